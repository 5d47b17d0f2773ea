"""A table's files before any cell is looked at: readable, whole, in UTF-8, with the declared columns."""

import csv
from pathlib import Path

import polars as pl

from observatory.catalogue import Dataset, table_files
from observatory.errors import Finding

LARGEST_CELL = 1_000_000
DELIMITERS = ";\t|"


def read(data: Path, dataset: Dataset) -> tuple[pl.DataFrame, list[Finding]]:
    """Read the files of a table as they stand.

    Returns:
        The rows of all readable files with `_file` (relative to the data folder) and `_row` (as a spreadsheet counts:
        the header is row 1); and what is wrong with the others.
    """
    frames, findings = [], []
    for file in table_files(data, dataset.table):
        name = file.relative_to(data).as_posix()
        frame, found = _csv(file, name, dataset) if file.suffix == ".csv" else _parquet(file, name, dataset)
        findings += found
        if frame is not None:
            frames.append(frame.with_columns(_file=pl.lit(name)))
    empty = pl.DataFrame(
        schema={field.name: pl.String for field in dataset.fields} | {"_file": pl.String, "_row": pl.Int64}
    )
    return (pl.concat(frames, how="vertical_relaxed") if frames else empty), findings


def _csv(file: Path, name: str, dataset: Dataset) -> tuple[pl.DataFrame | None, list[Finding]]:
    raw = file.read_bytes()
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        row = raw[: error.start].count(b"\n") + 1
        message = f"Byte {error.start} is not UTF-8 (it reads {raw[error.start : error.start + 4]!r})."
        return None, [Finding(name, row, None, "encoding", message, "Save the whole file as UTF-8.")]
    if text.startswith("PK\x03\x04"):
        return None, [Finding(name, 1, None, "format", "This is a zip or workbook.", "Save it as CSV.")]
    return _rows(text, name, dataset)


def _rows(text: str, name: str, dataset: Dataset) -> tuple[pl.DataFrame | None, list[Finding]]:
    csv.field_size_limit(2**31 - 1)
    lines = csv.reader(text.splitlines(keepends=True), strict=True)
    expected = [field.name for field in dataset.fields]
    rows: list[list[str | None]] = []
    numbers: list[int] = []
    findings: list[Finding] = []
    try:
        header = next(lines, [])
        problem = _header(header, expected, name)
        if problem:
            return None, [problem]
        for cells in lines:
            if len(cells) != len(header):
                message = f"The row has {len(cells)} cells, the header {len(header)}."
                remedy = "Quote cells that hold a comma or a line break; check that the file is complete."
                findings.append(Finding(name, lines.line_num, None, "columns", message, remedy))
                continue
            findings += _oversized(cells, header, name, lines.line_num)
            rows.append([cell or None for cell in cells])
            numbers.append(lines.line_num)
    except csv.Error as error:
        remedy = "Close the quotation; if the file was cut off, take it from its source again."
        return None, [Finding(name, lines.line_num, None, "csv", f"The file breaks off or misquotes: {error}.", remedy)]
    frame = pl.DataFrame(rows, schema=dict.fromkeys(header, pl.String), orient="row")
    return frame.select(expected).with_columns(_row=pl.Series(numbers, dtype=pl.Int64)), findings


def _header(header: list[str], expected: list[str], name: str) -> Finding | None:
    if set(header) == set(expected):
        return None
    if len(header) == 1 and len(expected) > 1 and any(sign in header[0] for sign in DELIMITERS):
        message = f"The columns are not separated by commas: “{header[0][:60]}”."
        return Finding(name, 1, None, "delimiter", message, "Save the file as CSV with commas.")
    missing = [field for field in expected if field not in header]
    unknown = [field for field in header if field not in expected]
    message = f"Columns missing: {', '.join(missing) or 'none'}; unknown: {', '.join(unknown) or 'none'}."
    return Finding(name, 1, None, "columns", message, "Name the columns as the catalogue entry does.")


def _oversized(cells: list[str], header: list[str], name: str, row: int) -> list[Finding]:
    return [
        Finding(name, row, field, "size", f"A cell holds {len(cell):,} characters.",
                f"Keep cells below {LARGEST_CELL:,}; a missing quotation mark often swallows the rest of a file.")
        for field, cell in zip(header, cells, strict=True)
        if len(cell) > LARGEST_CELL
    ]  # fmt: skip


def _parquet(file: Path, name: str, dataset: Dataset) -> tuple[pl.DataFrame | None, list[Finding]]:
    try:
        frame = pl.read_parquet(file)
    except (pl.exceptions.PolarsError, OSError) as error:
        remedy = "The file is damaged or cut off; run `observatory ingest` again."
        return None, [Finding(name, None, None, "format", f"This is no whole Parquet file: {error}.", remedy)]
    problem = _header(frame.columns, [field.name for field in dataset.fields], name)
    if problem:
        return None, [problem]
    frame = frame.select(field.name for field in dataset.fields)
    return frame.with_columns(_row=pl.int_range(1, pl.len() + 1, dtype=pl.Int64)), []
