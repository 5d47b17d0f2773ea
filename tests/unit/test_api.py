"""What machines may ask for: health, outlines, and nothing else on the disk."""

from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from observatory.api.middleware import middleware
from observatory.api.routes import ROUTES


@pytest.fixture
def client(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    """The routes over a data folder with one outline."""
    (tmp_path / "outlines").mkdir()
    (tmp_path / "outlines" / "2024-2.geojson").write_text('{"type": "FeatureCollection", "features": []}')
    (tmp_path / "secret.geojson").write_text("{}")
    monkeypatch.setenv("OBSERVATORY_DATA", str(tmp_path))
    monkeypatch.setenv("OBSERVATORY_DATASET", str(tmp_path / "built.duckdb"))
    return TestClient(Starlette(routes=ROUTES, middleware=middleware()))


def test_health_says_whether_there_is_something_to_serve(client: TestClient, tmp_path: Path) -> None:
    """503 before the first build, 200 after."""
    before = client.get("/api/health").status_code
    (tmp_path / "built.duckdb").write_bytes(b"")

    assert (503, 200) == (before, client.get("/api/health").status_code)


def test_an_outline_is_kept_by_the_browser(client: TestClient) -> None:
    """Sent once, with its type and a lifetime."""
    answer = client.get("/api/outlines/2024-2.geojson")

    assert (200, "application/geo+json", "public, max-age=86400") == (
        answer.status_code,
        answer.headers["content-type"],
        answer.headers["cache-control"],
    )


@pytest.mark.parametrize("name", ["1999-2.geojson", "..%2Fsecret.geojson", "%2e%2e%2fsecret.geojson", "2024-2"])
def test_nothing_else_is_served(client: TestClient, name: str) -> None:
    """Unknown names and paths out of the folder are not found."""
    assert 404 == client.get(f"/api/outlines/{name}").status_code


def test_answers_carry_safe_headers(client: TestClient) -> None:
    """Browsers are told not to guess types and not to leak addresses."""
    headers = client.get("/api/outlines/2024-2.geojson").headers

    assert ("nosniff", "same-origin") == (headers["x-content-type-options"], headers["referrer-policy"])


@pytest.mark.parametrize("path", ["search.json?q=welder", "catalogue.ttl", "dataset.jsonld", "openapi.json", "nothing"])
def test_scripts_of_other_sites_may_read_what_machines_are_told(client: TestClient, path: str) -> None:
    """Answers and refusals alike."""
    answer = client.get(f"/api/v1/{path}", headers={"Origin": "https://example.org"})

    assert "*" == answer.headers["access-control-allow-origin"]


def test_pages_are_not_for_scripts_of_other_sites(client: TestClient) -> None:
    """Only what stands below `/api/` is; `/api` itself is a page."""
    answers = [client.get(path, headers={"Origin": "https://example.org"}) for path in ("/", "/api", "/trends")]

    assert [] == [answer.url for answer in answers if "access-control-allow-origin" in answer.headers]
