"""Lines over time that break where the series breaks, named at their ends: no legend to look up."""

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import polars as pl

from observatory.charts.figure import Attributes, Figure, note
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
) -> Figure:
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
    colours = colours_of(drawn, palette)
    traces, breaks = [], []
    for line in reversed(drawn):
        own = points.filter(pl.col("area") == line.area)
        traces.append(_trace(line, own, colours[line.area]))
        breaks += _breaks(own, colours[line.area])
    heading = textwrap.wrap(unit, UNIT_WIDTH)
    top = TOP + LINE_OF_TEXT * len(heading)
    scale = Scale.of([*points["value"], *([] if base is None else [base])], pixels - top - BOTTOM)
    ends = _ends(points, drawn, colours, scale)
    longest = max((len(part) for end in ends for part in end["text"].split("<br>")), default=0)
    measure = note(
        "<br>".join(heading),
        0,
        1,
        colour=palette.muted,
        xref="paper",
        xanchor="left",
        yref="paper",
        yanchor="bottom",
        yshift=8,
        align="left",
        name="unit",
    )
    layout = base_layout(
        palette,
        height=pixels,
        xaxis=_time(points, ticks, palette),
        yaxis={"range": [scale.low, scale.high], "nticks": 6, "ticklen": 0, "tickformat": ",~f"},
        margin={"l": 8, "r": round(longest * LETTER) + 24, "t": top, "b": BOTTOM},
        shapes=[] if base is None else [_level(base, palette.reference)],
        annotations=[*breaks, *ends, measure],
    )
    return {"data": traces, "layout": layout}


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


def _trace(line: Line, points: pl.DataFrame, colour: str) -> Attributes:
    """One trace per area, interrupted between stretches."""
    rows: list[Mapping[str, Any] | None] = []
    for row in points.iter_rows(named=True):
        if rows and rows[-1] is not None and rows[-1]["stretch"] != row["stretch"]:
            rows.append(None)
        rows.append(row)
    lonely = set(points.group_by("stretch").len().filter(pl.col("len") == 1)["stretch"])
    usual, alone = (5 if line.chosen and points.height <= MANY else 0), (8 if line.chosen else 6)
    return {
        "type": "scatter",
        "x": [row and at(row["period"]) for row in rows],
        "y": [row and row["value"] for row in rows],
        "text": [row and row["hover"] for row in rows],
        "mode": "lines+markers",
        "connectgaps": False,
        "name": line.area,
        "hovertemplate": "%{text}<extra></extra>",
        "line": {"color": colour, "width": 2.6 if line.chosen else 1.6, "dash": "6px,4px" if line.dashed else "solid"},
        "marker": {
            "symbol": ["circle-open" if _unreliable(row) else "circle" for row in rows],
            "size": [alone if row and (_unreliable(row) or row["stretch"] in lonely) else usual for row in rows],
            "color": colour,
            "opacity": 1,
            "line": {"color": colour, "width": 1.6},
        },
    }


def _unreliable(row: Mapping[str, Any] | None) -> bool:
    return row is not None and "u" in (row["flag"] or "")


def _breaks(points: pl.DataFrame, colour: str) -> list[Attributes]:
    """Two strokes in each gap that a break flag makes: what comes after cannot be compared with what came before."""
    return [
        note(
            "<b>//</b>",
            (at(before["period"]) + at(after["period"])) / 2,
            (before["value"] + after["value"]) / 2,
            colour=colour,
            name="break",
        )
        for before, after in pairwise(points.iter_rows(named=True))
        if before["stretch"] != after["stretch"] and "b" in (after["flag"] or "")
    ]


def _ends(points: pl.DataFrame, drawn: Sequence[Line], colours: Mapping[str, str], scale: Scale) -> list[Attributes]:
    """Each area's name where its line ends, apart from others."""
    ends = {row["area"]: row for row in points.group_by("area", maintain_order=True).last().iter_rows(named=True)}
    named = [line for line in drawn if line.area in ends]
    texts = [end_label(line.name, line.value) for line in named]
    wanted = [scale.pixel(ends[line.area]["value"]) for line in named]
    places = spread(wanted, [height(text) for text in texts], scale.pixels)
    return [
        {
            "x": at(ends[line.area]["period"]),
            "y": ends[line.area]["value"],
            "ax": 14,
            "ay": want - end,
            "text": "<br>".join(text),
            "name": "end",
            "showarrow": True,
            "arrowhead": 0,
            "arrowwidth": 1,
            "arrowcolor": colours[line.area],
            "standoff": 5,
            "align": "left",
            "xanchor": "left",
            "yanchor": "middle",
            "font": {"size": 13, "color": colours[line.area]},
        }
        for line, text, want, end in zip(named, texts, wanted, places, strict=True)
    ]


def _time(points: pl.DataFrame, ticks: Sequence[tuple[str, str]], palette: Palette) -> Attributes:
    """Few marks; of the periods, the newest always has one."""
    periods = points["period"].to_list()
    first, last = at(min(periods)), at(max(periods))
    air = (last - first) * 0.02 or 0.5
    kept = list(ticks)[:: -max(1, -(-len(ticks) // TICKS))][::-1]
    return {
        "range": [first - air, last + air],
        "tickmode": "array",
        "tickvals": [at(period) for period, _text in kept],
        "ticktext": [text for _period, text in kept],
        "ticks": "outside",
        "ticklen": 4,
        "tickcolor": palette.grid,
        "tickangle": 0,
        "tickfont": {"size": 12, "color": palette.muted},
        "automargin": False,
    }


def _level(value: float, colour: str) -> Attributes:
    """A thin line from the left of the picture to its right."""
    ends = {"x0": 0, "x1": 1, "y0": value, "y1": value, "xref": "x domain", "yref": "y"}
    return {"type": "line", **ends, "line": {"color": colour, "width": 1}, "layer": "below"}
