"""Skill gaps in words and pictures: what a gap is made of, which way each part pulls, and where the regions stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from observatory.charts.figure import Figure
from observatory.charts.palette import Palette
from observatory.charts.parts import Bar, Group, parts
from observatory.charts.quadrant import Point, quadrant
from observatory.model import gap as model
from observatory.queries import gaps
from observatory.views.speech import _, flags, number, signed
from observatory.views.view import Column


@dataclass(frozen=True, slots=True)
class Weighed:
    """The figures of a year as they are weighed, and the regions that are looked at.

    Attributes:
        panel: all figures of the year.
        weights: part → weight.
        chosen: codes, the first one in focus.
        names: region → name.
        indicators: indicator → name, and digits behind the decimal sign.
    """

    panel: gaps.Panel
    weights: Mapping[str, float]
    chosen: Sequence[str]
    names: Mapping[str, str]
    indicators: Mapping[str, tuple[str, int]]

    @property
    def focus(self) -> str:
        """The region in focus; empty where none is chosen."""
        return next(iter(self.chosen), "")

    def name(self, code: str) -> str:
        """What a region is called."""
        return self.names.get(code, code)

    def part(self, code: str) -> str:
        """What a part is called."""
        asked = model.PANELS[self.panel.period]
        return next(part_name(part, self.indicators) for part in asked if part.code == code)


def part_name(part: model.Part, indicators: Mapping[str, tuple[str, int]]) -> str:
    """What a part is called: its indicator, or the change of it."""
    name, _digits = indicators.get(part.indicator, (part.indicator, 1))
    if part.change:
        return _("Change in {years} years: {indicator}").format(indicator=name, years=number(model.YEARS_OF_CHANGE))
    return name


def slider_labels(parts: Sequence[model.Part], indicators: Mapping[str, tuple[str, int]]) -> dict[str, str]:
    """Part → label of the slider that weighs it, pressure first."""
    sides = {model.PRESSURE: _("Pressure: {part}"), model.CAPACITY: _("Capacity: {part}")}
    return {part.code: sides[part.side].format(part=part_name(part, indicators)) for part in parts}


def named(rows: pl.DataFrame, weighed: Weighed) -> pl.DataFrame:
    """Rows of `queries.gaps.decomposed` with part_name and side_name."""
    parts = {part.code: part_name(part, weighed.indicators) for part in weighed.panel.parts}
    sides = {model.PRESSURE: _("Pressure"), model.CAPACITY: _("Capacity")}
    return rows.with_columns(part_name=pl.col("part").replace(parts), side_name=pl.col("side").replace(sides))


def title(region: str, gap: float) -> str:
    """The finding about one region."""
    size = signed(gap, 1)
    if gap > 0:
        return _("In {region}, demand pressure runs ahead of skills capacity ({gap})").format(region=region, gap=size)
    return _("In {region}, skills capacity keeps up with demand pressure ({gap})").format(region=region, gap=size)


def parts_sentence(period: str, gap: float) -> str:
    """What the bars are, and what they add up to."""
    return _(
        "{year}, modelled from published figures. Bars: distance from the mean of all regions with a figure, in "
        "standard deviations times weight; capacity counts against the gap. All bars add up to {gap}. Beside them: "
        "the region's figure and that mean, in % (changes in points)."
    ).format(year=period, gap=signed(gap, 2))


def parts_columns() -> dict[str, Column]:
    """How the table of parts is shown."""
    return {
        "name": Column(_("Region")),
        "side_name": Column(_("Side")),
        "part_name": Column(_("Part")),
        "value": Column(_("Value"), 2),
        "mean": Column(_("Mean"), 2),
        "z": Column("z", 2, signed=True),
        "effect": Column(_("Adds to the gap"), 2, signed=True),
        "flag": Column(_("Flag")),
    }


def parts_picture(weighed: Weighed, rows: pl.DataFrame, sides: Mapping[str, Any], palette: Palette) -> Figure:
    """What the gap of one region is made of, as hatched bars.

    Args:
        weighed: the year.
        rows: the parts of that region, as `queries.gaps.decomposed` has them.
        sides: its pressure and its capacity.
        palette: colours.
    """
    colours = {model.PRESSURE: palette.accent, model.CAPACITY: palette.reference}
    headings = {model.PRESSURE: _("Demand pressure"), model.CAPACITY: _("Skills capacity")}
    groups = [
        Group(
            heading=f"{headings[side]} {signed(sides[side], 2)}",
            colour=colours[side],
            bars=[_bar(weighed, row) for row in rows.filter(side=side).iter_rows(named=True)],
        )
        for side in model.SIDES
    ]
    lowers, raises = directions()
    return parts(groups, lowers=lowers, raises=raises, palette=palette)


def directions() -> tuple[str, str]:
    """What a bar to the left does to the gap, and what a bar to the right does."""
    return _("← narrows the gap"), _("widens the gap →")


def _bar(weighed: Weighed, row: Mapping[str, Any]) -> Bar:
    part = next(part for part in weighed.panel.parts if part.code == row["part"])
    name, digits = weighed.indicators.get(part.indicator, (part.indicator, 1))
    words = _("{value}, mean {mean}")
    if part.change:
        words = _("{value} in {years} years, mean {mean}")
    elif part.national:
        words = _("country {value}, mean {mean}")
    value, mean = ((signed if part.change else number)(row[figure], max(digits, 1)) for figure in ("value", "mean"))
    note = words.format(value=value, mean=mean, years=number(model.YEARS_OF_CHANGE))
    return Bar(name, note, row["effect"], signed(row["effect"], 2))


def parts_notes(weighed: Weighed, rows: pl.DataFrame) -> tuple[str, ...]:
    """What to know of the figures of the chosen regions: flags, what is not published, what has other borders."""
    absent = [words for code in weighed.chosen if (words := lacks(weighed, code))]
    missing = _("Not published, so left out and not filled in: {listed}.").format(listed="; ".join(absent))
    return (*flagged(rows), *([missing] if absent else []), *apart(weighed))


def flagged(rows: pl.DataFrame) -> tuple[str, ...]:
    """A sentence on the parts that the publisher flags, each with what the flag says; none where none is."""
    listed = [
        f"{row['name']}: “{row['part_name']}” ({flags(row['flag'])})"
        for row in rows.drop_nulls("flag").iter_rows(named=True)
    ]
    return (_("Flagged by the publisher: {listed}.").format(listed="; ".join(listed)),) if listed else ()


def lacks(weighed: Weighed, code: str) -> str:
    """What is not published of a region: its name and the parts; empty where everything is."""
    panel = weighed.panel
    known = [*panel.held(code), *panel.apart.filter(region=code)["part"]]
    missing = [part for side in model.lacking(panel.parts, known).values() for part in side]
    if len(missing) == len(panel.parts):
        return _("{region}: every part").format(region=weighed.name(code))
    listed = ", ".join(f"“{part_name(part, weighed.indicators)}”" for part in missing)
    return f"{weighed.name(code)}: {listed}" if missing else ""


def apart(weighed: Weighed) -> list[str]:
    """Parts of the chosen regions that are published for other borders, and so are not joined."""
    rows = weighed.panel.apart.filter(pl.col("region").is_in(list(weighed.chosen)))
    return [
        _(
            "{region}: “{part}” is published for the borders of NUTS {vintage} only and is not joined to the rest."
        ).format(region=weighed.name(row["region"]), part=weighed.part(row["part"]), vintage=row["vintage"])
        for row in rows.iter_rows(named=True)
    ]


def ranks_title(row: Mapping[str, Any], regions: int) -> str:
    """The finding: where the region in focus stands, and how firmly."""
    return _("Rank {rank} of {n} – from {best} to {worst} when one part is left out").format(
        rank=number(row["rank"]), n=number(regions), best=number(row["best_rank"]), worst=number(row["worst_rank"])
    )


def ranks_sentence(period: str) -> str:
    """What the points are, and what lying above the dotted line means."""
    return _(
        "Demand pressure and skills capacity of the regions with at least {least} published parts on each side, "
        "{year}; above the dotted line pressure exceeds capacity."
    ).format(least=number(model.LEAST_PARTS), year=period)


def swing(weighed: Weighed, row: Mapping[str, Any]) -> str:
    """The part that moves the region in focus furthest when it is left out."""
    return _("The rank hangs most on “{part}”: without it, {other}.").format(
        part=weighed.part(row["swing_part"]), other=number(row["swing_rank"])
    )


def ranks_columns() -> dict[str, Column]:
    """How the table of all regions is shown."""
    return {
        "rank": Column(_("Rank"), 0),
        "name": Column(_("Region")),
        "region": Column(_("Code")),
        "pressure": Column(_("Pressure"), 2, signed=True),
        "capacity": Column(_("Capacity"), 2, signed=True),
        "gap": Column(_("Gap"), 2, signed=True),
        "best_rank": Column(_("Best rank"), 0),
        "worst_rank": Column(_("Worst rank"), 0),
        "pressure_parts": Column(_("Parts of pressure"), 0),
        "capacity_parts": Column(_("Parts of capacity"), 0),
    }


def ranks_picture(weighed: Weighed, ranks: pl.DataFrame, palette: Palette) -> Figure:
    """Pressure against capacity: every region a point, the chosen ones named."""
    words = _("{region}: pressure {pressure}, capacity {capacity}, gap {gap}, rank {rank}")
    points = [
        Point(
            row["region"],
            row["capacity"],
            row["pressure"],
            words.format(
                region=row["name"],
                pressure=signed(row["pressure"], 2),
                capacity=signed(row["capacity"], 2),
                gap=signed(row["gap"], 2),
                rank=number(row["rank"]),
            ),
        )
        for row in ranks.iter_rows(named=True)
    ]
    colours = zip(weighed.chosen, palette.series, strict=False)
    return quadrant(
        points,
        named={code: (weighed.name(code), colour) for code, colour in colours},
        axes=(_("Skills capacity, standard deviations"), _("Demand pressure, standard deviations")),
        ahead=_("↑ pressure runs ahead"),
        behind=_("capacity runs ahead ↓"),
        palette=palette,
    )
