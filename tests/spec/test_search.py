"""What can be searched: every name and code of profiles, skills, regions and micro-credentials."""

import polars as pl

from observatory.queries import search
from tests.conftest import World


def table(columns: str, *rows: tuple[object, ...]) -> pl.DataFrame:
    """A table by the names of its columns."""
    return pl.DataFrame(rows, schema=columns.split(), orient="row")


def small() -> dict[str, pl.DataFrame]:
    """One thing of each kind; the region was renamed in 2024 and is written in two alphabets."""
    return {
        "job_profile": table(
            "profile_id title esco_code isco_code nace_codes", ("p", "welder", "7212.3", "7212", "25|2562")
        ),
        "skill": table("skill_id title", ("s", "weld")),
        "micro_credential": table("micro_credential_id title", ("m", "Arc welding")),
        "micro_credential_skill": table("micro_credential_id skill_id", ("m", "s")),
        "learning_outcome": table("micro_credential_id outcome", ("m", "Strikes an arc.")),
        "profile_skill": table("profile_id skill_id need", ("p", "s", "essential")),
        "profile_summary": table("profile_id essential", ("p", 1)),
        "region": table(
            "vintage region name name_latin", (2021, "EL43", "Kriti", "Kriti"), (2024, "EL43", "Κρήτη", "Kriti")
        ),
        "label": table(
            "kind id language role label",
            ("profile", "p", "es", "preferred", "soldador"),
            ("profile", "p", "es", "definition", "une metales"),
            ("skill", "s", "fr", "alternative", "souder"),
            ("isco_group", "7212", "en", "preferred", "Welders"),
        ),
    }


def test_every_name_and_code_can_be_searched(world: World) -> None:
    """Titles, names by language, codes of four classifications; no definitions, no groups, newest name first."""
    answer = search.searched(world(small()))
    expected = [
        ("micro_credential", "m", "", "outcome", "Strikes an arc."),
        ("micro_credential", "m", "", "taught", "weld"),
        ("micro_credential", "m", "", "teaches", "s"),
        ("micro_credential", "m", "en", "preferred", "Arc welding"),
        ("profile", "p", "", "code", "7212.3"),
        ("profile", "p", "", "isco", "7212"),
        ("profile", "p", "", "nace", "25"),
        ("profile", "p", "", "nace", "2562"),
        ("profile", "p", "en", "preferred", "welder"),
        ("profile", "p", "es", "preferred", "soldador"),
        ("region", "EL43", "", "alternative", "Kriti"),
        ("region", "EL43", "", "code", "EL43"),
        ("region", "EL43", "", "preferred", "Kriti"),
        ("region", "EL43", "", "preferred", "Κρήτη"),
        ("skill", "s", "en", "preferred", "weld"),
        ("skill", "s", "fr", "alternative", "souder"),
    ]

    assert expected == answer.sort(answer.columns).rows()


def test_the_languages_of_names_are_known(world: World) -> None:
    """Spanish and French here; English names stand in the tables of the things themselves."""
    assert ["es", "fr"] == search.languages(world(small()))
