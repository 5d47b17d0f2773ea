"""Stacked bars, name above and total beside: what a number is made of, in one glance."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

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
) -> go.Figure:
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
    figure = go.Figure(layout=base_layout(palette, height=ROW * len(names) + LEGEND + 12))
    rows = list(range(len(names)))
    totals = [sum(segment.values[row] for segment in segments) for row in rows]
    if most is not None:
        figure.add_trace(
            go.Bar(
                x=[most] * len(rows),
                y=rows,
                orientation="h",
                width=0.42,
                showlegend=False,
                hoverinfo="skip",
                marker={"color": palette.no_data, "line": {"color": palette.grid, "width": 1}},
                offset=-0.21,
                base=0,
            )
        )
    starts = [0.0] * len(rows)
    for place, segment in enumerate(segments):
        told = details[place] if details else [segment.name] * len(rows)
        figure.add_trace(_part(segment, starts, told, HATCH[place % len(HATCH)] if modelled else "", palette))
        starts = [start + value for start, value in zip(starts, segment.values, strict=True)]
    for row, (name, label, total) in enumerate(zip(names, labels, totals, strict=True)):
        _say(figure, row, (name, label), end=total if most is None else most, palette=palette)
    end = most if most is not None else max(totals, default=1.0)
    figure.update_xaxes(visible=False, range=[0, (end or 1.0) * 1.15])
    figure.update_yaxes(visible=False, range=[len(names) - 0.6, -0.75])
    figure.update_layout(margin={"l": 0, "r": 0, "t": LEGEND, "b": 0}, barmode="overlay", **_legend(palette))
    return figure


def _part(segment: Segment, starts: Sequence[float], told: Sequence[str], hatch: str, palette: Palette) -> go.Bar:
    # An outline keeps a pale part at 3:1 against the paper.
    fill: dict[str, object] = {"color": segment.colour, "line": {"color": palette.reference, "width": 1}}
    if hatch:
        fill = {
            "color": "rgba(0,0,0,0)",
            "line": {"color": segment.colour, "width": 1.5},
            "pattern": {
                "shape": hatch,
                "fgcolor": segment.colour,
                "bgcolor": "rgba(0,0,0,0)",
                "size": 6,
                "solidity": 0.45,
            },
        }
    return go.Bar(
        x=list(segment.values),
        y=list(range(len(starts))),
        base=list(starts),
        orientation="h",
        width=0.42,
        offset=-0.21,
        name=segment.name,
        marker=fill,
        customdata=list(told),
        hovertemplate="%{customdata}<extra></extra>",
    )


def _say(figure: go.Figure, row: int, texts: tuple[str, str], *, end: float, palette: Palette) -> None:
    name, label = texts
    figure.add_annotation(
        x=0,
        y=row - 0.42,
        text=name,
        showarrow=False,
        xanchor="left",
        xref="paper",
        yanchor="middle",
        font={"size": 13, "color": palette.ink},
        align="left",
    )
    figure.add_annotation(
        x=end,
        y=row,
        text=label,
        showarrow=False,
        xanchor="left",
        yanchor="middle",
        xshift=6,
        font={"size": 13, "color": palette.ink},
    )


def _legend(palette: Palette) -> dict[str, object]:
    return {
        "showlegend": True,
        "legend": {
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
        },
    }
