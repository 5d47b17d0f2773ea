"""A new edition is served by both engines as soon as it is built, without a restart."""

from pathlib import Path

import pytest

from observatory.build import build
from observatory.build.dataset import SQL
from observatory.engine import Engine, newest_folder, open_engine
from observatory.engine.distributed import DistributedEngine
from observatory.settings import Settings
from tests.dataset import rows_of, write_dataset, write_rows

DERIVED = sorted(SQL.glob("*.sql"))
SHARES = "-- Green shares\nselect green_share from job_profile where profile_id = 'p1'"


@pytest.fixture(params=["duckdb", "spark"])
def address(request: pytest.FixtureRequest) -> str:
    """What an operator sets as OBSERVATORY_ENGINE."""
    return "" if request.param == "duckdb" else str(request.getfixturevalue("spark_url"))


def test_a_new_edition_is_served_without_a_restart(address: str, tmp_path: Path) -> None:
    """Four editions in a row are answered by the engine that was opened on the first one."""
    data, out = write_dataset(tmp_path / "data"), tmp_path / "build" / "observatory.duckdb"
    build(data, out)
    engine: Engine = open_engine(Settings(data=data, dataset=out, engine=address))
    answers = [engine.ask(SHARES).item()]
    for share in (0.5, 0.75, 1.0):
        write_rows(data, "job_profile", [f"p1,welder,welding,{share}", rows_of("job_profile")[1]])
        build(data, out)
        answers.append(engine.ask(SHARES).item())
    if hasattr(engine, "close"):
        engine.close()

    assert [0.25, 0.5, 0.75, 1.0] == answers


@pytest.mark.parametrize("derived", DERIVED, ids=lambda file: file.stem)
def test_both_engines_derive_the_same(derived: Path, spark_url: str, tmp_path: Path) -> None:
    """What DuckDB prepared at build time is what a cluster would answer to the same text."""
    data, out = write_dataset(tmp_path / "data"), tmp_path / "build" / "observatory.duckdb"
    build(data, out)
    sql = derived.read_text(encoding="utf-8")
    prepared = open_engine(Settings(data=data, dataset=out, engine="")).ask(f"select * from {derived.stem}")
    cluster = DistributedEngine(spark_url, newest_folder(out))
    answer = cluster.ask(sql)
    cluster.close()

    assert (prepared.schema, prepared.rows()) == (answer.schema, answer.rows())
