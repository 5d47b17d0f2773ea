"""Figures for files: all of them or some, with status, flag and codes beside names."""

from collections.abc import Sequence

import polars as pl
import pytest

from observatory.engine import Engine
from observatory.queries import observations
from tests.conftest import World
from tests.spec.small_europe import cell, small_europe

CELLS = [
    cell("tertiary", "ES", "2023", 40.0),
    cell("tertiary", "ES21", "2023", 50.0, flag="b"),
    cell("tertiary", "ES21", "2024", None, status="suppressed"),
    cell("postings", "ES", "2024-01", 101.5, member="welding"),
]


def asked(
    engine: Engine, *, indicator: Sequence[str] = (), region: Sequence[str] = (), period: Sequence[str] = ()
) -> pl.DataFrame:
    """The pieces put together."""
    pieces = observations.observations(engine, indicator=indicator, region=region, period=period, language="es")
    return pl.concat(pieces)


def test_everything_leaves_unless_something_is_chosen(world: World) -> None:
    """All four cells, also the one without a value."""
    found = asked(world(small_europe(CELLS))).sort("indicator", "region", "period")

    assert [
        ("postings", "ES", "2024-01", 101.5, "value", None),
        ("tertiary", "ES", "2023", 40.0, "value", None),
        ("tertiary", "ES21", "2023", 50.0, "value", "b"),
        ("tertiary", "ES21", "2024", None, "suppressed", None),
    ] == found.select("indicator", "region", "period", "value", "status", "flag").rows()


def test_names_stand_beside_codes_in_the_language_asked_for(world: World) -> None:
    """Spanish where there is Spanish, else English."""
    found = asked(world(small_europe(CELLS)), region=["ES"]).sort("indicator")

    assert [
        ("postings", "Job postings", "ES", "Spain"),
        ("tertiary", "Educación superior", "ES", "Spain"),
    ] == found.select("indicator", "indicator_name", "region", "region_name").rows()


@pytest.mark.parametrize(
    ("chosen", "rows"),
    [
        ({"indicator": ["tertiary"]}, 3),
        ({"indicator": ["tertiary"], "region": ["ES21"]}, 2),
        ({"period": ["2023", "2024-01"]}, 3),
        ({"indicator": ["postings"], "region": ["ES21"]}, 0),
    ],
)
def test_choices_narrow_together(world: World, chosen: dict[str, list[str]], rows: int) -> None:
    """Codes of one choice add up, choices narrow each other; nothing found still has its columns."""
    found = asked(world(small_europe(CELLS)), **chosen)

    assert (rows, 14) == found.shape


def test_what_can_be_chosen(world: World) -> None:
    """Regions and periods with rows, and what stands behind them."""
    engine = world(small_europe(CELLS))
    behind = observations.origins(engine, indicator=["tertiary"], region=[], period=[])

    assert ["ES", "ES21"] == list(observations.regions(engine, language="en"))
    assert ["2023", "2024", "2024-01"] == observations.periods(engine)
    assert ["survey"] == behind["origin"].to_list()
