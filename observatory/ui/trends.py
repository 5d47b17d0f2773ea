"""The screen of Trends: what is told of regions that cannot be shown, and what to try where there is nothing."""

import streamlit as st

from observatory.ui.choice import refused
from observatory.ui.engine import engine
from observatory.ui.language import _, language
from observatory.ui.navigation import link_to
from observatory.ui.replaced import replaced
from observatory.ui.screen import chosen, on_offer
from observatory.views import trends


def tell_of_regions() -> None:
    """Say what became of regions that were asked for and have no figures."""
    replaced(engine(), refused("regions"), on_offer("trend", "regions"), key="regions")


def idle() -> set[str]:
    """The choices that change nothing with those made so far."""
    return trends.idle(engine(), chosen("trend", until="against"))


def offer_others() -> None:
    """Areas that have figures, nearest first, a click away."""
    codes = chosen("trend")
    others = trends.others(engine(), codes, language())
    if not others:
        return
    with st.container(key="offers"):
        st.markdown(_("Try one of these:"))
        for region, name in others.items():
            link_to("trends", f"{name} ({region})", indicator=codes["indicator"][0], regions=region)


def tell_of_snapshots() -> None:
    """Name the indicators that are not on offer."""
    names = "; ".join(trends.snapshots(engine(), language()))
    st.caption(_("Not listed here, because there is one point in time only: {names}.").format(names=names))
