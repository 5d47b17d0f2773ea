"""The app as a visitor's browser meets it: one server and one Chromium for all browser tests."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from socket import socket
from ssl import SSLContext
from typing import Literal
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import BrowserContext, Page, expect, sync_playwright

from observatory.charts.palette import DARK
from observatory.settings import ROOT, settings

CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# What another test left behind, such as an open drawer, is no longer known when a tab is opened.
FORGET = "if (window === top && !window.name) { window.name = 'visit'; localStorage.clear(); sessionStorage.clear(); }"
OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


INK_IS = "ink => getComputedStyle(document.documentElement).getPropertyValue('--ink').trim() === ink"
PATIENCE = 60_000  # milliseconds; machines are busy while tests run
expect.set_options(timeout=PATIENCE)


@dataclass(frozen=True, slots=True)
class Visit:
    """A page that was opened, the script errors it threw, and the hosts it spoke to."""

    page: Page
    failures: list[str] = field(default_factory=list)
    hosts: set[str] = field(default_factory=set)


Visitor = Callable[..., Visit]
Scheme = Literal["light", "dark"]


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """Serve the built dataset on a free port for as long as the browser tests run."""
    with served() as started:
        yield started


@contextmanager
def served(*options: str, health: str = "/api/health", **environment: str) -> Iterator[str]:
    """The app on a free port, with further options and settings; its address on this machine."""
    assert settings().dataset.is_file(), "Run `make build` (or `observatory build`) before the browser tests."
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port), *options]
    told = {**os.environ, **environment}
    with subprocess.Popen(command, cwd=ROOT, env=told, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            wait_for(f"http://localhost:{port}{health}")
            yield f"http://localhost:{port}"
        finally:
            server.terminate()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(health: str, *, context: SSLContext | None = None) -> None:
    """Until a server says that it is well, a minute at most."""
    limit = time.monotonic() + 60
    while time.monotonic() < limit:
        with suppress(OSError), urlopen(health, context=context):  # noqa: S310 (our own server)
            return
        time.sleep(0.2)
    pytest.fail("The app did not start within a minute.")


@pytest.fixture(scope="session")
def context(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BrowserContext]:
    """One visitor for all tests: a browser that has compiled scripts once need not do so for each page.

    It is the Chromium of this machine, or the one that Playwright downloaded (see scripts/browser.sh).
    """
    own = next(filter(None, map(shutil.which, CHROMIUMS)), None)
    with sync_playwright() as play:
        visitor = play.chromium.launch_persistent_context(
            tmp_path_factory.mktemp("visitor"),
            executable_path=own,
            args=OPTIONS,
            locale="en-GB",
            ignore_https_errors=True,  # the proxy of a test signs its certificate itself
        )
        visitor.set_default_timeout(PATIENCE)
        yield visitor
        visitor.close()


@pytest.fixture
def visit(context: BrowserContext, address: str) -> Iterator[Visitor]:
    """Opens a link such as `/trends?lang=es` in a tab of its own and waits until the page is at rest."""
    with visiting(context, address) as open_link:
        yield open_link


@contextmanager
def visiting(
    context: BrowserContext, address: str, *, before: Callable[[Page], None] | None = None
) -> Iterator[Visitor]:
    """Opens links of the app at an address, each in a tab that is closed afterwards; `before` is told of each tab."""
    tabs = []

    def open_link(link: str, *, width: int = 1440, height: int = 900, scheme: Scheme = "light") -> Visit:
        opened = Visit(context.new_page())
        tabs.append(opened.page)
        opened.page.set_viewport_size({"width": width, "height": height})
        opened.page.emulate_media(color_scheme=scheme)
        opened.page.add_init_script(FORGET)
        opened.page.on("pageerror", lambda error: opened.failures.append(str(error)))
        opened.page.on("request", lambda request: opened.hosts.add(urlsplit(request.url).hostname or "localhost"))
        if before:
            before(opened.page)
        opened.page.goto(address + link)
        if scheme == "dark":  # the server hears of it from the page, and draws its part anew
            opened.page.wait_for_function(INK_IS, arg=DARK.ink)
        settle(opened.page)
        return opened

    yield open_link
    for tab in tabs:
        tab.close()


def settle(page: Page) -> None:
    """Wait until Streamlit rests, nothing fades in any more, and the page has not changed for half a second."""
    page.wait_for_selector("h1", state="attached")
    moving = (
        "document.querySelector('[data-testid=stStatusWidget], [data-stale=true],"
        " [data-test-script-state]:not([data-test-script-state=notRunning]), .charts:not([data-drawn])')"
        " || document.fonts.status !== 'loaded'"
        # Outlines of a map come after the map: before that there is nothing to click.
        " || [...document.querySelectorAll('.js-plotly-plot')]"
        ".some((plot) => plot._fullLayout?.map?._subplot?.map?.loaded() === false)"
    )
    # Placeholders below the fold pulse until somebody scrolls there; only what comes to an end is waited for.
    fading = (
        "document.getAnimations().some(one => one.playState === 'running'"
        " && one.effect.getComputedTiming().iterations !== Infinity)"
    )
    before, quiet = "", 0
    for _look in range(600):
        now = page.evaluate(f"document.body.innerHTML.length + '/' + (!!({moving}) || {fading})")
        quiet = quiet + 1 if now == before and now.endswith("/false") else 0
        if quiet == 5:
            return
        before = now
        page.wait_for_timeout(100)
    pytest.fail("The page did not come to rest within a minute.")
