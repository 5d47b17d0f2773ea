"""What search engines read of the page Data and methods: schema.org, beside what people read."""

import json

import streamlit as st

from observatory.export.linked import schema_org
from observatory.queries import provenance
from observatory.queries.holdings import holdings
from observatory.ui.address import public
from observatory.ui.engine import engine
from observatory.ui.language import language


def describe() -> None:
    """Put the dataset's description into the page."""
    told = _told(provenance.edition(engine())["edition"][0], public(), language())
    st.html(f'<script type="application/ld+json">{told}</script>', unsafe_allow_javascript=True)


@st.cache_data(show_spinner=False, max_entries=8)
def _told(edition: str, base: str, language: str) -> str:
    del edition
    # A closing tag inside a text would end the script.
    held = holdings(engine(), language=language)
    return json.dumps(schema_org(held, base, language=language), ensure_ascii=False).replace("</", "<\\/")
