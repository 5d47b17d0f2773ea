"""Dots on one scale per group: how single cases scatter, and where their middle lies."""

from collections.abc import Sequence
from dataclasses import dataclass

from observatory.charts.figure import Attributes, Figure, note, upright
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


def strips(rows: Sequence[Strip], *, low: float, high: float, ticks: Sequence[str], palette: Palette) -> Figure:
    """Draw rows of open dots, open because they are modelled, with a bar at the middle of each row.

    Args:
        rows: first on top.
        low: left end of the scale.
        high: its right end.
        ticks: what the left end, the middle and the right end of the scale mean.
        palette: colours.
    """
    places = (low, (low + high) / 2, high)
    notes = [
        note(text, x, len(rows) - 0.28, colour=palette.muted, size=12, xanchor=anchor)
        for x, text, anchor in zip(places, ticks, ("left", "center", "right"), strict=True)
    ]
    for row, strip in enumerate(rows):
        above: Attributes = {"colour": palette.ink, "xref": "paper"}
        notes += [
            note(strip.name, 0, row - 0.42, xanchor="left", **above),
            note(f"<b>{strip.label}</b>", 1, row - 0.42, xanchor="right", **above),
        ]
    room = (high - low) * 0.02
    layout = base_layout(
        palette,
        height=ROW * len(rows) + 34,
        xaxis={"visible": False, "range": [low - room, high + room]},
        yaxis={"visible": False, "range": [len(rows) - 0.1, -0.65]},
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
        shapes=[
            *(upright(x, palette.grid) for x in places),
            *(_middle(strip.middle, row, palette) for row, strip in enumerate(rows)),
        ],
        annotations=notes,
    )
    return {"data": [_dots(strip, row, palette) for row, strip in enumerate(rows)], "layout": layout}


def _dots(strip: Strip, row: int, palette: Palette) -> Attributes:
    return {
        "type": "scatter",
        "x": list(strip.values),
        "y": [row] * len(strip.values),
        "mode": "markers",
        "name": strip.name,
        "marker": {"symbol": "circle-open", "size": 11, "color": palette.accent, "line": {"width": 2}},
        "customdata": list(strip.hover),
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _middle(x: float, row: int, palette: Palette) -> Attributes:
    line = {"color": palette.ink, "width": 3}
    return {"type": "line", "x0": x, "x1": x, "y0": row - 0.2, "y1": row + 0.2, "line": line}
