"""One figure for another site: `?embed=true&figure=…` shows it with its source line and nothing else."""

import re
from html import escape

import streamlit as st

from observatory.ui import address, choice
from observatory.ui.language import _

KEY = "figure"
_SHOWN = "_figures"
WORDS = 380
"""Pixels that finding, sentence, notes and source take on a desk."""
NAME = re.compile(r"[a-z0-9-]{1,60}")
# Whatever neither holds the figure nor belongs to it goes; so do its downloads.
ALONE = """
[data-testid="stMainBlockContainer"] :is([data-testid="stVerticalBlock"], [data-testid="stHorizontalBlock"])
  > :not(:has(.st-key-figure-NAME)):not(.st-key-figure-NAME):not(.st-key-figure-NAME *),
.st-key-figure-NAME [class*="st-key-take-"], .st-key-figure-NAME [class*="st-key-table-"] { display: none !important; }
[data-testid="stHeader"] { display: none !important; }
[data-testid="stMainBlockContainer"] { padding: 1rem !important; }
"""


def start() -> None:
    """Hide everything but the figure that an embedding site asks for; called before a page runs."""
    st.session_state[_SHOWN] = set()
    asked = _asked()
    if asked:
        choice.carry(KEY, asked)
        st.html(f"<style>{ALONE.replace('NAME', asked)}</style>")


def shown(figure: str) -> None:
    """Note that a page shows a figure."""
    st.session_state.setdefault(_SHOWN, set()).add(figure)


def missing() -> None:
    """Say, where the figure should be, that the page has none of that name; called after a page ran."""
    asked = _asked()
    if asked and asked not in st.session_state[_SHOWN]:
        names = ", ".join(sorted(st.session_state[_SHOWN])) or "–"
        with st.container(key=f"figure-{asked}"):
            st.warning(_("This page has no figure “{name}” now; it has: {names}.").format(name=asked, names=names))


def snippet(figure: str, title: str, *, drawn: int) -> None:
    """The line of HTML that puts this figure, as it is now, on another site, in a frame that holds its source, too.

    Args:
        figure: its name.
        title: its finding.
        drawn: height of picture or table.
    """
    source = address.page(choice.query_string(figure=figure, embed="true"))
    st.markdown(_("To show this figure on another site:"))
    st.code(
        f'<iframe src="{escape(source)}" title="{escape(title)}" width="100%" height="{drawn + WORDS}" '
        'style="border:0" loading="lazy"></iframe>',
        language="html",
        wrap_lines=True,
    )


def _asked() -> str:
    name = st.query_params.get(KEY, "")
    return name if st.context.is_embedded and NAME.fullmatch(name) else ""
