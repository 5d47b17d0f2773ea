"""One region on one page: what a manager would print."""

from collections.abc import Mapping
from typing import Any

import polars as pl
import streamlit as st

from observatory.charts.ranking import ranking
from observatory.queries import adverts, provenance, region_card
from observatory.ui import gap
from observatory.ui.appearance import palette
from observatory.ui.empty import empty
from observatory.ui.engine import engine
from observatory.ui.figure import show
from observatory.ui.language import _, language, number, period, speech
from observatory.ui.navigation import link_to
from observatory.views import region as views
from observatory.views import region_words as words
from observatory.views.regions_words import feature_names
from observatory.views.view import Column

# Widgets, menus and links have no place on paper; charts shrink to its width, and their container with them.
PRINT = """@media print {
  .stApp.stApp :is([data-testid="stHeader"], [data-testid="stToolbar"], .st-key-language, .st-key-footer, .st-key-doors,
  [class*="st-key-take-"], [class*="st-key-table-"], .st-key-choose-region, .st-key-links-gap, .st-key-ways-region,
  [data-testid="stPageLink"], [data-testid="stTooltipIcon"]) { display: none !important; }
  html, body, .stApp, .stMain { background: white !important; }
  [data-testid="stMain"], [data-testid="stAppViewContainer"], .stApp { position: static !important; overflow: visible
    !important; height: auto !important; }
  .stMain [data-testid="stVerticalBlock"], .stMain [data-testid="stHorizontalBlock"] { display: block !important; }
  [data-testid="stElementContainer"] { margin-bottom: 0.6rem; }
  [data-testid="stElementContainer"]:has(h2, h3) { break-after: avoid; }
  .stMainBlockContainer { padding: 0 !important; }
  [class*="st-key-figure-"] { margin-bottom: 1.2rem; }
  [class*="st-key-figure-"]:has(.js-plotly-plot), tr { break-inside: avoid; }
  [data-testid="stElementContainer"]:has(.js-plotly-plot), :has(> .stPlotlyChart), .stPlotlyChart, .js-plotly-plot,
  .plot-container, .svg-container { width: auto !important; height: auto !important; overflow: visible !important; }
  svg.main-svg { width: auto !important; max-width: 100%; height: auto !important; }
  svg.main-svg:first-of-type { position: static !important; }
}"""


def printable() -> None:
    """Make the page fit for paper."""
    st.html(f"<style>{PRINT}</style>")


def standing(code: str, name: str) -> bool:
    """Key indicators beside country and EU, each with the quarter of regions that it lies in; whether there is any."""
    found = _standing(provenance.edition(engine())["edition"][0], code, language())
    if found.is_empty():
        empty(
            _("No key indicator is published for {region}.").format(region=name),
            remedy=_("Some of its figures may stand under Trends. Choose another region above."),
        )
        return False
    told = words.standing(engine(), speech(), name, found)
    show(
        None,
        title=told.title,
        sentence=told.sentence,
        data=told.rows,
        columns={
            "label": Column(_("Indicator")),
            "period": Column(_("Year")),
            "here": Column(name),
            "country": Column(_("Country")),
            "eu": Column(_("EU")),
            "place": Column(_("Rank")),
            "quarter_name": Column(_("Quarter")),
            "remark": Column(_("Flag")),
        },
        evidence=told.evidence,
        file="region-standing",
    )
    return True


@st.cache_data(show_spinner=False, max_entries=200)
def _standing(edition: str, code: str, spoken: str) -> pl.DataFrame:
    # Some forty questions, which an edition answers once.
    del edition
    return region_card.standing(engine(), region=code, language=spoken)


def pressure(code: str, names: Mapping[str, str]) -> None:
    """The gap between pressure and capacity in the newest year that has enough parts, part by part."""
    panel = views.newest_panel(engine(), code)
    if panel is None:
        empty(
            _("No gap between demand pressure and skills capacity can be told for {region}.").format(
                region=names[code]
            ),
            remedy=_("In no year are three parts of each side published for it, and nothing is filled in."),
        )
        return
    told = words.pressure(engine(), speech(), code, names, panel)
    row = panel.gaps(dict.fromkeys(panel.sides, 1.0)).filter(region=code).row(0, named=True)
    entries = gap.entries()
    view = gap.View(
        panel=panel,
        weights=dict.fromkeys(panel.sides, 1.0),
        chosen=[code],
        names=names,
        parts=gap.part_names(entries),
        indicators=entries,
    )
    show(
        gap.parts_picture(view, told.rows, row),
        title=told.title,
        sentence=told.sentence,
        data=told.rows,
        columns=gap.parts_columns(),
        evidence=told.evidence,
        file="region-gap",
        level=3,
    )
    link_to("gaps", _("Weigh it otherwise, and see all regions"), regions=code, panel=panel.period)


def alike(code: str, names: Mapping[str, str]) -> None:
    """The regions most like this one, with the reasons."""
    told = words.like(engine(), speech(), code, names)
    if told.rows.is_empty():
        st.caption(_("No regions like {region} are named.").format(region=names.get(code, code)))
        return
    said = feature_names()
    show(
        None,
        title=told.title,
        sentence=told.sentence,
        data=told.rows.with_columns(
            alike_in=pl.col("alike").replace_strict(said), unlike_in=pl.col("unlike").replace_strict(said)
        ),
        columns={
            "name": Column(_("Region"), leads_to="region"),
            "region": Column(_("Code")),
            "distance": Column(_("Distance"), 2),
            "alike_in": Column(_("Most alike in")),
            "unlike_in": Column(_("Differs most in")),
        },
        evidence=told.evidence,
        file="region-like",
        level=3,
    )
    first = ",".join([code, *told.rows["region"].head(5)])
    link_to("regions", _("Compare with the five nearest"), regions=first)


def posts(code: str, name: str) -> None:
    """Online adverts of the region by profile; with too few of them, a word instead of a chart."""
    found = adverts.adverts(engine(), region=code, language=language())
    if found.is_empty():
        return
    when = period(str(found["period"][0]))
    every, found = int(found["adverts"].sum()), found.filter("held")
    total = int(found["adverts"].sum())
    st.subheader(_("Online adverts"), anchor="adverts")
    if total < views.LEAST_ADVERTS:
        st.markdown(
            _(
                "{n} of the {every} adverts found in {region} in {when} are for profiles of advanced manufacturing: "
                "too few for a share. Fewer than {least} say more about chance than about demand; look at the whole "
                "country instead."
            ).format(n=number(total), every=number(every), region=name, when=when, least=number(views.LEAST_ADVERTS))
        )
        link_to("trends", _("Adverts of the country"), indicator="job-adverts", regions=code[:2])
        return
    rows = views.post_rows(found)
    show(
        ranking(
            rows["name"].to_list(),
            rows["percent"].to_list(),
            [_said(row) for row in rows.iter_rows(named=True)],
            palette=palette(),
        ),
        title=_("“{profile}” is asked for most often").format(profile=rows["name"][0]),
        sentence=_(
            "% of {n} adverts for job profiles in {region}, {when}; in brackets what chance would allow (95 %). "
            "Adverts under-cover manual work and small firms."
        ).format(n=number(total), region=name, when=when),
        data=rows,
        columns={
            "name": Column(_("Profile"), leads_to="profile"),
            "adverts": Column(_("Adverts"), 0),
            "percent": Column("%", 1),
            "low": Column(_("Lowest"), 1),
            "high": Column(_("Highest"), 1),
        },
        evidence=provenance.evidence(
            engine(), found["origin"], grade=found["grade"], first=str(found["period"][0]), last=str(found["period"][0])
        ),
        file="region-adverts",
        level=3,
    )


def _said(row: Mapping[str, Any]) -> str:
    return _("{n} % ({low}–{high})").format(
        n=number(row["percent"], 1), low=number(row["low"], 1), high=number(row["high"], 1)
    )
