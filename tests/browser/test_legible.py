"""Nothing is covered: the menu of a phone, names on the map of skills."""

from itertools import combinations

import pytest
from playwright.sync_api import expect

from observatory.i18n import LANGUAGES
from tests.browser.conftest import Visitor, settle

# Of the links and buttons of the drawer, those that something else lies over.
COVERED = """() => [...document.querySelectorAll('[data-testid="stSidebar"] :is(a, button)')].filter((one) => {
  const box = one.getBoundingClientRect();
  return box.width && [0.05, 0.5, 0.95].some((across) => {
    const hit = document.elementFromPoint(box.x + box.width * across, box.y + box.height / 2);
    return !hit?.closest('[data-testid="stSidebar"]');
  });
}).map((one) => one.innerText)"""


@pytest.mark.parametrize("width", [320, 390, 640])
def test_nothing_lies_over_the_menu_of_a_phone(visit: Visitor, width: int) -> None:
    """Every link of the open drawer, and the button that closes it, is under the finger."""
    page = visit("/coverage?lang=en", width=width, height=844).page
    page.get_by_test_id("stExpandSidebarButton").click()
    expect(page.get_by_test_id("stSidebarNavLink").first).to_be_in_viewport(ratio=1)
    settle(page)

    assert [] == page.evaluate(COVERED)


WRITTEN = """() => [...document.querySelectorAll('.st-key-chart-skills-map .js-plotly-plot text')]
  .map((one) => [one.textContent, one.getBoundingClientRect()]).filter(([text, box]) => text.trim() && box.width)
  .map(([text, box]) => [text, box.left, box.top, box.right, box.bottom])"""


@pytest.mark.parametrize("width", [390, 900, 1440])
@pytest.mark.parametrize("language", LANGUAGES)
def test_names_on_the_map_of_skills_do_not_meet(visit: Visitor, language: str, width: int) -> None:
    """Sixteen areas and five numbers, each of them legible."""
    page = visit(f"/skills-map?lang={language}", width=width, height=1400).page
    page.locator(".st-key-chart-skills-map").scroll_into_view_if_needed()
    expect(page.locator(".st-key-chart-skills-map .js-plotly-plot .annotation")).to_have_count(16)
    written = page.evaluate(WRITTEN)
    meeting = [
        (one[0], other[0])
        for one, other in combinations(written, 2)
        if one[1] < other[3] and other[1] < one[3] and one[2] < other[4] and other[2] < one[4]
    ]

    assert 21 == len(written)
    assert [] == meeting
