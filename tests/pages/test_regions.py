"""Regions: a link brings back the view, and every edge says what to do next."""

import json

import pytest

from tests.pages.conftest import Opener


def test_a_link_restores_every_choice(open_page: Opener) -> None:
    """Indicator, level, period and regions come from the link; the title states the finding about the first region."""
    page = open_page("regions?indicator=gdp-per-head&level=2&period=2020&regions=ITC4,ES21")

    assert ["gdp-per-head", "2020"] == [page.selectbox(key=key).value for key in ("indicator", "period")]
    assert ["ITC4", "ES21"] == page.multiselect(key="regions").value
    assert page.header[0].value.startswith("Lombardia ranks ")


def test_a_retired_code_is_named_with_its_successors(open_page: Opener) -> None:
    """PT16 was divided in 2024; the page says what it became."""
    page = open_page("regions?indicator=tertiary-attainment&period=2024&regions=PT16,ES21")

    assert any("PT16" in box.value and "PT19" in box.value for box in page.info)


def test_the_map_asks_for_outlines_by_address(open_page: Opener) -> None:
    """Outlines are fetched once by the browser; the figure that travels with every choice stays small."""
    page = open_page("regions")
    spec = page.get("plotly_chart")[0].proto.spec

    assert "/api/outlines/" in json.loads(spec)["data"][0]["geojson"]
    assert len(spec) < 120_000


def test_a_region_without_a_figure_is_told_apart_from_zero(open_page: Opener) -> None:
    """No vacancy rate is published for the Basque Country: the comparison says missing, the title speaks of others."""
    page = open_page("regions?indicator=manufacturing-vacancy-rate&regions=ES21")

    assert "ES21" not in page.header[0].value
    assert any("missing" in str(table.value) for table in page.table)


def test_a_silent_year_leads_to_the_nearest_with_a_figure(open_page: Opener) -> None:
    """Whoever asks for a year without a figure is led to one with it; the link keeps every other choice."""
    page = open_page("regions?lang=en&indicator=rd-expenditure&period=2018&regions=ES64")
    [way] = [one for one in page.get("page_link") if "no figure" in one.proto.label]

    assert "Melilla has no figure for 2018." in way.proto.label
    assert "indicator=rd-expenditure" in way.proto.query_string
    assert "regions=ES64" in way.proto.query_string


def test_countries_are_held_against_the_eu(open_page: Opener) -> None:
    """At the level of countries the EU's own published figure is the reference."""
    page = open_page("regions?indicator=gdp-per-head&level=0&regions=ES")

    assert any("EU-27 100" in text.value for text in page.markdown)


@pytest.mark.parametrize("level", ["1", "0"])
def test_a_level_without_the_chosen_indicator_shows_another(open_page: Opener, level: str) -> None:
    """High-tech manufacturing is published for NUTS 2 only: NUTS 1 and countries begin with what they have."""
    page = open_page("regions?indicator=high-tech-manufacturing&period=2018&regions=ES21")
    page.session_state["level"] = level
    page.run()

    assert [] == list(page.exception)
    assert page.selectbox(key="indicator").value not in {None, "None", "high-tech-manufacturing"}


@pytest.mark.parametrize("page", ["regions", "trends", "gaps", "region"])
def test_a_code_that_no_region_has_is_told(open_page: Opener, page: str) -> None:
    """Never dropped without a word."""
    opened = open_page(f"{page}?lang=en&{'code' if page == 'region' else 'regions'}=XX99")

    assert any("No region has the code XX99." in box.value for box in opened.info)


def test_a_province_names_the_region_that_it_lies_in(open_page: Opener) -> None:
    """Álava (ES211) is part of ES21."""
    opened = open_page("region?lang=en&code=ES211")

    assert any("ES211 lies within ES21" in box.value for box in opened.info)
