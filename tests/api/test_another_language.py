"""A language is a catalogue: files, citations and briefs speak one that has nothing else."""

import csv
import io
import json
import math
import zipfile
from collections.abc import Iterator
from typing import Any

import openpyxl
import pytest
from pypdf import PdfReader
from starlette.testclient import TestClient

from observatory import views
from observatory.queries import indicators
from observatory.views.asking import ask, completed
from observatory.views.served import newest
from tests.another_language import CODE, angled, spoken, was_said

BOTH = (CODE, "en")
SAY_WHETHER = ("fallback", "in_english")
"""Columns that say whether a name is English where another was asked for."""


@pytest.fixture(scope="module", autouse=True)
def another_language(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """It is spoken here."""
    with spoken(tmp_path_factory.mktemp("locales")):
        yield


@pytest.mark.parametrize("name", sorted(views.views()))
def test_names_that_the_dataset_lacks_are_english(name: str) -> None:
    """Every view has the rows that it has in English, in the same order; only our own words may differ."""
    given = completed(views.views()[name], newest(), {}, "en")
    ours, english = (ask(newest(), name, given, language=language).data for language in BOTH)
    differing = [
        (column, own, other)
        for column in english.columns
        if column not in SAY_WHETHER
        for own, other in zip(ours[column], english[column], strict=True)
        if not _as_in_english(own, other)
    ]

    assert [] == differing


def test_options_that_the_dataset_lacks_are_english() -> None:
    """What can be chosen has its English name, wherever it is chosen."""
    # Options that the same function makes come from the same question: one of them is asked.
    offered = {
        getattr(choice.options, "__qualname__", choice.key): (view, choice.options)
        for view in views.views().values()
        for choice in view.choices
        if choice.options
    }
    differing = []
    for view, options in offered.values():
        given = completed(view, newest(), {}, "en")
        ours, english = (options(newest(), language, given) for language in BOTH)
        differing += [(view.name, code) for code in english if not _as_in_english(ours.get(code), english[code])]

    assert [] == differing


def _as_in_english(own: Any, english: Any) -> bool:
    """Whether a cell is that of the English answer, or a word of ours. Sums may differ in their sixteenth digit."""
    if isinstance(own, float) and isinstance(english, float):
        return math.isclose(own, english)
    return bool(own == english) or was_said(str(own))


def definitions() -> set[str]:
    """What the editors say of each indicator, in English."""
    return set(indicators.indicators(newest(), language="en")["definition"])


def test_a_file_explains_itself_in_it(client: TestClient) -> None:
    """Meanings of columns, caveats and citation of a JSON file, of a view and of a whole table."""
    for name in ("trend", "tables/region"):
        told = json.loads(client.get(f"/api/v1/{name}.json?lang={CODE}").content)["metadata"]
        meanings = [field["description"] for field in told["fields"]]
        # The editors' definition of an indicator is data: it shows in English.
        said = [text for text in (*meanings, *told["notes"], told["citation"]) if text not in definitions()]

        assert [] == [text for text in said if not was_said(text)]


def test_a_workbook_speaks_it(client: TestClient) -> None:
    """Names of sheets, and the words beside what the cover tells."""
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"/api/v1/trend.xlsx?lang={CODE}").content), read_only=True)
    cover = [str(row[0].value) for row in book[angled("About")].iter_rows(min_row=2)]

    assert [angled(name) for name in ("About", "Notes", "Columns", "Data")] == book.sheetnames
    assert [] == [word for word in cover if not was_said(word)]


def test_a_packed_file_is_introduced_in_it(client: TestClient) -> None:
    """Every heading of the README in the ZIP, below its title."""
    pack = zipfile.ZipFile(io.BytesIO(client.get(f"/api/v1/trend.zip?lang={CODE}").content))
    headings = [line for line in pack.read("README.md").decode().splitlines() if line.startswith("## ")]

    assert (4, []) == (len(headings), [heading for heading in headings if not was_said(heading)])


def test_a_table_of_rows_is_the_same_in_it(client: TestClient) -> None:
    """CSV names columns by code; its rows are those of the English file, with names that the dataset has."""
    ours, english = (
        list(csv.reader(io.StringIO(client.get(f"/api/v1/profiles.csv?lang={language}").text)))
        for language in (CODE, "en")
    )

    assert english == ours


def test_a_brief_speaks_it(client: TestClient) -> None:
    """Two pages about a region on paper."""
    brief = client.get(f"/api/v1/brief/region/ES21.pdf?lang={CODE}")
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(brief.content)).pages)

    assert (200, True) == (brief.status_code, angled("Region") in text)


def test_other_catalogues_are_told_in_it(client: TestClient) -> None:
    """Our tables have titles in it, beside those in the other languages."""
    told = json.loads(client.get("/api/v1/tables/region.csv-metadata.json").content)

    assert {"en", "es", CODE} == set(told["dc:title"])
    assert [CODE] == [language for language, title in told["dc:title"].items() if was_said(title)]
