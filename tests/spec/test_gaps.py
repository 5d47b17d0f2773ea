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
        "indicator": indicator,
        "region": region,
        "vintage": 2024,
        "period": period,
        "dimension": "total",
        "member": "total",
        "value": value,
        "status": status,
        "flag": None,
        "origin": "o",
        **more,
    }


def _change(old: str, vintage: int, new: str, basis: str) -> dict[str, object]:
    return {"from_region": old, "from_vintage": vintage, "to_region": new, "to_vintage": 2024, "basis": basis}


REGIONS = [f"ES{n}" for n in range(10, 22)]
TABLES = {
    "region": pl.DataFrame([_region("ES", "0"), *(_region(code, "2") for code in REGIONS), _region("OLD1", "2", 2016)]),
    "region_change": pl.DataFrame([_change("OLD1", 2016, "ES10", "population 2018")]),
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


def _moved(basis: str) -> dict[str, pl.DataFrame]:
    """The small Europe, but ES21 has its figure for the second indicator under a code of 2013."""
    older = [
        {**row, "region": "FR99", "vintage": 2013, "value": 41.0, "status": "value"}
        if (row["indicator"], row["region"]) == (SCHOOL, "ES21")
        else row
        for row in TABLES["observation"].to_dicts()
    ]
    return {
        "region": pl.concat([TABLES["region"], pl.DataFrame([_region("FR99", "2", 2013)])]),
        "region_change": pl.DataFrame([_change("FR99", 2013, "ES21", basis)]),
        "observation": pl.DataFrame(older, schema=TABLES["observation"].schema),
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


def test_the_same_territory_keeps_its_figure_under_its_newer_code(world: World) -> None:
    """FR99 of 2013 is ES21 of 2024: one region with both figures, and the code in the source is remembered."""
    panel = gaps.panel(world(_moved("same territory")), period="2015")
    found = panel.figures.filter(region="ES21").sort("part").select("part", "value", "vintage", "published_as")

    assert [(HIGH, 11.0, 2024, "ES21"), (SCHOOL, 41.0, 2024, "FR99")] == found.rows()


def test_figures_of_other_borders_are_not_joined(world: World) -> None:
    """FR99 has only a share of the people of ES21: nothing is converted."""
    panel = gaps.panel(world(_moved("population 2018")), period="2015")

    assert ([HIGH], [SCHOOL]) == (panel.held("ES21"), panel.held("FR99"))


def test_the_same_code_with_other_borders_is_told_apart(world: World) -> None:
    """ES20 has two figures with the borders of 2024 and one with those of 2016: that one is left out, and named."""
    stray = _figure("scientists-engineers", "ES20", "2015", 5.0, vintage=2016)
    regular = [_figure("scientists-engineers", code, "2015", float(n)) for n, code in enumerate(REGIONS[:10])]
    tables = {
        **TABLES,
        "region": pl.concat([TABLES["region"], pl.DataFrame([_region("ES20", "2", 2016)])]),
        "observation": pl.concat(
            [TABLES["observation"], pl.DataFrame([*regular, stray], schema=TABLES["observation"].schema)]
        ),
    }
    panel = gaps.panel(world(tables), period="2015")

    assert [HIGH, SCHOOL] == panel.held("ES20")
    assert [("ES20", "scientists-engineers", 2016)] == panel.apart.rows()


def test_a_year_in_which_all_is_suppressed_has_no_parts(world: World) -> None:
    """No figure, no part, no gap; and no error."""
    hidden = TABLES["observation"].with_columns(value=pl.lit(None, pl.Float64), status=pl.lit("suppressed"))
    panel = gaps.panel(world({**TABLES, "observation": hidden}), period="2015")

    assert ((), 0) == (panel.parts, gaps.ranked(panel, {}, {}).height)


def test_a_gap_is_ranked_and_taken_apart(world: World) -> None:
    """Three parts of each side, twelve regions of which the n-th has n everywhere but in one part of capacity.

    Five parts agree on z; the sixth is their opposite: pressure z, capacity (z + z − z)/3 = z/3, gap 2/3 z. The last
    region is (11 − 5.5) ÷ √(143/12) = 1.593 deviations above the mean: gap 1.062, rank 1.
    """
    same = (HIGH, "medium-low-tech-manufacturing", "industry-employment-share", SCHOOL, "scientists-engineers")
    observed = [_figure(one, code, "2015", float(n)) for one in same for n, code in enumerate(REGIONS)]
    observed += [_figure("adult-learning", code, "2015", float(-n)) for n, code in enumerate(REGIONS)]
    schema = TABLES["observation"].schema
    panel = gaps.panel(world({**TABLES, "observation": pl.DataFrame(observed, schema=schema)}), period="2015")
    weights = dict.fromkeys(panel.sides, 1.0)
    first = gaps.ranked(panel, weights, {"ES21": "País Vasco"}).row(0, named=True)
    effects = gaps.decomposed(panel, weights, ["ES21"], {})["effect"]

    assert (1, "País Vasco", "ES21", 3, 3) == tuple(
        first[one] for one in ("rank", "name", "region", "pressure_parts", "capacity_parts")
    )
    assert (1.593, 0.531, 1.062) == tuple(round(first[one], 3) for one in ("pressure", "capacity", "gap"))
    assert (6, 1.062) == (effects.len(), round(effects.sum(), 3))


def test_a_panel_holds_what_can_be_standardised(world: World) -> None:
    """Two parts have at least ten regions; the change has one region only and is left out, as is what never varies."""
    panel = gaps.panel(world(TABLES), period="2015")

    assert [HIGH, SCHOOL] == [part.code for part in panel.parts]
    assert {HIGH: "pressure", SCHOOL: "capacity"} == panel.sides
    assert [SCHOOL] == sorted(set(panel.held("ES10")) - {HIGH})
