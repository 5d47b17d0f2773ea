"""Two computed composites against each other: every region a hollow point, the chosen ones named."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from observatory.charts.figure import Attributes, Figure, note
from observatory.charts.labels import LINE_OF_TEXT, brief, spread
from observatory.charts.palette import Palette, base_layout

HEIGHT = 440
TURN = 0.35
"""Names of points further right than this share of the axis stand to their left."""


@dataclass(frozen=True, slots=True)
class Point:
    """One region.

    Attributes:
        code: its code.
        x: capacity, in standard deviations.
        y: pressure, likewise.
        hover: the whole story in one line.
    """

    code: str
    x: float
    y: float
    hover: str


def quadrant(
    points: Sequence[Point],
    *,
    named: Mapping[str, tuple[str, str]],
    axes: tuple[str, str],
    ahead: str,
    behind: str,
    palette: Palette,
) -> Figure:
    """Draw pressure (up) against capacity (right); above the diagonal, pressure runs ahead.

    Args:
        points: every region.
        named: code → name and colour of the chosen ones.
        axes: what right and up mean.
        ahead: what lying above the diagonal means; written there.
        behind: what lying below it means.
        palette: colours.
    """
    reach = 1.12 * max((max(abs(point.x), abs(point.y)) for point in points), default=1.0)
    diagonal = {
        "type": "scatter",
        "x": [-reach, reach],
        "y": [-reach, reach],
        "mode": "lines",
        "hoverinfo": "skip",
        "line": {"color": palette.reference, "width": 1, "dash": "dot"},
    }
    others = [point for point in points if point.code not in named]
    # The first of the chosen is drawn last: nothing covers it.
    order = list(named)
    chosen = sorted((point for point in points if point.code in named), key=lambda point: -order.index(point.code))
    notes = [
        _name(point, height, named[point.code], palette, left=point.x > reach * TURN)
        for point, height in zip(chosen, _places(chosen, reach), strict=True)
    ]
    corner: Attributes = {"xref": "paper", "yref": "paper", "colour": palette.muted}
    notes += [
        note(ahead, 0.01, 0.99, xanchor="left", yanchor="top", **corner),
        note(behind, 0.99, 0.01, xanchor="right", yanchor="bottom", **corner),
    ]
    layout = base_layout(palette, height=HEIGHT, annotations=notes)
    for axis, meaning in zip(("xaxis", "yaxis"), axes, strict=True):
        layout[axis] |= {
            "title": {**layout[axis]["title"], "text": meaning},
            "range": [-reach, reach],
            "zeroline": True,
            "zerolinecolor": palette.grid,
            "showgrid": False,
        }
    return {
        "data": [
            diagonal,
            _points(others, [palette.reference] * len(others), size=7, width=1),
            _points(chosen, [named[point.code][1] for point in chosen], size=13, width=3),
        ],
        "layout": layout,
    }


def _name(point: Point, height: float, named: tuple[str, str], palette: Palette, *, left: bool) -> Attributes:
    """The name of a chosen region beside its point."""
    name, colour = named
    return note(
        f"<b>{brief(name, width=24)}</b>",
        point.x,
        height,
        colour=colour,
        xanchor="right" if left else "left",
        xshift=-11 if left else 11,
        yanchor="middle",
        bgcolor=palette.paper,
        borderpad=1,
    )


def _places(chosen: Sequence[Point], reach: float) -> list[float]:
    """Where the name of each point stands, so that names on the same side do not meet."""
    line = LINE_OF_TEXT * 2 * reach / HEIGHT
    places = {}
    for turned in (False, True):
        side = [point for point in chosen if (point.x > reach * TURN) is turned]
        heights = spread([point.y + reach for point in side], [line] * len(side), 2 * reach)
        places.update({point.code: at - reach for point, at in zip(side, heights, strict=True)})
    return [places[point.code] for point in chosen]


def _points(points: Sequence[Point], colours: Sequence[str], *, size: int, width: float) -> Attributes:
    # Hollow, because both composites are computed: filled points are kept for what was counted.
    return {
        "type": "scatter",
        "x": [round(point.x, 3) for point in points],
        "y": [round(point.y, 3) for point in points],
        "mode": "markers",
        "marker": {"symbol": "circle-open", "size": size, "color": list(colours), "line": {"width": width}},
        "customdata": [point.hover for point in points],
        "hovertemplate": "%{customdata}<extra></extra>",
    }
