"""Where machines find us: the operator's address if there is one, else what the request says, behind a path or not."""

from urllib.parse import urlsplit

from starlette.types import ASGIApp, Receive, Scope, Send

from observatory.settings import settings

OURS = ("/api/", "/embed/")
"""Below these we answer ourselves; everything else is the app's."""


class Addressed:
    """Lets every request come by the public address: `request.base_url` and `request.url` are right then.

    What a proxy forwards (`X-Forwarded-Host`, `Forwarded`) is not read: anybody can send it. An operator whose proxy
    speaks https, or changes the host, sets `OBSERVATORY_ADDRESS`.

    Args:
        app: what is asked.
        below: the path that the app is served under, as `server.baseUrlPath` has it; empty at the root of a host.
    """

    def __init__(self, app: ASGIApp, below: str = "") -> None:
        self.app = app
        self.below = f"/{below.strip('/')}".rstrip("/")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, with the address that it would have had at the public door."""
        await self.app(self._seen(scope) if scope["type"] == "http" else scope, receive, send)

    def _seen(self, scope: Scope) -> Scope:
        address = urlsplit(settings().address)
        public: Scope = {}
        if address.netloc:
            # Streamlit, too, leads from an address to a better one by naming the host that was asked.
            others = [(name, value) for name, value in scope["headers"] if name != b"host"]
            public = {"scheme": address.scheme, "headers": [(b"host", address.netloc.encode()), *others]}
        path = str(scope["path"])
        inner = path.removeprefix(self.below) if path.startswith(f"{self.below}/") else path
        # `/api` itself is a page, and pages know their path.
        if not inner.startswith(OURS) or inner == "/api/":
            return {**scope, **public}
        root = address.path if address.netloc else path.removesuffix(inner)
        return {**scope, **public, "path": root + inner, "root_path": root}
