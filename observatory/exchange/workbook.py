"""Cells of a workbook as a person sees them: Open XML in both its forms, counted dates, per cents, hours.

A workbook stores numbers in binary (2.4 as 2.3999999999999999) and dates as days since 1900, or since 1904 where it
says so. What is read here is what its owner sees in the cell.
"""

import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from lxml import etree

from observatory.errors import SourceUnreadable
from observatory.exchange.guard import member, parsed_xml, unzipped

ROWS, WIDTH, SHEETS = 20_000, 200, 30
DATES: Final = frozenset({14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58})
PER_CENT: Final = frozenset({9, 10})
HOURS: Final = frozenset({46})
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_NUMBER = re.compile(r"[-+]?[0-9]{0,320}\.?[0-9]{1,320}([eE][-+]?[0-9]{1,3})?")


@dataclass(frozen=True, slots=True)
class Book:
    """What cells refer to: shared texts, the kind of each style (`date`, `percent`, `hours`), the first day."""

    shared: Sequence[str]
    kinds: Sequence[str]
    first: date

    def day(self, counted: float) -> str:
        """The date of a count of days."""
        try:
            return (self.first + timedelta(days=int(counted))).isoformat()
        except OverflowError:
            return f"{counted:.15g}"


def read_sheets(name: str, content: bytes) -> Iterator[tuple[Book, list[list[str]]]]:
    """The visible sheets of a workbook in their order, each as rows of text; formulas as the values saved with them.

    Raises:
        SourceUnreadable: it is no workbook, or too large.
    """
    archive = unzipped(name, content)
    parts = set(archive.namelist())
    book = _book(name, archive, parts)
    for part in _sheets(name, archive, parts)[:SHEETS]:
        yield book, _table(name, parsed_xml(name, member(name, archive, part)), book)


def _book(name: str, archive: zipfile.ZipFile, parts: set[str]) -> Book:
    shared: list[str] = []
    kinds: list[str] = []
    first = date(1899, 12, 30)
    if "xl/sharedStrings.xml" in parts:
        strings = parsed_xml(name, member(name, archive, "xl/sharedStrings.xml"))
        shared = [_shown(element) for element in strings.iter("{*}si")]
    if "xl/styles.xml" in parts:
        kinds = _kinds(parsed_xml(name, member(name, archive, "xl/styles.xml")))
    if "xl/workbook.xml" in parts:
        root = parsed_xml(name, member(name, archive, "xl/workbook.xml"))
        if any(element.get("date1904") in {"1", "true", "on"} for element in root.iter("{*}workbookPr")):
            first = date(1904, 1, 1)
    return Book(shared, kinds, first)


def _sheets(name: str, archive: zipfile.ZipFile, parts: set[str]) -> list[str]:
    """The parts with the sheets, in the order of the workbook; without a workbook that says so, by number."""
    ordered: list[str] = []
    if {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= parts:
        links = parsed_xml(name, member(name, archive, "xl/_rels/workbook.xml.rels"))
        targets = {
            str(relationship.get("Id")): str(relationship.get("Target") or "")
            for relationship in links.iter("{*}Relationship")
        }
        root = parsed_xml(name, member(name, archive, "xl/workbook.xml"))
        for sheet in root.iter("{*}sheet"):
            link = next((value for key, value in sheet.attrib.items() if str(key).endswith("}id")), "")
            target = targets.get(str(link), "")
            part = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
            if part in parts and sheet.get("state") in {None, "visible"}:
                ordered.append(part)
    sheets = [part for part in parts if re.fullmatch(r"xl/worksheets/sheet[0-9]{1,6}\.xml", part)]
    numbered = sorted(sheets, key=lambda part: int(part.rsplit("sheet", 1)[1][:-4]))
    return ordered or numbered or ["xl/worksheets/sheet1.xml"]


def _kinds(styles: etree._Element) -> list[str]:
    forms = {str(element.get("numFmtId")): str(element.get("formatCode") or "") for element in styles.iter("{*}numFmt")}
    cells = next(styles.iter("{*}cellXfs"), None)
    return (
        [] if cells is None else [_kind(str(element.get("numFmtId") or "0"), forms) for element in cells.iter("{*}xf")]
    )


def _kind(number: str, forms: Mapping[str, str]) -> str:
    """What a number format shows, from its number or its own code: `[h]:mm` hours, `0%` per cent, `yyyy` a date."""
    plain = re.sub(r'"[^"]*"|\\.|\[(?!h+\])[^\]]*\]', "", forms.get(number, "")).lower()
    built_in = int(number) if re.fullmatch("[0-9]{1,4}", number) else 0
    if "[h" in plain or built_in in HOURS:
        return "hours"
    if "%" in plain or (not plain and built_in in PER_CENT):
        return "percent"
    if re.search("[yd]", plain) or (not plain and built_in in DATES):
        return "date"
    return ""


def _table(name: str, sheet: etree._Element, book: Book) -> list[list[str]]:
    table: list[list[str]] = []
    for line in sheet.iter("{*}row"):
        number = str(line.get("r") or len(table) + 1)
        if not re.fullmatch("[0-9]{1,7}", number) or int(number) > ROWS or len(table) > ROWS:
            raise SourceUnreadable(f"{name} has more than {ROWS} rows. Divide it into several files.")
        # Empty rows are left out of a workbook, but they count for whoever looks for row 17.
        table.extend([] for _gap in range(int(number) - 1 - len(table)))
        table.append(_line(line, book))
    return table


def _line(line: etree._Element, book: Book) -> list[str]:
    cells: list[str] = []
    for cell in line.iter("{*}c"):
        letters = re.match(r"[A-Z]{1,3}", str(cell.get("r") or "").upper())
        column = _column(letters[0]) if letters else len(cells)
        if column >= WIDTH:
            break
        cells.extend([""] * (column - len(cells)))
        cells.append(_cell(cell, book))
    return cells


def _cell(cell: etree._Element, book: Book) -> str:
    kind = cell.get("t") or "n"
    if kind == "inlineStr":
        return _shown(cell)
    value = "".join(part.text or "" for part in cell.iter("{*}v"))
    if kind == "s":
        index = int(value) if re.fullmatch("[0-9]{1,9}", value.strip()) else len(book.shared)
        return book.shared[index] if index < len(book.shared) else ""
    if kind == "d":
        return value.removesuffix("Z").removesuffix("T00:00:00").removesuffix("T00:00:00.000")
    if kind != "n":
        return _unescaped(value)
    style = str(cell.get("s") or "0")
    index = int(style) if re.fullmatch("[0-9]{1,6}", style) else 0
    return _number(value.strip(), book.kinds[index] if index < len(book.kinds) else "", book)


def _number(value: str, kind: str, book: Book) -> str:
    """A number as it is seen: with the fifteen digits that a spreadsheet shows, as a date, per cent or hours."""
    if not _NUMBER.fullmatch(value):
        return value
    number = float(value)
    if kind == "date" and 1 <= number < 2_958_466:
        return book.day(number)
    if kind == "hours":
        return f"{number * 24:.10g}"
    return f"{number * 100:.13g}%" if kind == "percent" else f"{number:.15g}"


def _shown(element: etree._Element) -> str:
    """The text of a cell, without the small letters that say how signs are read aloud."""
    texts = [
        part.text or ""
        for part in element.iter("{*}t")
        if not any(etree.QName(outer).localname == "rPh" for outer in part.iterancestors())
    ]
    return _unescaped("".join(texts))


def _unescaped(text: str) -> str:
    """Text in which a workbook wrote signs that XML does not allow as `_x000D_`."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


def _column(letters: str) -> int:
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return column - 1
