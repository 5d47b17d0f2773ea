"""Search on the page: by kind, with counts, in both languages, and never without a next step."""

import pytest

from tests.pages.conftest import Opener


def texts(app: object) -> str:
    """Headings, sentences and captions of a page."""
    parts = [*app.title, *app.header, *app.markdown, *app.caption]  # type: ignore[attr-defined]
    return " ".join(str(one.value) for one in parts)


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("text", ["", "weldng", "ES21", "%F0%9F%A4%96", "*_[a](b)$x$:smile:", "7223", "漢字"])
def test_whatever_is_typed_is_answered(open_page: Opener, language: str, text: str) -> None:
    """Nothing, an error, a code, signs of Markdown, other scripts."""
    app = open_page(f"search?lang={language}&q={text}")

    assert [] == list(app.exception)


def test_results_stand_by_kind_with_counts(open_page: Opener) -> None:
    """Profiles before skills, each with its number."""
    app = open_page("search?lang=en&q=welding")
    headings = [one.value for one in app.header]

    assert headings[0].startswith("Skills (")
    assert {"Job profiles", "Skills", "Micro-credentials"} <= {heading.split(" (")[0] for heading in headings}


def test_one_kind_alone(open_page: Opener) -> None:
    """The link says which."""
    headings = [one.value for one in open_page("search?lang=en&q=welding&kind=micro_credential").header]

    assert ["Micro-credentials"] == [heading.split(" (")[0] for heading in headings]


def test_a_small_region_leads_to_the_one_above(open_page: Opener) -> None:
    """NUTS 3 has no page of its own."""
    assert "part of ES21" in texts(open_page("search?lang=en&q=Gipuzkoa"))
