"""Learning path: from one profile to another, or from what a region demands; links restore every choice."""

import pytest

from tests.pages.conftest import Opener
from tests.pages.test_micro_credentials import words

WELDER, ROBOTS = "7aedaa07-3884-4c5b-88f9-80997b2aa54b", "5001506f-dd7d-4801-92ac-6f7e93b45133"


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_link_restores_both_profiles(open_page: Opener, language: str) -> None:
    """From welder to robot controller, in two languages."""
    page = open_page(f"path?lang={language}&start=profile&profile={WELDER}&target={ROBOTS}")

    assert not page.exception
    assert (WELDER, ROBOTS) == (page.session_state["profile"], page.session_state["target"])
    assert any({"en": "Teaches: ", "es": "Enseña: "}[language] in html.proto.body for html in page.get("html"))
    assert any(f'href="micro-credential?lang={language}&amp;id=' in html.proto.body for html in page.get("html"))


def test_a_link_restores_the_region(open_page: Opener) -> None:
    """The ten most demanded skills of Stuttgart."""
    page = open_page("path?start=region&region=DE11&top=10")

    assert ("DE11", "10") == (page.session_state["region"], page.button_group(key="top").value)
    assert "of the 10 skills" in words(page)


def test_no_offer_is_promised(open_page: Opener) -> None:
    """Designs are marked, and what stays open is not said to be taught nowhere."""
    said = words(open_page(f"path?profile={WELDER}&target={ROBOTS}"))

    assert "not an offer" in said
    assert "that is not to say that no offer exists" in said


def test_a_way_to_oneself_is_empty(open_page: Opener) -> None:
    """Nothing is missing, and the page says so."""
    page = open_page(f"path?profile={WELDER}&target={WELDER}")

    assert not page.exception
    assert "has every essential skill" in words(page)


def test_a_region_without_figures_offers_others(open_page: Opener) -> None:
    """Northern Albania has no shares of manufacturing."""
    page = open_page("path?start=region&region=AL01")

    assert "cannot be modelled" in words(page)


@pytest.mark.parametrize("region", ["EU27_2020", "ES", "LU00"])
def test_every_kind_of_area_has_a_path(open_page: Opener, region: str) -> None:
    """The EU is not held against itself; a country and a region may be."""
    page = open_page(f"path?start=region&region={region}&basis=above")

    assert not page.exception
    assert ("most above the EU" in words(page)) == (region != "EU27_2020")
