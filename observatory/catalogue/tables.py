"""A table as its catalogue entry declares it: one file, or a folder of files with the same columns."""

from pathlib import Path

import polars as pl

from observatory.catalogue.entries import Dataset
from observatory.errors import DatasetInvalid, Finding

TYPES: dict[str, pl.DataType] = {
    "string": pl.String(),
    "list": pl.String(),
    "integer": pl.Int64(),
    "number": pl.Float64(),
    "boolean": pl.Boolean(),
    "date": pl.Date(),
}


def table_files(data: Path, table: str) -> list[Path]:
    """The files that make up a table, in a fixed order; empty where there is none."""
    folder = data / "tables"
    inside = sorted([*(folder / table).glob("*.parquet"), *(folder / table).glob("*.csv")])
    single = [folder / f"{table}{ending}" for ending in (".csv", ".parquet")]
    return [file for file in single if file.is_file()] + inside


def read_text(file: Path) -> pl.DataFrame:
    """A file's cells as they stand: CSV as text, Parquet with its own types.

    Raises:
        polars.exceptions.PolarsError, OSError, UnicodeDecodeError: the file is not what its ending says.
    """
    if file.suffix == ".parquet":
        return pl.read_parquet(file)
    return pl.read_csv(file, infer_schema=False, encoding="utf8")


def read_table(data: Path, dataset: Dataset) -> pl.DataFrame:
    """Read a checked table with the types of its catalogue entry; lists stay text joined with `|`.

    Returns:
        One row per row of all files, columns in the order of the entry.

    Raises:
        DatasetInvalid: a cell is not of the declared type; run `observatory check` for every finding.
    """
    frames = [typed(read_text(file), dataset) for file in table_files(data, dataset.table)]
    if not frames:
        finding = Finding(
            f"tables/{dataset.table}", None, None, "file", "The table has no file.", "Run `observatory ingest`."
        )
        raise DatasetInvalid([finding])
    return pl.concat(frames)


def typed(frame: pl.DataFrame, dataset: Dataset) -> pl.DataFrame:
    """Cast the columns of a frame to the declared types.

    Raises:
        DatasetInvalid: a column is missing or a cell cannot be cast.
    """
    try:
        return frame.select(cast(field.name, field.type, frame) for field in dataset.fields)
    except pl.exceptions.PolarsError as error:
        finding = Finding(
            f"tables/{dataset.table}", None, None, "type", f"{error}.", "Run `observatory check` for the rows."
        )
        raise DatasetInvalid([finding]) from error


def cast(name: str, kind: str, frame: pl.DataFrame, *, strict: bool = True) -> pl.Expr:
    """The expression that gives a column its declared type; booleans in CSV are `true` and `false`."""
    column = pl.col(name)
    if kind == "boolean" and frame.schema.get(name) == pl.String:
        return column.replace_strict({"true": True, "false": False}, default=None, return_dtype=pl.Boolean)
    if kind == "date" and frame.schema.get(name) == pl.String:
        return column.str.to_date("%Y-%m-%d", strict=strict)
    return column.cast(TYPES[kind], strict=strict)
