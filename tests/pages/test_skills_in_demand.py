"""Skills in demand, as a visitor meets it."""

import json
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from observatory.i18n import LANGUAGES
from tests.pages.conftest import Opener

VIEWS = ("groups", "skills", "uncovered", "outlook")


def chart(page: AppTest) -> dict[str, Any]:
    """The first figure, as it is sent to the browser."""
    found: dict[str, Any] = json.loads(page.get("plotly_chart")[0].proto.spec)
    return found


def words(page: AppTest) -> str:
    """Every sentence and note on the page."""
    return " ".join(one.value for kind in (page.header, page.markdown, page.caption, page.info) for one in kind)


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_view_opens(open_page: Opener, language: str, view: str) -> None:
    """A finding as title, a hatched figure, and how far the model agrees with counts."""
    page = open_page(f"skills-in-demand?lang={language}&view={view}")

    assert ([], []) == ([box.value for box in page.exception], [box.value for box in page.error])
    assert "País Vasco" in words(page)
    assert "/" == chart(page)["data"][0]["marker"]["pattern"]["shape"]
    assert 2 == len(page.get("plotly_chart"))


def test_the_first_look_compares_a_region_with_the_eu(open_page: Opener) -> None:
    """The finding names region, group and area; the sentence says that it is modelled."""
    page = open_page("skills-in-demand?lang=en")

    assert page.header[0].value.startswith("In País Vasco, “")
    assert page.header[0].value.endswith("times the weight it has in the EU")
    assert "Modelled from the industries of 2024" in words(page)


def test_a_shared_link_reopens(open_page: Opener) -> None:
    """Region, view and what it is compared with come back."""
    page = open_page("skills-in-demand?lang=en&region=DE11&view=skills&base=country")

    assert "DE11" == page.session_state["region"]
    assert page.header[0].value.endswith("it has in Germany")
    assert "Germany stands for its" in words(page)


def test_a_mistyped_link_falls_back(open_page: Opener) -> None:
    """Unknown codes are left out."""
    page = open_page("skills-in-demand?lang=en&region=NOPE&view=NOPE&base=NOPE")

    assert "ES21" == page.session_state["region"]
    assert page.header[0].value.endswith("it has in the EU")


def test_a_region_of_2018_says_what_is_not_in_the_picture(open_page: Opener) -> None:
    """The rest of manufacturing is published for 81 large regions only."""
    page = open_page("skills-in-demand?lang=en&region=BG31")

    assert "For 2018 only technology-intensive manufacturing is published" in words(page)
    assert "Of technology-intensive manufacturing in Severozapaden" in words(page)


def test_the_only_region_of_its_country_has_no_national_comparison(open_page: Opener) -> None:
    """Luxembourg compared with Luxembourg would always be one."""
    page = open_page("skills-in-demand?lang=en&region=LU00&base=country")

    assert "no national comparison" in words(page)
    assert "occupation groups without published employment" in words(page)


def test_without_inputs_it_says_which_are_missing(open_page: Opener) -> None:
    """No chart, no zero: the missing input and regions to try."""
    page = open_page("skills-in-demand?lang=en&region=ES63")

    assert "Demand for skills cannot be modelled for" in words(page)
    assert "What is missing: the share of employment in high- and medium-low-technology manufacturing" in words(page)
    assert [] == page.get("plotly_chart")


def test_uncovered_demand_stands_beside_the_completeness_of_the_catalogue(open_page: Opener) -> None:
    """Country and EU beside the region, and what the absence of a design does not mean."""
    page = open_page("skills-in-demand?lang=en&view=uncovered")

    assert "% of the demand in País Vasco falls on skills that no design here teaches" in page.header[0].value
    assert "micro-credentials in the catalogue name the skills they teach" in words(page)
    assert "not “no offer exists”" in words(page)


def test_the_agreement_with_counts_is_told_also_where_it_is_poor(open_page: Opener) -> None:
    """Vacancies and adverts, region by region; too few adverts are too few."""
    page = open_page("skills-in-demand?lang=en")

    assert "How far does this model agree with what was counted?" in [one.value for one in page.subheader]
    assert "Middle of 13 regions with manufacturing vacancies" in words(page)
    assert "País Vasco has 37 adverts in all its provinces together" in words(page)
