"""The page Trends: an indicator over time, a line per region or per group, and the changes without a break."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from observatory import i18n
from observatory.charts.figure import Figure
from observatory.charts.lines import lines
from observatory.charts.palette import Palette
from observatory.engine import Engine, kept
from observatory.i18n import N_
from observatory.model.evidence import Grade
from observatory.model.provenance import Evidence
from observatory.model.region import EU, country_of, level_of
from observatory.queries import indicators, provenance, trends
from observatory.views import trends_rows as rows
from observatory.views import trends_words as words
from observatory.views.speech import _, period, place_name
from observatory.views.trends_words import Subject
from observatory.views.view import USUAL_REGIONS, Answer, Choice, Codes, Picture, View, always, code_of, options

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
MOST, MOST_OTHERS = 6, 3
HIGH = 390


@dataclass(frozen=True, slots=True)
class _Course:
    """The lines of an answer.

    Attributes:
        subject: what is measured, in words.
        figures: as `trends.trend` answers; of lines by group, the code of the group in `area`.
        evidence: what stands behind them.
        notes: what a reader must know.
        area: the code of the region that lines by group speak of; empty of lines by region.
    """

    subject: Subject
    figures: pl.DataFrame
    evidence: Evidence
    notes: tuple[str, ...]
    area: str


def trend(engine: Engine, codes: Codes, language: str) -> Answer:
    """Every figure of the lines, with and without a value."""
    course, (first, last) = _course(engine, codes, language), codes["years"]
    subject, figures, area = course.subject, course.figures, pl.col("area")
    titles = {source.origin: source.title for source in course.evidence.sources}
    data = figures.select(
        pl.lit(subject.indicator).alias("indicator"),
        (pl.lit(course.area) if course.area else area).alias("region"),
        (area if course.area else pl.lit(code_of(codes, "member"))).alias("member"),
        area.replace_strict(dict(subject.names), default=area).alias("name"),
        "period",
        "value",
        pl.lit(subject.unit).alias("unit"),
        "status",
        "flag",
        "regions",
        "vintage",
        "grade",
        "origin",
        pl.col("origin").replace_strict(titles, default=pl.col("origin")).alias("publication"),
    )

    def drawn(palette: Palette) -> Figure:
        return lines(
            rows.points(subject, figures),
            rows.drawn_lines(subject, figures),
            unit=rows.axis(subject),
            ticks=rows.ticks(_when(engine, codes), first=first, last=last),
            base=100.0 if subject.unit.startswith("index") else None,
            palette=palette,
            pixels=HIGH,
        )

    sentence = words.sentence(subject, figures, first=first, last=last)
    return Answer(
        course.evidence,
        data,
        title=words.title(subject, figures, trends.changes(figures)),
        sentence=sentence,
        table=rows.table_rows(data),
        columns=rows.table_columns(subject),
        notes=course.notes,
        pictures=(Picture(drawn, alt=sentence),),
    )


def change(engine: Engine, codes: Codes, language: str) -> Answer:
    """From the first to the last period of each line's newest unbroken stretch."""
    course, area = _course(engine, codes, language), pl.col("area")
    data = trends.changes(course.figures).with_columns(
        name=area.replace_strict(dict(course.subject.names), default=area), percent=pl.col("relative") * 100
    )
    return Answer(
        course.evidence,
        data,
        title=_("Change without a break"),
        sentence=_("From the first to the last period of each area's newest unbroken stretch."),
        table=rows.change_rows(data),
        columns=rows.change_columns(course.subject),
    )


def _course(engine: Engine, codes: Codes, language: str) -> _Course:
    regions, members, (first, last) = codes["regions"], codes["members"], codes["years"]
    by_group, entry = code_of(codes, "lines") == "groups", _entry(engine, codes, language)
    if not regions:
        raise words.no_region()
    if by_group and not members:
        raise words.no_group()
    groups, areas = _members(engine, language, codes), _areas(engine, language)
    member = code_of(codes, "member")
    subject = Subject.of(entry, "" if by_group or member == "total" else groups[member], areas)
    cover = indicators.cover(engine, indicator=subject.indicator, member=member)
    scope = trends.scope(cover, regions, first=first, last=last)
    lacking = words.nothing(subject, cover.filter(pl.col("figures") > 0), regions, first=first, last=last)
    if not scope.drawn:
        raise lacking
    indicator, joined = subject.indicator, subject.frequency == "forecast"
    held: list[str] = []
    if by_group:
        area = scope.drawn[0]
        subject = subject.of_groups(area, groups)
        figures = trends.groups(
            engine, indicator=indicator, members=members, area=area, first=first, last=last, joined=joined
        )
        lacking = words.nothing_of_groups(subject, members, groups)
    else:
        if trends.comparable(subject.unit):
            held = trends.references(scope.drawn, against=code_of(codes, "against"))
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
    if figures["value"].is_null().all():
        raise lacking
    grade: Grade | pl.Series = figures["grade"]
    notes = [entry["definition"]] if entry["definition"] else []
    if code_of(codes, "scale") == "index" and "scale" not in idle(engine, codes):
        figures, base = trends.indexed(figures)
        notes.append(words.index_note(base))
        if base:
            subject, grade = subject.indexed(base), Grade.MODELLED
    return _Course(
        subject,
        figures,
        provenance.evidence(engine, figures["origin"], grade=grade, first=first, last=last),
        (*notes, *words.notes(subject, figures, cover, scope, held)),
        scope.drawn[0] if by_group else "",
    )


def idle(engine: Engine, codes: Codes) -> set[str]:
    """The choices that change nothing: what to hold lines against that are groups or counts, an index of a forecast."""
    entry = _entry(engine, codes, "en")
    alone = code_of(codes, "lines") == "groups" or not trends.comparable(entry["unit"])
    return {*(["against"] if alone else []), *(["scale"] if entry["frequency"] == "forecast" else [])}


def snapshots(engine: Engine, language: str) -> list[str]:
    """Names of the indicators with one point in time only: they have no course."""
    return indicators.indicators(engine, language=language).filter(~pl.col("has_course"))["name"].to_list()


def others(engine: Engine, codes: Codes, language: str) -> dict[str, str]:
    """Where nothing can be drawn: areas with figures, nearest first, and their names.

    The chosen regions themselves (in other years), their country, its regions, the EU.
    """
    regions, (first, last) = codes["regions"], codes["years"]
    cover = indicators.cover(engine, indicator=code_of(codes, "indicator"), member=code_of(codes, "member"))
    if not regions or trends.scope(cover, regions, first=first, last=last).drawn:
        return {}
    filled = cover.filter(pl.col("figures") > 0).sort("figures", "region", descending=[True, False])["region"]
    countries = {country_of(region) for region in regions}

    def distance(area: str) -> tuple[int, bool]:
        if area in regions:
            return 0, False
        if country_of(area) in countries:
            return 1, level_of(area) != "0"
        # Few think in NUTS 1, and many a NUTS 1 region is its whole country under another name.
        return 2 if area == EU else 3, level_of(area) == "1"

    names = _areas(engine, language)
    return {area: names.get(area, area) for area in sorted(filled, key=distance)[:MOST_OTHERS]}


def _entry(engine: Engine, codes: Codes, language: str) -> dict[str, Any]:
    """What the catalogue says of the chosen indicator."""
    return indicators.indicator(engine, indicator=code_of(codes, "indicator"), language=language)


@kept(8)
def _areas(engine: Engine, language: str) -> Mapping[str, str]:
    """What areas are called, the European Union in short."""
    places = indicators.observed_regions(engine, language=language)
    return {**dict(places.select("region", "name").iter_rows()), EU: i18n.translate("EU-27", language=language)}


def _indicators(engine: Engine, language: str, _codes: Codes) -> Mapping[str, str]:
    listed = indicators.indicators(engine, language=language).filter("has_course")
    return {row["indicator"]: f"{row['name']} · {row['theme_name']}" for row in listed.iter_rows(named=True)}


def _every_indicator(engine: Engine, language: str, _codes: Codes) -> Mapping[str, str]:
    return dict(indicators.indicators(engine, language=language).select("indicator", "name").iter_rows())


def _regions(engine: Engine, language: str, _codes: Codes) -> Mapping[str, str]:
    places = indicators.observed_regions(engine, language=language)
    return {row["region"]: place_name(row) for row in places.iter_rows(named=True)}


def _members(engine: Engine, language: str, codes: Codes) -> Mapping[str, str]:
    return dict(indicators.members(engine, indicator=code_of(codes, "indicator"), language=language).iter_rows())


def _lines(engine: Engine, language: str, codes: Codes) -> Mapping[str, str]:
    by_group = {"groups": _("Group")} if len(_members(engine, language, codes)) > 1 else {}
    return {"regions": _("Region"), **by_group}


def _when(engine: Engine, codes: Codes) -> list[str]:
    return indicators.periods(engine, indicator=code_of(codes, "indicator"), member=code_of(codes, "member"))


def _periods(engine: Engine, _language: str, codes: Codes) -> Mapping[str, str]:
    return {when: period(when) for when in _when(engine, codes)}


def _usual_members(_engine: Engine, codes: Codes, groups: Mapping[str, str]) -> list[str]:
    """The groups to begin with: sectors of manufacturing among postings, its occupations, else the first ones."""
    wanted = SECTORS if code_of(codes, "indicator") == "job-postings-index" else MAJOR_GROUPS
    return [code for code in wanted if code in groups] or list(groups)[:MOST]


def _usual_member(_engine: Engine, codes: Codes, groups: Mapping[str, str]) -> Sequence[str]:
    first = next(iter(groups), "")
    # The page holds a line per group to the first group.
    if first == "total" or len(groups) < 2 or code_of(codes, "lines") == "groups" or "OC8" not in groups:
        return [first]
    return ["OC8"]


CHOICES = (
    Choice(
        "indicator",
        "one",
        N_("Indicator with a course over time."),
        _indicators,
        always("unemployment-rate"),
        label=N_("Indicator"),
        known=_every_indicator,
        lacking=N_("{wanted} has no course over time; {shown} is shown instead. It comes back where it can be shown."),
    ),
    Choice(
        "regions",
        "many",
        N_("NUTS codes of regions and countries."),
        _regions,
        always(*USUAL_REGIONS),
        most=MOST,
        label=N_("Regions, up to six"),
        control="find",
        finds=("region",),
    ),
    Choice(
        "lines",
        "one",
        N_("A line for each region, or for each group of the first region."),
        _lines,
        label=N_("One line for each"),
        control="switch",
    ),
    Choice(
        "members",
        "many",
        N_("Groups to draw, where there is a line for each."),
        _members,
        _usual_members,
        most=MOST,
        label=N_("Groups, up to six"),
    ),
    Choice("member", "one", N_("Group that all lines speak of."), _members, _usual_member, label=N_("Group")),
    Choice("years", "range", N_("First and last period."), _periods, label=N_("Period"), control="slider"),
    Choice(
        "against",
        "one",
        N_("What regions are held against."),
        options({"country": N_("Country and EU"), "eu": N_("EU"), "none": N_("Nothing")}),
        label=N_("Compare with"),
        control="switch",
    ),
    Choice(
        "scale",
        "one",
        N_("Values, or an index of the first common period."),
        options({"values": N_("Values"), "index": N_("Index")}),
        label=N_("Scale"),
        control="switch",
    ),
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
