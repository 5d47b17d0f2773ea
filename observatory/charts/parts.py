"""What a composite is made of: bars to both sides of zero, in groups, each with the figure behind it."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from observatory.charts.labels import brief
from observatory.charts.palette import Palette, base_layout

ROW, HEAD, TOP = 44, 36, 24
NAME = 52


@dataclass(frozen=True, slots=True)
class Bar:
    """One part.

    Attributes:
        name: what it is.
        note: the figure behind it, and what it is held against.
        value: what it adds to the composite.
        label: that number as the visitor reads it.
    """

    name: str
    note: str
    value: float
    label: str


@dataclass(frozen=True, slots=True)
class Group:
    """Parts that belong together, under one heading and in one colour."""

    heading: str
    colour: str
    bars: Sequence[Bar]


def parts(groups: Sequence[Group], *, lowers: str, raises: str, palette: Palette) -> go.Figure:
    """Draw the groups one below the other, hatched: the sum of all bars is the composite.

    Args:
        groups: first on top.
        lowers: what a bar to the left does to the composite.
        raises: what a bar to the right does.
        palette: colours.
    """
    values = [bar.value for group in groups for bar in group.bars]
    reach = 1.3 * max((abs(value) for value in values), default=1.0) or 1.0
    height = sum(HEAD + ROW * len(group.bars) for group in groups) + TOP
    figure = go.Figure(layout=base_layout(palette, height=height))
    figure.add_vline(x=0, line={"color": palette.reference, "width": 1}, layer="below")
    for text, side, anchor in ((lowers, -0.03 * reach, "right"), (raises, 0.03 * reach, "left")):
        _write(figure, text, (side, 10, anchor), size=12, colour=palette.muted, paper=palette.paper)
    at = float(TOP)
    for group in groups:
        heading = f"<b>{group.heading}</b>"
        _write(figure, heading, (-reach, at + 22, "left"), size=14, colour=palette.ink, paper=palette.paper)
        at += HEAD
        for bar in group.bars:
            name = brief(bar.name, width=NAME)
            _write(figure, name, (-reach, at + 8, "left"), size=13, colour=palette.ink, paper=palette.paper)
            # The figure stands where the bar is not.
            free = (-reach, at + 27, "left") if bar.value >= 0 else (0.03 * reach, at + 27, "left")
            _write(figure, bar.note, free, size=12, colour=palette.muted, paper=palette.paper)
            figure.add_trace(_bar(bar, at + 27, group.colour, palette))
            at += ROW
    figure.update_xaxes(visible=False, range=[-reach, reach])
    figure.update_yaxes(visible=False, range=[height, 0])
    figure.update_layout(margin={"l": 0, "r": 0, "t": 0, "b": 0}, barmode="overlay")
    return figure


def _write(
    figure: go.Figure, text: str, place: tuple[float, float, str], *, size: int, colour: str, paper: str
) -> None:
    x, y, anchor = place
    figure.add_annotation(
        x=x,
        y=y,
        text=text,
        showarrow=False,
        xanchor=anchor,
        yanchor="middle",
        align=anchor,
        bgcolor=paper,
        borderpad=0,
        font={"size": size, "color": colour},
    )


def _bar(bar: Bar, at: float, colour: str, palette: Palette) -> go.Bar:
    return go.Bar(
        x=[round(bar.value, 4)],
        y=[at],
        orientation="h",
        width=15,
        text=[bar.label],
        textposition="outside",
        cliponaxis=False,
        constraintext="none",
        textfont={"color": palette.ink, "size": 13},
        customdata=[f"{bar.name}: {bar.label}<br>{bar.note}"],
        hovertemplate="%{customdata}<extra></extra>",
        marker={
            "color": "rgba(0,0,0,0)",
            "line": {"color": colour, "width": 1.5},
            "pattern": {"shape": "/", "fgcolor": colour, "bgcolor": "rgba(0,0,0,0)", "size": 6, "solidity": 0.45},
        },
    )
