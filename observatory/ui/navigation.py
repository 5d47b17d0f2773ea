"""The pages, their addresses, and links between them that carry the visitor's choices along."""

from collections.abc import Iterable
from functools import cache
from html import escape

import streamlit as st

from observatory.export.citation import query
from observatory.i18n import N_
from observatory.settings import ROOT
from observatory.ui import choice
from observatory.ui.language import _

FOLDER = ROOT / "pages"
IN_A_ROW = 4


MENU = {
    "overview": N_("Overview"),
    "trends": N_("Trends"),
    "regions": N_("Regions"),
    "gaps": N_("Skill gaps"),
    "skills-in-demand": N_("Skills in demand"),
    "profiles": N_("Job profiles"),
    "transitions": N_("Move"),
    "micro-credentials": N_("Micro-credentials"),
    "coverage": N_("Coverage"),
    "data": N_("Data and methods"),
}
HIDDEN = {
    "api": N_("Data for machines"),
    "changes": N_("What changed"),
    "import": N_("Check a list of micro-credentials"),
    "micro-credential": N_("Micro-credential"),
    "path": N_("Learning path"),
    "profile": N_("Job profile"),
    "region": N_("Region"),
    "search": N_("Search"),
    "skill": N_("Skill"),
    "skills-map": N_("Map of skills"),
}
"""Others lead to these; the menu would not have room for them."""
TITLES = {**MENU, **HIDDEN}


def pages() -> dict[str, st.Page]:
    """Every page by its address; the addresses are stable English, the titles speak the visitor's language."""
    return {address: page(address) for address in TITLES}


def page(address: str) -> st.Page:
    """The page at an address."""
    return st.Page(
        FOLDER / f"{address.replace('-', '_')}.py",
        title=_(TITLES[address]),
        url_path=address,
        default=address == "overview",
        visibility="visible" if address in MENU else "hidden",
    )


def link_to(address: str, label: str, **choices: str) -> None:
    """A link to another page with this visitor's language and edition and the given choices in its URL."""
    st.page_link(_linked(address), label=label, query_params={**choice.kept(), **choices})


@cache
def _linked(address: str) -> st.Page:
    """A page to link to: only its address is looked at, which is the same for everybody."""
    return page(address)


def written_link(address: str, label: str, **choices: str) -> str:
    """The same link in HTML of our own, for lists that would be slow as widgets; opened as links in tables are."""
    return f'<a href="{escape(f"{address}?{query({**choice.kept(), **choices})}")}">{escape(label)}</a>'


def list_links(links: Iterable[str]) -> None:
    """Links of `written_link`, one below the other."""
    st.html(f'<ul class="links">{"".join(f"<li>{link}</li>" for link in links)}</ul>')


def go_to(address: str, **choices: str) -> None:
    """Lead a visitor whose link has moved to the page that answers it now."""
    kept = {name: code for name, code in st.query_params.items() if name in {"lang", "edition"}}
    st.switch_page(page(address), query_params={**kept, **choices})


def doors(questions: dict[str, str]) -> None:
    """Links to other pages, each over the question that it answers; four in a row."""
    listed = list(questions.items())
    with st.container(key="doors"):
        for start in range(0, len(listed), IN_A_ROW):
            row = listed[start : start + IN_A_ROW]
            for column, (address, question) in zip(st.columns(IN_A_ROW), row, strict=False):
                with column:
                    link_to(address, _(TITLES[address]))
                    st.caption(question)
