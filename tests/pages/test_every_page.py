"""Every page, in every language: it opens, has one title, and nothing broke."""

from pathlib import Path

import pytest

from observatory.i18n import LANGUAGES
from observatory.settings import ROOT
from observatory.ui.engine import newest
from tests.pages.conftest import Opener

ADDRESSES = [file.stem.replace("_", "-") for file in sorted((ROOT / "pages").glob("*.py"))]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("address", ADDRESSES)
def test_it_opens(open_page: Opener, address: str, language: str) -> None:
    """No exception, no error box, exactly one title."""
    page = open_page(f"{address}?lang={language}")

    assert ([], [], 1) == ([box.value for box in page.exception], [box.value for box in page.error], len(page.title))


@pytest.mark.parametrize("address", ADDRESSES)
def test_it_forgives_a_mistyped_link(open_page: Opener, address: str) -> None:
    """Unknown codes in a link fall back to the default instead of breaking the page."""
    page = open_page(f"{address}?lang=xx&indicator=NOPE&region=NOPE&regions=NOPE,ES21&profile=NOPE&years=9,1&id=NOPE")

    assert [] == [box.value for box in page.exception]


def test_without_a_dataset_the_page_says_what_to_do(
    open_page: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In one sentence, between menu and footer."""
    monkeypatch.setenv("OBSERVATORY_DATASET", str(tmp_path / "none.duckdb"))
    newest.cache_clear()
    try:
        page = open_page("overview?lang=en")
    finally:
        newest.cache_clear()

    assert ["There is no dataset none.duckdb yet. Run `observatory build` first."] == [one.value for one in page.error]
    assert [] == list(page.exception)
    assert page.caption[-1].value.startswith("LCAMP Skills Observatory.")
