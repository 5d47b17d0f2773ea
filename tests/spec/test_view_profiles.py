"""The list of job profiles and the map of skills as they are published; checked on six trades."""

import pytest

from observatory.build import skills_map as built
from observatory.charts.palette import LIGHT
from observatory.model.evidence import Grade
from observatory.views import skills_map
from observatory.views.asking import ask, offered
from observatory.views.profiles import VIEWS, names
from tests.conftest import World
from tests.spec.published import published
from tests.spec.small_trades import TRADES, small_trades
from tests.spec.test_profiles import trades

PUBLISHED = published("esco-1.1.1", "esco-labels")
SPACE = "\N{NO-BREAK SPACE}"
# A fitter who reads blueprints and no more is the helper's double, in the helper's area.
DOUBLES = {**TRADES, "fitter": {"blueprints": "E"}}


def test_areas_are_counted_and_drawn_largest_first(world: World) -> None:
    """Three other trades, two that join, one that machines."""
    answer = ask(world(trades() | PUBLISHED), "profiles-by-area", {}, language="es")
    figure = answer.pictures[0].draw(LIGHT)
    [bars] = figure["data"]

    assert "La mayoría de los perfiles pertenece a Otros" == answer.title
    assert answer.sentence.endswith("de 6.")
    assert [("Otros", 3), ("Soldadura", 2), ("Mecanizado", 1)] == answer.rows.select(list(answer.columns)).rows()
    assert ([3, 2, 1], ["3", "2", "1"]) == (bars["x"], bars["text"])
    assert {"color": [LIGHT.accent] * 3} == bars["marker"]
    assert ["Otros", "Soldadura", "Mecanizado"] == [note["text"] for note in figure["layout"]["annotations"]]


def test_profiles_are_listed_by_area(world: World) -> None:
    """All six, or the two that join, each with its area in words."""
    engine = world(trades() | PUBLISHED)
    every = ask(engine, "profiles", {}, language="es")
    joining = ask(engine, "profiles", {"area": ("joining",)}, language="es")

    assert ("6 perfiles", "Todas las áreas") == (every.title, every.sentence)
    assert ("2 perfiles", "Soldadura") == (joining.title, joining.sentence)
    assert [("soldador", "Soldadura", "7212"), ("solderer", "Soldadura", "7212")] == (
        joining.rows.select(list(joining.columns)).rows()
    )
    assert "profile" == joining.columns["name"].leads_to
    assert {"welder": "soldador", "solderer": "solderer"} == names(engine, "joining", "es")
    assert ["all", "other", "joining", "machining"] == list(
        offered(engine, VIEWS[0], VIEWS[0].choice("area"), {}, "en")
    )


def test_the_map_marks_one_profile_and_its_nearest(world: World) -> None:
    """Helper and fitter are doubles: 2 of the 5 who resemble anybody find the nearest in their own area."""
    tables = small_trades(DOUBLES)
    engine = world(tables | built.tables(tables["job_profile"], tables["profile_skill"]) | PUBLISHED)
    answer = ask(engine, "skills-map", {"profile": ("helper",)}, language="en")
    near = skills_map.nearest(engine, "helper", "es")
    stars, marks = answer.pictures[0].draw(LIGHT)["data"]

    assert (
        f"For {100 * 2 // 5}{SPACE}% of profiles, the most similar one lies in their own technology area"
        == answer.title
    )
    assert "one of 6 job profiles" in answer.sentence
    assert (Grade.MODELLED, 6) == (answer.evidence.grade, len(stars["customdata"]))
    assert [*near["relative_id"], "helper"] == [code for (code,) in marks["customdata"]]
    assert ["1", "2", "3", "4", ""] == marks["text"]
    assert ("fitter", f"100{SPACE}%") == near.select("relative_id", "share").row(0)
    assert [("helper", "fitter", pytest.approx(100.0)), ("baker", None, None)] == [
        answer.rows.filter(name=name).select("name", "relative", "percent").row(0) for name in ("helper", "baker")
    ]
    assert "baker · other" in stars["text"]
