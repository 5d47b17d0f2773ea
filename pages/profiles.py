"""Which job profiles are there, and which one do you mean?"""

import streamlit as st

from observatory.ui import profiles as screen
from observatory.ui.language import _
from observatory.ui.navigation import link_to
from observatory.ui.screen import show

st.title(_("Job profiles"))
screen.follow_old_link()
text, hits = screen.search()
if text:
    screen.show_hits(hits, text)
else:
    show("profiles-by-area")
    show("profiles")
with st.container(key="doors"):
    link_to("skills-map", _("See all profiles on the map of skills"))
