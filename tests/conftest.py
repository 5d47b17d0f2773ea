"""Small worlds: a dataset made in code, on every engine that must answer the same."""

import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import duckdb
import polars as pl
import pytest

from observatory.engine import EmbeddedEngine, Engine

# pyspark takes a main module without a file for a run of its own doctests, asks for a Java installation and exits; a
# worker of pytest-xdist has such a main module.
if not hasattr(sys.modules["__main__"], "__file__"):
    sys.modules["__main__"].__file__ = __file__

World = Callable[[Mapping[str, pl.DataFrame]], Engine]


def write_duckdb(tables: Mapping[str, pl.DataFrame], file: Path) -> None:
    """Write frames as the tables of one DuckDB file."""
    with duckdb.connect(str(file)) as connection:
        for name, frame in tables.items():
            connection.register("frame", frame.to_arrow())
            connection.execute(f'create table "{name}" as select * from frame')
            connection.unregister("frame")


@pytest.fixture(scope="session")
def spark_url() -> Iterator[str]:
    """A Spark Connect server on a free local port, for as long as the tests run."""
    from pysail.spark import SparkConnectServer  # noqa: PLC0415 (only the spec tests pay for it)

    server = SparkConnectServer()
    server.start(background=True)
    _host, port = server.listening_address
    yield f"sc://localhost:{port}"
    server.stop()


@pytest.fixture(params=["duckdb", "spark"])
def world(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[World]:
    """Builds a small world from frames and opens it with the engine under test."""
    opened: list[Callable[[], None]] = []

    def build(tables: Mapping[str, pl.DataFrame]) -> Engine:
        if request.param == "duckdb":
            write_duckdb(tables, tmp_path / "world.duckdb")
            return EmbeddedEngine(tmp_path / "world.duckdb")
        from observatory.engine.distributed import DistributedEngine  # noqa: PLC0415

        for name, frame in tables.items():
            frame.write_parquet(tmp_path / f"{name}.parquet")
        engine = DistributedEngine(request.getfixturevalue("spark_url"), tmp_path)
        opened.append(engine.close)
        return engine

    yield build
    for close in opened:
        close()
