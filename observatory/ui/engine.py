"""The engines of this process, opened once for all visitors: the newest dataset, and frozen editions."""

import streamlit as st

from observatory.engine import Engine, open_engine
from observatory.engine.editions import open_edition
from observatory.settings import settings

PINNED = "_edition"


@st.cache_resource(show_spinner=False)
def newest() -> Engine:
    """The engine that the operator's settings name; it asks with a cursor per question, so visitors may share it."""
    return open_engine(settings())


def engine() -> Engine:
    """Who answers this visitor: the newest dataset, or the frozen edition that a link named."""
    pinned = st.session_state.get(PINNED)
    return open_edition(settings(), pinned) if pinned else newest()
