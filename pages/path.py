"""From here to there."""

import streamlit as st

from observatory.ui.language import _

st.title(_("Path"))
