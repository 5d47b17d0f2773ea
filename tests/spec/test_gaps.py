"""Which figures speak of a gap, asked of both engines on a small Europe."""

import polars as pl

from observatory.queries import gaps
from tests.conftest import World

HIGH, SCHOOL, COUNTRY = "high-tech-manufacturing", "tertiary-attainment", "vocational-engineering-share"


def _region(code: str, level: str, vintage: int = 2024) -> dict[str, object]:
    return {"vintage": vintage, "region": code, "level": level, "country": code[:2], "name_latin": code}


def _figure(indicator: str, region: str, period: str, value: float | None, **more: object) -> dict[str, object]:
    status = "value" if value is not None else "suppressed"
    return {
        "indicator": indicator, "region": region, "vintage": 2024, "period": period, "dimension": "total",
        "member": "total", "value": value, "status": status, "flag": None, "origin": "o", **more,
    }  # fmt: skip


REGIONS = [f"ES{n}" for n in range(10, 22)]
TABLES = {
    "region": pl.DataFrame([_region("ES", "0"), *(_region(code, "2") for code in REGIONS), _region("OLD1", "2", 2016)]),
    "observation": pl.DataFrame(
        [
            *(_figure(HIGH, code, "2015", float(n)) for n, code in enumerate(REGIONS)),
            *(_figure(SCHOOL, code, "2015", 30.0 + n) for n, code in enumerate(REGIONS[:11])),
            _figure(SCHOOL, REGIONS[11], "2015", None),
            # A whole course of six years; one with a break; one with a hole.
            *(_figure(HIGH, "ES10", str(year), float(year - 2015)) for year in range(2010, 2015)),
            *(_figure(HIGH, "ES11", str(year), 1.0, flag="b" if year == 2013 else None) for year in range(2010, 2015)),
            *(_figure(HIGH, "ES12", str(year), 1.0) for year in (2010, 2011, 2013, 2014)),
            _figure(COUNTRY, "ES", "2015", 40.0),
        ],
        infer_schema_length=None,
    ),
}


def _rows(world: World) -> pl.DataFrame:
    from observatory.queries.question import question  # noqa: PLC0415

    return world(TABLES).ask(question("gap_parts"), {"period": "2015", "first": "2010", "years": 5})


def test_a_suppressed_figure_is_no_figure(world: World) -> None:
    """Twelve regions have the one indicator, eleven the other; nothing is filled in."""
    levels = _rows(world).filter(kind="level").group_by("indicator").len().sort("indicator")

    assert [(HIGH, 12), (SCHOOL, 11)] == levels.rows()


def test_a_change_needs_every_year_and_no_break(world: World) -> None:
    """From −5 in 2010 to 0 in 2015: five points; a break or a hole gives no change."""
    changes = _rows(world).filter(kind="change")

    assert [(HIGH, "ES10", 5.0)] == changes.select("indicator", "region", "value").rows()


def test_a_national_figure_stands_for_each_region_of_the_country(world: World) -> None:
    """All regions with figures of the year share it, and it is known to be national."""
    national = _rows(world).filter(kind="national")

    assert [(40.0, 12)] == national.group_by("value").agg(pl.col("region").n_unique().cast(pl.Int64)).rows()


def test_a_panel_holds_what_can_be_standardised(world: World) -> None:
    """Two parts have at least ten regions; the change has one region only and is left out, as is what never varies."""
    panel = gaps.panel(world(TABLES), period="2015")

    assert [HIGH, SCHOOL] == [part.code for part in panel.parts]
    assert {HIGH: "pressure", SCHOOL: "capacity"} == panel.sides
    assert [SCHOOL] == sorted(set(panel.held("ES10")) - {HIGH})
