"""Dots on one scale per group: how single cases scatter, and where their middle lies."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from observatory.charts.palette import Palette, base_layout

ROW = 58


@dataclass(frozen=True, slots=True)
class Strip:
    """One row of dots.

    Attributes:
        name: what the dots are. label: their middle as the visitor reads it. middle: where a bar marks it.
        values: a dot each. hover: what each dot is.
    """

    name: str
    label: str
    middle: float
    values: Sequence[float]
    hover: Sequence[str]


def strips(rows: Sequence[Strip], *, low: float, high: float, ticks: Sequence[str], palette: Palette) -> go.Figure:
    """Draw rows of open dots, open because they are modelled, with a bar at the middle of each row.

    Args:
        rows: first on top.
        low: left end of the scale.
        high: its right end.
        ticks: what the left end, the middle and the right end of the scale mean.
        palette: colours.
    """
    figure = go.Figure(layout=base_layout(palette, height=ROW * len(rows) + 34))
    places = (low, (low + high) / 2, high)
    for place, text, anchor in zip(places, ticks, ("left", "center", "right"), strict=True):
        figure.add_vline(x=place, line={"color": palette.grid, "width": 1})
        figure.add_annotation(
            x=place,
            y=len(rows) - 0.28,
            text=text,
            showarrow=False,
            xanchor=anchor,
            font={"size": 12, "color": palette.muted},
        )
    for row, strip in enumerate(rows):
        figure.add_scatter(
            x=list(strip.values),
            y=[row] * len(strip.values),
            mode="markers",
            name=strip.name,
            marker={"symbol": "circle-open", "size": 11, "color": palette.accent, "line": {"width": 2}},
            customdata=list(strip.hover),
            hovertemplate="%{customdata}<extra></extra>",
        )
        figure.add_shape(
            type="line",
            x0=strip.middle,
            x1=strip.middle,
            y0=row - 0.2,
            y1=row + 0.2,
            line={"color": palette.ink, "width": 3},
        )
        written = {"y": row - 0.42, "xref": "paper", "showarrow": False, "font": {"size": 13, "color": palette.ink}}
        figure.add_annotation(text=strip.name, x=0, xanchor="left", **written)
        figure.add_annotation(text=f"<b>{strip.label}</b>", x=1, xanchor="right", **written)
    room = (high - low) * 0.02
    figure.update_xaxes(visible=False, range=[low - room, high + room])
    figure.update_yaxes(visible=False, range=[len(rows) - 0.1, -0.65])
    figure.update_layout(margin={"l": 0, "r": 0, "t": 0, "b": 0})
    return figure
