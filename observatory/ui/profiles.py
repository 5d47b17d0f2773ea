"""The screen of Job profiles: the search, what it found, and the one that is opened."""

from collections.abc import Mapping, Sequence

import streamlit as st

from observatory.search import Hit
from observatory.ui import report
from observatory.ui.choice import asked, choose_text
from observatory.ui.engine import engine
from observatory.ui.language import _, language, ngettext
from observatory.ui.listed import further, shown
from observatory.ui.navigation import go_to
from observatory.ui.picker import find_to_open
from observatory.ui.screen import choose
from observatory.ui.search import NEAREST, lines, nothing, plain, worth
from observatory.views import profiles as views

STEP = 12


def follow_old_link() -> None:
    """Links of the first editions opened a profile on this page."""
    names = views.names(engine(), views.ALL, language())
    for profile in asked("profile")[:1]:
        if profile in names:
            go_to("profile", id=profile)


def search() -> tuple[str, list[Hit]]:
    """The words that are typed and the area they are searched in; what they find, best first; and one to open."""
    left, middle, right = st.columns([3, 2, 3])
    with left:
        text = choose_text(_("Search: name in any language, or ESCO code"), key="q")
    with middle:
        names = views.names(engine(), choose("profiles", "area"), language())
    hits = _hits(text, names)
    with right:
        offered = {hit.id: names[hit.id] for hit in hits} if text else names
        if opened := find_to_open(_("Profile"), offered, "profile", key="open"):
            go_to("profile", id=opened)
    return text, hits


def _hits(text: str, names: Mapping[str, str]) -> list[Hit]:
    """The profiles among some that a search finds, best first; none for an empty search."""
    if not text:
        return []
    inside = [hit for hit in views.sought(engine(), text, language()) if hit.id in names]
    return worth(inside) or inside[:NEAREST]


def show_hits(hits: Sequence[Hit], text: str) -> None:
    """What a search found, in its order, each with the reason; else what to try."""
    if not hits:
        nothing(text, [])
        report.missing_term()
        return
    sure = bool(worth(hits))
    st.markdown(
        ngettext(
            "**{n} profile may be meant by “{text}”**",
            "**{n} profiles may be meant by “{text}”**",
            len(hits),
            text=plain(text),
        )
        if sure
        else _("**Nothing is called “{text}”. The nearest names:**").format(text=plain(text))
    )
    with st.container(key="links-found", gap="xsmall"):
        first = shown(len(hits), step=STEP)
        lines(hits[:first])
        further(first, len(hits), step=STEP)
    if not sure:
        report.missing_term()
