"""The screen of Skills in demand: from what nobody teaches here, ways on into the catalogue."""

import streamlit as st

from observatory.ui.language import _
from observatory.ui.navigation import link_to
from observatory.ui.screen import ask
from observatory.views.demand_words import MOST_LISTED


def ways_on(region: str) -> None:
    """Links to the coverage of the region, and to what comes close to the skills that nothing teaches."""
    link_to("coverage", _("By skill group, and what is taught and little demanded: Coverage"), region=region)
    st.markdown(_("Look for what comes close in the catalogue:"))
    with st.container(key="links-uncovered", horizontal=True):
        for name in ask("skills-not-covered").data["name"].head(MOST_LISTED):
            link_to("micro-credentials", name, q=name)
