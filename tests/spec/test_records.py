"""A provider's record, stored and given out again by every format, is the record that came in; on every engine."""

from dataclasses import replace

import polars as pl

from observatory.engine import Engine
from observatory.exchange.checking import Known, check
from observatory.exchange.elm import elm_text, elm_xml
from observatory.exchange.open_badge import open_badge_text
from observatory.exchange.reading import read
from observatory.exchange.record import ESCO_SKILL, Record, Skill, Term
from observatory.exchange.template import cells, write_csv, write_xlsx
from observatory.ingest.offers import TABLES, tables
from observatory.queries import exchange
from observatory.queries.records import record
from tests.conftest import World

WELD, CUT = "11111111-aaaa-4aaa-8aaa-111111111111", "22222222-aaaa-4aaa-8aaa-222222222222"
ADDRESS = "https://example.org/micro-credential?id=welding-one"
OFFER = Record(
    identifier="welding-one",
    title={"en": "Welding, one", "es": "Soldadura, uno", "eu": "Soldadura bat"},
    description={"en": "First steps."},
    eqf_level=3,
    workload_hours=62.5,
    ects=2.5,
    isced_f="0715",
    languages=("es", "eu"),
    participation=(Term("Online", "http://data.europa.eu/snb/learning-assessment/920fbb3cbe"),),
    assessment=(Term("quiz", "http://data.europa.eu/snb/assessment/b1b68f6735"),),
    delivery=(Term("internship", "http://data.europa.eu/snb/learning-activity/bf5588ff84"),),
    quality_assurance="Institutional License",
    prerequisites={"en": "None.", "es": "Ninguno."},
    outcomes=({"en": "Weld a joint.", "es": "Suelda."}, {"en": "Test it.", "es": "Prueba."}),
    skills=(Skill("weld metal", ESCO_SKILL + WELD, level="advanced"), Skill("cut metal", ESCO_SKILL + CUT, "accepted")),
    status="offer",
    reviewed="2026-05-31",
    awarding_body="Centre of Trades",
    country="ES",
    region="ES21",
    area="welding-joining",
    supervision="supervised onsite, identity verified",
    grading="Passed or not passed",
    further_information="https://example.org/welding",
    builds_on=("cutting-one",),
    stacks_with=("cutting-two", "cutting-three"),
)


TERMS = [
    ("participation", "Online", "http://data.europa.eu/snb/learning-assessment/920fbb3cbe"),
    ("assessment", "quiz", "http://data.europa.eu/snb/assessment/b1b68f6735"),
    ("delivery", "internship", "http://data.europa.eu/snb/learning-activity/bf5588ff84"),
    ("quality_assurance", "Institutional License", "http://data.europa.eu/snb/accreditation/003293d2ce"),
    ("supervision", "supervised onsite, identity verified", None),
]
TYPES = {"eqf_level": pl.Int64, "workload_hours": pl.Float64, "ects": pl.Float64, "position": pl.Int64}


def stored(offer: Record) -> dict[str, pl.DataFrame]:
    """The tables that an import writes, with the skills and terms they point to."""
    rows = tables([offer], {})
    written = {
        name: pl.DataFrame(rows[name], schema=dict.fromkeys(columns, pl.String), orient="row")
        .with_columns(pl.all().replace("", None))
        .cast({column: kind for column, kind in TYPES.items() if column in columns})
        for name, columns in TABLES.items()
    }
    day = pl.col("reviewed").str.to_date()
    written["micro_credential"] = written["micro_credential"].with_columns(day)
    skills = {"skill_id": [WELD, CUT], "title": ["weld metal", "cut metal"], "skill_type": ["skill", "skill"]}
    needed = {"skill_id": [WELD, CUT], "essential_profiles": [2, 1], "optional_profiles": [0, 0]}
    return written | {
        "learning_term": pl.DataFrame(TERMS, schema=["scheme", "term", "uri"], orient="row"),
        "skill": pl.DataFrame(skills),
        "skill_summary": pl.DataFrame(needed),
        "technology_area": pl.DataFrame({"area_id": ["welding-joining"]}),
        "region": pl.DataFrame({"region": ["ES21"]}),
    }


def held(engine: Engine) -> Record:
    """The stored record."""
    found = record(engine, design=OFFER.identifier)
    assert found
    return found


def test_a_stored_record_is_the_one_that_came_in(world: World) -> None:
    """Every element, the place, the body, and how each skill was matched."""
    assert OFFER == held(world(stored(OFFER)))


def test_what_is_not_stated_stays_unstated(world: World) -> None:
    """No empty element becomes a word."""
    silent = replace(
        OFFER,
        description={},
        ects=None,
        isced_f="",
        region="",
        delivery=(),
        prerequisites={},
        supervision="",
        grading="",
        further_information="",
    )

    assert silent == held(world(stored(silent)))


def formats(offer: Record) -> dict[str, bytes]:
    """The record in every format that we give out."""
    terms = {scheme: [term for known, term, _uri in TERMS if known == scheme] for scheme, _term, _uri in TERMS}
    return {
        "a.csv": write_csv([cells(offer)]),
        "a.xlsx": write_xlsx([cells(offer)], terms),
        "a.jsonld": elm_text(offer, address=ADDRESS).encode(),
        "a.xml": elm_xml(offer, address=ADDRESS),
        "a.json": open_badge_text(offer, address=ADDRESS, language="es").encode(),
    }


def test_import_store_export_import_loses_nothing(world: World) -> None:
    """Not an element, not a language, in no format."""
    engine = world(stored(OFFER))
    known = replace(exchange.known(engine), designs=frozenset({*OFFER.builds_on, *OFFER.stacks_with}))
    back = {name: check(read(name, said), known) for name, said in formats(held(engine)).items()}

    assert {name: [] for name in back} == {name: list(report.findings) for name, report in back.items()}
    assert dict.fromkeys(back, (OFFER,)) == {name: report.records for name, report in back.items()}


def test_rows_are_checked_against_the_served_edition(world: World) -> None:
    """Skills by identifier and name, terms by scheme, codes; offers are nobody's reserved names."""
    engine = world(stored(OFFER))

    assert Known(
        skills={WELD: "weld metal", CUT: "cut metal"},
        terms={scheme: {term: uri} for scheme, term, uri in TERMS},
        areas=frozenset({"welding-joining"}),
        regions=frozenset({"ES21"}),
        designs=frozenset(),
        offers={"welding-one": ("Centre of Trades", "ES")},
    ) == exchange.known(engine)
    assert [(WELD, "weld metal"), (CUT, "cut metal")] == exchange.labels(engine)
