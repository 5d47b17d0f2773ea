"""A long list a piece at a time: how much of it is shown stands in the link, and a button shows more."""

import streamlit as st

from observatory.ui.choice import choose_quietly, pick
from observatory.ui.language import _, number

KEY = "shown"


def shown(total: int, *, step: int) -> int:
    """How many things of a list to show, a multiple of `step`."""
    steps = [str(n) for n in range(step, max(total, 1) + step, step)]
    return int(choose_quietly(steps, key=KEY, default=steps[0]))


def further(first: int, total: int, *, step: int) -> None:
    """Below a list: how much of it is shown, and a button for more."""
    if first < total:
        with st.container(horizontal=True, vertical_alignment="center", gap="small", key="further"):
            st.button(_("Show more"), on_click=pick, args=(KEY, str(first + step)), icon=":material/expand_more:")
            st.caption(_("{shown} of {all}").format(shown=number(first), all=number(total)), width="content")
