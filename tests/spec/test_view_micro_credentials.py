"""Micro-credentials as they are published: what fits, what a record teaches, serves and stacks with; two designs."""

import polars as pl
import pytest

from observatory.charts.palette import LIGHT
from observatory.engine import Engine
from observatory.errors import NotHeld
from observatory.views import micro_credentials as views
from observatory.views import micro_credentials_words as words
from observatory.views.asking import ask
from tests.conftest import World
from tests.spec.published import published
from tests.spec.test_micro_credentials import catalogue


@pytest.fixture
def designs(world: World) -> Engine:
    """Arc welding builds on sawing; both are reference designs of our editors."""
    tables = catalogue() | published("observatory-curation", "esco-1.1.1")
    tables["micro_credential"] = tables["micro_credential"].with_columns(
        builds_on=pl.Series(["saw", None]), stacks_with=pl.lit(None, pl.String)
    )
    return world(tables)


def test_records_that_fit_are_counted_and_ordered(designs: Engine) -> None:
    """Arc meets weld and cut (1 + 2 needs), Saw cut alone; by level Saw, of EQF 3, comes first."""
    answer = ask(designs, "micro-credentials", {}, language="en")
    by_level = ask(designs, "micro-credentials", {"sort": ("level",)}, language="en")

    assert "2 micro-credentials fit" == answer.title
    assert "Of 2 in the catalogue." == answer.sentence
    assert [("Arc", 1 + 2), ("Saw", 2)] == answer.data.select("name", "needs").rows()
    assert ["Saw", "Arc"] == by_level.data["name"].to_list()
    assert ["reference design – not an offer"] * 2 == answer.rows["mark"].to_list()
    assert ("curated", 1) == (answer.evidence.grade, len(answer.notes))
    assert answer.notes[0].startswith("Of 2 records, 2 name the skills they teach, 2 a level, 2 a workload; 0 state")


def test_the_list_speaks_the_language(designs: Engine) -> None:
    """Marks, forms and headings in Spanish; nobody awards these, so there is no such column."""
    answer = ask(designs, "micro-credentials", {"eqf": ("4",)}, language="es")

    assert "1 microcredencial cumple lo elegido" == answer.title
    assert [("Arco", "presencial", "diseño de referencia: no es una oferta")] == answer.rows.select(
        "name", "form", "mark"
    ).rows()
    assert "awarding_body" not in answer.columns
    assert "micro-credential" == answer.columns["name"].leads_to


def test_every_option_says_how_many_records_it_would_leave(designs: Engine) -> None:
    """At level 3 there is no welding: the area is not offered, while each level counts as if it alone were chosen."""
    codes = {"q": (), **dict.fromkeys(views.KEYS.values(), ()), "eqf": ("3",)}
    options = views.narrowing(designs, codes, "en")

    assert {"3": "3 (1)", "4": "4 (1)"} == options["level"]
    assert ["All areas", "machining (1)"] == list(options["area"].values())
    assert ["Any skill", "cut (1)"] == list(options["skill"].values())
    assert {"60": "31–60 (0)", "90": "61–90 (1)"} == options["hours"]
    assert {"reference design": "reference design (1)"} == options["status"]


def test_what_nothing_fits_is_told_by_what_hides_it(designs: Engine) -> None:
    """No machining at level 4: without the area one record fits, without the level one."""
    codes = {"q": (), **dict.fromkeys(views.KEYS.values(), ()), "eqf": ("4",), "area": ("machining",)}

    assert views.fitting(designs, codes, "en").is_empty()
    assert {"area": 1, "level": 1} == views.without(designs, codes, "en")


def test_the_skills_of_a_record_say_who_linked_them(designs: Engine) -> None:
    """Arc teaches two; only where a level is stated is there a column for it."""
    answer, other = (ask(designs, "design-skills", {"id": (one,)}, language="en") for one in ("arc", "saw"))

    assert "Teaches 2 skills" == answer.title
    assert {("weld", "B2", 1), ("cut", None, 2)} == set(
        answer.data.select("name", "level", "essential_profiles").rows()
    )
    assert ["curated by us"] * 2 == answer.rows["link"].to_list()
    assert ["Skill", "Level", "Essential to", "Link"] == [column.heading for column in answer.columns.values()]
    assert ["Skill", "Essential to", "Link"] == [column.heading for column in other.columns.values()]


def test_profiles_are_drawn_hatched_by_their_share(designs: Engine) -> None:
    """A welder needs weld and cut: 2 of 2; a painter paint and cut: 1 of 2."""
    answer = ask(designs, "design-profiles", {"id": ("arc",)}, language="en")
    bars = answer.pictures[0].draw(LIGHT)["data"]

    assert "Leads furthest towards welder: 100 % of its essential skills" == answer.title
    assert [("welder", 2, 2, 100.0), ("painter", 1, 2, 50.0)] == answer.data.select(
        "name", "taught", "essential", "percent"
    ).rows()
    assert [100.0, 50.0] == [value for bar in bars for value in bar["x"]]
    assert ["2 of 2", "1 of 2"] == [text for bar in bars for text in bar["text"]]
    assert all("pattern" in bar["marker"] for bar in bars)
    assert "modelled" == answer.evidence.grade


def test_a_record_stands_between_what_it_builds_on_and_what_follows(designs: Engine) -> None:
    """Sawing comes before arc welding, and the other way round arc welding after sawing."""
    arc, saw = (ask(designs, "stack", {"id": (one,)}, language="en") for one in ("arc", "saw"))

    assert "A step on a path: 1 before it, 0 after it, 0 beside it" == arc.title
    assert [("Saw", "comes before"), ("Arc", "this one")] == arc.rows.select("name", "said").rows()
    assert "A step on a path: 0 before it, 1 after it, 0 beside it" == saw.title
    assert [("Saw", "this one"), ("Arc", "builds on this one")] == saw.rows.select("name", "said").rows()
    written = str(arc.pictures[0].draw(LIGHT))
    assert "EQF 3 · 80 hours · comes before" in written
    assert "EQF 4 · 50 hours · this one" in written


def test_what_a_record_does_not_say_is_said(world: World) -> None:
    """Without skills nothing is taught and nobody served; without relations it stands alone."""
    tables = catalogue() | published("observatory-curation", "esco-1.1.1")
    tables["micro_credential"] = tables["micro_credential"].with_columns(stacks_with=pl.lit(None, pl.String))
    tables["micro_credential_skill"] = tables["micro_credential_skill"].filter(micro_credential_id="saw")
    engine = world(tables)

    for view in ("design-skills", "design-profiles", "stack"):
        with pytest.raises(NotHeld) as nothing:
            ask(engine, view, {"id": ("arc",)}, language="en")
        assert nothing.value.remedy


def test_elements_stand_in_the_order_of_the_recommendation(designs: Engine) -> None:
    """In Spanish: outcomes in their order, terms in words, what is missing told as missing."""
    mandatory, optional = views.elements(designs, "arc", "es")

    assert [
        ["Arco"],
        ["ninguna: diseño de referencia, nadie lo otorga"],
        ["ninguna: diseño de referencia, nadie lo otorga"],
        ["se fija al otorgarla; registro revisado el 23 de noviembre de 2026"],
        ["uno", "dos"],
        ["50 horas, 2,0 ECTS"],
        ["MEC 4"],
        ["practical assessment"],
        ["presencial"],
        ["to be set by the awarding body"],
    ] == [list(said) for said in mandatory.values()]
    assert ["no consta"] * 3 == [text for said in list(optional.values())[:3] for text in said]


def test_bands_of_hours_meet_without_a_gap() -> None:
    """Each begins with the hour after the one before."""
    assert ["up to 30", "31–60", "61–90", "over 90"] == [words.band(code) for code in ("30", "60", "90", "more")]


def test_an_offer_says_who_awards_it_and_where() -> None:
    """The region where one is given, else the country; a design says nothing."""
    offer = {"awarding_body": "Centre", "region": "ES21", "country": "ES"}
    places = {"ES": "Spain", "ES21": "País Vasco"}

    assert ["Centre, País Vasco", "Centre, Spain", "Centre", ""] == [
        words.awarded(offer | change, places)
        for change in ({}, {"region": None}, {"region": None, "country": None}, {"awarding_body": None})
    ]
