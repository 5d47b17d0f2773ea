"""A document as a workbook: cover, notes, dictionary, and data with types, a frozen header and filters."""

import re
from datetime import date
from math import ceil
from pathlib import Path
from typing import Any

import xlsxwriter

from observatory.errors import TooLarge
from observatory.export.document import Document

# Rows of a sheet, less the header.
MOST_ROWS = 1_048_575
LONGEST_LINK = 2_000
"""Characters; spreadsheets follow no longer ones."""
WIDE, LINE = 110, 15
"""Width of a column of text in characters, and height of a line in points."""
HEAD = {"bold": True, "bottom": 1, "bg_color": "#EEF1F4", "valign": "top"}
WIDTH = {"string": 24, "integer": 12, "number": 14, "boolean": 10, "date": 12}


def write_workbook(document: Document, file: Path) -> None:
    """Write the workbook row by row.

    Raises:
        TooLarge: a sheet cannot hold the rows.
    """
    made = date.fromisoformat(document.made)
    # Text stays text: neither formulas nor addresses are made of it.
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "nan_inf_to_errors": True,
    }
    with xlsxwriter.Workbook(str(file), options) as book:
        book.use_zip64()  # a full sheet may hold more than four gigabytes of text before it is packed
        book.set_properties({"title": document.title, "created": made, "comments": document.citation})
        _front(book, document)
        _data(book, document)


def _front(book: Any, document: Document) -> None:
    _ = document.say
    formats = {
        "title": book.add_format({"bold": True, "font_size": 16, "valign": "vcenter"}),
        "name": book.add_format({"bold": True, "valign": "top"}),
        "text": book.add_format({"text_wrap": True, "valign": "top"}),
        "head": book.add_format(HEAD),
    }
    _cover(book, document, formats)
    notes = _sheet(book, _("Notes"))
    notes.set_column(0, 0, WIDE)
    for row, note in enumerate(document.notes or ["–"]):
        _text(notes, row, 0, note, formats["text"])
    dictionary = _sheet(book, _("Columns"))
    dictionary.set_column(0, 2, 20)
    dictionary.set_column(3, 3, WIDE)
    dictionary.freeze_panes(1, 0)
    for column, name in enumerate((_("Column"), _("Type"), _("Unit"), _("Meaning"))):
        dictionary.write_string(0, column, name, formats["head"])
    for row, field in enumerate(document.columns(), start=1):
        for column, text in enumerate((field.name, field.type, field.unit or "")):
            dictionary.write_string(row, column, text, formats["text"])
        _text(dictionary, row, 3, field.meaning, formats["text"])


def _cover(book: Any, document: Document, formats: dict[str, Any]) -> None:
    _ = document.say
    cover = _sheet(book, _("About"))
    cover.hide_gridlines(2)
    cover.set_column(0, 0, 16)
    cover.set_column(1, 1, WIDE)
    cover.set_row(0, 30)
    cover.write_string(0, 0, document.title, formats["title"])
    link = book.get_default_url_format()
    link.set_text_wrap()
    link.set_align("top")
    licence = _("Licence")
    lines = [
        (_("Page"), document.link),
        (_("This file"), document.address),
        (_("Edition"), document.evidence.edition),
        (_("Date"), document.made),
        (_("Grade"), document.worth()),
        (_("Period"), document.span()),
        (_("How to cite"), document.citation),
        *(
            (
                _("Source"),
                f"{source.producer}: {source.title}. {source.attribution} "
                f"{licence}: {source.licence} {source.licence_url}".rstrip(),
            )
            for source in document.evidence.sources
        ),
    ]
    for row, (name, text) in enumerate(lines, start=1):
        cover.write_string(row, 0, name, formats["name"])
        if text in {document.link, document.address} and len(text) <= LONGEST_LINK:
            cover.set_row(row, LINE * _lines(text))
            cover.write_url(row, 1, text, link, text)
        else:
            _text(cover, row, 1, text, formats["text"])


def _sheet(book: Any, name: str) -> Any:
    """A sheet that prints on as many pages as it is long, and no wider than one."""
    sheet = book.add_worksheet(_named(name))
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    return sheet


def _named(name: str) -> str:
    """A name that a sheet may have, whatever the language: without the signs of references, 31 characters at most."""
    return re.sub(r"[][:*?/\\']", " ", name)[:31]


def _text(sheet: Any, row: int, column: int, text: str, style: Any) -> None:
    """Wrapped text in a row that is as high as it needs: not every reader grows rows by itself."""
    sheet.set_row(row, LINE * _lines(text))
    sheet.write_string(row, column, text, style)


def _lines(text: str) -> int:
    return sum(max(1, ceil(len(line) / (WIDE - 30))) for line in text.split("\n"))


def _data(book: Any, document: Document) -> None:
    _ = document.say
    sheet = book.add_worksheet(_named(_("Data")))
    strong, day = book.add_format(HEAD), book.add_format({"num_format": "yyyy-mm-dd"})
    fields = document.columns()
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    for column, field in enumerate(fields):
        sheet.set_column(column, column, WIDTH.get(field.type, 24), day if field.type == "date" else None)
        sheet.write_string(0, column, field.name, strong)
    row = 0
    for batch in document.safe_rows():
        if row + batch.height > MOST_ROWS:
            raise TooLarge(
                f"A sheet holds {MOST_ROWS:,} rows and this answer has more. Take CSV or Parquet, or choose less."
            )
        for cells in batch.iter_rows():
            row += 1
            for column, cell in enumerate(cells):
                if cell is None:
                    continue
                if isinstance(cell, str):
                    sheet.write_string(row, column, cell[:32_767])
                elif isinstance(cell, bool):
                    sheet.write_boolean(row, column, cell)
                elif isinstance(cell, date):
                    sheet.write_datetime(row, column, cell, day)
                else:
                    sheet.write_number(row, column, cell)
    sheet.autofilter(0, 0, max(row, 1), len(fields) - 1)
