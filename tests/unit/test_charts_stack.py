"""Stacked bars: the parts follow each other, and computed ones are hatched."""

from observatory.charts.palette import DARK, LIGHT
from observatory.charts.stack import Segment, stack

PARTS = [Segment("a", [0.2, 0.1], "#111"), Segment("b", [0.3, 0.0], "#222")]


def test_parts_follow_each_other() -> None:
    """The second part begins where the first one ends."""
    first, second = stack(["x", "y"], PARTS, ["50", "10"], palette=LIGHT)["data"]

    assert ([0.0, 0.0], [0.2, 0.1]) == (first["base"], second["base"])
    assert [0.3, 0.0] == second["x"]


def test_computed_parts_are_hatched_each_in_its_own_way() -> None:
    """Without colours the parts are still told apart; counted ones stay solid."""
    computed = stack(["x", "y"], PARTS, ["50", "10"], palette=LIGHT, modelled=True)["data"]
    counted = stack(["x", "y"], PARTS, ["50", "10"], palette=LIGHT)["data"]

    assert ["/", "\\"] == [bar["marker"]["pattern"]["shape"] for bar in computed]
    assert ["#111", "#222"] == [bar["marker"]["color"] for bar in counted]


def test_a_track_shows_the_whole() -> None:
    """The bar behind is as long as a bar could be and has no part in the legend."""
    track = stack(["x", "y"], PARTS, ["50", "10"], palette=DARK, most=1.0)["data"][0]

    assert ([1.0, 1.0], False) == (track["x"], track["showlegend"])


def test_every_bar_has_its_name_and_its_total() -> None:
    """Read without an axis."""
    notes = stack(["x", "y"], PARTS, ["50", "10"], palette=LIGHT)["layout"]["annotations"]

    assert ["x", "50", "y", "10"] == [note["text"] for note in notes]


def test_details_are_told_per_part() -> None:
    """What a part says of itself when pointed at."""
    details = [["a of x", "a of y"], ["b of x", "b of y"]]
    bars = stack(["x", "y"], PARTS, ["50", "10"], palette=LIGHT, details=details)["data"]

    assert details == [bar["customdata"] for bar in bars]
