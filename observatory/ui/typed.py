"""Regions as visitors type them: any language, any version of NUTS, accents and typing errors forgiven."""

from collections.abc import Collection
from functools import partial

import polars as pl
import streamlit as st

from observatory.queries import provenance
from observatory.queries.search import searched
from observatory.search import SearchIndex
from observatory.ui.choice import Understand
from observatory.ui.engine import engine
from observatory.ui.language import language

LEAST = 60
"""A name less alike than this (0 to 100) is another name."""
TIED = 0.5
PROVINCE = 5
"""Letters of a code of NUTS 3: a name that only a province has stands for the region around it."""


def understand(offered: Collection[str]) -> Understand:
    """Answers with the code of the region that a visitor means; of equals, such as İstanbul's three, one on offer."""
    return partial(_meant, offered=offered)


def _meant(text: str, *, offered: Collection[str]) -> str:
    hits = [hit for hit in _index(provenance.edition(engine())["edition"][0]).find(text, kind="region",
            language=language(), limit=20) if hit.score >= LEAST]  # fmt: skip
    if not hits:
        return text
    best = [hit.id for hit in hits if hit.score >= hits[0].score - TIED]
    around = [code[:-1] for code in best if len(code) == PROVINCE and hits[0].role != "code"]
    return next((code for code in (*best, *around) if code in offered), best[0])


@st.cache_resource(show_spinner=False, max_entries=2)
def _index(edition: str) -> SearchIndex:
    del edition
    return SearchIndex(searched(engine()).filter(pl.col("kind") == "region"))
