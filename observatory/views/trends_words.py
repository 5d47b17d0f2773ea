"""A trend in words: its finding, its sentence, and what its marks mean."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import polars as pl

from observatory.errors import NotHeld
from observatory.i18n import round_half_up
from observatory.model.evidence import Status
from observatory.queries.trends import Scope, comparable
from observatory.views.speech import _, number, period

INDEX_OF_POSTINGS = "index-february-2020-100"
INDEX = "index-of-first-year"


@dataclass(frozen=True, slots=True)
class Subject:
    """What is measured, in the visitor's language.

    Attributes:
        indicator: identifier. name: with the group in brackets where one was chosen. group: its name, else empty.
        unit: identifier. unit_name: with the denominator.
        frequency: `annual`, `monthly`, `forecast`. decimals: digits to show.
        names: area → name; group → name, too, where there is a line per group.
        by_group: whether lines stand for groups of one region.
    """

    indicator: str
    name: str
    group: str
    unit: str
    unit_name: str
    frequency: str
    decimals: int
    names: Mapping[str, str]
    by_group: bool = False

    @classmethod
    def of(cls, entry: Mapping[str, Any], group: str, names: Mapping[str, str]) -> "Subject":
        """From a row of `indicators.indicators` and the name of the chosen group (empty: all)."""
        return cls(
            indicator=entry["indicator"],
            name=f"{entry['name']} ({group})" if group else entry["name"],
            group=group,
            unit=entry["unit"],
            unit_name=entry["unit_name"],
            frequency=entry["frequency"],
            decimals=entry["decimals"],
            names=names,
        )

    def of_groups(self, area: str, groups: Mapping[str, str]) -> "Subject":
        """The same of one area, with a line for each group."""
        name = _("{indicator}, {region}").format(indicator=self.name, region=self.areas([area]))
        return replace(self, name=name, names={**self.names, **groups}, by_group=True)

    def indexed(self, base: str) -> "Subject":
        """The same as an index of a period."""
        return replace(self, unit=INDEX, unit_name=_("index, {period} = 100").format(period=period(base)), decimals=1)

    def areas(self, codes: Iterable[str]) -> str:
        """Names of areas, one after the other."""
        return ", ".join(self.names.get(code, code) for code in codes)


def title(subject: Subject, figures: pl.DataFrame, changes: pl.DataFrame) -> str:
    """The finding for the first area shown: its change up to its newest figure, where no break forbids it."""
    area = figures["area"][0]
    newest = figures.filter((pl.col("area") == area) & pl.col("value").is_not_null()).row(-1, named=True)
    unbroken = changes.filter((pl.col("area") == area) & (pl.col("last") == newest["period"]))
    if unbroken.is_empty():
        level = (
            _("{subject}, {area}: {value} in {last}")
            if subject.by_group
            else _("{subject} in {area}: {value} in {last}")
        )
        return level.format(
            subject=subject.name,
            area=subject.areas([area]),
            value=number(newest["value"], subject.decimals),
            last=period(newest["period"]),
        )
    row = unbroken.row(0, named=True)
    return _pattern(subject, round_half_up(row["change"], subject.decimals)).format(
        subject=subject.name,
        group=subject.group,
        area=subject.areas([area]),
        points=number(abs(row["change"]), subject.decimals),
        start=number(row["start"], subject.decimals),
        end=number(row["end"], subject.decimals),
        first=period(row["first"]),
        last=period(row["last"]),
        unit=subject.unit_name,
    )


def _pattern(subject: Subject, change: float) -> str:
    if subject.unit == INDEX:
        return _("{subject}, {area}: {end} in {last} ({unit})")
    if subject.by_group:
        rose, fell = (
            _("{subject}: “{area}” up from {start} to {end} between {first} and {last}"),
            _("{subject}: “{area}” down from {start} to {end} between {first} and {last}"),
        )
        return rose if change >= 0 else fell
    if subject.frequency == "forecast":
        up = _("{group}, {area}: up from {start} in {first} to {end} {unit} in {last}, if the forecast holds")
        down = _("{group}, {area}: down from {start} in {first} to {end} {unit} in {last}, if the forecast holds")
    elif comparable(subject.unit):
        up = _("{subject} in {area} rose {points} points between {first} and {last}")
        down = _("{subject} in {area} fell {points} points between {first} and {last}")
    else:
        up = _("{subject} in {area} rose from {start} to {end} between {first} and {last}")
        down = _("{subject} in {area} fell from {start} to {end} between {first} and {last}")
    if change == 0:
        return _("{subject} in {area} was {end} in {first} and again in {last}")
    return up if change > 0 else down


def sentence(subject: Subject, figures: pl.DataFrame, *, first: str, last: str) -> str:
    """What is shown, of whom, when, in which unit of which denominator, and against what."""
    chosen = figures.filter(pl.col("role") == "chosen")["area"].unique(maintain_order=True)
    what = (
        _("{subject}: {areas}, {first}–{last}; {unit}.")
        if subject.by_group
        else _("{subject} in {areas}, {first}–{last}; {unit}.")
    ).format(
        subject=subject.name,
        areas=subject.areas(chosen),
        first=period(first),
        last=period(last),
        unit=subject.unit_name,
    )
    references = figures.filter(pl.col("role") == "reference").group_by("area", maintain_order=True).last()
    counted = subject.areas(references.filter(pl.col("regions").is_null())["area"])
    middle = ", ".join(
        _("{area} ({regions} regions in {period})").format(
            area=subject.areas([row["area"]]), regions=number(row["regions"]), period=period(row["period"])
        )
        for row in references.filter(pl.col("regions").is_not_null()).iter_rows(named=True)
    )
    against = [_("Grey: {areas}.").format(areas=counted)] if counted else []
    if middle:
        against.append(_("Dashed grey: the middle region of {areas}.").format(areas=middle))
    return " ".join([what, *against])


def index_note(base: str) -> str:
    """What an index shows, or why there is none; of the period in which all lines are 100, empty where none is."""
    if not base:
        return _("No index: there is no period in which all lines have a figure.")
    return _(
        "Each line is divided by its own figure of {period}: it shows change, not level. It ends at a break, beyond "
        "which figures cannot be compared with the first."
    ).format(period=period(base))


def notes(
    subject: Subject, figures: pl.DataFrame, cover: pl.DataFrame, scope: Scope, references: Sequence[str]
) -> list[str]:
    """What a reader must know to read this figure rightly, and nothing that does not apply to it."""
    every = (
        _stand_ins(subject, scope),
        _absent(subject, figures, cover, scope),
        _middle(figures),
        _("Each line starts from 100, so the chart cannot tell which country has more postings.")
        if subject.unit == INDEX_OF_POSTINGS
        else "",
        _unanswered(subject, figures, references),
        _breaks(subject, figures),
        _marks(figures),
        _origins(figures),
        ""
        if comparable(subject.unit)
        else _("Counts of a country would dwarf those of a region, so country and EU are left out; a share compares."),
    )
    return [note for note in every if note]


def _middle(figures: pl.DataFrame) -> str:
    if figures["regions"].is_null().all():
        return ""
    return _(
        "The middle region is the median of the NUTS 2 regions of an area. It is computed by us, because the "
        "publication has no figure for the whole; it is not the average of the whole."
    )


def _unanswered(subject: Subject, figures: pl.DataFrame, references: Sequence[str]) -> str:
    silent = [area for area in references if area not in set(figures["area"])]
    if not silent:
        return ""
    return _(
        "No comparison with {areas}: no figure is published, and the NUTS 2 regions are too few or too seldom "
        "reported for a middle one."
    ).format(areas=subject.areas(silent))


def _stand_ins(subject: Subject, scope: Scope) -> str:
    if not scope.stand_ins:
        return ""
    pairs = ", ".join(
        _("{area} for {region}").format(area=subject.areas([area]), region=subject.areas([region]))
        for region, area in scope.stand_ins.items()
    )
    return _("This indicator is not published at the level you chose. Shown instead: {pairs}.").format(pairs=pairs)


def _absent(subject: Subject, figures: pl.DataFrame, cover: pl.DataFrame, scope: Scope) -> str:
    if not scope.absent:
        return ""
    hidden = {
        *figures.filter(status=Status.SUPPRESSED)["area"],
        *cover.filter((pl.col("figures") == 0) & (pl.col("suppressed") > 0))["region"],
    }
    areas = ", ".join(
        f"{subject.areas([area])} ({_('suppressed') if area in hidden else _('missing')})" for area in scope.absent
    )
    return _("No figure in these years: {areas}.").format(areas=areas)


def _breaks(subject: Subject, figures: pl.DataFrame) -> str:
    cut = figures.filter(
        pl.col("value").is_not_null()
        & pl.col("flag").fill_null("").str.contains("b", literal=True)
        & (pl.col("period") > pl.col("period").min().over("area"))
    )
    if cut.is_empty():
        return ""
    by_area = "; ".join(
        f"{subject.areas([row['area']])} {', '.join(map(period, row['period']))}"
        for row in cut.group_by("area", maintain_order=True).agg("period").iter_rows(named=True)
    )
    return _(
        "// break in the series: what comes after cannot be compared with what came before, so the line stops and "
        "changes are counted within an unbroken stretch only. {breaks}."
    ).format(breaks=by_area)


def _marks(figures: pl.DataFrame) -> str:
    if figures["flag"].fill_null("").str.contains("u", literal=True).any():
        return _("○ low reliability: few people were asked.")
    return ""


def _origins(figures: pl.DataFrame) -> str:
    several = figures.group_by("area").agg(pl.col("origin").n_unique()).filter(pl.col("origin") > 1)
    if several.is_empty():
        return ""
    return _("Figures of one area from several publications are not joined; the table names the one behind each.")


def no_region() -> NotHeld:
    """Nothing can be drawn without a region."""
    return NotHeld(_("No region is chosen."), _("Choose up to six regions above."))


def no_group() -> NotHeld:
    """Nothing can be drawn without a group, where each has a line."""
    return NotHeld(_("No group is chosen."), _("Choose up to six groups above."))


def nothing_of_groups(subject: Subject, members: Sequence[str], groups: Mapping[str, str]) -> NotHeld:
    """The chosen groups have no figure for the region."""
    return NotHeld(
        _("{subject} has no figure for these groups: {groups}.").format(
            subject=subject.name, groups=", ".join(groups.get(code, code) for code in members)
        ),
        _("Choose other groups, another region or a longer period."),
    )


def nothing(subject: Subject, filled: pl.DataFrame, regions: Sequence[str], *, first: str, last: str) -> NotHeld:
    """Why there is nothing to draw, and what is published instead: `filled` are the areas with figures."""
    levels = ", ".join(level_name(level) for level in sorted(filled["level"].unique()))
    return NotHeld(
        _("{subject} has no figure for {areas} in {first}–{last}.").format(
            subject=subject.name, areas=subject.areas(regions), first=period(first), last=period(last)
        ),
        _("It is published for {levels}: {count} in all, {first}–{last}.").format(
            levels=levels,
            count=number(filled.height),
            first=period(str(filled["first_period"].min())),
            last=period(str(filled["last_period"].max())),
        ),
    )


def level_name(level: str) -> str:
    """What the regions of a level are called."""
    return {
        "EU": _("the EU"),
        "0": _("countries"),
        "1": _("NUTS 1 regions"),
        "2": _("NUTS 2 regions"),
        "3": _("NUTS 3 regions"),
    }[level]
