"""What to try where an indicator has no figure: areas that have one, nearest first, a click away."""

from collections.abc import Sequence

import polars as pl
import streamlit as st

from observatory.model.region import EU, country_of, level_of
from observatory.ui.empty import empty
from observatory.ui.language import _, number, period
from observatory.ui.navigation import link_to
from observatory.ui.trend import Subject

OFFERS = 3


def nothing(subject: Subject, cover: pl.DataFrame, regions: Sequence[str], *, first: str, last: str) -> None:
    """Say why there is nothing to draw, what is published instead, and link to it."""
    if not regions:
        empty(_("No region is chosen."), remedy=_("Choose up to six regions above."))
        return
    filled = cover.filter(pl.col("figures") > 0)
    levels = ", ".join(level_name(level) for level in sorted(filled["level"].unique()))
    empty(
        _("{subject} has no figure for {areas} in {first}–{last}.").format(
            subject=subject.name, areas=subject.areas(regions), first=period(first), last=period(last)
        ),
        remedy=_("It is published for {levels}: {count} in all, {first}–{last}. Try one of these:").format(
            levels=levels,
            count=number(filled.height),
            first=period(filled["first_period"].min()),  # type: ignore[arg-type]
            last=period(filled["last_period"].max()),  # type: ignore[arg-type]
        ),
    )
    with st.container(key="offers"):
        for region in offers(filled, regions):
            link_to("trends", f"{subject.areas([region])} ({region})", indicator=subject.indicator, regions=region)


def offers(filled: pl.DataFrame, regions: Sequence[str]) -> list[str]:
    """Areas with figures, nearest first: the region itself (in other years), its country, its neighbours, the EU."""
    there = filled.sort("figures", "region", descending=[True, False])["region"].to_list()
    countries = {country_of(region) for region in regions}

    def distance(area: str) -> tuple[int, bool]:
        if area in regions:
            return 0, False
        if country_of(area) in countries:
            return 1, level_of(area) != "0"
        # Few think in NUTS 1, and many a NUTS 1 region is its whole country under another name.
        return 2 if area == EU else 3, level_of(area) == "1"

    return sorted(there, key=distance)[:OFFERS]


def level_name(level: str) -> str:
    """What the regions of a level are called."""
    return {
        "EU": _("the EU"),
        "0": _("countries"),
        "1": _("NUTS 1 regions"),
        "2": _("NUTS 2 regions"),
        "3": _("NUTS 3 regions"),
    }[level]
