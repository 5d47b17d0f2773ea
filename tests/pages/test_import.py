"""The page on which a list of micro-credentials is checked."""

import pytest

from tests.pages.conftest import Opener


@pytest.mark.parametrize(("language", "expected"), [("en", "adds nothing"), ("es", "no añade ni guarda nada")])
def test_it_says_that_nothing_is_kept(open_page: Opener, language: str, expected: str) -> None:
    """Before anything is uploaded, in both languages."""
    app = open_page(f"import?lang={language}")

    assert [] == list(app.exception)
    assert expected in " ".join(str(one.value) for one in app.markdown)
