"""How do job profiles cluster by the skills they share?"""

import streamlit as st

from observatory.ui import skills_map as screen
from observatory.ui.language import _
from observatory.ui.navigation import link_to
from observatory.ui.screen import choose, show

st.title(_("Map of skills"))
left, right = st.columns([5, 2], gap="large")
with right:
    screen.neighbours(choose("skills-map", "profile"))
with left:
    show("skills-map", picks="profile")
with st.container(key="doors"):
    link_to("profiles", _("All job profiles"))
    link_to("data", _("How the map is drawn: see Data and methods"))
