"""Choices that depend on others: told when they are replaced, and back when they can be."""

import pytest
from streamlit.runtime.state import QueryParamsProxy
from streamlit.testing.v1 import AppTest

from observatory.settings import ROOT
from tests.pages.conftest import Opener

LINK = "regions?lang=en&indicator=high-tech-manufacturing&period=2018&regions=ES21"


def told(page: AppTest) -> list[str]:
    """What the page says of replaced choices, without their labels."""
    return [text.value.split(": ", 2)[2] for text in page.caption if text.value.startswith(":material/swap_horiz:")]


def chosen(page: AppTest) -> list[str | None]:
    """Indicator and period on screen."""
    return [page.session_state[key] for key in ("indicator", "period")]


def at_level(page: AppTest, level: str) -> AppTest:
    """The page after a click on another level."""
    page.session_state["level"] = level
    return page.run()


def test_what_a_level_lacks_is_told_and_comes_back(open_page: Opener) -> None:
    """High-tech manufacturing is published for NUTS 2 only: the line names old and new, the way back restores it."""
    page = at_level(open_page(LINK), "0")
    instead = page.selectbox(key="indicator").format_func(page.selectbox(key="indicator").value)
    lines = told(page)
    back = at_level(page, "2")

    assert (
        f"“High and medium-high-technology manufacturing” has no figures at this level; “{instead}” is shown instead. "
        "It comes back where it has some."
    ) == lines[0]
    assert lines[1].startswith("“2018” cannot be had with the other choices; ")
    assert (["high-tech-manufacturing", "2018"], []) == (chosen(back), told(back))


def test_the_line_stays_as_long_as_it_is_true(open_page: Opener) -> None:
    """Another click on the page does not silence it."""
    page = at_level(open_page(LINK), "0")

    assert told(page) == told(page.run())
    assert told(page) != []


def test_a_new_choice_ends_the_memory(open_page: Opener) -> None:
    """Who chooses another indicator among countries keeps it at NUTS 2."""
    page = at_level(open_page(LINK), "0")
    page.selectbox(key="indicator").set_value("gdp-per-head").run()
    silent = told(page)[:1]
    back = at_level(page, "2")

    assert "gdp-per-head" == back.selectbox(key="indicator").value
    assert not any("manufacturing" in line for line in silent)


def test_a_choice_comes_back_from_another_page(open_page: Opener) -> None:
    """Trends knows no snapshots: it says so, and Regions shows the chosen one again."""
    page = open_page("regions?lang=en&indicator=industry40-adoption&level=2")
    wanted = page.selectbox(key="indicator").value
    page.query_params.clear()
    there = page.switch_page(str(ROOT / "pages" / "trends.py")).run()
    on_trends, line = there.selectbox(key="indicator").value, told(there)
    there.query_params.clear()
    back = there.switch_page(str(ROOT / "pages" / "regions.py")).run()

    assert (on_trends == wanted) == (line == [])
    assert wanted == back.selectbox(key="indicator").value


def test_a_link_to_what_cannot_be_shown_is_told(open_page: Opener) -> None:
    """The Basque Country is compared with Spain, Luxembourg has no country to be compared with."""
    page = open_page("skills-in-demand?lang=en&region=ES21&base=country")
    page.session_state["region"] = "LU00"
    page.run()
    alone = told(page)
    page.session_state["region"] = "ES21"
    page.run()

    assert ["“Spain” cannot be had with the other choices; “EU” is shown instead. It comes back when it can."] == alone
    assert ("country", []) == (page.session_state["base"], told(page))


def test_nothing_is_said_where_nothing_was_replaced(open_page: Opener) -> None:
    """A first look at a page proposes; it replaces nothing."""
    assert [] == [
        line for page in ("regions", "trends", "coverage", "gaps") for line in told(open_page(f"{page}?lang=en"))
    ]


def queried(page: AppTest) -> dict[str, str]:
    """The link of the page, one value each."""
    return {name: values[-1] if isinstance(values, list) else values for name, values in page.query_params.items()}


def at_link(page: AppTest, link: dict[str, str]) -> AppTest:
    """The page as a browser asks for it that shows this link still, or again."""
    page.query_params.clear()
    for name, code in link.items():
        page.query_params[name] = code
    return page.run()


def test_the_second_of_two_quick_choices_is_kept(open_page: Opener) -> None:
    """The browser sends it beside the link of before the first one: that link is old, not news."""
    page = open_page("trends?lang=en&regions=ES,DE&highlight=DE")
    before = queried(page)
    page.session_state["regions"] = ["ES"]
    page.run()
    page.session_state["regions"] = ["ES", "DE2"]
    second = at_link(page, before).session_state["regions"]
    page.session_state["regions"] = ["ES", "DE2", "FR"]
    third = at_link(page, before)

    assert ["ES", "DE2"] == second
    assert ["ES", "DE2", "FR"] == third.session_state["regions"]
    assert "ES,DE2,FR" == queried(third)["regions"]


def test_a_choice_that_is_quickly_taken_back_is_told_to_the_browser(
    open_page: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It shows the link before the first choice still, but that of the first one is on its way."""
    page = open_page("regions?lang=en&level=0&regions=ES,DE")
    before = queried(page)
    page.session_state["regions"] = ["ES"]
    page.run()
    told, tell = [], QueryParamsProxy.from_dict
    monkeypatch.setattr(QueryParamsProxy, "from_dict", lambda to, link: (told.append(dict(link)), tell(to, link)))
    page.session_state["regions"] = ["ES", "DE"]
    at_link(page, before)

    assert [before] == told


def test_back_leads_to_the_choice_before(open_page: Opener) -> None:
    """The same old link without a new choice beside it is the Back button; Forward is another."""
    page = open_page("regions?lang=en&level=0&regions=ES,DE")
    before = queried(page)
    page.session_state["regions"] = ["ES"]
    after = queried(page.run())

    assert ["ES", "DE"] == at_link(page, before).session_state["regions"]
    assert ["ES"] == at_link(page, after).session_state["regions"]
