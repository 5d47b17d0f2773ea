"""The screen of Job profile: what stands over it, its skills as a tree that folds, and ways on."""

from typing import Any

import polars as pl
import streamlit as st

from observatory.charts.labels import brief
from observatory.ui.choice import asked
from observatory.ui.empty import empty
from observatory.ui.engine import engine
from observatory.ui.language import _, language, ngettext, number
from observatory.ui.navigation import link_to
from observatory.ui.screen import ask_or_tell, choose, on_offer, show
from observatory.ui.search import plain
from observatory.views import profile as views

NEAREST, REGIONS = 4, 3


def choose_profile() -> str:
    """The profile of the link; where this edition has none of that name, the page says so, and where to look."""
    names = on_offer("profile-skills", "id")
    unknown = [code for code in asked("id") if code not in names][:1]
    profile = choose("profile-skills", "id")
    for wanted in unknown:
        empty(
            _("No job profile of this edition is called “{wanted}”.").format(wanted=plain(wanted)),
            remedy=_("The link may be mistyped, or belong to another edition. Here is “{shown}” instead.").format(
                shown=names[profile]
            ),
        )
        link_to("profiles", _("Search for it"), q=wanted[:80])
    return profile


def heading(profile: str) -> None:
    """Its name, codes, group, industries and area."""
    st.title(on_offer("profile-skills", "id")[profile])
    st.markdown(views.facts(engine(), profile, language()))


def skills(profile: str) -> None:
    """What it takes: skills left, knowledge right; each wide group folds."""
    answer = ask_or_tell("profile-skills")
    if answer:
        show(answer, body=lambda: _tree(answer.rows, views.groups(engine(), profile, language())))


def _tree(rows: pl.DataFrame, groups: pl.DataFrame) -> None:
    titles = {"skill": _("Essential and optional skills"), "knowledge": _("Essential and optional knowledge")}
    columns = dict(zip(titles, st.columns([3, 2], gap="large"), strict=True))
    for (kind,), folded in groups.group_by("kind", maintain_order=True):
        with columns[str(kind)]:
            st.subheader(titles[str(kind)])
            for group in folded.iter_rows(named=True):
                _group(rows.filter(skill_type=kind), group, key=f"group-{kind}-{group['branch']}")


def _group(rows: pl.DataFrame, group: dict[str, Any], *, key: str) -> None:
    counts = _("{essential} essential, {optional} optional").format(
        essential=number(group["essential"]), optional=number(group["optional"])
    )
    panel = st.expander(f"{group['name']} · {counts}", key=key, on_change="rerun")
    if panel.open:
        with panel:
            _leaves(rows.filter(pl.col("wide_id").fill_null(views.OTHER).is_in(group["groups"])), key=key)


def _leaves(rows: pl.DataFrame, *, key: str) -> None:
    for position, ((group,), part) in enumerate(rows.group_by("group_name", maintain_order=True)):
        st.markdown(f"**{group}**")
        with st.container(key=f"links-{key}-{position}"):
            for row in part.sort("need", "profiles", "name").iter_rows(named=True):
                link_to("skill", _leaf(row), id=row["skill_id"])


def _leaf(row: dict[str, Any]) -> str:
    """A skill with its need, its rarity and what teaches it, in one line."""
    words = [row["name"], row["needed"], ngettext("{n} profile needs it", "{n} profiles need it", row["profiles"])]
    if row["designs"]:
        words.append(ngettext("{n} micro-credential", "{n} micro-credentials", row["designs"]))
    return " · ".join(words)


def similar() -> None:
    """What comes close; a click on a bar or a link opens it."""
    answer = ask_or_tell("profile-similar")
    if answer:
        show(answer, level=3, picks="id")
        with st.container(key="links-similar", horizontal=True):
            for row in answer.data.head(NEAREST).iter_rows(named=True):
                link_to("profile", brief(row["name"], width=30), id=row["profile_id"])


def regions(view: str) -> None:
    """Where a profile or a skill weighs most, and the ways to those regions.

    Args:
        view: `profile-regions` or `skill-regions`.
    """
    choose(view, "year")
    answer = ask_or_tell(view)
    if answer:
        show(answer, level=3)
        with st.container(key=f"ways-{view}", horizontal=True):
            for row in answer.data.head(REGIONS).iter_rows(named=True):
                link_to("region", row["name"], code=row["region"])
