"""A figure for another site: a frame that holds it with its source, and no session of ours."""

from html import escape

import streamlit as st

from observatory.ui import address, choice
from observatory.ui.language import _

WORDS = 380
"""Pixels that finding, sentence, notes and source take on a desk."""


def snippet(figure: str, title: str, *, drawn: int) -> None:
    """The line of HTML that puts this figure, as it is now, on another site, in a frame that holds its source, too.

    Args:
        figure: its name.
        title: its finding.
        drawn: height of picture or table.
    """
    source = address.public(f"embed/{figure}?{choice.query_string()}")
    st.markdown(_("To show this figure on another site:"))
    st.code(
        f'<iframe src="{escape(source)}" title="{escape(title)}" width="100%" height="{drawn + WORDS}" '
        'style="border:0" loading="lazy"></iframe>',
        language="html",
        wrap_lines=True,
    )
