"""Profiles side by side: counted by hand on six trades."""

from observatory.queries import comparison
from tests.conftest import World
from tests.spec.small_trades import small_trades


def test_shared_skills_come_first_and_the_rarest_before_the_rest(world: World) -> None:
    """Welder and turner both need blueprints (5 of 6 trades) and metals (2); welding is in two, turning in one."""
    answer = comparison.skills(world(small_trades()), profiles=["welder", "turner"], language="es")

    assert [
        ("metals", 2, "optional", "essential"),
        ("blueprints", 2, "essential", "essential"),
        ("turn", 1, None, "essential"),
        ("soldar", 1, "essential", None),
    ] == answer.select("name", "shared", "welder", "turner").rows()


def test_counts_add_up_to_the_skills_of_each(world: World) -> None:
    """All three need blueprints; welding joins two of them, metals the other two; turning and soldering are alone."""
    trades = ["welder", "turner", "solderer"]
    answer = comparison.skills(world(small_trades()), profiles=trades, language="en")

    assert [("welder", 1, 2, 0), ("turner", 1, 1, 1), ("solderer", 1, 1, 1)] == comparison.counts(answer, trades).rows()
