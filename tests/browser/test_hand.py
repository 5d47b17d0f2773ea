"""The hand does not wait for the script: charts follow a choice at once, and the script follows them."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor, settle

# What is sent to the script from here on never arrives: whatever changes now, changes in the browser.
SILENCE = "WebSocket.prototype.send = () => {}"
SHOWN = """view => {
  const plot = document.querySelector(`.st-key-chart-${view} .js-plotly-plot`);
  return plot?.data?.length ? JSON.stringify(plot.data.map(trace => [trace.name, trace.z, trace.y, trace.text])) : '';
}"""


def drawn(page: Page, view: str) -> str:
    """What the first chart of a view shows; empty before it is there."""
    shown: str = page.evaluate(SHOWN, view)
    return shown


def wait_for_chart(page: Page, view: str, before: str = "") -> None:
    """Until the first chart of a view is there, and another one than before."""
    page.wait_for_function(f"([view, before]) => ![before, ''].includes(({SHOWN})(view))", arg=[view, before])


def choose_from_list(page: Page) -> None:
    """Another indicator, by keyboard."""
    box = page.get_by_role("combobox", name="Indicator").first
    box.click()
    box.press("ArrowDown")
    box.press("Enter")


def choose_by_switch(page: Page) -> None:
    """Another level, by a click."""
    page.get_by_role("radio", name="Countries").click()


def choose_by_slider(page: Page) -> None:
    """The year before, by keyboard."""
    page.get_by_role("slider", name="Period").press("ArrowLeft")


@pytest.mark.parametrize("choose", [choose_from_list, choose_by_switch, choose_by_slider])
def test_a_chart_follows_without_the_script(visit: Visitor, choose: Callable[[Page], None]) -> None:
    """With the line to the script cut, the chart still follows a list, buttons and a slider."""
    page = visit("/regions?lang=en&indicator=tertiary-attainment&level=2").page
    wait_for_chart(page, "regions")
    before = drawn(page, "regions")
    page.evaluate(SILENCE)
    choose(page)

    wait_for_chart(page, "regions", before)


def test_what_is_pointed_at_is_fetched_beforehand(visit: Visitor) -> None:
    """An option under the pointer is fetched before it is chosen."""
    page = visit("/trends?lang=en").page
    wait_for_chart(page, "trend")
    page.get_by_role("combobox", name="Indicator").first.click()
    with page.expect_request(
        lambda request: "trend.figure.json" in request.url and "indicator=employment-rate" in request.url
    ):
        page.get_by_role("option", name="Employment rate · Employment and occupations", exact=True).hover()


def test_the_script_has_the_last_word(visit: Visitor) -> None:
    """After a choice title, link and chart are those of the choice; nothing flickers back."""
    page = visit("/regions?lang=en&indicator=tertiary-attainment").page
    wait_for_chart(page, "regions")
    choose_from_list(page)
    settle(page)
    chosen = page.get_by_role("combobox", name="Indicator").first.input_value()

    expect(page.locator(".st-key-figure-regions h2")).to_contain_text(chosen.split(",")[0][:20])
    assert "indicator=tertiary-attainment" not in page.url


def test_years_play(visit: Visitor) -> None:
    """The map goes through the years by itself; where it is stopped, slider, link and title follow."""
    page = visit("/regions?lang=en&indicator=tertiary-attainment&period=2018").page
    wait_for_chart(page, "regions")
    before = drawn(page, "regions")
    page.get_by_role("button", name="Play: Period").click()
    wait_for_chart(page, "regions", before)
    page.get_by_role("button", name="Pause").click()
    settle(page)

    assert "period=2018" not in page.url
    expect(page.get_by_role("button", name="Play: Period")).to_be_visible()


def test_a_click_on_a_bar_chooses_at_once(visit: Visitor) -> None:
    """The region at the top of the ladder is marked by a click on its bar, and stands in the link."""
    page = visit("/regions?lang=en&indicator=tertiary-attainment&regions=ES21").page
    wait_for_chart(page, "regions")
    page.locator(".st-key-chart-regions .barlayer .point path").first.click(force=True)

    page.wait_for_url(lambda address: "regions=ES21%2C" in address or "regions=ES21," in address)


def test_charts_out_of_sight_are_there_for_paper(visit: Visitor) -> None:
    """Whoever prints without scrolling has all of them."""
    page = visit("/regions?lang=en&regions=ES21,DE11").page

    expect(page.locator(".st-key-chart-courses .js-plotly-plot .scatterlayer").first).to_be_attached()


def test_links_in_lists_and_tables_do_not_load_the_site_again(visit: Visitor) -> None:
    """From a card to its record and back: the page stays the same document, and Back leads where it should."""
    page = visit("/micro-credentials?lang=en").page
    page.evaluate("window.stayed = true")
    name = page.locator(".cards a").first.inner_text()
    page.locator(".cards a").first.click()

    expect(page.locator("h1")).to_have_text(name)
    assert "/micro-credential?" in page.url
    page.go_back()
    expect(page.locator("h1")).to_have_text("Micro-credentials")
    assert page.evaluate("window.stayed === true")
