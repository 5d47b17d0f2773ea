"""Tidy tables: read one column to check against, write several files so that all change or none does."""

import csv
import io
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import polars as pl

from observatory.catalogue.tables import read_text, table_files
from observatory.errors import SourceUnreadable

Rows = list[list[object]]


def column(data: Path, table: str, name: str) -> frozenset[str]:
    """Return every value of a column of a table that is already in the dataset.

    Raises:
        SourceUnreadable: the table is not there yet.
    """
    files = table_files(data, table)
    if not files:
        raise SourceUnreadable(f"There is no table `{table}` in {data / 'tables'}. Ingest it first, then repeat this.")
    return frozenset(value for file in files for value in read_text(file)[name] if value is not None)


def write_tables(data: Path, tables: Mapping[str, tuple[Sequence[str], Iterable[Sequence[object]]]]) -> None:
    """Write CSV tables below `tables/`: everything is composed first, then moved into place.

    Args:
        data: the data folder.
        tables: columns and rows by path; a list is joined with `|`, None is an empty cell.
    """
    drafts: list[tuple[Path, Path]] = []
    for path, (columns, rows) in tables.items():
        file = data / "tables" / path
        draft = file.with_name(file.name + ".part")
        file.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(_csv(columns, rows))
        drafts.append((draft, file))
    for draft, file in drafts:
        os.replace(draft, file)  # noqa: PTH105 - the one call that replaces atomically on every platform


def _csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return text.getvalue().encode()


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case list():
            return "|".join(str(part) for part in value)
        case float():
            return f"{value:g}"
        case _:
            return str(value)


def replace_tables(data: Path, tables: Mapping[str, pl.DataFrame]) -> None:
    """Write frames below `tables/`, CSV or Parquet by their ending: all are composed first, then moved into place."""
    drafts: list[tuple[Path, Path]] = []
    for path, frame in tables.items():
        file = data / "tables" / path
        draft = file.with_name(file.name + ".part")
        file.parent.mkdir(parents=True, exist_ok=True)
        if file.suffix == ".parquet":
            frame.write_parquet(draft, compression="zstd", statistics=False)
        else:
            frame.write_csv(draft)
        drafts.append((draft, file))
    for draft, file in drafts:
        os.replace(draft, file)  # noqa: PTH105 - the one call that replaces atomically on every platform
