"""Pages as a visitor opens them: always through the shell, on the built dataset."""

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from observatory.settings import ROOT, settings

Opener = Callable[[str], AppTest]


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
