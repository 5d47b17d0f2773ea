"""A micro-credential: the standard elements in their order, what it teaches, whom it leads where."""

from tests.pages.conftest import Opener
from tests.pages.test_micro_credentials import MARK, words

ANNEX = [
    "Title",
    "Country or region of the issuer",
    "Awarding body",
    "Date of issuing",
    "Learning outcomes",
    "Notional workload",
    "Level",
    "Type of assessment",
    "Form of participation",
    "Type of quality assurance",
    "Prerequisites",
    "Supervision and identity verification",
    "Grade achieved",
    "Stackability",
    "Further information",
]


def test_the_elements_stand_in_the_order_of_the_recommendation(open_page: Opener) -> None:
    """Mandatory ones first; what a record does not say is said to be missing."""
    page = open_page("micro-credential?id=arc-welding-foundations")
    named = [element for text in page.markdown for element in text.value.split("**")[1::2]]

    assert ANNEX == [name for name in named if name in ANNEX]
    assert "not stated" in words(page)


def test_a_record_is_marked(open_page: Opener) -> None:
    """Title, level, workload, and that it is no offer."""
    page = open_page("micro-credential?id=arc-welding-foundations")

    assert "Foundations of arc welding" == page.title[0].value
    assert all(said in words(page) for said in (MARK, "EQF 3", "75 hours"))


def test_it_leads_somewhere_and_stacks(open_page: Opener) -> None:
    """Two figures with a finding each."""
    titles = " ".join(header.value for header in open_page("micro-credential?id=arc-welding-foundations").header)

    assert "Teaches 10 skills" in titles
    assert "Leads furthest towards" in titles
    assert "A step on a path" in titles


def test_a_mistyped_record_says_so(open_page: Opener) -> None:
    """A message and a search, not a blank page."""
    page = open_page("micro-credential?id=arc-weldin")

    assert not page.exception
    assert "No record of this catalogue is called “arc-weldin”" in words(page)


def test_a_record_speaks_spanish(open_page: Opener) -> None:
    """Title, outcomes and terms are in the visitor's language."""
    page = open_page("micro-credential?lang=es&id=arc-welding-foundations")

    assert "Fundamentos de soldadura por arco" == page.title[0].value
    assert "prueba práctica" in words(page)
