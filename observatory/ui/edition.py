"""Which edition the visitor reads: the newest, or the frozen one that a citation names."""

import logging

import streamlit as st

from observatory.engine.editions import frozen
from observatory.errors import DatasetMissing, ObservatoryError, QuestionFailed
from observatory.settings import settings
from observatory.ui import choice
from observatory.ui.engine import PINNED, engine, newest
from observatory.ui.language import _
from observatory.views.sources import edition

KEY = "edition"
_SEEN = "_edition_seen"
_MISSING = "_edition_missing"
LOG = logging.getLogger(__name__)


def start() -> None:
    """Let a link that names an edition be answered from it, on every page from here on; called before a page runs."""
    asked = st.query_params.get(KEY)
    if asked is not None and asked != st.session_state.get(_SEEN):
        st.session_state[_SEEN] = asked
        known = asked in frozen(settings().editions)
        current = asked == edition(newest())
        st.session_state[PINNED] = asked if known and not current else ""
        st.session_state[_MISSING] = "" if known or current else asked[:60]
    if st.session_state.get(PINNED):
        choice.carry(KEY, st.session_state[PINNED])


def read() -> str:
    """The edition that this visitor reads; a dash where no dataset was built yet."""
    try:
        return edition(engine())
    except DatasetMissing:
        return "–"


def notice() -> None:
    """Above a page: that an older edition is read, or that the one asked for is not kept."""
    pinned, missing = st.session_state.get(PINNED), st.session_state.get(_MISSING)
    if pinned:
        with st.container(key="edition", horizontal=True, vertical_alignment="center"):
            st.markdown(_("You read the frozen edition **{edition}**, not the newest.").format(edition=pinned))
            st.button(_("Read the newest"), on_click=_leave, type="tertiary", icon=":material/update:")
    elif missing:
        kept = ", ".join(frozen(settings().editions)) or "–"
        st.warning(
            _(
                "Your link names the edition “{edition}”, which was not frozen by a release, so you read the "
                "newest; its figures may differ. Frozen editions: {kept}."
            ).format(edition=missing.replace("`", "’"), kept=kept)
        )


def too_old(error: ObservatoryError) -> bool:
    """Say, where it is so, that an older edition has no answer to what a page asks today."""
    if not (isinstance(error, QuestionFailed) and st.session_state.get(PINNED)):
        return False
    LOG.warning("A frozen edition could not answer.", exc_info=error)
    st.warning(
        _("This edition is older than this page and lacks something that it shows. Other pages may answer from it.")
    )
    return True


def _leave() -> None:
    st.session_state[PINNED] = ""
