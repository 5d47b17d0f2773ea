"""What a visitor waits for, in a browser: from a choice to the changed chart, and from the address to the first chart.

Each beside the same in an otherwise empty Streamlit page, and for one choice beside Dash with our question and chart.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from shutil import which
from socket import socket
from urllib.request import urlopen

from playwright.sync_api import Browser, Page, sync_playwright

from observatory.settings import ROOT

CHOICES, OPENINGS = 15, 5
PAGES: dict[str, Sequence[str]] = {
    "trends": ("Indicator", "Scale"),
    "regions": ("Indicator", "Level"),
    "gaps": ("Year",),
    "skills-in-demand": ("View", "Compare with"),
    "transitions": ("Technology area",),
}
EMPTY_PAGE = """
import plotly.graph_objects as go
import streamlit as st
bars = int(st.selectbox("Bars", [str(n) for n in range(3, 40)]))
st.plotly_chart(go.Figure(go.Bar(x=list(range(bars)), y=list(range(bars)))))
"""
DASH = """
import json, sys
from dash import Dash, Input, Output, dcc, html
from observatory.views.asking import figure, offered
from observatory.views import views
from observatory.views.served import newest
view = views()["trend"]
names = offered(newest(), view, view.choice("indicator"), {}, "en")
app = Dash(__name__)
app.layout = html.Div([html.Label("Indicator", id="l"), dcc.Dropdown(dict(names), "unemployment-rate", id="indicator",
    clearable=False), dcc.Graph(id="chart")])
@app.callback(Output("chart", "figure"), Input("indicator", "value"))
def draw(indicator):
    drawn = json.loads(figure(newest(), "trend", {"indicator": (indicator,)}, language="en", theme="light"))
    return {"data": drawn["data"], "layout": drawn["layout"]}
app.run(port=int(sys.argv[1]))
"""
DRAWN = "[...document.querySelectorAll('.js-plotly-plot')].some(g => g._fullLayout && g.data?.length)"
# Resolves with the milliseconds from the Enter key to the first frame in which the first chart differs.
UNTIL_CHANGED = """() => new Promise((resolve) => {
  const picture = () => [...document.querySelectorAll('.js-plotly-plot')]
    .map(g => JSON.stringify((g.data || []).map(t => [t.name, t.y?.length, t.y?.[0], t.x?.[0], t.z?.[0], t.text?.[0]])))
    .join('|');
  const before = picture();
  let pressed = null;
  document.addEventListener('keydown', e => { if (e.key === 'Enter') pressed = performance.now(); },
    {once: true, capture: true});
  const limit = performance.now() + 8000;
  const look = () => {
    if (pressed !== null && picture() !== before) return resolve(performance.now() - pressed);
    if (performance.now() > limit) return resolve(null);
    requestAnimationFrame(look);
  };
  look();
})"""


def waiting(*, busy: str, ours: str = "") -> None:
    """Print the ratios.

    Args:
        busy: what else the machine does meanwhile, in a word.
        ours: where the observatory is served; served anew if not given.
    """
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        (folder / "empty.py").write_text(EMPTY_PAGE)
        (folder / "peer.py").write_text(DASH)
        empty = stack.enter_context(served("-m", "streamlit", "run", str(folder / "empty.py")))
        ours = ours or stack.enter_context(served("-m", "streamlit", "run", str(ROOT / "app.py")))
        dash = stack.enter_context(served(str(folder / "peer.py")))
        browser = stack.enter_context(sync_playwright()).chromium.launch(
            executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"]
        )
        view = browser.new_page(viewport={"width": 1440, "height": 900})
        floor = changed(view, empty, "Bars")
        print(f"\n{busy}: choice → changed chart; empty Streamlit page {floor:.0f} ms")
        print(f"{'':40} {'÷ empty page':>14} {'ms':>8}")
        peer = changed(view, dash, "Indicator")
        print(f"{'Dash, trends: Indicator':40} {peer / floor:14.2f} {peer:8.0f}")
        for address, labels in PAGES.items():
            for label in labels:
                took = changed(view, f"{ours}/{address}?lang=en", label)
                print(f"{address + ': ' + label:40} {took / floor:14.2f} {took:8.0f}")
        opening = opened(browser, empty)
        print(f"\n{busy}: page open → first chart; empty Streamlit page with a chart {opening:.0f} ms")
        for address in PAGES:
            took = opened(browser, f"{ours}/{address}?lang=en")
            print(f"{address:40} {took / opening:14.2f} {took:8.0f}")
        browser.close()


def opened(browser: Browser, address: str) -> float:
    """Median milliseconds from the address to the first chart, in a browser that knows the site."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    times = []
    for _opening in range(OPENINGS + 1):
        view = context.new_page()
        start = time.perf_counter()
        view.goto(address, wait_until="commit")
        view.wait_for_function(
            "[...document.querySelectorAll('.js-plotly-plot')].some(g => g._fullLayout && g.data?.length)",
            timeout=60_000,
        )
        times.append((time.perf_counter() - start) * 1000)
        view.close()
    context.close()
    return statistics.median(times[1:])


def changed(view: Page, address: str, label: str) -> float:
    """Median milliseconds from another option of a drop-down list, or of buttons side by side, to the changed chart."""
    view.goto(address)
    view.wait_for_function(DRAWN, timeout=60_000)
    view.wait_for_timeout(2_000)
    times = []
    for choice in range(CHOICES):
        box = view.get_by_role("combobox", name=label).first
        buttons = view.get_by_role("radiogroup", name=label).get_by_role("radio")
        if options := buttons.count():
            box = buttons.nth((1 + choice) % options)
            box.focus()
        elif not box.count():
            box = view.locator(".dash-dropdown").first  # Dash
            box.focus()
            box.press("ArrowDown")
            view.wait_for_timeout(150)
            for _step in range(1 + choice % 3):
                view.keyboard.press("ArrowDown" if choice % 4 < 2 else "ArrowUp")
        else:
            box.click()
            view.wait_for_timeout(150)
            # Two choices down the list, two up again: at its end there would be nothing to choose.
            for _step in range(1 + choice % 3):
                box.press("ArrowDown" if choice % 4 < 2 else "ArrowUp")
        view.wait_for_timeout(150)
        waiting = view.evaluate_handle(f"window.__changed = ({UNTIL_CHANGED})(); 0")
        waiting.dispose()
        view.keyboard.press("Enter")
        times.append(view.evaluate("window.__changed"))
        view.wait_for_timeout(600)
    # The list opens on the option that is chosen already: some choices change nothing and say nothing.
    taken = [float(time) for time in times if time is not None]
    if len(taken) < CHOICES / 3:
        raise SystemExit(f"Only {len(taken)} of {CHOICES} choices changed the chart of {address}.")
    return statistics.median(taken)


@contextmanager
def served(*command: str) -> Iterator[str]:
    """Serve a script on a free port for as long as the block runs."""
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    options = ["--server.port", str(port), "--server.headless", "true", "--browser.gatherUsageStats", "false"]
    whole = [sys.executable, *command, *(options if "streamlit" in command else [str(port)])]
    process = subprocess.Popen(whole, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://localhost:{port}"
    try:
        for _attempt in range(200):
            try:
                with urlopen(address) as answer:
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
