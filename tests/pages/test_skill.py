"""Skill: one skill, as a visitor meets it."""

import json

import pytest
from streamlit.testing.v1 import AppTest

from observatory.i18n import LANGUAGES
from observatory.queries import skills
from observatory.ui.engine import engine
from tests.pages.conftest import Opener

MEASURING = "42c25baf-ccb3-47d9-a872-bb2ceb615538"
# One profile alone needs it.
FIVE_S = "a276b1ad-c0b7-4b33-899c-0fbfcdbe0eee"
TROUBLESHOOT = "334e3e49-fb02-4051-809a-f06adfdc1c40"


def text(page: AppTest) -> str:
    """Everything written on the page."""
    return " ".join(one.value for one in (*page.header, *page.markdown, *page.caption))


def test_the_first_look_says_something(open_page: Opener) -> None:
    """A skill with its group, its profiles by area, solid, and its company, hatched."""
    page = open_page("skill?lang=en")
    areas, company, regions = (json.loads(one.proto.spec)["data"] for one in page.get("plotly_chart"))

    assert "“operate precision measuring equipment” is needed by 97 profiles, most often in Machining" in text(page)
    assert "skills › handling and moving › using hand tools" in text(page)
    assert [False, True, True] == ["pattern" in one[0]["marker"] for one in (areas, company, regions)]
    assert "weighs most in" in " ".join(one.value for one in page.subheader)


def test_a_shared_link_reopens(open_page: Opener) -> None:
    """The skill comes back, in the visitor's language."""
    page = open_page(f"skill?lang=es&skill={TROUBLESHOOT}")

    assert TROUBLESHOOT == page.session_state["skill"]


def test_a_mistyped_link_falls_back(open_page: Opener) -> None:
    """An unknown skill becomes the default one."""
    assert MEASURING == open_page("skill?lang=en&skill=NOPE").session_state["skill"]


def test_a_related_skill_is_a_click_away(open_page: Opener) -> None:
    """The first of them is opened, and the link says so."""
    page = open_page("skill?lang=en")

    next(one for one in page.button if one.label == "read standard blueprints").click().run()

    assert "“read standard blueprints” is needed by 149 profiles" in text(page)
    assert page.session_state["skill"] in page.query_params["skill"]


def test_a_broader_skill_is_a_click_away(open_page: Opener) -> None:
    """ESCO's own relations stand above the counted ones."""
    page = open_page("skill?lang=en")

    assert ["broader: use precision tools", "of use for it: precision measuring instruments"] == [
        one.label for one in page.button[:2]
    ]


def test_a_link_by_id_opens_a_skill(open_page: Opener) -> None:
    """As search and other sites link to it."""
    assert TROUBLESHOOT == open_page(f"skill?lang=en&id={TROUBLESHOOT}").session_state["skill"]


def test_a_rare_skill_has_no_company(open_page: Opener) -> None:
    """One profile needs it: nothing can be counted, and the page says so."""
    page = open_page(f"skill?lang=en&skill={FIVE_S}")

    assert "No other skill is needed together with it in three profiles or more." in text(page)
    assert "is needed in one area only" in text(page)
    assert [] == [box.value for box in page.exception]


@pytest.mark.parametrize("language", LANGUAGES)
def test_many_skills_open(open_page: Opener, language: str) -> None:
    """Every five-hundredth of the list, in every language, without an exception."""
    listed = skills.skills(engine(), language=language)["skill_id"].gather_every(500)
    broken = [one for one in listed if open_page(f"skill?lang={language}&skill={one}").exception]

    assert [] == broken
