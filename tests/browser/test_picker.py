"""The picker by keyboard, by touch, and when the search cannot be reached."""

from playwright.sync_api import expect

from tests.browser.conftest import Visitor


def test_the_keyboard_is_enough(visit: Visitor) -> None:
    """Arrows walk through the list, Enter takes what they point at, Escape leaves, Backspace removes the last one."""
    page = visit("/trends?lang=en&regions=ES21,DE11").page
    box = page.get_by_role("combobox", name="Regions, up to six")
    box.fill("Bavaria")
    expect(page.get_by_role("option").first).to_contain_text("Bayern (DE2)")
    expect(page.get_by_role("option").first).to_contain_text("“Bavaria” · English name")
    box.press("ArrowDown")

    expect(box).to_have_attribute("aria-expanded", "true")
    expect(box).to_have_attribute("aria-activedescendant", "option-0")

    box.press("Enter")
    page.wait_for_url("**regions=ES21%2CDE11%2CDE2&**")

    expect(box).to_have_attribute("aria-expanded", "false")

    box.press("Backspace")
    page.wait_for_url("**regions=ES21%2CDE11&**")
    box.fill("Lombardia")
    box.press("Escape")

    expect(box).to_have_value("")
    expect(page.get_by_role("button", name="Remove Stuttgart (DE11)")).to_be_visible()


def test_every_hit_is_within_reach(visit: Visitor) -> None:
    """Six at first, with how many there are, and the last entry shows them all."""
    page = visit("/transitions?lang=en").page
    page.get_by_role("combobox", name="From").fill("operator")
    everything = page.get_by_role("option", name="Show all")
    expect(everything).to_be_visible()

    assert 7 == page.get_by_role("option").count()

    everything.click()
    expect(page.get_by_role("option").nth(20)).to_be_attached()


def test_words_left_behind_are_told(visit: Visitor) -> None:
    """Who types and goes on reads that nothing changed, and sees the old choice."""
    page = visit("/transitions?lang=en").page
    box = page.get_by_role("combobox", name="From")
    box.fill("CNC")
    box.blur()

    expect(box).to_have_value("welder")
    expect(page.get_by_text("“CNC” was not chosen from the list; nothing changed.")).to_be_visible()


def test_without_the_search_names_on_offer_are_looked_through(visit: Visitor) -> None:
    """And Enter asks the page itself."""
    page = visit("/transitions?lang=en&profile=a1c9f8b7-c4ce-4b15-ac3c-3378c300d8f2").page
    page.route("**/api/v1/search.json*", lambda route: route.abort())
    box = page.get_by_role("combobox", name="From")
    box.fill("laser beam")
    expect(page.get_by_role("option").first).to_contain_text("laser beam")
    box.fill("Schweißer")
    box.press("Enter")
    page.wait_for_url("**profile=7aedaa07*")
