"""Two computed composites against each other: every region a hollow point, the chosen ones named."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from observatory.charts.labels import brief
from observatory.charts.palette import Palette, base_layout

HEIGHT = 470


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
            x=[-reach, reach], y=[-reach, reach], mode="lines", hoverinfo="skip",
            line={"color": palette.reference, "width": 1, "dash": "dot"},
        )
    )  # fmt: skip
    others = [point for point in points if point.code not in named]
    figure.add_trace(_points(others, [palette.reference] * len(others), size=7, width=1))
    chosen = [point for point in points if point.code in named]
    figure.add_trace(_points(chosen, [named[point.code][1] for point in chosen], size=13, width=3))
    for point in chosen:
        name, colour = named[point.code]
        left = point.x > reach * 0.35
        figure.add_annotation(
            x=point.x, y=point.y, text=f"<b>{brief(name, width=24)}</b>", showarrow=False,
            xanchor="right" if left else "left", xshift=-11 if left else 11, yanchor="middle",
            font={"size": 13, "color": colour}, bgcolor=palette.paper, borderpad=1,
        )  # fmt: skip
    for text, at, anchor in ((ahead, 0.99, "top"), (behind, 0.01, "bottom")):
        figure.add_annotation(
            x=0.01 if anchor == "top" else 0.99, y=at, xref="paper", yref="paper", text=text, showarrow=False,
            xanchor="left" if anchor == "top" else "right", yanchor=anchor, font={"size": 13, "color": palette.muted},
        )  # fmt: skip
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


def _points(points: Sequence[Point], colours: Sequence[str], *, size: int, width: float) -> go.Scatter:
    # Hollow, because both composites are computed: filled points are kept for what was counted.
    return go.Scatter(
        x=[round(point.x, 3) for point in points], y=[round(point.y, 3) for point in points], mode="markers",
        marker={"symbol": "circle-open", "size": size, "color": list(colours), "line": {"width": width}},
        customdata=[point.hover for point in points], hovertemplate="%{customdata}<extra></extra>",
    )  # fmt: skip
