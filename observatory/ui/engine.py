"""The one engine of this process, opened once for all visitors."""

import streamlit as st

from observatory.engine import Engine, open_engine
from observatory.settings import settings


@st.cache_resource(show_spinner=False)
def engine() -> Engine:
    """The engine that the operator's settings name; it asks with a cursor per question, so visitors may share it."""
    return open_engine(settings())
