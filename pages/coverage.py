"""Demand against teaching."""

import streamlit as st

from observatory.ui.language import _

st.title(_("Coverage"))
