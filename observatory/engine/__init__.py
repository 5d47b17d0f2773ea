"""The only room that speaks to a database: one method, `ask(sql, params)`, in this process or on a cluster."""

from collections.abc import Mapping
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

        Raises:
            QuestionFailed: the engine could not answer.
        """
        ...


def open_engine(settings: Settings) -> Engine:
    """The engine that the operator's settings name.

    Raises:
        DatasetMissing: the embedded engine has no dataset to serve.
    """
    if settings.engine:
        from observatory.engine.distributed import DistributedEngine  # noqa: PLC0415 (an optional extra)

        return DistributedEngine(settings.engine, settings.dataset)
    return EmbeddedEngine(settings.dataset)
