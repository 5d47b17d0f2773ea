"""A trend in words: its finding, its sentence, and what its marks mean."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from observatory.i18n import round_half_up
from observatory.queries.trends import Scope, comparable
from observatory.ui.empty import empty
from observatory.ui.language import _, number, period

INDEX_OF_POSTINGS = "index-february-2020-100"
INDEX = "index-of-first-year"


@dataclass(frozen=True, slots=True)
class Subject:
    """What is measured, in the visitor's language.

    Attributes:
        indicator: identifier. name: with the group in brackets where one was chosen. group: its name, else empty.
        unit: identifier. unit_name: with the denominator.
        frequency: `annual`, `monthly`, `forecast`. decimals: digits to show.
        names: region → name; of a group where there is a line per group.
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

    def areas(self, codes: Iterable[str]) -> str:
        """Names of areas, one after the other."""
        return ", ".join(self.names.get(code, code) for code in codes)


def title(subject: Subject, figures: pl.DataFrame, changes: pl.DataFrame) -> str:
    """The finding for the first area shown: its change up to its newest figure, where no break forbids it."""
    area = figures["area"][0]
    newest = figures.filter((pl.col("area") == area) & pl.col("value").is_not_null()).row(-1, named=True)
    found = changes.filter((pl.col("area") == area) & (pl.col("last") == newest["period"]))
    if found.is_empty():
        told = (
            _("{subject}, {area}: {value} in {last}")
            if subject.by_group
            else _("{subject} in {area}: {value} in {last}")
        )
        return told.format(
            subject=subject.name,
            area=subject.areas([area]),
            value=number(newest["value"], subject.decimals),
            last=period(newest["period"]),
        )
    row = found.row(0, named=True)
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


def notes(
    subject: Subject, figures: pl.DataFrame, cover: pl.DataFrame, scope: Scope, references: Sequence[str]
) -> list[str]:
    """What a reader must know to read this figure rightly, and nothing that does not apply to it."""
    found = [_stand_ins(subject, scope), _absent(subject, cover, scope)]
    if figures["regions"].is_not_null().any():
        found.append(
            _(
                "The middle region is the median of the NUTS 2 regions of an area. It is computed by us, because the "
                "publication has no figure for the whole; it is not the average of the whole."
            )
        )
    if subject.unit == INDEX_OF_POSTINGS:
        found.append(_("Each line starts from 100, so the chart cannot tell which country has more postings."))
    unanswered = [area for area in references if area not in set(figures["area"])]
    if unanswered:
        found.append(
            _(
                "No comparison with {areas}: no figure is published, and the NUTS 2 regions are too few or too seldom "
                "reported for a middle one."
            ).format(areas=subject.areas(unanswered))
        )
    found += [_breaks(subject, figures), _marks(figures), _origins(figures)]
    if not comparable(subject.unit):
        found.append(
            _("Counts of a country would dwarf those of a region, so country and EU are left out; a share compares.")
        )
    return [note for note in found if note]


def _stand_ins(subject: Subject, scope: Scope) -> str:
    if not scope.stand_ins:
        return ""
    pairs = ", ".join(
        _("{area} for {region}").format(area=subject.areas([area]), region=subject.areas([region]))
        for region, area in scope.stand_ins.items()
    )
    return _("This indicator is not published at the level you chose. Shown instead: {pairs}.").format(pairs=pairs)


def _absent(subject: Subject, cover: pl.DataFrame, scope: Scope) -> str:
    if not scope.absent:
        return ""
    hidden = set(cover.filter((pl.col("figures") == 0) & (pl.col("suppressed") > 0))["region"])
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
        f"{subject.areas([row['area']])} {', '.join(period(one) for one in row['period'])}"
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


def empty_groups(groups: Mapping[str, str], members: Sequence[str], subject: Subject) -> None:
    """Say that the chosen groups have no figure for the region."""
    empty(
        _("{subject} has no figure for these groups: {groups}.").format(
            subject=subject.name, groups=", ".join(groups.get(code, code) for code in members)
        ),
        remedy=_("Choose other groups, another region or a longer period."),
    )
