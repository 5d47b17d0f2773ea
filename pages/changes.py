"""What changed between two editions of the dataset, and why?"""

import streamlit as st

from observatory.ui.language import _
from observatory.ui.screen import choose, show

st.title(_("What changed"))
left, middle, right = st.columns(3, vertical_alignment="bottom")
with left:
    choose("changes", "from")
with middle:
    choose("changes", "to")
with right:
    choose("changes", "about")
if show("changes"):
    choose("changed-rows", "table")
    show("changed-rows", level=3)
