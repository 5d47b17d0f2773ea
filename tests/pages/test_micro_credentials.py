"""Micro-credentials: filters come with the link, no design looks like an offer, nothing found says what to loosen."""

from tests.pages.conftest import Opener

MARK = "not an offer"


def test_a_link_restores_every_filter(open_page: Opener) -> None:
    """Find an EQF 4 welding micro-credential of at most 60 hours."""
    page = open_page("micro-credentials?level=4&hours=30,60&area=welding-joining")

    assert ("4", "welding-joining", ("30", "60")) == (
        page.selectbox(key="level").value,
        page.selectbox(key="area").value,
        page.select_slider(key="hours").value,
    )
    assert "2 micro-credentials fit" == page.header[0].value


def test_a_record_opens_in_place_and_is_marked(open_page: Opener) -> None:
    """The standard elements stand there, and the mark says what this is."""
    page = open_page("micro-credentials?id=arc-welding-foundations")
    text = " ".join(element.value for element in page.markdown)

    assert "Foundations of arc welding" == page.header[0].value
    assert 2 <= text.count(MARK)
    assert "EQF 3" in text
    assert "75 hours" in text


def test_a_mistyped_record_shows_the_list(open_page: Opener) -> None:
    """No blank page for a link with a typing error."""
    page = open_page("micro-credentials?id=arc-weldin")

    assert "61 micro-credentials fit" == page.header[0].value


def test_nothing_found_says_what_to_loosen(open_page: Opener) -> None:
    """No EQF 6 design for welding is recorded; that is not the same as none exists."""
    page = open_page("micro-credentials?level=6&area=welding-joining")

    assert any("does not mean that none exists" in element.value for element in page.markdown)


def test_a_record_speaks_spanish(open_page: Opener) -> None:
    """Title, outcomes and terms are in the visitor's language."""
    page = open_page("micro-credentials?lang=es&id=arc-welding-foundations")

    assert "Fundamentos de soldadura por arco" == page.header[0].value
    assert any("prueba práctica" in element.value for element in page.markdown)
