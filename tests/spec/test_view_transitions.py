"""Move as it is published: what carries over, what is missing and what is shared, on six trades."""

import pytest

from observatory.charts.palette import LIGHT
from observatory.errors import NotHeld
from observatory.views.asking import ask, offered
from observatory.views.transitions import VIEWS
from tests.conftest import World
from tests.spec.published import published
from tests.spec.small_trades import ALONE, BLUEPRINTS, METALS, WELD
from tests.spec.test_profiles import trades

WELDER = {"profile": ("welder",)}
SPACE = "\N{NO-BREAK SPACE}"


def test_the_nearest_profile_is_the_finding(world: World) -> None:
    """A helper needs blueprints alone: all of it carries over; a baker, who shares nothing, is not listed."""
    answer = ask(world(trades() | published("esco-1.1.1")), "moves", WELDER, language="en")
    solderer = answer.data.row(1, named=True)
    needed = ALONE + BLUEPRINTS + 0.5 * WELD

    assert f"Nearest: helper, 100{SPACE}% of its needs carry over" == answer.title
    assert "in %; the best 4 of 4. Essential" in answer.sentence
    assert ["helper", "solderer", "turner", "fitter"] == answer.data["name"].to_list()
    assert pytest.approx(100 * BLUEPRINTS / needed) == solderer["essential"]
    assert pytest.approx(50 * WELD / needed) == solderer["optional"]
    assert pytest.approx(solderer["essential"] + solderer["optional"]) == solderer["score"]
    assert ["Profile", "Technology area", "ISCO-08", "Carries over, %", "of it essential skills"] == [
        column.heading for column in answer.columns.values()
    ][:5]
    assert [0, 0, 0, 0, 0, 0] == [column.decimals for column in answer.columns.values()][3:]
    assert ("modelled", "profile") == (answer.evidence.grade, answer.columns["name"].leads_to)
    assert 1 == len(answer.notes)


def test_bars_are_hatched_and_add_up_to_the_score(world: World) -> None:
    """One trace per part behind a track of 100 %, in three colours, each bar starting where the part before ended."""
    answer = ask(world(trades() | published("esco-1.1.1")), "moves", WELDER, language="en")
    [picture] = answer.pictures
    track, essential, optional, knowledge = picture.draw(LIGHT)["data"]
    needed = ALONE + BLUEPRINTS + METALS

    assert [1.0] * 4 == track["x"]
    assert list(LIGHT.series[:3]) == [part["marker"]["pattern"]["fgcolor"] for part in (essential, optional, knowledge)]
    assert ["Essential skills", "Optional skills", "Knowledge"] == [
        part["name"] for part in (essential, optional, knowledge)
    ]
    assert 3 == len({part["marker"]["pattern"]["shape"] for part in (essential, optional, knowledge)} - {""})
    assert pytest.approx(BLUEPRINTS / needed) == essential["x"][2] == knowledge["base"][2]
    assert pytest.approx(0.5 * METALS / needed) == knowledge["x"][2]
    assert f"helper. Essential skills: 100{SPACE}% of 100{SPACE}%" == essential["customdata"][0]
    assert answer.sentence == picture.alt


def test_a_long_list_is_warned_about(world: World) -> None:
    """Turners have three skills, three times those of the middle of one each."""
    long = trades() | published("esco-1.1.1")
    long["profile_skill"] = long["profile_skill"].filter(
        ~long["profile_skill"]["profile_id"].is_in(["welder", "solderer", "fitter"])
        | (long["profile_skill"]["skill_id"] == "blueprints")
    )
    engine = world(long)
    turner, helper = (ask(engine, "moves", {"profile": (one,)}, language="en").notes for one in ("turner", "helper"))

    assert "ESCO lists 3 skills for this profile; the middle profile has 1." in turner[1]
    assert 1 == len(helper)


def test_a_group_out_of_reach_says_so(world: World) -> None:
    """No profile of managers, in the visitor's language, with what would help."""
    with pytest.raises(NotHeld) as nothing:
        ask(
            world(trades() | published("esco-1.1.1")),
            "moves",
            WELDER | {"area": ("machining",), "major": ("9",)},
            language="es",
        )

    assert "soldador" in str(nothing.value)
    assert "área tecnológica" in nothing.value.remedy


def test_targets_stand_side_by_side(world: World) -> None:
    """A measure per row, a target per column, in the order of choosing; there and back are not the same."""
    engine = world(trades() | published("esco-1.1.1"))
    answer = ask(engine, "moves-side-by-side", WELDER | {"to": ("turner", "helper")}, language="en")
    table = {row["measure"]: (row["turner"], row["helper"]) for row in answer.rows.iter_rows(named=True)}

    assert ["turner", "helper"] == answer.data["profile_id"].to_list()
    assert ["Measure", "turner", "helper"] == [column.heading for column in answer.columns.values()]
    assert answer.sentence.endswith("the way back goes from the target to welder.")
    assert f"100{SPACE}%" == table["All needs carried over"][1]
    assert ("–", "–") == table["Optional skills"]
    assert (f"50{SPACE}%", "–") == table["Knowledge"]
    assert ("3", "1") == table["Skills it needs"]
    assert ("2", "1") == table["… found in the profile"]
    assert ("1", "0") == table["… essential and missing"]
    back = (BLUEPRINTS + 0.5 * METALS) / (WELD + BLUEPRINTS + 0.5 * METALS)
    assert f"{100 * back:.0f}{SPACE}%" == table["Way back"][0]


def test_steps_begin_with_what_is_missing(world: World) -> None:
    """From welder to solderer: soldering is missing, blueprints and welding carry over; in two languages."""
    engine = world(trades() | published("esco-1.1.1", "observatory-curation"))
    codes = WELDER | {"to": ("helper", "solderer")}
    answer, spanish = (ask(engine, "steps-2", codes, language=language) for language in ("en", "es"))

    assert "solderer: what it takes" == answer.title
    assert [
        ("solder", "missing · essential", 1),
        ("blueprints", "carries over · essential", 0),
        ("weld", "carries over · optional", 2),
    ] == answer.rows.select("name", "result", "designs").rows()
    assert answer.sentence == (
        "2 of 3 skills carry over, 0 of them by half; of 1 missing ones 1 are essential and 1 are taught by a "
        "micro-credential design."
    )
    assert ["Skill", "Outcome", "Designs"] == [column.heading for column in answer.columns.values()]
    assert ("soldar", "se conserva · opcional") == spanish.rows.select("name", "result").row(2)
    assert answer.data["outcome"].to_list() == spanish.data["outcome"].to_list()


def test_half_of_a_need_is_told(world: World) -> None:
    """A solderer may weld, a welder must: by half."""
    engine = world(trades() | published("esco-1.1.1", "observatory-curation"))
    answer = ask(engine, "steps-1", {"profile": ("solderer",), "to": ("welder",)}, language="en")

    assert ["missing · optional", "by half · essential", "carries over · essential"] == answer.rows["result"].to_list()
    assert answer.sentence.startswith("2 of 3 skills carry over, 1 of them by half; of 1 missing ones 0 are essential")


def test_a_third_target_that_is_not_chosen_has_no_steps(world: World) -> None:
    """Nor has anything where no target is chosen at all."""
    engine = world(trades() | published("esco-1.1.1", "observatory-curation"))

    for view, targets in (("steps-3", ("helper", "solderer")), ("moves-side-by-side", ())):
        with pytest.raises(NotHeld):
            ask(engine, view, WELDER | {"to": targets}, language="en")


def test_shared_and_own_skills_are_counted_and_drawn(world: World) -> None:
    """Blueprints are everybody's; welding joins two, metals the other two; soldering and turning stand alone."""
    engine = world(trades() | published("esco-1.1.1"))
    codes = WELDER | {"to": ("turner", "solderer")}
    answer = ask(engine, "compared-counts", codes, language="en")
    bars = answer.pictures[0].draw(LIGHT)["data"]

    assert "1 skill is needed by all of them; turner has most of its own: 1" == answer.title
    assert [("welder", 1, 2, 0), ("turner", 1, 1, 1), ("solderer", 1, 1, 1)] == answer.rows.select(
        "name", "all", "some", "own"
    ).rows()
    assert ["Profile", "Needed by all", "By two of three", "Only its own"] == [
        column.heading for column in answer.columns.values()
    ]
    assert [
        ("Needed by all", [1, 1, 1], LIGHT.accent),
        ("By two of three", [2, 1, 1], LIGHT.series[2]),
        ("Only its own", [0, 1, 1], LIGHT.faint),
    ] == [(bar["name"], bar["x"], bar["marker"]["color"]) for bar in bars]
    assert "curated" == answer.evidence.grade


def test_two_profiles_have_no_third(world: World) -> None:
    """Of two nothing is shared by some: neither a column nor a bar says so."""
    engine = world(trades() | published("esco-1.1.1"))
    answer = ask(engine, "compared-counts", WELDER | {"to": ("turner",)}, language="en")

    assert ["Profile", "Needed by all", "Only its own"] == [column.heading for column in answer.columns.values()]
    assert ["Needed by all", "Only its own"] == [bar["name"] for bar in answer.pictures[0].draw(LIGHT)["data"]]


def test_codes_and_shares_stand_in_columns(world: World) -> None:
    """Half of a welder's essential skills are green, a third of a turner's are knowledge."""
    engine = world(trades() | published("esco-1.1.1"))
    answer = ask(engine, "compared-facts", WELDER | {"to": ("turner",)}, language="es")
    table = {row["measure"]: (row["welder"], row["turner"]) for row in answer.rows.iter_rows(named=True)}

    assert ["soldador", "turner"] == [column.heading for column in answer.columns.values()][1:]
    assert (f"50{SPACE}%", f"0{SPACE}%") == table["Verde"]
    assert (f"0{SPACE}%", f"33{SPACE}%") == table["Conocimientos"]
    assert [("welder", 50.0), ("turner", 0.0)] == answer.data.select("profile_id", "green").rows()


def test_skill_by_skill_every_profile_has_a_column(world: World) -> None:
    """What all need first, then the rarest; the file has the needs under neutral names, the third one empty."""
    engine = world(trades() | published("esco-1.1.1"))
    answer = ask(engine, "compared-skills", WELDER | {"to": ("turner",)}, language="en")

    assert [
        ("metals", "Knowledge", "optional", "essential"),
        ("blueprints", "Skill", "essential", "essential"),
        ("turn", "Skill", None, "essential"),
        ("weld", "Skill", "essential", None),
    ] == answer.rows.select("name", "kind", "welder", "turner").rows()
    assert ["Skill", "Kind", "welder", "turner", "Profiles that need it"] == [
        column.heading for column in answer.columns.values()
    ]
    assert [("optional", "essential", None)] == answer.data.select("need_1", "need_2", "need_3").head(1).rows()


def test_targets_within_reach_are_offered_with_their_scores(world: World) -> None:
    """Named as the page shows them; the profile itself and a baker, who shares nothing, are not among them."""
    engine = world(trades() | published("esco-1.1.1"))
    view = next(view for view in VIEWS if view.name == "moves-side-by-side")
    names = offered(engine, view, view.choice("to"), WELDER | {"area": ("any",), "major": ("any",)}, "en")

    assert ["helper", "solderer", "turner", "fitter"] == list(names)
    assert f"helper · 100{SPACE}%" == names["helper"]
    assert ["helper", "solderer"] == list(ask(engine, "moves-side-by-side", WELDER, language="en").codes["to"])
