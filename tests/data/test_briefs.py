"""Briefs of the served dataset: two pages, in both languages, about anything that can be asked for."""

import io

import pytest
from pypdf import PdfReader
from starlette.applications import Starlette
from starlette.testclient import TestClient

from observatory.api.briefs import ROUTES
from observatory.i18n import LANGUAGES
from observatory.views.served import newest

WELDER = "7aedaa07-3884-4c5b-88f9-80997b2aa54b"
LONGEST = """-- Which profiles have most to print: the letters of all names of skills?
SELECT p.profile_id
FROM profile_skill AS p
JOIN label AS l ON l.kind = 'skill' AND l.id = p.skill_id AND l.role = 'preferred' AND l.language = 'es'
GROUP BY p.profile_id
ORDER BY SUM(LENGTH(l.label)) DESC, p.profile_id
LIMIT 5
"""


@pytest.fixture(scope="module")
def client() -> TestClient:
    """The routes of the briefs alone."""
    return TestClient(Starlette(routes=ROUTES))


def _pages(content: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("about", [f"profile/{WELDER}", "region/ES21", "region/EL30", "region/DE11", "region/FRY1"])
def test_a_brief_has_two_pages(client: TestClient, about: str, language: str) -> None:
    """In the language asked for, with the edition on each page."""
    answer = client.get(f"/api/v1/brief/{about}.pdf?lang={language}")
    pages = _pages(answer.content)

    assert (200, "application/pdf") == (answer.status_code, answer.headers["content-type"])
    assert 2 == len(pages)
    assert [] == [page for page in pages if "LCAMP Skills Observatory" not in page]


def test_the_fullest_profiles_fit_on_two_pages(client: TestClient) -> None:
    """However many skills a profile has, and however long their names."""
    longest = newest().ask(LONGEST)["profile_id"]
    counts = {one: len(_pages(client.get(f"/api/v1/brief/profile/{one}.pdf?lang=es").content)) for one in longest}

    assert {2} == set(counts.values())


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("profile/nobody.pdf", 404),
        ("region/ES99.pdf", 404),
        ("region/..%2F..%2Fetc.pdf", 404),
        ("city/ES21.pdf", 404),
        ("region/ES21.pdf?edition=1999-01-01-00000000", 404),
        ("region/ES21.pdf?lang=xx", 400),
        ("region/ES21.pdf?colour=red", 400),
    ],
)
def test_what_cannot_be_answered_is_explained(client: TestClient, address: str, status: int) -> None:
    """A clear refusal instead of a PDF or a stack trace."""
    answer = client.get(f"/api/v1/brief/{address}")

    assert status == answer.status_code
    assert "Traceback" not in answer.text
