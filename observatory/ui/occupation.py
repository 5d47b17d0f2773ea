"""Where an occupation group weighs most: the words and the picture for the three kinds of figures there are."""

import polars as pl

from observatory.charts.figure import Figure
from observatory.charts.palette import Palette
from observatory.charts.ranking import ranking
from observatory.model.evidence import Grade
from observatory.queries import occupations
from observatory.ui.appearance import palette
from observatory.ui.choice import choose_switch
from observatory.ui.empty import empty
from observatory.ui.engine import engine
from observatory.ui.figure import show
from observatory.ui.language import _, language, number, period
from observatory.views import profiles as views
from observatory.views.view import Column

SHOWN = 8


def where(isco: str) -> None:
    """Countries and regions in which the group of an occupation weighs most, on one of three bases."""
    bases = {"countries": _("Countries"), "adverts": _("Regions of Spain"), "vacancies": _("Regions to 2015")}
    basis = choose_switch(_("What to go by"), bases, key="where")
    rows = views.occupation_rows(engine(), isco, basis, language())
    if rows.is_empty():
        empty(_("No region has a figure for this group."), remedy=_("Choose another basis above."))
        return
    show(
        picture(rows.head(SHOWN), palette(), modelled=views.BASES[basis] is Grade.MODELLED),
        title=title(rows),
        sentence=sentence(rows, isco, basis),
        data=rows,
        columns=columns(basis),
        evidence=views.occupation_evidence(engine(), rows, basis),
        file="occupation-regions",
        notes=[note(basis)],
    )


def picture(rows: pl.DataFrame, palette: Palette, *, modelled: bool) -> Figure:
    """Shares as bars, largest first."""
    labels = [written(share) for share in rows["share"]]
    return ranking(rows["name"].to_list(), rows["share"].to_list(), labels, palette=palette, modelled=modelled, row=40)


def written(share: float) -> str:
    """A share with one decimal: the first places differ by less than a point."""
    return _("{n} %").format(n=number(100 * share, 1)).replace(" ", "\N{NO-BREAK SPACE}")


def title(rows: pl.DataFrame) -> str:
    """The finding: where the group weighs most."""
    first = rows.row(0, named=True)
    return _("The occupation group weighs most in {region}: {share}").format(
        region=first["name"], share=written(first["share"])
    )


def sentence(rows: pl.DataFrame, isco: str, basis: str) -> str:
    """What the shares are of."""
    texts = {
        "countries": _(
            "Share of ISCO-08 group {code} in people in employment, {period}, in %; the first {n} of {all} countries."
        ),
        "adverts": _(
            "Share of ISCO-08 group {code} in the adverts counted for our profiles, {period}, in %; the first {n} of "
            "{all} Spanish regions with at least {least} such adverts."
        ),
        "vacancies": _(
            "Share of ISCO-08 group {code} in the vacancies of manufacturing, in the newest year of each region "
            "({period}), in %; the first {n} of {all} regions with at least {least} vacancies."
        ),
    }
    first, last = period(str(rows["period"].min())), period(str(rows["period"].max()))
    return texts[basis].format(
        code=isco[: 1 if basis == "vacancies" else 2],
        period=first if first == last else f"{first}–{last}",
        n=number(min(SHOWN, rows.height)),
        all=number(rows.height),
        least=number(occupations.LEAST),
    )


def note(basis: str) -> str:
    """What the figures cannot tell."""
    return {
        "countries": _("No source counts employment by detailed occupation for regions; so here are countries."),
        "adverts": _("One month of one job portal; adverts under-cover manual work and small firms."),
        "vacancies": _("Published by region for the ten major groups of ISCO-08 only, and only until 2015."),
    }[basis]


def columns(basis: str) -> dict[str, Column]:
    """Headings of the rows."""
    counted = {
        "countries": (_("People, thousands"), _("All groups, thousands")),
        "adverts": (_("Adverts"), _("All adverts")),
        "vacancies": (_("Vacancies"), _("All vacancies")),
    }[basis]
    return {
        "name": Column(_("Country") if basis == "countries" else _("Region")),
        "percent": Column(_("Share, %"), 1),
        "counted": Column(counted[0], 0),
        "whole": Column(counted[1], 0),
        "period": Column(_("Period")),
    }
