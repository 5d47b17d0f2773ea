"""The one search index of this process, made once per edition for all visitors."""

import streamlit as st

from observatory.queries import profiles, provenance
from observatory.search import SearchIndex
from observatory.ui.engine import engine


def index() -> SearchIndex:
    """Names and codes of all profiles of the edition that is served."""
    return _made(provenance.edition(engine())["edition"][0])


@st.cache_resource(show_spinner=False, max_entries=2)
def _made(edition: str) -> SearchIndex:  # noqa: ARG001 (a new edition has other names)
    return SearchIndex(profiles.searched(engine()))
