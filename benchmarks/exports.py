"""How long files take, beside DuckDB's own COPY and Polars' own writers: `python -m benchmarks.exports`.

Ours carry the source, licence and edition of every row and neutralise formulas; the others write the bare table.
"""

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import duckdb
import polars as pl

from observatory.api import views as api
from observatory.api.asked import asked
from observatory.settings import settings

TABLE = "observation"
ROUNDS = 5


def median(work: Callable[[], object]) -> float:
    """Median seconds of several runs, after one to warm up."""
    work()
    times = []
    for _round in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def ours(form: str) -> int:
    """Make the file as the route makes it; its bytes are counted, not kept."""
    want = asked(f"tables/{TABLE}.{form}", b"")
    pieces = api._made(want, TABLE, "2026-11-23", "http://localhost/", "http://localhost/file")
    return sum(len(piece) for piece in pieces)


def main() -> None:
    """Print each form's time as a multiple of COPY and of Polars."""
    with tempfile.TemporaryDirectory() as place, duckdb.connect(str(settings().dataset), read_only=True) as connection:
        folder = Path(place)
        table = connection.table(TABLE).pl()
        print(f"{TABLE}: {table.height:,} rows")
        print(f"{'form':8} {'ours, ms':>10} {'÷ COPY':>8} {'÷ Polars':>9}")
        written: dict[str, Callable[[], object]] = {
            "csv": lambda: table.write_csv(folder / "polars.csv"),
            "parquet": lambda: table.write_parquet(folder / "polars.parquet"),
        }
        for form, polars in written.items():
            copied = median(lambda form=form: connection.execute(f"copy {TABLE} to '{folder}/copy.{form}'"))  # type: ignore[misc]
            took = median(lambda form=form: ours(form))  # type: ignore[misc]
            print(f"{form:8} {took * 1000:10.0f} {took / copied:8.1f} {took / median(polars):9.1f}")
        assert pl.read_csv(folder / "polars.csv", infer_schema=False).height == table.height  # noqa: S101 (a bench that wrote nothing measures nothing)


if __name__ == "__main__":
    main()
