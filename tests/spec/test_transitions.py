"""Moving between profiles: what carries over, checked by hand on six trades."""

from typing import Any

import pytest

from observatory.engine import Engine
from observatory.model.transition import Need, match, rarity
from observatory.queries import transitions
from tests.conftest import World
from tests.spec.small_trades import ALONE, BLUEPRINTS, KNOWLEDGE, METALS, NEED, TRADES, WELD, small_trades


def move(engine: Engine, source: str, target: str) -> dict[str, Any]:
    """The row of one target."""
    return transitions.moves(engine, profile=source, language="en").filter(profile_id=target).row(0, named=True)


def test_every_profile_is_its_own_best_match(world: World) -> None:
    """All that a profile needs it has, optional skills too."""
    engine = world(small_trades())
    own = {one: move(engine, one, one) for one in TRADES}

    assert dict.fromkeys(TRADES, pytest.approx(1.0)) == {one: row["score"] for one, row in own.items()}
    assert dict.fromkeys(TRADES, 0) == {one: row["missing_essential"] for one, row in own.items()}


def test_a_score_is_the_share_of_the_needs_that_carries_over(world: World) -> None:
    """A solderer needs soldering, blueprints and, half, welding; a welder brings the last two."""
    row = move(world(small_trades()), "welder", "solderer")
    needed = ALONE + BLUEPRINTS + 0.5 * WELD

    assert pytest.approx((BLUEPRINTS + 0.5 * WELD) / needed) == row["score"]
    assert (3, 2, 1) == (row["skills"], row["shared"], row["missing_essential"])


def test_the_parts_add_up_to_the_score(world: World) -> None:
    """Of a turner's needs a welder brings blueprints (essential) and half of the knowledge of metals."""
    row = move(world(small_trades()), "welder", "turner")
    needed = ALONE + BLUEPRINTS + METALS

    assert pytest.approx(BLUEPRINTS / needed) == row["essential"]
    assert 0.0 == row["optional"]
    assert pytest.approx(0.5 * METALS / needed) == row["knowledge"]
    assert pytest.approx(row["essential"] + row["optional"] + row["knowledge"]) == row["score"]
    assert (pytest.approx(BLUEPRINTS / (ALONE + BLUEPRINTS)), None, pytest.approx(0.5)) == (
        row["essential_share"],
        row["optional_share"],
        row["knowledge_share"],
    )


def test_a_match_is_not_symmetric(world: World) -> None:
    """A turner can do all that a helper needs; a helper but a part of what a turner needs."""
    engine = world(small_trades())
    there, back = move(engine, "turner", "helper"), move(engine, "helper", "turner")

    assert pytest.approx(1.0) == there["score"]
    assert pytest.approx(BLUEPRINTS / (ALONE + BLUEPRINTS + METALS)) == back["score"]
    assert (pytest.approx(back["score"]), pytest.approx(there["score"])) == (there["back"], back["back"])


def test_a_generic_skill_counts_less_than_a_rare_one(world: World) -> None:
    """Both share one essential skill of two with the target: everybody's blueprints, or the rare welding."""
    engine = world(
        small_trades(
            {
                "welder": {"weld": "E", "blueprints": "E"},
                "solderer": {"weld": "E", "solder": "E"},
                "turner": {"blueprints": "E", "turn": "E"},
                "helper": {"blueprints": "E"},
                "fitter": {"blueprints": "E"},
            }
        )
    )

    assert move(engine, "solderer", "welder")["score"] > 0.5 > move(engine, "turner", "welder")["score"]


def test_an_optional_skill_reaches_half_of_an_essential_need(world: World) -> None:
    """For a welder, who must weld, a solderer who may weld brings half of it."""
    row = move(world(small_trades()), "solderer", "welder")
    needed = WELD + BLUEPRINTS + 0.5 * METALS

    assert pytest.approx((0.5 * WELD + BLUEPRINTS) / needed) == row["score"]


def test_engines_agree_with_the_formula(world: World) -> None:
    """Every pair of trades, in SQL and in Python."""
    holders = {
        skill: sum(skill in skills for skills in TRADES.values()) for trade in TRADES.values() for skill in trade
    }
    needs = {
        trade: {
            skill: Need(NEED[need], "knowledge" if skill in KNOWLEDGE else "skill", rarity(holders[skill], of=6))
            for skill, need in skills.items()
        }
        for trade, skills in TRADES.items()
    }
    engine = world(small_trades())
    for source in TRADES:
        answer = transitions.moves(engine, profile=source, language="en")
        expected = {target: pytest.approx(match(needs[source], needs[target]).score) for target in TRADES}

        assert expected == dict(answer.select("profile_id", "score").iter_rows())


def test_the_nearest_leave_out_the_profile_and_those_without_a_shared_skill(world: World) -> None:
    """A baker shares nothing with anybody; filters keep an area or a major group."""
    moves = transitions.moves(world(small_trades()), profile="welder", language="es")

    assert ["helper", "solderer", "turner", "fitter"] == transitions.nearest(moves, profile="welder")[
        "profile_id"
    ].to_list()
    assert ["turner"] == transitions.nearest(moves, profile="welder", area="machining")["profile_id"].to_list()
    assert ["helper"] == transitions.nearest(moves, profile="welder", major="9")["profile_id"].to_list()
    assert ["soldador"] == moves.filter(profile_id="welder")["name"].to_list()


def test_similar_profiles_are_the_nearest(world: World) -> None:
    """A short list for other pages."""
    answer = transitions.similar(world(small_trades()), profile="welder", language="en", how_many=2)

    assert ["helper", "solderer"] == answer["profile_id"].to_list()


def test_an_unknown_profile_reaches_nobody(world: World) -> None:
    """No row, no error."""
    assert transitions.moves(world(small_trades()), profile="nobody", language="en").is_empty()


def test_steps_say_what_carries_over_and_what_is_missing(world: World) -> None:
    """From solderer to welder: welding partly, blueprints wholly, metals not at all."""
    answer = transitions.steps(world(small_trades()), source="solderer", target="welder", language="es")

    assert [
        ("weld", "soldar", "essential", "optional", "partly", 2, 2),
        ("blueprints", "blueprints", "essential", "essential", "carried", 5, 0),
        ("metals", "metals", "optional", None, "missing", 2, 0),
    ] == answer.select("skill_id", "name", "need", "held", "outcome", "profiles", "designs").rows()


def test_designs_that_teach_most_come_first(world: World) -> None:
    """Metal trades teaches two of the skills asked for, arc welding one."""
    engine = world(small_trades())
    taught = transitions.teaching(engine, skills=["weld", "solder"], language="es")

    assert [("trade", "Metal trades", 2), ("arc", "Soldeo por arco", 1)] == transitions.designs(taught).select(
        "micro_credential_id", "name", "skills"
    ).rows()
    assert transitions.teaching(engine, skills=[], language="es").is_empty()


def test_only_groups_with_profiles_are_offered(world: World) -> None:
    """Areas by position, major groups by code, both in the visitor's language."""
    areas, majors = transitions.groups(world(small_trades()), language="es")

    assert {"machining": "Mecanizado", "joining": "Soldadura", "other": "Otros"} == areas
    assert ["machining", "joining", "other"] == list(areas)
    assert {"7": "Oficiales", "9": "Elementary"} == majors


def test_profiles_are_listed_by_name(world: World) -> None:
    """In the visitor's language, English where there is none."""
    names = transitions.profiles(world(small_trades()), language="es")["name"].to_list()

    assert ["baker", "fitter", "helper", "soldador", "solderer", "turner"] == names
