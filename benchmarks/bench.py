"""What a visitor waits for, as ratios within one run: `make bench`.

Two questions, because machines are noisy and a ratio is not:
1. What does a page's script cost beside the raw questions that it asks?
2. What does a choice cost until the chart has changed, beside the same in an otherwise empty Streamlit page?
"""

import logging
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from shutil import which
from socket import socket
from urllib.request import urlopen

import polars as pl
from playwright.sync_api import Page, sync_playwright
from streamlit.testing.v1 import AppTest

from observatory.engine import open_engine
from observatory.settings import ROOT, settings
from observatory.ui import engine as ui_engine

PAGES = [file.stem for file in sorted((ROOT / "pages").glob("*.py"))]
SHELL = str(ROOT / "observatory" / "ui" / "shell.py")
ROUNDS = 7
CHOICES = 12

EMPTY_PAGE = """
import plotly.graph_objects as go
import streamlit as st
bars = int(st.selectbox("Bars", [str(n) for n in range(3, 40)]))
st.plotly_chart(go.Figure(go.Bar(x=list(range(bars)), y=list(range(bars)))))
"""

# Resolves with the milliseconds from the Enter key to the first frame in which the chart differs.
UNTIL_CHANGED = """() => new Promise((resolve) => {
  const picture = () => [...document.querySelectorAll('.js-plotly-plot')]
    .map(g => JSON.stringify((g.data || []).map(t => [t.name, t.y?.length, t.y?.[0], t.x?.[0], t.z?.[0]]))
      + g.innerHTML.length)
    .join('|');
  const before = picture();
  let pressed = null;
  document.addEventListener('keydown', e => { if (e.key === 'Enter') pressed = performance.now(); },
    {once: true, capture: true});
  const limit = performance.now() + 5000;
  const look = () => {
    if (pressed !== null && picture() !== before) return resolve(performance.now() - pressed);
    if (performance.now() > limit) return resolve(null);
    requestAnimationFrame(look);
  };
  look();
})"""


class TimedEngine:
    """An engine that remembers how long its questions took."""

    def __init__(self) -> None:
        self._engine = open_engine(settings())
        self.seconds = 0.0
        self.questions = 0

    def ask(self, sql: str, params: Mapping[str, object] | None = None) -> pl.DataFrame:
        """Pass the question on and keep the time."""
        start = time.perf_counter()
        try:
            return self._engine.ask(sql, params or {})
        finally:
            self.seconds += time.perf_counter() - start
            self.questions += 1


def script_ratios() -> None:
    """Print, per page, the time of its script as a multiple of the time of its questions."""
    timed = TimedEngine()
    ui_engine.open_engine = lambda _settings: timed  # type: ignore[assignment,return-value]
    print(f"{'page':24} {'script ÷ questions':>20} {'script, ms':>12} {'questions, ms':>14} {'asked':>6}")
    for name in PAGES:
        app = AppTest.from_file(SHELL, default_timeout=60).run()
        if name != "overview":
            app.switch_page(str(ROOT / "pages" / f"{name}.py"))
        app.run()
        script, asking, asked = [], [], 0
        for _round in range(ROUNDS):
            timed.seconds, timed.questions = 0.0, 0
            start = time.perf_counter()
            app.run()
            script.append(time.perf_counter() - start)
            asking.append(timed.seconds)
            asked = timed.questions
        whole, raw = statistics.median(script), statistics.median(asking)
        ratio = f"{whole / raw:.1f}" if raw else "no question"
        print(f"{name:24} {ratio:>20} {whole * 1000:12.0f} {raw * 1000:14.1f} {asked:6}")


def choice_ratios(charts: Mapping[str, str]) -> None:
    """Print, per page, the median time from a choice to the changed chart beside an empty page's."""
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "empty.py"
        script.write_text(EMPTY_PAGE)
        with served(script) as empty, served(ROOT / "app.py") as ours, sync_playwright() as play:
            browser = play.chromium.launch(executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"])
            view = browser.new_page(viewport={"width": 1440, "height": 900})
            floor = changed(view, empty, "Bars")
            heading = f"{'choice → changed chart':32} {'÷ empty page':>14} {'ms':>8}"
            print(f"\n{heading}   (empty page: {floor:.0f} ms)")
            for address, label in charts.items():
                took = changed(view, f"{ours}/{address}", label)
                print(f"{address + ': ' + label:32} {took / floor:14.1f} {took:8.0f}")
            browser.close()


def changed(view: Page, address: str, label: str) -> float:
    """Median milliseconds from another option of a drop-down list, or of buttons side by side, to the changed chart."""
    view.goto(address)
    view.wait_for_selector(".js-plotly-plot", timeout=60_000)
    view.wait_for_timeout(2_000)
    times = []
    for choice in range(CHOICES):
        box = view.get_by_role("combobox", name=label).first
        buttons = view.get_by_role("radiogroup", name=label).get_by_role("radio")
        if options := buttons.count():
            box = buttons.nth((1 + choice) % options)
            box.focus()
        else:
            box.click()
            view.wait_for_timeout(150)
            # Two choices down the list, two up again: at its end there would be nothing to choose.
            for _step in range(1 + choice % 3):
                box.press("ArrowDown" if choice % 4 < 2 else "ArrowUp")
        waiting = view.evaluate_handle(f"window.__changed = ({UNTIL_CHANGED})(); 0")
        waiting.dispose()
        box.press("Enter")
        times.append(view.evaluate("window.__changed"))
        view.wait_for_timeout(400)
    # The list opens on the option that is chosen already: some choices change nothing and say nothing.
    taken = [float(time) for time in times if time is not None]
    if len(taken) < CHOICES / 2:
        raise SystemExit(f"Only {len(taken)} of {CHOICES} choices changed the chart of {address}.")
    return statistics.median(taken)


@contextmanager
def served(script: Path) -> Iterator[str]:
    """Serve a script on a free port for as long as the block runs."""
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        str(script),
        "--server.port",
        str(port),
        "--server.headless",
        "true",
        "--browser.gatherUsageStats",
        "false",
    ]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://localhost:{port}"
    try:
        for _attempt in range(100):
            try:
                with urlopen(f"{address}/_stcore/health") as answer:  # noqa: S310 (our own server)
                    if answer.status == 200:
                        break
            except OSError:
                time.sleep(0.2)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)


def chromium() -> str | None:
    """The browser on this machine; None lets Playwright take its own."""
    return next(filter(None, map(which, ("chromium", "chromium-browser", "google-chrome"))), None)


if __name__ == "__main__":
    # Streamlit warns on every call outside of its server.
    logging.disable(logging.WARNING)
    script_ratios()
    choice_ratios({"trends": "Indicator", "regions": "Indicator", "gaps": "Year"})
