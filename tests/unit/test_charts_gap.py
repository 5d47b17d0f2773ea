"""The pictures of a gap: hatched bars that add up, hollow points with names that do not meet."""

import pytest

from observatory.charts.palette import LIGHT
from observatory.charts.parts import HEAD, ROW, TOP, Bar, Group, parts
from observatory.charts.quadrant import TURN, Point, quadrant


def test_bars_stand_on_their_side_of_zero_and_are_hatched() -> None:
    """Modelled figures are never filled, and each bar says what it adds."""
    bars = [
        Bar("Manufacturing", "18.7, mean 15.2", 0.2, "+0.20"),
        Bar("Adult learning", "9.0, mean 8.0", -0.1, "−0.10"),
    ]
    figure = parts([Group("Pressure", "#000", bars)], lowers="narrows", raises="widens", palette=LIGHT)

    assert [(0.2, "+0.20"), (-0.1, "−0.10")] == [(trace["x"][0], trace["text"][0]) for trace in figure["data"]]
    assert {"/"} == {trace["marker"]["pattern"]["shape"] for trace in figure["data"]}
    assert {"rgba(0,0,0,0)"} == {trace["marker"]["color"] for trace in figure["data"]}


def test_the_figure_behind_a_bar_stands_where_the_bar_is_not() -> None:
    """Left of a bar that goes right, right of one that goes left."""
    bars = [Bar("a", "note of a", 1.0, "+1"), Bar("b", "note of b", -1.0, "−1")]
    figure = parts([Group("Pressure", "#000", bars)], lowers="narrows", raises="widens", palette=LIGHT)
    at = {one["text"]: one["x"] for one in figure["layout"]["annotations"]}

    assert (True, True) == (at["note of a"] < 0, at["note of b"] > 0)


def test_a_bar_has_its_name_above_it_and_its_figure_beside_it() -> None:
    """Row below row under the heading of its group: what is written belongs to the bar that it stands at."""
    bars = [Bar("a", "note of a", 1.0, "+1"), Bar("b", "note of b", -1.0, "−1")]
    figure = parts([Group("Pressure", "#000", bars)], lowers="narrows", raises="widens", palette=LIGHT)
    at = {one["text"]: one["y"] for one in figure["layout"]["annotations"]}
    first = TOP + HEAD

    assert [first + 27, first + ROW + 27] == [trace["y"][0] for trace in figure["data"]]
    assert [first + 8, first + ROW + 8] == [at["a"], at["b"]]
    assert [first + 27, first + ROW + 27] == [at["note of a"], at["note of b"]]
    assert TOP + 22 == at["<b>Pressure</b>"]


def _named(*points: Point) -> list[tuple[str, float]]:
    names = {point.code: (point.code, "#000") for point in points}
    figure = quadrant(points, named=names, axes=("x", "y"), ahead="up", behind="down", palette=LIGHT)
    return [(one["text"], one["y"]) for one in figure["layout"]["annotations"] if one["text"].startswith("<b>")]


def test_names_of_points_that_touch_are_moved_apart() -> None:
    """Two regions at the same place keep both their names."""
    places = dict(_named(Point("A", 0.1, 0.5, ""), Point("B", 0.1, 0.5, ""), Point("C", -2.0, -2.0, "")))

    assert places["<b>A</b>"] != places["<b>B</b>"]


def test_a_name_alone_stands_beside_its_point() -> None:
    """Nothing is moved without need."""
    assert [("<b>A</b>", 0.5)] == [(text, round(y, 2)) for text, y in _named(Point("A", 0.1, 0.5, ""))]


def test_a_name_stays_inside_the_picture() -> None:
    """The farthest point lies at 2, so the picture reaches to 1.12 × 2: beyond a part of that, names stand left."""
    edge = TURN * 1.12 * 2
    points = [
        Point("far", -2.0, -2.0, ""),
        Point("before", edge - 0.01, 0.0, ""),
        Point("beyond", edge + 0.01, 1.0, ""),
    ]
    names = {point.code: (point.code, "#000") for point in points}
    figure = quadrant(points, named=names, axes=("x", "y"), ahead="up", behind="down", palette=LIGHT)
    sides = {one["text"]: (one["xanchor"], one["xshift"]) for one in figure["layout"]["annotations"] if "xshift" in one}

    assert (("left", 11), ("right", -11)) == (sides["<b>before</b>"], sides["<b>beyond</b>"])
    assert pytest.approx((-2.24, 2.24)) == tuple(figure["layout"]["xaxis"]["range"])


def test_nothing_to_draw_is_no_error() -> None:
    """An empty quadrant and no groups."""
    assert [] == parts([], lowers="", raises="", palette=LIGHT)["data"]
    assert [] == _named()
