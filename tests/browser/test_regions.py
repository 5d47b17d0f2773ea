"""Comparing regions in a browser: three chosen ones, one clicked on the map, and those like mine."""

from base64 import b64decode
from io import BytesIO
from typing import Any

from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor, settle


def test_compare_three_regions(visit: Visitor) -> None:
    """ES21 beside DE11 and ITC4: standing, change, courses; the link brings all of it back in Spanish."""
    page = visit("/regions?lang=en&regions=ES21,DE11,ITC4&period=2018&indicator=high-tech-manufacturing").page
    table = page.locator(".st-key-figure-regions-side-by-side table")
    for name in ("País Vasco", "Stuttgart", "Lombardia"):
        expect(table).to_contain_text(name)
    expect(page.locator(".st-key-figure-courses h3")).to_have_text("How they came here")
    again = visit("/" + page.url.split("/", 3)[3].replace("lang=en", "lang=es")).page

    expect(again.locator(".st-key-figure-regions-side-by-side table")).to_contain_text("mejor cuarto")
    assert "regions=ES21,DE11,ITC4" in again.url.replace("%2C", ",")


def test_find_regions_like_mine(visit: Visitor) -> None:
    """From my region to the five that are most like it, abroad, in two clicks."""
    page = visit("/regions?lang=en&regions=ES21&period=2018&indicator=high-tech-manufacturing").page
    page.get_by_role("radio", name="Abroad only").or_(page.get_by_text("Abroad only")).first.click()
    settle(page)
    expect(page.locator(".st-key-figure-regions-like table tbody tr")).to_have_count(10)
    page.get_by_role("button", name="Compare with the five nearest").click()
    settle(page)

    assert 6 == len(page.url.replace("%2C", ",").split("regions=")[1].split("&")[0].split(","))


def test_a_click_on_the_map_chooses_a_region(visit: Visitor) -> None:
    """The clicked region joins the chosen ones, in the link, the bars and the table."""
    page = visit("/regions?lang=en&regions=ES21&period=2018&indicator=high-tech-manufacturing").page
    picture = page.locator(".st-key-figure-regions .js-plotly-plot").first
    box = picture.bounding_box()
    assert box
    # The middle of the map lies in Germany, whatever the region is called.
    page.mouse.click(box["x"] + box["width"] * 0.42, box["y"] + box["height"] * 0.55)
    page.wait_for_url("**regions=ES21%2C*")
    settle(page)

    expect(page.locator(".st-key-figure-regions-side-by-side table tbody tr")).to_have_count(2)


def test_a_region_on_one_page(visit: Visitor) -> None:
    """From the comparison to everything on one region, and to its brief."""
    page = visit("/regions?lang=en&regions=ES21&period=2018&indicator=high-tech-manufacturing").page
    page.locator(".st-key-figure-regions-side-by-side").get_by_role("link", name="País Vasco").click()
    page.wait_for_url("**/region?*code=ES21*")
    settle(page)
    brief = page.get_by_role("link", name="Two-page brief (PDF)").get_attribute("href") or ""

    expect(page.locator("h1")).to_have_text("País Vasco (ES21)")
    assert "/api/v1/brief/region/ES21.pdf?lang=en&edition=" in brief


def test_a_click_on_a_bar_chooses_a_region(visit: Visitor) -> None:
    """The bars choose as the map does: the highest region joins the chosen ones."""
    page = visit("/regions?lang=en&regions=ES21&period=2018&indicator=high-tech-manufacturing").page
    bars = page.locator(".st-key-figure-regions .js-plotly-plot").nth(1).locator(".barlayer .point path")
    bars.first.click(force=True)
    page.wait_for_url("**regions=ES21%2C*")
    settle(page)

    expect(page.locator(".st-key-figure-regions-side-by-side table tbody tr")).to_have_count(2)


def test_a_region_is_found_by_what_people_call_it(visit: Visitor) -> None:
    """Typed without its accent it is found with the reason, and Enter takes it."""
    page = visit("/regions?lang=es&regions=DE11&period=2018&indicator=high-tech-manufacturing").page
    box = page.locator(".st-key-pick-regions input").first
    box.fill("pais vasco")
    expect(page.get_by_role("option").first).to_contain_text("País Vasco (ES21)")
    box.press("Enter")
    page.wait_for_url("**regions=DE11%2CES21*")
    settle(page)

    expect(page.locator(".st-key-figure-regions-side-by-side table tbody tr")).to_have_count(2)


def test_one_step_back_leaves_the_page(visit: Visitor) -> None:
    """The defaults that a page writes into its address are no step of their own, there and back again."""
    page = visit("/regions?lang=en&regions=ES21,DE11,ITC4&period=2018&indicator=high-tech-manufacturing").page
    page.get_by_role("link", name="Skill gaps", exact=True).first.click()
    page.wait_for_url("**/gaps?**panel=**")
    settle(page)
    page.go_back()
    page.wait_for_url("**/regions?**")
    settle(page)
    expect(page.locator(".st-key-figure-regions-side-by-side table tbody tr")).to_have_count(3)
    page.go_forward()
    settle(page)

    assert "regions=ES21,DE11,ITC4" in page.url.replace("%2C", ",")
    expect(page.locator("h1")).to_have_text("Skill gaps by region")


# Paper is narrower than the screen, and nothing is drawn anew before it is printed: measured in one go.
ON_PAPER = """() => {
  window.dispatchEvent(new Event('beforeprint'));
  const sheet = document.querySelector('.stMainBlockContainer');
  sheet.style.width = '703px';
  const left = sheet.getBoundingClientRect().left;
  return [...document.querySelectorAll('svg.main-svg:first-of-type')]
    .map((drawn) => [drawn.getBoundingClientRect().right - left, drawn.getAttribute('viewBox')]);
}"""


def test_a_region_fits_on_paper(visit: Visitor) -> None:
    """On A4 no chart is cut at the edge, and widgets and links stay behind."""
    page = visit("/region?lang=en&code=ES21").page
    # A page may rest before its first charts are drawn, where a machine is busy.
    page.wait_for_function("document.querySelectorAll('svg.main-svg:first-of-type').length > 1")
    page.emulate_media(media="print")
    drawn = page.evaluate(ON_PAPER)

    assert len(drawn) >= 2
    assert max(edge for edge, _whole in drawn) <= 703
    assert all(whole for _edge, whole in drawn)
    expect(page.get_by_role("link", name="Two-page brief (PDF)")).to_be_hidden()
    expect(page.locator(".st-key-choose-region")).to_be_hidden()


SHADES, ON_A_PHONE = 1000, 400
"""A drawn map has thousands of colours, its edges being smoothed, and an empty one has one; of the smaller picture on a
phone 944 were the fewest while it was drawn anew, and 261 were left where it was hidden."""


class Film:
    """What the screen showed where the map stands, picture by picture."""

    def __init__(self, page: Page) -> None:
        """Look at the map from now on."""
        self.box = page.locator(".st-key-chart-regions").bounding_box() or {}
        self.shot: list[str] = []
        self.camera = page.context.new_cdp_session(page)
        self.camera.on("Page.screencastFrame", self._keep)
        self.camera.send("Page.startScreencast", {"format": "png"})

    def _keep(self, frame: dict[str, Any]) -> None:
        self.shot.append(frame["data"])
        self.camera.send("Page.screencastFrameAck", {"sessionId": frame["sessionId"]})

    def fewest(self) -> int:
        """Colours of the poorest picture."""
        x, y, width, height = (self.box[side] for side in ("x", "y", "width", "height"))
        pictures = [Image.open(BytesIO(b64decode(one))).convert("RGB") for one in self.shot]
        return min(len(one.crop((x, y, x + width, y + height)).getcolors(1 << 24) or []) for one in pictures)


def test_the_map_is_never_blank_after_a_click(visit: Visitor) -> None:
    """While the map with the clicked region is built, the one before stays; also for clicks in a hurry."""
    page = visit("/regions?lang=en&regions=ES21&period=2018&indicator=high-tech-manufacturing", height=1100).page
    expect(page.locator(".st-key-chart-regions [data-drawn]")).to_be_attached()
    film = Film(page)
    for across, down in ((0.42, 0.55), (0.3, 0.72), (0.5, 0.6)):
        page.mouse.click(film.box["x"] + film.box["width"] * across, film.box["y"] + film.box["height"] * down)
        page.wait_for_timeout(150)
    page.wait_for_url("**regions=ES21%2C*")
    settle(page)
    expect(page.locator(".st-key-chart-regions [data-drawn]")).to_be_attached()

    assert len(film.shot) > 1
    assert SHADES < film.fewest()


def test_the_map_is_never_blank_after_another_choice(visit: Visitor) -> None:
    """On a phone, where nobody clicks on the map, it is not blank either when a region is taken away."""
    link = "/regions?lang=en&regions=ES21,DE11&period=2018&indicator=high-tech-manufacturing"
    page = visit(link, width=390, height=1800).page
    expect(page.locator(".st-key-chart-regions [data-drawn]")).to_be_attached()
    film = Film(page)
    page.get_by_role("button", name="Remove Stuttgart (DE11)").click()
    page.wait_for_url(lambda address: "DE11" not in address)
    settle(page)

    assert len(film.shot) > 1
    assert ON_A_PHONE < film.fewest()
