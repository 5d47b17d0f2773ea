"""The map of skills, as a visitor meets it."""

import json

import pytest

from observatory.i18n import LANGUAGES
from tests.pages.conftest import Opener
from tests.pages.test_profile import links
from tests.pages.test_profiles import WELDER

CNC = "5c082067-ea18-4ccb-8c43-e70b18ad8120"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_profile_is_on_the_map(open_page: Opener, language: str) -> None:
    """702 points in 16 named discs, in every language, without an exception."""
    page = open_page(f"skills-map?lang={language}")
    figure = json.loads(page.get("plotly_chart")[0].proto.spec)

    assert [] == [box.value for box in page.exception]
    assert 702 == len(figure["data"][0]["customdata"])
    assert 16 == len(figure["layout"]["annotations"])


def test_a_shared_link_reopens(open_page: Opener) -> None:
    """The profile of the link is chosen, and its nearest are listed by number."""
    page = open_page(f"skills-map?lang=en&profile={CNC}")

    assert CNC == page.session_state["profile"]
    assert any(one.startswith("1. ") for one in links(page))


def test_a_mistyped_link_falls_back(open_page: Opener) -> None:
    """To the welder."""
    assert WELDER == open_page("skills-map?lang=en&profile=NOPE").session_state["profile"]
