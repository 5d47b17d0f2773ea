"""Files explain themselves and are safe to open."""

import csv
import io

import polars as pl

from observatory.export.csv import neutralise
from observatory.export.document import Document
from observatory.export.forms import to_bytes
from observatory.model.evidence import Grade
from observatory.model.holdings import Field
from observatory.model.provenance import Evidence, Source


def source(name: str) -> Source:
    """A publication."""
    return Source(name, f"Title {name}", "Office", "CC BY 4.0", "https://cc", f"Source: {name}", "")


EVIDENCE = Evidence((source("a"), source("b")), Grade.MEASURED, "2023", "2024", "2026-11-23-abcd")


def to_csv(data: pl.DataFrame, evidence: Evidence) -> bytes:
    """The frame as the CSV of a document."""
    fields = tuple(Field(name, "string", None, name) for name in data.columns)
    return to_bytes(
        Document(
            "name",
            "Title",
            "link",
            "address",
            "2026-11-23",
            "cited",
            "@misc",
            "en",
            fields,
            (),
            evidence,
            lambda: iter([data]),
        ),
        "csv",
    )


def rows(content: bytes) -> list[dict[str, str]]:
    """A file as a spreadsheet reads it."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def test_every_row_names_source_licence_and_edition() -> None:
    """A row copied out of the file can still be cited."""
    file = rows(to_csv(pl.DataFrame({"region": ["ES21"], "value": [8.1]}), EVIDENCE))

    assert {
        "region": "ES21",
        "value": "8.1",
        "source": "Office: Title a; Office: Title b",
        "licence": "CC BY 4.0",
        "attribution": "Source: a; Source: b",
        "grade": "measured",
        "edition": "2026-11-23-abcd",
    } == file[0]


def test_a_row_with_its_own_origin_names_that_one_only() -> None:
    """Figures of two publications in one view keep their own source."""
    file = rows(to_csv(pl.DataFrame({"value": [1, 2], "origin": ["b", "a"]}), EVIDENCE))

    assert ["Source: b", "Source: a"] == [row["attribution"] for row in file]


def test_formulas_are_neutralised_and_negative_numbers_are_not() -> None:
    """A spreadsheet never runs what a name contains; numbers stay numbers."""
    hostile = pl.DataFrame({"name": ["=1+1", "+1", "-x", "@sum", "\tx", "steel"], "change": [-1, 2, 3, 4, 5, 6]})

    assert ["'=1+1", "'+1", "'-x", "'@sum", "'\tx", "steel"] == neutralise(hostile)["name"].to_list()
    assert hostile["change"].to_list() == neutralise(hostile)["change"].to_list()


def test_commas_quotes_and_line_breaks_survive() -> None:
    """RFC 4180: what goes in comes out."""
    text = 'a "quoted", name\nwith a break'

    assert text == rows(to_csv(pl.DataFrame({"name": [text]}), EVIDENCE))[0]["name"]


def test_the_file_is_recognised_as_utf_8() -> None:
    """A byte order mark comes first, lines end as spreadsheets expect."""
    content = to_csv(pl.DataFrame({"name": ["Łódzkie"]}), EVIDENCE)

    assert (b"\xef\xbb\xbf", True) == (content[:3], content.endswith(b"\r\n"))
