"""What each group of visitors comes for, from the first click to the file they take away."""

import csv
import io
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor, settle


def pick(page: Page, label: str, typed: str, option: str) -> None:
    """Choose from a list by typing, as a person does."""
    page.get_by_role("combobox", name=label).first.click()
    page.keyboard.type(typed)
    page.get_by_role("option", name=option).first.click()
    page.keyboard.press("Escape")
    settle(page)


def download(page: Page, folder: Path, *, button: str = "") -> list[dict[str, str]]:
    """The rows of the first CSV on the page, or of the one behind the first button of that name."""
    if button:
        page.get_by_role("button", name=button).first.click()
    place = page.get_by_test_id("stPopoverBody") if button else page
    csv_file = place.get_by_role("link", name="CSV").or_(place.get_by_role("button", name="CSV")).first
    with page.expect_download() as waiting:
        csv_file.click()
    file = folder / waiting.value.suggested_filename
    waiting.value.save_as(file)
    if button:
        # A click beside an open panel only closes it.
        page.keyboard.press("Escape")
        settle(page)
    return list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8-sig"))))


def test_a_policymaker_compares_regions_and_shares_the_view(visit: Visitor) -> None:
    """Lombardia joins the Basque Country and Stuttgart; the link brings back all three, in another language too."""
    page = visit("/regions?lang=en&indicator=gdp-per-head").page
    pick(page, "Regions, up to six", "lombardia", "Lombardia (ITC4)")
    page.wait_for_url("**ITC4**")
    shared = page.url

    assert "ES21" in shared

    again = visit("/" + shared.split("/", 3)[3].replace("lang=en", "lang=es")).page

    expect(again.get_by_role("button", name="Lombardia (ITC4)").first).to_be_visible()
    expect(again.get_by_role("heading", name="ocupa el puesto").first).to_be_visible()


def test_the_map_is_drawn_from_this_host(visit: Visitor) -> None:
    """Regions have outlines on the map, MapLibre has nothing to complain of, and no other host is asked."""
    seen = visit("/regions?lang=en&indicator=gdp-per-head")
    map_of = "document.querySelector('.js-plotly-plot')?._fullLayout?.map?._subplot?.map"
    seen.page.wait_for_function(f"{map_of}?.queryRenderedFeatures().length > 200")

    assert {"localhost"} == seen.hosts
    assert [] == seen.failures


def test_a_manager_follows_a_region_over_time(visit: Visitor) -> None:
    """Another indicator changes the finding; Back brings the first one again."""
    page = visit("/trends?lang=en&regions=ES21").page
    finding = page.locator("h2").first
    before = finding.inner_text()
    pick(page, "Indicator", "tertiary", "Tertiary attainment")

    expect(finding).to_contain_text("Tertiary attainment")

    page.go_back()

    expect(finding).to_have_text(before)


def test_a_partner_takes_away_what_is_on_screen(visit: Visitor, tmp_path: Path) -> None:
    """The file has the rows of the table, each with source, licence and edition."""
    page = visit("/regions?lang=en&indicator=gdp-per-head&level=0").page
    rows = download(page, tmp_path, button="Download")
    page.get_by_text("Table", exact=True).first.click()
    shown = page.get_by_test_id("stTable").first.locator("tbody tr")

    expect(shown).to_have_count(len(rows))
    assert {"CC BY 4.0 (reuse policy of Eurostat)", ""} >= {row["licence"] for row in rows}
    assert 1 == len({row["edition"] for row in rows})


def test_a_partner_takes_a_whole_table(visit: Visitor, tmp_path: Path) -> None:
    """All 702 profiles, with the attribution that ESCO asks for."""
    page = visit("/data?lang=en&table=job_profile").page
    rows = download(page, tmp_path)

    assert 702 == len(rows)
    assert all("ESCO classification of the European Commission" in row["attribution"] for row in rows)


def test_a_learner_finds_a_job_in_spite_of_a_typing_error(visit: Visitor) -> None:
    """“weldng” leads to the welder, whose skills and designs are shown."""
    page = visit("/profiles?lang=en&q=weldng").page
    page.get_by_role("link", name="welder", exact=True).first.click()

    expect(page.get_by_role("heading", name="welder").first).to_be_visible()
    expect(page.get_by_text("Essential skills").first).to_be_visible()


def test_a_learner_finds_a_short_welding_design(visit: Visitor) -> None:
    """EQF 4, welding, at most 60 hours: one design, and it is clear that it is no offer."""
    page = visit("/micro-credentials?lang=en&eqf=4&area=welding-joining&hours=30,60").page

    expect(page.get_by_role("heading", name="1 micro-credential fits")).to_be_visible()
    expect(page.get_by_text("not an offer").first).to_be_visible()


def test_the_keyboard_reaches_and_chooses(visit: Visitor) -> None:
    """Without a mouse: the level of regions changes, and the address with it."""
    page = visit("/regions?lang=en&indicator=gdp-per-head").page
    page.get_by_role("radio", name="NUTS 2").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")

    page.wait_for_url("**level=1**")
