"""What teaches a skill: the catalogue's questions, on every engine."""

import polars as pl
import pytest

from observatory.model import facets
from observatory.queries import micro_credentials
from observatory.queries.search import record_words
from tests.conftest import World


def catalogue() -> dict[str, pl.DataFrame]:
    """Two designs; weld and cut are taught, paint is not. The welder needs weld and cut, the painter paint and cut."""
    design = pl.DataFrame(
        {
            "micro_credential_id": ["arc", "saw"],
            "title": ["Arc", "Saw"],
            "area_id": ["welding", "machining"],
            "eqf_level": [4, 3],
            "workload_hours": [50.0, 80.0],
            "ects": [2.0, 3.0],
        }
    ).with_columns(
        country=pl.lit(None, pl.String),
        assessment=pl.lit("practical assessment"),
        participation=pl.lit("Presential"),
        delivery=pl.lit(None, pl.String),
        supervision=pl.lit(None, pl.String),
        grading=pl.lit(None, pl.String),
        further_information=pl.lit(None, pl.String),
        quality_assurance=pl.lit("to be set by the awarding body"),
        status=pl.lit("reference design"),
        prerequisites=pl.lit(None, pl.String),
        prerequisites_es=pl.lit(None, pl.String),
        builds_on=pl.lit(None, pl.String),
        stacks_with=pl.lit("saw"),
        awarding_body=pl.lit(None, pl.String),
        region=pl.lit(None, pl.String),
        language=pl.lit("en|es"),
        source=pl.lit("observatory-curation"),
        edition=pl.lit("2026-11-23"),
        grade=pl.lit("curated"),
        reviewed=pl.lit("2026-11-23"),
    )
    needs = [
        ("welder", "weld", "essential"),
        ("welder", "cut", "essential"),
        ("painter", "paint", "essential"),
        ("painter", "cut", "essential"),
        ("painter", "weld", "optional"),
    ]
    labels = [
        ("micro_credential", "arc", "es", "preferred", "Arco"),
        ("micro_credential", "arc", "es", "definition", "Para."),
        ("technology_area", "welding", "es", "preferred", "Soldadura"),
        ("skill", "weld", "es", "preferred", "soldar"),
        ("profile", "welder", "es", "preferred", "soldador"),
    ]
    return {
        "micro_credential": design,
        "micro_credential_skill": pl.DataFrame(
            {
                "micro_credential_id": ["arc", "arc", "saw"],
                "skill_id": ["weld", "cut", "cut"],
                "made_by": ["curated"] * 3,
                "level": ["B2", None, None],
            }
        ),
        "learning_outcome": pl.DataFrame(
            {
                "micro_credential_id": ["arc", "arc"],
                "position": [2, 1],
                "language": ["es", "es"],
                "outcome": ["dos", "uno"],
            }
        ),
        "learning_term": pl.DataFrame({"term": ["Presential"], "term_es": ["presencial"]}),
        "skill": pl.DataFrame(
            {"skill_id": ["weld", "cut", "paint"], "title": ["weld", "cut", "paint"], "skill_type": ["skill"] * 3}
        ),
        "skill_summary": pl.DataFrame(
            {"skill_id": ["weld", "cut", "paint"], "essential_profiles": [1, 2, 1], "optional_profiles": [1, 0, 0]}
        ),
        "job_profile": pl.DataFrame(
            {"profile_id": ["welder", "painter"], "title": ["welder", "painter"], "area_id": ["welding", "light"]}
        ),
        "profile_summary": pl.DataFrame({"profile_id": ["welder", "painter"], "essential": [2, 2]}),
        "profile_skill": pl.DataFrame(needs, schema=["profile_id", "skill_id", "need"], orient="row"),
        "label": pl.DataFrame(labels, schema=["kind", "id", "language", "role", "label"], orient="row"),
    }


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ({}, ["arc", "saw"]),
        ({"level": ["4"]}, ["arc"]),
        ({"area": ["machining"]}, ["saw"]),
        ({"skill": ["weld"]}, ["arc"]),
        ({"hours": ["90"]}, ["saw"]),
        ({"hours": ["30", "60"]}, ["arc"]),
        ({"place": ["ES"]}, []),
        ({"place": ["none"], "taught_in": ["es"], "form": ["Presential"]}, ["arc", "saw"]),
        ({"level": ["4"], "area": ["machining"]}, []),
    ],
)
def test_every_facet_narrows_the_list(world: World, chosen: dict[str, list[str]], expected: list[str]) -> None:
    """Level, area, skill, workload, form, language and country are all honoured, together too."""
    engine = world(catalogue())
    records = micro_credentials.designs(engine, language="en")
    found = facets.fitting(micro_credentials.facets(engine, records), chosen)

    assert expected == found["micro_credential_id"].to_list()


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("title", ["arc", "saw"]),
        ("workload", ["arc", "saw"]),
        ("level", ["saw", "arc"]),
        ("needs", ["arc", "saw"]),
        ("relevance", ["saw", "arc"]),
    ],
)
def test_records_are_ordered(world: World, sort: str, expected: list[str]) -> None:
    """Arc meets weld (1) and cut (2 profiles), saw only cut; saw answers the search better."""
    records = micro_credentials.designs(world(catalogue()), language="en")
    found = micro_credentials.ordered(records, sort=sort, relevance={"arc": 1.0, "saw": 2.0})

    assert expected == found["micro_credential_id"].to_list()


def test_what_can_be_searched(world: World) -> None:
    """Purposes, outcomes and skills; arc teaches both skills that the welder needs, saw one of the painter's two."""
    rows = record_words(world(catalogue())).select("id", "role", "label")

    assert {
        ("arc", "definition", "Para."),
        ("arc", "outcome", "dos"),
        ("arc", "outcome", "uno"),
        ("arc", "taught", "cut"),
        ("arc", "taught", "soldar"),
        ("arc", "taught", "weld"),
        ("arc", "teaches", "cut"),
        ("arc", "teaches", "weld"),
        ("arc", "serves", "welder"),
        ("saw", "taught", "cut"),
        ("saw", "teaches", "cut"),
    } == set(rows.rows())


def test_a_path_goes_back_to_its_beginning(world: World) -> None:
    """Robot builds on arc, arc on safety; saw combines with arc, whoever of the two says so."""
    tables = catalogue()
    one = tables["micro_credential"].filter(micro_credential_id="arc")
    tables["micro_credential"] = pl.concat(
        [
            tables["micro_credential"].with_columns(
                builds_on=pl.when(pl.col("micro_credential_id") == "arc").then(pl.lit("safety"))
            ),
            one.with_columns(micro_credential_id=pl.lit("robot"), title=pl.lit("Robot"), builds_on=pl.lit("arc")),
            one.with_columns(micro_credential_id=pl.lit("safety"), title=pl.lit("Safety"), builds_on=pl.lit("robot")),
        ]
    )
    records = micro_credentials.designs(world(tables), language="en")

    assert [("before", "safety"), ("self", "arc"), ("after", "robot"), ("with", "saw")] == [
        row[:2]
        for row in micro_credentials.stack(
            records.with_columns(builds_on=pl.when(pl.col("micro_credential_id") != "safety").then("builds_on")),
            design="arc",
        ).rows()
    ]
    assert ["robot", "safety", "arc"] == micro_credentials.stack(records, design="arc")[
        "micro_credential_id"
    ].to_list()[:3]


def test_places_are_named(world: World) -> None:
    """A country by its name in the visitor's language, a region by its own."""
    tables = catalogue() | {
        "region": pl.DataFrame(
            [("ES", 2024, "España"), ("ES21", 2021, "País Vasco"), ("ES21", 2024, "Euskadi")],
            schema=["region", "vintage", "name_latin"],
            orient="row",
        )
    }
    tables["label"] = pl.concat(
        [
            tables["label"],
            pl.DataFrame([("region", "ES", "en", "preferred", "Spain")], schema=tables["label"].schema, orient="row"),
        ]
    )
    engine = world(tables)

    assert {"ES": "Spain", "ES21": "Euskadi"} == micro_credentials.places(engine, codes=["ES21", "ES"], language="en")
    assert {} == micro_credentials.places(engine, codes=[], language="en")


def test_names_fall_back_to_english(world: World) -> None:
    """Arc has a Spanish name and purpose, saw has none."""
    found = micro_credentials.designs(world(catalogue()), language="es")

    assert [("Arco", "Para.", "Soldadura", 2), ("Saw", None, "machining", 1)] == (
        found.select("name", "purpose", "area", "skills").rows()
    )


def test_outcomes_come_in_order(world: World) -> None:
    """As the designer numbered them."""
    assert ["uno", "dos"] == micro_credentials.outcomes(world(catalogue()), design="arc", language="es")


def test_outcomes_without_translation_are_still_told(world: World) -> None:
    """A provider that writes in Spanish only is read by everybody."""
    assert ["uno", "dos"] == micro_credentials.outcomes(world(catalogue()), design="arc", language="en")


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


def test_who_wrote_the_records_stands_beside_esco(world: World) -> None:
    """Each source once, by name."""
    designs = pl.DataFrame({"micro_credential_id": ["a", "b", "c"], "source": ["register", "curation", "register"]})

    assert ["curation", "register", "esco-1.1.1"] == micro_credentials.origins(world({"micro_credential": designs}))
