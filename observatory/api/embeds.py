"""Charts for other sites: `/embed/<view>?<the page's own query string>`, small pages that cost no session."""

import gzip
from html import escape
from zlib import crc32

from starlette.datastructures import URL
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from observatory.api.asked import Asked, Refused, asked
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
        named = edition(want.engine)
        tag = f'"{named}-{hash_of(want)}"'
        headers = {"ETag": tag, "Cache-Control": "public, max-age=600", "Content-Encoding": "gzip"}
        if tag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        base = str(request.base_url).rstrip("/")
        codes = tuple((key, tuple(chosen)) for key, chosen in want.codes.items())
        return Response(_page(want.engine, name, codes, want.language, base), headers=headers, media_type="text/html")
    except Refused as refused:
        near = refused.problem.get("nearest") or refused.problem.get("allowed")
        return _sorry(refused.status, f"{refused} {', '.join(map(str, near)) if isinstance(near, list) else ''}")
    except LookupError as missing:
        return _sorry(404, str(missing))
    except ObservatoryError as nothing:
        return _sorry(404, str(nothing))


def hash_of(want: Asked) -> str:
    """What a page depends on, in few letters."""
    text = "&".join([want.view.name, want.language, *(f"{key}={','.join(codes)}" for key, codes in want.codes.items())])
    return f"{crc32(text.encode()):08x}"


@kept(KEPT, len)
def _page(engine: Engine, name: str, codes: Fixed, language: str, base: str) -> bytes:
    return gzip.compress(page(engine, name, dict(codes), language=language, site=base).encode(), 5, mtime=0)


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
