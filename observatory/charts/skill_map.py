"""Profiles in the plane, close where they share rare skills; one area in the accent, one profile with its nearest."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from observatory.charts.labels import brief
from observatory.charts.palette import Palette, base_layout

HEIGHT = 560


@dataclass(frozen=True, slots=True)
class Spot:
    """One profile: its id, where it lies, and what the pointer says of it."""

    profile: str
    x: float
    y: float
    hover: str


def skill_map(
    spots: Sequence[Spot],
    *,
    areas: Sequence[tuple[str, float, float]],
    marked: Sequence[str],
    chosen: str,
    name: str,
    near: Sequence[str],
    palette: Palette,
) -> go.Figure:
    """Draw the map.

    Args:
        spots: every profile.
        areas: names of areas, and where their middle lies.
        marked: profiles of the area that is looked at.
        chosen: the profile that is looked at.
        name: what it is called.
        near: profiles nearest to it.
        palette: colours.
    """
    figure = go.Figure(layout=base_layout(palette, height=HEIGHT))
    inside = set(marked)
    groups = (
        ([one for one in spots if one.profile not in inside], palette.faint, 6),
        ([one for one in spots if one.profile in inside], palette.accent, 8),
        ([one for one in spots if one.profile in near], palette.series[1], 9),
        ([one for one in spots if one.profile == chosen], palette.series[1], 15),
    )
    for members, colour, size in groups:
        figure.add_trace(
            go.Scatter(
                x=[one.x for one in members], y=[one.y for one in members], mode="markers",
                marker={"color": colour, "size": size, "line": {"color": palette.paper, "width": 0.8}},
                customdata=[[one.profile, one.hover] for one in members],
                hovertemplate="%{customdata[1]}<extra></extra>",
                selected={"marker": {"opacity": 1}}, unselected={"marker": {"opacity": 1}},
            )
        )  # fmt: skip
    for area, x, y in areas:
        figure.add_annotation(
            x=x, y=y, text=f"<b>{brief(area, width=26)}</b>", showarrow=False, bgcolor=palette.paper, opacity=0.88,
            font={"size": 13, "color": palette.ink}, borderpad=2,
        )  # fmt: skip
    for spot in (one for one in spots if one.profile == chosen):
        figure.add_annotation(
            x=spot.x, y=spot.y, text=f"<b>{brief(name, width=34)}</b>", showarrow=False, xanchor="left", xshift=11,
            font={"size": 13, "color": palette.series[1]}, bgcolor=palette.paper, opacity=0.92,
        )  # fmt: skip
    figure.update_xaxes(visible=False, range=[-108, 108])
    figure.update_yaxes(visible=False, range=[-108, 108])
    figure.update_layout(margin={"l": 0, "r": 0, "t": 0, "b": 0})
    return figure
