"""How far the model of demand agrees with what was counted, said where the model is shown."""

import polars as pl
import streamlit as st

from observatory.charts.strip import Strip, strips
from observatory.queries import agreement
from observatory.ui.appearance import palette
from observatory.ui.demand import View
from observatory.ui.engine import engine
from observatory.ui.figure import show
from observatory.ui.language import _, language, ngettext, number
from observatory.views import demand as views
from observatory.views.view import Column


def agreement_view(view: View) -> None:
    """Show the rank correlations of modelled and counted occupations, good or poor."""
    vacancies, adverts = views.counted(engine())
    said = {"vacancies": _("Vacancies"), "adverts": _("Adverts")}
    rows = views.agreement_rows(engine(), language()).with_columns(what=pl.col("counted_as").replace(said))
    if rows.is_empty():
        return
    show(
        strips(
            _strips(rows),
            low=-1.0,
            high=1.0,
            palette=palette(),
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
            regions=number(vacancies.height),
            vacancies=number(agreement.middle(vacancies), 2),
            others=number(adverts.height),
            adverts=number(agreement.middle(adverts), 2),
            groups=number(max(adverts["groups"], default=0)),
        ),
        data=rows,
        columns={
            "name": Column(_("Region")),
            "what": Column(_("Counted")),
            "period": Column(_("Period")),
            "counted": Column(_("Number"), 0),
            "groups": Column(_("Groups"), 0),
            "correlation": Column(_("Rank correlation"), 2),
            "covered": Column(_("… among groups with profiles"), 2),
            "alike": Column(_("… with all profiles alike"), 2),
            "plain": Column(_("… of the country's employment"), 2),
        },
        evidence=views.agreement_evidence(engine(), view.scene),
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
            _(
                "The order of occupations is what could be tested; no count of skills by region exists to test the "
                "skills."
            ),
        ],
        level=3,
    )
    _few_adverts(view)


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
        for (what, country), part in rows.group_by("what", "country_name", maintain_order=True)
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
                region=view.name,
                all=number(found[0]),
                tied=number(found[1]),
                least=agreement.LEAST_COUNT,
                country=view.country,
            )
        )
