"""One skill: who needs it, how rare it is, what keeps it company; checked by hand on six trades."""

import polars as pl
import pytest

from observatory.queries import skills
from tests.conftest import World
from tests.spec.small_trades import small_trades

# Three trades always weld, grind and clean together; everybody cleans.
WORKSHOP = {
    "welder": {"weld": "E", "grind": "E", "clean": "o"},
    "solderer": {"weld": "E", "grind": "E", "clean": "o"},
    "turner": {"weld": "o", "grind": "E", "clean": "o", "turn": "E"},
    "helper": {"clean": "E"},
    "fitter": {"clean": "E"},
    "baker": {"clean": "E"},
}


def test_skills_are_listed_by_name(world: World) -> None:
    """In the visitor's language, English where there is none."""
    answer = skills.skills(world(small_trades()), language="es")

    assert ["bake", "blueprints", "fit", "metals", "soldar", "solder", "turn"] == answer["name"].to_list()


def test_a_card_counts_who_needs_the_skill(world: World) -> None:
    """Welding: one profile must, one may; of seven skills, blueprints alone are needed by more profiles."""
    card = skills.card(world(small_trades()), skill="weld").row(0, named=True)

    assert (1, 1, 6) == (card["essential_profiles"], card["optional_profiles"], card["profiles"])
    assert (1, 7) == (card["commoner"], card["skills"])
    assert (False, True, False) == (card["digital"], card["green"], card["transversal"])


def test_an_unknown_skill_has_no_card(world: World) -> None:
    """No row, no error."""
    assert skills.card(world(small_trades()), skill="nothing").is_empty()


def test_the_path_leads_from_the_widest_group_to_its_own(world: World) -> None:
    """Names in the visitor's language where there are any."""
    engine = world(small_trades())

    assert ["skills", "maquinaria", "joining"] == skills.path(engine, skill="weld", language="es")["name"].to_list()
    assert ["K", "K07"] == skills.path(engine, skill="metals", language="es")["group_id"].to_list()


def test_names_in_every_language(world: World) -> None:
    """The preferred name and the synonyms, language by language."""
    assert [("en", "weld", ""), ("es", "soldar", "unir por soldadura")] == skills.names(
        world(small_trades()), skill="weld"
    ).rows()


def test_profiles_that_need_it_essential_first(world: World) -> None:
    """With the names of profile and area, and counted by area."""
    answer = skills.needing(world(small_trades()), skill="blueprints", language="es")

    assert [
        ("helper", "helper", "Otros", "essential"),
        ("welder", "soldador", "Soldadura", "essential"),
        ("solderer", "solderer", "Soldadura", "essential"),
        ("turner", "turner", "Mecanizado", "essential"),
        ("fitter", "fitter", "Otros", "optional"),
    ] == answer.select("profile_id", "name", "area", "need").rows()
    assert [("Soldadura", 2, 0, 2), ("Otros", 1, 1, 2), ("Mecanizado", 1, 0, 1)] == skills.by_area(answer).select(
        "area", "essential", "optional", "profiles"
    ).rows()


def test_company_is_the_share_of_profiles_that_need_both(world: World) -> None:
    """Grinding: 3 of 3 profiles that need either; cleaning: 3 of 6; turning meets welding once, too seldom."""
    answer = skills.company(world(small_trades(WORKSHOP)), skill="weld", language="en", how_many=10)

    assert [("grind", 3, 3, pytest.approx(3 / 3)), ("clean", 3, 6, pytest.approx(3 / 6))] == answer.select(
        "skill_id", "together", "profiles", "overlap"
    ).rows()


def test_company_is_mutual_and_limited(world: World) -> None:
    """The overlap is the same seen from the other skill."""
    engine = world(small_trades(WORKSHOP))
    there = skills.company(engine, skill="clean", language="en", how_many=1)

    assert [("grind", 0.5)] == there.select("skill_id", "overlap").rows()
    assert skills.company(engine, skill="turn", language="en", how_many=5).is_empty()


def test_relatives_are_told_from_both_sides(world: World) -> None:
    """To weld is broader than to solder and narrower than to turn; metals help with it, it helps to fit; no others."""
    relations = [
        ("weld", "broader", "turn"),
        ("solder", "broader", "weld"),
        ("weld", "optional", "metals"),
        ("fit", "essential", "weld"),
        ("weld", "essential", "metals"),
        ("bake", "broader", "fit"),
    ]
    trades = small_trades()
    trades["skill_relation"] = pl.DataFrame(relations, schema=["skill_id", "relation", "related_id"], orient="row")
    trades["label"] = pl.concat(
        [
            trades["label"],
            pl.DataFrame(
                [("skill", "turn", "en", "preferred", "turning"), ("skill", "solder", "fr", "preferred", "souder")],
                schema=trades["label"].schema,
                orient="row",
            ),
        ]
    )
    engine = world(trades)

    assert [
        ("broader", "turn", "turning", "skill"),
        ("helped", "fit", "fit", "skill"),
        ("helps", "metals", "metals", "knowledge"),
        ("narrower", "solder", "solder", "skill"),
    ] == skills.relatives(engine, skill="weld", language="es").rows()
    assert ["soldar"] == skills.relatives(engine, skill="fit", language="es").filter(relation="helps")["name"].to_list()
