"""Skills in demand, as a visitor meets it."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import Opener, charts


def words(page: AppTest) -> str:
    """Every sentence and note on the page."""
    return " ".join(one.value for kind in (page.header, page.markdown, page.caption, page.info) for one in kind)


@pytest.mark.parametrize(
    ("language", "view", "file"),
    [
        ("en", "groups", "skills-in-demand"),
        ("es", "skills", "skills-in-demand"),
        ("en", "uncovered", "skills-not-covered"),
        ("es", "outlook", "skills-outlook"),
    ],
)
def test_every_view_opens(open_page: Opener, language: str, view: str, file: str) -> None:
    """A finding as title, a hatched figure, and how far the model agrees with counts."""
    page = open_page(f"skills-in-demand?lang={language}&view={view}")
    [picture], [agreement] = charts(page, file), charts(page, "demand-agreement")

    assert ([], []) == ([box.value for box in page.exception], [box.value for box in page.error])
    assert "País Vasco" in words(page)
    assert "/" == picture["data"][0]["marker"]["pattern"]["shape"]
    assert "circle-open" == agreement["data"][0]["marker"]["symbol"]


def test_the_first_look_compares_a_region_with_the_eu(open_page: Opener) -> None:
    """The finding names region, group and area; the sentence says that it is modelled; too few adverts are too few."""
    page = open_page("skills-in-demand?lang=en")

    assert page.header[0].value.startswith("In País Vasco, “")
    assert page.header[0].value.endswith("times the weight it has in the EU")
    assert "Modelled from the industries of 2024" in words(page)
    assert "How far does this model agree with what was counted?" in [one.value for one in page.subheader]
    assert "Middle of 13 regions with manufacturing vacancies" in words(page)
    assert "País Vasco has 37 adverts in all its provinces together" in words(page)


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


def test_the_only_region_of_its_country_has_no_national_comparison(open_page: Opener) -> None:
    """Luxembourg compared with Luxembourg would always be one."""
    page = open_page("skills-in-demand?lang=en&region=LU00&base=country")

    assert "eu" == page.button_group(key="base").value
    assert "no national comparison" in words(page)
    assert "occupation groups without published employment" in words(page)


def test_without_inputs_it_says_which_are_missing(open_page: Opener) -> None:
    """No chart, no zero: the missing input and regions to try."""
    page = open_page("skills-in-demand?lang=en&region=ES63")

    assert "Demand for skills cannot be modelled for" in words(page)
    assert "What is missing: the share of employment in high- and medium-low-technology manufacturing" in words(page)
    assert [] == charts(page)
    assert 3 == sum("skills-in-demand" in link.proto.page for link in page.get("page_link"))


def test_skills_that_nobody_teaches_lead_to_the_catalogue(open_page: Opener) -> None:
    """Ten of them, by name; and to the coverage of the region."""
    links = [link.proto for link in open_page("skills-in-demand?lang=en&view=uncovered").get("page_link")]

    assert 10 == sum("micro-credentials" in link.page and "q=" in link.query_string for link in links)
    assert ["region=ES21"] == [
        part for link in links if link.label.startswith("By skill group") for part in link.query_string.split("&")[-1:]
    ]
