"""How did an indicator develop here, and how does that compare with the country and the EU?"""

import streamlit as st

from observatory.ui import trends
from observatory.ui.choice import forget
from observatory.ui.language import _
from observatory.ui.navigation import link_to
from observatory.ui.screen import choose, choose_many, choose_range, on_offer, show

st.title(_("Trends"))
left, right = st.columns([2, 3])
with left:
    indicator = choose("trend", "indicator", on_change=forget, args=("years",))
with right:
    choose_many("trend", "regions")
trends.tell_of_regions()
if "groups" in on_offer("trend", "lines"):
    left, right = st.columns([2, 3])
    with left:
        by_group = choose("trend", "lines") == "groups"
    with right:
        if by_group:
            choose_many("trend", "members")
        else:
            choose("trend", "member")
columns = st.columns([2.5, 2.5, 1.5], vertical_alignment="bottom")
idle = trends.idle()
with columns[0]:
    choose_range("trend", "years")
with columns[1]:
    choose("trend", "against", disabled="against" in idle)
with columns[2]:
    choose("trend", "scale", disabled="scale" in idle)
if show("trend"):
    show("trend-change", level=3)
else:
    trends.offer_others()
trends.tell_of_snapshots()
with st.container(key="doors"):
    link_to("regions", _("Compare all regions on the map"), indicator=indicator)
