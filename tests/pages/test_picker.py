"""A link may name things as people call them; what it cannot mean beyond doubt is told, and nothing is taken."""

import json
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import Opener

WELDER, MILLING = "7aedaa07-3884-4c5b-88f9-80997b2aa54b", "a1c9f8b7-c4ce-4b15-ac3c-3378c300d8f2"


def picker(page: AppTest, place: int = 0) -> dict[str, Any]:
    """What a picker of the page was told."""
    told: dict[str, Any] = json.loads(page.get("bidi_component")[place].proto.json)
    return told


@pytest.mark.parametrize(
    ("link", "key", "meant"),
    [
        ("transitions?lang=en&profile=soldador", "profile", WELDER),
        ("path?lang=es&start=profile&target=7223.4.6", "target", MILLING),
        ("skills-map?lang=en&profile=Schwei%C3%9Fer", "profile", WELDER),
        ("trends?lang=en&regions=Espa%C3%B1a,Baviera", "regions", ["ES", "DE2"]),
        ("gaps?lang=en&regions=Luxembourg,Madrid", "regions", ["LU00", "ES30"]),
        ("region?lang=en&code=Gipuzkoa", "code", "ES21"),
        ("coverage?lang=en&region=European%20Union", "region", "EU27_2020"),
        ("changes?lang=en&about=pais%20vasco", "about", "ES21"),
    ],
)
def test_a_link_may_name_things(open_page: Opener, link: str, key: str, meant: str | list[str]) -> None:
    """In any language, by name or code; among regions a province, or a country that is one, stands for it."""
    page = open_page(link)

    assert [] == list(page.exception)
    assert meant == page.session_state[key]


@pytest.mark.parametrize("language", ["en", "es"])
def test_what_is_not_sure_is_not_taken(open_page: Opener, language: str) -> None:
    """“CNC” names many: the default stays, and the picker says which they may be."""
    page = open_page(f"transitions?lang={language}&profile=CNC")

    assert WELDER == page.session_state["profile"]
    assert "CNC" in picker(page)["note"]
    assert " · " in picker(page)["note"]


def test_what_is_called_nothing_is_told(open_page: Opener) -> None:
    """And the default stays."""
    page = open_page("skill?lang=en&skill=qqqqqq")

    assert "Nothing on offer here is called “qqqqqq”." == picker(page)["note"]


def test_thousands_of_names_are_not_sent(open_page: Opener) -> None:
    """Skills are searched for; the profiles, far fewer, can be browsed."""
    assert picker(open_page("skill?lang=en"))["options"] is None
    assert [WELDER, "welder"] in picker(open_page("transitions?lang=en"))["options"]


def test_a_region_too_large_is_told_of(open_page: Opener) -> None:
    """Bavaria exists, but gaps are known for its parts only."""
    page = open_page("gaps?lang=en&regions=Bavaria,ES21")

    assert ["ES21"] == page.session_state["regions"]
    assert any("Choose one of its regions" in info.value for info in page.info)
