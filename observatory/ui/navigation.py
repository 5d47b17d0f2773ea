"""The pages, their addresses, and links between them that carry the visitor's choices along."""

from collections.abc import Iterable
from html import escape
from typing import Any

import streamlit as st

from observatory.export.citation import query
from observatory.settings import ROOT
from observatory.ui import choice
from observatory.ui.language import _

FOLDER = ROOT / "pages"
IN_A_ROW = 4


def pages() -> dict[str, st.Page]:
    """Every page by its address; the addresses are stable English, the titles speak the visitor's language."""
    menu = {
        "overview": _("Overview"),
        "trends": _("Trends"),
        "regions": _("Regions"),
        "gaps": _("Skill gaps"),
        "skills-in-demand": _("Skills in demand"),
        "profiles": _("Job profiles"),
        "transitions": _("Move"),
        "micro-credentials": _("Micro-credentials"),
        "coverage": _("Coverage"),
        "data": _("Data and methods"),
    }
    # Others lead to these; the menu would not have room for them.
    hidden = {
        "api": _("Data for machines"),
        "changes": _("What changed"),
        "import": _("Check a list of micro-credentials"),
        "micro-credential": _("Micro-credential"),
        "path": _("Learning path"),
        "profile": _("Job profile"),
        "region": _("Region"),
        "search": _("Search"),
        "skill": _("Skill"),
        "skills-map": _("Map of skills"),
    }
    return {
        **{address: _page(address, title) for address, title in menu.items()},
        **{address: _page(address, title, visibility="hidden") for address, title in hidden.items()},
    }


def _page(address: str, title: str, **looks: Any) -> st.Page:
    file = FOLDER / f"{address.replace('-', '_')}.py"
    return st.Page(file, title=title, url_path=address, default=address == "overview", **looks)


def link_to(address: str, label: str, **choices: str) -> None:
    """A link to another page with this visitor's language and edition and the given choices in its URL."""
    st.page_link(_page(address, label), label=label, query_params={**choice.kept(), **choices})


def written_link(address: str, label: str, **choices: str) -> str:
    """The same link in HTML of our own, for lists that would be slow as widgets; opened as links in tables are."""
    return f'<a href="{escape(f"{address}?{query({**choice.kept(), **choices})}")}">{escape(label)}</a>'


def list_links(links: Iterable[str]) -> None:
    """Links of `written_link`, one below the other."""
    st.html(f'<ul class="links">{"".join(f"<li>{link}</li>" for link in links)}</ul>')


def go_to(address: str, **choices: str) -> None:
    """Lead a visitor whose link has moved to the page that answers it now."""
    kept = {name: code for name, code in st.query_params.items() if name in {"lang", "edition"}}
    st.switch_page(pages()[address], query_params={**kept, **choices})


def doors(questions: dict[str, str]) -> None:
    """Links to other pages, each over the question that it answers; four in a row."""
    listed = list(questions.items())
    with st.container(key="doors"):
        for start in range(0, len(listed), IN_A_ROW):
            row = listed[start : start + IN_A_ROW]
            for column, (address, question) in zip(st.columns(IN_A_ROW), row, strict=False):
                with column:
                    link_to(address, pages()[address].title)
                    st.caption(question)
