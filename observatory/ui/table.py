"""The rows of an answer as a table that everybody can read: real HTML, aligned, with links."""

from collections.abc import Mapping

import polars as pl
import streamlit as st

from observatory import i18n
from observatory.export import citation
from observatory.ui import choice
from observatory.ui.language import language
from observatory.views.view import Column

LONG_TABLE, TABLE = 14, 420
"""From so many rows on a table scrolls, in so many pixels."""

# Page → its parameter, and the column that holds what to ask it for.
LEADS = {
    "micro-credential": ("id", "micro_credential_id"),
    "profile": ("id", "profile_id"),
    "region": ("code", "region"),
    "skill": ("id", "skill_id"),
}


def table(data: pl.DataFrame, columns: Mapping[str, Column], *, key: str) -> None:
    """A real HTML table (readable by any screen reader), numbers written in the visitor's language and aligned.

    Args:
        data: the rows.
        columns: those that are shown, in order.
        key: a name that no other table of the page has.
    """
    shown = data.select(_written(name, column) for name, column in columns.items())
    numbers = [position for position, column in enumerate(columns.values(), 1) if column.decimals is not None]
    cells = ", ".join(f".st-key-rows-{key} :is(th, td):nth-child({position})" for position in numbers)
    with st.container(key=f"rows-{key}"):
        if numbers:
            st.html(f"<style>{cells} {{ text-align: right !important; }}</style>")
        st.table(shown, border="horizontal", hide_index=True, height=TABLE if shown.height > LONG_TABLE else "content")


def _written(name: str, column: Column) -> pl.Expr:
    if column.leads_to:
        return _linked(name, column.leads_to).fill_null("–").alias(column.heading)
    if column.decimals is None:
        return pl.col(name).cast(pl.String).fill_null("–").alias(column.heading)

    # Polars writes columns in threads of its own, which do not know the visitor: the language is looked up here.
    spoken, how = language(), i18n.signed if column.signed else i18n.number

    def write(value: float) -> str:
        return how(value, language=spoken, decimals=column.decimals or 0)

    return pl.col(name).map_elements(write, return_dtype=pl.String).fill_null("–").alias(column.heading)


def _linked(name: str, page: str) -> pl.Expr:
    parameter, code = LEADS[page]
    start = f"{page}?{citation.query(choice.kept())}&{parameter}="
    return pl.format("[{}]({}{})", pl.col(name).str.replace_all(r"([\[\]])", r"\\$1"), pl.lit(start), pl.col(code))
