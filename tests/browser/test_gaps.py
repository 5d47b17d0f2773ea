"""What does my region lack? The journey of a centre manager in the Basque Country."""

from playwright.sync_api import expect

from tests.browser.conftest import Visitor, settle


def test_what_does_my_region_lack(visit: Visitor) -> None:
    """From the gap to its figures, to the skills behind it, to a micro-credential close to one of them."""
    page = visit("/gaps?lang=en&regions=ES21,DE11").page
    expect(page.locator("h2").first).to_contain_text("In País Vasco, demand pressure runs ahead")
    page.get_by_text("How was this computed?").click()
    expect(page.get_by_text("gap(region)      = pressure − capacity")).to_be_visible()
    expect(page.locator(".st-key-figure-gap-skill-groups h3")).to_have_text("The skills behind the demand")
    page.locator(".st-key-links-gap a").first.click()
    page.wait_for_url("**/micro-credentials?*skill=*")


def test_the_link_brings_back_weights_in_another_language(visit: Visitor) -> None:
    """Codes in the link, names on the screen."""
    page = visit("/gaps?lang=en&regions=ITC4&panel=2018&weights=2,1,1,1,1,1,1,1").page
    shared = "/" + page.url.split("/", 3)[3].replace("lang=en", "lang=es")
    again = visit(shared).page
    settle(again)

    assert "weights=2,1,1,1,1,1,1,1" in again.url.replace("%2C", ",")
    expect(again.locator("h1")).to_have_text("Brechas de competencias")
    expect(again.locator("h2").first).to_contain_text("Lombardia")
