"""Regions: a link brings back the view, and every edge says what to do next."""

import json
from urllib.parse import parse_qs

import pytest

from tests.pages.conftest import Opener, charts


def test_a_link_restores_every_choice(open_page: Opener) -> None:
    """Indicator, level, period and regions come from the link; the title states the finding about the first region."""
    page = open_page("regions?indicator=gdp-per-head&level=2&period=2020&regions=ITC4,ES21")

    assert ["gdp-per-head", "2020"] == [page.session_state[key] for key in ("indicator", "period")]
    assert ["ITC4", "ES21"] == page.session_state["regions"]
    assert page.header[0].value.startswith("Lombardia ranks ")


def test_a_retired_code_is_named_with_its_successors(open_page: Opener) -> None:
    """PT16 was divided in 2024; the page says what it became."""
    page = open_page("regions?indicator=tertiary-attainment&period=2024&regions=PT16,ES21")

    assert any("PT16" in box.value and "PT19" in box.value for box in page.info)


def test_a_retired_code_leads_to_its_successors(open_page: Opener) -> None:
    """The link puts NL35 in place of NL31 and keeps every other choice."""
    page = open_page("regions?lang=en&indicator=tertiary-attainment&period=2024&regions=NL31,ES21")
    [way] = [parse_qs(one.proto.query_string) for one in page.get("page_link") if "instead" in one.proto.label]

    assert [["NL35,ES21"], ["tertiary-attainment"], ["2024"]] == [
        way[key] for key in ("regions", "indicator", "period")
    ]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("pais vasco", "ES21"),
        ("Lombardei", "ITC4"),
        ("Stutgart", "DE11"),
        ("Bizkaia", "ES21"),
        ("es21", "ES21"),
        ("istanbul", "TR10"),
    ],
)
def test_regions_are_typed_as_people_call_them(open_page: Opener, typed: str, code: str) -> None:
    """Without accents, in another language, with an error, by a province, by a code in small letters."""
    page = open_page(f"regions?lang=en&regions={typed}")

    assert [code] == page.session_state["regions"]
    assert [] == [box.value for box in page.info]


def test_a_larger_region_is_told_by_name(open_page: Opener) -> None:
    """Bavaria is a region of NUTS 1: not taken for one of its parts, whose names are like it."""
    page = open_page("regions?lang=en&level=2&regions=Bavaria,ES21")

    assert ["DE2", "ES21"] == page.session_state["regions"]
    assert ["Bayern (DE2) has no figure at this level. Choose another level, or regions below."] == [
        box.value for box in page.info
    ]


def test_a_chosen_region_stays_where_it_has_no_figure(open_page: Opener) -> None:
    """Among countries a region of NUTS 2 stays chosen; sentence and table say that it has no figure, and never zero."""
    page = open_page("regions?lang=en&level=0&indicator=gdp-per-head&regions=ES21,ES")
    tables = " ".join(str(table.value) for table in page.table)

    assert ["ES21", "ES"] == page.session_state["regions"]
    assert "País Vasco" in tables
    assert any("another level" in str(table.value) for table in page.table)


def test_a_region_without_a_figure_is_named_in_the_sentence(open_page: Opener) -> None:
    """The borders of 2024 know no British region: it stays chosen, told as missing and drawn without a bar."""
    page = open_page("regions?lang=en&indicator=tertiary-attainment&period=2024&regions=UKI3,ES21")
    bars = charts(page, "regions")[1]["data"]

    assert ["UKI3", "ES21"] == page.session_state["regions"]
    assert any(text.value.endswith("No figure: Inner London — West (missing).") for text in page.markdown)
    assert ["no figure: missing"] == [
        text
        for trace in bars
        for text, code in zip(trace["text"], trace["customdata"], strict=True)
        if code[0] == "UKI3"
    ]


def test_thousands_of_codes_cost_one_sentence(open_page: Opener) -> None:
    """A broken or hostile link is answered at once, with what can be shown of it."""
    page = open_page(f"regions?lang=en&regions=ES21,{','.join(f'XX{n}' for n in range(10_000))}")

    assert ["ES21"] == page.session_state["regions"]
    assert ["No region has the name or code", "9,995 more regions asked"] == [
        box.value[: len(start)]
        for box, start in zip(page.info, ("No region has the name or code", "9,995 more regions asked"), strict=True)
    ]


def test_more_than_six_regions_are_counted(open_page: Opener) -> None:
    """The seventh is not dropped without a word."""
    page = open_page("regions?lang=en&regions=ES21,DE11,ITC4,FRK2,AT11,AT12,AT13")

    assert ["1 more region asked for is not shown."] == [box.value for box in page.info]


def test_the_map_asks_for_outlines_by_address(open_page: Opener) -> None:
    """Outlines are fetched once by the browser; the figure that travels with every choice stays small."""
    page = open_page("regions")
    [map_of_regions, _ladder] = charts(page, "regions")

    assert map_of_regions["data"][0]["geojson"].startswith("api/outlines/")
    assert len(json.dumps(map_of_regions)) < 120_000


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


def test_a_region_that_left_the_map_leads_to_its_last_year(open_page: Opener) -> None:
    """The borders of 2024 know no British region; the link keeps it and asks for the last year that does."""
    page = open_page("regions?lang=en&indicator=tertiary-attainment&period=2024&regions=UKI3,ES21")
    [way] = [parse_qs(one.proto.query_string) for one in page.get("page_link") if "no figure" in one.proto.label]

    assert [["2019"], ["UKI3,ES21"]] == [way["period"], way["regions"]]


def test_nobody_is_told_of_defaults_that_a_level_does_not_have(open_page: Opener) -> None:
    """The two regions that the page proposes are none of the countries; nobody asked for them."""
    assert [] == [box.value for box in open_page("regions?lang=en&indicator=gdp-per-head&level=0").info]


def test_countries_are_held_against_the_eu(open_page: Opener) -> None:
    """At the level of countries the EU's own published figure is the reference."""
    page = open_page("regions?indicator=gdp-per-head&level=0&regions=ES")

    assert "EU-27 100" in charts(page, "regions")[1]["alt"]


@pytest.mark.parametrize("level", ["1", "0"])
def test_a_level_without_the_chosen_indicator_shows_another(open_page: Opener, level: str) -> None:
    """High-tech manufacturing is published for NUTS 2 only: NUTS 1 and countries begin with what they have."""
    page = open_page("regions?indicator=high-tech-manufacturing&period=2018&regions=ES21")
    page.session_state["level"] = level
    page.run()

    assert [] == list(page.exception)
    assert page.selectbox(key="indicator").value not in {None, "None", "high-tech-manufacturing"}


KEYS = {
    "regions": "regions",
    "trends": "regions",
    "gaps": "regions",
    "region": "code",
    "skills-in-demand": "region",
    "coverage": "region",
}


@pytest.mark.parametrize("page", KEYS)
def test_a_code_that_no_region_has_is_told(open_page: Opener, page: str) -> None:
    """Never dropped without a word."""
    opened = open_page(f"{page}?lang=en&{KEYS[page]}=XX99")

    assert any("XX99" in box.value for box in opened.info)


def test_a_province_names_the_region_that_it_lies_in(open_page: Opener) -> None:
    """Álava (ES211) is part of ES21."""
    opened = open_page("region?lang=en&code=ES211")

    assert any("ES211 lies within ES21" in box.value for box in opened.info)
