"""The screen of the map of skills: the chosen profile and those that it resembles most."""

import streamlit as st

from observatory.ui.empty import empty
from observatory.ui.engine import engine
from observatory.ui.language import _, language
from observatory.ui.navigation import link_to
from observatory.ui.screen import on_offer
from observatory.views import skills_map as views


def neighbours(profile: str) -> None:
    """The chosen profile and its relatives by number, each a click away."""
    st.header(on_offer("skills-map", "profile")[profile], anchor="chosen")
    link_to("profile", _("Read the whole profile"), id=profile)
    nearest = views.nearest(engine(), profile, language())
    if nearest.is_empty():
        empty(_("No other profile resembles it."), remedy=_("Its essential skills are its own; see what it takes."))
        return
    st.markdown(_("Resembles most, in % of shared essential skills weighted by rarity:"))
    with st.container(key="links-relatives"):
        for row in nearest.iter_rows(named=True):
            label = f"{row['position']}. {row['name']} · {row['share']}"
            link_to("profile", label, id=row["relative_id"])
    link_to("transitions", _("Compare with the nearest"), profile=profile, to=nearest["relative_id"][0])
