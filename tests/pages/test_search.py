"""Search on the page: by kind, with counts, in both languages, and never without a next step."""

from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import Opener


def texts(app: AppTest) -> str:
    """Headings, sentences and captions of a page."""
    parts = [*app.title, *app.header, *app.markdown, *app.caption]
    return " ".join(str(text.value) for text in parts) + hits(app)


def hits(app: AppTest) -> str:
    """What was found, as HTML."""
    return unescape(" ".join(html.proto.body for html in app.get("html") if 'class="links"' in html.proto.body))


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("text", ["", "weldng", "ES21", "%F0%9F%A4%96", "*_[a](b)$x$:smile:", "7223", "漢字"])
def test_whatever_is_typed_is_answered(open_page: Opener, language: str, text: str) -> None:
    """Nothing, an error, a code, signs of Markdown, other scripts."""
    app = open_page(f"search?lang={language}&q={text}")

    assert [] == list(app.exception)


def test_results_stand_by_kind_with_counts(open_page: Opener) -> None:
    """Profiles before skills, each with its number."""
    app = open_page("search?lang=en&q=welding")
    headings = [heading.value for heading in app.header]

    assert headings[0].startswith("Skills (")
    assert {"Job profiles", "Skills", "Micro-credentials"} <= {heading.split(" (")[0] for heading in headings}


def test_one_kind_alone(open_page: Opener) -> None:
    """The link says which."""
    headings = [one.value for one in open_page("search?lang=en&q=welding&kind=micro_credential").header]

    assert ["Micro-credentials"] == [heading.split(" (")[0] for heading in headings]


def test_a_small_region_leads_to_the_one_above(open_page: Opener) -> None:
    """NUTS 3 has no page of its own."""
    assert "part of ES21" in texts(open_page("search?lang=en&q=Gipuzkoa"))


def test_every_hit_has_its_reason_and_is_within_reach(open_page: Opener) -> None:
    """By which name and in which language; six of them at first, and a button that shows them all."""
    app = open_page("search?lang=en&q=soldador")

    assert "“soldador/soldadora” · Spanish name" in texts(app)
    assert app.button(key="all-profile").label.startswith("6 of ")

    app.button(key="all-profile").click().run()

    assert 6 < hits(app).count("<li>")
    assert 1 == len(app.header)


def test_a_code_of_another_classification_is_named(open_page: Opener) -> None:
    """H2913 belongs to ROME: it is not read as a code of ours."""
    app = open_page("search?lang=en&q=H2913")

    assert "is a code of ROME" in texts(app)
    assert [] == list(app.header)


def test_the_eu_leads_where_it_can_be_chosen(open_page: Opener) -> None:
    """Trends compare with it but do not choose it."""
    found = hits(open_page("search?lang=en&q=European%20Union"))

    assert '<a href="coverage?lang=en&region=EU27_2020">European Union (27)</a>' in found
