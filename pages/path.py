"""Which micro-credentials, in which order, lead from here to there?"""

import streamlit as st

from observatory.ui import path
from observatory.ui.language import _
from observatory.ui.navigation import link_to
from observatory.ui.screen import choose

st.title(_("Learning path"))
if choose("path", "start") == "region":
    path.from_region()
else:
    path.between_profiles()
with st.container(key="links-path"):
    link_to("data", _("How is the path found? See Data and methods"))
