"""Demand against teaching: what is taught and what is not adds up to what is demanded, on every engine."""

import polars as pl
import pytest

from observatory.queries import coverage, demand
from tests.conftest import World
from tests.spec.small_europe import EU
from tests.spec.workshops import workshops


@pytest.mark.parametrize(("code", "regions"), [("ES21", 1), ("ES", 3), ("LU", 1), (EU, 3)])
def test_a_region_a_country_and_the_union_have_a_demand(world: World, code: str, regions: int) -> None:
    """Spain has three regions; Luxembourg is its own only region; the EU speaks of the newest year."""
    found = coverage.spot(demand.inputs(world(workshops())), code=code)

    assert found is not None
    assert (code, regions) == (found.code, found.area.regions)


@pytest.mark.parametrize("code", ["TR10", "TR", "XX"])
def test_without_figures_there_is_no_coverage(world: World, code: str) -> None:
    """Not zero, not everything: nothing."""
    assert coverage.spot(demand.inputs(world(workshops())), code=code) is None


@pytest.mark.parametrize("code", ["ES21", "ES11", "ES", "LU00", EU])
def test_taught_and_untaught_are_what_is_demanded(world: World, code: str) -> None:
    """In every row, in every group, and 100 % in all."""
    engine = world(workshops())
    found = coverage.spot(demand.inputs(engine), code=code)
    assert found is not None
    listed = coverage.skills(found, demand.skills(engine, language="en"))
    grouped = coverage.groups(listed, demand.groups(engine, language="en"))

    for rows in (listed, grouped):
        assert (rows["taught"] + rows["untaught"]).round(9).to_list() == rows["demanded"].round(9).to_list()
    assert (100.0, 100.0) == (round(listed["demanded"].sum(), 9), round(grouped["demanded"].sum(), 9))
    assert 100.0 == round(grouped["teaching"].sum(), 9)


def test_groups_say_how_much_of_them_is_taught(world: World) -> None:
    """One design teaches turning: of the group of turning and soldering only turning is covered."""
    engine = world(workshops())
    found = coverage.spot(demand.inputs(engine), code="ES21")
    assert found is not None
    listed = coverage.skills(found, demand.skills(engine, language="en"))
    turn, solder = (listed.filter(skill_id=skill)["demanded"][0] for skill in ("turn", "solder"))
    row = coverage.groups(listed, demand.groups(engine, language="en")).filter(group_id="S8.1").row(0, named=True)

    assert ("operating machinery", 2, 1) == (row["name"], row["skills"], row["skills_taught"])
    assert round(100 * turn / (turn + solder), 9) == round(row["covered"], 9)


def test_what_is_untaught_and_what_is_little_demanded(world: World) -> None:
    """Soldering is demanded and nobody teaches it; what is taught and not demanded at all comes first."""
    engine = world(workshops())
    found = coverage.spot(demand.inputs(engine), code="ES21")
    assert found is not None
    listed = coverage.skills(found, demand.skills(engine, language="en"))

    assert "solder" == coverage.untaught(listed)["skill_id"][0]
    assert set(coverage.untaught(listed)["records"]) == {0}
    little = coverage.little_demanded(listed)
    assert little["demanded"].to_list() == sorted(little["demanded"])
    assert 0 not in set(little["records"])


def test_teaching_is_weighed_against_demand(world: World) -> None:
    """The share of a group in all teaching over its share in all demand; the spread holds the base reading."""
    engine = world(workshops())
    found = coverage.spot(demand.inputs(engine), code="ES21")
    assert found is not None
    named = demand.skills(engine, language="en")
    rows = coverage.balance(found, named, demand.groups(engine, language="en"))
    grouped = coverage.groups(coverage.skills(found, named), {})

    for row in rows.iter_rows(named=True):
        group = grouped.filter(group_id=row["kind"]).row(0, named=True)
        assert round(group["teaching"] / group["demanded"], 9) == round(row["quotient"], 9)
        assert row["low"] <= row["quotient"] <= row["high"]
    assert rows.filter(pl.col("quotient").is_nan()).is_empty()


def test_offers_of_an_area_are_counted_alone(world: World) -> None:
    """The country's and the region's own; what is taught elsewhere, or only designed, is not taught there."""
    engine = world(workshops())
    records = pl.DataFrame(
        [
            ("turning", "reference design", None, None),
            ("here", "offer", "ES", "ES21"),
            ("away", "offer", "DE", "DE11"),
            ("somewhere", "offer", "ES", None),
        ],
        schema=["micro_credential_id", "status", "country", "region"],
        orient="row",
    )
    teaching = pl.DataFrame(
        [("turning", "turn"), ("here", "draw"), ("here", "bake"), ("away", "bake"), ("somewhere", "bake")],
        schema=["micro_credential_id", "skill_id"],
        orient="row",
    )
    named = demand.skills(engine, language="en")

    def taught(code: str) -> dict[str, int]:
        counted = coverage.counting(named, coverage.offers(records, code=code), teaching)
        return {skill: n for skill, n in counted.select("skill_id", "taught").iter_rows() if n}

    assert {"draw": 1, "bake": 1} == taught("ES21")
    assert {"draw": 1, "bake": 2} == taught("ES")
    assert {"draw": 1, "bake": 3} == taught(EU)
    assert {} == taught("ES11")


@pytest.mark.parametrize("taught", [[], ["turn"], ["turn", "bake", "advise"]])
def test_the_identity_holds_whatever_counts(world: World, taught: list[str]) -> None:
    """With no offer, one, or some that nobody asks for."""
    engine = world(workshops())
    found = coverage.spot(demand.inputs(engine), code="ES21")
    assert found is not None
    offer = pl.DataFrame({"micro_credential_id": ["one"]})
    links = {"micro_credential_id": ["one"] * len(taught), "skill_id": taught}
    teaching = pl.DataFrame(links, schema=dict.fromkeys(links, pl.String))
    listed = coverage.skills(found, coverage.counting(demand.skills(engine, language="en"), offer, teaching))

    assert (listed["taught"] + listed["untaught"]).round(9).to_list() == listed["demanded"].round(9).to_list()
    assert 100.0 == round(listed["demanded"].sum(), 9)
    assert set(taught) == set(listed.filter(pl.col("records") > 0)["skill_id"])
