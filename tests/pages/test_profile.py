"""One job profile, as a visitor meets it."""

import pytest
from streamlit.testing.v1 import AppTest

from observatory.i18n import LANGUAGES
from tests.pages.conftest import Opener
from tests.pages.test_profiles import WELDER, text


def links(page: AppTest) -> list[str]:
    """What the links to other pages say."""
    return [one.proto.label for one in page.get("page_link")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_shared_link_reopens(open_page: Opener, language: str) -> None:
    """The profile comes back with its ISCO-08 group, four pictures and the basis that was chosen."""
    page = open_page(f"profile?lang={language}&id={WELDER}&where=adverts")

    assert [] == [box.value for box in page.exception]
    assert WELDER == page.session_state["id"]
    assert "[7212](http://data.europa.eu/esco/isco/C7212)" in text(page)
    assert 4 == len(page.get("plotly_chart"))


def test_a_mistyped_link_says_so(open_page: Opener) -> None:
    """An unknown profile is named, and the search is one click away."""
    page = open_page("profile?lang=en&id=NOPE")

    assert "No job profile of this edition is called “NOPE”." in text(page)
    assert "Search for it" in links(page)


def test_at_most_eight_groups_are_seen(open_page: Opener) -> None:
    """The tree folds: every skill is in one of at most eight groups, and none is open."""
    page = open_page(f"profile?lang=en&id={WELDER}")
    groups = [one.label for one in page.expander if "essential," in one.label]

    assert 0 < len(groups) <= 8
    assert 86 == sum(int(word) for one in groups for word in one.rsplit("·")[1].split() if word.isdigit())


def test_a_profile_leads_to_others(open_page: Opener) -> None:
    """The nearest profile, the map, and the way to move."""
    page = open_page(f"profile?lang=en&id={WELDER}")

    assert {"solderer", "Where it lies on the map of skills", "Where could one move from here?"} <= set(links(page))
