"""Where an occupation group weighs most: shares checked by hand."""

import polars as pl
import pytest

from observatory.queries import occupations
from tests.conftest import World

COLUMNS = ["indicator", "region", "vintage", "period", "dimension", "member", "value", "status", "origin"]


def small(*rows: tuple[str, str, str, str, str, float]) -> dict[str, pl.DataFrame]:
    """A world with these figures: indicator, region, period, dimension, member, value."""
    return {
        "observation": pl.DataFrame(
            [
                (one, region, 2016, period, kind, member, value, "value", "source")
                for one, region, period, kind, member, value in rows
            ],
            schema=COLUMNS,
            orient="row",
        ),
        "region": pl.DataFrame(
            [(2016, code, "2" if len(code) == 4 else "0", code) for code in ("ES21", "HU33", "ES", "HU")],
            schema=["vintage", "region", "level", "name_latin"],
            orient="row",
        ),
        "job_profile": pl.DataFrame(
            [("welder", "7212"), ("baker", "7512")], schema=["profile_id", "isco_code"], orient="row"
        ),
        "label": pl.DataFrame(
            [("region", "ES", "es", "preferred", "España"), ("region", "ES", "en", "preferred", "Spain")],
            schema=["kind", "id", "language", "role", "label"],
            orient="row",
        ),
    }


def test_countries_compare_shares_of_employment(world: World) -> None:
    """Hungary 30 of 100, Spain 50 of 500; the major group does not count twice, an older year not at all."""
    people = "occupation-employment"
    answer = occupations.countries(
        world(
            small(
                (people, "ES", "2024", "isco", "OC72", 50.0),
                (people, "ES", "2024", "isco", "OC51", 450.0),
                (people, "ES", "2024", "isco", "OC7", 50.0),
                (people, "HU", "2024", "isco", "OC72", 30.0),
                (people, "HU", "2024", "isco", "OC51", 70.0),
                (people, "HU", "2023", "isco", "OC72", 99.0),
            )
        ),
        isco="7212",
        language="es",
    )

    assert [("HU", "HU", 30.0, 100.0, pytest.approx(0.3)), ("ES", "España", 50.0, 500.0, pytest.approx(0.1))] == (
        answer.select("region", "name", "counted", "whole", "share").rows()
    )


def test_few_adverts_give_no_share(world: World) -> None:
    """20 of 40 adverts count; a region with 24 adverts is left out."""
    posted = "job-adverts"
    answer = occupations.adverts(
        world(
            small(
                (posted, "ES21", "2025-10", "profile", "welder", 20.0),
                (posted, "ES21", "2025-10", "profile", "baker", 20.0),
                (posted, "HU33", "2025-10", "profile", "welder", 24.0),
            )
        ),
        isco="7212",
    )

    assert [("ES21", 20.0, 40.0, 0.5)] == answer.select("region", "counted", "whole", "share").rows()


def test_vacancies_take_the_newest_year_of_a_region(world: World) -> None:
    """30 of 60 in 2015; 2014 is older."""
    free = "manufacturing-vacancies"
    answer = occupations.vacancies(
        world(
            small(
                (free, "HU33", "2015", "isco", "OC7", 30.0),
                (free, "HU33", "2015", "isco", "OC8", 30.0),
                (free, "HU33", "2014", "isco", "OC7", 90.0),
            )
        ),
        isco="7212",
    )

    assert [("HU33", "2015", 30.0, 60.0, 0.5)] == answer.select("region", "period", "counted", "whole", "share").rows()
