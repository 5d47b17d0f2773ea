"""The screen of Learning path: where it starts, its steps with what could stand in for them, and the ways on."""

from collections.abc import Mapping
from contextlib import suppress
from html import escape
from typing import Any

import streamlit as st

from observatory.errors import NotHeld
from observatory.model.region import EU
from observatory.ui.engine import engine
from observatory.ui.language import _
from observatory.ui.modelled import instead, tell_of_lost
from observatory.ui.navigation import link_to, list_links, written_link
from observatory.ui.screen import ask, ask_or_tell, choose, show
from observatory.views.coverage import spot
from observatory.views.paths_words import SEPARATOR


def between_profiles() -> None:
    """From one profile to another: what its essential skills lack."""
    left, right = st.columns(2)
    with left:
        source = choose("path", "profile")
    with right:
        target = choose("path", "target")
    _show()
    with st.container(key="doors"):
        link_to("transitions", _("Compare the two profiles skill by skill"), profile=source, to=target)


def from_region() -> None:
    """From what a region, a country or the EU demands: most of all, or more than the EU."""
    left, middle, right = st.columns([4, 3, 2], vertical_alignment="bottom")
    with left:
        region = choose("path", "region")
    if region != EU:
        with middle:
            choose("path", "basis")
    with right:
        choose("path", "top")
    tell_of_lost("path")
    _show()
    if spot(engine(), region) is None:
        instead("path", region, start="region")
        return
    with st.container(key="doors"):
        link_to("coverage", _("What is demanded here and not taught?"), region=region)


def _show() -> None:
    """The path beside its steps, and what stays uncovered where anything does."""
    path = ask_or_tell("path")
    if path:
        left, right = st.columns(2, gap="large")
        with left:
            show(path)
        with right:
            st.header(_("Step by step"), anchor="steps")
            list_links(_step(row) for row in path.data.iter_rows(named=True))
    with suppress(NotHeld):
        uncovered = ask("path-uncovered")
        if not uncovered.data.is_empty():
            show(uncovered)


def _step(row: Mapping[str, Any]) -> str:
    """A step with a link to it, what it teaches, and what could stand in for it; one piece of HTML."""
    name = written_link("micro-credential", f"{row['position']}. {row['name']}", id=row["micro_credential_id"])
    lines = [escape(_("Teaches: {skills}.").format(skills=row["skills"].replace(SEPARATOR, "; ")))]
    if row["first"]:
        first = row["first"].replace(SEPARATOR, "; ")
        lines.append(escape(_("Builds on {first}, which is not on this path.").format(first=first)))
    if row["instead"]:
        others = zip(row["instead_ids"].split(SEPARATOR), row["instead"].split(SEPARATOR), strict=True)
        links = " · ".join(written_link("micro-credential", other, id=code) for code, other in others)
        lines.append(escape(_("Instead of it:")) + " " + links)
    return name + "".join(f'<p class="small">{line}</p>' for line in lines)
