"""What pages about modelled demand share: regions that cannot be shown, and those to look at instead."""

import streamlit as st

from observatory.ui.choice import refused
from observatory.ui.engine import engine
from observatory.ui.language import language
from observatory.ui.navigation import link_to
from observatory.ui.replaced import replaced
from observatory.ui.screen import on_offer
from observatory.views.demand import nearby


def tell_of_lost(view: str) -> None:
    """Say which regions of a link are not on offer, and what took their place."""
    replaced(engine(), refused("region"), on_offer(view, "region"), key="region")


def instead(address: str, region: str, **choices: str) -> None:
    """Links to regions of the same country, else to any, whose demand can be modelled.

    Args:
        address: the page that asks.
        region: the area that cannot be modelled.
        **choices: other choices of the page.
    """
    with st.container(key="offers"):
        for code, name in nearby(engine(), region, language()).items():
            link_to(address, f"{name} ({code})", region=code, **choices)
