"""What does my region lack? The journey of a centre manager in the Basque Country."""

from playwright.sync_api import expect

from tests.browser.conftest import Visitor, settle


def test_what_does_my_region_lack(visit: Visitor) -> None:
    """From the gap to its figures, to the skills behind it, to a micro-credential close to one of them."""
    page = visit("/gaps?lang=en&regions=ES21,DE11").page
    expect(page.locator("h2").first).to_contain_text("In País Vasco, demand pressure runs ahead")
    page.get_by_text("How was this computed?").click()
    expect(page.get_by_text("gap(region) = pressure − capacity")).to_be_visible()
    expect(page.get_by_text("pressure +0.869 − capacity +0.099 = gap +0.770, from these figures")).to_be_visible()
    expect(page.locator(".st-key-figure-gap-skill-groups h3")).to_contain_text("times the weight it has in the EU")
    page.locator(".st-key-links-gap a").first.click()
    page.wait_for_url("**/micro-credentials?*q=*")


def test_the_link_brings_back_weights_in_another_language(visit: Visitor) -> None:
    """Codes in the link, names on the screen."""
    page = visit("/gaps?lang=en&regions=ITC4&panel=2018&weights=high-tech-manufacturing.2").page
    shared = "/" + page.url.split("/", 3)[3].replace("lang=en", "lang=es")
    again = visit(shared).page
    settle(again)

    assert "weights=high-tech-manufacturing.2" in again.url
    expect(again.locator("h1")).to_have_text("Brechas de competencias por región")
    expect(again.locator("h2").first).to_contain_text("Lombardia")


def test_a_weight_is_set_on_the_page_and_stands_in_the_link(visit: Visitor) -> None:
    """The gap follows the slider, and so does the address."""
    page = visit("/gaps?lang=en&regions=ES21&panel=2024").page
    page.get_by_role("button", name="Weights").click()
    handle = page.get_by_role("slider", name="Capacity: Upper secondary and post-secondary attainment")
    handle.focus()
    handle.press("ArrowLeft")
    page.wait_for_url("**weights=upper-secondary-attainment.0**")

    expect(page.locator("h2").nth(1)).to_contain_text("Rank 38 of 81")
