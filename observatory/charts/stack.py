"""Stacked bars, name above and total beside: what a number is made of, in one glance."""

from collections.abc import Sequence
from dataclasses import dataclass

from observatory.charts.figure import Attributes, Figure, hatched, note, over_bar
from observatory.charts.palette import Palette, base_layout

ROW = 46
HATCH = ("/", "\\", "x", ".")
LEGEND = 34


@dataclass(frozen=True, slots=True)
class Segment:
    """One kind of part.

    Attributes:
        name: what the part is called.
        values: its length in each bar; not negative.
        colour: of the part in every bar.
    """

    name: str
    values: Sequence[float]
    colour: str


def stack(
    names: Sequence[str],
    segments: Sequence[Segment],
    labels: Sequence[str],
    *,
    palette: Palette,
    most: float | None = None,
    modelled: bool = False,
    details: Sequence[Sequence[str]] | None = None,
) -> Figure:
    """Draw one bar per thing, first on top; colour and hatching tell the parts apart.

    Args:
        names: what each bar stands for.
        segments: the parts, from the left.
        labels: the total as the visitor reads it, beside the bar.
        palette: colours.
        most: the longest a bar could be, drawn as a faint track behind each; None draws no track.
        modelled: hatched instead of solid, so that computed figures never look measured.
        details: what each part says of itself when pointed at, per segment and bar.
    """
    rows = list(range(len(names)))
    totals = [sum(segment.values[row] for segment in segments) for row in rows]
    drawn = [] if most is None else [_track(most, rows, palette)]
    starts = [0.0] * len(rows)
    for index, segment in enumerate(segments):
        texts = details[index] if details else [segment.name] * len(rows)
        drawn.append(_part(segment, starts, texts, HATCH[index % len(HATCH)] if modelled else "", palette))
        starts = [start + value for start, value in zip(starts, segment.values, strict=True)]
    notes = []
    for row, (name, label, total) in enumerate(zip(names, labels, totals, strict=True)):
        end = total if most is None else most
        notes += [
            over_bar(name, row, palette.ink),
            note(label, end, row, colour=palette.ink, xanchor="left", yanchor="middle", xshift=6),
        ]
    end = most if most is not None else max(totals, default=1.0)
    layout = base_layout(
        palette,
        height=ROW * len(names) + LEGEND + 12,
        xaxis={"visible": False, "range": [0, (end or 1.0) * 1.15]},
        yaxis={"visible": False, "range": [len(names) - 0.6, -0.75]},
        margin={"l": 0, "r": 0, "t": LEGEND, "b": 0},
        barmode="overlay",
        showlegend=True,
        legend=_legend(palette),
        annotations=notes,
    )
    return {"data": drawn, "layout": layout}


def _track(most: float, rows: list[int], palette: Palette) -> Attributes:
    """As long as a bar could be, behind each."""
    return {
        "type": "bar",
        "x": [most] * len(rows),
        "y": rows,
        "base": 0,
        "orientation": "h",
        "width": 0.42,
        "offset": -0.21,
        "showlegend": False,
        "hoverinfo": "skip",
        "marker": {"color": palette.no_data, "line": {"color": palette.grid, "width": 1}},
    }


def _part(segment: Segment, starts: Sequence[float], texts: Sequence[str], hatch: str, palette: Palette) -> Attributes:
    # An outline keeps a pale part at 3:1 against the paper.
    solid = {"color": segment.colour, "line": {"color": palette.reference, "width": 1}}
    return {
        "type": "bar",
        "x": list(segment.values),
        "y": list(range(len(starts))),
        "base": list(starts),
        "orientation": "h",
        "width": 0.42,
        "offset": -0.21,
        "name": segment.name,
        "marker": hatched(segment.colour, hatch) if hatch else solid,
        "customdata": list(texts),
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _legend(palette: Palette) -> Attributes:
    return {
        "orientation": "h",
        "x": 0,
        "xanchor": "left",
        "y": 1,
        "yanchor": "bottom",
        "itemclick": False,
        "itemdoubleclick": False,
        "traceorder": "normal",
        "font": {"size": 13, "color": palette.ink},
        "bgcolor": "rgba(0,0,0,0)",
    }
