"""Where this observatory is: addresses that the visitor's browser follows, and addresses that leave the page.

Behind a path, such as `https://example.org/skills`, nothing of ours stands at the root of the host.
"""

from urllib.parse import urlsplit

import streamlit as st

from observatory.settings import settings
from observatory.ui import choice

FIRST = "overview"
"""The page at the root; its own address leads to it, too."""


def site(address: str = "") -> str:
    """An address for the visitor's browser, on the host that it is on: `/api/v1/`, behind a path `/skills/api/v1/`.

    Args:
        address: below the observatory, without a slash in front.
    """
    return f"{_path()}/{address}"


def public(address: str = "") -> str:
    """A whole address that holds for everybody: the operator's, else the one that the visitor uses.

    Args:
        address: below the observatory, without a slash in front.
    """
    return f"{settings().address or _origin() + _path()}/{address}"


def page(query: str) -> str:
    """The whole address of the page that is shown, with the given query string."""
    return f"{public(choice.page())}?{query}"


def _origin() -> str:
    visited = urlsplit(st.context.url or "")
    return f"{visited.scheme}://{visited.netloc}" if visited.netloc else ""


def _path() -> str:
    """The path that the observatory is served under, as the visitor's browser sees it: empty, or `/skills`."""
    path = str(st.get_option("server.baseUrlPath") or "").strip("/")
    if path:
        return f"/{path}"
    # A proxy may have taken the path away: only the browser knows it.
    visited = urlsplit(st.context.url or "").path.rstrip("/")
    return visited.removesuffix(f"/{choice.page() or FIRST}")
