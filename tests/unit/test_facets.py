"""Facets: counts say what a click would show, whatever else is chosen."""

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from observatory.model.facets import NOT_STATED, counts, fitting, without

THINGS = pl.DataFrame(
    {"id": ["a", "b", "c", "d"], "level": [["3"], ["4"], ["4"], ["5"]], "language": [["en", "es"], ["es"], ["fr"], []]}
)
codes = st.lists(st.sampled_from(["3", "4", "5"]), max_size=2, unique=True)
spoken = st.lists(st.sampled_from(["en", "es", "fr"]), max_size=3, unique=True)
worlds = st.lists(st.tuples(codes, spoken), min_size=1, max_size=8)


def test_two_facets_narrow_and_one_widens() -> None:
    """Level 4 or 5, in Spanish or French: b and c."""
    found = fitting(THINGS, {"level": ["4", "5"], "language": ["es", "fr"]})

    assert ["b", "c"] == found["id"].to_list()


def test_what_says_nothing_can_be_chosen() -> None:
    """D states no language; it is counted and found as such."""
    assert {"en": 1, "es": 2, "fr": 1, NOT_STATED: 1} == counts(THINGS, {}, "language")
    assert ["d"] == fitting(THINGS, {"language": [NOT_STATED]})["id"].to_list()


def test_dropping_a_facet_says_what_it_hides() -> None:
    """Level 5 in Spanish finds nothing; without the level there are two, without the language one."""
    chosen = {"level": ["5"], "language": ["es"], "form": []}

    assert {"level": 2, "language": 1} == without(THINGS, chosen)


@settings(max_examples=60, deadline=None)
@given(worlds, codes, spoken)
def test_a_count_is_what_a_click_shows(
    world: list[tuple[list[str], list[str]]], level: list[str], language: list[str]
) -> None:
    """For every option of every facet: choose it alone, and exactly so many remain."""
    schema = {"level": pl.List(pl.String), "language": pl.List(pl.String)}
    things = pl.DataFrame(world, schema=schema, orient="row")
    chosen = {"level": level, "language": language}

    for facet in chosen:
        for code, promised in counts(things, chosen, facet).items():
            assert promised == fitting(things, {**chosen, facet: [code]}).height
