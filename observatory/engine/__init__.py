"""The only room that speaks to a database: one method, `ask(sql, params)`, in this process or on a cluster."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Protocol

import polars as pl

from observatory.engine.embedded import EmbeddedEngine
from observatory.settings import Settings

__all__ = ["EmbeddedEngine", "Engine", "open_engine"]


class Engine(Protocol):
    """Whoever can answer a question in portable SQL."""

    def ask(self, sql: str, params: Mapping[str, object] | None = None) -> pl.DataFrame:
        """Answer a question.

        Args:
            sql: text in the common ground of DuckDB and Spark SQL, with `:named` placeholders.
            params: a value for every placeholder; values are bound, never pasted into the text.

        Returns:
            Columns of Int64, Float64, String, Boolean or Date, whatever widths the engine computed with.

        Raises:
            QuestionFailed: the engine could not answer.
        """
        ...

    def stream(self, sql: str, params: Mapping[str, object] | None = None) -> Iterator[pl.DataFrame]:
        """Answer a question piece by piece, for answers that need not fit into memory; as `ask`, in frames of rows.

        At least one frame comes, so that an empty answer has its columns.
        """
        ...


def open_engine(settings: Settings) -> Engine:
    """The engine that the operator's settings name.

    Raises:
        DatasetMissing: there is no dataset to serve.
        QuestionFailed: the cluster cannot be reached.
    """
    if settings.engine:
        from observatory.engine.distributed import DistributedEngine  # noqa: PLC0415 (an optional extra)

        return DistributedEngine(settings.engine, newest_folder(settings.dataset))
    return EmbeddedEngine(settings.dataset)


def newest_folder(dataset: Path) -> Callable[[], Path]:
    """Who knows the Parquet folder to serve: a folder is itself, a DuckDB file names the one it was built with."""
    if dataset.is_dir():
        return lambda: dataset
    file = EmbeddedEngine(dataset)
    return lambda: dataset.parent / str(file.ask("select parquet from edition").item())
