"""A table's files before any cell is looked at: readable, whole, in UTF-8, with the declared columns."""

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import polars as pl

from observatory.catalogue import Dataset, table_files
from observatory.errors import Finding

DELIMITERS = ";\t|"
MAGIC = {b"PK": "zip file or workbook", b"\x1f\x8b": "compressed file", b"PAR1": "Parquet file"}
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def read(data: Path, dataset: Dataset) -> tuple[pl.DataFrame, list[Finding]]:
    """Read the files of a table as they stand.

    Returns:
        The rows of all readable files with `_file` (relative to the data folder) and `_row` (as a spreadsheet counts:
        the header is row 1); and what is wrong with the others.
    """
    frames, findings = [], []
    for file in table_files(data, dataset.table):
        name = file.relative_to(data).as_posix()
        frame, of_file = _csv(file, name, dataset) if file.suffix == ".csv" else _parquet(file, name, dataset)
        findings += of_file
        if frame is not None:
            frames.append(frame.with_columns(_file=pl.lit(name)))
    if frames and not findings and all(frame.is_empty() for frame in frames):
        message, remedy = "The table has no row.", "Run `observatory ingest`, or delete table and entry."
        findings.append(Finding(f"tables/{dataset.table}", None, None, "empty", message, remedy))
    empty = pl.DataFrame(
        schema={field.name: pl.String for field in dataset.fields} | {"_file": pl.String, "_row": pl.Int64}
    )
    return (pl.concat(frames, how="vertical_relaxed") if frames else empty), findings


def _csv(file: Path, name: str, dataset: Dataset) -> tuple[pl.DataFrame | None, list[Finding]]:
    raw = file.read_bytes()
    for start, kind in MAGIC.items():
        if raw.startswith(start):
            return None, [Finding(name, 1, None, "format", f"This is a {kind}.", "Save the table as CSV.")]
    if raw.startswith(BYTE_ORDER_MARK):
        message, remedy = "The file begins with a byte order mark.", "Save it as UTF-8 without one."
        return None, [Finding(name, 1, None, "encoding", message, remedy)]
    if raw.partition(b"\n")[0].endswith(b"\r"):
        message, remedy = "The lines end as on Windows (CR LF).", "Save it with line breaks of one sign (LF)."
        return None, [Finding(name, 1, None, "lines", message, remedy)]
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, [_not_utf8(raw, error.start, name)]
    with _cells_of_any_size():
        frame, findings = _rows(text, name, dataset)
    if text and not text.endswith("\n"):
        rows = None if frame is None else frame.height + 1
        remedy = "If it was cut off, take it from its source again; otherwise end the last line."
        findings.append(Finding(name, rows, None, "end", "The last row does not end with a line break.", remedy))
    return frame, findings


def _not_utf8(raw: bytes, start: int, name: str) -> Finding:
    """Name the row and the cell in which another encoding begins."""
    with _cells_of_any_size():
        before = list(csv.reader(io.StringIO(raw[:start].decode("utf-8") + "x", newline="")))
    header = before[0] if len(before) > 1 else []
    column = len(before[-1]) - 1
    field = header[column] if column < len(header) else None
    message = f"Byte {start} is not UTF-8 (it reads {raw[start : start + 4]!r})."
    return Finding(name, len(before), field, "encoding", message, "Save the whole file as UTF-8.")


@contextmanager
def _cells_of_any_size() -> Iterator[None]:
    """Let a huge cell be read, so that it can be named; the limit belongs to the whole process and is put back."""
    usual = csv.field_size_limit(2**31 - 1)
    try:
        yield
    finally:
        csv.field_size_limit(usual)


def _rows(text: str, name: str, dataset: Dataset) -> tuple[pl.DataFrame | None, list[Finding]]:
    lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    expected = [field.name for field in dataset.fields]
    rows: list[list[str | None]] = []
    numbers: list[int] = []
    findings: list[Finding] = []
    number = 1
    try:
        header = next(lines, [])
        problem = _header(header, expected, name)
        if problem:
            return None, [problem]
        for number, cells in enumerate(lines, start=2):
            if len(cells) == len(header):
                rows.append([cell or None for cell in cells])
                numbers.append(number)
            else:
                message = f"The row has {len(cells)} cells, the header {len(header)}."
                remedy = "Quote cells that hold a comma or a line break; check that the file is complete."
                findings.append(Finding(name, number, None, "columns", message, remedy))
    except csv.Error as error:
        message = f"The file breaks off or misquotes: {error}."
        remedy = "Close the quotation; if the file was cut off, take it from its source again."
        return None, [Finding(name, number + 1, None, "csv", message, remedy)]
    frame = pl.DataFrame(rows, schema=dict.fromkeys(header, pl.String), orient="row")
    return frame.select(expected).with_columns(_row=pl.Series(numbers, dtype=pl.Int64)), findings


def _header(header: list[str], expected: list[str], name: str) -> Finding | None:
    if sorted(header) == sorted(expected):
        return None
    if len(header) == 1 and len(expected) > 1 and any(sign in header[0] for sign in DELIMITERS):
        message = f"The columns are not separated by commas: “{header[0][:60]}”."
        return Finding(name, 1, None, "delimiter", message, "Save the file as CSV with commas.")
    missing = ", ".join(field for field in expected if field not in header) or "none"
    unknown = ", ".join(field for field in header if field not in expected) or "none"
    twice = ", ".join(sorted({field for field in header if header.count(field) > 1})) or "none"
    message = f"Columns missing: {missing}; unknown: {unknown}; twice: {twice}."
    return Finding(name, 1, None, "columns", message, "Name the columns as the catalogue entry does.")


def _parquet(file: Path, name: str, dataset: Dataset) -> tuple[pl.DataFrame | None, list[Finding]]:
    try:
        frame = pl.read_parquet(file)
    except (pl.exceptions.PolarsError, OSError) as error:
        remedy = "The file is damaged or cut off; run `observatory ingest` again."
        return None, [Finding(name, None, None, "format", f"This is no whole Parquet file: {error}.", remedy)]
    problem = _header(frame.columns, [field.name for field in dataset.fields], name)
    if problem:
        return None, [problem]
    strange = _strange(frame, name, dataset)
    frame = frame.select(field.name for field in dataset.fields)
    return (None if strange else frame.with_columns(_row=pl.int_range(2, pl.len() + 2, dtype=pl.Int64))), strange


def _strange(frame: pl.DataFrame, name: str, dataset: Dataset) -> list[Finding]:
    """Columns stored as something that cannot be what the entry declares: codes as numbers lose their zeros."""
    findings = []
    for field in dataset.fields:
        kind = frame.schema[field.name]
        text = kind.is_(pl.String) or isinstance(kind, pl.Categorical | pl.Enum | pl.Null)
        fits = text or (field.type not in {"string", "list"} and not kind.is_nested())
        if not fits:
            message = f"The column is stored as {kind}, the entry says {field.type}."
            remedy = "Write codes as text and lists joined with “|”."
            findings.append(Finding(name, None, field.name, "type", message, remedy))
    return findings
