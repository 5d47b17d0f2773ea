"""When there is nothing to show: why, and what to try."""

import streamlit as st


def empty(why: str, *, remedy: str) -> None:
    """Say why an answer is empty and what to try; never a blank chart, never a zero."""
    with st.container(border=True):
        st.markdown(f"**{why}**")
        st.markdown(remedy)
