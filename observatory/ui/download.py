"""Take a figure away: its rows in five forms, its picture in two, by links that machines can follow too."""

from collections.abc import Mapping
from html import escape

import streamlit as st

from observatory.export import citation
from observatory.model.provenance import Evidence
from observatory.ui import address, choice
from observatory.ui.language import _

NAMES = {"csv": "CSV", "xlsx": "Excel", "parquet": "Parquet", "json": "JSON", "zip": "ZIP"}


def link(evidence: Evidence) -> str:
    """The link that brings this very view back: every choice and the edition written out."""
    return address.page(choice.whole_query_string(edition=evidence.edition))


def forms(file: str, *, picture: bool) -> None:
    """Links for every form of a figure: the view of the same name, asked with the link of this page.

    Args:
        file: name of the figure.
        picture: whether there is a chart that can be drawn anew.
    """
    links({name: address.site(f"api/v1/{file}.{form}?{choice.query_string()}") for form, name in NAMES.items()})
    if picture:
        drawn = {"png": _("Chart as PNG"), "svg": _("Chart as SVG")}
        buttons = " ".join(
            f'<button class="chart-{form} of-{file}" type="button">{escape(name)}</button>'
            for form, name in drawn.items()
        )
        st.html(f'<div class="forms">{buttons}</div>')


def links(named: Mapping[str, str]) -> None:
    """Links to files: name → address."""
    said = " ".join(f'<a href="{escape(file)}" download>{escape(name)}</a>' for name, file in named.items())
    st.html(f'<div class="forms">{said}</div>')


def table_links(table: str) -> None:
    """Links to a whole table in every form."""
    with st.container(key="whole-table"):
        st.markdown("**" + _("Download the whole table") + "**")
        asked = citation.query(choice.kept())
        links({name: address.site(f"api/v1/tables/{table}.{form}?{asked}") for form, name in NAMES.items()})
