"""A skill as it is published: who needs it, what keeps it company, what teaches it; checked on six trades."""

import polars as pl
import pytest

from observatory.charts.palette import LIGHT
from observatory.errors import NotHeld
from observatory.model.evidence import Grade
from observatory.views import skills
from observatory.views.asking import ask
from observatory.views.speech import speaking
from tests.conftest import World
from tests.spec.published import published
from tests.spec.small_trades import small_trades
from tests.spec.test_skills import WORKSHOP

PUBLISHED = published("esco-1.1.1", "esco-labels", "observatory-curation")
BLUEPRINTS, WELD, METALS = ({"skill": (name,)} for name in ("blueprints", "weld", "metals"))
SPACE = "\N{NO-BREAK SPACE}"


def test_who_needs_it_is_counted_by_area(world: World) -> None:
    """Blueprints: essential for two who join, one who machines and one other, optional for another one."""
    engine = world(small_trades() | PUBLISHED)
    answer = ask(engine, "skill-areas", BLUEPRINTS, language="es")
    with speaking("es"):
        essential, optional = answer.pictures[0].draw(LIGHT)["data"]

    assert "«blueprints» la necesitan 5 perfiles, sobre todo en Soldadura" == answer.title
    assert f"La necesitan 5 de 6 perfiles (83{SPACE}%); 0 de 7 competencias" in answer.sentence
    assert [("Soldadura", 2, 0, 2), ("Otros", 1, 1, 2), ("Mecanizado", 1, 0, 1)] == (
        answer.rows.select(list(answer.columns)).rows()
    )
    assert ([2, 1, 1], [0, 1, 0], [2, 1, 1]) == (essential["x"], optional["x"], optional["base"])
    assert (LIGHT.accent, LIGHT.faint) == (essential["marker"]["color"], optional["marker"]["color"])
    assert ["Esencial: 2", "Esencial: 1", "Esencial: 1"] == essential["customdata"]
    assert "pattern" not in essential["marker"]


def test_a_skill_of_one_area_is_told_as_such(world: World) -> None:
    """Welder and solderer both join; one skill, blueprints, is needed by more than two."""
    answer = ask(world(small_trades() | PUBLISHED), "skill-areas", WELD, language="en")

    assert "“weld” is needed in one area only: joining" == answer.title
    assert f"2 of 6 profiles need it (33{SPACE}%); 1 of 7 skills are needed by more." in answer.sentence


def test_those_who_must_have_it_are_listed_first(world: World) -> None:
    """Four of five; the fitter may have it."""
    answer = ask(world(small_trades() | PUBLISHED), "skill-profiles", BLUEPRINTS, language="en")

    assert ("5 profiles need it", "4 as an essential skill, listed first.") == (answer.title, answer.sentence)
    assert [
        ("helper", "essential", "other", "9329"),
        ("solderer", "essential", "joining", "7212"),
        ("turner", "essential", "machining", "7223"),
        ("welder", "essential", "joining", "7212"),
        ("fitter", "optional", "other", "7233"),
    ] == answer.rows.select(list(answer.columns)).rows()
    assert "profile" == answer.columns["name"].leads_to


def test_company_is_hatched_and_a_click_away(world: World) -> None:
    """Grinding: 3 of 3 profiles with either; cleaning: 3 of 6. Nobody bakes with the baker."""
    answer = ask(world(small_trades(WORKSHOP) | PUBLISHED), "related-skills", WELD, language="en")
    [bars] = answer.pictures[0].draw(LIGHT)["data"]

    assert "Most often beside it: “grind”" == answer.title
    assert [("grind", 100.0, 3, 3), ("clean", 50.0, 3, 6)] == answer.rows.select(list(answer.columns)).rows()
    assert ([100.0, 50.0], [f"100{SPACE}%", f"50{SPACE}%"]) == (bars["x"], bars["text"])
    assert ["grind", "clean"] == [code for code, _name in bars["customdata"]]
    assert "pattern" in bars["marker"]
    assert Grade.MODELLED is answer.evidence.grade


def test_what_is_not_held_is_told(world: World) -> None:
    """Metals meet no skill in three profiles, and no design teaches them."""
    engine = world(small_trades() | PUBLISHED)

    with pytest.raises(NotHeld, match="No other skill is needed together with it in three profiles or more"):
        ask(engine, "related-skills", METALS, language="en")
    with pytest.raises(NotHeld, match="Todavía no la enseña ningún diseño de microcredencial") as nothing:
        ask(engine, "skill-designs", METALS, language="es")
    assert nothing.value.remedy


def test_designs_that_teach_it(world: World) -> None:
    """Two teach welding, one of them without credit points."""
    answer = ask(world(small_trades() | PUBLISHED), "skill-designs", WELD, language="es")

    assert answer.title.startswith("2 diseños")
    assert [("Metal trades", 3, 75.0, None), ("Soldeo por arco", 4, 50.0, 2.0)] == sorted(
        answer.rows.select(list(answer.columns)).rows()
    )
    assert (1, "micro-credential") == (answer.columns["ects"].decimals, answer.columns["name"].leads_to)


def test_names_stand_beside_what_their_language_calls_itself(world: World) -> None:
    """The preferred name first, then synonyms."""
    answer = ask(world(small_trades() | PUBLISHED), "skill-names", WELD, language="en")

    assert [("English", "weld"), ("Español", "soldar; unir por soldadura")] == (
        answer.rows.select(list(answer.columns)).rows()
    )


def test_a_skill_is_introduced_in_the_visitors_language(world: World) -> None:
    """Its groups, kind and tags, and what ESCO relates to it: welding is broader than soldering."""
    tables = small_trades() | {
        "skill_relation": pl.DataFrame(
            [("solder", "weld", "broader")], schema=["skill_id", "related_id", "relation"], orient="row"
        )
    }
    engine = world(tables)
    relatives = [skills.relatives(engine, skill, "es") for skill in ("weld", "solder")]

    assert "skills › maquinaria › joining" == skills.path(engine, "weld", "es")
    assert (
        ":gray-badge[Competencia] :gray-badge[Reutilización: específica de un sector] :gray-badge[verde]"
        " [En ESCO](uri:weld)"
    ) == skills.badges(engine, "weld", "es")
    assert [[("más específica", "solder")], [("más amplia", "soldar")]] == [
        rows.select("relation_name", "name").rows() for rows in relatives
    ]
