"""Who answers this visitor: the newest dataset, or the frozen edition that a link named."""

import streamlit as st

from observatory.engine import Engine
from observatory.views.served import newest, served

__all__ = ["PINNED", "engine", "newest"]

PINNED = "_edition"


def engine() -> Engine:
    """The engine of the edition that this visitor reads; visitors share it."""
    return served(st.session_state.get(PINNED, ""))
