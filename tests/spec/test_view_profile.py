"""A job profile as it is published: what it takes, what teaches it, what comes close; checked on six trades."""

import json

import polars as pl
import pytest

from observatory.charts.palette import DARK, LIGHT
from observatory.errors import NotHeld
from observatory.model.evidence import Grade
from observatory.views import profile
from observatory.views.asking import ask, figure
from tests.conftest import World
from tests.spec.published import published
from tests.spec.small_trades import ALONE, BLUEPRINTS, WELD
from tests.spec.test_occupations import small
from tests.spec.test_profiles import trades
from tests.spec.workshops import workshops

PUBLISHED = published("esco-1.1.1", "esco-labels", "observatory-curation")
WELDER, SOLDERER, TURNER, BAKER = ({"id": (name,)} for name in ("welder", "solderer", "turner", "baker"))
SPACE = "\N{NO-BREAK SPACE}"


def test_what_it_takes_is_told_by_need_and_kind(world: World) -> None:
    """The turner must know metals, an essential field of knowledge; for the welder they are optional."""
    engine = world(trades() | PUBLISHED)
    turner, welder = (ask(engine, "profile-skills", codes, language="en") for codes in (TURNER, WELDER))

    assert "It takes 2 essential skills and 1 essential fields of knowledge" == turner.title
    assert "It takes 2 essential skills and 0 essential fields of knowledge" == welder.title
    assert "then 1 optional ones." in welder.sentence
    assert [
        ("blueprints", "essential", "Skill", 5, 0),
        ("weld", "essential", "Skill", 2, 2),
        ("metals", "optional", "Knowledge", 2, 0),
    ] == welder.rows.sort("need", "skill_id").select("name", "needed", "kind", "profiles", "designs").rows()
    assert {"Skill": "skill", "Need": None, "Kind": None, "Group": None} == {
        column.heading: column.leads_to for column in welder.columns.values() if column.decimals is None
    }
    assert Grade.CURATED is welder.evidence.grade


def test_a_name_in_english_is_marked_elsewhere(world: World) -> None:
    """Welding has a Spanish name, blueprints have not; the rows of the file carry no mark."""
    answer = ask(world(trades() | PUBLISHED), "profile-skills", WELDER, language="es")

    assert ["blueprints [en]", "metals [en]", "soldar"] == sorted(answer.rows["name"])
    assert ["blueprints", "metals", "soldar"] == sorted(answer.data["name"])
    assert {"esencial", "opcional"} == set(answer.rows["needed"])


def test_skills_fold_into_wide_groups(world: World) -> None:
    """Welding lies in machinery; blueprints and metals in one field each, of another kind."""
    groups = profile.groups(world(trades() | PUBLISHED), "welder", "es")

    assert [("skill", 1, 0), ("skill", 1, 0), ("knowledge", 0, 1)] == groups.select(
        "kind", "essential", "optional"
    ).rows()
    assert {"maquinaria"} <= set(groups["name"])


def test_shares_stand_beside_the_average_of_the_area(world: World) -> None:
    """Digital: 0 for the welder, 1 for the solderer, so 50 % on average; green: 50 % and 0, so 25 %."""
    engine = world(trades() | PUBLISHED)
    welder, solderer = (ask(engine, "profile-shares", codes, language="en") for codes in (WELDER, SOLDERER))
    [picture] = welder.pictures
    figure = picture.draw(LIGHT)
    [bars] = figure["data"]

    assert f"Digital: 0{SPACE}% of its essential skills, less than the average of its area (50{SPACE}%)" == welder.title
    assert (
        f"Digital: 100{SPACE}% of its essential skills, more than the average of its area (50{SPACE}%)"
        == solderer.title
    )
    assert "of the 2 essential skills" in welder.sentence
    assert "of the 2 profiles in joining." in welder.sentence
    assert [("digital", 0.0, 50.0), ("green", 50.0, 25.0), ("transversal", 0.0, 0.0), ("knowledge", 0.0, 0.0)] == (
        welder.data.rows()
    )
    assert [0.0, 50.0, 50.0, 25.0, 0.0, 0.0, 0.0, 0.0] == bars["x"]
    assert {"color": [LIGHT.accent, LIGHT.faint] * 4} == bars["marker"]
    assert [f"{share}{SPACE}%" for share in (0, 50, 50, 25, 0, 0, 0, 0)] == bars["text"]
    assert ["Digital", "average of the area", "Green"] == [note["text"] for note in figure["layout"]["annotations"]][:3]
    assert DARK.accent == picture.draw(DARK)["data"][0]["marker"]["color"][0]
    assert welder.sentence == picture.alt


def test_without_essential_skills_there_are_no_shares(world: World) -> None:
    """Nothing is known of the baker's: not zero, and the visitor reads why."""
    with pytest.raises(NotHeld, match="no tiene competencias esenciales") as nothing:
        ask(world(trades() | PUBLISHED), "profile-shares", BAKER, language="es")

    assert "opcionales" in nothing.value.remedy


def test_designs_teach_a_share_of_its_essential_skills(world: World) -> None:
    """One design teaches soldering, 1 of the solderer's 2 essential skills; nothing teaches to bake."""
    engine = world(trades() | PUBLISHED)
    answer = ask(engine, "profile-designs", SOLDERER, language="en")

    assert "1 design teaches skills of it" == answer.title
    assert "Together they teach 1 of its 2 essential skills." in answer.sentence
    assert [("Metal trades", 3, 75.0, 1, pytest.approx(100 * 1 / 2))] == answer.rows.select(list(answer.columns)).rows()
    assert "micro-credential" == answer.columns["name"].leads_to
    with pytest.raises(NotHeld, match="No reference design teaches its essential skills yet"):
        ask(engine, "profile-designs", BAKER, language="en")


def test_what_comes_close_is_hatched_and_a_click_away(world: World) -> None:
    """A helper needs blueprints alone, which the welder reads; the solderer's needs are met but for soldering."""
    engine = world(trades() | PUBLISHED)
    answer = ask(engine, "profile-similar", WELDER, language="en")
    [bars] = answer.pictures[0].draw(LIGHT)["data"]
    solderer = (BLUEPRINTS + 0.5 * WELD) / (ALONE + BLUEPRINTS + 0.5 * WELD)

    assert "Closest to it: helper" == answer.title
    assert ["helper", "solderer", "turner", "fitter"] == answer.data["name"].to_list()
    assert [pytest.approx(100.0), pytest.approx(100 * solderer)] == answer.data["score"].to_list()[:2] == bars["x"][:2]
    assert [f"100{SPACE}%", f"{100 * solderer:.0f}{SPACE}%"] == bars["text"][:2]
    assert ["helper", "solderer", "turner", "fitter"] == [code for code, _name in bars["customdata"]]
    assert "/" == bars["marker"]["pattern"]["shape"]
    assert Grade.MODELLED is answer.evidence.grade
    with pytest.raises(NotHeld, match="No other profile resembles it"):
        ask(engine, "profile-similar", BAKER, language="en")


def test_facts_are_told_in_one_line(world: World) -> None:
    """Codes lead to their classifications; industries are written as they are printed."""
    tables = trades() | PUBLISHED
    tables["isco_group"] = tables["isco_group"].clear()

    assert (
        "CIUO-08 [7212](http://data.europa.eu/esco/isco/C7212)  · NACE 25, 25.62 · ESCO [esco_code](esco_uri)"
        " · Soldadura"
    ) == profile.facts(world(tables), "welder", "es")


def test_an_unknown_profile_is_told_in_the_visitors_language(world: World) -> None:
    """For the brief, too, which asks by address."""
    with pytest.raises(NotHeld, match="No hay ningún perfil profesional «nobody»"):
        profile.card(world(trades() | PUBLISHED), "nobody", "es")


def test_its_occupation_group_is_weighed_on_the_basis_chosen(world: World) -> None:
    """The welder is of ISCO-08 group 72: 30 of Hungary's 100 thousand people and 20 of 80 adverts in País Vasco."""
    figures = small(
        ("occupation-employment", "HU", "2024", "isco", "OC72", 30.0),
        ("occupation-employment", "HU", "2024", "isco", "OC75", 70.0),
        ("job-adverts", "ES21", "2025-10", "profile", "welder", 20.0),
        ("job-adverts", "ES21", "2025-10", "profile", "baker", 60.0),
    )
    tables = figures | trades() | published("source")
    tables["label"] = pl.concat([tables["label"], figures["label"]])
    engine = world(tables)
    countries = ask(engine, "occupation-regions", WELDER, language="es")
    adverts = ask(engine, "occupation-regions", WELDER | {"where": ("adverts",)}, language="en")
    baker = ask(engine, "occupation-regions", BAKER, language="en")

    assert f"El grupo de ocupaciones pesa más en HU: 30,0{SPACE}%" == countries.title
    assert "grupo 72 de la CIUO-08" in countries.sentence
    assert (("countries",), Grade.MODELLED, "2024") == (
        countries.codes["where"],
        countries.evidence.grade,
        countries.evidence.last,
    )
    assert f"The occupation group weighs most in ES21: 25.0{SPACE}%" == adverts.title
    assert (Grade.MEASURED, "2025-10") == (adverts.evidence.grade, adverts.evidence.last)
    assert f"The occupation group weighs most in HU: 70.0{SPACE}%" == baker.title


def test_the_regions_where_it_weighs_most_stand_with_its_name(world: World) -> None:
    """Bakers are a fifth of manufacturing in País Vasco and Madrid, and 80 % in Galicia; 44 % in the EU.

    Consultants are in no factory. Of 2018 Luxembourg alone is told.
    """
    economy, facts = workshops(), trades()
    label = ("profile", "baker", "es", "preferred", "panadero")
    known = economy["job_profile"].with_columns(
        title="profile_id", area_id=pl.lit("other"), esco_uri=pl.lit("uri"), esco_code=pl.lit("code")
    )
    tables = (
        economy
        | {name: facts[name] for name in ("profile_summary", "isco_group")}
        | published("survey", "esco-1.1.1")
        | {
            "job_profile": known,
            "label": pl.concat([economy["label"], pl.DataFrame([label], economy["label"].schema, orient="row")]),
        }
    )
    engine = world(tables)
    answer = ask(engine, "profile-regions", BAKER, language="es")
    [bars, _whiskers] = json.loads(figure(engine, "profile-regions", BAKER, language="es", theme="light"))["data"]

    assert f"«panadero» pesa más en Galicia: {0.8 / 0.44:.2f} veces la UE".replace(".", ",") == answer.title
    assert ("2024",) == answer.codes["year"]
    assert [("ES11", 80.0), ("ES21", 20.0), ("ES30", 20.0)] == [
        (region, pytest.approx(percent)) for region, percent in answer.data.select("region", "percent").rows()
    ]
    assert [pytest.approx(0.8 / 0.44 - 1, abs=1e-4), *[pytest.approx(0.2 / 0.44 - 1, abs=1e-4)] * 2] == bars["x"]
    assert "/" == bars["marker"]["pattern"]["shape"]
    assert (Grade.MODELLED, "2024", ["esco-1.1.1", "survey"]) == (
        answer.evidence.grade,
        answer.evidence.first,
        [source.origin for source in answer.evidence.sources],
    )
    with pytest.raises(NotHeld, match=r"does not ask for “consultant”"):
        ask(engine, "profile-regions", {"id": ("consultant",)}, language="en")
    older = ask(engine, "profile-regions", {"id": ("engineer",), "year": ("2018",)}, language="en")
    assert (["LU00"], "2018") == (older.data["region"].to_list(), older.evidence.first)
