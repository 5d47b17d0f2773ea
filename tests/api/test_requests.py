"""Requests: what is answered, what is refused and how, and that nothing takes the process down."""

import asyncio
import gzip
import resource
from collections.abc import Iterator

import httpx2
import polars as pl
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from observatory import views
from observatory.api import views as api
from observatory.api.asked import Refused, asked
from observatory.api.routes import ROUTES
from observatory.queries import observations
from observatory.views.asking import completed
from observatory.views.served import newest


def test_the_defaults_are_those_written_out(client: TestClient) -> None:
    """No query, and the usual codes as query: the same content."""
    view = views.views()["trend"]
    usual = {key: ",".join(codes) for key, codes in completed(view, newest(), {}, "en").items()}

    assert (
        client.get("/api/v1/trend.csv").headers["etag"]
        == client.get("/api/v1/trend.csv", params={**usual, "lang": "en"}).headers["etag"]
    )


def test_what_is_kept_is_not_sent_again(client: TestClient) -> None:
    """304 without a body for the tag; another choice has another tag."""
    tag = client.get("/api/v1/trend.csv").headers["etag"]
    again = client.get("/api/v1/trend.csv", headers={"If-None-Match": f'"other", {tag}'})
    other = client.get("/api/v1/trend.csv?regions=ES21", headers={"If-None-Match": tag})

    assert (304, b"", 200) == (again.status_code, again.content, other.status_code)


def test_text_is_packed_where_wanted(client: TestClient) -> None:
    """gzip, saying so; the same text as unpacked."""
    plain = client.get("/api/v1/job-outlook.csv", headers={"Accept-Encoding": "identity"})
    with client.stream("GET", "/api/v1/job-outlook.csv", headers={"Accept-Encoding": "gzip"}) as packed:
        raw = b"".join(packed.iter_raw())

    assert "gzip" == packed.headers["content-encoding"]
    assert "Accept-Encoding" in packed.headers["vary"]
    assert plain.content == gzip.decompress(raw)


def test_other_sites_may_ask(client: TestClient) -> None:
    """A script elsewhere reads the answer, its tag and its file name; reading is all it may do."""
    elsewhere = {"Origin": "https://example.org"}
    asked = {"Access-Control-Request-Method": "GET", "Access-Control-Request-Headers": "if-none-match, range"}
    allowed = client.options("/api/v1/trend.csv", headers={**elsewhere, **asked})
    answer = client.get("/api/v1/trend.csv", headers=elsewhere)

    assert (200, "*", "GET, HEAD") == (
        allowed.status_code,
        allowed.headers["access-control-allow-origin"],
        allowed.headers["access-control-allow-methods"],
    )
    assert ("*", "ETag, Content-Disposition") == (
        answer.headers["access-control-allow-origin"],
        answer.headers["access-control-expose-headers"],
    )
    assert 405 == client.post("/api/v1/trend.csv").status_code


def test_a_kept_answer_is_not_given_to_another_site(client: TestClient) -> None:
    """What a cache kept for a link, without leave for scripts elsewhere, is not handed to these."""
    assert "Accept-Encoding, Origin" == client.get("/api/v1/trend.csv").headers["vary"]


def test_a_head_has_the_headers_and_no_body(client: TestClient) -> None:
    """Type, tag and file name without making the file."""
    head, got = client.head("/api/v1/trend.parquet"), client.get("/api/v1/trend.parquet")

    assert b"" == head.content
    assert [got.headers[name] for name in ("etag", "content-type", "content-disposition")] == [
        head.headers[name] for name in ("etag", "content-type", "content-disposition")
    ]


@pytest.mark.parametrize(
    ("address", "status", "told"),
    [
        ("trends.csv", 404, {"nearest": "trend"}),
        ("tables/regions.csv", 404, {"nearest": "tables/region"}),
        ("trend.xls", 404, {"nearest": "xlsx"}),
        ("trend", 404, {"allowed": "csv"}),
        ("tables/..%2F..%2Fsecret.csv", 404, {}),
        ("tables/region;drop table region.csv", 404, {}),
        ("tables/%00.csv", 404, {}),
        ("trend.c%0Asv", 404, {"nearest": "csv"}),
        ("trend.csv?indicators=neet", 400, {"parameter": "indicators", "nearest": "indicator"}),
        ("trend.csv?indicator=unemployment", 400, {"parameter": "indicator", "nearest": "unemployment-rate"}),
        ("trend.csv?regions=Navarra", 400, {"parameter": "regions", "nearest": "ES22"}),
        ("trend.csv?regions=ES21,ES21'--", 400, {"parameter": "regions"}),
        ("trend.csv?regions=ES11,ES12,ES13,ES21,ES22,ES23,ES24", 400, {"maximum": 6}),
        ("trend.csv?years=2020", 400, {"parameter": "years"}),
        ("trend.csv?years=2020,2015", 400, {"parameter": "years"}),
        ("trend.csv?years=,", 400, {"parameter": "years"}),
        ("trend.csv?indicator=", 400, {"parameter": "indicator"}),
        ("trend.csv?indicator=1 or 1=1", 400, {"parameter": "indicator"}),
        ("trend.csv?regions=ES21&regions=ES22", 400, {"parameter": "regions"}),
        ("trend.csv?regions=", 404, {}),
        ("trend.csv?lang=xx", 400, {"parameter": "lang", "allowed": "en"}),
        ("trend.csv?edition=1999-01-01-00000000", 404, {}),
        ("trend.csv?edition=../../etc", 404, {}),
        ("trend.csv?regions=%00", 400, {}),
        ("trend.csv?regions=%E2%80%AEES21", 400, {}),
        ("trend.csv?regions=%FF%FE", 400, {}),
        ("trend.csv?regions=%EF%BC%A5%EF%BC%B321", 400, {"nearest": "ES21"}),
        ("micro-credentials.csv?q=" + "a" * 201, 400, {"parameter": "q", "maximum": 200}),
        ("trend.csv?q=" + "a" * 9000, 414, {"maximum": 8000}),
        ("observations.csv?" + "&".join(f"p{n}=1" for n in range(100)), 400, {"maximum": 40}),
    ],
)
def test_a_wrong_request_is_told_what_would_be_right(
    client: TestClient, address: str, status: int, told: dict[str, object]
) -> None:
    """A problem by RFC 9457 with the parameter, and the nearest or allowed values; never a trace."""
    answer = client.get(f"/api/v1/{address}")
    problem = answer.json()

    assert (status, "application/problem+json") == (answer.status_code, answer.headers["content-type"])
    assert status == problem["status"]
    assert "Traceback" not in answer.text
    for name, value in told.items():
        assert value in problem[name] if isinstance(problem[name], list) else value == problem[name]


def test_ten_thousand_filters_are_refused() -> None:
    """Before anything is looked up."""
    with pytest.raises(Refused) as refused:
        asked("observations.csv", b"region=" + b",".join([b"ES21"] * 10_000))

    assert 414 == refused.value.status


def test_a_search_may_look_like_anything(client: TestClient) -> None:
    """Words are words: no pattern, no SQL, no path."""
    for text in ("'; drop table skill; --", "../../etc", "%", "(((", "=1+1", "ñ🛠"):
        assert 200 == client.get("/api/v1/micro-credentials.csv", params={"q": text}).status_code


def _rows(rows: int) -> Iterator[pl.DataFrame]:
    for first in range(0, rows, 10_000):
        yield pl.DataFrame({"vintage": range(first, first + 10_000)}).with_columns(
            region=pl.lit("ES21"), value=pl.col("vintage") * 1.5, flag=pl.lit("=b")
        )


def _many(rows: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The view of observations, with more rows than we hold."""
    monkeypatch.setattr(observations, "observations", lambda *_given, **_more: _rows(rows))


@pytest.mark.parametrize(
    ("form", "rows"), [("csv", 1_000_000), ("parquet", 1_000_000), ("json", 300_000), ("zip", 300_000)]
)
def test_ten_times_the_rows_take_no_more_memory(form: str, rows: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The highest memory of the process hardly grows: rows leave as they come."""

    def fetch(rows: int) -> int:
        _many(rows, monkeypatch)
        return sum(len(piece) for piece in _pieces(form))

    small = fetch(rows // 10)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    large = fetch(rows)
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024

    assert 5 * small < large
    assert 60_000_000 > grown


def _pieces(form: str) -> Iterator[bytes]:
    """The file as the route makes it, without a client that would hold it."""
    want = asked(f"observations.{form}", b"")
    return api._made(want, "many", "2026-11-23", "http://testserver/", "http://testserver/file")


def test_a_sheet_that_would_overflow_is_refused(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """413 before the first byte, and what to take instead."""
    monkeypatch.setattr("observatory.export.workbook.MOST_ROWS", 15_000)
    _many(20_000, monkeypatch)
    answer = client.get("/api/v1/observations.xlsx")

    assert 413 == answer.status_code
    assert "CSV" in answer.json()["title"]


def test_fifty_large_exports_at_once_leave_the_process_responsive() -> None:
    """All of them arrive, and the process answers others in between, not only after the last one."""

    async def run() -> tuple[list[int], int]:
        transport = httpx2.ASGITransport(app=Starlette(routes=ROUTES))
        async with httpx2.AsyncClient(transport=transport, base_url="http://testserver", timeout=300) as client:
            exports = [asyncio.create_task(client.get("/api/v1/tables/region.csv")) for _ in range(50)]
            answered = 0
            while not all(export.done() for export in exports):
                healthy = await client.get("/api/health")
                answered += healthy.status_code == 200 and not all(export.done() for export in exports)
                await asyncio.sleep(0.05)
            return [export.result().status_code for export in exports], answered

    statuses, answered = asyncio.run(run())

    assert [200] * 50 == statuses
    assert 3 <= answered
