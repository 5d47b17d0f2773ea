"""The pictures of a gap: hatched bars that add up, hollow points with names that do not meet."""

from observatory.charts.palette import LIGHT
from observatory.charts.parts import Bar, Group, parts
from observatory.charts.quadrant import Point, quadrant


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


def test_nothing_to_draw_is_no_error() -> None:
    """An empty quadrant and no groups."""
    assert [] == parts([], lowers="", raises="", palette=LIGHT)["data"]
    assert [] == _named()
