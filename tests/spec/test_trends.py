"""An indicator over time: what is joined, what it is held against, what is subtracted."""

import polars as pl
import pytest

from observatory.queries import indicators, trends
from tests.conftest import World
from tests.spec.small_europe import EU, Cell, cell, small_europe

Asked = dict[str, str]
SPAN: Asked = {"indicator": "tertiary", "member": "total", "first": "2010", "last": "2024"}


def figures(world: World, cells: list[Cell], drawn: list[str], references: list[str], **more: bool) -> pl.DataFrame:
    """Ask for tertiary attainment, 2010 to 2024."""
    return trends.trend(world(small_europe(cells)), drawn=drawn, references=references, **SPAN, **more)  # type: ignore[arg-type]


def test_a_break_and_a_gap_begin_a_new_stretch(world: World) -> None:
    """2012 is missing and 2014 is flagged as a break: 2010–2011, 2013 alone, 2014–2015."""
    answer = figures(
        world,
        [
            cell("tertiary", "ES21", "2010", 40.0),
            cell("tertiary", "ES21", "2011", 41.0),
            cell("tertiary", "ES21", "2012", None, status="missing"),
            cell("tertiary", "ES21", "2013", 43.0, flag="u"),
            cell("tertiary", "ES21", "2014", 50.0, flag="bu"),
            cell("tertiary", "ES21", "2015", 51.0),
        ],
        ["ES21"],
        [],
    )

    assert [
        ("2010", 40.0, "value", 1),
        ("2011", 41.0, "value", 1),
        ("2012", None, "missing", None),
        ("2013", 43.0, "value", 2),
        ("2014", 50.0, "value", 3),
        ("2015", 51.0, "value", 3),
    ] == answer.select("period", "value", "status", "stretch").rows()


def test_publications_and_vintages_are_not_joined(world: World) -> None:
    """Neighbouring years of two publications, or of two NUTS vintages, are separate stretches."""
    answer = figures(
        world,
        [
            cell("tertiary", "ES30", "2011", 41.0, origin="survey", vintage=2021),
            cell("tertiary", "ES30", "2012", 42.0, origin="survey"),
            cell("tertiary", "ES30", "2013", 43.0, origin="table"),
        ],
        ["ES30"],
        [],
    )

    assert [("survey", 2021, 1), ("survey", 2024, 2), ("table", 2024, 3)] == answer.select(
        "origin", "vintage", "stretch"
    ).rows()


def test_months_follow_each_other_over_new_year(world: World) -> None:
    """December and January are neighbours, January and March are not."""
    cells = [cell("postings", "ES", month, 100.0) for month in ("2023-12", "2024-01", "2024-03")]
    answer = trends.trend(
        world(small_europe(cells)),
        indicator="postings",
        member="total",
        drawn=["ES"],
        references=[],
        first="2023-12",
        last="2024-03",
    )

    assert [1, 1, 2] == answer["stretch"].to_list()


def test_the_ends_of_a_forecast_may_be_joined(world: World) -> None:
    """Ten years apart, one stretch, when asked for."""
    ends = [cell("tertiary", EU, "2014", 10.0), cell("tertiary", EU, "2024", 12.0)]

    assert [1, 1] == figures(world, ends, [EU], [], joined=True)["stretch"].to_list()


THREE_REGIONS = [
    cell("tertiary", "ES11", "2023", 40.0),
    cell("tertiary", "ES21", "2023", 55.0),
    cell("tertiary", "ES30", "2023", 50.0),
    cell("tertiary", "LU00", "2023", 61.0),
    cell("tertiary", "TR10", "2023", 20.0),
    cell("tertiary", "ES11", "2024", 41.0),
    cell("tertiary", "ES21", "2024", 56.0, flag="b"),
    cell("tertiary", "ES30", "2024", 51.0, flag="b"),
    cell("tertiary", "LU00", "2024", 62.0),
]


def test_without_a_published_figure_the_middle_region_answers(world: World) -> None:
    """Spain's middle of 40, 50, 55 is 50; the EU's middle of 40, 50, 55, 61 is (50 + 55) / 2. Türkiye is outside.

    In 2024 two of Spain's three regions break, so its middle does; of the EU's four regions two are not most of them.
    """
    answer = figures(world, THREE_REGIONS, ["ES21"], ["ES", EU]).filter(role="reference")

    assert [
        ("ES", "2023", 50.0, None, 3, "modelled", 1),
        ("ES", "2024", 51.0, "b", 3, "modelled", 2),
        (EU, "2023", (50 + 55) / 2, None, 4, "modelled", 1),
        (EU, "2024", (51 + 56) / 2, None, 4, "modelled", 1),
    ] == answer.select("area", "period", "value", "flag", "regions", "grade", "stretch").rows()


def test_a_published_figure_is_preferred_to_a_middle(world: World) -> None:
    """Spain has its own figure in one year: it is shown, measured, and no median is mixed in."""
    answer = figures(world, [*THREE_REGIONS, cell("tertiary", "ES", "2023", 47.5)], ["ES21"], ["ES"])

    assert [("ES", "2023", 47.5, None, "measured")] == answer.filter(role="reference").select(
        "area", "period", "value", "regions", "grade"
    ).rows()


def test_too_few_regions_have_no_middle(world: World) -> None:
    """Luxembourg has one region; with Galicia's figure gone, two of Spain's three are below three quarters."""
    answer = figures(world, THREE_REGIONS[1:5], ["ES21"], ["ES", "LU", EU]).filter(role="reference")

    assert [(EU, "2023", 55.0, 3)] == answer.select("area", "period", "value", "regions").rows()


def test_areas_come_in_the_order_of_choosing(world: World) -> None:
    """Chosen ones first, references behind them."""
    answer = figures(world, THREE_REGIONS, ["ES30", "ES21"], [EU, "ES"])

    assert ["ES30", "ES21", EU, "ES"] == answer["area"].unique(maintain_order=True).to_list()


def test_a_change_spans_the_newest_unbroken_stretch(world: World) -> None:
    """After the break of 2022: from 50 to 54, four points or 8 %; Madrid's single year after its gap has no change."""
    answer = figures(
        world,
        [
            cell("tertiary", "ES21", "2021", 40.0),
            cell("tertiary", "ES21", "2022", 50.0, flag="b"),
            cell("tertiary", "ES21", "2023", 52.0),
            cell("tertiary", "ES21", "2024", 54.0),
            cell("tertiary", "ES30", "2022", 50.0),
            cell("tertiary", "ES30", "2024", 55.0),
        ],
        ["ES21", "ES30"],
        [],
    )
    changes = trends.changes(answer).select("area", "first", "last", "start", "end", "change", "relative", "whole")

    assert [("ES21", "2022", "2024", 50.0, 54.0, 54.0 - 50.0, (54.0 - 50.0) / 50.0, False)] == changes.rows()


@pytest.mark.parametrize(
    ("regions", "drawn", "stand_ins", "absent"),
    [
        (["ES21"], ("ES",), {"ES21": "ES"}, ()),
        (["ES21", "ES30"], ("ES",), {"ES21": "ES", "ES30": "ES"}, ()),
        (["LU00", "ES"], ("ES",), {}, ("LU00",)),
        (["LU"], (), {}, ("LU",)),
    ],
)
def test_a_country_stands_for_regions_that_are_nowhere_published(
    world: World, regions: list[str], drawn: tuple[str, ...], stand_ins: dict[str, str], absent: tuple[str, ...]
) -> None:
    """Published for countries only: Spain stands for its regions; Luxembourg has no figure, nor has the EU."""
    engine = world(small_europe([cell("tertiary", "ES", "2024", 47.5)]))
    cover = indicators.cover(engine, indicator="tertiary", member="total")

    found = trends.scope(cover, regions, first="2010", last="2024")

    assert (drawn, stand_ins, absent) == (found.drawn, dict(found.stand_ins), found.absent)


def test_a_region_outside_the_years_is_absent(world: World) -> None:
    """Its level is published, so nothing stands for it."""
    engine = world(small_europe([cell("tertiary", "ES21", "2024", 56.0), cell("tertiary", "ES30", "2012", 40.0)]))
    cover = indicators.cover(engine, indicator="tertiary", member="total")

    assert ((), ("ES21",)) == (
        trends.scope(cover, ["ES21"], first="2010", last="2012").drawn,
        trends.scope(cover, ["ES21"], first="2010", last="2012").absent,
    )


def _line(area: str, *cells: tuple[str, float | None, int | None]) -> pl.DataFrame:
    return pl.DataFrame(
        [{"area": area, "period": period, "value": value, "stretch": stretch} for period, value, stretch in cells],
        schema={"area": pl.String, "period": pl.String, "value": pl.Float64, "stretch": pl.Int64},
    )


def test_an_index_starts_where_all_lines_have_a_figure() -> None:
    """One line begins in 2013, the other in 2014: both are 100 in 2014."""
    figures = pl.concat(
        [
            _line("A", ("2013", 5.0, 1), ("2014", 4.0, 1), ("2015", 8.0, 1)),
            _line("B", ("2014", 10.0, 1), ("2015", 9.0, 1)),
        ]
    )
    found, base = trends.indexed(figures)

    assert "2014" == base
    assert [125.0, 100.0, 200.0, 100.0, 90.0] == found["value"].to_list()


def test_an_index_ends_at_a_break() -> None:
    """What lies beyond a break cannot be compared with the base."""
    found, _base = trends.indexed(_line("A", ("2013", 5.0, 1), ("2014", 10.0, 1), ("2015", 30.0, 2)))

    assert [100.0, 200.0, None] == found["value"].to_list()


def test_without_a_common_period_nothing_is_indexed() -> None:
    """The figures stay as they are, and no base is named."""
    figures = pl.concat([_line("A", ("2013", 5.0, 1)), _line("B", ("2014", 10.0, 1))])

    assert ([5.0, 10.0], "") == (trends.indexed(figures)[0]["value"].to_list(), trends.indexed(figures)[1])
