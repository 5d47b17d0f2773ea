"""What pages that do not ask views yet need of modelled demand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl
import streamlit as st

from observatory.charts.figure import Figure
from observatory.queries import demand
from observatory.ui.appearance import palette
from observatory.ui.empty import empty
from observatory.ui.engine import engine
from observatory.ui.language import language
from observatory.ui.navigation import link_to
from observatory.views import demand as views
from observatory.views import demand_words as words
from observatory.views.speech import speaking

ESCO = "esco-1.1.1"
OFFERS = 3


@dataclass(frozen=True, slots=True)
class View:
    """What one view of the page shows.

    Attributes:
        name: name of the region. country: of its country. scene: the model's answer.
        given: what the model took. skills: every skill with its name.
    """

    name: str
    country: str
    scene: demand.Scene
    given: demand.Inputs
    skills: pl.DataFrame


def given() -> demand.Inputs:
    """What the model takes in the edition that is served."""
    return views.given(engine())


def ends(rows: pl.DataFrame) -> pl.DataFrame:
    """The highest and the lowest rows, or all where they are few."""
    return words.ends(rows)


def picture(rows: pl.DataFrame, *, base: float, label: str, decimals: int, suffix: str) -> Figure:
    """Rows with name, quotient, low, high and sure as bars."""
    with speaking(language()):
        return words.bars(rows, base=base, label=label, decimals=decimals, suffix=suffix, palette=palette())


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
