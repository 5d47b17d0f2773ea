"""The only room that speaks to a database: one method, `ask(sql, params)`, in this process or on a cluster."""

from collections.abc import Callable
from pathlib import Path

from observatory.engine.embedded import EmbeddedEngine
from observatory.engine.engine import Engine
from observatory.engine.memory import Remembering, kept
from observatory.settings import Settings

__all__ = ["EmbeddedEngine", "Engine", "Remembering", "kept", "open_engine"]


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
