"""Search for machines: the answer of the index, and clear refusals."""

from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from observatory.api import search as api
from observatory.engine import EmbeddedEngine
from observatory.search import held
from tests.conftest import write_duckdb
from tests.spec.test_search import small


@pytest.fixture
def client(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    """The route over one thing of each kind."""
    edition = pl.DataFrame({"edition": ["small"], "updated": ["2026-11-23"], "sha256": ["0"], "parquet": ["p"]})
    write_duckdb({**small(), "edition": edition}, tmp_path / "world.duckdb")
    engine = EmbeddedEngine(tmp_path / "world.duckdb")
    monkeypatch.setattr(api, "served", lambda _edition: engine)
    yield TestClient(Starlette(routes=api.ROUTES))
    held._INDEXES.pop("small", None)


def test_a_hit_says_what_was_matched(client: TestClient) -> None:
    """Found by a Spanish name with a typing error, named in English, with its ESCO URI."""
    answer = client.get("/api/v1/search.json", params={"q": "soldadro", "kind": "profile"}).json()
    hit = answer["results"][0]

    assert ("profile", "p", "welder", "http://data.europa.eu/esco/occupation/p") == (
        hit["kind"],
        hit["id"],
        hit["name"],
        hit["esco_uri"],
    )
    assert {"label": "soldador", "language": "es", "role": "preferred"} == hit["matched"]
    assert 50 < hit["score"] < 100


def test_the_asked_language_names_the_hit(client: TestClient) -> None:
    """A code leads to the name in Spanish; a code has no language."""
    hit = client.get("/api/v1/search.json", params={"q": "7212.3", "lang": "es"}).json()["results"][0]

    assert ("soldador", 100.0, {"label": "7212.3", "language": None, "role": "code"}) == (
        hit["name"],
        hit["score"],
        hit["matched"],
    )


def test_an_answer_says_how_surely_it_is_meant(client: TestClient) -> None:
    """Never withheld: the nearest there is, called so, and how many are worth a look."""
    answer = client.get("/api/v1/search.json", params={"q": "welding bees with honey"}).json()
    first = answer["results"][0]

    assert {"kind", "id", "esco_uri", "name", "matched", "score", "fit"} == set(first)
    assert ("nearest", len(answer["results"]), "") == (first["fit"], answer["total"], answer["foreign"])


def test_a_code_of_another_system_is_named(client: TestClient) -> None:
    """ROME is not held: no result, and the name of the system."""
    answer = client.get("/api/v1/search.json", params={"q": "H2913"}).json()

    assert ([], 0, "ROME") == (answer["results"], answer["total"], answer["foreign"])


def test_every_language_with_names_may_be_asked_for(client: TestClient) -> None:
    """French has a name for a skill, though no page speaks French."""
    answer = client.get("/api/v1/search.json", params={"q": "souder", "lang": "fr"})

    assert (200, "s") == (answer.status_code, answer.json()["results"][0]["id"])


def test_the_number_of_results_is_limited(client: TestClient) -> None:
    """As many as asked for."""
    assert 1 == len(client.get("/api/v1/search.json", params={"q": "weld", "limit": "1"}).json()["results"])


@pytest.mark.parametrize(
    ("query", "parameter", "more"),
    [
        ("", "q", {}),
        ("q=%20%20", "q", {}),
        (f"q={'a' * 201}", "q", {"maximum": 200}),
        ("q=%00", "q", {}),
        ("q=a%E2%80%AEb", "q", {}),
        ("q=%ff%fe", "q", {}),
        ("q=weld&lang=de", "lang", {"allowed": ["en", "es", "fr"]}),
        ("q=weld&kind=profil", "kind", {"nearest": ["profile"]}),
        ("q=weld&kind=", "kind", {}),
        ("q=weld&limit=0", "limit", {"minimum": 1, "maximum": 50}),
        ("q=weld&limit=51", "limit", {}),
        ("q=weld&limit=ten", "limit", {}),
        ("q=weld&limit=²", "limit", {}),
        ("q=weld&limit=1&limit=2", "limit", {}),
        ("q=weld&limits=3", "limits", {"nearest": ["limit"]}),
    ],
)
def test_a_wrong_request_is_told_what_would_be_right(
    client: TestClient, query: str, parameter: str, more: dict[str, object]
) -> None:
    """400, the parameter, and the nearest or allowed values."""
    answer = client.get(f"/api/v1/search.json?{query}")
    told = answer.json()

    assert (400, parameter, "application/json") == (
        answer.status_code,
        told["parameter"],
        answer.headers["content-type"],
    )
    assert more == {name: told[name] for name in more}
