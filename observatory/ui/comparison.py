"""The chosen regions beside each other: standing and change, their courses, and the regions that are like the first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl
import streamlit as st

from observatory.charts.multiples import Course, Panel, multiples
from observatory.model import neighbours as model
from observatory.model.evidence import Grade
from observatory.queries import provenance
from observatory.queries.regions import Picture
from observatory.ui import standing
from observatory.ui.appearance import palette
from observatory.ui.choice import choose_switch, pick, wanted
from observatory.ui.engine import engine
from observatory.ui.figure import Column, show
from observatory.ui.language import _, number, period, signed, speech
from observatory.ui.typed import understand
from observatory.views import region_words
from observatory.views import regions as views


@dataclass(frozen=True, slots=True)
class Scene:
    """What the page Regions shows.

    Attributes:
        entry: the indicator, a row of `indicators.indicators`.
        picture: which figures are mapped.
        figures: every region of the level, as `regions.figures` answers.
        held: countries and the EU, as `regions.references` answers.
        chosen: codes, in order of choosing.
        names: area → name.
    """

    entry: Mapping[str, Any]
    picture: Picture
    figures: pl.DataFrame
    held: pl.DataFrame
    chosen: Sequence[str]
    names: Mapping[str, str]

    @property
    def decimals(self) -> int:
        """Digits behind the decimal sign."""
        return int(self.entry["decimals"])


def features() -> tuple[pl.DataFrame, list[str]]:
    """What every region is like in the edition that is served, and the publications behind it."""
    return views.features(engine())


def areas(figures: pl.DataFrame, places: Mapping[str, str]) -> dict[str, str]:
    """The regions of the map, by name.

    Args:
        figures: as `regions.figures` answers.
        places: regions by the names that they are typed by.
    """
    return {
        row["region"]: places.get(row["region"], f"{row['name']} ({row['region']})")
        for row in figures.sort("name").iter_rows(named=True)
    }


def kept(places: Mapping[str, str], mapped: Mapping[str, str]) -> dict[str, str]:
    """The chosen regions that are not on the map: they stay chosen, and the page says why they have no figure.

    Args:
        places: every region that has figures somewhere, by name.
        mapped: the regions of the map, by name.
    """
    codes = wanted("regions", understand(mapped, "region"))
    return {code: places[code] for code in codes if code in places and code not in mapped}


def silent(figures: pl.DataFrame, codes: Sequence[str], level: str) -> list[str]:
    """The regions of a level among some codes that have no figure on the map."""
    filled = set(figures.drop_nulls("value")["region"])
    return [code for code in codes if len(code) == len("XX") + int(level) and code not in filled]


def quarter_name(quarter: int | None, polarity: str) -> str:
    """A quarter of the ranking in words; best and last only where high or low is good."""
    return region_words.quarter_name(speech(), quarter, polarity)


def side_by_side(scene: Scene, course: pl.DataFrame) -> None:
    """Value, rank, quarter, change, and distance from country, EU and neighbours of every chosen region."""
    told, origins = features()
    rows = views.side_rows(standing.with_remarks(scene.figures), scene.held, course, told, scene.chosen)
    polarity = scene.entry["polarity"]
    rows = rows.with_columns(
        remark=pl.when(pl.col("level") == scene.picture.level)
        .then("remark")
        .otherwise(
            pl.concat_str(pl.lit(_("another level, so without a rank")), pl.lit("; "), "remark").str.strip_chars_end(
                "; "
            )
        ),
        quarter_name=pl.Series([quarter_name(one, polarity) for one in rows["quarter"]], dtype=pl.String),
        span=pl.Series([_span(row) for row in rows.to_dicts()], dtype=pl.String),
    )
    used = [scene.picture.origin, *scene.held["origin"], *course["origin"], *origins]
    show(
        None,
        title=_("Side by side"),
        sentence=_(
            "Distances are in {unit}. Neighbours: the middle of the ten regions most like it. Change: over the newest "
            "years without a break, at most {years}."
        ).format(unit=scene.entry["unit_name"], years=number(views.YEARS_BACK)),
        data=rows,
        columns={
            "name": Column(_("Region"), leads_to="region" if scene.picture.level == "2" else None),
            "value": Column(_("Value"), scene.decimals),
            "rank": Column(_("Rank"), 0),
            "quarter_name": Column(_("Quarter")),
            "change": Column(_("Change"), max(scene.decimals, 1), signed=True),
            "span": Column(_("Years")),
            "from_country": Column(_("From its country"), scene.decimals, signed=True),
            "from_eu": Column(_("From the EU"), scene.decimals, signed=True),
            "from_neighbours": Column(_("From neighbours"), scene.decimals, signed=True),
            "remark": Column(_("Flag or status")),
        },
        evidence=provenance.evidence(
            engine(), used, grade=Grade.MODELLED, first=scene.picture.period, last=scene.picture.period
        ),
        file="regions-side-by-side",
        level=3,
    )


def _span(row: Mapping[str, Any]) -> str:
    return f"{period(row['change_first'])}–{period(row['change_last'])}" if row["change_first"] else "–"


def course(scene: Scene) -> pl.DataFrame:
    """The figures of the chosen regions and their countries up to the mapped period, as `trends.trend` answers."""
    return views.course(engine(), scene.picture, scene.chosen, unit=scene.entry["unit"])


def courses(scene: Scene, course: pl.DataFrame) -> None:
    """One small line per chosen region, its country in grey; nothing where there is but one period."""
    valued = views.course_rows(course, scene.names)
    if valued.is_empty() or valued["period"].n_unique() < 2:
        return
    periods = sorted(set(valued["period"]))
    colours = dict(zip(scene.chosen, palette().series, strict=False))
    panels = [
        Panel(
            name=scene.names.get(code, code),
            colour=colours[code],
            own=_course(scene, valued, code, periods),
            reference=_course(scene, valued, code[:2], periods) if code[:2] in set(valued["area"]) - {code} else None,
        )
        for code in scene.chosen
        if code in set(valued["area"])
    ]
    if not panels:
        return
    show(
        multiples(panels, palette=palette()),
        title=_("How they came here"),
        sentence=_(
            "{indicator}, {unit}, {first}–{last}, on one scale; grey: the country, dashed where it is the middle of "
            "its regions. A line stops where figures are missing or the series has a break."
        ).format(
            indicator=scene.entry["name"],
            unit=scene.entry["unit_name"],
            first=period(periods[0]),
            last=period(periods[-1]),
        ),
        data=valued,
        columns={
            "name": Column(_("Region")),
            "period": Column(_("Period")),
            "value": Column(_("Value"), scene.decimals),
            "flag": Column(_("Flag")),
            "grade": Column(_("Grade")),
        },
        evidence=provenance.evidence(
            engine(), valued["origin"], grade=valued["grade"], first=periods[0], last=periods[-1]
        ),
        file="courses",
        level=3,
    )


def _course(scene: Scene, valued: pl.DataFrame, area: str, periods: Sequence[str]) -> Course:
    rows = valued.filter(area=area).unique("period", keep="last", maintain_order=True)
    by_period = {row["period"]: row for row in rows.iter_rows(named=True)}
    values: list[float | None] = []
    shown: list[str] = []
    before: int | None = None
    for one in periods:
        row = by_period.get(one)
        if row and before is not None and row["stretch"] != before:
            # A gap between two stretches: what follows cannot be compared with what came before.
            shown.append(one)
            values.append(None)
        shown.append(one)
        values.append(row["value"] if row else None)
        before = row["stretch"] if row else None
    name = scene.names.get(area, area)
    hover = [
        f"{name}, {period(one)}: {number(value, scene.decimals)}" for one, value in zip(shown, values, strict=True)
    ]
    return Course(shown, values, hover, modelled="modelled" in set(rows["grade"]))


def alike(scene: Scene) -> None:
    """The regions most like the first chosen one, with the reasons, and what the indicator says of them."""
    focus = scene.chosen[0]
    told, origins = features()
    if scene.picture.level != "2":
        return
    if told.filter(region=focus).is_empty():
        without_neighbours(scene.names.get(focus, focus))
        return
    abroad = choose_switch(
        _("Regions like {region}").format(region=scene.names.get(focus, focus)),
        {"all": _("Anywhere"), "abroad": _("Abroad only")},
        key="like",
    )
    near = model.nearest(told, focus, abroad=abroad == "abroad")
    said = feature_names()
    values = scene.figures.select("region", "value")
    rows = near.join(values, on="region", how="left", maintain_order="left").with_columns(
        name=pl.col("region").replace(dict(scene.names)),
        alike_in=pl.col("alike").replace_strict(said),
        unlike_in=pl.Series(
            [f"{said[row['unlike']]} ({signed(row['unlike_by'], 1)})" for row in near.iter_rows(named=True)],
            dtype=pl.String,
        ),
    )
    show(
        None,
        title=_("Regions most like {region}").format(region=scene.names.get(focus, focus)),
        sentence=_(
            "By manufacturing mix, education, GDP per head and size in {year}, all weighing the same; distance in "
            "standard deviations of {n} regions. In brackets how much more or less the neighbour has."
        ).format(year=model.PERIOD, n=number(told["region"].n_unique())),
        data=rows,
        columns={
            "name": Column(_("Region"), leads_to="region"),
            "region": Column(_("Code")),
            "distance": Column(_("Distance"), 2),
            "alike_in": Column(_("Most alike in")),
            "unlike_in": Column(_("Differs most in")),
            "value": Column(scene.entry["name"], scene.decimals),
        },
        evidence=provenance.evidence(
            engine(),
            [*origins, scene.picture.origin],
            grade=Grade.MODELLED,
            first=model.PERIOD,
            last=max(model.PERIOD, scene.picture.period[:4]),
        ),
        file="regions-like",
        level=3,
    )
    st.button(
        _("Compare with the five nearest"),
        icon=":material/compare_arrows:",
        on_click=pick,
        args=("regions", [focus, *near["region"].head(5)]),
    )


def without_neighbours(name: str) -> None:
    """Say why a region is like no other."""
    st.caption(
        _("No regions like {region} are named: not all six features are published for it in {year}.").format(
            region=name, year=model.PERIOD
        )
    )


def feature_names() -> dict[str, str]:
    """Feature → what it is called."""
    return {
        "high-tech-manufacturing": _("high-tech manufacturing"),
        "medium-low-tech-manufacturing": _("medium-low-tech manufacturing"),
        "tertiary-attainment": _("tertiary attainment"),
        "upper-secondary-attainment": _("upper-secondary attainment"),
        "gdp-per-head": _("GDP per head"),
        "population": _("size"),
    }
