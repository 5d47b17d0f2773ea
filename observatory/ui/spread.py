"""Where a skill or a profile weighs most: regions against the EU, modelled; countries by their occupations."""

import polars as pl
import streamlit as st

from observatory.queries import spread
from observatory.ui.choice import choose_switch
from observatory.ui.demand import picture
from observatory.ui.engine import engine
from observatory.ui.figure import show
from observatory.ui.language import _, language, number
from observatory.ui.navigation import link_to
from observatory.views import profiles as views
from observatory.views.view import Column

SHOWN, LAST = 6, 2


def of_skill(skill: str, name: str) -> None:
    """Show the regions in whose demand a skill weighs most, and least."""
    world = views.everywhere(engine(), _year())
    _regions(world, spread.skill(world, skill), name, file="skill-regions")


def of_profile(profile: str, name: str) -> None:
    """Show the regions in whose manufacturing a profile weighs most, and least."""
    world = views.everywhere(engine(), _year())
    _regions(world, spread.profile(world, profile), name, file="profile-regions")


def _year() -> str:
    return choose_switch(_("Regions of"), {year: year for year in views.YEARS}, key="year")


def _regions(world: spread.Spread, found: pl.DataFrame, name: str, *, file: str) -> None:
    if found.is_empty():
        st.caption(_("Manufacturing, as modelled, does not ask for “{name}”: no regions to compare.").format(name=name))
        return
    rows = views.placed(engine(), found, language())
    ends = rows if rows.height <= SHOWN + LAST else pl.concat([rows.head(SHOWN), rows.tail(LAST)])
    drawn = ends.with_columns(name=pl.format("{} ({})", "name", "country"))
    first = rows.row(0, named=True)
    show(
        picture(drawn, base=1.0, label=_("as in {area}").format(area=_("the EU")), decimals=2, suffix="×"),
        title=_("“{name}” weighs most in {region}: {times} times the EU").format(
            name=name, region=first["name"], times=number(first["quotient"], 2)
        ),
        sentence=_(
            "Modelled for {year} from industries and occupations, not counted: share in manufacturing's demand, "
            "divided by the share in the EU; {n} regions, the highest and the lowest shown. Whiskers: other readings."
        ).format(year=world.period, n=number(rows.height)),
        data=rows,
        columns={
            "name": Column(_("Region"), leads_to="region"),
            "region": Column(_("Code")),
            "country_name": Column(_("Country")),
            "quotient": Column(_("Location quotient"), 2),
            "low": Column(_("Lowest"), 2),
            "high": Column(_("Highest"), 2),
            "percent": Column(_("% of demand here"), 3),
        },
        evidence=views.modelled(engine(), world),
        file=file,
        level=3,
    )
    with st.container(key=f"ways-{file}", horizontal=True):
        for row in rows.head(3).iter_rows(named=True):
            link_to("region", row["name"], code=row["region"])
