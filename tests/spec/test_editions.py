"""A new edition is served by both engines as soon as it is built, without a restart."""

from pathlib import Path

import pytest

from observatory.build import build
from observatory.engine import Engine, open_engine
from observatory.settings import Settings
from tests.dataset import rows_of, write_dataset, write_rows

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
