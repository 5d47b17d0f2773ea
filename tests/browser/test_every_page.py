"""Every page in a real browser: it works alone, keeps to this host, and can be used by everybody."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from observatory.i18n import LANGUAGES, translate
from observatory.settings import ROOT
from tests.browser.conftest import Visitor

PAGES = [file.stem.replace("_", "-").replace("overview", "") for file in sorted((ROOT / "pages").glob("*.py"))]
VIEWS = {
    "desktop": {"width": 1440, "height": 900, "scheme": "light"},
    "dark": {"width": 1440, "height": 900, "scheme": "dark"},
    "phone": {"width": 390, "height": 844, "scheme": "light"},
}
# Of visible controls, the words of those that are wider than the room that they have.
CUT = """() => ['stButtonGroup', 'stPageLink', 'stWidgetLabel', 'stExpander', 'stPopover', 'stButton']
  .flatMap((kind) => [...document.querySelectorAll(`.stMain [data-testid="${kind}"] :is(div, p, span, button, a)`)])
  .filter((one) => one.checkVisibility() && one.clientWidth > 0 && !one.closest('svg'))
  .filter((one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX !== 'visible')
  .map((one) => one.innerText)"""


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_sound(visit: Visitor, page: str, view: str) -> None:
    """No exception, no request to another host, no wider than the screen, no label cut off, no serious barrier."""
    seen = visit(f"/{page}?lang=en", **VIEWS[view])
    wider = seen.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    cut = seen.page.evaluate(CUT)
    barriers = [
        f"{found['id']}: {found['nodes'][0]['html'][:120]}"
        for found in Axe().run(seen.page).response["violations"]
        if found["impact"] in {"serious", "critical"}
    ]

    assert 0 == seen.page.locator("[data-testid=stException], .st-key-failure").count()
    assert [] == seen.failures
    assert {"localhost"} == seen.hosts
    assert 2 >= wider
    assert [] == cut
    assert [] == barriers


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_language_travels_along(visit: Visitor, language: str) -> None:
    """The menu speaks it on arrival, and a click on another page keeps it, in the address and on the screen."""
    page = visit(f"/?lang={language}").page
    second = page.get_by_test_id("stTopNavLink").nth(1)
    expect(second).to_have_text(translate("Trends", language=language))
    second.click()
    page.wait_for_url(f"**/trends?*lang={language}*")

    assert language == page.evaluate("document.documentElement.lang")


def test_every_page_has_its_own_title(visit: Visitor) -> None:
    """Whoever has several pages open tells them apart by their titles, in their language."""
    pages = {"": "Panorama", "data": "Datos y métodos", "regions": "Regiones"}
    titles = {page: visit(f"/{page}?lang=es").page.title() for page in pages}

    assert {page: f"{title} · Skills Observatory" for page, title in pages.items()} == titles


def test_the_keyboard_shows_where_it_is(visit: Visitor) -> None:
    """Links of the menu have a ring while they have the focus."""
    page = visit("/?lang=en").page
    page.get_by_test_id("stTopNavLink").nth(1).focus()
    page.keyboard.press("Tab")
    ring = page.evaluate("(({ outlineStyle, outlineWidth }) => `${outlineStyle} ${outlineWidth}`)"
                         "(getComputedStyle(document.activeElement))")  # fmt: skip

    assert "solid 2px" == ring
