"""What every HTTP request and answer passes: the public address, safe headers, and who may read."""

from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from observatory.api.address import Addressed
from observatory.api.embeds import Alone

SAFETY = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


class SafeHeaders:
    """Adds the headers of `SAFETY` to every HTTP answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; touch only the head of the answer."""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(SAFETY)
            await send(message)

        await self.app(scope, receive, with_headers if scope["type"] == "http" else send)


class OpenToAll:
    """Lets scripts of any site read what machines are told below `/api/`; it is the same for everybody."""

    def __init__(self, app: ASGIApp) -> None:
        self.pages = app
        self.machines = CORSMiddleware(
            app,
            allow_origins=["*"],
            allow_methods=["GET", "HEAD"],
            allow_headers=["If-None-Match", "Range"],
            expose_headers=["ETag", "Content-Disposition"],
            max_age=86_400,
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; pages are not meant for other sites."""
        path = str(scope.get("path", "")).removeprefix(scope.get("root_path", ""))
        await (self.machines if path.startswith("/api/") else self.pages)(scope, receive, send)


def middleware(below: str = "") -> list[Middleware]:
    """What every request passes on its way in, outermost first.

    Args:
        below: the path that the app is served under; empty at the root of a host.
    """
    return [Middleware(Addressed, below=below), Middleware(SafeHeaders), Middleware(OpenToAll), Middleware(Alone)]
