"""Regions by skill: the rearranged model answers what the model itself answers, on the served dataset."""

import polars as pl
import pytest

from observatory.queries import demand, profiles, spread
from observatory.views.served import newest


@pytest.fixture(scope="module")
def given() -> demand.Inputs:
    """What the model takes."""
    return demand.inputs(newest())


@pytest.mark.parametrize(("period", "region"), [("2024", "ES21"), ("2024", "DE11"), ("2018", "ITC4"), ("2018", "FI1B")])
def test_a_region_has_the_quotients_of_its_own_page(given: demand.Inputs, period: str, region: str) -> None:
    """Skill for skill: base reading, lowest, highest, share."""
    world = spread.spread(given, period=period)
    scene = demand.scene(given, region=region, period=period)
    if (scene.basis == "none") != (period == "2018"):
        pytest.fail("The page and the comparison stand on different industries.")
    asked = demand.skills(newest(), language="en")["skill_id"].sort()[::600].to_list()
    marked = pl.DataFrame({"skill_id": asked, "kind": asked, "profiles": [5] * len(asked)})
    own = demand.quotients(scene.here, scene.europe, marked)

    for row in own.filter(pl.col("quotient") > 0).iter_rows(named=True):
        found = spread.skill(world, row["kind"]).filter(region=region).row(0, named=True)
        assert (row["quotient"], row["low"], row["high"], 100 * row["share"]) == pytest.approx(
            (found["quotient"], found["low"], found["high"], found["percent"])
        )


def test_a_profile_weighs_where_its_industry_is(given: demand.Inputs) -> None:
    """The weights are those of the model: share here divided by share in the EU."""
    world = spread.spread(given, period="2024")
    scene = demand.scene(given, region="ES21", period="2024")
    profile = profiles.profiles(newest(), language="en").filter(name="welder")["profile_id"][0]
    here, there = (area.occupations.filter(profile_id=profile)["weight"][0] for area in (scene.here, scene.europe))

    assert here / there == pytest.approx(spread.profile(world, profile).filter(region="ES21")["quotient"][0])
