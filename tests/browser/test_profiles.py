"""A learner's way: from a word to a profile, to a skill, to what teaches it, and back."""

from playwright.sync_api import expect

from tests.browser.conftest import Visitor, settle

WELDER = "7aedaa07-3884-4c5b-88f9-80997b2aa54b"


def test_from_a_profile_to_a_micro_credential_and_back(visit: Visitor) -> None:
    """Profile, what teaches it, and the Back button."""
    page = visit(f"/profile?lang=en&id={WELDER}").page
    expect(page.locator("h1")).to_have_text("welder")
    page.get_by_role("link", name="Foundations of arc welding").first.click()
    page.wait_for_url("**/micro-credential?*id=arc-welding-foundations*")
    settle(page)
    page.go_back()
    settle(page)

    expect(page.locator("h1")).to_have_text("welder")


def test_a_profile_reopens_in_another_language(visit: Visitor) -> None:
    """Groups of skills fold; the year of the regions comes back."""
    page = visit(f"/profile?lang=es&id={WELDER}&year=2018").page

    expect(page.locator("h1")).to_have_text("soldador/soldadora")
    assert page.locator("[data-testid=stExpander]").count() <= 30
    assert "year=2018" in page.url


def test_an_old_link_to_a_profile_still_works(visit: Visitor) -> None:
    """`/profiles?profile=…` leads to the page of the profile."""
    page = visit(f"/profiles?lang=en&profile={WELDER}").page
    page.wait_for_url("**/profile?*")
    settle(page)

    expect(page.locator("h1")).to_have_text("welder")


def test_a_point_of_the_map_can_be_chosen(visit: Visitor) -> None:
    """The map opens on a profile, and a click on another point chooses that one."""
    page = visit(f"/skills-map?lang=en&profile={WELDER}").page
    before = page.locator(".st-key-figure-skills-map h2").inner_text()
    page.locator(".st-key-figure-skills-map .scatterlayer .trace").nth(1).locator("path.point").first.click(force=True)
    page.wait_for_url(lambda address: WELDER not in address)
    settle(page)

    assert before != page.locator(".st-key-figure-skills-map h2").inner_text()
