"""A figure on another site: alone, with its source, in light and in the dark."""

import pytest
from playwright.sync_api import BrowserContext, expect


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_embedded_figure_stands_alone(context: BrowserContext, address: str, scheme: str) -> None:
    """Title, chart, table and source come without a web socket, from this host alone, legible in both schemes."""
    page = context.new_page()
    hosts: set[str] = set()
    sockets: list[str] = []
    page.on("request", lambda request: hosts.add(request.url.split("/")[2]))
    page.on("websocket", lambda socket: sockets.append(socket.url))
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # one of two
    page.goto(f"{address}/trends?embed=true&figure=trend&lang=en&regions=ES21")

    expect(page.locator(".js-plotly-plot .scatterlayer .trace").first).to_be_visible()
    expect(page.locator("body")).to_contain_text("Source:")
    page.get_by_text("Table").click()
    expect(page.locator("td").first).to_be_visible()
    ink, paper = page.evaluate(
        "[getComputedStyle(document.querySelector('.js-plotly-plot text')).fill,"
        " getComputedStyle(document.body).backgroundColor]"
        ".map(colour => colour.match(/[0-9]+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0))"
    )
    assert abs(ink - paper) > 200
    assert ({address.split("/")[2]}, []) == (hosts, sockets)
    page.close()
