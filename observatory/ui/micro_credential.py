"""A micro-credential as the Council Recommendation of 16 June 2022 describes one."""

from collections.abc import Collection, Mapping
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from observatory.ui import edition
from observatory.ui.address import site
from observatory.ui.choice import asked
from observatory.ui.empty import empty
from observatory.ui.engine import engine
from observatory.ui.language import _, language
from observatory.ui.navigation import link_to, list_links, written_link
from observatory.ui.screen import ask_or_tell, choose, on_offer, show
from observatory.ui.search import plain
from observatory.views import micro_credentials as views
from observatory.views import micro_credentials_words as words
from observatory.views.speech import speaking


def choose_record() -> dict[str, Any]:
    """The record under its name; where a link names none, the page says so and leads to a search."""
    names, wanted, heading = on_offer("design-skills", "id"), asked("id"), st.empty()
    chosen = choose("design-skills", "id")
    heading.title(plain(names[chosen]))
    if wanted and wanted[0] not in names:
        empty(
            _("No record of this catalogue is called “{wanted}”.").format(wanted=wanted[0]),
            remedy=_("The link may be mistyped, or belong to another edition. Here is the first record instead."),
        )
        with st.container(key="links-search"):
            link_to("micro-credentials", _("Search for it"), q=wanted[0].replace("-", " "))
    return views.entry(engine(), chosen, language())


def show_record(record: Mapping[str, Any]) -> None:
    """What it is for, its standard elements in their order, what it teaches, whom it serves, how it stacks."""
    with speaking(language()):
        mark, facts = words.mark(record["status"]), words.facts(record)
    colour, icon = ("orange", "draft") if record["status"] == words.DESIGN else ("green", "school")
    badges = [f":gray-badge[{text}]" for text in (facts, record["area"]) if text]
    st.markdown(" ".join([f":{colour}-badge[:material/{icon}: {mark}]", *badges]))
    if record["purpose"]:
        st.markdown(plain(record["purpose"]))
    left, right = st.columns([3, 2], gap="large")
    with left:
        show("design-skills")
        show("design-profiles")
    with right:
        _elements(record)
    answer = ask_or_tell("stack")
    if answer:
        show(answer)
        list_links(
            written_link("micro-credential", row["name"], id=row["micro_credential_id"])
            for row in answer.data.iter_rows(named=True)
            if row["relation"] != "self"
        )


def _elements(record: Mapping[str, Any]) -> None:
    """The elements of annex I, mandatory ones first."""
    mandatory, optional = views.elements(engine(), record["micro_credential_id"], language())
    st.header(_("Standard elements"), anchor="elements")
    st.caption(_("In the order of annex I of the Council Recommendation of 16 June 2022 on micro-credentials."))
    st.markdown(_listed(mandatory))
    st.subheader(_("Optional elements"), anchor="optional")
    st.markdown(_listed(optional))
    _exchanged(record["micro_credential_id"])
    with speaking(language()):
        st.caption(plain(words.source(record)))


def _listed(elements: Mapping[str, Collection[str]]) -> str:
    """Elements and what the record says of each, as Markdown; several sayings are a list."""
    return "\n\n".join(
        f"**{element}**  \n" + "\n".join(f"{'- ' if len(texts) > 1 else ''}{_written(text)}" for text in texts)
        for element, texts in elements.items()
    )


def _written(text: str) -> str:
    """Only an address may be a link."""
    return text if text.startswith("https://") and " " not in text else plain(text)


def _exchanged(design: str) -> None:
    """The record in the formats that other systems read."""
    query = urlencode({"lang": language(), "edition": edition.read()})
    forms = {"elm.jsonld": _("European Learning Model (JSON-LD)"), "openbadge.json": _("Open Badges 3.0 (JSON)")}
    with st.container(horizontal=True, key="exchanged"):
        for form, name in forms.items():
            address = site(f"api/v1/micro-credentials/{design}.{form}?{query}")
            st.link_button(name, address, type="tertiary", icon=":material/download:")
