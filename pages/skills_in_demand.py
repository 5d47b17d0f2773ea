"""Which skills does manufacturing in a region need more than elsewhere, and which of them does nobody teach here?"""

import streamlit as st

from observatory.ui import skills_in_demand
from observatory.ui.language import _
from observatory.ui.modelled import instead, tell_of_lost
from observatory.ui.navigation import link_to
from observatory.ui.screen import choose, show

st.title(_("Skills in demand by region"))
left, middle, right = st.columns([2, 3, 2], vertical_alignment="bottom")
with left:
    region = choose("skills-in-demand", "region")
with middle:
    view = choose("skills-in-demand", "view")
with right:
    if view in {"groups", "skills"}:
        choose("skills-in-demand", "base")
tell_of_lost("skills-in-demand")
if not show({"uncovered": "skills-not-covered", "outlook": "skills-outlook"}.get(view, "skills-in-demand")):
    instead("skills-in-demand", region)
else:
    if view == "uncovered":
        skills_in_demand.ways_on(region)
    show("demand-agreement", level=3)
with st.container(key="doors"):
    link_to("data", _("How is demand modelled? See Data and methods"))
