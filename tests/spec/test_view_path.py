"""Learning path as it is published: from trade to trade, with five designs that teach turning, metals and drawings."""

import pytest

from observatory.charts.palette import LIGHT
from observatory.engine import Engine
from observatory.errors import NotHeld
from observatory.views.asking import ask
from tests.conftest import World
from tests.spec.published import published
from tests.spec.test_paths import learners
from tests.spec.workshops import workshops

USUAL = {"start": ("profile",), "region": ("ES21",), "basis": ("most",), "top": ("25",)}
TO_TURNER = USUAL | {"profile": ("helper",), "target": ("turner",)}


@pytest.fixture
def trades(world: World) -> Engine:
    """A helper lacks turning and metals of what a turner needs; “both” teaches the two in 90 hours."""
    return world(learners() | published("us", "esco-1.1.1"))


def test_the_fewest_steps_are_the_finding(trades: Engine) -> None:
    """One design teaches both skills in 90 hours; two shorter ones would also take 60 + 30."""
    answer = ask(trades, "path", TO_TURNER, language="en")

    assert "1 micro-credential, 90 hours, cover 2 of 2 skills" == answer.title
    assert answer.sentence == (
        "2 of 2 essential skills that “turner” needs and “helper” lacks. The fewest micro-credentials that teach them; "
        "of equally few, those with the fewest hours. Reference design – not an offer."
    )
    assert [(1, "Turning metals", 5, 90.0, 2)] == answer.rows.select(
        "position", "name", "eqf_level", "workload_hours", "closes"
    ).rows()
    assert [("metals; turn", "Safety", "reference design – not an offer")] == answer.rows.select(
        "skills_said", "first_said", "mark"
    ).rows()
    assert ["Step", "Micro-credential", "EQF level", "Hours", "Closes", "Skills"] == [
        column.heading for column in answer.columns.values()
    ][:6]
    assert ("modelled", 1) == (answer.evidence.grade, len(answer.notes))


def test_a_path_is_drawn_with_what_each_step_closes(trades: Engine) -> None:
    """Level, hours and skills stand below the name; in the visitor's language."""
    answer, spanish = (ask(trades, "path", TO_TURNER, language=language) for language in ("en", "es"))
    drawn = str(answer.pictures[0].draw(LIGHT))

    assert "Turning metals" in drawn
    assert "EQF 5 · 90 hours · closes 2 skills" in drawn
    assert answer.sentence == answer.pictures[0].alt
    assert "1 microcredencial, 90 horas" in spanish.title
    assert "diseño de referencia: no es una oferta" in spanish.sentence.lower()


def test_what_nothing_teaches_stays_uncovered(trades: Engine) -> None:
    """Nobody teaches welding: a turner on the way to a welder finds no step, and the skill is named."""
    codes = USUAL | {"profile": ("turner",), "target": ("welder",)}
    answer = ask(trades, "path-uncovered", codes, language="en")

    assert ("1 skill stays uncovered", ["weld"]) == (answer.title, answer.rows["name"].to_list())
    assert "skill" == answer.columns["name"].leads_to
    with pytest.raises(NotHeld) as nothing:
        ask(trades, "path", codes, language="en")
    assert "teaches any of the missing skills" in str(nothing.value)


def test_a_way_to_oneself_needs_no_learning(trades: Engine) -> None:
    """Said in the language, with what else to try."""
    with pytest.raises(NotHeld) as nothing:
        ask(trades, "path", USUAL | {"profile": ("welder",), "target": ("welder",)}, language="es")

    assert "soldador" in str(nothing.value)
    assert nothing.value.remedy.endswith("arriba.")


def test_a_region_says_whose_demand_is_covered(world: World) -> None:
    """Of what Galicia demands only turning is taught, shortest by Drawings (40 hours); baking, above the EU, is not."""
    designs = {name: learners()[name] for name in ("micro_credential", "micro_credential_skill", "skill_summary")}
    engine = world(workshops() | designs | published("us", "esco-1.1.1"))
    codes = TO_TURNER | {"start": ("region",), "region": ("ES11",)}
    most = ask(engine, "path", codes, language="en")
    above = ask(engine, "path-uncovered", codes | {"basis": ("above",)}, language="en")

    assert most.sentence.startswith("1 of the ")
    assert " skills that manufacturing in Galicia demands most, as modelled. " in most.sentence
    assert ["Drawings"] == most.rows["name"].to_list()
    assert "bake bread" in above.rows["name"].to_list()
