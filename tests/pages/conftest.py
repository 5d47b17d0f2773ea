"""Pages as a visitor opens them: always through the shell, on the built dataset."""

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from observatory.settings import ROOT, settings
from observatory.views.asking import figure
from observatory.views.served import served

Opener = Callable[[str], AppTest]


def charts(page: AppTest, view: str = "") -> list[dict[str, Any]]:
    """The charts that a page shows, as plotly.js is told them, in their order; of one view, or all."""
    drawn: list[dict[str, Any]] = []
    for component in page.get("bidi_component"):
        told = json.loads(component.proto.json or "{}")
        address, query = told.get("address", ""), dict(told.get("query", {}))
        name = address.rpartition("/")[2].removesuffix(".figure.json")
        if not address or (view and name != view):
            continue
        said = {key: query.pop(key) for key in ("lang", "edition", "theme")}
        codes = {key: tuple(filter(None, value.split(","))) for key, value in query.items()}
        first = json.loads(figure(served(said["edition"]), name, codes, language=said["lang"], theme=said["theme"]))
        drawn += [first, *first.pop("beside")]
    return drawn


@pytest.fixture(scope="session", autouse=True)
def dataset() -> None:
    """The pages are tested on what is served."""
    assert settings().dataset.is_file(), "Run `make build` (or `observatory build`) before the page tests."


@pytest.fixture
def open_page() -> Opener:
    """Opens a link such as `trends?lang=es&regions=ES21` and returns the page that a visitor sees."""

    def opened(link: str) -> AppTest:
        parts = urlsplit(link)
        app = AppTest.from_file(str(ROOT / "observatory" / "ui" / "shell.py"), default_timeout=60)
        if "-" in parts.path:
            app.run()  # before its first run Streamlit knows pages by the names of their files only
        if parts.path:
            app.switch_page(str(ROOT / "pages" / f"{parts.path.replace('-', '_')}.py"))
        for name, values in parse_qs(parts.query, keep_blank_values=True).items():
            app.query_params[name] = values[0]
        return app.run()

    return opened
