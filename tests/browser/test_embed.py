"""A figure on another site: alone, with its source, and nothing that leads astray."""

from playwright.sync_api import expect

from tests.browser.conftest import Visitor


def test_an_embedded_figure_stands_alone(visit: Visitor) -> None:
    """Title, sentence, picture and source line; no menu, no choices, no other figure."""
    page = visit("/regions?embed=true&figure=regions&lang=en&regions=ES21").page

    expect(page.locator(".st-key-figure-regions h2")).to_be_visible()
    expect(page.locator(".st-key-figure-regions")).to_contain_text("Source:")
    for hidden in (".st-key-figure-regions-side-by-side", "[data-testid=stHeader]", "h1", ".st-key-footer"):
        expect(page.locator(hidden).first).to_be_hidden()
    assert "figure=regions" in page.url


def test_a_figure_that_is_not_there_is_explained(visit: Visitor) -> None:
    """With the names of those that the page has."""
    page = visit("/regions?embed=true&figure=nope&lang=en").page

    expect(page.locator(".st-key-figure-nope")).to_contain_text("This page has no figure “nope” now; it has:")


def test_a_name_cannot_carry_style(visit: Visitor) -> None:
    """What is not a name of a figure changes nothing."""
    page = visit("/regions?embed=true&figure=x%7D*%7Bdisplay:none&lang=en").page

    expect(page.locator("h1")).to_be_visible()
