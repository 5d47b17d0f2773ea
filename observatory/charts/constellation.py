"""Points in labelled discs: a map of things that belong to groups, one of them with its nearest."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from observatory.charts.palette import Palette, base_layout

HEIGHT = 600


@dataclass(frozen=True, slots=True)
class Disc:
    """A group: its name, its middle and radius, and its place in the order of colours."""

    name: str
    x: float
    y: float
    r: float


@dataclass(frozen=True, slots=True)
class Star:
    """A thing: code, what is told on pointing at it, the disc it belongs to, and where it lies."""

    code: str
    text: str
    disc: int
    x: float
    y: float


def constellation(
    discs: Sequence[Disc], stars: Sequence[Star], *, chosen: str | None, nearest: Sequence[str], palette: Palette
) -> go.Figure:
    """Draw every thing as a point in its disc; the chosen one large, lines to its nearest, which are numbered.

    Args:
        discs: groups, with names.
        stars: things; `disc` is the index of their group.
        chosen: code of the chosen thing.
        nearest: codes of its nearest, best first; drawn with their number.
        palette: colours; groups take turns.
    """
    figure = go.Figure(layout=base_layout(palette, height=HEIGHT))
    colours = [palette.series[place % len(palette.series)] for place in range(len(discs))]
    for disc, colour in zip(discs, colours, strict=True):
        _draw_disc(figure, disc, colour, palette)
    figure.add_trace(_points(stars, [colours[star.disc] for star in stars], faded=chosen is not None))
    found = {star.code: star for star in stars}
    if chosen in found:
        others = [found[code] for code in nearest if code in found]
        _mark(figure, found[chosen], others, palette)
    figure.update_xaxes(visible=False)
    figure.update_yaxes(visible=False, scaleanchor="x", scaleratio=1)
    figure.update_layout(margin={"l": 0, "r": 0, "t": 0, "b": 0}, clickmode="event+select", hovermode="closest")
    return figure


def _draw_disc(figure: go.Figure, disc: Disc, colour: str, palette: Palette) -> None:
    figure.add_shape(
        type="circle", x0=disc.x - disc.r, x1=disc.x + disc.r, y0=disc.y - disc.r, y1=disc.y + disc.r,
        layer="below", line={"color": colour, "width": 1}, fillcolor=colour, opacity=0.16,
    )  # fmt: skip
    figure.add_annotation(
        x=disc.x, y=disc.y + disc.r, text=disc.name, showarrow=False, yanchor="bottom",
        font={"size": 12, "color": palette.ink},
    )  # fmt: skip


def _points(stars: Sequence[Star], colours: Sequence[str], *, faded: bool) -> go.Scatter:
    return go.Scatter(
        x=[star.x for star in stars], y=[star.y for star in stars], mode="markers",
        marker={"size": 7, "color": list(colours), "opacity": 0.55 if faded else 0.85},
        # A click selects; what is not selected must not vanish.
        selected={"marker": {"opacity": 1}}, unselected={"marker": {"opacity": 0.55}},
        customdata=[[star.code] for star in stars], text=[star.text for star in stars],
        hovertemplate="%{text}<extra></extra>",
    )  # fmt: skip


def _mark(figure: go.Figure, chosen: Star, others: Sequence[Star], palette: Palette) -> None:
    for other in others:
        figure.add_shape(
            type="line", x0=chosen.x, y0=chosen.y, x1=other.x, y1=other.y, line={"color": palette.ink, "width": 1.2}
        )
    shown = [*others, chosen]
    figure.add_scatter(
        x=[star.x for star in shown], y=[star.y for star in shown], mode="markers+text",
        marker={
            "size": [14] * len(others) + [14], "color": [palette.paper] * len(others) + [palette.ink],
            "line": {"color": palette.ink, "width": 1.5},
        },
        text=[str(place) for place in range(1, len(others) + 1)] + [""],
        textfont={"size": 11, "color": palette.ink},
        customdata=[[star.code] for star in shown], hovertext=[star.text for star in shown],
        hovertemplate="%{hovertext}<extra></extra>",
    )  # fmt: skip
