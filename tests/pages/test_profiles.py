"""Job profiles, as a visitor meets them."""

import pytest
from streamlit.testing.v1 import AppTest

from observatory.i18n import LANGUAGES
from observatory.queries import profiles
from observatory.ui.engine import newest
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


def test_every_name_in_the_list_leads_to_its_page(open_page: Opener) -> None:
    """With the visitor's language."""
    page = open_page("profiles?lang=es&area=welding")
    names = [str(name) for table in page.table for name in table.value.iloc[:, 0]]

    assert f"[soldador/soldadora](profile?lang=es&id={WELDER})" in names


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_shared_link_reopens(open_page: Opener, language: str) -> None:
    """The profile comes back, with its shares, its ISCO-08 group, its regions and its nearest."""
    page = open_page(f"profile?lang={language}&id={WELDER}")

    assert [] == [box.value for box in page.exception]
    assert WELDER == page.session_state["id"]
    assert "7212" in text(page)
    assert 4 == len(page.get("plotly_chart"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_many_profiles_open(open_page: Opener, language: str) -> None:
    """Every fiftieth, those without essential skills or manufacturing among them, without an exception."""
    listed = profiles.profiles(newest(), language=language)["profile_id"].gather_every(50)
    broken = [one for one in listed if open_page(f"profile?lang={language}&id={one}").exception]

    assert [] == broken


def test_a_mistyped_link_falls_back(open_page: Opener) -> None:
    """An unknown area becomes the whole list, an unknown profile the first one to read."""
    assert "all" == open_page("profiles?lang=en&area=NOPE").selectbox(key="area").value
    assert WELDER == open_page("profile?lang=en&id=NOPE").session_state["id"]


def test_a_misspelt_search_finds_the_welder(open_page: Opener) -> None:
    """It is the first of the links."""
    page = open_page("profiles?lang=en&q=weldng")

    assert "welder" == page.get("page_link")[0].proto.label


def test_nothing_found_says_so(open_page: Opener) -> None:
    """And how to report a missing name."""
    page = open_page("profiles?lang=en&q=qqqqqq")

    assert "Nothing is called “qqqqqq”." in text(page)
    assert "Is a term missing?" in [one.label for one in page.expander]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sought", ["welder", "soldador", "Schwei%C3%9Fer"])
def test_what_people_are_called_is_found(open_page: Opener, language: str, sought: str) -> None:
    """In any language, without an exception; the first of them is the welder, and its reason is told."""
    page = open_page(f"profiles?lang={language}&q={sought}")

    assert [] == [box.value for box in page.exception]
    assert [] == [box.value for box in page.error]
    assert {"en": "welder", "es": "soldador/soldadora"}[language] == page.get("page_link")[0].proto.label


def test_every_hit_is_reachable(open_page: Opener) -> None:
    """Twelve at first, and a button for the others, of which the link knows."""
    first = open_page("profiles?lang=en&q=operator")
    more = open_page("profiles?lang=en&q=operator&shown=24")

    assert any(caption.value.startswith("12 of ") for caption in first.caption)
    assert 12 == len(more.get("page_link")) - len(first.get("page_link"))
