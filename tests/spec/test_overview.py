"""What is here at a glance, counted and computed by hand; on every engine."""

import polars as pl
import pytest

from observatory.queries import overview
from tests.conftest import World
from tests.spec.small_europe import EU, INDICATORS, Cell, cell, small_europe
from tests.spec.small_trades import TRADES, small_trades


def test_holdings_are_counted(world: World) -> None:
    """Six trades with twelve links to seven skills; five regions of today's NUTS 2; three figures beside a gap."""
    figures = [cell("tertiary", "ES", "2024", 47.5), cell("neet", "ES", "2024", 9.0), cell("neet", "TR", "2024", 23.0)]
    europe = small_europe([*figures, cell("neet", "LU", "2024", None, status="missing")])
    trades = small_trades()
    held = overview.holdings(
        world({**europe, **trades, "label": pl.concat([europe["label"], trades["label"]], how="vertical")})
    )

    assert {
        "profiles": 6,
        "skills": 7,
        "links": sum(len(skills) for skills in TRADES.values()),
        "micro_credentials": 2,
        "regions": 5,
        "indicators": len(INDICATORS),
        "figures": 3,
        "languages": 1,
    } == held


def test_the_most_needed_skills_come_first(world: World) -> None:
    """Blueprints are essential to four of six; of those that one profile needs the names decide, in Spanish."""
    answer = overview.most_needed_skills(world(small_trades()), language="es", how_many=5)

    assert [
        ("blueprints", "blueprints", 4, 6),
        ("bake", "bake", 1, 6),
        ("fit", "fit", 1, 6),
        ("metals", "metals", 1, 6),
        ("weld", "soldar", 1, 6),
    ] == answer.rows()


def leading(*cells: Cell) -> dict[str, pl.DataFrame]:
    """Three regions in 2022, all of them in 2023 and one in 2024."""
    return small_europe(
        [
            cell("tertiary", "ES11", "2022", 90.0),
            cell("tertiary", "ES11", "2023", 41.0),
            cell("tertiary", "ES21", "2023", 56.0, flag="b"),
            cell("tertiary", "ES30", "2023", 56.0),
            cell("tertiary", "LU00", "2024", 70.0),
            *cells,
        ]
    )


def test_leading_regions_are_those_of_the_fullest_newest_year(world: World) -> None:
    """2024 has one region, 2023 three; of equal values the code decides; all three are counted, two are asked for."""
    answer = overview.leading_regions(world(leading()), indicator="tertiary", how_many=2)

    assert [
        ("ES21", "País Vasco", "ES", 2024, "2023", 56.0, "b", "survey", "measured", 3),
        ("ES30", "Madrid", "ES", 2024, "2023", 56.0, None, "survey", "measured", 3),
    ] == answer.rows()


@pytest.mark.parametrize(
    "stranger",
    [
        cell("tertiary", "ES", "2023", 99.0),
        cell("tertiary", "TR10", "2023", 99.0, member="welding"),
        cell("tertiary", "TR10", "2023", None, status="suppressed"),
        cell("tertiary", "TR10", "2023", 99.0, vintage=2016),
        cell("tertiary", "TR10", "2023", 99.0, origin="a smaller survey"),
        cell("neet", "TR10", "2023", 99.0),
    ],
    ids=["a country", "a part", "no figure", "old borders", "another publication", "another indicator"],
)
def test_only_figures_of_regions_lead(world: World, stranger: Cell) -> None:
    """What is not the total of a region in that publication is neither listed nor counted."""
    answer = overview.leading_regions(world(leading(stranger)), indicator="tertiary", how_many=9)

    assert [("ES21", 3), ("ES30", 3), ("ES11", 3)] == answer.select("region", "regions").rows()


def outlook(*jobs: tuple[str, str, float | None, str]) -> dict[str, pl.DataFrame]:
    """Jobs of the EU by group and year, and one word of Spanish."""
    return {
        "observation": pl.DataFrame(
            [("occupation-forecast", EU, "isco", *job, "forecast", "modelled") for job in jobs],
            schema=["indicator", "region", "dimension", "member", "period", "value", "status", "origin", "grade"],
            orient="row",
        ),
        "label": pl.DataFrame(
            [("member", "OC7", "es", "preferred", "Oficiales"), ("member", "OC7", "en", "preferred", "Craft")],
            schema=["kind", "id", "language", "role", "label"],
            orient="row",
        ),
    }


def test_the_outlook_compares_the_ends_of_the_forecast(world: World) -> None:
    """From 200 to 210 is 5 % more, from 80 to 60 is 25 % less; the year between does not count."""
    answer = overview.job_outlook(
        world(
            outlook(
                ("OC7", "2024", 80.0, "value"),
                ("OC7", "2035", 60.0, "value"),
                ("OC2", "2024", 200.0, "value"),
                ("OC2", "2030", 999.0, "value"),
                ("OC2", "2035", 210.0, "value"),
                ("OC9", "2024", 50.0, "value"),
                ("OC9", "2035", None, "missing"),
            )
        ),
        language="es",
    )

    assert [
        ("OC2", "OC2", "2024", "2035", 200.0, 210.0, 100 * 10 / 200, "forecast", "modelled"),
        ("OC7", "Oficiales", "2024", "2035", 80.0, 60.0, 100 * -20 / 80, "forecast", "modelled"),
    ] == answer.rows()
