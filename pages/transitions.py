"""From this job profile, which others are within reach, and what would it take?"""

import streamlit as st

from observatory.ui import transitions
from observatory.ui.language import _
from observatory.ui.navigation import link_to
from observatory.ui.screen import choose, show

st.title(_("Move to another profile"))
left, middle, right = st.columns([3, 2, 2])
with left:
    profile = choose("moves", "profile")
with middle:
    choose("moves", "area")
with right:
    choose("moves", "major")
show("moves")
targets = transitions.choose_targets()
if targets:
    transitions.look_closer(profile, targets)
with st.container(key="doors"):
    link_to("profile", _("Read the whole profile"), id=profile)
    link_to("data", _("How scores are computed"))
