"""What is demanded and not taught, what is taught and little demanded, and how sure can we be?"""

import streamlit as st

from observatory.ui import coverage
from observatory.ui.language import _
from observatory.ui.modelled import tell_of_lost
from observatory.ui.navigation import link_to
from observatory.ui.screen import choose, show

st.title(_("Coverage"))
left, middle, right = st.columns([29, 31, 45], vertical_alignment="bottom")
with left:
    region = choose("coverage", "region")
with middle:
    choose("coverage", "counted")
with right:
    gap = choose("coverage", "gap")
tell_of_lost("coverage")
main, side = st.columns([3, 2], gap="large")
with main:
    shown = coverage.look(region, gap)
with side:
    show("completeness", level=3)
if shown and gap == "covered":
    choose("coverage-skills", "group")
    show("coverage-skills")
with st.container(key="doors"):
    if shown:
        coverage.ways_on(region)
    link_to("micro-credentials", _("All micro-credentials"))
    link_to("data", _("How is coverage computed? See Data and methods"))
