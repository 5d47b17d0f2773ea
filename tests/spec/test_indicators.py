"""Indicators: what each one is, and what it covers."""

from observatory.queries import indicators
from tests.conftest import World
from tests.spec.small_europe import EU, cell, small_europe

CELLS = [
    cell("tertiary", "ES21", "2022", 54.0),
    cell("tertiary", "ES21", "2023", 55.0),
    cell("tertiary", "ES30", "2023", 50.0),
    cell("tertiary", "ES30", "2024", None, status="missing"),
    cell("tertiary", "TR10", "2023", None, status="suppressed", flag="c"),
    cell("postings", "ES", "2024-01", 100.0),
    cell("postings", "ES", "2024-02", 101.0),
    cell("postings", "ES", "2024-01", 100.0, member="welding"),
    cell("postings", "ES", "2024-02", 98.0, member="welding"),
    cell("postings", "ES", "2024-02", 98.0, member="once"),
    cell("adverts", "LU00", "2025-10", 12.0),
    cell("neet", "ES21", "2024", 9.0),
    cell("neet", EU, "2024", None, status="missing"),
]


def test_indicators_speak_the_visitors_language(world: World) -> None:
    """Spanish where there is a Spanish name, English where not, the identifier where there is neither."""
    answer = indicators.indicators(world(small_europe(CELLS)), language="es")

    assert [
        ("tertiary", "Educación superior", "Of 100 people, how many.", "Educación", "% of people"),
        ("postings", "Job postings", None, "demand", "index"),
        ("adverts", "adverts", None, "demand", "adverts"),
        ("neet", "neet", None, "Educación", "% of people"),
    ] == answer.select("indicator", "name", "definition", "theme_name", "unit_name").rows()


def test_an_indicator_has_a_course_when_a_series_has_two_periods(world: World) -> None:
    """Neither a snapshot nor a single year is a course."""
    answer = indicators.indicators(world(small_europe(CELLS)), language="en")

    assert [
        ("tertiary", "2022", "2023", True),
        ("postings", "2024-01", "2024-02", True),
        ("adverts", "2025-10", "2025-10", False),
        ("neet", "2024", "2024", False),
    ] == answer.select("indicator", "first_period", "last_period", "has_course").rows()


def test_members_start_with_the_total_and_have_a_course(world: World) -> None:
    """A group with one period only is not offered."""
    answer = indicators.members(world(small_europe(CELLS)), indicator="postings", language="en")

    assert [("total", "All"), ("welding", "Welding")] == answer.rows()


def test_regions_are_offered_from_large_to_small_by_name(world: World) -> None:
    """Regions with a figure in more than a snapshot; Luxembourg has adverts only, Türkiye nothing published."""
    answer = indicators.observed_regions(world(small_europe(CELLS)), language="en")

    assert [("ES", "Spain", "0"), ("ES30", "Madrid", "2"), ("ES21", "País Vasco", "2")] == answer.select(
        "region", "name", "level"
    ).rows()


def test_cover_counts_figures_and_suppressed_cells_apart(world: World) -> None:
    """Two figures in País Vasco; in Madrid one figure and one missing cell; İstanbul's only cell is suppressed."""
    answer = indicators.cover(world(small_europe(CELLS)), indicator="tertiary", member="total")

    assert [
        ("ES21", "2", "ES", 2, 0, "2022", "2023"),
        ("ES30", "2", "ES", 1, 0, "2023", "2023"),
        ("TR10", "2", "TR", 0, 1, None, None),
    ] == answer.rows()


def test_periods_are_those_with_a_figure(world: World) -> None:
    """2024 has a missing cell only."""
    assert ["2022", "2023"] == indicators.periods(world(small_europe(CELLS)), indicator="tertiary", member="total")
