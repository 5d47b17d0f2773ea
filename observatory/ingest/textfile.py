"""A publisher's text file as a frame of text cells, or a clear word on why it cannot be read."""

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
        text = raw.decode("utf-8-sig")
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


def refuse_runaway_lines(place: str, text: str) -> None:
    """Refuse a text with a line of more than a million characters.

    Raises:
        SourceUnreadable: names the place and the row.
    """
    for row, line in enumerate(text.split("\n"), start=1):
        if len(line) > LONGEST_LINE:
            raise SourceUnreadable(
                f"{place}, row {row}: a line of {len(line):,} characters; a quote is not closed, or the file "
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
        )
    except pl.exceptions.PolarsError as error:
        raise SourceUnreadable(f"{file.name} cannot be split into cells: {error}. Download it again.") from error
    if missing := [name for name in columns if name not in cells.columns]:
        raise SourceUnreadable(
            f"{file.name} has no column {', '.join(missing)}; its header reads {cells.columns[0][:80]!r} first. "
            f"Cells must be separated by {separator!r}: take the publisher's own file."
        )
    return cells.with_row_index("row", offset=2)
