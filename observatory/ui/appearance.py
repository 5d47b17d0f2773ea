"""Light or dark: which colours this visitor sees, and how their language separates digits."""

import streamlit as st

from observatory.charts.palette import DARK, LIGHT, Palette
from observatory.ui.language import language

SEPARATORS = {"en": ".,", "es": ",."}


def palette() -> Palette:
    """The colours of the appearance that the visitor's browser shows."""
    return DARK if st.context.theme.type == "dark" else LIGHT


def separators() -> str:
    """Decimal and thousands sign for figures, in Plotly's order."""
    return SEPARATORS[language()]
