"""A language is a catalogue: with nothing but its messages every page speaks it."""

from collections.abc import Iterator

import pytest

from observatory.settings import ROOT
from tests.another_language import CODE, spoken, was_said
from tests.pages.conftest import Opener

ADDRESSES = [file.stem.replace("_", "-") for file in sorted((ROOT / "pages").glob("*.py"))]
NAMED = {
    "micro-credential": "Advising on safety, health and the law",
    "profile": "welder",
    "region": "País Vasco (ES21)",
}
"""Pages whose title is the name of something: English, or of the place, where the dataset has none in the language."""
HEADS = {"High and medium-high-technology manufacturing", "País Vasco", "solderer", "brazier"}
"""Heads of columns that are names as well: of an indicator, a region, job profiles."""


@pytest.fixture(scope="module", autouse=True)
def another_language(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """It is spoken here."""
    with spoken(tmp_path_factory.mktemp("locales")):
        yield


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_page_speaks_it(open_page: Opener, address: str) -> None:
    """Title, headings and heads of columns come out of its catalogue; what is data stays English; nothing breaks."""
    page = open_page(f"{address}?lang={CODE}")
    titles = [one.value for one in page.title]
    heads = [str(name) for table in [*page.table, *page.dataframe] for name in table.value.columns]

    assert ([], []) == ([box.value for box in page.exception], [box.value for box in page.error])
    assert [NAMED[address]] == titles if address in NAMED else [True] == [was_said(title) for title in titles]
    assert [] == [head for head in heads if not was_said(head) and head not in HEADS]
    assert [] == [one.value for one in page.subheader if not was_said(one.value)]
