"""What keeps a skill company: the skills that ESCO relates to it, and those that profiles need beside it."""

import polars as pl
import streamlit as st

from observatory.charts.labels import brief
from observatory.charts.ranking import ranking
from observatory.model.evidence import Grade
from observatory.queries import provenance
from observatory.ui import skill as words
from observatory.ui.appearance import palette
from observatory.ui.choice import pick
from observatory.ui.demand import ESCO
from observatory.ui.empty import empty
from observatory.ui.engine import engine
from observatory.ui.figure import show
from observatory.ui.language import _
from observatory.ui.move import percent
from observatory.views.skills import related_rows

LINKS = 6


def relatives(found: pl.DataFrame) -> None:
    """Broader and narrower skills, and those of use for it, each a way on."""
    if found.is_empty():
        return
    said = words.relation_names()
    with st.container(horizontal=True, key="links-relatives"):
        for row in found.head(LINKS).iter_rows(named=True):
            st.button(
                f"{said[row['relation']]}: {row['name']}",
                type="tertiary",
                on_click=pick,
                key=f"to-{row['relation']}-{row['skill_id']}",
                args=("skill", row["skill_id"]),
            )


def company(found: pl.DataFrame) -> None:
    """The skills that profiles need most often beside it."""
    if found.is_empty():
        st.header(_("Related skills"))
        empty(
            _("No other skill is needed together with it in three profiles or more."),
            remedy=_("Related skills are counted from the profiles that need both."),
        )
        return
    show(
        ranking(
            [brief(name) for name in found["name"]],
            found["overlap"].to_list(),
            [percent(share) for share in found["overlap"]],
            palette=palette(),
            modelled=True,
        ),
        title=_("Most often beside it: “{skill}”").format(skill=found["name"][0]),
        sentence=_("Profiles that need both, in % of the profiles that need either; at least three with both."),
        data=related_rows(found),
        columns=words.company_columns(),
        evidence=provenance.evidence(engine(), [ESCO], grade=Grade.MODELLED),
        file="related-skills",
    )
    with st.container(horizontal=True, key="links-related"):
        for row in found.head(LINKS).iter_rows(named=True):
            st.button(row["name"], type="tertiary", on_click=pick, args=("skill", row["skill_id"]))
