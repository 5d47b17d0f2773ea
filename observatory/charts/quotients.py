"""Modelled ratios around a base: how far each thing lies above or below, and how far other readings would move it."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from observatory.charts.palette import Palette, base_layout

ROW, ROW_OF_TWO = 44, 60
WIDTH = 44
ABOVE = 12


@dataclass(frozen=True, slots=True)
class Bar:
    """One thing.

    Attributes:
        name: what it is.
        value: where its bar ends.
        low: lowest value under other readings. high: the highest.
        label: the value as the visitor reads it.
        hover: the whole story in one line.
        sure: whether all readings lie on the same side of the base; else the bar is pale.
    """

    name: str
    value: float
    low: float
    high: float
    label: str
    hover: str
    sure: bool


def two_lines(name: str) -> list[str]:
    """A name in at most two lines, the second one cut where it must be.

    >>> two_lines("cleaning")
    ['cleaning']
    >>> two_lines("installing, maintaining and repairing electrical, electronic and precision equipment")
    ['installing, maintaining and repairing', 'electrical, electronic and precision …']
    """
    lines = textwrap.wrap(name, WIDTH, break_on_hyphens=False)
    return lines if len(lines) <= 2 else [lines[0], textwrap.shorten(" ".join(lines[1:]), WIDTH, placeholder=" …")]


def quotients(bars: Sequence[Bar], *, base: float, base_label: str, palette: Palette) -> go.Figure:
    """Draw hatched bars from a base line, first on top, with a whisker for the spread of each.

    Args:
        bars: what to draw, in order.
        base: where bars begin, such as 1 for a location quotient.
        base_label: what lying on the base means.
        palette: colours.
    """
    rows = list(range(len(bars)))
    row = ROW_OF_TWO if any(len(two_lines(bar.name)) > 1 for bar in bars) else ROW
    colours = [palette.accent if bar.sure else palette.reference for bar in bars]
    figure = go.Figure(
        go.Bar(
            x=[bar.value - base for bar in bars],
            base=base,
            y=rows,
            orientation="h",
            width=16 / row,
            marker={
                "color": "rgba(0,0,0,0)",
                "line": {"color": colours, "width": 1.5},
                "pattern": {"shape": "/", "fgcolor": colours, "bgcolor": "rgba(0,0,0,0)", "size": 6, "solidity": 0.45},
            },
            customdata=[bar.hover for bar in bars],
            hovertemplate="%{customdata}<extra></extra>",
        ),
        layout=base_layout(palette, height=row * len(bars) + 40),
    )
    # The whiskers are a trace of their own: those of a bar that starts at a base would start there too.
    figure.add_scatter(
        x=[bar.value for bar in bars],
        y=rows,
        mode="markers",
        hoverinfo="skip",
        marker={"color": palette.ink, "size": 5},
        error_x={
            "type": "data",
            "symmetric": False,
            "color": palette.ink,
            "thickness": 1.2,
            "width": 4,
            "array": [bar.high - bar.value for bar in bars],
            "arrayminus": [bar.value - bar.low for bar in bars],
        },
    )
    for place, bar in zip(rows, bars, strict=True):
        written = {
            "y": place,
            "yshift": ABOVE,
            "xref": "paper",
            "showarrow": False,
            "yanchor": "bottom",
            "borderpad": 0,
            "bgcolor": palette.paper,
        }
        figure.add_annotation(
            text="<br>".join(two_lines(bar.name)),
            x=0,
            xanchor="left",
            align="left",
            font={"size": 13, "color": palette.ink},
            **written,
        )
        figure.add_annotation(
            text=f"<b>{bar.label}</b>", x=1, xanchor="right", font={"size": 13, "color": palette.ink}, **written
        )
    low, high = min(base, *(bar.low for bar in bars)), max(base, *(bar.high for bar in bars))
    room = (high - low) * 0.03 or 0.1
    figure.add_vline(x=base, line={"color": palette.reference, "width": 1})
    figure.add_annotation(
        x=base,
        y=-1 - 4 / row,
        text=base_label,
        showarrow=False,
        yanchor="middle",
        xanchor="left" if (base - low) < (high - base) else "right",
        font={"size": 12, "color": palette.muted},
    )
    figure.update_xaxes(visible=False, range=[low - room, high + room])
    figure.update_yaxes(visible=False, range=[len(bars) - 0.65, -1 - 16 / row])
    figure.update_layout(margin={"l": 0, "r": 0, "t": 0, "b": 0})
    return figure
