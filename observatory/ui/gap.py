"""The words and pictures of the page Skill gaps: what a gap is made of, and where it stands among all regions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from observatory.charts.figure import Figure
from observatory.charts.parts import Bar, Group, parts
from observatory.charts.quadrant import Point, quadrant
from observatory.model import gap as model
from observatory.model.evidence import Grade
from observatory.model.provenance import Evidence
from observatory.queries import gaps, provenance
from observatory.queries import indicators as queried
from observatory.ui.appearance import palette
from observatory.ui.engine import engine
from observatory.ui.figure import show
from observatory.ui.language import _, language, number, signed, speech
from observatory.views import gap_words as words
from observatory.views import gaps as views
from observatory.views.view import Column


@dataclass(frozen=True, slots=True)
class View:
    """What the page shows.

    Attributes:
        panel: all figures of the year.
        weights: part → weight.
        chosen: codes, the first one in focus.
        names: region → name.
        parts: part → name in the visitor's language.
        indicators: indicator → name in the visitor's language, and digits behind the decimal sign.
    """

    panel: gaps.Panel
    weights: Mapping[str, float]
    chosen: Sequence[str]
    names: Mapping[str, str]
    parts: Mapping[str, str]
    indicators: Mapping[str, tuple[str, int]]

    @property
    def focus(self) -> str:
        """The region in focus."""
        return self.chosen[0]

    @property
    def sides(self) -> dict[str, str]:
        """Side → its name."""
        return words.headings(speech())

    def name(self, code: str) -> str:
        """What a region is called."""
        return self.names.get(code, code)

    def colours(self) -> dict[str, str]:
        """Chosen region → its colour."""
        return dict(zip(self.chosen, palette().series, strict=False))

    def evidence(self, origins: pl.Series) -> Evidence:
        """What stands behind some figures of the panel; modelled, always."""
        year = self.panel.period
        return provenance.evidence(engine(), origins, grade=Grade.MODELLED, first=year, last=year)


def panel(period: str) -> gaps.Panel:
    """The figures of a year in the edition that is served."""
    return views.panel(engine(), period)


def entries() -> dict[str, tuple[str, int]]:
    """Indicator → name in the visitor's language, and digits behind the decimal sign."""
    known = queried.indicators(engine(), language=language())
    return {code: (name, digits) for code, name, digits in known.select("indicator", "name", "decimals").iter_rows()}


def part_names(indicators: Mapping[str, tuple[str, int]]) -> dict[str, str]:
    """Part → name in the visitor's language."""
    return words.names(speech(), {code: name for code, (name, _digits) in indicators.items()})


def weights_labels(listed: Sequence[model.Part], names: Mapping[str, str]) -> dict[str, str]:
    """Part → label of its slider, pressure first."""
    sides = {model.PRESSURE: _("Pressure: {part}"), model.CAPACITY: _("Capacity: {part}")}
    return {part.code: sides[part.side].format(part=names[part.code]) for part in listed}


def parts_view(view: View, ranks: pl.DataFrame) -> None:
    """What the gap of the region in focus is made of; the table has the parts of all chosen regions."""
    row = ranks.filter(region=view.focus).row(0, named=True)
    rows = parts_rows(view)
    show(
        parts_picture(view, rows.filter(region=view.focus), row),
        title=title(view, row),
        sentence=_(
            "{year}, modelled from published figures. Bars: distance from the mean of all regions with a figure, in "
            "standard deviations times weight; capacity counts against the gap. All bars add up to {gap}. Beside them: "
            "the region's figure and that mean, in % (changes in points)."
        ).format(year=view.panel.period, gap=signed(row["gap"], 2)),
        data=rows,
        columns=parts_columns(),
        evidence=view.evidence(rows["origin"]),
        file="gap-parts",
        notes=notes(view, rows),
    )


def title(view: View, row: Mapping[str, float]) -> str:
    """The finding about the region in focus."""
    return words.title(speech(), view.name(view.focus), row["gap"])


def parts_rows(view: View) -> pl.DataFrame:
    """The parts of all chosen regions, as `observatory.queries.gaps.decomposed`, with part_name and side_name."""
    return words.named(gaps.decomposed(view.panel, view.weights, view.chosen, view.names), speech(), view.parts)


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


def parts_picture(view: View, rows: pl.DataFrame, row: Mapping[str, float]) -> Figure:
    """What the gap of one region is made of, as hatched bars.

    Args:
        view: what the page shows.
        rows: parts of that region, as `parts_rows` has them.
        row: its pressure and capacity.
    """
    colours = {model.PRESSURE: palette().accent, model.CAPACITY: palette().reference}
    groups = [
        Group(
            heading=f"{view.sides[side]} {signed(row[side], 2)}",
            colour=colours[side],
            bars=[_bar(view, one) for one in rows.filter(side=side).iter_rows(named=True)],
        )
        for side in model.SIDES
    ]
    lowers, raises = words.directions(speech())
    return parts(groups, lowers=lowers, raises=raises, palette=palette())


def _bar(view: View, row: Mapping[str, object]) -> Bar:
    part = next(one for one in view.panel.parts if one.code == row["part"])
    name, digits = view.indicators.get(part.indicator, (part.indicator, 1))
    said = _("{value}, mean {mean}")
    if part.change:
        said = _("{value} in {years} years, mean {mean}")
    elif part.national:
        said = _("country {value}, mean {mean}")
    value, mean = ((signed if part.change else number)(_float(row[one]), max(digits, 1)) for one in ("value", "mean"))
    note = said.format(value=value, mean=mean, years=number(model.YEARS_OF_CHANGE))
    return Bar(name, note, _float(row["effect"]), signed(_float(row["effect"]), 2))


def _float(value: object) -> float:
    return float(str(value))


def ranks_view(view: View, ranks: pl.DataFrame) -> None:
    """Pressure against capacity of every region, and how firm the rank of the one in focus is."""
    row = ranks.filter(region=view.focus).row(0, named=True)
    show(
        _quadrant(view, ranks),
        title=_("Rank {rank} of {n} – from {best} to {worst} when one part is left out").format(
            rank=number(row["rank"]),
            n=number(ranks.height),
            best=number(row["best_rank"]),
            worst=number(row["worst_rank"]),
        ),
        sentence=_(
            "Demand pressure and skills capacity of the regions with at least {least} published parts on each side, "
            "{year}; above the dotted line pressure exceeds capacity. The rank hangs most on “{part}”: without it, "
            "{other}."
        ).format(
            least=number(model.LEAST_PARTS),
            year=view.panel.period,
            part=view.parts[row["swing_part"]],
            other=number(row["swing_rank"]),
        ),
        data=ranks,
        columns={
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
        },
        evidence=view.evidence(view.panel.figures["origin"]),
        file="skill-gaps",
        notes=[_("Relative: it compares regions of one year and says nothing of vacancies that stay empty.")],
    )


def _quadrant(view: View, ranks: pl.DataFrame) -> Figure:
    said = _("{region}: pressure {pressure}, capacity {capacity}, gap {gap}, rank {rank}")
    points = [
        Point(
            row["region"],
            row["capacity"],
            row["pressure"],
            said.format(
                region=row["name"],
                pressure=signed(row["pressure"], 2),
                capacity=signed(row["capacity"], 2),
                gap=signed(row["gap"], 2),
                rank=number(row["rank"]),
            ),
        )
        for row in ranks.iter_rows(named=True)
    ]
    return quadrant(
        points,
        named={code: (view.name(code), colour) for code, colour in view.colours().items()},
        axes=(_("Skills capacity, standard deviations"), _("Demand pressure, standard deviations")),
        ahead=_("↑ pressure runs ahead"),
        behind=_("capacity runs ahead ↓"),
        palette=palette(),
    )


def notes(view: View, rows: pl.DataFrame) -> list[str]:
    """What to know of the figures of the chosen regions: flags, what is not published, what has other borders."""
    said = []
    if flagged := words.flagged(rows, speech()):
        said.append(_("Flagged by the publisher: {listed}.").format(listed="; ".join(flagged)))
    absent = [told for code in view.chosen if (told := lacks(view, code))]
    if absent:
        said.append(_("Not published, so left out and not filled in: {listed}.").format(listed="; ".join(absent)))
    return [*said, *apart(view)]


def lacks(view: View, code: str) -> str:
    """What is not published of a region: its name and the parts; empty where everything is."""
    known = [*view.panel.held(code), *view.panel.apart.filter(region=code)["part"]]
    missing = [part for side in model.lacking(view.panel.parts, known).values() for part in side]
    if len(missing) == len(view.panel.parts):
        return _("{region}: every part").format(region=view.name(code))
    return f"{view.name(code)}: {', '.join(f'“{view.parts[part.code]}”' for part in missing)}" if missing else ""


def apart(view: View) -> list[str]:
    """Parts of the chosen regions that are published for other borders, and so are not joined."""
    rows = view.panel.apart.filter(pl.col("region").is_in(list(view.chosen)))
    return [
        _(
            "{region}: “{part}” is published for the borders of NUTS {vintage} only and is not joined to the rest."
        ).format(region=view.name(row["region"]), part=view.parts[row["part"]], vintage=row["vintage"])
        for row in rows.iter_rows(named=True)
    ]
