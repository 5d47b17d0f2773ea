"""Small multiples: one quiet line per region on a common scale, its reference in grey behind it."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go
from plotly.subplots import make_subplots

from observatory.charts.labels import brief
from observatory.charts.palette import Palette, base_layout

HEIGHT = 190
ACROSS = 3


@dataclass(frozen=True, slots=True)
class Course:
    """One line: periods, values (None interrupts it), what the pointer says, and whether it was computed."""

    periods: Sequence[str]
    values: Sequence[float | None]
    hover: Sequence[str]
    modelled: bool = False


@dataclass(frozen=True, slots=True)
class Panel:
    """One region: its name, its colour, its course and that of its reference, if there is one."""

    name: str
    colour: str
    own: Course
    reference: Course | None


def multiples(panels: Sequence[Panel], *, palette: Palette) -> go.Figure:
    """Draw the panels side by side, on one scale, so that heights compare."""
    across = min(ACROSS, len(panels))
    down = -(-len(panels) // across)
    figure = make_subplots(
        rows=down,
        cols=across,
        shared_yaxes="all",
        shared_xaxes="all",
        horizontal_spacing=0.03,
        vertical_spacing=0.28 / down,
        subplot_titles=[brief(panel.name, width=30) for panel in panels],
    )
    for place, panel in enumerate(panels):
        where = {"row": place // across + 1, "col": place % across + 1}
        if panel.reference:
            figure.add_trace(_line(panel.reference, palette.reference, 1.5), **where)
        figure.add_trace(_line(panel.own, panel.colour, 2.5), **where)
    base = base_layout(palette, height=HEIGHT * down + 20)
    figure.update_layout(base)
    figure.update_layout(margin={"l": 8, "r": 8, "t": 30, "b": 8})
    quiet = {
        "gridcolor": palette.grid,
        "linecolor": palette.grid,
        "tickfont": {"color": palette.muted, "size": 12},
        "fixedrange": True,
        "zeroline": False,
        "nticks": 4,
    }
    figure.update_xaxes(showgrid=False, type="category", **quiet)
    figure.update_yaxes(**quiet)
    for title, panel in zip(figure.layout.annotations, panels, strict=True):
        title.update(font={"size": 13, "color": panel.colour}, xanchor="left", x=title.x - 0.5 / across + 0.01)
    return figure


def _line(course: Course, colour: str, width: float) -> go.Scatter:
    return go.Scatter(
        x=list(course.periods),
        y=list(course.values),
        mode="lines+markers" if len(course.periods) < 2 else "lines",
        line={"color": colour, "width": width, "dash": "dash" if course.modelled else "solid"},
        connectgaps=False,
        customdata=list(course.hover),
        hovertemplate="%{customdata}<extra></extra>",
    )
