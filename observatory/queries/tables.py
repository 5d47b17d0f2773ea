"""Whole tables of the dataset."""

from collections.abc import Iterator

import polars as pl

from observatory.engine import Engine
from observatory.errors import NotHeld
from observatory.queries import datasets
from observatory.queries.question import question


def table(engine: Engine, name: str) -> Iterator[pl.DataFrame]:
    """All rows of a table, piece by piece.

    Raises:
        NotHeld: the dataset has no such table; names are compared before one is put into the question.
    """
    if name not in datasets.datasets(engine, language="en")["dataset"]:
        raise NotHeld(f"There is no table “{name[:60]}” in this edition.")
    # No engine binds the name of a table.
    return engine.stream(question("whole_table").format(table=name))
