"""A learner's way: from a word to a profile, to a skill, to what teaches it, and back."""

from playwright.sync_api import expect

from tests.browser.conftest import Visitor, settle

WELDER = "7aedaa07-3884-4c5b-88f9-80997b2aa54b"


def test_from_a_profile_to_a_micro_credential_and_back(visit: Visitor) -> None:
    """Profile, what teaches it, in the same window, and the Back button."""
    page = visit(f"/profile?lang=en&id={WELDER}").page
    expect(page.locator("h1")).to_have_text("welder")
    page.get_by_role("link", name="Foundations of arc welding").first.click()
    page.wait_for_url("**/micro-credential?lang=en&id=arc-welding-foundations")
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
    before = page.locator("#chosen").inner_text()
    page.locator(".st-key-figure-skills-map .scatterlayer .trace").first.locator("path.point").first.click(force=True)
    page.wait_for_url(lambda address: WELDER not in address)
    settle(page)

    assert before != page.locator("#chosen").inner_text()


def test_on_a_phone_the_map_is_pushed_sideways(visit: Visitor) -> None:
    """Areas keep their names, the page its width, and a finger, or the keyboard, reaches the far side."""
    page = visit("/skills-map?lang=en").page
    page.set_viewport_size({"width": 390, "height": 844})
    chart = page.locator(".st-key-figure-skills-map [class*='st-key-chart-'][tabindex='0']")
    chart.wait_for()
    chart.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.activeElement.scrollLeft > 0")

    assert page.locator(".st-key-figure-skills-map .annotation").first.is_visible()
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")


def test_from_a_word_to_a_skill_and_what_teaches_it(visit: Visitor) -> None:
    """Find, read, open a group of skills, open a skill, open what teaches it; Back leads to the skill."""
    page = visit("/profiles?lang=en&q=weldng").page
    page.get_by_role("link", name="welder", exact=True).first.click()
    page.wait_for_url("**/profile?*")
    settle(page)
    page.get_by_text("constructing ·").first.click()
    settle(page)
    page.get_by_role("link", name="micro-credential").and_(page.get_by_role("link", name="essential")).first.click()
    page.wait_for_url("**/skill?*")
    settle(page)
    skill = page.url
    page.locator(".st-key-rows-skill-designs a").first.click()
    page.wait_for_url("**/micro-credential?*")
    settle(page)
    page.go_back()
    settle(page)

    assert skill == page.url


def test_a_comparison_is_in_the_link(visit: Visitor) -> None:
    """Chosen in English, reopened in Spanish."""
    page = visit(f"/transitions?lang=en&profile={WELDER}").page
    page.get_by_role("radio", name="Side by side").click()
    page.wait_for_url("**view=compare**")
    again = visit("/" + page.url.split("/", 3)[3].replace("lang=en", "lang=es")).page

    expect(again.get_by_role("heading", name="Competencia por competencia")).to_be_visible()
