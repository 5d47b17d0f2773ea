"""What a profile takes, as a tree that folds: a handful of wide groups, each opened on demand."""

from collections.abc import Sequence
from typing import Any

import polars as pl
import streamlit as st

from observatory.ui.language import _, ngettext, number, speech
from observatory.ui.move import need_name
from observatory.ui.navigation import link_to
from observatory.views import profile_words as words
from observatory.views.profiles import MOST_BRANCHES, OTHER, branches


def title(rows: pl.DataFrame) -> str:
    """How many skills and how much knowledge a profile takes."""
    return words.takes(speech(), rows)


def sentence(rows: pl.DataFrame) -> str:
    """What the tree shows, and what its numbers mean."""
    return _(
        "Essential skills stand first, then {optional} optional ones. Open a group to see how many of the profiles "
        "need each skill: the fewer, the rarer."
    ).format(optional=number(rows.filter(need="optional").height))


def tree(rows: pl.DataFrame) -> None:
    """Skills left, knowledge right; each wide group folds."""
    titles = {"skill": _("Essential and optional skills"), "knowledge": _("Essential and optional knowledge")}
    for column, kind in zip(st.columns([3, 2], gap="large"), MOST_BRANCHES, strict=True):
        part = rows.filter(skill_type=kind)
        if part.height:
            with column:
                st.subheader(titles[kind])
                for branch in branches(part, MOST_BRANCHES[kind]).iter_rows(named=True):
                    _branch(part, branch, key=f"group-{kind}-{branch['branch']}")


def _branch(rows: pl.DataFrame, branch: dict[str, Any], *, key: str) -> None:
    name = branch["name"] or _("Other groups")
    counts = _("{essential} essential, {optional} optional").format(
        essential=number(branch["essential"]), optional=number(branch["optional"])
    )
    panel = st.expander(f"{name} · {counts}", key=key, on_change="rerun")
    if panel.open:
        with panel:
            _leaves(rows.filter(pl.col("wide_id").fill_null(OTHER).is_in(branch["groups"])), key=key)


def _leaves(rows: pl.DataFrame, *, key: str) -> None:
    for place, ((group,), part) in enumerate(rows.group_by("group_name", maintain_order=True)):
        st.markdown(f"**{group}**")
        with st.container(key=f"links-{key}-{place}"):
            for row in part.sort("need", "profiles", "name").iter_rows(named=True):
                link_to("skill", leaf(row), id=row["skill_id"])


def leaf(row: dict[str, Any]) -> str:
    """A skill with its need, its rarity and what teaches it, in one line."""
    told: Sequence[str] = [
        str(row["name"]),
        need_name(str(row["need"])),
        ngettext("{n} profile needs it", "{n} profiles need it", int(row["profiles"])),
    ]
    if row["designs"]:
        told = [*told, ngettext("{n} micro-credential", "{n} micro-credentials", int(row["designs"]))]
    return " · ".join(told)
