"""The map of skills: names keep out of each other's way."""

from itertools import combinations

import pytest

from observatory.charts.constellation import HEIGHT, LINE, Box, Disc, Star, apart, constellation, names
from observatory.charts.palette import LIGHT

ROW = [Disc(f"Manufacturing of very long things {place}", place * 4.0, 0.0, 2.0) for place in range(6)]


def boxes(discs: list[Disc], marked: list[Star]) -> list[Box]:
    """The places of all names."""
    return [box for _lines, box in names(discs, marked, marked).values()]


@pytest.mark.parametrize("count", [1, 2, 6])
def test_names_never_meet(count: int) -> None:
    """Six groups in a row, each with a name wider than itself: what is written can be read."""
    placed = boxes(ROW[:count], [])

    assert placed != []
    assert not any(one.meets(other) for one, other in combinations(placed, 2))


def test_the_largest_keeps_its_name() -> None:
    """Where there is room for one of two names, it is that of the larger group."""
    crowd = [Disc(f"Additive manufacturing number {place}", 0.0, 0.0, 3.0 + place / 100) for place in range(60)]
    placed = names(crowd, [], [])

    assert 0 < len(placed) < len(crowd)
    assert crowd[-1].name in placed


def test_no_name_lies_on_a_number() -> None:
    """The name of a group gives way to the number of a profile at its edge."""
    star = Star("a", "A", 0, 0.0, 2.3)

    assert any(box.meets(Box(star.x, star.y, 0.5, 0.5)) for box in boxes(ROW, []))
    assert not any(box.meets(Box(star.x, star.y, 0.5, 0.5)) for box in boxes(ROW, [star]))


@pytest.mark.parametrize("step", [0.0, 0.1, 5.0])
def test_numbers_never_meet(step: float) -> None:
    """Relatives in one place, or nearly, are told apart; the chosen profile stays where it is."""
    stars = [Star(str(place), "", 0, place * step, 0.0) for place in range(6)]
    places = apart(stars, 2.0)

    assert (stars[-1].x, stars[-1].y) == places[-1]
    assert all((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2 > 1.9**2 for one, other in combinations(places, 2))


def test_every_name_is_drawn_in_its_place() -> None:
    """What was placed is what the chart writes."""
    figure = constellation(ROW[:2], [], chosen=None, nearest=[], palette=LIGHT)
    placed = names(ROW[:2], [], [])

    assert [(lines, box.x, box.y) for lines, box in placed.values()] == [
        (one["text"], one["x"], one["y"]) for one in figure["layout"]["annotations"]
    ]


def test_the_map_shows_every_disc_and_room_for_names() -> None:
    """Discs from 0 to 4 and from 4 to 8, around 2 and 6: a little more than these, and two lines above and below."""
    discs = [Disc("Left", 2.0, 5.0, 2.0), Disc("Right", 6.0, 5.0, 2.0)]
    figure = constellation(discs, [], chosen=None, nearest=[], palette=LIGHT)
    x, y = figure["layout"]["xaxis"], figure["layout"]["yaxis"]
    half = (7 - 3) / (1 - 4 * LINE / HEIGHT) / 2

    assert pytest.approx((4 - 4 * 1.02, 4 + 4 * 1.02)) == tuple(x["range"])
    assert pytest.approx((5 - half, 5 + half)) == tuple(y["range"])
    assert [(0, 4, 3, 7), (4, 8, 3, 7)] == [
        tuple(shape[end] for end in ("x0", "x1", "y0", "y1")) for shape in figure["layout"]["shapes"]
    ]
    assert ("x", 1) == (y["scaleanchor"], y["scaleratio"])
