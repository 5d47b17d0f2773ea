"""Answers that are kept packed: sent as they are to whoever takes gzip, and not at all to whoever has them already."""

import gzip
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response


def pack(text: str) -> bytes:
    """A text as it is kept and sent."""
    return gzip.compress(text.encode(), 5, mtime=0)


def takes_gzip(request: Request) -> bool:
    """Whether who asks can unpack it."""
    return "gzip" in request.headers.get("accept-encoding", "")


def holds(request: Request, tag: str) -> bool:
    """Whether who asks has this very answer already; weak and strong tags are compared alike (RFC 9110, 13.1.2)."""
    held = {part.strip().removeprefix("W/") for part in request.headers.get("if-none-match", "").split(",")}
    return bool(held & {tag.removeprefix("W/"), "*"})


def packed(request: Request, make: Callable[[], bytes], *, tag: str, lasts: str, media: str) -> Response:
    """A packed answer, or 304 where it is held already.

    Args:
        request: who asks.
        make: the packed bytes; not asked for where they are held.
        tag: of the answer.
        lasts: who may keep it, and how long: `Cache-Control`.
        media: its type.
    """
    headers = {"ETag": tag, "Cache-Control": lasts, "Vary": "Accept-Encoding"}
    if holds(request, tag):
        return Response(status_code=304, headers=headers)
    body = make()
    if not takes_gzip(request):
        return Response(gzip.decompress(body), headers=headers, media_type=media)
    return Response(body, headers={**headers, "Content-Encoding": "gzip"}, media_type=media)
