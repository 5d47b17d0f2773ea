"""Charts for other sites: `/embed/<view>?<the page's own query string>`, small pages that cost no session."""

from html import escape

from starlette.datastructures import URL
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from observatory.api.asked import Refused, asked
from observatory.api.packed import pack, packed
from observatory.api.views import MAKING, content_hash
from observatory.engine import Engine, kept
from observatory.errors import ObservatoryError
from observatory.views.asking import Fixed
from observatory.views.embedded import page
from observatory.views.sources import edition

KEPT = 16 << 20
"""Bytes of pages that are kept, packed."""


def embed(request: Request) -> Response:
    """One answer as a page of its own; what is wrong with the address is told in its place."""
    name = request.path_params["view"]
    try:
        want = asked(f"{name}.figure.json", request.scope["query_string"])
        base = str(request.base_url).rstrip("/")
        return packed(
            request,
            lambda: _page(want.engine, name, tuple(want.codes.items()), want.language, base),
            tag=f'"{content_hash(want, edition(want.engine))}{MAKING}"',
            lasts="public, max-age=600",
            media="text/html",
        )
    except Refused as refused:
        near = refused.problem.get("nearest") or refused.problem.get("allowed")
        return _sorry(refused.status, f"{refused} {', '.join(map(str, near)) if isinstance(near, list) else ''}")
    except LookupError as missing:
        return _sorry(404, str(missing))
    except ObservatoryError as nothing:
        return _sorry(404, str(nothing))


@kept(KEPT, len)
def _page(engine: Engine, name: str, codes: Fixed, language: str, base: str) -> bytes:
    return pack(page(engine, name, dict(codes), language=language, site=base))


def _sorry(status: int, why: str) -> Response:
    return HTMLResponse(f"<!doctype html><title>Skills Observatory</title><p>{escape(why)}</p>", status_code=status)


class Alone:
    """Leads links of embeds that were made before they had an address of their own: `/<page>?embed=true&figure=…`."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass every other request on."""
        if scope["type"] == "http" and scope["method"] in ("GET", "HEAD") and b"embed=true" in scope["query_string"]:
            request = Request(scope)
            name = request.query_params.get("figure", "")
            if request.query_params.get("embed") == "true" and name:
                address = URL(scope=scope).remove_query_params(["embed", "figure", "embed_options"])
                below = str(scope["path"]).rstrip("/").rpartition("/")[0]
                await RedirectResponse(address.replace(path=f"{below}/embed/{name}"), 307)(scope, receive, send)
                return
        await self.app(scope, receive, send)


ROUTES: list[BaseRoute] = [Route("/embed/{view}", embed)]
