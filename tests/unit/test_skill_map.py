"""The map of skills: profiles that share rare skills lie close, and the same profiles give the same map."""

import math
from itertools import product

import polars as pl

from observatory.ingest.skill_map import REACH, positions
from observatory.ui.profile import middles


def _two_trades() -> pl.DataFrame:
    """Twelve welders share four skills, twelve programmers four others; all share one."""
    rows = [
        (f"{trade}{number}", f"{trade}-skill-{skill}", "essential")
        for trade, number, skill in product(("weld", "code"), range(12), range(4))
        if (number + skill) % 5
    ] + [(f"{trade}{number}", "be punctual", "essential") for trade, number in product(("weld", "code"), range(12))]
    return pl.DataFrame(rows, schema=["profile_id", "skill_id", "need"], orient="row")


def test_profiles_of_one_trade_lie_together() -> None:
    """Each welder's nearest is a welder, each programmer's a programmer."""
    placed = positions(_two_trades()).rows()

    def nearest(one: tuple[str, float, float]) -> str:
        others = [other for other in placed if other[0] != one[0]]
        return str(min(others, key=lambda other: math.dist(one[1:], other[1:]))[0])

    assert [] == [one[0] for one in placed if nearest(one)[:4] != one[0][:4]]


def test_the_same_profiles_give_the_same_map() -> None:
    """In whatever order they come, and within its bounds."""
    needs = _two_trades()
    placed = positions(needs)

    assert placed.equals(positions(needs.sample(fraction=1.0, shuffle=True, seed=3)))
    assert REACH >= max(placed["x"].abs().max(), placed["y"].abs().max())  # type: ignore[type-var,operator]


def test_an_optional_skill_does_not_place_a_profile() -> None:
    """A profile without essential skills is not on the map."""
    needs = pl.concat([_two_trades(), pl.DataFrame({"profile_id": ["idle"], "skill_id": ["x"], "need": ["optional"]})])

    assert "idle" not in positions(needs)["profile_id"]


def test_names_of_areas_do_not_lie_on_each_other() -> None:
    """Two areas in one place: one name gives way upwards or downwards."""
    placed = pl.DataFrame({"area": ["A", "A", "B"], "x": [0.0, 1.0, 0.0], "y": [0.0, 0.0, 0.0]})
    (first, second) = middles(placed)

    assert ("A", "B") == (first[0], second[0])
    assert 8 <= abs(first[2] - second[2])
