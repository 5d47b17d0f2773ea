"""Job profiles, as a visitor meets them."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import Opener, charts

WELDER = "7aedaa07-3884-4c5b-88f9-80997b2aa54b"


def text(page: AppTest) -> str:
    """Everything written on the page."""
    return " ".join(part.value for part in (*page.title, *page.header, *page.subheader, *page.markdown, *page.caption))


def hits(page: AppTest) -> list[str]:
    """What was found, as HTML."""
    [listed] = [html.proto.body for html in page.get("html") if 'class="links"' in html.proto.body]
    return listed.split("<li>")[1:]


@pytest.mark.parametrize(("language", "welder"), [("en", "welder"), ("es", "soldador/soldadora")])
def test_the_first_look_leads_to_every_profile(open_page: Opener, language: str, welder: str) -> None:
    """Profiles by technology area, and every name in the list leads to its page, with the visitor's language."""
    page = open_page(f"profiles?lang={language}&area=welding")
    names = [str(name) for table in page.table for name in table.value.iloc[:, 0]]

    assert [] == [box.value for box in page.exception]
    assert 1 == len(charts(page, "profiles-by-area"))
    assert f"[{welder}](profile?lang={language}&id={WELDER})" in names


def test_a_mistyped_link_falls_back(open_page: Opener) -> None:
    """An unknown area becomes the whole list."""
    assert "all" == open_page("profiles?lang=en&area=NOPE").selectbox(key="area").value


@pytest.mark.parametrize(
    ("language", "sought", "first"), [("en", "weldng", "welder"), ("es", "Schwei%C3%9Fer", "soldador/soldadora")]
)
def test_what_people_are_called_is_found(open_page: Opener, language: str, sought: str, first: str) -> None:
    """Misspelt or in any language; the first of the links is the welder."""
    page = open_page(f"profiles?lang={language}&q={sought}")

    assert [] == [box.value for box in (*page.exception, *page.error)]
    assert f">{first}</a>" in hits(page)[0]


def test_nothing_found_says_so(open_page: Opener) -> None:
    """And how to report a missing name."""
    page = open_page("profiles?lang=en&q=qqqqqq")

    assert "Nothing is called “qqqqqq”." in text(page)
    assert "Is a term missing?" in [panel.label for panel in page.expander]


def test_every_hit_is_reachable(open_page: Opener) -> None:
    """Twelve at first, and a button for the others, of which the link knows."""
    page = open_page("profiles?lang=en&q=operator")
    assert 12 == len(hits(page))
    assert any(caption.value.startswith("12 of ") for caption in page.caption)

    next(button for button in page.button if button.label == "Show more").click().run()

    assert 24 == len(hits(page))
    assert "24" in page.query_params["shown"]
