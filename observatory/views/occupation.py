"""Where an occupation group weighs most, on the page Job profile: three kinds of figures, each with what it is of."""

from collections.abc import Mapping

import polars as pl

from observatory.charts.figure import Figure
from observatory.charts.palette import Palette
from observatory.charts.ranking import ranking
from observatory.engine import Engine
from observatory.errors import NotHeld
from observatory.i18n import N_
from observatory.model.evidence import Grade
from observatory.queries import occupations, provenance
from observatory.views.speech import _, number, period
from observatory.views.view import Answer, Choice, Column, Picture, options

SHOWN = 8
BASES: Mapping[str, Grade] = {"countries": Grade.MODELLED, "adverts": Grade.MEASURED, "vacancies": Grade.MEASURED}
"""What an occupation's weight can be read from, and what such figures are worth."""
BASIS = Choice(
    "where",
    "one",
    N_("What to go by: countries (2024), adverts in Spain, or vacancies."),
    options({"countries": N_("Countries"), "adverts": N_("Regions of Spain"), "vacancies": N_("Regions to 2015")}),
    label=N_("What to go by"),
    control="switch",
)
FIELDS = ("region", "name", "period", "counted", "whole", "share", "origin", "percent")


def weighed(engine: Engine, isco: str, basis: str, language: str) -> Answer:
    """Countries or regions in which the group of an occupation weighs most.

    Args:
        engine: who answers.
        isco: ISCO-08 code of the occupation.
        basis: one of `BASES`.
        language: of the names of countries.

    Raises:
        NotHeld: there is no such figure for the group.
    """
    rows = _rows(engine, isco, basis, language)
    if rows.is_empty():
        raise NotHeld(_("No region has a figure for this group."), _("Choose another basis above."))
    first, last = str(rows["period"].min()), str(rows["period"].max())
    grade, highest, sentence = BASES[basis], rows.row(0, named=True), _sentence(rows, isco, basis)
    return Answer(
        provenance.evidence(engine, rows["origin"], grade=grade, first=first, last=last),
        rows,
        title=_("The occupation group weighs most in {region}: {share}").format(
            region=highest["name"], share=_written(highest["share"])
        ),
        sentence=sentence,
        columns=_columns(basis),
        notes=(_note(basis),),
        pictures=(Picture(lambda palette: _picture(rows.head(SHOWN), grade, palette), alt=sentence),),
    )


def _rows(engine: Engine, isco: str, basis: str, language: str) -> pl.DataFrame:
    """The rows behind a basis, see `queries.occupations`, with percent."""
    if basis == "countries":
        rows = occupations.countries(engine, isco=isco, language=language)
    else:
        rows = {"adverts": occupations.adverts, "vacancies": occupations.vacancies}[basis](engine, isco=isco)
    return rows.with_columns(percent=pl.col("share") * 100)


def _picture(rows: pl.DataFrame, grade: Grade, palette: Palette) -> Figure:
    labels = [_written(share) for share in rows["share"]]
    modelled = grade is Grade.MODELLED
    return ranking(rows["name"].to_list(), rows["share"].to_list(), labels, palette=palette, modelled=modelled, row=40)


def _written(share: float) -> str:
    """A share with one decimal: the first places differ by less than a point."""
    return _("{n} %").format(n=number(100 * share, 1)).replace(" ", "\N{NO-BREAK SPACE}")


def _sentence(rows: pl.DataFrame, isco: str, basis: str) -> str:
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


def _note(basis: str) -> str:
    """What the figures cannot tell."""
    return {
        "countries": _("No source counts employment by detailed occupation for regions; so here are countries."),
        "adverts": _("One month of one job portal; adverts under-cover manual work and small firms."),
        "vacancies": _("Published by region for the ten major groups of ISCO-08 only, and only until 2015."),
    }[basis]


def _columns(basis: str) -> dict[str, Column]:
    counted, whole = {
        "countries": (_("People, thousands"), _("All groups, thousands")),
        "adverts": (_("Adverts"), _("All adverts")),
        "vacancies": (_("Vacancies"), _("All vacancies")),
    }[basis]
    return {
        "name": Column(_("Country") if basis == "countries" else _("Region")),
        "percent": Column(_("Share, %"), 1),
        "counted": Column(counted, 0),
        "whole": Column(whole, 0),
        "period": Column(_("Period")),
    }
