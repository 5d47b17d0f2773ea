"""What does a job take, how does it compare with its area, what teaches it, where is it found, what comes close?"""

import streamlit as st

from observatory.ui import profile as screen
from observatory.ui.download import brief_link
from observatory.ui.language import _
from observatory.ui.navigation import link_to
from observatory.ui.screen import choose, show

heading = st.container()
profile = screen.choose_profile()
with heading:
    screen.heading(profile)
with st.container(horizontal=True, vertical_alignment="center", key="ways-profile"):
    brief_link("profile", profile)
    link_to("transitions", _("Where could one move from here?"), profile=profile)
    link_to("path", _("What would one have to learn?"), start="profile", target=profile)
    link_to("skills-map", _("Where it lies on the map of skills"), profile=profile)
left, right = st.columns([3, 2], gap="large")
with left:
    show("profile-shares")
with right:
    show("profile-designs", level=3)
screen.skills(profile)
left, right = st.columns(2, gap="large")
with left:
    screen.similar()
with right:
    choose("occupation-regions", "where")
    show("occupation-regions")
screen.regions("profile-regions")
