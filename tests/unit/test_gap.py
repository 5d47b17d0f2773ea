"""Pressure, capacity and the gap, on regions few enough to compute by hand."""

import math

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from observatory.model import gap

SIDES = {"high": gap.PRESSURE, "low": gap.PRESSURE, "school": gap.CAPACITY, "adults": gap.CAPACITY}
EVENLY = dict.fromkeys(SIDES, 1.0)


def _z(*rows: tuple[str, str, float]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema={"region": pl.String, "part": pl.String, "z": pl.Float64}, orient="row")


FOUR = _z(
    ("A", "high", 1.0),
    ("A", "low", 0.0),
    ("A", "school", -1.0),
    ("A", "adults", 0.0),
    ("B", "high", 0.0),
    ("B", "low", 0.0),
    ("B", "school", 1.0),
    ("B", "adults", 1.0),
)


def test_a_part_is_standardised_against_the_regions_that_have_it() -> None:
    """Ten regions at 0 and ten at 2: mean 1, standard deviation 1."""
    values = pl.DataFrame({"region": [f"R{n}" for n in range(20)], "part": "high", "value": [0.0, 2.0] * 10})

    assert [(-1.0, 1.0, 1.0, 20), (1.0, 1.0, 1.0, 20)] == gap.standardised(values).select(
        "z", "mean", "sd", "regions"
    ).head(2).rows()


@pytest.mark.parametrize(
    "values", [[1.0] * 12, list(range(gap.LEAST_REGIONS - 1))], ids=["all alike", "too few regions"]
)
def test_what_cannot_be_standardised_is_left_out(values: list[float]) -> None:
    """Where nothing varies, or hardly any region is known, no distance can be told."""
    frame = pl.DataFrame({"region": [f"R{n}" for n in range(len(values))], "part": "high", "value": values})

    assert 0 == gap.standardised(frame.cast({"value": pl.Float64})).height


def test_the_gap_is_pressure_less_capacity() -> None:
    """A: (1 + 0)/2 − (−1 + 0)/2 = 1; B: 0 − (1 + 1)/2 = −1."""
    found = gap.gaps(gap.contributions(FOUR, SIDES, EVENLY), least=2)

    assert [("A", 0.5, -0.5, 1.0, 2, 2, 1), ("B", 0.0, 1.0, -1.0, 2, 2, 2)] == found.rows()


def test_weights_count_within_their_side() -> None:
    """High weighs three times low: A's pressure is 3/4, and capacity does not change."""
    found = gap.gaps(gap.contributions(FOUR, SIDES, {**EVENLY, "high": 3.0}), least=2)

    assert [(0.75, -0.5)] == found.filter(region="A").select("pressure", "capacity").rows()


def test_no_gap_without_enough_parts_of_both_sides() -> None:
    """B lacks a part of capacity, so it has no gap; A has."""
    short = FOUR.filter((pl.col("region") != "B") | (pl.col("part") != "adults"))

    assert ["A"] == gap.gaps(gap.contributions(short, SIDES, EVENLY), least=2)["region"].to_list()


def test_all_weights_zero_gives_no_gap_instead_of_a_zero() -> None:
    """Nothing is divided by nothing."""
    assert 0 == gap.gaps(gap.contributions(FOUR, SIDES, dict.fromkeys(SIDES, 0.0)), least=1).height


def test_ranks_are_shown_with_each_part_left_out() -> None:
    """Without its strong part A falls behind B."""
    parts = _z(
        ("A", "high", 3.0),
        ("A", "low", -1.0),
        ("A", "school", 0.0),
        ("A", "adults", 0.0),
        ("B", "high", 0.0),
        ("B", "low", 1.0),
        ("B", "school", 0.0),
        ("B", "adults", 0.0),
    )
    found = gap.stability(parts, SIDES, EVENLY, least=2)

    assert [("A", 1, 2, "high", 2), ("B", 1, 2, "high", 1)] == found.rows()


@given(
    st.lists(
        st.tuples(st.sampled_from("ABC"), st.sampled_from(list(SIDES)), st.floats(-5, 5)),
        unique_by=lambda row: row[:2],
        min_size=1,
    ),
    st.fixed_dictionaries({part: st.integers(0, 3) for part in SIDES}),
)
def test_the_parts_always_add_up(rows: list[tuple[str, str, float]], weights: dict[str, int]) -> None:
    """Whatever is missing or weighed: contributions sum to their side, and the difference of the sides is the gap."""
    contributed = gap.contributions(_z(*rows), SIDES, {part: float(weight) for part, weight in weights.items()})
    for row in gap.gaps(contributed, least=1).iter_rows(named=True):
        own = contributed.filter(region=row["region"])
        sums = {side: own.filter(side=side)["contribution"].sum() for side in gap.SIDES}

        assert math.isclose(sums["pressure"], row["pressure"], abs_tol=1e-9)
        assert math.isclose(sums["capacity"], row["capacity"], abs_tol=1e-9)
        assert math.isclose(sums["pressure"] - sums["capacity"], row["gap"], abs_tol=1e-9)


def test_what_a_region_lacks_is_named_by_side() -> None:
    """The parts of the panel that it has no figure for."""
    panel = gap.PANELS["2024"]
    held = [part.code for part in panel if part.code != "adult-learning"]

    assert {"pressure": [], "capacity": ["adult-learning"]} == {
        side: [part.code for part in parts] for side, parts in gap.lacking(panel, held).items()
    }
    assert (True, False) == (gap.enough(panel, held), gap.enough(panel, held[:2]))
