"""The model of demand: pure functions, checked by hand."""

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from observatory.model import demand

PROFILES = pl.DataFrame(
    {
        "profile_id": ["a", "b", "c", "d"],
        "isco_code": ["7223", "2144", "7512", "2421"],
        "nace_codes": ["2553", "2841|7112", "C", None],
    }
)


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        ("26", (1.0, 0.0, 0.0)),
        ("2841", (1.0, 0.0, 0.0)),
        ("33", (0.0, 1.0, 0.0)),
        ("107|2612", (0.5, 0.0, 0.5)),
        ("712", (0.0, 0.0, 0.0)),
        ("D", (0.0, 0.0, 0.0)),
        ("C", (7 / 24, 6 / 24, 11 / 24)),
        ("", (0.0, 0.0, 0.0)),
        (None, (0.0, 0.0, 0.0)),
    ],
)
def test_codes_place_a_profile(codes: str | None, expected: tuple[float, float, float]) -> None:
    """Divisions and what lies below them; the whole section by its 24 divisions; other sections nowhere."""
    assert expected == tuple(demand.memberships(codes).values())


def test_every_division_of_manufacturing_is_in_one_class() -> None:
    """C10 to C33, each once."""
    assert list(range(10, 34)) == sorted(one for divisions in demand.DIVISIONS.values() for one in divisions)


def test_profiles_outside_manufacturing_are_left_out() -> None:
    """The consultant has no code; the engineer belongs by half."""
    placed = demand.placed(PROFILES)

    assert [("a", "OC72"), ("b", "OC21"), ("c", "OC75")] == placed.select("profile_id", "group").rows()
    assert [0.0, 0.5, 7 / 24] == placed["high"].to_list()


def test_a_class_without_profiles_gives_its_share_to_the_others() -> None:
    """Only the turner's group is published, and turners are medium-low: they are all there is."""
    placed = demand.placed(PROFILES).filter(profile_id="a")
    mix = {"high": 0.5, "medium_low": 0.3, "low": 0.2}

    assert [1.0] == demand.occupations(placed, {"OC72": 10.0}, mix)["weight"].to_list()
    assert demand.occupations(placed, {"OC21": 10.0}, mix).is_empty()


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ((8.0, 6.0, 20.0), (0.4, 0.3, 0.3)),
        ((1.2, 0.9, 2.0), (1.2 / 2.1, 0.9 / 2.1, 0.0)),
        ((0.0, 0.0, None), (0.0, 0.0, 0.0)),
    ],
    ids=["three classes", "rounding leaves less than nothing", "no manufacturing"],
)
def test_mixtures_add_up(figures: tuple[float, float, float | None], expected: tuple[float, float, float]) -> None:
    """Shares of the classes; the rest is never below zero."""
    assert pytest.approx(expected) == tuple(demand.mixture(*figures).values())


@given(
    st.lists(st.floats(0.1, 30.0), min_size=3, max_size=3),
    st.floats(0.1, 10.0),
    st.lists(st.floats(1.0, 9000.0), min_size=3, max_size=3),
)
def test_weights_add_up_and_ignore_size(shares: list[float], factor: float, people: list[float]) -> None:
    """Occupations sum to one, whatever the figures; a region of the same mix and another size has the same ones."""
    placed = demand.placed(PROFILES)
    employment = dict(zip(("OC72", "OC21", "OC75"), people, strict=True))
    small, large = (
        demand.occupations(placed, employment, demand.mixture(shares[0] * by, shares[1] * by, sum(shares) * by))
        for by in (1.0, factor)
    )

    assert pytest.approx(1.0) == small["weight"].sum()
    assert pytest.approx(small["weight"].to_list(), abs=1e-5) == large["weight"].to_list()


def test_another_mix_is_another_demand() -> None:
    """One factor for all occupations would cancel out: what differs between regions must be the classes."""
    placed = demand.placed(PROFILES)
    employment = {"OC72": 1.0, "OC21": 1.0, "OC75": 1.0}
    links = pl.DataFrame({"profile_id": ["a", "b"], "skill_id": ["turn", "design"], "need": ["essential"] * 2})
    rare = demand.rarity(placed, links)
    found = [
        demand.demand(demand.needs(demand.occupations(placed, employment, mix), links), rare, demand.BASE)
        for mix in (demand.mixture(2.0, 1.0, 3.0), demand.mixture(1.0, 2.0, 3.0))
    ]

    assert found[0]["share"].to_list() != found[1]["share"].to_list()


def test_readings_hold_the_base_once() -> None:
    """Three weights of an optional skill, damped or not, employed or alike."""
    assert (3 * 2 * 2, 1) == (len(demand.READINGS), demand.READINGS.count(demand.BASE))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ([1, 2, 3, 4], [1, 3, 2, 4], 0.8),
        ([0.1 + 0.2, 0.3, 1.0], [1, 1, 2], 1.0),
        ([1, 2], [5, 5], None),
        ([], [], None),
    ],
    ids=["1 − 6 · 2 / 60", "ties in the last digit", "nothing varies", "nothing at all"],
)
def test_rank_correlation(one: list[float], other: list[float], expected: float | None) -> None:
    """Spearman's, with middle ranks for ties."""
    assert expected == demand.spearman(one, other)
