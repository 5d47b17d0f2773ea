"""A document as a workbook: cover, notes, dictionary, and data with types, a frozen header and filters."""

from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter

from observatory.errors import TooLarge
from observatory.export.document import Document

# Rows of a sheet, less the header.
MOST_ROWS = 1_048_575
WIDTH = {"string": 24, "integer": 12, "number": 14, "boolean": 10, "date": 12}
WORDS = {
    "en": {"cover": "About", "notes": "Notes", "dictionary": "Columns", "data": "Data", "title": "Title",
           "link": "Page", "address": "This file", "edition": "Edition", "date": "Date", "citation": "How to cite",
           "source": "Source", "column": "Column", "type": "Type", "unit": "Unit", "meaning": "Meaning"},
    "es": {"cover": "Acerca de", "notes": "Notas", "dictionary": "Columnas", "data": "Datos", "title": "Título",
           "link": "Página", "address": "Este archivo", "edition": "Edición", "date": "Fecha",
           "citation": "Cómo citar", "source": "Fuente", "column": "Columna", "type": "Tipo", "unit": "Unidad",
           "meaning": "Significado"},
}  # fmt: skip


def write_workbook(document: Document, file: Path) -> None:
    """Write the workbook row by row.

    Raises:
        TooLarge: a sheet cannot hold the rows.
    """
    made = date.fromisoformat(document.made)
    # Text stays text: neither formulas nor addresses are made of it.
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
               "strings_to_numbers": False, "nan_inf_to_errors": True}  # fmt: skip
    with xlsxwriter.Workbook(str(file), options) as book:
        book.set_properties({"title": document.title, "created": made, "comments": document.citation})
        _front(book, document)
        _data(book, document)


def _front(book: Any, document: Document) -> None:
    words = WORDS[document.language]
    strong, wrapped = book.add_format({"bold": True, "valign": "top"}), book.add_format({"text_wrap": True})
    cover = book.add_worksheet(words["cover"])
    cover.set_column(0, 0, 16)
    cover.set_column(1, 1, 110)
    said = [
        ("title", document.title), ("link", document.link), ("address", document.address),
        ("edition", document.evidence.edition), ("date", document.made), ("citation", document.citation),
        *(("source", f"{one.producer}: {one.title}. {one.attribution} {one.licence} {one.licence_url}")
          for one in document.evidence.sources),
    ]  # fmt: skip
    for row, (name, text) in enumerate(said):
        cover.write_string(row, 0, words[name], strong)
        cover.write_string(row, 1, text, wrapped)
    notes = book.add_worksheet(words["notes"])
    notes.set_column(0, 0, 126)
    for row, note in enumerate(document.notes or ["–"]):
        notes.write_string(row, 0, note, wrapped)
    dictionary = book.add_worksheet(words["dictionary"])
    dictionary.set_column(0, 2, 18)
    dictionary.set_column(3, 3, 100)
    for column, name in enumerate(("column", "type", "unit", "meaning")):
        dictionary.write_string(0, column, words[name], strong)
    for row, field in enumerate(document.columns(), start=1):
        for column, text in enumerate((field.name, field.type, field.unit or "", field.meaning[document.language])):
            dictionary.write_string(row, column, text)


def _data(book: Any, document: Document) -> None:
    sheet = book.add_worksheet(WORDS[document.language]["data"])
    strong, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
    fields = document.columns()
    sheet.freeze_panes(1, 0)
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
