"""Where the observatory says that it is: at the root or below a path, by the operator's word or by the request's."""

from types import SimpleNamespace

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from observatory.api.address import Addressed
from observatory.settings import settings
from observatory.ui import address

PUBLIC = "https://example.org/skills"


def _say(request: Request) -> PlainTextResponse:
    return PlainTextResponse(f"{request.base_url} {request.url}")


def _client(below: str = "") -> TestClient:
    routes = [Route("/api/v1/{file}", _say), Route("/api", _say), Route("/gaps", _say), Route("/skills/gaps", _say)]
    return TestClient(Starlette(routes=routes, middleware=[Middleware(Addressed, below=below)]))


@pytest.mark.parametrize(
    ("below", "asked", "told"),
    [
        ("", "/api/v1/x?a=1", "http://testserver/ http://testserver/api/v1/x?a=1"),
        ("skills", "/skills/api/v1/x", "http://testserver/skills/ http://testserver/skills/api/v1/x"),
        ("/a/b/", "/a/b/api/v1/x", "http://testserver/a/b/ http://testserver/a/b/api/v1/x"),
        # Health of the server itself, whatever the path.
        ("skills", "/api/v1/x", "http://testserver/ http://testserver/api/v1/x"),
    ],
)
def test_without_a_setting_an_answer_repeats_the_request(below: str, asked: str, told: str) -> None:
    """Below the path that the app is served under, or at the root."""
    assert told == _client(below).get(asked).text


@pytest.mark.parametrize(
    ("below", "asked"), [("", "/api/v1/x?a=1"), ("skills", "/skills/api/v1/x?a=1"), ("skills", "/api/v1/x?a=1")]
)
def test_the_operators_address_wins(monkeypatch: pytest.MonkeyPatch, below: str, asked: str) -> None:
    """Whether the proxy keeps the path or takes it away, and whatever host the request names."""
    monkeypatch.setenv("OBSERVATORY_ADDRESS", f"{PUBLIC}/")
    headers = {"host": "evil.example", "x-forwarded-host": "evil.example", "forwarded": "host=evil.example"}

    assert f"{PUBLIC}/ {PUBLIC}/api/v1/x?a=1" == _client(below).get(asked, headers=headers).text


@pytest.mark.parametrize("page", ["/api", "/gaps", "/skills/gaps"])
def test_pages_keep_their_path(monkeypatch: pytest.MonkeyPatch, page: str) -> None:
    """Streamlit knows its own path, `/api` is one of its pages; where it leads on, it names the public host."""
    without = _client("skills").get(page).text
    monkeypatch.setenv("OBSERVATORY_ADDRESS", PUBLIC)

    assert f"http://testserver/ http://testserver{page}" == without
    assert f"https://example.org/ https://example.org{page}" == _client("skills").get(page).text


@pytest.mark.parametrize("wrong", ["example.org", "ftp://example.org", "https://", "https://a b.org", "javascript:x"])
def test_a_setting_that_is_no_address_is_refused(monkeypatch: pytest.MonkeyPatch, wrong: str) -> None:
    """When the app starts, with the name of the setting, and not in a citation months later."""
    monkeypatch.setenv("OBSERVATORY_ADDRESS", wrong)

    with pytest.raises(ValueError, match="OBSERVATORY_ADDRESS"):
        settings()


@pytest.mark.parametrize(
    ("visited", "page", "below", "site", "public"),
    [
        ("http://localhost:8501/gaps", "gaps", "", "/x", "http://localhost:8501/x"),
        ("http://localhost:8501", "", "", "/x", "http://localhost:8501/x"),
        ("http://localhost:8501/overview", "", "", "/x", "http://localhost:8501/x"),
        ("https://example.org/skills/gaps", "gaps", "skills", "/skills/x", f"{PUBLIC}/x"),
        # A proxy that takes the path away: only the browser knows it.
        ("https://example.org/skills/gaps", "gaps", "", "/skills/x", f"{PUBLIC}/x"),
        ("https://example.org/skills", "", "", "/skills/x", f"{PUBLIC}/x"),
        ("https://example.org/mydata", "", "mydata", "/mydata/x", "https://example.org/mydata/x"),
        (None, "gaps", "", "/x", "/x"),
    ],
)
def test_a_page_knows_its_address_from_the_browser(
    monkeypatch: pytest.MonkeyPatch, visited: str | None, page: str, below: str, site: str, public: str
) -> None:
    """What the browser fetches stays on its host and below the path; what is copied is whole."""
    _visit(monkeypatch, visited, page, below)

    assert (site, public) == (address.site("x"), address.public("x"))


def test_what_is_copied_from_a_page_names_the_operators_address(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also when somebody looks at it from inside; what the browser fetches stays where the browser is."""
    _visit(monkeypatch, "http://10.0.0.7:8501/skills/gaps", "gaps", "skills")
    monkeypatch.setenv("OBSERVATORY_ADDRESS", "https://jobs.example.org/atlas")

    assert ("/skills/x", "https://jobs.example.org/atlas/gaps?a=1") == (address.site("x"), address.page("a=1"))


def _visit(monkeypatch: pytest.MonkeyPatch, visited: str | None, page: str, below: str) -> None:
    seen = SimpleNamespace(context=SimpleNamespace(url=visited), get_option=lambda _name: below)
    monkeypatch.setattr(address, "st", seen)
    monkeypatch.setattr(address.choice, "page", lambda: page)
