"""Every page in a real browser: it works alone, keeps to this host, and can be used by everybody."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from observatory.charts.palette import DARK, LIGHT
from observatory.i18n import DEFAULT, LANGUAGES, translate
from observatory.settings import ROOT
from tests.browser.conftest import INK_IS, Scheme, Visitor, settle

PAGES = [file.stem.replace("_", "-").replace("overview", "") for file in sorted((ROOT / "pages").glob("*.py"))]
PHONE: tuple[int, int, Scheme] = (390, 844, "light")
DESK: tuple[int, int, Scheme] = (1440, 900, "light")
DARK_DESK: tuple[int, int, Scheme] = (1440, 900, "dark")
FAILURE = "[data-testid=stException], .st-key-failure"
# Of visible controls, the words of those that are wider than the room that they have.
CUT = """() => ['stButtonGroup', 'stPageLink', 'stWidgetLabel', 'stExpander', 'stPopover', 'stButton']
  .flatMap((kind) => [...document.querySelectorAll(`.stMain [data-testid="${kind}"] :is(div, p, span, button, a)`)])
  .filter((one) => one.checkVisibility() && one.clientWidth > 0 && !one.closest('svg'))
  .filter((one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX !== 'visible')
  .map((one) => one.innerText)"""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_sound(visit: Visitor, page: str, language: str) -> None:
    """No exception, no request to another host, no wider than the screen, no label cut off, no serious barrier.

    A page is opened in one look and turns to the others: opening it costs most. Another language has other words, not
    other colours: it opens in the dark, and is not seen by day on a desk.
    """
    looks = [PHONE, DESK, DARK_DESK] if language == DEFAULT else [DARK_DESK, PHONE]
    width, height, scheme = looks[0]
    seen = visit(f"/{page}?lang={language}", width=width, height=height, scheme=scheme)
    faults = []
    for width, height, scheme in looks:
        seen.page.set_viewport_size({"width": width, "height": height})
        seen.page.emulate_media(color_scheme=scheme)
        # The server draws its part anew: charts, the logo, its own colours.
        seen.page.wait_for_function(INK_IS, arg={"light": LIGHT, "dark": DARK}[scheme].ink)
        settle(seen.page)
        faults += [(width, scheme, fault) for fault in faults_of(seen.page)]

    assert [] == faults
    assert [] == seen.failures
    assert {"localhost"} == seen.hosts


def faults_of(page: Page) -> list[str]:
    """What a visitor would stumble over, as the page looks now."""
    wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [
        *(f"fails: {message}" for message in page.locator(FAILURE).all_inner_texts()),
        *(f"cut off: {label}" for label in page.evaluate(CUT)),
        *([f"wider than the screen by {wider}"] if wider > 2 else []),
        *(
            f"{barrier['id']}: {barrier['nodes'][0]['html'][:120]}"
            for barrier in Axe().run(page).response["violations"]
            if barrier["impact"] in {"serious", "critical"}
        ),
    ]


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
    ring = page.evaluate(
        "(({ outlineStyle, outlineWidth }) => `${outlineStyle} ${outlineWidth}`)"
        "(getComputedStyle(document.activeElement))"
    )

    assert "solid 2px" == ring
