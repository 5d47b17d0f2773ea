"""What teaches a skill: the catalogue's questions, on every engine."""

import polars as pl
import pytest

from observatory.queries import micro_credentials
from tests.conftest import World


def catalogue() -> dict[str, pl.DataFrame]:
    """Two designs; weld and cut are taught, paint is not. The welder needs weld and cut, the painter paint and cut."""
    design = pl.DataFrame(
        {"micro_credential_id": ["arc", "saw"], "title": ["Arc", "Saw"], "area_id": ["welding", "machining"],
         "eqf_level": [4, 3], "workload_hours": [50.0, 80.0], "ects": [2.0, 3.0]}
    ).with_columns(
        country=pl.lit(None, pl.String), assessment=pl.lit("practical assessment"), participation=pl.lit("Presential"),
        delivery=pl.lit(None, pl.String), quality_assurance=pl.lit("to be set by the awarding body"),
        status=pl.lit("reference design"), prerequisites=pl.lit(None, pl.String),
        prerequisites_es=pl.lit(None, pl.String), builds_on=pl.lit(None, pl.String), stacks_with=pl.lit("saw"),
        grade=pl.lit("curated"), reviewed=pl.lit("2026-11-23"),
    )  # fmt: skip
    needs = [("welder", "weld", "essential"), ("welder", "cut", "essential"), ("painter", "paint", "essential"),
             ("painter", "cut", "essential"), ("painter", "weld", "optional")]  # fmt: skip
    labels = [
        ("micro_credential", "arc", "es", "preferred", "Arco"),
        ("micro_credential", "arc", "es", "definition", "Para."),
        ("technology_area", "welding", "es", "preferred", "Soldadura"), ("skill", "weld", "es", "preferred", "soldar"),
        ("profile", "welder", "es", "preferred", "soldador"),
    ]  # fmt: skip
    return {
        "micro_credential": design,
        "micro_credential_skill": pl.DataFrame(
            {"micro_credential_id": ["arc", "arc", "saw"], "skill_id": ["weld", "cut", "cut"],
             "made_by": ["curated"] * 3}
        ),
        "learning_outcome": pl.DataFrame(
            {"micro_credential_id": ["arc", "arc"], "position": [2, 1], "language": ["es", "es"],
             "outcome": ["dos", "uno"]}
        ),
        "learning_term": pl.DataFrame({"term": ["Presential"], "term_es": ["presencial"]}),
        "skill": pl.DataFrame({"skill_id": ["weld", "cut", "paint"], "title": ["weld", "cut", "paint"],
                               "skill_type": ["skill"] * 3}),
        "skill_summary": pl.DataFrame({"skill_id": ["weld", "cut", "paint"], "essential_profiles": [1, 2, 1],
                                       "optional_profiles": [1, 0, 0]}),
        "job_profile": pl.DataFrame({"profile_id": ["welder", "painter"], "title": ["welder", "painter"],
                                     "area_id": ["welding", "light"]}),
        "profile_summary": pl.DataFrame({"profile_id": ["welder", "painter"], "essential": [2, 2]}),
        "profile_skill": pl.DataFrame(needs, schema=["profile_id", "skill_id", "need"], orient="row"),
        "label": pl.DataFrame(labels, schema=["kind", "id", "language", "role", "label"], orient="row"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        ({}, ["arc", "saw"]),
        ({"level": 4}, ["arc"]),
        ({"area": "machining"}, ["saw"]),
        ({"skill": "weld"}, ["arc"]),
        ({"least": 60}, ["saw"]),
        ({"most": 60}, ["arc"]),
        ({"country": "ES"}, []),
        ({"level": 4, "area": "machining"}, []),
    ],
)
def test_every_filter_narrows_the_list(world: World, choice: dict[str, object], expected: list[str]) -> None:
    """Level, area, skill, workload and country are all honoured, together too."""
    found = micro_credentials.designs(world(catalogue()), language="en", **choice)  # type: ignore[arg-type]

    assert expected == found["micro_credential_id"].to_list()


def test_names_fall_back_to_english(world: World) -> None:
    """Arc has a Spanish name and purpose, saw has none."""
    found = micro_credentials.designs(world(catalogue()), language="es")

    assert [("Arco", "Para.", "Soldadura", 2), ("Saw", None, "machining", 1)] == (
        found.select("name", "purpose", "area", "skills").rows()
    )


def test_outcomes_come_in_order(world: World) -> None:
    """As the designer numbered them."""
    assert ["uno", "dos"] == micro_credentials.outcomes(world(catalogue()), design="arc", language="es")


def test_skills_say_how_many_profiles_need_them(world: World) -> None:
    """The most needed first; a name without translation says so."""
    found = micro_credentials.skills(world(catalogue()), design="arc", language="es")

    assert [("cut", True, 2, 0), ("soldar", False, 1, 1)] == (
        found.select("name", "in_english", "essential_profiles", "optional_profiles").rows()
    )


def test_profiles_are_ranked_by_the_share_taught(world: World) -> None:
    """Arc teaches both essential skills of the welder, one of two of the painter; optional skills do not count."""
    found = micro_credentials.profiles(world(catalogue()), design="arc", language="es")

    assert [("soldador", 2, 2, 2 / 2), ("painter", 1, 2, 1 / 2)] == (
        found.select("name", "taught", "essential", "share").rows()
    )


def test_coverage_adds_up(world: World) -> None:
    """Taught and untaught relations together are what the profiles need."""
    found = micro_credentials.coverage(world(catalogue()), language="en")

    assert [("welding", 2, 2, 1.0), ("light", 2, 1, 0.5)] == found.select("area_id", "needs", "covered", "share").rows()


def test_completeness_counts_what_records_say(world: World) -> None:
    """Nobody has set the quality assurance of a design."""
    expected = {"records": 2, "with_skills": 2, "with_level": 2, "with_workload": 2, "with_quality": 0}

    assert expected == micro_credentials.completeness(world(catalogue()))


def test_the_filter_offers_what_is_taught(world: World) -> None:
    """Skills and terms by name."""
    engine = world(catalogue())

    assert {"cut": "cut", "weld": "soldar"} == micro_credentials.taught_skills(engine, language="es")
    assert {"Presential": "presencial"} == micro_credentials.terms(engine, language="es")
