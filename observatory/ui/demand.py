"""What pages that do not ask views yet need of modelled demand."""

from collections.abc import Mapping, Sequence

import polars as pl
import streamlit as st

from observatory.queries import demand
from observatory.ui.empty import empty
from observatory.ui.engine import engine
from observatory.ui.language import language
from observatory.ui.navigation import link_to
from observatory.views import demand as views
from observatory.views import demand_words as words
from observatory.views.speech import speaking

OFFERS = 3


def given() -> demand.Inputs:
    """What the model takes in the edition that is served."""
    return views.given(engine())


def nothing(
    place: Mapping[str, str],
    lacks: Sequence[str],
    taken: demand.Inputs,
    places: pl.DataFrame,
    address: str = "skills-in-demand",
    **choices: str,
) -> None:
    """Say which inputs a region lacks, and offer regions of the same country, else any, that have them.

    Args:
        place: name and country.
        lacks: as `queries.demand.missing` answers.
        taken: what the model takes.
        places: as `queries.demand.places` answers.
        address: the page that asks.
        **choices: its other choices.
    """
    with speaking(language()):
        why = words.not_modelled(place["name"], lacks)
    empty(str(why), remedy=why.remedy)
    able = [row for row in places.iter_rows(named=True) if not demand.missing(taken, region=row["region"])]
    near = [row for row in able if row["country"] == place["country"]] or able
    with st.container(key="offers"):
        for row in near[:OFFERS]:
            link_to(address, f"{row['name']} ({row['region']})", region=row["region"], **choices)
