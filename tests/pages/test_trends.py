"""Trends: an indicator over time, as a visitor meets it."""

import re
from contextlib import suppress
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from observatory.errors import NotHeld
from observatory.i18n import LANGUAGES
from observatory.views import views
from observatory.views.asking import figure, offered
from observatory.views.served import newest
from tests.pages.conftest import Opener, charts


def chart(page: AppTest) -> dict[str, Any]:
    """The lines of the page, as the browser draws them."""
    [lines] = charts(page, "trend")
    return lines


def captions(page: AppTest) -> str:
    """Everything small on the page."""
    return " ".join(caption.value for caption in page.caption)


def test_the_first_look_says_something(open_page: Opener) -> None:
    """Unemployment in two regions against two countries and the EU, with a finding as title; snapshots are named only.

    The change stands below.
    """
    page = open_page("trends?lang=en")

    assert {"ES21", "DE11", "ES", "DE", "EU27_2020"} == {trace["name"] for trace in chart(page)["data"]}
    assert page.header[0].value.startswith("Unemployment rate in País Vasco ")
    assert ["Change without a break"] == [heading.value for heading in page.subheader]
    assert "Job adverts in Spain" in captions(page)
    assert not any("Job adverts in Spain" in option for option in page.selectbox(key="indicator").options)


def test_the_source_is_named_in_short(open_page: Opener) -> None:
    """By its short name in the visitor's language, which leads to the publication; the full title is at hand."""
    page = open_page("trends?lang=es&indicator=gdp-per-head&regions=ES21&against=none")

    line = next(caption.value for caption in page.caption if "Fuente:" in str(caption.value))
    assert "Fuente: [Eurostat, PIB por habitante](https://" in line
    assert '"Eurostat, GDP per inhabitant in purchasing power standards' in line


def test_a_break_shortens_the_finding(open_page: Opener) -> None:
    """País Vasco's series breaks in 2021: the title counts from there, the note says why."""
    page = open_page("trends?lang=en&indicator=unemployment-rate&regions=ES21&years=2013,2024")

    assert "Unemployment rate in País Vasco fell 2.2 points between 2021 and 2024" == page.header[0].value
    assert "País Vasco 2021" in captions(page)


def test_a_shared_link_reopens(open_page: Opener) -> None:
    """Indicator, regions, years and comparison come back; years are chosen by hand; another indicator has its own."""
    page = open_page("trends?lang=en&indicator=tertiary-attainment&regions=FI1B,ITC4&years=2015,2020&against=eu")

    assert "tertiary-attainment" == page.selectbox(key="indicator").value
    assert ["FI1B", "ITC4"] == page.session_state["regions"]
    assert ("2015", "2020") == page.select_slider(key="years").value
    assert {"FI1B", "ITC4", "EU27_2020"} == {trace["name"] for trace in chart(page)["data"]}

    page.select_slider(key="years").set_range("2016", "2019").run()

    assert ("2016", "2019") == page.select_slider(key="years").value
    assert "2016–2019" in chart(page)["sentence"]

    page.selectbox(key="indicator").set_value("gdp-per-head").run()

    assert ("2000", "2023") == page.select_slider(key="years").value
    assert ["FI1B", "ITC4"] == page.session_state["regions"]


def test_a_mistyped_link_falls_back(open_page: Opener) -> None:
    """Unknown codes are left out, reversed years become the whole span."""
    page = open_page("trends?lang=en&indicator=NOPE&regions=NOPE,ES21&years=2024,2013&against=NOPE&member=NOPE")

    assert "unemployment-rate" == page.selectbox(key="indicator").value
    assert ["ES21"] == page.session_state["regions"]
    assert ("2013", "2024") == page.select_slider(key="years").value


def test_without_national_figures_the_middle_region_is_dashed_and_named(open_page: Opener) -> None:
    """Tertiary attainment is published for NUTS 2 regions only."""
    page = open_page("trends?lang=en&indicator=tertiary-attainment&regions=ES21")
    dashes = {trace["name"]: trace["line"]["dash"] for trace in chart(page)["data"]}

    assert {"ES21": "solid", "ES": "6px,4px", "EU27_2020": "6px,4px"} == dashes
    assert "(19 regions in 2024)" in chart(page)["alt"]
    assert "not the average" in captions(page)


def test_national_series_show_the_country_of_a_region(open_page: Opener) -> None:
    """Work-based learning has no regional figures: Spain stands for País Vasco, and the page says so."""
    page = open_page("trends?lang=en&indicator=work-based-learning&regions=ES21")

    assert "Spain for País Vasco" in captions(page)
    assert {"ES", "EU27_2020"} == {trace["name"] for trace in chart(page)["data"]}


def test_the_forecast_is_dashed(open_page: Opener) -> None:
    """Two modelled ends, joined; the title leaves it open, and neither comparison nor index is on offer."""
    page = open_page("trends?lang=en&indicator=occupation-forecast&regions=EU27_2020&member=OC8")
    (line,) = chart(page)["data"]

    assert ("6px,4px", [2024, 2035]) == (line["line"]["dash"], line["x"])
    assert "if the forecast holds" in page.header[0].value
    assert [True, True] == [page.button_group(key=key).proto.disabled for key in ("against", "scale")]


def test_the_postings_index_says_what_it_cannot(open_page: Opener) -> None:
    """On the chart itself: change, not level."""
    page = open_page("trends?lang=en&indicator=job-postings-index&regions=ES,DE&member=total")
    texts = [note["text"].replace("<br>", " ") for note in chart(page)["layout"]["annotations"]]

    assert any("shows change, not level" in text for text in texts)


def test_an_empty_answer_says_why_and_what_to_try(open_page: Opener) -> None:
    """Sectors of the index exist for Germany and France only; both are a click away, with the same indicator."""
    page = open_page("trends?lang=en&indicator=job-postings-index&regions=ES21&member=production-manufacturing")
    text = " ".join(words.value for words in page.markdown)
    ways = {link.proto.label: link.proto.query_string for link in page.get("page_link")}

    assert "has no figure for País Vasco" in text
    assert "It is published for countries: 2 in all" in text
    assert [] == charts(page)
    assert "indicator=job-postings-index&regions=DE" in ways["Germany (DE)"]
    assert "France (FR)" in ways


def test_a_region_without_a_figure_stays_and_says_why(open_page: Opener) -> None:
    """Of two chosen regions one has nothing in these years: it is named with the reason, and is no zero."""
    page = open_page("trends?lang=en&indicator=unemployment-rate&regions=ES21,FI20&years=2018,2022")

    assert ["ES21", "FI20"] == page.session_state["regions"]
    assert re.search(r"No figure in these years: Åland \((suppressed|missing)\)\.", captions(page))


@pytest.mark.parametrize(
    ("link", "why"),
    [
        ("regions=", "No region is chosen."),
        ("indicator=job-postings-index&regions=DE&lines=groups&members=", "No group is chosen."),
    ],
)
def test_nothing_chosen_is_an_answer_too(open_page: Opener, link: str, why: str) -> None:
    """A link with no region, or no group, asks for one."""
    assert f"**{why}**" in [words.value for words in open_page(f"trends?lang=en&{link}").markdown]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_indicator_is_drawn(language: str) -> None:
    """With the regions of the first look, in every language, or it is said why not."""
    view = views()["trend"]
    for indicator in offered(newest(), view, view.choice("indicator"), {}, language):
        with suppress(NotHeld):
            assert figure(newest(), "trend", {"indicator": (indicator,)}, language=language, theme="light")


def test_the_sectors_of_the_job_postings_stand_beside_the_total(open_page: Opener) -> None:
    """Manufacturing, maintenance and software in Germany, and that it is an index."""
    page = open_page("trends?lang=en&indicator=job-postings-index&regions=DE&lines=groups")

    assert page.multiselect(key="members").value[:2] == ["total", "production-manufacturing"]
    assert page.header[0].value.startswith("Online job postings, Germany: “All” up from 100")
    assert "cannot tell which country has more postings" in captions(page)


def test_an_index_says_its_base_and_that_it_was_computed(open_page: Opener) -> None:
    """The same link brings it back in the other language."""
    page = open_page("trends?lang=es&indicator=unemployment-rate&regions=ES21,DE11&scale=index")

    assert "índice, 2014 = 100" in page.header[0].value
    assert "modelizada" in captions(page)


def test_vacancies_by_occupation_group_are_offered(open_page: Opener) -> None:
    """A region of Hungary, its occupations of manufacturing first."""
    page = open_page("trends?lang=en&indicator=manufacturing-vacancy-rate&regions=HU21&lines=groups")

    assert [] == list(page.exception)
    assert ["OC7", "OC8", "OC3", "OC2", "OC9", "OC4"] == page.multiselect(key="members").value
