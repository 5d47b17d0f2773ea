"""Modelled ratios around a base: how far each thing lies above or below, and how far other readings would move it."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from observatory.charts.figure import Attributes, Figure, hatched, note, upright
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


def quotients(bars: Sequence[Bar], *, base: float, base_label: str, palette: Palette) -> Figure:
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
    drawn = {
        "type": "bar",
        "x": [bar.value - base for bar in bars],
        "base": base,
        "y": rows,
        "orientation": "h",
        "width": 16 / row,
        "marker": hatched(colours),
        "customdata": [bar.hover for bar in bars],
        "hovertemplate": "%{customdata}<extra></extra>",
    }
    # The whiskers are a trace of their own: those of a bar that starts at a base would start there too.
    whiskers = {
        "type": "scatter",
        "x": [bar.value for bar in bars],
        "y": rows,
        "mode": "markers",
        "hoverinfo": "skip",
        "marker": {"color": palette.ink, "size": 5},
        "error_x": {
            "type": "data",
            "symmetric": False,
            "color": palette.ink,
            "thickness": 1.2,
            "width": 4,
            "array": [bar.high - bar.value for bar in bars],
            "arrayminus": [bar.value - bar.low for bar in bars],
        },
    }
    above: Attributes = {
        "xref": "paper",
        "yshift": ABOVE,
        "yanchor": "bottom",
        "borderpad": 0,
        "bgcolor": palette.paper,
    }
    notes = []
    for position, bar in zip(rows, bars, strict=True):
        name = "<br>".join(two_lines(bar.name))
        notes += [
            note(name, 0, position, colour=palette.ink, xanchor="left", align="left", **above),
            note(f"<b>{bar.label}</b>", 1, position, colour=palette.ink, xanchor="right", **above),
        ]
    low, high = min(base, *(bar.low for bar in bars)), max(base, *(bar.high for bar in bars))
    room = (high - low) * 0.03 or 0.1
    side = "left" if (base - low) < (high - base) else "right"
    notes.append(note(base_label, base, -1 - 4 / row, colour=palette.muted, size=12, yanchor="middle", xanchor=side))
    layout = base_layout(
        palette,
        height=row * len(bars) + 40,
        xaxis={"visible": False, "range": [low - room, high + room]},
        yaxis={"visible": False, "range": [len(bars) - 0.65, -1 - 16 / row]},
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
        shapes=[upright(base, palette.reference)],
        annotations=notes,
    )
    return {"data": [drawn, whiskers], "layout": layout}
