"""A workbook as spreadsheets open it: a cover that says what it is, headings that stay, rows as high as their text."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import polars as pl
import pytest

from observatory.errors import TooLarge
from observatory.export import workbook
from observatory.export.document import Document
from observatory.export.workbook import write_workbook
from observatory.model.evidence import Grade
from observatory.model.holdings import Field
from observatory.model.provenance import Evidence, Source

OFFICE = Source("a", "Title a", "Office", "CC BY 4.0", "https://licence.example/by", "Source: a.", "")
FIELDS = (
    Field("region", "string", None, "Code of the region."),
    Field("day", "date", None, "Day."),
    Field("value", "number", "%", "x" * 200),
    Field("sure", "boolean", None, "Whether it is sure."),
    Field("count", "integer", None, "Figures."),
)
DATA = pl.DataFrame(
    {
        "region": ["ES21", "DE11", "PL22"],
        "day": [date(2024, 1, 2), None, date(2024, 1, 4)],
        "value": [1.5, -2.0, None],
        "sure": [True, False, True],
        "count": [1, 2, 3],
    }
)


def document(pieces: Sequence[pl.DataFrame] = (DATA,), notes: Sequence[str] = ()) -> Document:
    """Three figures of one office."""
    return Document(
        name="name",
        title="Figures of regions",
        link="https://here.example/regions?regions=ES21",
        address="https://here.example/api/v1/regions.xlsx",
        made="2026-11-23",
        citation="LCAMP (2026). Figures of regions.",
        bibtex="@misc{name}",
        language="en",
        fields=FIELDS,
        notes=notes,
        evidence=Evidence((OFFICE,), Grade.MEASURED, "2023", "2024", "2026-11-23-abcd"),
        batches=lambda: iter(pieces),
    )


def opened(file: Path, document: Document) -> Any:
    """The workbook of a document, as it is read back."""
    write_workbook(document, file)
    return openpyxl.load_workbook(file)


def cells(sheet: Any) -> list[tuple[Any, ...]]:
    """Every row of a sheet."""
    return [tuple(row) for row in sheet.iter_rows(values_only=True)]


def test_the_cover_says_what_it_is_and_leads_back(tmp_path: Path) -> None:
    """A title, nine lines with their names in bold, and links to page and file alone."""
    cover = opened(tmp_path / "a.xlsx", document())["About"]
    title = cover["A1"]

    assert [
        ("Figures of regions", None),
        ("Page", "https://here.example/regions?regions=ES21"),
        ("This file", "https://here.example/api/v1/regions.xlsx"),
        ("Edition", "2026-11-23-abcd"),
        ("Date", "2026-11-23"),
        ("Grade", "measured: a statistics office or a publisher counted it"),
        ("Period", "2023–2024"),
        ("How to cite", "LCAMP (2026). Figures of regions."),
        ("Source", "Office: Title a. Source: a. Licence: CC BY 4.0 https://licence.example/by"),
    ] == cells(cover)
    assert (True, 16, 30) == (title.font.bold, title.font.size, cover.row_dimensions[1].height)
    assert {True} == {cover.cell(row, 1).font.bold for row in range(2, 10)}
    assert {"B2": cover["B2"].value, "B3": cover["B3"].value} == {
        cell.coordinate: cell.hyperlink.target for row in cover for cell in row if cell.hyperlink
    }
    assert [17, 111] == [round(cover.column_dimensions[column].width) for column in "AB"]


def test_an_address_that_no_spreadsheet_follows_is_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exactly as long as can be followed, it is a link; one sign more, and it is not."""
    monkeypatch.setattr(workbook, "LONGEST_LINK", len(document().address))
    cover = opened(tmp_path / "a.xlsx", document())["About"]

    assert (41, 40) == (len(document().link), len(document().address))
    assert (None, document().address) == (cover["B2"].hyperlink, cover["B3"].hyperlink.target)


def test_the_headings_of_the_data_stay_in_sight(tmp_path: Path) -> None:
    """Also on every printed page; filters cover each column and row, and columns are as wide as their kind needs."""
    data = opened(tmp_path / "a.xlsx", document())["Data"]

    assert ("A2", "$1:$1", "A1:J4") == (data.freeze_panes, data.print_title_rows, data.auto_filter.ref)
    assert [25, 13, 15, 11, 13, 25] == [round(data.column_dimensions[column].width) for column in "ABCDEF"]
    assert {(True, "FFEEF1F4")} == {(cell.font.bold, cell.fill.fgColor.rgb) for cell in data[1]}


def test_every_cell_keeps_its_type(tmp_path: Path) -> None:
    """Days are days, numbers numbers, and what is missing is empty."""
    data = opened(tmp_path / "a.xlsx", document())["Data"]

    assert ("region", "day", "value", "sure", "count", "source") == cells(data)[0][:6]
    assert [
        ("ES21", date(2024, 1, 2), 1.5, True, 1),
        ("DE11", None, -2, False, 2),
        ("PL22", date(2024, 1, 4), None, True, 3),
    ] == [(row[0], row[1] and row[1].date(), *row[2:5]) for row in cells(data)[1:]]
    assert "yyyy-mm-dd" == data["B2"].number_format


def test_the_dictionary_explains_every_column(tmp_path: Path) -> None:
    """Its headings stay in sight, too; the columns that each file has follow those of the data."""
    columns = opened(tmp_path / "a.xlsx", document())["Columns"]

    assert [
        ("Column", "Type", "Unit", "Meaning"),
        ("region", "string", None, "Code of the region."),
        ("day", "date", None, "Day."),
        ("value", "number", "%", "x" * 200),
    ] == [tuple(cell or None for cell in row) for row in cells(columns)[:4]]
    assert [*(field.name for field in FIELDS), "source", "licence", "attribution", "grade", "edition"] == [
        row[0] for row in cells(columns)[1:]
    ]
    assert (15, 45) == tuple(columns.row_dimensions[row].height or 15 for row in (3, 4))
    assert ("A2", True, None) == (columns.freeze_panes, columns["D1"].font.bold, columns.auto_filter.ref)
    assert [21, 111] == [round(columns.column_dimensions[column].width) for column in "AD"]


def test_a_row_is_as_high_as_its_text(tmp_path: Path) -> None:
    """Eighty signs stand on a line of 15 points: 80 take one, 81 two, an empty line its own."""
    notes = ["x" * 80, "x" * 81, "one\n\nthree", ""]
    sheet = opened(tmp_path / "a.xlsx", document(notes=notes))["Notes"]

    assert [15, 30, 45, 15] == [sheet.row_dimensions[row].height or 15 for row in range(1, 5)]
    assert (111, True) == (round(sheet.column_dimensions["A"].width), sheet["A1"].alignment.wrap_text)


def test_without_notes_the_sheet_says_so(tmp_path: Path) -> None:
    """A dash, not an empty sheet."""
    assert [("–",)] == cells(opened(tmp_path / "a.xlsx", document())["Notes"])


def test_sheets_stand_in_reading_order_and_print_no_wider_than_a_page(tmp_path: Path) -> None:
    """The data comes last; A4, across, as many pages as it takes."""
    book = opened(tmp_path / "a.xlsx", document())

    assert ["About", "Notes", "Columns", "Data"] == book.sheetnames
    assert {("landscape", 9, 1, 0)} == {
        (
            sheet.page_setup.orientation,
            sheet.page_setup.paperSize,
            int(sheet.page_setup.fitToWidth or 1),
            int(sheet.page_setup.fitToHeight),
        )
        for sheet in book.worksheets[:3]
    }


def test_a_sheet_that_is_full_is_written_and_one_row_more_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However the rows come in pieces."""
    monkeypatch.setattr(workbook, "MOST_ROWS", 4)
    full = opened(tmp_path / "a.xlsx", document([DATA, DATA.head(1)]))["Data"]

    assert ["ES21", "DE11", "PL22", "ES21"] == [row[0] for row in cells(full)[1:]]
    with pytest.raises(TooLarge, match="A sheet holds 4 rows and this answer has more"):
        write_workbook(document([DATA, DATA.head(2)]), tmp_path / "b.xlsx")
