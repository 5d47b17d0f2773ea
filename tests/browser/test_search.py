"""A visitor types what they call the thing, and lands on it."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visitor, settle

MILLING = "a1c9f8b7-c4ce-4b15-ac3c-3378c300d8f2"
CIRCULAR = "http://data.europa.eu/esco/occupation/7aedaa07-3884-4c5b-88f9-80997b2aa54b"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("weldng", "welder"),
        ("tornero", "fitter and turner"),
        ("Schweißer", "welder"),
        ("7223.4.6", "milling machine operator"),
        (CIRCULAR, "welder"),
    ],
)
def test_the_box_of_the_overview_finds_it(visit: Visitor, typed: str, expected: str) -> None:
    """A typing error, a Spanish and a German name, a code and a link: Enter leads to it, by keyboard alone."""
    page = visit("/?lang=en").page
    box = page.locator(".st-key-find-text input")
    box.fill(typed)
    box.press("Enter")
    page.wait_for_url("**/search?*")
    settle(page)

    expect(page.locator("[class*='st-key-links-found-'] a").first).to_have_text(expected)


def test_the_matched_name_and_its_language_are_shown(visit: Visitor) -> None:
    """Found by its German name."""
    page = visit("/search?lang=en&q=Schwei%C3%9Fer").page

    expect(page.locator(".st-key-links-found-profile")).to_contain_text("“Schweißer/Schweißerin” · German name")


def test_a_hit_leads_to_its_page(visit: Visitor) -> None:
    """A region by its name in another alphabet opens its own page."""
    page = visit("/search?lang=en&q=%CE%9A%CF%81%CE%AE%CF%84%CE%B7").page
    page.locator(".st-key-links-found-region a").first.click()
    page.wait_for_url("**/region?*code=EL43*")


def test_a_link_restores_words_kind_and_language(visit: Visitor) -> None:
    """What was typed, the kind, and names in the other language."""
    page = visit("/search?lang=es&q=welder&kind=profile").page

    expect(page.locator("input[aria-label^='Busca']")).to_have_value("welder")
    expect(page.locator("[class*='st-key-links-found-'] a").first).to_contain_text("soldador")
    expect(page.locator(".st-key-links-found-skill")).to_have_count(0)


def test_nothing_found_proposes_the_nearest(visit: Visitor) -> None:
    """And says how to report a term that is missing."""
    page = visit("/search?lang=en&q=blockchain%20sommelier%20xyz").page

    expect(page.get_by_text("Nothing is called “blockchain sommelier xyz”.")).to_be_visible()
    expect(page.locator(".st-key-links-nearest a").first).to_contain_text("blockchain")
    expect(page.get_by_text("Is a term missing?")).to_be_visible()
