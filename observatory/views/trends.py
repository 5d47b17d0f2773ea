"""The page Trends: an indicator over time, a line per region or per group, and the changes without a break."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from observatory import i18n
from observatory.engine import Engine
from observatory.errors import NotHeld
from observatory.model.evidence import Grade
from observatory.model.region import EU
from observatory.queries import indicators, provenance, trends
from observatory.views.view import N_, Answer, Choice, Codes, View, always, one, options

INDEX = "index-of-first-year"
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
MOST = 6


@dataclass(frozen=True, slots=True)
class _Course:
    """Figures as `trends.trend` answers, the code of the line's kind in `area`, and what they are figures of."""

    figures: pl.DataFrame
    unit: str
    grade: Grade | pl.Series
    by_group: bool
    region: str
    member: str


def trend(engine: Engine, codes: Codes, language: str) -> Answer:
    """Every figure of the lines, with and without a value."""
    course = _course(engine, codes)
    evidence = provenance.evidence(
        engine, course.figures["origin"], grade=course.grade, first=codes["years"][0], last=codes["years"][1]
    )
    titles = {source.origin: source.title for source in evidence.sources}
    area = pl.col("area")
    data = course.figures.select(
        pl.lit(one(codes, "indicator")).alias("indicator"),
        (pl.lit(course.region) if course.by_group else area).alias("region"),
        (area if course.by_group else pl.lit(course.member)).alias("member"),
        area.replace_strict(_names(engine, codes, language, course), default=area).alias("name"),
        "period",
        "value",
        pl.lit(course.unit).alias("unit"),
        "status",
        "flag",
        "regions",
        "vintage",
        "grade",
        "origin",
        pl.col("origin").replace_strict(titles, default=pl.col("origin")).alias("publication"),
    )
    return Answer(evidence, data)


def change(engine: Engine, codes: Codes, language: str) -> Answer:
    """From the first to the last period of each line's newest unbroken stretch."""
    course = _course(engine, codes)
    names = _names(engine, codes, language, course)
    area = pl.col("area")
    data = trends.changes(course.figures).with_columns(
        name=area.replace_strict(names, default=area), percent=pl.col("relative") * 100
    )
    evidence = provenance.evidence(
        engine, course.figures["origin"], grade=course.grade, first=codes["years"][0], last=codes["years"][1]
    )
    return Answer(evidence, data)


def _course(engine: Engine, codes: Codes) -> _Course:
    indicator, (first, last) = one(codes, "indicator"), codes["years"]
    entry = _listed(engine, "en").row(by_predicate=pl.col("indicator") == indicator, named=True)
    member = one(codes, "member")
    cover = indicators.cover(engine, indicator=indicator, member=member)
    scope = trends.scope(cover, codes["regions"], first=first, last=last)
    drawn = scope.drawn
    if not drawn:
        raise NotHeld("No figure is held for these regions, groups and years.")
    joined = entry["frequency"] == "forecast"
    by_group = one(codes, "lines") == "groups" and bool(codes["members"])
    if by_group:
        figures = trends.groups(
            engine, indicator=indicator, members=codes["members"], area=drawn[0], first=first, last=last, joined=joined
        )
    else:
        held = trends.references(drawn, against=one(codes, "against")) if trends.comparable(entry["unit"]) else []
        figures = trends.trend(
            engine,
            indicator=indicator,
            member=member,
            drawn=scope.shown(held),
            references=held,
            first=first,
            last=last,
            joined=joined,
        )
    if figures.is_empty():
        raise NotHeld("No figure is held for these regions, groups and years.")
    grade: Grade | pl.Series = figures["grade"]
    unit = entry["unit"]
    if one(codes, "scale") == "index" and not joined:
        figures, base = trends.indexed(figures)
        grade, unit = (Grade.MODELLED, INDEX) if base else (grade, unit)
    return _Course(figures, unit, grade, by_group, drawn[0], member)


def _names(engine: Engine, codes: Codes, language: str, course: _Course) -> Mapping[str, str]:
    if course.by_group:
        return _members(engine, language, codes)
    return {**_regions(engine, language, codes), EU: i18n.translate("EU-27", language=language)}


def _listed(engine: Engine, language: str) -> pl.DataFrame:
    return indicators.indicators(engine, language=language).filter("has_course")


def _indicators(engine: Engine, language: str, codes: Codes) -> Mapping[str, str]:
    del codes
    return dict(_listed(engine, language).select("indicator", "name").iter_rows())


def _regions(engine: Engine, language: str, codes: Codes) -> Mapping[str, str]:
    del codes
    return dict(indicators.observed_regions(engine, language=language).select("region", "name").iter_rows())


def _members(engine: Engine, language: str, codes: Codes) -> Mapping[str, str]:
    return dict(indicators.members(engine, indicator=one(codes, "indicator"), language=language).iter_rows())


def _periods(engine: Engine, language: str, codes: Codes) -> Mapping[str, str]:
    del language
    found = indicators.periods(engine, indicator=one(codes, "indicator"), member=one(codes, "member"))
    return {period: period for period in found}


def usual_members(engine: Engine, codes: Codes, groups: Mapping[str, str]) -> list[str]:
    """The groups to begin with: sectors of manufacturing among postings, its occupations, else the first ones."""
    del engine
    wanted = SECTORS if one(codes, "indicator") == "job-postings-index" else MAJOR_GROUPS
    return [code for code in wanted if code in groups] or list(groups)[:MOST]


def _usual_member(engine: Engine, codes: Codes, groups: Mapping[str, str]) -> Sequence[str]:
    del engine
    first = next(iter(groups), "")
    # The page holds a line per group to the first group.
    if first == "total" or len(groups) < 2 or one(codes, "lines") == "groups" or "OC8" not in groups:
        return [first]
    return ["OC8"]


CHOICES = (
    Choice("indicator", "one", N_("Indicator with a course over time."), _indicators, always("unemployment-rate")),
    Choice("regions", "many", N_("NUTS codes of regions and countries."), _regions, always("ES21", "DE11"), most=MOST),
    Choice(
        "lines",
        "one",
        N_("A line for each region, or for each group of the first region."),
        options({"regions": "", "groups": ""}),
    ),
    Choice(
        "members", "many", N_("Groups to draw, where there is a line for each."), _members, usual_members, most=MOST
    ),
    Choice("member", "one", N_("Group that all lines speak of."), _members, _usual_member),
    Choice("years", "range", N_("First and last period."), _periods),
    Choice("against", "one", N_("What regions are held against."), options({"country": "", "eu": "", "none": ""})),
    Choice("scale", "one", N_("Values, or an index of the first common period."), options({"values": "", "index": ""})),
)
VIEWS = (
    View(
        name="trend",
        page="trends",
        answer=trend,
        choices=CHOICES,
        title=N_("An indicator over time"),
        fields=(
            "indicator",
            "region",
            "member",
            "name",
            "period",
            "value",
            "unit",
            "status",
            "flag",
            "regions",
            "vintage",
            "grade",
            "origin",
            "publication",
        ),
    ),
    View(
        name="trend-change",
        page="trends",
        answer=change,
        choices=CHOICES,
        title=N_("Change of an indicator without a break"),
        fields=(
            "area",
            "role",
            "origin",
            "grade",
            "first",
            "last",
            "start",
            "end",
            "whole",
            "change",
            "relative",
            "name",
            "percent",
        ),
    ),
)
