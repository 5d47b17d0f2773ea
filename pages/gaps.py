"""Where does demand for skills run ahead of what a region can supply, and what is behind it?"""

import streamlit as st

from observatory.ui import gaps
from observatory.ui.language import _
from observatory.ui.navigation import link_to
from observatory.ui.screen import ask_or_tell, choose, show
from observatory.ui.skills_behind import skills_behind

st.title(_("Skill gaps by region"))
left, middle, right = st.columns([5, 2.4, 1.6], vertical_alignment="bottom")
with left:
    regions = gaps.choose_regions()
with middle:
    choose("gap-parts", "panel")
with right:
    gaps.choose_weights()
parts = ask_or_tell("gap-parts")
if parts:
    left, right = st.columns(2, gap="large")
    with left:
        show(parts)
    with right:
        show("skill-gaps")
    gaps.computed(parts)
elif regions:
    gaps.ways_on()
if regions:
    skills_behind(regions[0], prefix="gap")
    with st.container(key="doors"):
        link_to("regions", _("Compare single indicators"), regions=",".join(regions))
        link_to("skills-in-demand", _("Which skills are in demand there?"), region=regions[0])
        link_to("path", _("Which micro-credentials teach most of it?"), start="region", region=regions[0])
