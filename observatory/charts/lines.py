"""Lines over time that break where the series breaks, named at their ends: no legend to look up."""

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import plotly.graph_objects as go
import polars as pl

from observatory.charts.labels import LINE_OF_TEXT, end_label, height, spread
from observatory.charts.palette import Palette, base_layout

TOP, BOTTOM = 18, 30
LETTER = 6.9
UNIT_WIDTH = 46
TICKS = 6
# Among many points (months) a mark on each would only thicken the line.
MANY = 40


@dataclass(frozen=True, slots=True)
class Line:
    """How one area is drawn.

    Attributes:
        area: its code, as in the column `area` of the points.
        name: written at the end of the line.
        value: the last figure as the visitor reads it, written behind the name.
        chosen: coloured, in order of choosing; else grey, as a reference.
        dashed: computed rather than counted.
    """

    area: str
    name: str
    value: str
    chosen: bool
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Scale:
    """The value axis: its ends and how many pixels it is high."""

    low: float
    high: float
    pixels: int

    @classmethod
    def of(cls, values: Sequence[float], pixels: int) -> "Scale":
        """An axis with some air at both ends, from zero where the figures come near it.

        >>> Scale.of([2.0, 10.0], 400)
        Scale(low=0.0, high=10.8, pixels=400)

        A change of one percent must not fill the picture:

        >>> Scale.of([99.0, 100.0], 400)
        Scale(low=93.5, high=105.5, pixels=400)
        """
        low, high = min(values, default=0.0), max(values, default=1.0)
        air = (high - low) * 0.1
        if 0 <= low < 0.45 * high:
            return cls(0.0, high + air, pixels)
        air = max(air, (abs(high) * 0.12 - (high - low)) / 2) or 1.0
        return cls(low - air, high + air, pixels)

    def pixel(self, value: float) -> float:
        """Height of a value above the lower end, in pixels."""
        return (value - self.low) / (self.high - self.low) * self.pixels


def lines(
    points: pl.DataFrame,
    drawn: Sequence[Line],
    *,
    palette: Palette,
    unit: str,
    ticks: Sequence[tuple[str, str]],
    pixels: int = 420,
    base: float | None = None,
) -> go.Figure:
    """Draw areas over time.

    Args:
        points: area, period, value (not null), stretch (joined where equal), flag (Eurostat letters: `b` is marked in
            the gap before the point, `u` is a hollow mark), hover (text beside the pointer); in order of time.
        drawn: one per area; the first is drawn on top.
        palette: colours.
        unit: what the values are measured in, with the denominator; written above the axis.
        ticks: period and its text, for every period that may be marked on the time axis.
        pixels: height of the figure.
        base: a value with a meaning of its own (100 for an index), drawn as a thin line.
    """
    figure = go.Figure(layout=base_layout(palette, height=pixels))
    colours = colours_of(drawn, palette)
    for line in reversed(drawn):
        _draw(figure, line, points.filter(pl.col("area") == line.area), colours[line.area])
    heading = textwrap.wrap(unit, UNIT_WIDTH)
    top = TOP + LINE_OF_TEXT * len(heading)
    scale = Scale.of([*points["value"], *([] if base is None else [base])], pixels - top - BOTTOM)
    longest = _name_ends(figure, points, drawn, colours, scale)
    _axes(figure, points, ticks, scale, palette)
    if base is not None:
        figure.add_hline(y=base, line={"color": palette.reference, "width": 1}, layer="below")
    figure.add_annotation(
        text="<br>".join(heading),
        x=0,
        xref="paper",
        xanchor="left",
        y=1,
        yref="paper",
        yanchor="bottom",
        yshift=8,
        showarrow=False,
        align="left",
        font={"size": 13, "color": palette.muted},
        name="unit",
    )
    figure.update_layout(margin={"l": 8, "r": round(longest * LETTER) + 24, "t": top, "b": BOTTOM})
    return figure


def colours_of(drawn: Sequence[Line], palette: Palette) -> dict[str, str]:
    """The series colours in order of choosing, grey for references."""
    chosen = [line.area for line in drawn if line.chosen]
    series = dict(zip(chosen, palette.series, strict=False))
    return {line.area: series.get(line.area, palette.reference) for line in drawn}


def at(period: str) -> float:
    """Where a period stands on the axis: years, months as parts of them.

    >>> at("2024"), at("2024-07")
    (2024.0, 2024.5)
    """
    return int(period[:4]) + ((int(period[5:]) - 1) / 12 if len(period) > 4 else 0.0)


def _draw(figure: go.Figure, line: Line, points: pl.DataFrame, colour: str) -> None:
    """One trace per area, interrupted between stretches, and a mark in each gap that a break flag makes."""
    rows: list[Mapping[str, Any] | None] = []
    for row in points.iter_rows(named=True):
        if rows and rows[-1] is not None and rows[-1]["stretch"] != row["stretch"]:
            rows.append(None)
        rows.append(row)
    for before, after in pairwise(points.iter_rows(named=True)):
        if before["stretch"] != after["stretch"] and "b" in (after["flag"] or ""):
            _mark_break(figure, before, after, colour)
    lonely = set(points.group_by("stretch").len().filter(pl.col("len") == 1)["stretch"])
    usual, alone = (5 if line.chosen and points.height <= MANY else 0), (8 if line.chosen else 6)
    figure.add_trace(
        go.Scatter(
            x=[row and at(row["period"]) for row in rows],
            y=[row and row["value"] for row in rows],
            text=[row and row["hover"] for row in rows],
            mode="lines+markers",
            connectgaps=False,
            name=line.area,
            hovertemplate="%{text}<extra></extra>",
            line={"color": colour, "width": 2.6 if line.chosen else 1.6, "dash": "6px,4px" if line.dashed else "solid"},
            marker={
                "symbol": ["circle-open" if _unreliable(row) else "circle" for row in rows],
                "size": [alone if row and (_unreliable(row) or row["stretch"] in lonely) else usual for row in rows],
                "color": colour,
                "opacity": 1,
                "line": {"color": colour, "width": 1.6},
            },
        )
    )


def _unreliable(row: Mapping[str, Any] | None) -> bool:
    return row is not None and "u" in (row["flag"] or "")


def _mark_break(figure: go.Figure, before: Mapping[str, Any], after: Mapping[str, Any], colour: str) -> None:
    """Two strokes in the gap: what comes after cannot be compared with what came before."""
    figure.add_annotation(
        x=(at(before["period"]) + at(after["period"])) / 2,
        y=(before["value"] + after["value"]) / 2,
        text="<b>//</b>",
        showarrow=False,
        font={"size": 13, "color": colour},
        name="break",
    )


def _name_ends(
    figure: go.Figure, points: pl.DataFrame, drawn: Sequence[Line], colours: Mapping[str, str], scale: Scale
) -> int:
    """Write each area's name where its line ends, apart from others; return the length of the longest line of text."""
    ends = {row["area"]: row for row in points.group_by("area", maintain_order=True).last().iter_rows(named=True)}
    named = [line for line in drawn if line.area in ends]
    texts = {line.area: end_label(line.name, line.value) for line in named}
    wanted = [scale.pixel(ends[line.area]["value"]) for line in named]
    places = spread(wanted, [height(texts[line.area]) for line in named], scale.pixels)
    for line, want, place in zip(named, wanted, places, strict=True):
        end, colour = ends[line.area], colours[line.area]
        figure.add_annotation(
            x=at(end["period"]),
            y=end["value"],
            ax=14,
            ay=want - place,
            text="<br>".join(texts[line.area]),
            name="end",
            showarrow=True,
            arrowhead=0,
            arrowwidth=1,
            arrowcolor=colour,
            standoff=5,
            align="left",
            xanchor="left",
            yanchor="middle",
            font={"size": 13, "color": colour},
        )
    return max((len(part) for text in texts.values() for part in text), default=0)


def _axes(
    figure: go.Figure, points: pl.DataFrame, ticks: Sequence[tuple[str, str]], scale: Scale, palette: Palette
) -> None:
    """Few marks on both axes; of the periods, the newest always has one."""
    periods = points["period"].to_list()
    first, last = at(min(periods)), at(max(periods))
    air = (last - first) * 0.02 or 0.5
    kept = list(ticks)[:: -max(1, -(-len(ticks) // TICKS))][::-1]
    figure.update_xaxes(
        range=[first - air, last + air],
        tickmode="array",
        tickvals=[at(period) for period, _text in kept],
        ticktext=[text for _period, text in kept],
        ticks="outside",
        ticklen=4,
        tickcolor=palette.grid,
        tickangle=0,
        tickfont={"size": 12, "color": palette.muted},
        automargin=False,
    )
    figure.update_yaxes(range=[scale.low, scale.high], nticks=6, ticklen=0, tickformat=",~f")
