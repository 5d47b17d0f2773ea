"""Where regions stand: ranks, references and borders, on every engine."""

import polars as pl
import pytest

from observatory.queries import regions
from tests.conftest import World

ES = ["ES11", "ES12", "ES13", "ES21"]


def small_europe() -> dict[str, pl.DataFrame]:
    """Spain with four regions, France with one; Spain publishes no total, the EU does for GDP only."""
    rows = [
        ("EU27_2020", "EU", None, None, 2024),
        ("ES", "0", "EU27_2020", "ES", 2024),
        ("FR", "0", "EU27_2020", "FR", 2024),
    ]
    rows += [(code, "2", f"{code[:3]}", code[:2], 2024) for code in [*ES, "FR10"]]
    rows += [("PT16", "2", "PT1", "PT", 2021), ("PT19", "2", "PT1", "PT", 2024)]
    region = pl.DataFrame(rows, schema=["region", "level", "parent", "country", "vintage"], orient="row").with_columns(
        name_latin=pl.format("Region {}", "region")
    )
    figures = [
        ("rate", "ES11", "2023", 8.0, "value", None),
        ("rate", "ES12", "2023", 6.0, "value", "u"),
        ("rate", "ES13", "2023", 6.0, "value", None),
        ("rate", "ES21", "2023", None, "suppressed", "c"),
        ("rate", "FR10", "2023", 7.0, "value", None),
        ("rate", "ES11", "2022", 9.0, "value", None),
        ("gdp", "ES11", "2023", 90.0, "value", None),
        ("gdp", "EU27_2020", "2023", 100.0, "value", None),
    ]
    schema = ["indicator", "region", "period", "value", "status", "flag"]
    observation = pl.DataFrame(figures, schema=schema, orient="row").with_columns(
        vintage=pl.lit(2024, pl.Int64),
        member=pl.lit("total"),
        dimension=pl.lit("total"),
        origin=pl.lit("office"),
        grade=pl.lit("measured"),
    )
    label = pl.DataFrame(
        {
            "kind": ["region"],
            "id": ["ES"],
            "language": ["es"],
            "role": ["preferred"],
            "label": ["España"],
            "origin": ["x"],
        }
    )
    change = pl.DataFrame(
        {"from_vintage": [2021], "from_region": ["PT16"], "to_vintage": [2024], "to_region": ["PT19"], "weight": [0.8]}
    )
    return {"region": region, "observation": observation, "label": label, "region_change": change}


def picture(indicator: str = "rate") -> regions.Picture:
    """NUTS 2 in 2023."""
    return regions.Picture(indicator, "total", "2", "2023", "office", 2024)


def test_every_region_has_a_row_and_equal_values_share_a_rank(world: World) -> None:
    """ES12 and ES13 are both third of four; the suppressed one has no rank, and is not zero."""
    figures = regions.figures(world(small_europe()), picture(), language="en").filter(pl.col("country") != "PT")

    assert [
        ("ES11", 8.0, "value", 1),
        ("FR10", 7.0, "value", 2),
        ("ES12", 6.0, "value", 3),
        ("ES13", 6.0, "value", 3),
        ("ES21", None, "suppressed", None),
    ] == figures.select("region", "value", "status", "rank").rows()
    assert [4] == figures["of"].unique().to_list()


def test_the_middle_region_stands_in_where_nothing_is_published(world: World) -> None:
    """Spain's middle of 8, 6, 6 is 6, from three of four regions; it is modelled. France has too few regions."""
    engine = world(small_europe())
    figures = regions.figures(engine, picture(), language="en")

    held = regions.references(engine, picture(), figures, countries=["ES", "FR"])

    assert [("EU27_2020", (7.0 + 6.0) / 2, "modelled", 4), ("ES", 6.0, "modelled", 3)] == (
        held.filter(pl.col("region") != "PT").select("region", "value", "grade", "regions").rows()
    )


def test_a_published_figure_comes_before_a_middle_region(world: World) -> None:
    """The EU's GDP is published, so it is measured."""
    engine = world(small_europe())
    figures = regions.figures(engine, picture("gdp"), language="en")

    held = regions.references(engine, picture("gdp"), figures, countries=["ES"])

    assert [("EU27_2020", 100.0, "measured", None)] == held.select("region", "value", "grade", "regions").rows()


def test_periods_name_the_publication_with_most_regions(world: World) -> None:
    """2022 has one region, 2023 four."""
    offers = regions.periods(world(small_europe()), indicator="rate", member="total", level="2")

    assert {"2022": regions.Offer("office", 1), "2023": regions.Offer("office", 4)} == offers
    assert "2023" == regions.fullest(offers)


def test_a_region_without_a_figure_has_a_nearest_period(world: World) -> None:
    """ES11 spoke in 2022 and in 2023, ES12 in 2023 only, ES21 never; of two equally near the newer one counts."""
    silent = ["ES11", "ES12", "ES21"]
    shown = regions.Picture("rate", "total", "2", "2021", "office", 2024)
    between = regions.Picture("rate", "total", "2", "between", "office", 2024)
    ask = world(small_europe())

    assert {"ES11": "2022", "ES12": "2023"} == regions.nearest_periods(
        ask, shown, silent=silent, offered=["2021", "2022", "2023"]
    )
    assert {"ES11": "2023", "ES12": "2023"} == regions.nearest_periods(
        ask, between, silent=silent, offered=["2022", "between", "2023"]
    )


def test_borders_follow_the_codes(world: World) -> None:
    """The version of NUTS that knows most of the codes draws the map."""
    found = regions.picture(
        world(small_europe()), indicator="rate", member="total", level="2", period="2023", origin="office"
    )

    assert picture() == found


def test_a_retired_code_leads_to_its_successors(world: World) -> None:
    """Whoever follows an old link reads which code to use today."""
    found = regions.successors(world(small_europe()), regions=["PT16", "ES21"])

    assert [("PT16", "PT19", 0.8)] == found.select("from_region", "to_region", "weight").rows()


@pytest.mark.parametrize(("least", "expected"), [(1, ["gdp", "rate"]), (2, ["rate"])])
def test_only_indicators_with_enough_regions_are_mapped(world: World, least: int, expected: list[str]) -> None:
    """A map with one region says nothing."""
    tables = small_europe()
    tables["latest_observation"] = (
        tables["observation"]
        .filter(pl.col("status") == "value")
        .join(tables["region"].select("region", "vintage", "level"), on=["region", "vintage"])
    )

    assert expected == list(regions.mapped(world(tables), level="2", least=least))


def test_regions_of_other_borders_stand_below_the_picture(world: World) -> None:
    """ES has a figure of its own level, PT16 a withheld one in older borders, LU none; none of them has a rank."""
    tables = small_europe()
    of_others = [
        ("ES", 2024, 7.5, "value", "p"),
        ("PT16", 2021, None, "suppressed", "c"),
        ("FR10", 2021, 1.0, "value", None),
    ]
    schema = ["region", "vintage", "value", "status", "flag"]
    added = pl.DataFrame(of_others, schema=schema, orient="row").with_columns(
        indicator=pl.lit("rate"),
        period=pl.lit("2023"),
        member=pl.lit("total"),
        dimension=pl.lit("total"),
        origin=pl.lit("office"),
        grade=pl.lit("modelled"),
    )
    older = added.head(1).with_columns(period=pl.lit("2022"), value=pl.lit(99.0))
    tables["observation"] = pl.concat([tables["observation"], added, older], how="diagonal")
    engine = world(tables)
    figures = regions.figures(engine, picture(), language="en")

    answer = regions.beside(
        engine, picture(), figures, regions=["ES11", "PT16", "ES", "LU"], names={"ES": "España", "PT16": "Centro"}
    )

    assert figures.rows() == answer.head(figures.height).rows()
    assert [
        ("PT16", "Centro", "2", "PT", 2021, True, "2023", None, "suppressed", "c", "modelled", "office", None, None),
        ("ES", "España", "0", "ES", 2024, True, "2023", 7.5, "value", "p", "modelled", "office", None, None),
        ("LU", "LU", "0", "LU", None, True, None, None, "missing", None, "measured", None, None, None),
    ] == answer.tail(-figures.height).rows()


def test_a_picture_that_holds_all_regions_stays_as_it_is(world: World) -> None:
    """Nothing is asked and nothing added."""
    engine = world(small_europe())
    figures = regions.figures(engine, picture(), language="en")

    assert figures is regions.beside(engine, picture(), figures, regions=["ES11", "FR10"], names={})
