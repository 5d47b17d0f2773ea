"""The picture of the page Trends: a line per region or per group of one region, in values or as an index."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import polars as pl

from observatory.charts.lines import lines
from observatory.model.evidence import Grade
from observatory.queries import provenance, trends
from observatory.ui import trend, trend_rows
from observatory.ui.appearance import palette
from observatory.ui.engine import engine
from observatory.ui.figure import show
from observatory.ui.language import _, period

MOST_GROUPS = 6
# The sectors of the job postings index that concern manufacturing, beside all postings.
SECTORS = (
    "total",
    "production-manufacturing",
    "installation-maintenance",
    "industrial-engineering",
    "software-development",
)
# Occupations of manufacturing first; the total would dwarf them.
MAJOR_GROUPS = ("OC7", "OC8", "OC3", "OC2", "OC9", "OC4")


@dataclass(frozen=True, slots=True)
class View:
    """What the page shows.

    Attributes:
        subject: what is measured, in words. entry: the indicator's row.
        scope: what can be drawn of the chosen regions. cover: of all regions.
        periods: all of the indicator's. first, last: the span shown.
        member: the group of all lines. members: the groups to draw for one region; empty for a line per region.
        groups: group → name.
        against: what regions are held against.
        index: whether lines start from 100.
    """

    subject: trend.Subject
    entry: Mapping[str, Any]
    scope: trends.Scope
    cover: pl.DataFrame
    periods: Sequence[str]
    first: str
    last: str
    member: str
    members: Sequence[str]
    groups: Mapping[str, str]
    against: str
    index: bool


def usual(indicator: str, groups: Mapping[str, str]) -> list[str]:
    """The groups to begin with: sectors of manufacturing among postings, its occupations, else the first ones."""
    wanted = SECTORS if indicator == "job-postings-index" else MAJOR_GROUPS
    return [code for code in wanted if code in groups] or list(groups)[:MOST_GROUPS]


def show_course(view: View) -> None:
    """Show the lines and their changes."""
    subject, figures, held = _figures(view)
    if figures["value"].drop_nulls().is_empty():
        trend.empty_groups(view.groups, view.members, subject)
        return
    base = ""
    if view.index:
        figures, base = trends.indexed(figures)
        if base:
            unit = _("index, {period} = 100").format(period=period(base))
            subject = replace(subject, unit=trend.INDEX, unit_name=unit, decimals=1)
    changes = trends.changes(figures)
    grade = Grade.MODELLED if base else figures["grade"]
    evidence = provenance.evidence(engine(), figures["origin"], grade=grade, first=view.first, last=view.last)
    show(
        lines(
            trend_rows.points(subject, figures),
            trend_rows.drawn_lines(subject, figures),
            unit=trend_rows.axis(subject),
            ticks=trend_rows.ticks(view.periods, first=view.first, last=view.last),
            base=100.0 if subject.unit.startswith("index") else None,
            palette=palette(),
            pixels=390,
        ),
        title=trend.title(subject, figures, changes),
        sentence=trend.sentence(subject, figures, first=view.first, last=view.last),
        data=trend_rows.table_rows(subject, figures, evidence),
        columns=trend_rows.table_columns(subject),
        evidence=evidence,
        file="trend",
        notes=[
            view.entry["definition"],
            *([_index_note(base, view.index)] if view.index else []),
            *trend.notes(subject, figures, view.cover, view.scope, held),
        ],
    )
    show(
        None,
        title=_("Change without a break"),
        sentence=_("From the first to the last period of each area's newest unbroken stretch."),
        data=trend_rows.change_rows(subject, changes),
        columns=trend_rows.change_columns(subject),
        evidence=evidence,
        file="trend-change",
        level=3,
    )


def _figures(view: View) -> tuple[trend.Subject, pl.DataFrame, list[str]]:
    """The subject in words, the figures, and the areas that regions are held against."""
    shown = view.subject
    joined = shown.frequency == "forecast"
    if view.members:
        area = view.scope.drawn[0]
        figures = trends.groups(
            engine(),
            indicator=shown.indicator,
            members=view.members,
            area=area,
            first=view.first,
            last=view.last,
            joined=joined,
        )
        name = _("{indicator}, {region}").format(indicator=shown.name, region=shown.areas([area]))
        return replace(shown, name=name, names=view.groups, by_group=True), figures, []
    held = trends.references(view.scope.drawn, against=view.against) if trends.comparable(shown.unit) else []
    figures = trends.trend(
        engine(),
        indicator=shown.indicator,
        member=view.member,
        drawn=view.scope.shown(held),
        references=held,
        first=view.first,
        last=view.last,
        joined=joined,
    )
    return shown, figures, held


def _index_note(base: str, wanted: bool) -> str:
    if wanted and not base:
        return _("No index: there is no period in which all lines have a figure.")
    return _(
        "Each line is divided by its own figure of {period}: it shows change, not level. It ends at a break, beyond "
        "which figures cannot be compared with the first."
    ).format(period=period(base))
