"""The words and rows of the map of skills."""

import polars as pl
import streamlit as st

from observatory.charts.constellation import Disc, Star, constellation
from observatory.charts.figure import Figure
from observatory.charts.palette import Palette
from observatory.ui.empty import empty
from observatory.ui.language import _, number
from observatory.ui.move import percent
from observatory.ui.navigation import link_to
from observatory.views.view import Column


def picture(
    areas: pl.DataFrame, profiles: pl.DataFrame, relatives: pl.DataFrame, chosen: str | None, palette: Palette
) -> Figure:
    """Areas as discs, profiles as points, the chosen one with lines to its relatives."""
    discs = [Disc(row["area"], row["x"], row["y"], row["r"]) for row in areas.iter_rows(named=True)]
    place = {area: number_ for number_, area in enumerate(areas["area_id"])}
    stars = [
        Star(row["profile_id"], f"{row['name']} · {row['area']}", place[row["area_id"]], row["x"], row["y"])
        for row in profiles.iter_rows(named=True)
    ]
    return constellation(discs, stars, chosen=chosen, nearest=relatives["relative_id"].to_list(), palette=palette)


def title(profiles: pl.DataFrame) -> str:
    """The finding: how far areas and resemblance agree."""
    related = profiles.filter(pl.col("relative_id").is_not_null())
    own = related.filter(pl.col("area_id") == pl.col("relative_area_id"))
    return _("For {share} of profiles, the most similar one lies in their own technology area").format(
        share=percent(own.height / related.height)
    )


def sentence(profiles: pl.DataFrame) -> str:
    """How to read the picture."""
    return _(
        "Each point is one of {n} job profiles. Within an area, points lie close where essential skills are shared, "
        "rare skills above all; areas lie close where their profiles resemble each other. Distances are a sketch: the "
        "list tells the figures."
    ).format(n=number(profiles.height))


def rows(profiles: pl.DataFrame) -> pl.DataFrame:
    """The profiles for table and file, resemblance in per cent."""
    return profiles.with_columns(percent=pl.col("resemblance") * 100)


def columns() -> dict[str, Column]:
    """Headings of `rows`."""
    return {
        "name": Column(_("Profile")),
        "area": Column(_("Technology area")),
        "relative": Column(_("Resembles most")),
        "percent": Column(_("Resemblance, %"), 0),
    }


def neighbours(name: str, profile: str, relatives: pl.DataFrame) -> None:
    """The chosen profile and its relatives by number, each a click away."""
    st.header(name, anchor="chosen")
    link_to("profile", _("Read the whole profile"), id=profile)
    if relatives.is_empty():
        empty(_("No other profile resembles it."), remedy=_("Its essential skills are its own; see what it takes."))
        return
    st.markdown(_("Resembles most, in % of shared essential skills weighted by rarity:"))
    with st.container(key="links-relatives"):
        for row in relatives.iter_rows(named=True):
            label = f"{row['position']}. {row['name']} · {percent(row['resemblance'])}"
            link_to("profile", label, id=row["relative_id"])
    link_to("transitions", _("Compare with the nearest"), profile=profile, to=relatives["relative_id"][0])
