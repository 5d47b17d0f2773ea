"""A figure on another site: one small page with finding, chart, table and source, and nothing of a session."""

import json
import re

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from observatory.api.embeds import Alone
from observatory.api.routes import ROUTES


def test_an_embed_says_what_the_page_says(client: TestClient) -> None:
    """Finding, sentence, table, grade and source in the language asked for; the link back names every choice."""
    page = client.get("/embed/regions?lang=es&regions=ES21&period=2018").text

    assert '<html lang="es">' in page
    assert "<h1>País Vasco ocupa el puesto 40 de 300" in page
    assert "<b>Medida.</b> Fuente: " in page
    assert re.search(r'href="[^"]*/regions\?level=2&amp;indicator=high-tech-manufacturing[^"]*regions=ES21', page)
    assert "<td>ES21</td>" in page


def test_an_embed_draws_the_chart_of_the_same_address(client: TestClient) -> None:
    """What the chart is fetched by is what `figure.json` answers, title and sentence included."""
    page = client.get("/embed/regions?lang=en&regions=DE11").text
    told = json.loads(re.search(r'id="settings">(.*?)</script>', page)[1])  # type: ignore[index]
    answer = client.get(told["address"], params=told["query"]).json()

    assert f"<h1>{answer['title']}</h1>" in page
    assert ["DE11"] == [row[0] for row in answer["beside"][0]["data"][0]["customdata"] if row[0] == "DE11"]


def test_an_embed_is_kept_by_who_read_it(client: TestClient) -> None:
    """With its tag an unchanged page is not sent again; another choice has another tag."""
    first = client.get("/embed/regions?lang=en&regions=DE11")
    again = client.get("/embed/regions?lang=en&regions=DE11", headers={"If-None-Match": first.headers["etag"]})
    other = client.get("/embed/regions?lang=en&regions=ES21")

    assert (200, 304, b"") == (first.status_code, again.status_code, again.content)
    assert first.headers["etag"] != other.headers["etag"]


@pytest.mark.parametrize(
    ("link", "status", "words"),
    [
        ("/embed/nope", 404, "There is no such view."),
        ("/embed/regions?colour=red", 400, "no such parameter"),
        ("/embed/regions-like?regions=", 404, "No region is chosen."),
    ],
)
def test_what_cannot_be_embedded_is_told(client: TestClient, link: str, status: int, words: str) -> None:
    """In a sentence, where the figure would be."""
    answer = client.get(link)

    assert status == answer.status_code
    assert words in answer.text


def test_what_a_link_says_is_text(client: TestClient) -> None:
    """Markup in an address stays letters."""
    answer = client.get("/embed/regions", params={"lang": "<script>alert(1)</script>"})

    assert "<script>alert" not in answer.text


def test_links_of_former_embeds_lead_to_the_page() -> None:
    """`?embed=true&figure=…` of any page leads to the figure, below a path, too; every choice goes along."""
    former = TestClient(Alone(Starlette(routes=ROUTES)), follow_redirects=False)
    answer = former.get("/skills/regions?embed=true&figure=regions&lang=es&regions=ES21")

    assert (307, "/skills/embed/regions") == (answer.status_code, answer.headers["location"].split("?")[0][-21:])
    assert answer.headers["location"].endswith("?lang=es&regions=ES21")
    assert 404 == former.get("/regions?embed=false&figure=regions").status_code


@pytest.mark.parametrize("link", ["/embed/regions?lang=en", "/api/v1/regions.figure.json?lang=en", "/api/plotly.js"])
def test_who_cannot_unpack_gets_it_plain(client: TestClient, link: str) -> None:
    """The same text either way; caches are told that there are two, and a tag spares both."""
    zipped = client.get(link, headers={"Accept-Encoding": "gzip"})
    plain = client.get(link, headers={"Accept-Encoding": "identity"})
    again = client.get(link, headers={"If-None-Match": f"W/{zipped.headers['etag']}"})

    assert ("gzip", None) == (zipped.headers["content-encoding"], plain.headers.get("content-encoding"))
    assert zipped.text == plain.text
    assert "Accept-Encoding" in plain.headers["vary"]
    assert 304 == again.status_code
