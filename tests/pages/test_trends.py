"""Trends: an indicator over time, as a visitor meets it."""

import json
import re
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from observatory.i18n import LANGUAGES
from observatory.queries import indicators
from observatory.ui.engine import engine
from tests.pages.conftest import Opener


def chart(page: AppTest) -> dict[str, Any]:
    """The first figure on the page, as it is sent to the browser."""
    found: dict[str, Any] = json.loads(page.get("plotly_chart")[0].proto.spec)
    return found


def captions(page: AppTest) -> str:
    """Everything small under the figure."""
    return " ".join(one.value for one in page.caption)


def test_the_first_look_says_something(open_page: Opener) -> None:
    """Unemployment in two regions against two countries and the EU, with a finding as title."""
    page = open_page("trends?lang=en")

    assert {"ES21", "DE11", "ES", "DE", "EU27_2020"} == {trace["name"] for trace in chart(page)["data"]}
    assert page.header[0].value.startswith("Unemployment rate in País Vasco ")


def test_the_source_is_named_in_short(open_page: Opener) -> None:
    """By its short name in the visitor's language, which leads to the publication; the full title is at hand."""
    page = open_page("trends?lang=es&indicator=gdp-per-head&regions=ES21&against=none")

    line = next(one.value for one in page.caption if "Fuente:" in str(one.value))
    assert "Fuente: [Eurostat, PIB por habitante](https://" in line
    assert '"Eurostat, GDP per inhabitant in purchasing power standards' in line


def test_a_break_shortens_the_finding(open_page: Opener) -> None:
    """País Vasco's series breaks in 2021: the title counts from there, the note says why."""
    page = open_page("trends?lang=en&indicator=unemployment-rate&regions=ES21&years=2013,2024")

    assert "Unemployment rate in País Vasco fell 2.2 points between 2021 and 2024" == page.header[0].value
    assert "País Vasco 2021" in captions(page)


def test_a_shared_link_reopens(open_page: Opener) -> None:
    """Indicator, regions, years and comparison come back."""
    page = open_page("trends?lang=en&indicator=tertiary-attainment&regions=FI1B,ITC4&years=2015,2020&against=eu")

    assert "tertiary-attainment" == page.selectbox(key="indicator").value
    assert ["FI1B", "ITC4"] == page.session_state["regions"]
    assert ("2015", "2020") == page.select_slider(key="years").value
    assert {"FI1B", "ITC4", "EU27_2020"} == {trace["name"] for trace in chart(page)["data"]}


def test_a_mistyped_link_falls_back(open_page: Opener) -> None:
    """Unknown codes are left out, reversed years become the whole span."""
    page = open_page("trends?lang=en&indicator=NOPE&regions=NOPE,ES21&years=2024,2013&against=NOPE&member=NOPE")

    assert "unemployment-rate" == page.selectbox(key="indicator").value
    assert ["ES21"] == page.session_state["regions"]
    assert ("2013", "2024") == page.select_slider(key="years").value


def test_another_indicator_starts_with_its_own_years(open_page: Opener) -> None:
    """2015–2020 was chosen for unemployment; GDP per head begins in 2000 and ends in 2023."""
    page = open_page("trends?lang=en&indicator=unemployment-rate&regions=ES21&years=2015,2020")

    page.selectbox(key="indicator").set_value("gdp-per-head").run()

    assert ("2000", "2023") == page.select_slider(key="years").value
    assert ["ES21"] == page.session_state["regions"]


def test_without_national_figures_the_middle_region_is_dashed_and_named(open_page: Opener) -> None:
    """Tertiary attainment is published for NUTS 2 regions only."""
    page = open_page("trends?lang=en&indicator=tertiary-attainment&regions=ES21")
    dashes = {trace["name"]: trace["line"]["dash"] for trace in chart(page)["data"]}

    assert {"ES21": "solid", "ES": "6px,4px", "EU27_2020": "6px,4px"} == dashes
    assert "(19 regions in 2024)" in " ".join(one.value for one in page.markdown)
    assert "not the average" in captions(page)


def test_national_series_show_the_country_of_a_region(open_page: Opener) -> None:
    """Work-based learning has no regional figures: Spain stands for País Vasco, and the page says so."""
    page = open_page("trends?lang=en&indicator=work-based-learning&regions=ES21")

    assert "Spain for País Vasco" in captions(page)
    assert {"ES", "EU27_2020"} == {trace["name"] for trace in chart(page)["data"]}


def test_the_forecast_is_dashed(open_page: Opener) -> None:
    """Two modelled ends, joined; the title leaves it open."""
    page = open_page("trends?lang=en&indicator=occupation-forecast&regions=EU27_2020&member=OC8")
    (line,) = chart(page)["data"]

    assert ("6px,4px", [2024, 2035]) == (line["line"]["dash"], line["x"])
    assert "if the forecast holds" in page.header[0].value


def test_the_postings_index_says_what_it_cannot(open_page: Opener) -> None:
    """On the chart itself: change, not level."""
    page = open_page("trends?lang=en&indicator=job-postings-index&regions=ES,DE&member=total")
    texts = [note["text"].replace("<br>", " ") for note in chart(page)["layout"]["annotations"]]

    assert any("shows change, not level" in text for text in texts)


def test_snapshots_are_named_but_not_offered(open_page: Opener) -> None:
    """One point in time is no trend."""
    page = open_page("trends?lang=en")

    assert "Job adverts in Spain" in captions(page)
    assert not any("Job adverts in Spain" in option for option in page.selectbox(key="indicator").options)


def test_an_empty_answer_says_why_and_what_to_try(open_page: Opener) -> None:
    """Sectors of the index exist for Germany and France only."""
    page = open_page("trends?lang=en&indicator=job-postings-index&regions=ES21&member=production-manufacturing")
    text = " ".join(one.value for one in page.markdown)

    assert "has no figure for País Vasco" in text
    assert "It is published for countries: 2 in all" in text
    assert [] == page.get("plotly_chart")


def test_a_region_without_a_figure_stays_and_says_why(open_page: Opener) -> None:
    """Of two chosen regions one has nothing in these years: it is named with the reason, and is no zero."""
    page = open_page("trends?lang=en&indicator=unemployment-rate&regions=ES21,FI20&years=2018,2022")

    assert ["ES21", "FI20"] == page.session_state["regions"]
    assert re.search(r"No figure in these years: Åland \((suppressed|missing)\)\.", captions(page))


def test_no_region_is_an_answer_too(open_page: Opener) -> None:
    """A link with no region asks for one."""
    page = open_page("trends?lang=en&regions=")

    assert any("No region is chosen." in one.value for one in page.markdown)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_indicator_opens(open_page: Opener, language: str) -> None:
    """With the regions of the first look, in every language, without an exception."""
    listed = indicators.indicators(engine(), language=language).filter("has_course")["indicator"]
    broken = [
        (indicator, page.exception[0].value)
        for indicator in listed
        if (page := open_page(f"trends?lang={language}&indicator={indicator}")).exception
    ]

    assert [] == broken


def test_the_sectors_of_the_job_postings_stand_beside_the_total(open_page: Opener) -> None:
    """Manufacturing, maintenance and software in Germany, and that it is an index."""
    page = open_page("trends?lang=en&indicator=job-postings-index&regions=DE&lines=groups")

    assert page.multiselect(key="members").value[:2] == ["total", "production-manufacturing"]
    assert page.header[0].value.startswith("Online job postings, Germany: “All” up from 100")
    assert any("cannot tell which country has more postings" in text.value for text in page.caption)


def test_an_index_says_its_base_and_that_it_was_computed(open_page: Opener) -> None:
    """The same link brings it back in the other language."""
    page = open_page("trends?lang=es&indicator=unemployment-rate&regions=ES21,DE11&scale=index")

    assert "índice, 2014 = 100" in page.header[0].value
    assert any("modelizada" in text.value for text in page.caption)


def test_vacancies_by_occupation_group_are_offered(open_page: Opener) -> None:
    """A region of Hungary, its occupations of manufacturing first."""
    page = open_page("trends?lang=en&indicator=manufacturing-vacancy-rate&regions=HU21&lines=groups")

    assert [] == list(page.exception)
    assert ["OC7", "OC8", "OC3", "OC2", "OC9", "OC4"] == page.multiselect(key="members").value
