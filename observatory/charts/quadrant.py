"""Two computed composites against each other: every region a hollow point, the chosen ones named."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

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
) -> go.Figure:
    """Draw pressure (up) against capacity (right); above the diagonal, pressure runs ahead.

    Args:
        points: every region.
        named: code → name and colour of the chosen ones.
        axes: what right and up mean.
        ahead: what lying above the diagonal means; written there.
        behind: what lying below it means.
        palette: colours.
    """
    figure = go.Figure(layout=base_layout(palette, height=HEIGHT))
    reach = 1.12 * max((max(abs(point.x), abs(point.y)) for point in points), default=1.0)
    figure.add_trace(
        go.Scatter(
            x=[-reach, reach],
            y=[-reach, reach],
            mode="lines",
            hoverinfo="skip",
            line={"color": palette.reference, "width": 1, "dash": "dot"},
        )
    )
    others = [point for point in points if point.code not in named]
    figure.add_trace(_points(others, [palette.reference] * len(others), size=7, width=1))
    # The first of the chosen is drawn last: nothing covers it.
    order = list(named)
    chosen = sorted((point for point in points if point.code in named), key=lambda point: -order.index(point.code))
    figure.add_trace(_points(chosen, [named[point.code][1] for point in chosen], size=13, width=3))
    for point, place in zip(chosen, _places(chosen, reach), strict=True):
        name, colour = named[point.code]
        left = point.x > reach * TURN
        figure.add_annotation(
            x=point.x,
            y=place,
            text=f"<b>{brief(name, width=24)}</b>",
            showarrow=False,
            xanchor="right" if left else "left",
            xshift=-11 if left else 11,
            yanchor="middle",
            font={"size": 13, "color": colour},
            bgcolor=palette.paper,
            borderpad=1,
        )
    for text, at, anchor in ((ahead, 0.99, "top"), (behind, 0.01, "bottom")):
        figure.add_annotation(
            x=0.01 if anchor == "top" else 0.99,
            y=at,
            xref="paper",
            yref="paper",
            text=text,
            showarrow=False,
            xanchor="left" if anchor == "top" else "right",
            yanchor=anchor,
            font={"size": 13, "color": palette.muted},
        )
    right, up = axes
    frame: dict[str, object] = {
        "range": [-reach, reach],
        "zeroline": True,
        "zerolinecolor": palette.grid,
        "showgrid": False,
    }
    figure.update_xaxes(title={"text": right}, **frame)
    figure.update_yaxes(title={"text": up}, **frame)
    return figure


def _places(chosen: Sequence[Point], reach: float) -> list[float]:
    """Where the name of each point stands, so that names on the same side do not meet."""
    line = LINE_OF_TEXT * 2 * reach / HEIGHT
    places = {}
    for turned in (False, True):
        side = [point for point in chosen if (point.x > reach * TURN) is turned]
        found = spread([point.y + reach for point in side], [line] * len(side), 2 * reach)
        places.update({point.code: at - reach for point, at in zip(side, found, strict=True)})
    return [places[point.code] for point in chosen]


def _points(points: Sequence[Point], colours: Sequence[str], *, size: int, width: float) -> go.Scatter:
    # Hollow, because both composites are computed: filled points are kept for what was counted.
    return go.Scatter(
        x=[round(point.x, 3) for point in points],
        y=[round(point.y, 3) for point in points],
        mode="markers",
        marker={"symbol": "circle-open", "size": size, "color": list(colours), "line": {"width": width}},
        customdata=[point.hover for point in points],
        hovertemplate="%{customdata}<extra></extra>",
    )
