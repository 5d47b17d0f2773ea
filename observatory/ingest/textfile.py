"""A publisher's text file as a frame of text cells, or a clear word on why it cannot be read."""

import csv
import gzip
import io
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import polars as pl

from observatory.errors import SourceUnreadable

# The longest honest cell in any of our sources is a few hundred characters; a runaway quote makes one of megabytes.
LONGEST_LINE: Final = 1_000_000


def read_text(file: Path) -> str:
    """Return a whole file as text; `.gz` is unpacked.

    Raises:
        SourceUnreadable: the file is missing, cut short, not UTF-8, or has a line of more than a million characters.
    """
    try:
        packed = file.read_bytes()
        raw = gzip.decompress(packed) if file.suffix == ".gz" else packed
        text = one_line_break(raw.decode("utf-8-sig"))
    except FileNotFoundError as error:
        raise missing(file) from error
    except OSError as error:  # gzip.BadGzipFile is one too
        raise SourceUnreadable(f"{file.name} cannot be opened: {error}. Download it again.") from error
    except (EOFError, zlib.error) as error:
        raise SourceUnreadable(f"{file.name} is cut short or damaged: {error}. Download it again.") from error
    except UnicodeDecodeError as error:
        row = raw[: error.start].count(b"\n") + 1
        raise SourceUnreadable(
            f"{file.name}, row {row}: the text is not UTF-8, so encodings are mixed. Download it again, "
            "do not save it from a spreadsheet."
        ) from error
    refuse_runaway_lines(file.name, text)
    return text


def missing(file: Path) -> SourceUnreadable:
    """The word for a file that is not there."""
    return SourceUnreadable(f"{file} is missing. CONTRIBUTING.md lists the files that are read and their folders.")


def one_line_break(text: str) -> str:
    """The text with line breaks of one sign, so that a file saved on Windows reads the same."""
    return text.replace("\r\n", "\n")


def refuse_ragged_rows(source: str, text: str, *, separator: str = ",", quote: str | None = '"') -> None:
    """Refuse a text whose rows do not all have as many cells as the header.

    Raises:
        SourceUnreadable: names the place and the row.
    """
    lines = io.StringIO(text, newline="")
    rows = (
        csv.reader(lines, delimiter=separator, quotechar=quote)
        if quote
        else csv.reader(lines, delimiter=separator, quoting=csv.QUOTE_NONE)
    )
    row = 1
    try:
        width = len(next(rows, []))
        for row, cells in enumerate(rows, start=2):
            if cells and len(cells) != width:
                raise SourceUnreadable(
                    f"{source}, row {row}: {len(cells)} cells instead of {width}; the row is cut off, a quote is not "
                    "closed, or a sign between cells is not quoted. Download it again."
                )
    except csv.Error as error:
        raise SourceUnreadable(f"{source}, row {row + 1}: {error}. Download it again.") from error


def refuse_runaway_lines(source: str, text: str) -> None:
    """Refuse a text with a line of more than a million characters.

    Raises:
        SourceUnreadable: names the place and the row.
    """
    for row, line in enumerate(text.split("\n"), start=1):
        if len(line) > LONGEST_LINE:
            raise SourceUnreadable(
                f"{source}, row {row}: a line of {len(line):,} characters; a quote is not closed, or the file "
                "is not what its name says. Download it again."
            )


def read_cells(file: Path, *, separator: str, columns: Sequence[str], quote: str | None = '"') -> pl.DataFrame:
    """Return a delimited file as text cells with a first column `row`, its line as a spreadsheet counts it.

    Args:
        file: the file, packed or not.
        separator: what stands between two cells.
        columns: names that the header must have; others may stand beside them.
        quote: the quote character, None where quotes are ordinary text.

    Raises:
        SourceUnreadable: see `read_text`; a column is missing; a row has more cells than the header.
    """
    text = read_text(file)
    try:
        cells = pl.read_csv(
            io.BytesIO(text.encode()),
            separator=separator,
            quote_char=quote,
            infer_schema=False,
            truncate_ragged_lines=True,
        )
    except pl.exceptions.PolarsError as error:
        raise SourceUnreadable(f"{file.name} cannot be split into cells: {error}. Download it again.") from error
    if lacking := [name for name in columns if name not in cells.columns]:
        raise SourceUnreadable(
            f"{file.name} has no column {', '.join(lacking)}; its header reads {cells.columns[0][:80]!r} first. "
            f"Cells must be separated by {separator!r}: take the publisher's own file."
        )
    refuse_ragged_rows(file.name, text, separator=separator, quote=quote)
    return cells.with_row_index("row", offset=2)
