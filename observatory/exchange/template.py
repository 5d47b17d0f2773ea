"""Our own template: one micro-credential a row, as CSV or workbook, with a guide to its columns."""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import zip_longest

import xlsxwriter
from lxml import etree

from observatory.errors import SourceUnreadable
from observatory.exchange.guard import member, parsed_xml, text, unzipped
from observatory.exchange.record import Record

# Field: whether it must be filled, and what goes in. `_en` stands for any language: `_es`, `_de` …
GUIDE: dict[str, tuple[bool, str]] = {
    "identifier": (True, "Your own short name: small letters, digits, hyphens. Keep it when you send again."),
    "title_en": (True, "Title. One column per language: title_en, title_es, title_de …"),
    "description_en": (False, "What it is for, in a sentence or two. One column per language."),
    "awarding_body": (True, "Official name of the organisation that awards it."),
    "country": (True, "Country of the awarding body: two letters, as in NUTS (ES, DE, EL)."),
    "region": (False, "Region of the awarding body: NUTS code, within its country (ES21)."),
    "area": (False, "Technology area of our catalogue; if empty, that of the designs that share most skills."),
    "eqf_level": (True, "Level of the European Qualifications Framework: 1 to 8."),
    "workload_hours": (True, "Hours that a learner needs in all: a number, such as 60."),
    "ects": (False, "ECTS credits: a number, such as 2.5."),
    "isced_f": (False, "Field of education: ISCED-F 2013, four digits (0715)."),
    "languages": (True, "Languages of teaching: two letters each, with | between them (es|eu)."),
    "participation": (True, "Form of participation: one term of the list."),
    "assessment": (True, "Type of assessment: a term of the list, with | between several."),
    "delivery": (False, "Learning activities: a term of the list, with | between several."),
    "quality_assurance": (True, "Type of quality assurance: a term of the list."),
    "supervision": (False, "Supervision and identity verification during assessment: one term of the list."),
    "grading": (False, "How the result is graded, such as: passed or not passed."),
    "further_information": (False, "Where to read more: a web address or a sentence."),
    "builds_on": (False, "Identifiers of what should come first: from this list or our catalogue, with | between."),
    "stacks_with": (False, "Identifiers of what it combines with in any order, with | between."),
    "prerequisites_en": (False, "What a learner needs before. One column per language."),
    "outcomes_en": (True, "What a learner can do at the end, with | between outcomes. One column per language."),
    "skills": (False, "ESCO skills, with | between them: addresses, or your own words, for which we propose some."),
    "skill_levels": (False, "Proficiency level of each skill, in the order of the skills; – where you state none."),
    "accepted": (False, "Leave empty: the skills that a curator matched to your own words."),
    "reviewed": (True, "Date when you last checked this, such as 2026-05-31."),
}  # fmt: skip
BY_LANGUAGE = ("title", "description", "prerequisites", "outcomes")
PLAIN = tuple(name for name in GUIDE if not name.endswith("_en"))
ROWS, WIDTH = 20_000, 200
_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@dataclass(frozen=True, slots=True)
class Row:
    """One micro-credential as it was found: cells of the template by column, all text.

    Attributes:
        file, row: where it stands; a document without rows counts its records.
        cells: by column of the template.
    """

    file: str
    row: int
    cells: Mapping[str, str] = field(default_factory=dict)


def split(cell: str) -> tuple[str, ...]:
    r"""The entries of a list; `\|` is a bar within one, and `\\` a backslash."""
    entries = [""]
    for piece in re.findall(r"\\[\\|]|\||[^\\|]+|\\", cell):
        if piece == "|":
            entries.append("")
        else:
            entries[-1] += piece[1] if len(piece) == 2 and piece in {"\\|", "\\\\"} else piece
    return tuple(entry.strip() for entry in entries if entry.strip())


def join(entries: Iterable[str]) -> str:
    """The cell of a list."""
    return "|".join(entry.replace("\\", "\\\\").replace("|", "\\|") for entry in entries)


def read_csv(name: str, content: bytes) -> list[Row]:
    """The rows of a CSV file; comma, semicolon or tab between cells."""
    said = text(name, content)
    head = said.split("\n", 1)[0]
    delimiter = max(",;\t", key=head.count)
    try:
        table = list(csv.reader(io.StringIO(said, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise SourceUnreadable(f"{name} is not CSV: {error}. Save it as “CSV UTF-8”.") from error
    return _rows(name, table)


def read_xlsx(name: str, content: bytes) -> list[Row]:
    """The rows of the first sheet of a workbook; formulas are read as the value that was saved with them."""
    archive = unzipped(name, content)
    shared: list[str] = []
    if "xl/sharedStrings.xml" in archive.namelist():
        strings = parsed_xml(name, member(name, archive, "xl/sharedStrings.xml"))
        shared = ["".join(part.text or "" for part in one.iter(f"{_SHEET}t")) for one in strings.iter(f"{_SHEET}si")]
    sheets = sorted(part for part in archive.namelist() if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", part))
    sheet = parsed_xml(name, member(name, archive, sheets[0] if sheets else "xl/worksheets/sheet1.xml"))
    table: list[list[str]] = []
    for line in sheet.iter(f"{_SHEET}row"):
        number = str(line.get("r") or len(table) + 1)
        if not number.isdecimal() or int(number) > ROWS:
            raise SourceUnreadable(f"{name} has more than {ROWS} rows. Divide it into several files.")
        # Empty rows are left out of a workbook, but they count for whoever looks for row 17.
        table.extend([] for _gap in range(int(number) - 1 - len(table)))
        table.append(_line(line, shared))
    rows = _rows(name, table)
    return [replace(row, cells={key: _day(said) if key == "reviewed" else said for key, said in row.cells.items()})
            for row in rows]  # fmt: skip


def _day(said: str) -> str:
    """The date of a cell that counts days from the end of 1899, as workbooks do; anything else as it stands."""
    counted = re.fullmatch(r"([3-6][0-9]{4})(\.0+)?", said)
    return (date(1899, 12, 30) + timedelta(days=int(counted[1]))).isoformat() if counted else said


def _line(line: etree._Element, shared: Sequence[str]) -> list[str]:
    cells: list[str] = []
    for cell in line.iter(f"{_SHEET}c"):
        letters = re.match(r"[A-Z]{1,3}", str(cell.get("r") or ""))
        place = _place(letters[0]) if letters else len(cells)
        if place >= WIDTH:
            break
        cells.extend([""] * (place - len(cells)))
        value = "".join(part.text or "" for part in cell.iter(f"{_SHEET}v", f"{_SHEET}t"))
        if cell.get("t") == "s":
            value = shared[int(value)] if value.isdigit() and int(value) < len(shared) else ""
        cells.append(value)
    return cells


def _place(letters: str) -> int:
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - 64
    return place - 1


def _rows(name: str, table: Sequence[Sequence[str]]) -> list[Row]:
    if not table:
        raise SourceUnreadable(f"{name} has no rows. Start from the template.")
    head = [cell.strip().lower() for cell in table[0]]
    if unknown := [cell for cell in head if cell and not known(cell)]:
        raise SourceUnreadable(
            f"{name} has columns that the template does not know: {', '.join(unknown[:5])[:200]}. "
            "Start from the template."
        )
    if twice := {cell for cell in head if cell and head.count(cell) > 1}:
        raise SourceUnreadable(f"{name} has a column twice: {', '.join(sorted(twice))}. Keep one.")
    if "identifier" not in head:
        raise SourceUnreadable(f"{name} has no column “identifier”. Start from the template.")
    for place, line in enumerate(table[1:], start=2):
        if stray := [cell for key, cell in zip_longest(head, line, fillvalue="") if not key and cell.strip()]:
            raise SourceUnreadable(
                f"{name}, row {place}: “{stray[0].strip()[:40]}” stands below no heading. Put quotes around cells "
                "that hold the separator, or move it to a column of the template."
            )
    return [
        Row(name, place, {key: cell.strip() for key, cell in zip(head, line, strict=False) if key and cell.strip()})
        for place, line in enumerate(table[1:], start=2)
        if any(cell.strip() for cell in line)
    ]


def known(column: str) -> bool:
    """Whether the template has a column."""
    stem, _bar, language = column.rpartition("_")
    return column in PLAIN or (stem in BY_LANGUAGE and bool(re.fullmatch("[a-z]{2}", language)))


def cells(record: Record) -> dict[str, str]:
    """A record as a row of the template."""
    by_language = {"title": record.title, "description": record.description, "prerequisites": record.prerequisites}
    told = {f"{name}_{code}": said for name, texts in by_language.items() for code, said in texts.items()}
    for code in sorted({code for outcome in record.outcomes for code in outcome}):
        told[f"outcomes_{code}"] = join(outcome.get(code, "–") for outcome in record.outcomes)
    numbers = {"eqf_level": record.eqf_level, "workload_hours": record.workload_hours, "ects": record.ects}
    told |= {name: f"{value:g}" for name, value in numbers.items() if value is not None}
    lists = {"participation": record.participation, "assessment": record.assessment, "delivery": record.delivery}
    told |= {name: join(term.name for term in terms) for name, terms in lists.items()}
    told |= {
        name: getattr(record, name)
        for name in (
            "identifier",
            "awarding_body",
            "country",
            "region",
            "area",
            "isced_f",
            "quality_assurance",
            "supervision",
            "grading",
            "further_information",
            "reviewed",
        )
    }
    told |= {name: join(getattr(record, name)) for name in ("languages", "builds_on", "stacks_with")}
    told["skill_levels"] = levels(record)
    told["accepted"] = join(skill.uri for skill in record.skills if skill.uri and skill.made_by == "accepted")
    told["skills"] = join(skill.uri or skill.name for skill in record.skills)
    return {name: said for name, said in told.items() if said}


def levels(record: Record) -> str:
    """The proficiency levels of the skills in their order; empty where none is stated."""
    stated = any(skill.level for skill in record.skills)
    return join(skill.level or "–" for skill in record.skills) if stated else ""


def write_csv(rows: Iterable[Mapping[str, str]]) -> bytes:
    """Rows of the template as CSV; without rows, the empty template."""
    lines = list(rows)
    out = io.StringIO()
    writer = csv.DictWriter(out, fieldnames=columns(lines), lineterminator="\n", restval="")
    writer.writeheader()
    writer.writerows(lines)
    return out.getvalue().encode()


def write_xlsx(rows: Iterable[Mapping[str, str]], terms: Mapping[str, Iterable[str]]) -> bytes:
    """Rows of the template as a workbook, with the guide and the terms on sheets of their own; every cell is text."""
    lines = list(rows)
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        bold, plain = book.add_format({"bold": True}), book.add_format({"num_format": "@"})
        sheet = book.add_worksheet("micro-credentials")
        heads = columns(lines)
        sheet.set_column(0, len(heads) - 1, 22, plain)
        sheet.freeze_panes(1, 1)
        for place, head in enumerate(heads):
            sheet.write_string(0, place, head, bold)
            for number, line in enumerate(lines, start=1):
                if line.get(head):
                    sheet.write_string(number, place, line[head])
        guide = book.add_worksheet("guide")
        guide.set_column(0, 1, 20)
        guide.set_column(2, 2, 110)
        for number, said in enumerate([("column", "required", "what goes in"), *guided()]):
            guide.write_row(number, 0, said, None if number else bold)
        listed = book.add_worksheet("terms")
        listed.set_column(0, 5, 34)
        for place, (scheme, names) in enumerate(terms.items()):
            listed.write_string(0, place, scheme, bold)
            listed.write_column(1, place, list(names))
    return out.getvalue()


def guided() -> list[tuple[str, str, str]]:
    """The guide as rows: column, whether it is required, what goes in."""
    return [(name, "yes" if needed else "no", said) for name, (needed, said) in GUIDE.items()]


def columns(rows: Sequence[Mapping[str, str]]) -> list[str]:
    """The columns of the template in its order, with every language that occurs."""
    used = {column for row in rows for column in row} | ({"title_en", "outcomes_en"} if not rows else set())
    found: list[str] = []
    for name in GUIDE:
        stem = name.removesuffix("_en")
        if stem in BY_LANGUAGE:
            languages = sorted(column for column in used if column.rpartition("_")[0] == stem)
            found += languages or [name]
        else:
            found.append(name)
    return found
