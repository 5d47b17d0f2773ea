"""Skill: one skill, as a visitor meets it."""

import pytest
from streamlit.testing.v1 import AppTest

from observatory.errors import NotHeld
from observatory.i18n import LANGUAGES
from observatory.queries import skills
from observatory.views.asking import ask, figure
from observatory.views.served import newest
from tests.pages.conftest import Opener, charts

MEASURING = "42c25baf-ccb3-47d9-a872-bb2ceb615538"
# One profile alone needs it.
FIVE_S = "a276b1ad-c0b7-4b33-899c-0fbfcdbe0eee"
TROUBLESHOOT = "334e3e49-fb02-4051-809a-f06adfdc1c40"


def text(page: AppTest) -> str:
    """Everything written on the page."""
    return " ".join(part.value for part in (*page.header, *page.subheader, *page.markdown, *page.caption))


def test_the_first_look_says_something(open_page: Opener) -> None:
    """A skill with its group, its profiles by area, solid, its company, hatched, and what ESCO relates to it.

    The first of its company is a click away, and the link says so.
    """
    page = open_page("skill?lang=en")

    assert "“operate precision measuring equipment” is needed by 97 profiles, most often in Machining" in text(page)
    assert "skills › handling and moving › using hand tools" in text(page)
    assert "weighs most in" in text(page)
    assert [False, True, True] == [
        "pattern" in charts(page, view)[0]["data"][0]["marker"]
        for view in ("skill-areas", "related-skills", "skill-regions")
    ]
    assert ["broader: use precision tools", "of use for it: precision measuring instruments"] == [
        button.label for button in page.button[:2]
    ]

    next(button for button in page.button if button.label == "read standard blueprints").click().run()

    assert "“read standard blueprints” is needed by 149 profiles" in text(page)
    assert page.session_state["skill"] in page.query_params["skill"]


@pytest.mark.parametrize(
    ("link", "skill"),
    [(f"skill={TROUBLESHOOT}", TROUBLESHOOT), (f"id={TROUBLESHOOT}", TROUBLESHOOT), ("skill=NOPE", MEASURING)],
)
def test_a_link_opens_a_skill(open_page: Opener, link: str, skill: str) -> None:
    """By `id` as search and other sites link to it; an unknown skill becomes the usual one."""
    page = open_page(f"skill?lang=es&{link}")

    assert skill == page.session_state["skill"]
    assert skill in page.query_params["skill"]


def test_a_rare_skill_has_no_company(open_page: Opener) -> None:
    """One profile needs it: nothing can be counted, and the page says so."""
    page = open_page(f"skill?lang=en&skill={FIVE_S}")

    assert "No other skill is needed together with it in three profiles or more." in text(page)
    assert "is needed in one area only" in text(page)
    assert [] == [box.value for box in page.exception]


@pytest.mark.parametrize("language", LANGUAGES)
def test_many_skills_are_answered(language: str) -> None:
    """Every nine-hundredth has its charts and tables, or says why not."""
    silent = set()
    for skill in skills.skills(newest(), language=language)["skill_id"].gather_every(900):
        codes = {"skill": (skill,)}
        for view in ("skill-areas", "related-skills", "skill-regions"):
            try:
                figure(newest(), view, codes, language=language, theme="light")
            except NotHeld as nothing:
                silent.add((view, bool(nothing.remedy)))
        for view in ("skill-profiles", "skill-names"):
            assert ask(newest(), view, codes, language=language).title

    assert silent <= {("related-skills", True), ("skill-regions", True)}
