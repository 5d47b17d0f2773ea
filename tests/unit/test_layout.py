"""The map of skills: resemblance by hand, and a layout without overlap or chance."""

import math

import pytest

from observatory.model.layout import arranged, resemblances

SMALL = {"welder": ["weld", "read"], "solderer": ["solder", "read"], "brazier": ["solder", "read"], "baker": ["bake"]}


def test_resemblance_is_a_cosine_of_rarities() -> None:
    """Reading is needed by three of four, soldering by two: rarities ln(1 + 4/3), ln 3; welding alone has ln 5."""
    read, weld, solder = math.log(1 + 4 / 3) ** 2, math.log(5) ** 2, math.log(3) ** 2
    found = {(one, other): value for one, other, value in resemblances(SMALL, least=0.0)}

    assert pytest.approx(1) == found["solderer", "brazier"]
    assert pytest.approx(read / math.sqrt((read + weld) * (read + solder))) == found["welder", "brazier"]
    assert not [pair for pair in found if "baker" in pair]


def test_what_little_is_shared_does_not_count() -> None:
    """Below the least resemblance nobody is a relative."""
    assert ["brazier", "solderer"] == [one for one, _other, _value in resemblances(SMALL, least=0.9)]


def test_areas_do_not_overlap_and_hold_their_profiles() -> None:
    """Forty profiles in four areas, all of them related to the next one."""
    areas = {f"p{number:02}": f"area{number % 4}" for number in range(40)}
    relatives = [(f"p{number:02}", f"p{(number + 1) % 40:02}", 0.5) for number in range(40)]
    discs, places = arranged(areas, relatives)
    pairs = [(a, b) for a in discs.values() for b in discs.values() if a is not b]

    assert all(math.hypot(a.x - b.x, a.y - b.y) > a.r + b.r for a, b in pairs)
    assert all(
        math.hypot(x - discs[areas[one]].x, y - discs[areas[one]].y) < discs[areas[one]].r
        for one, (x, y) in places.items()
    )


def test_the_same_profiles_give_the_same_map() -> None:
    """In whatever order they come."""
    areas = {name: "trade" if name != "baker" else "food" for name in SMALL}
    relatives = resemblances(SMALL)
    back = resemblances(dict(reversed(SMALL.items())))

    assert arranged(areas, relatives) == arranged(dict(reversed(areas.items())), back)
