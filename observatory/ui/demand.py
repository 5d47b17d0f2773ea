"""The words, rows and pictures of the page Skills in demand: quotients by skill group and by skill."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl
import streamlit as st

from observatory.charts.figure import Figure
from observatory.charts.quotients import Bar, quotients
from observatory.model import demand as model
from observatory.model.provenance import Evidence
from observatory.model.region import EU
from observatory.queries import demand
from observatory.ui.appearance import palette
from observatory.ui.empty import empty
from observatory.ui.engine import engine
from observatory.ui.figure import show
from observatory.ui.language import _, flag_meaning, language, ngettext, number, period, speech
from observatory.ui.navigation import link_to
from observatory.views import demand as views
from observatory.views import demand_words
from observatory.views.view import Column

ESCO = "esco-1.1.1"
HIGHEST, LOWEST = 7, 3
OFFERS = 3


@dataclass(frozen=True, slots=True)
class View:
    """What one view of the page shows.

    Attributes:
        name: name of the region. country: of its country. scene: the model's answer.
        given: what the model took. skills: every skill with its name.
    """

    name: str
    country: str
    scene: demand.Scene
    given: demand.Inputs
    skills: pl.DataFrame

    def area(self, code: str) -> str:
        """What an area is called."""
        return {EU: _("the EU"), self.scene.here.code: self.name}.get(code, self.country)

    def evidence(self, *more: str) -> Evidence:
        """Everything behind a view; modelled, always."""
        return views.evidence(engine(), self.scene, *more)


def given() -> demand.Inputs:
    """What the model takes in the edition that is served."""
    return views.given(engine())


def against(view: View) -> dict[str, str]:
    """What the region may be compared with."""
    scene = view.scene
    return {"eu": _("EU"), **({"country": view.country} if scene.country else {})}


def quotients_view(view: View, *, by: str, base: str) -> None:
    """Show location quotients of skill groups or skills against the EU or the country."""
    scene = view.scene
    other = views.against(scene, base)
    rows = views.quotient_rows(engine(), view.given, scene, other, view.skills, by=by, language=language())
    if rows.is_empty():
        return
    drawn = ends(rows)
    show(
        picture(drawn, base=1.0, label=_("as in {area}").format(area=view.area(other.code)), decimals=2, suffix="×"),
        title=quotient_title(view, rows, other),
        sentence=quotient_sentence(view, rows, other, drawn.height),
        data=rows,
        columns={
            "name": Column(_("Skill group") if by == "group_id" else _("Skill")),
            "quotient": Column(_("Location quotient"), 2),
            "low": Column(_("Lowest"), 2),
            "high": Column(_("Highest"), 2),
            "percent": Column(_("% of demand here"), 2),
            "percent_there": Column(_("% of demand in {area}").format(area=view.area(other.code)), 2),
            "profiles": Column(_("Profiles behind it"), 0),
        },
        evidence=view.evidence(),
        file="skills-in-demand",
        notes=notes(view, other),
    )


def ends(rows: pl.DataFrame) -> pl.DataFrame:
    """The highest and the lowest rows, or all where they are few."""
    return rows if rows.height <= HIGHEST + LOWEST else pl.concat([rows.head(HIGHEST), rows.tail(LOWEST)])


def picture(rows: pl.DataFrame, *, base: float, label: str, decimals: int, suffix: str) -> Figure:
    """Rows with name, quotient, low, high and sure as bars."""

    def written(value: float) -> str:
        return f"{number(value, decimals)}\N{NO-BREAK SPACE}{suffix}"

    bars = [
        Bar(
            name=row["name"],
            value=row["quotient"],
            low=row["low"],
            high=row["high"],
            sure=row["sure"],
            label=written(row["quotient"]),
            hover=f"{row['name']}: {written(row['quotient'])} ({written(row['low'])} – {written(row['high'])})",
        )
        for row in rows.iter_rows(named=True)
    ]
    return quotients(bars, base=base, base_label=label, palette=palette())


def quotient_title(view: View, rows: pl.DataFrame, other: demand.Area) -> str:
    """The finding: what the region needs most above the other area, where every reading agrees."""
    return demand_words.quotient_title(speech(), rows, region=view.name, area=view.area(other.code))


def quotient_sentence(view: View, rows: pl.DataFrame, other: demand.Area, drawn: int) -> str:
    """What the numbers are, of whom, when, and of which denominator."""
    scene = view.scene
    return _(
        "Modelled from the industries of {year} and the occupations of {employed}, not counted: share of "
        "manufacturing's "
        "demand for skills, divided by the same share in {area}. Whiskers: lowest and highest of {readings} ways to "
        "weigh; "
        "pale bars: they do not agree on the side. {drawn} of {all}; all are in the table."
    ).format(
        year=period(scene.period),
        employed=view.given.year,
        area=view.area(other.code),
        readings=number(len(model.READINGS)),
        drawn=number(drawn),
        all=number(rows.height),
    )


def notes(view: View, other: demand.Area | None = None) -> list[str]:
    """What to know before using the model's answer."""
    scene = view.scene
    said = [_mixture(view)]
    if scene.basis == "none":
        said.append(
            _(
                "For {year} only technology-intensive manufacturing is published by region: food, textiles, wood, "
                "paper "
                "and furniture are not in the picture."
            ).format(year=period(scene.period))
        )
    if other and other.code != EU:
        said.append(
            _(
                "Regions of one country are told apart by their classes of manufacturing only: skills of one class "
                "have nearly the same quotient."
            )
        )
        said.append(
            _("{area} stands for its {regions} regions with figures, each weighing as much as it has people.").format(
                area=view.area(other.code), regions=number(other.regions)
            )
        )
    elif not scene.country:
        said.append(
            _("{region} is the only region of its country with figures for {year}: no national comparison.").format(
                region=view.name, year=period(scene.period)
            )
        )
    if scene.groups_missing:
        said.append(
            ngettext(
                "{n} occupation group without published employment in this country is left out on both sides.",
                "{n} occupation groups without published employment in this country are left out on both sides.",
                len(scene.groups_missing),
            )
        )
    if scene.flags:
        meanings = ", ".join(flag_meaning(letter) for letter in scene.flags)
        said.append(_("The region's own figures carry a flag: {flags}.").format(flags=meanings))
    return said


def _mixture(view: View) -> str:
    """How the region's manufacturing is made up, beside the EU's."""
    scene = view.scene
    made_up = {
        "manufacturing": _(
            "Of manufacturing in {region}, {high} % is high or medium-high technology, {medium} % medium-low, {low} % "
            "other (EU: {eu_high}, {eu_medium}, {eu_low}). It employs {level} % of people in employment "
            "(EU: {eu_level})."
        ),
        "industry": _(
            "Of industry in {region}, {high} % is high or medium-high technology, {medium} % medium-low, {low} % "
            "other, mining and energy included (EU: {eu_high}, {eu_medium}, {eu_low}). It employs {level} % of people "
            "in employment (EU: {eu_level})."
        ),
        "none": _(
            "Of technology-intensive manufacturing in {region}, {high} % is high or medium-high technology, {medium} % "
            "medium-low (EU: {eu_high}, {eu_medium}). It employs {level} % of people in employment (EU: {eu_level})."
        ),
    }
    here, europe = _shares(scene.here.mix), _shares(scene.europe.mix)
    return made_up[scene.basis].format(
        region=view.name,
        high=here[model.HIGH],
        medium=here[model.MEDIUM_LOW],
        low=here[model.LOW],
        eu_high=europe[model.HIGH],
        eu_medium=europe[model.MEDIUM_LOW],
        eu_low=europe[model.LOW],
        level=number(scene.level[scene.here.code], 1),
        eu_level=number(scene.level[EU], 1),
    )


def _shares(mix: Mapping[str, float]) -> dict[str, str]:
    return {code: number(mix[code] * 100) for code in (model.HIGH, model.MEDIUM_LOW, model.LOW)}


def nothing(
    place: Mapping[str, str],
    lacks: Sequence[str],
    taken: demand.Inputs,
    places: pl.DataFrame,
    address: str = "skills-in-demand",
    **choices: str,
) -> None:
    """Say which inputs a region lacks, and offer regions of the same country, else any, that have them.

    Args:
        place: name and country.
        lacks: as `queries.demand.missing` answers.
        taken: what the model takes.
        places: as `queries.demand.places` answers.
        address: the page that asks.
        **choices: its other choices.
    """
    said = {
        "classes": _(
            "the share of employment in high- and medium-low-technology manufacturing, published for it in {year} "
            "or later"
        ).format(year=demand.OLDEST),
        "occupations": _("employment by occupation group in its country"),
    }
    empty(
        _("Demand for skills cannot be modelled for {region}.").format(region=place["name"]),
        remedy=_("What is missing: {reasons}. Nothing is filled in. Try one of these:").format(
            reasons="; ".join(said[one] for one in lacks)
        ),
    )
    able = [row for row in places.iter_rows(named=True) if not demand.missing(taken, region=row["region"])]
    near = [row for row in able if row["country"] == place["country"]] or able
    with st.container(key="offers"):
        for row in near[:OFFERS]:
            link_to(address, f"{row['name']} ({row['region']})", region=row["region"], **choices)
