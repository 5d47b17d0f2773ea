"""Our own template: one micro-credential a row, as CSV or workbook, with a guide to its columns."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import Final

import xlsxwriter

from observatory.errors import SourceUnreadable
from observatory.exchange.guard import readable, text
from observatory.exchange.record import Record
from observatory.exchange.workbook import ROWS, Book, read_sheets
from observatory.model.formula import neutral, restored

# Field: whether it must be filled, and what goes in. `_en` stands for any language: `_es`, `_de` …
GUIDE: dict[str, tuple[bool, str]] = {
    "identifier": (True, "Your own short name: small letters, digits, hyphens. Keep it when you send again."),
    "title_en": (True, "Title. One column per language: title_en, title_es, title_de …"),
    "description_en": (False, "What it is for, in a sentence or two. One column per language."),
    "awarding_body": (True, "Official name of the organisation that awards it."),
    "country": (True, "Country of the awarding body: two letters, as in NUTS (ES; EL for Greece, UK)."),
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
    "outcomes_en": (True, "What a learner can do at the end: a line for each, or | between. One column per language."),
    "skills": (False, "ESCO skills, a line each or | between: addresses or words of yours, for which we propose some."),
    "skill_levels": (False, "Proficiency level of each skill, in the order of the skills; – where you state none."),
    "accepted": (False, "Leave empty: the skills that a curator matched to your own words."),
    "reviewed": (True, "Date when you last checked this, such as 2026-05-31."),
}
BY_LANGUAGE = ("title", "description", "prerequisites", "outcomes")
PLAIN = tuple(name for name in GUIDE if not name.endswith("_en"))
BULLET: Final = re.compile(r"^\s*(?:[-*•–▪◦·]\s+|[0-9]{1,2}[.)]\s+)")
BREAK: Final = re.compile(r"\s*[\r\n\x0b\x0c\u0085\u2028\u2029]+\s*")
BOM: Final = "\ufeff"


@dataclass(frozen=True, slots=True)
class Row:
    """One micro-credential as it was found: cells of the template by column, all text.

    Attributes:
        file, row: where it stands; a document without rows counts its records.
        cells: by column of the template.
        notes: names of what is worth knowing about it and does not stand in its way.
    """

    file: str
    row: int
    cells: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def split(cell: str) -> tuple[str, ...]:
    r"""The entries of a list: a bar or a line break between them; `\|` is a bar within one, and `\\` a backslash.

    A list on lines may have bullets or numbers, which are no part of its entries.

    >>> split("Weld|Check a \\| b"), split("1. Weld\n2. Check")
    (('Weld', 'Check a | b'), ('Weld', 'Check'))
    """
    lines = [line for line in re.split(r"[\r\n\x0b\x0c\u0085\u2028\u2029]+", cell) if line.strip()]
    if len(lines) > 1:
        lines = [BULLET.sub("", line) for line in lines]
    return tuple(entry for line in lines for entry in _entries(line))


def _entries(line: str) -> Iterator[str]:
    entries = [""]
    for piece in re.findall(r"\\[\\|]|\||[^\\|]+|\\", line):
        if piece == "|":
            entries.append("")
        else:
            entries[-1] += piece[1] if len(piece) == 2 and piece in {"\\|", "\\\\"} else piece
    yield from (entry.strip() for entry in entries if entry.strip())


def join(entries: Iterable[str]) -> str:
    """The cell of a list."""
    whole = (BREAK.sub(" ", entry.strip()) for entry in entries)
    return "|".join(entry.replace("\\", "\\\\").replace("|", "\\|") for entry in whole)


def read_csv(name: str, content: bytes) -> list[Row]:
    """The rows of a CSV file; comma, semicolon or tab between cells, as its first line may say (`sep=;`)."""
    return _rows(name, csv_table(name, content))


def csv_table(name: str, content: bytes) -> list[list[str]]:
    """The cells of a CSV file, line by line; a line that only names the separator is left empty.

    Raises:
        SourceUnreadable: it is not CSV.
    """
    source = text(name, content)
    first, _break, body = source.partition("\n")
    named = re.fullmatch(r'"?sep=(.)"?[,;\t]*\r?', first, re.IGNORECASE)
    head = next((line for line in (body if named else source).splitlines() if line.strip(" ,;\t")), "")
    delimiter = named[1] if named else max(",;\t", key=head.count)
    try:
        table = list(csv.reader(io.StringIO(body if named else source, newline=""), delimiter=delimiter, strict=True))
    except (csv.Error, TypeError, ValueError) as error:
        raise SourceUnreadable(f"{name} is not CSV: {error}. Save it as “CSV UTF-8”.") from error
    return [[], *table] if named else table


def read_xlsx(name: str, content: bytes) -> list[Row]:
    """The rows of the first sheet of a workbook that has the columns of the template."""
    sheets = list(read_sheets(name, content))
    book, table = next(
        (sheet for sheet in sheets if any("identifier" in map(_heading, line) for line in sheet[1][:10])), sheets[0]
    )
    return [
        replace(row, cells={key: _day(text, book) if key == "reviewed" else text for key, text in row.cells.items()})
        for row in _rows(name, table)
    ]


def _day(text: str, book: Book) -> str:
    """The date of a cell that counts days, as workbooks do; anything else as it stands."""
    counted = re.fullmatch(r"([3-6][0-9]{4})(\.[0-9]+)?", text)
    return book.day(float(counted[1])) if counted else text


def _heading(cell: str) -> str:
    return cell.strip().strip("\ufeff\u200b").lower()


def _rows(name: str, table: Sequence[Sequence[str]]) -> list[Row]:
    first = next((number for number, line in enumerate(table) if any(cell.strip() for cell in line)), None)
    if first is None:
        raise SourceUnreadable(f"{name} has no rows. Start from the template.")
    head = [_heading(cell) for cell in table[first]]
    if unknown := [cell for cell in head if cell and not known(cell)]:
        raise SourceUnreadable(
            f"{name} has columns that the template does not know: {', '.join(unknown[:5])[:200]}. "
            "Start from the template."
        )
    if twice := {cell for cell in head if cell and head.count(cell) > 1}:
        raise SourceUnreadable(f"{name} has a column twice: {', '.join(sorted(twice))}. Keep one.")
    if "identifier" not in head:
        raise SourceUnreadable(f"{name} has no column “identifier”. Start from the template.")
    if len(table) > ROWS + 1:
        raise SourceUnreadable(f"{name} has more than {ROWS} rows. Divide it into several files.")
    lines = list(enumerate(table[first + 1 :], start=first + 2))
    for number, line in lines:
        if stray := [cell for key, cell in zip_longest(head, line, fillvalue="") if not key and cell.strip()]:
            raise SourceUnreadable(
                f"{name}, row {number}: “{stray[0].strip()[:40]}” stands below no heading. Put quotes around cells "
                "that hold the separator, or move it to a column of the template."
            )
    return [
        Row(name, number, {key: text for key, cell in zip(head, line, strict=False) if key and (text := _clean(cell))})
        for number, line in lines
        if any(cell.strip() for cell in line)
    ]


def _clean(cell: str) -> str:
    """A cell without the spaces around it, and without what was put there to keep a spreadsheet from running it."""
    return restored(readable(cell).replace("\r\n", "\n").replace("\r", "\n").strip()).strip()


def known(column: str) -> bool:
    """Whether the template has a column."""
    stem, _bar, language = column.rpartition("_")
    return column in PLAIN or (stem in BY_LANGUAGE and bool(re.fullmatch("[a-z]{2}", language)))


def cells(record: Record) -> dict[str, str]:
    """A record as a row of the template."""
    by_language = {"title": record.title, "description": record.description, "prerequisites": record.prerequisites}
    row = {f"{name}_{code}": text for name, texts in by_language.items() for code, text in texts.items()}
    for code in sorted({code for outcome in record.outcomes for code in outcome}):
        row[f"outcomes_{code}"] = join(outcome.get(code, "–") for outcome in record.outcomes)
    numbers = {"eqf_level": record.eqf_level, "workload_hours": record.workload_hours, "ects": record.ects}
    row |= {name: f"{value:g}" for name, value in numbers.items() if value is not None}
    lists = {"participation": record.participation, "assessment": record.assessment, "delivery": record.delivery}
    row |= {name: join(term.name for term in terms) for name, terms in lists.items()}
    row |= {
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
    row |= {name: join(getattr(record, name)) for name in ("languages", "builds_on", "stacks_with")}
    row["skill_levels"] = levels(record)
    row["accepted"] = join(skill.uri for skill in record.skills if skill.uri and skill.made_by == "accepted")
    row["skills"] = join(skill.uri or skill.name for skill in record.skills)
    return {name: text for name, text in row.items() if text}


def levels(record: Record) -> str:
    """The proficiency levels of the skills in their order; empty where none is stated."""
    stated = any(skill.level for skill in record.skills)
    return join(skill.level or "–" for skill in record.skills) if stated else ""


def write_csv(rows: Iterable[Mapping[str, str]]) -> bytes:
    """Rows of the template as CSV, safe to open in a spreadsheet; without rows, the empty template.

    `read_csv` reads it back unchanged.
    """
    lines = list(rows)
    out = io.StringIO()
    out.write(BOM)
    writer = csv.DictWriter(out, fieldnames=columns(lines), lineterminator="\r\n", restval="")
    writer.writeheader()
    writer.writerows({name: neutral(text) for name, text in line.items()} for line in lines)
    return out.getvalue().encode()


def write_xlsx(rows: Iterable[Mapping[str, str]], terms: Mapping[str, Iterable[str]]) -> bytes:
    """Rows of the template as a workbook, with the guide and the terms on sheets of their own; every cell is text.

    `read_xlsx` reads it back unchanged, also when it was opened and saved as CSV in between.
    """
    lines = list(rows)
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        bold, plain = book.add_format({"bold": True}), book.add_format({"num_format": "@"})
        sheet = book.add_worksheet("micro-credentials")
        heads = columns(lines)
        sheet.set_column(0, len(heads) - 1, 22, plain)
        sheet.freeze_panes(1, 1)
        for column, head in enumerate(heads):
            sheet.write_string(0, column, head, bold)
            for number, line in enumerate(lines, start=1):
                if line.get(head):
                    sheet.write_string(number, column, neutral(line[head])[:32_767])
        guide = book.add_worksheet("guide")
        guide.set_column(0, 1, 20)
        guide.set_column(2, 2, 110)
        for number, entry in enumerate([("column", "required", "what goes in"), *guided()]):
            guide.write_row(number, 0, entry, None if number else bold)
        listed = book.add_worksheet("terms")
        listed.set_column(0, 5, 34)
        for column, (scheme, names) in enumerate(terms.items()):
            listed.write_string(0, column, scheme, bold)
            listed.write_column(1, column, list(names))
    return out.getvalue()


def guided() -> list[tuple[str, str, str]]:
    """The guide as rows: column, whether it is required, what goes in."""
    return [(name, "yes" if needed else "no", explanation) for name, (needed, explanation) in GUIDE.items()]


def columns(rows: Sequence[Mapping[str, str]]) -> list[str]:
    """The columns of the template in its order, with every language that occurs."""
    used = {column for row in rows for column in row} | ({"title_en", "outcomes_en"} if not rows else set())
    ordered: list[str] = []
    for name in GUIDE:
        stem = name.removesuffix("_en")
        if stem in BY_LANGUAGE:
            languages = sorted(column for column in used if column.rpartition("_")[0] == stem)
            ordered += languages or [name]
        else:
            ordered.append(name)
    return ordered
