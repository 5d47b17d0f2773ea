"""The map of skills, as a visitor meets it."""

import pytest

from observatory.i18n import LANGUAGES
from tests.pages.conftest import Opener, charts
from tests.pages.test_profile import links
from tests.pages.test_profiles import WELDER

CNC = "5c082067-ea18-4ccb-8c43-e70b18ad8120"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_shared_link_reopens(open_page: Opener, language: str) -> None:
    """702 points in 16 named discs; the profile of the link is marked, and its nearest are listed by number."""
    page = open_page(f"skills-map?lang={language}&profile={CNC}")
    [figure] = charts(page, "skills-map")

    assert [] == [box.value for box in page.exception]
    assert 702 == len(figure["data"][0]["customdata"])
    assert 16 == len(figure["layout"]["annotations"])
    assert CNC == page.session_state["profile"] == figure["data"][1]["customdata"][-1][0]
    assert any(link.startswith("1. ") for link in links(page))


def test_a_mistyped_link_falls_back(open_page: Opener) -> None:
    """To the welder."""
    assert WELDER == open_page("skills-map?lang=en&profile=NOPE").session_state["profile"]
