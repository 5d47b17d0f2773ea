"""One region on one page: what a manager would print."""

from collections.abc import Mapping
from typing import Any

import polars as pl
import streamlit as st

from observatory.charts.ranking import ranking
from observatory.model import neighbours as neighbours_model
from observatory.model.evidence import Grade
from observatory.queries import adverts, gaps, provenance, region_card
from observatory.ui import gap
from observatory.ui.appearance import palette
from observatory.ui.comparison import feature_names, features, quarter_name, without_neighbours
from observatory.ui.empty import empty
from observatory.ui.engine import engine
from observatory.ui.figure import Column, show
from observatory.ui.language import _, language, number, period, signed
from observatory.ui.navigation import link_to
from observatory.ui.standing import flags
from observatory.views import region as views

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
    rows = found.with_columns(
        label=pl.col("name") + ", " + pl.col("unit_name"),
        here=_written(found, "value"), country=_written(found, "country_value"), eu=_written(found, "eu_value"),
        quarter_name=pl.Series(
            [quarter_name(row["quarter"], row["polarity"]) for row in found.iter_rows(named=True)], dtype=pl.String
        ),
        remark=pl.Series([flags(row["flag"]) or None for row in found.iter_rows(named=True)], dtype=pl.String),
        place=pl.Series(
            [
                _("{rank} of {of}").format(rank=number(row["rank"]), of=number(row["of"]))
                for row in found.iter_rows(named=True)
            ],
            dtype=pl.String,
        ),
    ).drop("origins", "grades")  # fmt: skip
    best, judged = region_card.best_quarters(found)
    show(
        None,
        title=_standing_title(name, best=best, judged=judged),
        sentence=_(
            "Newest figure of each, its country and the EU in the same year (where nobody publishes one, the middle of "
            "their regions, modelled), and rank among all regions with a figure, 1 being the highest."
        ),
        data=rows,
        columns={
            "label": Column(_("Indicator")), "period": Column(_("Year")), "here": Column(name),
            "country": Column(_("Country")), "eu": Column(_("EU")), "place": Column(_("Rank")),
            "quarter_name": Column(_("Quarter")), "remark": Column(_("Flag")),
        },
        evidence=provenance.evidence(
            engine(), found["origins"].explode(), grade=found["grades"].explode().unique(),
            first=str(found["period"].min()), last=str(found["period"].max()),
        ),
        file="region-standing",
    )  # fmt: skip
    return True


def _standing_title(name: str, *, best: int, judged: int) -> str:
    if not best:
        return _("{region} is in the best quarter in none of {all} indicators").format(region=name, all=number(judged))
    return _("{region} is in the best quarter in {n} of {all} indicators").format(
        region=name, n=number(best), all=number(judged)
    )


@st.cache_data(show_spinner=False, max_entries=200)
def _standing(edition: str, code: str, spoken: str) -> pl.DataFrame:
    # Some forty questions, which an edition answers once.
    del edition
    return region_card.standing(engine(), region=code, language=spoken)


def _written(found: pl.DataFrame, column: str) -> pl.Series:
    return pl.Series(
        [number(row[column], row["decimals"]) for row in found.iter_rows(named=True)], dtype=pl.String
    )  # fmt: skip


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
    year = panel.period
    weights = {part.code: 1.0 for part in panel.parts}
    ranks = gaps.ranked(panel, weights, names)
    row = ranks.filter(region=code).row(0, named=True)
    entries = gap.entries()
    view = gap.View(
        panel=panel, weights=weights, chosen=[code], names=names, parts=gap.part_names(entries), indicators=entries
    )
    rows = gap.parts_rows(view)
    show(
        gap.parts_picture(view, rows, row),
        title=gap.title(view, row),
        sentence=_(
            "{year}: demand pressure {pressure}, skills capacity {capacity}, in standard deviations of all regions; "
            "rank {rank} of {n}, between {best} and {worst} when one part is left out."
        ).format(
            year=year, pressure=signed(row["pressure"], 2), capacity=signed(row["capacity"], 2),
            rank=number(row["rank"]), n=number(ranks.height), best=number(row["best_rank"]),
            worst=number(row["worst_rank"]),
        ),
        data=rows,
        columns=gap.parts_columns(),
        evidence=view.evidence(rows["origin"]),
        file="region-gap",
        level=3,
    )  # fmt: skip
    link_to("gaps", _("Weigh it otherwise, and see all regions"), regions=code, panel=year)


def alike(code: str, names: Mapping[str, str]) -> None:
    """The regions most like this one, with the reasons."""
    told, origins = features()
    near = neighbours_model.nearest(told, code)
    if near.is_empty():
        without_neighbours(names.get(code, code))
        return
    said = feature_names()
    rows = near.with_columns(
        name=pl.col("region").replace(dict(names)),
        alike_in=pl.col("alike").replace_strict(said),
        unlike_in=pl.col("unlike").replace_strict(said),
    )
    show(
        None,
        title=_("Regions most like {region}").format(region=names.get(code, code)),
        sentence=_("By manufacturing mix, education, GDP per head and size in {year}; smaller is more alike.").format(
            year=neighbours_model.PERIOD
        ),
        data=rows,
        columns={
            "name": Column(_("Region"), leads_to="region"), "region": Column(_("Code")),
            "distance": Column(_("Distance"), 2),
            "alike_in": Column(_("Most alike in")), "unlike_in": Column(_("Differs most in")),
        },
        evidence=provenance.evidence(
            engine(), origins, grade=Grade.MODELLED, first=neighbours_model.PERIOD, last=neighbours_model.PERIOD
        ),
        file="region-like",
        level=3,
    )  # fmt: skip
    first = ",".join([code, *near["region"].head(5)])
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
            rows["name"].to_list(), rows["percent"].to_list(),
            [_said(row) for row in rows.iter_rows(named=True)], palette=palette(),
        ),
        title=_("“{profile}” is asked for most often").format(profile=rows["name"][0]),
        sentence=_(
            "% of {n} adverts for job profiles in {region}, {when}; in brackets what chance would allow (95 %). "
            "Adverts under-cover manual work and small firms."
        ).format(n=number(total), region=name, when=when),
        data=rows,
        columns={
            "name": Column(_("Profile"), leads_to="profile"), "adverts": Column(_("Adverts"), 0),
            "percent": Column("%", 1),
            "low": Column(_("Lowest"), 1), "high": Column(_("Highest"), 1),
        },
        evidence=provenance.evidence(
            engine(), found["origin"], grade=found["grade"], first=str(found["period"][0]), last=str(found["period"][0])
        ),
        file="region-adverts",
        level=3,
    )  # fmt: skip


def _said(row: Mapping[str, Any]) -> str:
    return _("{n} % ({low}–{high})").format(
        n=number(row["percent"], 1), low=number(row["low"], 1), high=number(row["high"], 1)
    )
