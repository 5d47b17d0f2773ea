"""Whole tables of the served edition, from the Parquet files that were built with it."""

from pathlib import Path

import polars as pl

from observatory.errors import DatasetMissing


def read(folder: Path, table: str) -> pl.DataFrame:
    """A table of the served edition.

    Raises:
        DatasetMissing: the edition has no such table; names are compared, never pasted into a path.
    """
    known = {file.stem: file for file in folder.glob("*.parquet")}
    if table not in known:
        raise DatasetMissing(f"There is no table “{table}” in this edition.")
    return pl.read_parquet(known[table])
