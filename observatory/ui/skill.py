"""The screen of Skill: which one is meant, what it is, and the skills that ESCO relates to it."""

import streamlit as st

from observatory.ui.choice import asked, pick
from observatory.ui.engine import engine
from observatory.ui.language import language
from observatory.ui.screen import ask_or_tell, choose, on_offer, show
from observatory.views import skills as views

LINKS = 6


def choose_skill() -> str:
    """The skill of the link; search and other sites link by `id`, as for profiles."""
    for skill in asked("id")[:1]:
        if skill in on_offer("skill-areas", "skill"):
            pick("skill", skill)
    return choose("skill-areas", "skill")


def facts(skill: str) -> None:
    """The groups it is in, its kind, and the skills that ESCO relates to it, each a click away."""
    st.caption(views.path(engine(), skill, language()))
    st.markdown(views.badges(engine(), skill, language()))
    relatives = views.relatives(engine(), skill, language())
    if relatives.is_empty():
        return
    with st.container(horizontal=True, key="links-relatives"):
        for row in relatives.head(LINKS).iter_rows(named=True):
            st.button(
                f"{row['relation_name']}: {row['name']}",
                type="tertiary",
                on_click=pick,
                key=f"to-{row['relation']}-{row['skill_id']}",
                args=("skill", row["skill_id"]),
            )


def related() -> None:
    """The skills that profiles need most often beside it; a click on a bar or a name opens one."""
    answer = ask_or_tell("related-skills")
    if answer:
        show(answer, picks="skill")
        with st.container(horizontal=True, key="links-related"):
            for row in answer.data.head(LINKS).iter_rows(named=True):
                st.button(row["name"], type="tertiary", on_click=pick, args=("skill", row["skill_id"]))
