"""Job profiles, as a visitor meets them."""

import pytest
from streamlit.testing.v1 import AppTest

from observatory.i18n import LANGUAGES
from tests.pages.conftest import Opener

WELDER = "7aedaa07-3884-4c5b-88f9-80997b2aa54b"


def text(page: AppTest) -> str:
    """Everything written on the page."""
    return " ".join(one.value for one in (*page.title, *page.header, *page.subheader, *page.markdown, *page.caption))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_look_says_something(open_page: Opener, language: str) -> None:
    """Profiles by technology area, in every language, without an exception."""
    page = open_page(f"profiles?lang={language}")

    assert [] == [box.value for box in page.exception]
    assert 1 == len(page.get("plotly_chart"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_shared_link_reopens(open_page: Opener, language: str) -> None:
    """The profile comes back, with its shares and its ISCO-08 group."""
    page = open_page(f"profiles?lang={language}&profile={WELDER}")

    assert [] == [box.value for box in page.exception]
    assert WELDER == page.selectbox(key="profile").value
    assert "7212" in text(page)


def test_a_mistyped_link_falls_back(open_page: Opener) -> None:
    """An unknown profile and an unknown area become the whole list."""
    page = open_page("profiles?lang=en&profile=NOPE&area=NOPE")

    assert ("none", "all") == (page.selectbox(key="profile").value, page.selectbox(key="area").value)


def test_a_misspelt_search_finds_the_welder(open_page: Opener) -> None:
    """It is the first of the profiles offered."""
    page = open_page("profiles?lang=en&q=weldng")

    assert "welder" == page.selectbox(key="profile").options[1]
    assert "The nearest names" in text(page)


def test_nothing_found_says_so(open_page: Opener) -> None:
    """And how to report a missing name."""
    page = open_page("profiles?lang=en&q=qqqqqq")

    assert "Nothing close to it was found." in text(page)
    assert "Is a name missing?" in text(page)


def test_a_link_to_a_profile_wins_over_a_filter(open_page: Opener) -> None:
    """The welder is not in the area of the link, but the link names the welder."""
    page = open_page(f"profiles?lang=en&area=machining&q=tornero&profile={WELDER}")

    assert WELDER == page.selectbox(key="profile").value
