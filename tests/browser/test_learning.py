"""What a learner, a training centre and a policymaker come for: find it, see what is missing, plan the way."""

from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor, settle
from tests.browser.test_journeys import download, pick

WELDER, ROBOTS = "7aedaa07-3884-4c5b-88f9-80997b2aa54b", "5001506f-dd7d-4801-92ac-6f7e93b45133"


def restored(visit: Visitor, page: Page, language: str) -> Page:
    """The same link in another language."""
    return visit("/" + page.url.split("/", 3)[3].replace("lang=en", f"lang={language}")).page


def test_find_an_eqf_4_welding_micro_credential_under_60_hours(visit: Visitor) -> None:
    """Typed with an error, narrowed by level and hours, opened; the link brings the list back in Spanish."""
    page = visit("/micro-credentials?lang=en").page
    page.get_by_label("Search").fill("weldng")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=weldng**")
    settle(page)
    page.get_by_role("button", name="4 (").first.click()
    page.wait_for_url("**eqf=4**")
    settle(page)
    page.get_by_role("button", name="31–60").click()
    page.wait_for_url("**hours=60**")
    settle(page)
    finding = page.locator("h2").first.inner_text()
    cards = page.locator(".cards li")

    assert str(cards.count()) == finding.split()[0]
    expect(cards.first).to_contain_text("EQF 4")
    expect(cards.first).to_contain_text("not an offer")

    spanish = restored(visit, page, "es")

    expect(spanish.get_by_label("Buscar")).to_have_value("weldng")
    expect(spanish.locator(".cards li")).to_have_count(cards.count())

    name = cards.first.get_by_role("link").inner_text()
    cards.first.get_by_role("link").click()

    expect(page.get_by_role("heading", level=1, name=name)).to_be_visible()
    expect(page.get_by_text("Type of quality assurance")).to_be_visible()


def test_nothing_found_names_the_filter_to_drop(visit: Visitor) -> None:
    """A click on it brings results."""
    page = visit("/micro-credentials?lang=en&eqf=6&area=welding-joining").page
    page.get_by_role("button", name="Without “EQF 6”").click()

    expect(page.get_by_role("heading", name="fit").first).to_be_visible()


def test_what_does_my_regions_offer_miss(visit: Visitor, tmp_path: Path) -> None:
    """From the gap by group to the skills, the file, and the micro-credentials that would cover what is demanded."""
    page = visit("/coverage?lang=en&region=EU27_2020").page
    pick(page, "The EU, a country or a region", "stuttgart", "Stuttgart")
    page.wait_for_url("**region=DE11**")

    expect(page.get_by_role("heading", name="% of the demand in Stuttgart")).to_be_visible()

    page.get_by_role("radio", name="Offers from here").click()
    page.wait_for_url("**counted=offers**")

    expect(page.get_by_text("No offer of an awarding body in Stuttgart is recorded here.")).to_be_visible()

    page.get_by_role("radio", name="Designs and offers").click()
    settle(page)

    page.get_by_role("radio", name="Not taught").click()
    page.wait_for_url("**gap=untaught**")
    settle(page)

    expect(page.get_by_text("is not “no offer exists”").first).to_be_visible()
    rows = download(page, tmp_path, button="Download")
    assert {"DE11"} == {row["region"] for row in rows}
    assert {"0"} == {row["records"] for row in rows}

    spanish = restored(visit, page, "es")

    expect(spanish.get_by_role("heading", name="Lo más demandado").first).to_be_visible()

    page.get_by_role("link", name="Which micro-credentials would cover").click()
    page.wait_for_url("**/path**region=DE11**")

    expect(page.get_by_role("heading", name="of 25 skills").first).to_be_visible()


def test_a_path_from_one_profile_to_another(visit: Visitor) -> None:
    """From Move to the path, another target, and the same in Spanish."""
    page = visit(f"/transitions?lang=en&profile={WELDER}&to={ROBOTS}").page
    page.get_by_role("link", name="The shortest way there").first.click()
    page.wait_for_url("**/path**")

    expect(page.get_by_role("heading", name="Step by step")).to_be_visible()
    assert f"target={ROBOTS}" in page.url

    pick(page, "To", "welding inspector", "welding inspector")
    settle(page)
    spanish = restored(visit, page, "es")

    expect(spanish.get_by_role("heading", name="Paso a paso")).to_be_visible()
    assert f"profile={WELDER}" in spanish.url


def test_a_chosen_facet_can_be_read_in_the_dark(visit: Visitor) -> None:
    """What is pressed keeps its contrast."""
    page = visit("/micro-credentials?lang=en&eqf=4&hours=60", scheme="dark").page
    barriers = [found["id"] for found in Axe().run(page).response["violations"] if found["impact"] == "serious"]

    assert [] == barriers
