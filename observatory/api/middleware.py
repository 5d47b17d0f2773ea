"""What every HTTP request and answer passes: the public address, and headers that keep browsers safe."""

from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from observatory.api.address import Addressed
from observatory.api.embeds import Alone

SAFETY = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


ANYONE = {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "ETag, Content-Disposition"}
"""Scripts of any site may read what machines are told; it is the same for everybody."""


class SafeHeaders:
    """Adds the headers of `SAFETY` to every HTTP answer, and those of `ANYONE` below `/api/`."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; touch only the head of the answer."""
        path = str(scope.get("path", "")).removeprefix(scope.get("root_path", ""))
        open_to_all = path.startswith("/api/")

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update({**SAFETY, **(ANYONE if open_to_all else {})})
            await send(message)

        await self.app(scope, receive, with_headers if scope["type"] == "http" else send)


def middleware(below: str = "") -> list[Middleware]:
    """What every request passes on its way in, outermost first.

    Args:
        below: the path that the app is served under; empty at the root of a host.
    """
    return [Middleware(Addressed, below=below), Middleware(SafeHeaders), Middleware(Alone)]
