"""How far the model of demand agrees with what was counted, said where the model is shown."""

import polars as pl
import streamlit as st

from observatory.charts.strip import Strip, strips
from observatory.model.evidence import Grade
from observatory.queries import agreement, provenance
from observatory.ui.appearance import palette
from observatory.ui.demand import ESCO, View, given
from observatory.ui.engine import engine
from observatory.ui.figure import Column, show
from observatory.ui.language import _, ngettext, number

VACANCIES, ADVERTS = "eurostat-jvs-a-nace2", "eures-spain-2025-10"


def agreement_view(view: View, places: pl.DataFrame) -> None:
    """Show the rank correlations of modelled and counted occupations, good or poor."""
    vacancies, adverts = _computed(provenance.edition(engine())["edition"][0])
    rows = _rows(vacancies, adverts, places)
    if rows.is_empty():
        return
    show(
        strips(
            _strips(rows), low=-1.0, high=1.0, palette=palette(),
            ticks=[_("−1 reversed"), _("0 no relation"), _("1 same order")],
        ),
        title=_("How far does this model agree with what was counted?"),
        sentence=_(
            "Rank correlation between modelled and counted occupations (1 the same order, 0 none, −1 reversed). "
            "Middle of "
            "{regions} regions with manufacturing vacancies, by nine major groups: {vacancies}. Middle of {others} "
            "Spanish "
            "regions with adverts, by {groups} sub-major groups: {adverts}."
        ).format(
            regions=number(vacancies.height), vacancies=number(agreement.middle(vacancies), 2),
            others=number(adverts.height), adverts=number(agreement.middle(adverts), 2),
            groups=number(max(adverts["groups"], default=0)),
        ),
        data=rows,
        columns={
            "name": Column(_("Region")),
            "counted_as": Column(_("Counted")),
            "period": Column(_("Period")),
            "counted": Column(_("Number"), 0),
            "groups": Column(_("Groups"), 0),
            "correlation": Column(_("Rank correlation"), 2),
            "covered": Column(_("… among groups with profiles"), 2),
            "alike": Column(_("… with all profiles alike"), 2),
            "plain": Column(_("… of the country's employment"), 2),
        },
        evidence=provenance.evidence(
            engine(), [*view.scene.origins, ESCO, VACANCIES, ADVERTS], grade=Grade.MODELLED
        ),
        file="demand-agreement",
        notes=[
            _(
                "Read with care: among the groups that have profiles of manufacturing at all, the middle correlation "
                "with vacancies is {covered}; the country's employment in all industries, without any model, reaches "
                "{plain}; with all profiles alike it is {alike}."
            ).format(
                covered=number(agreement.middle(vacancies, "covered"), 2),
                plain=number(agreement.middle(vacancies, "plain"), 2),
                alike=number(agreement.middle(vacancies, "alike"), 2),
            ),
            _(
                "Left out: regions with fewer than {least} vacancies or adverts, and those without shares of "
                "manufacturing for the year of the vacancies."
            ).format(least=agreement.LEAST_COUNT),
            _("The order of occupations is what could be tested; no count of skills by region exists to test the "
              "skills."),
        ],
        level=3,
    )  # fmt: skip
    _few_adverts(view)


@st.cache_resource(show_spinner=False)
def _computed(edition: str) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The correlations, which depend on the edition only; computed once for all visitors, changed by nobody."""
    del edition
    return agreement.with_vacancies(engine(), given()), agreement.with_adverts(engine(), given())


def _strips(rows: pl.DataFrame) -> list[Strip]:
    """A row of dots per country and kind of count."""
    return [
        Strip(
            name=_("{what}, {country} {years}: {regions}").format(
                what=what,
                country=country,
                years=_years(part["period"]),
                regions=ngettext("{n} region", "{n} regions", part.height),
            ),
            label=number(agreement.middle(part), 2),
            middle=agreement.middle(part) or 0.0,
            values=part["correlation"].to_list(),
            hover=[f"{row['name']}: {number(row['correlation'], 2)}" for row in part.iter_rows(named=True)],
        )
        for (what, country), part in rows.group_by("counted_as", "country", maintain_order=True)
    ]


def _years(periods: pl.Series) -> str:
    first, last = str(periods.min())[:4], str(periods.max())[:4]
    return first if first == last else f"{first}–{last}"


def _few_adverts(view: View) -> None:
    """Say so where a region has adverts, but too few to compare."""
    found = agreement.adverts_in(engine(), view.given, region=view.scene.here.code)
    if found and found[1] < agreement.LEAST_COUNT:
        st.info(
            _(
                "{region} has {all} adverts in all its provinces together, {tied} of them for profiles tied to "
                "manufacturing: fewer than {least}, so no ratio is drawn from them. Look at {country} as a whole."
            ).format(
                region=view.name, all=number(found[0]), tied=number(found[1]), least=agreement.LEAST_COUNT,
                country=view.country,
            )
        )  # fmt: skip


def _rows(vacancies: pl.DataFrame, adverts: pl.DataFrame, places: pl.DataFrame) -> pl.DataFrame:
    marked = [
        vacancies.with_columns(counted_as=pl.lit(_("Vacancies")), origin=pl.lit(VACANCIES)),
        adverts.with_columns(counted_as=pl.lit(_("Adverts")), origin=pl.lit(ADVERTS)),
    ]
    return (
        pl.concat(marked)
        .drop_nulls("correlation")
        .join(places.select("region", "name", country="country_name"), on="region")
        .sort("counted_as", "country", "correlation", "region", descending=[True, False, True, False])
    )
