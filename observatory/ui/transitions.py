"""The screen of Move: the targets that are looked at, and the ways on from what is missing."""

from collections.abc import Sequence

import streamlit as st

from observatory.ui.choice import choose_switch, renew
from observatory.ui.engine import engine
from observatory.ui.language import _, language, ngettext
from observatory.ui.navigation import link_to, list_links, written_link
from observatory.ui.screen import ask_or_tell, choose_many, chosen, show
from observatory.views import transitions as views
from observatory.views.skills_words import need_name
from observatory.views.speech import speaking

MISSING, DESIGNS = 3, 5
"""Skills that are missing, and designs that teach some, each a click away."""


def choose_targets() -> list[str]:
    """The profiles to look closer at; another profile, area or group has targets of its own."""
    renew("to", of={key: codes[0] for key, codes in chosen("moves").items()})
    return choose_many("moves-side-by-side", "to", absent=_("is where you start, or shares no skill with it"))


def look_closer(profile: str, targets: Sequence[str]) -> None:
    """What it takes to get to each target, or all of them side by side."""
    options = {"steps": _("What it takes"), "compare": _("Side by side: shared and own skills")}
    if choose_switch(_("View"), options, key="view") == "compare":
        show("compared-counts")
        show("compared-facts", level=3)
        show("compared-skills", level=3)
        return
    show("moves-side-by-side")
    for position, column in enumerate(st.columns(len(targets), gap="large"), start=1):
        with column:
            _what_it_takes(profile, targets[position - 1], f"steps-{position}")


def _what_it_takes(profile: str, target: str, view: str) -> None:
    """The steps to one target, and where they lead: to skills, to what teaches them, to a path."""
    answer = ask_or_tell(view)
    if answer is None:
        return
    show(answer, level=3)
    missing = answer.data.filter(outcome="missing").head(MISSING)
    if not missing.is_empty():
        st.markdown("**" + _("First among the missing skills") + "**")
        with speaking(language()):
            list_links(
                written_link("skill", f"{row['name']} · {need_name(row['need'])}", skill=row["skill_id"])
                for row in missing.iter_rows(named=True)
            )
    designs = views.teaching(engine(), answer.data, language()).head(DESIGNS)
    if designs.is_empty():
        st.caption(_("No design teaches a missing skill yet."))
    else:
        st.markdown("**" + _("What teaches the missing skills") + "**")
        list_links(
            written_link(
                "micro-credential",
                row["name"] + " · " + ngettext("{n} skill", "{n} skills", row["skills"]),
                id=row["micro_credential_id"],
            )
            for row in designs.iter_rows(named=True)
        )
    with st.container(key=f"links-{view}"):
        link_to("path", _("The shortest way there"), start="profile", profile=profile, target=target)
