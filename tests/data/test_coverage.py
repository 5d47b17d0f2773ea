"""Taught + untaught = demanded on the dataset that is served, wherever demand can be modelled."""

import polars as pl
import pytest

from observatory.engine import EmbeddedEngine
from observatory.model.region import EU
from observatory.queries import coverage, demand
from observatory.settings import settings


@pytest.fixture(scope="module")
def engine() -> EmbeddedEngine:
    """The dataset as it was built."""
    assert settings().dataset.is_file(), "Run `make build` (or `observatory build`) before this test."
    return EmbeddedEngine(settings().dataset)


def test_the_identity_holds_for_every_area(engine: EmbeddedEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Regions, countries and the EU: 100 % of demand is shared out between taught and untaught, and nothing twice."""
    # What is summed is the base reading; the others, which say how far it may be off, take most of the time.
    monkeypatch.setattr("observatory.model.demand.READINGS", ())
    given = demand.inputs(engine)
    named = demand.skills(engine, language="en")
    places = demand.places(engine, language="en")
    areas = [EU, *places["country"].unique().sort(), *places["region"]]
    broken, held = [], 0
    for code in areas:
        found = coverage.spot(given, code=code)
        if found is not None:
            sums = coverage.groups(coverage.skills(found, named), {}).select(
                pl.col("demanded", "taught", "untaught").sum()
            )
            demanded, taught, untaught = (round(one, 6) for one in sums.row(0))
            held += 1
            if (demanded, round(taught + untaught, 6)) != (100.0, 100.0):
                broken.append(code)

    assert [] == broken
    assert held > 200
