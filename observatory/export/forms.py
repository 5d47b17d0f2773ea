"""A document as CSV, JSON, Parquet, XLSX and ZIP: the same rows and the same base name, each in constant memory."""

import json
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl
from polars.io.plugins import register_io_source

from observatory.errors import TooLarge
from observatory.export.document import Document
from observatory.export.workbook import write_workbook
from observatory.model.holdings import Field

# Rows that a Parquet writer holds before it writes them.
GROUP = 20_000
BOM = b"\xef\xbb\xbf"


def csv(document: Document) -> Iterator[bytes]:
    """RFC 4180 in UTF-8; a byte order mark lets spreadsheets recognise it."""
    yield BOM
    for number, batch in enumerate(document.safe_rows()):
        yield batch.write_csv(include_header=number == 0, line_terminator="\r\n").encode()


def as_json(document: Document) -> Iterator[bytes]:
    """`{"metadata": …, "data": [row, …]}`; rows as they are, nothing neutralised."""
    yield b'{"metadata": ' + json.dumps(metadata(document), ensure_ascii=False).encode() + b',\n"data": ['
    begun = False
    for batch in document.rows():
        if batch.height:
            yield (b",\n" if begun else b"\n") + batch.write_json()[1:-1].encode()
            begun = True
    yield b"\n]}\n"


def parquet(document: Document, file: Path) -> None:
    """Rows with their types; the metadata of the document under the key `observatory`."""
    frames = document.rows()
    first = next(frames)

    def source(
        with_columns: list[str] | None, predicate: pl.Expr | None, n_rows: int | None, batch_size: int | None
    ) -> Iterator[pl.DataFrame]:
        del with_columns, predicate, n_rows, batch_size
        yield first
        for batch in frames:
            yield batch.cast(dict(first.schema))  # type: ignore[arg-type]

    described = {"observatory": json.dumps(metadata(document), ensure_ascii=False)}
    register_io_source(source, schema=first.schema).sink_parquet(file, metadata=described, row_group_size=GROUP)


def archive(document: Document, file: Path) -> None:
    """CSV with its description by Frictionless, and a README."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as pack:
        with pack.open(f"{document.name}.csv", "w", force_zip64=True) as entry:
            for piece in csv(document):
                entry.write(piece)
        pack.writestr("datapackage.json", json.dumps(datapackage(document), ensure_ascii=False, indent=1))
        pack.writestr("README.md", readme(document))


def to_bytes(document: Document, form: str) -> bytes:
    """The whole file in memory: for what is on screen anyway."""
    if form in STREAMED:
        return b"".join(STREAMED[form](document))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "file"
        WRITTEN[form](document, file)
        return file.read_bytes()


def metadata(document: Document) -> dict[str, Any]:
    """Everything but the rows."""
    return {
        "title": document.title,
        "link": document.link,
        "address": document.address,
        "edition": document.evidence.edition,
        "date": document.made,
        "language": document.language,
        "grade": document.evidence.grade.value,
        "period": {"first": document.evidence.first, "last": document.evidence.last},
        "citation": document.citation,
        "bibtex": document.bibtex,
        "notes": list(document.notes),
        "sources": _sources(document),
        "fields": [
            {"name": field.name, "type": field.type, "unit": field.unit, "description": field.meaning}
            for field in document.columns()
        ],
    }


def _sources(document: Document) -> list[dict[str, str]]:
    return [
        {
            "title": source.title,
            "producer": source.producer,
            "url": source.url,
            "licence": source.licence,
            "licence_url": source.licence_url,
            "attribution": source.attribution,
        }
        for source in document.evidence.sources
    ]


def datapackage(document: Document) -> dict[str, Any]:
    """The description of the CSV by Frictionless: a data package with one resource."""
    licences = {source.licence: source.licence_url for source in document.evidence.sources}
    return {
        "profile": "tabular-data-package",
        "name": document.name.lower(),
        "title": document.title,
        "homepage": document.link,
        "version": document.evidence.edition,
        "created": f"{document.made}T00:00:00Z",
        "licenses": [
            {"title": name, **({"path": url} if url.startswith("http") else {"name": "other"})}
            for name, url in licences.items()
        ],
        "sources": [
            {"title": f"{source.producer}: {source.title}", **({"path": source.url} if source.url else {})}
            for source in document.evidence.sources
        ],
        "resources": [
            {
                "name": document.name.lower(),
                "path": f"{document.name}.csv",
                "profile": "tabular-data-resource",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True},
                "schema": {"fields": [_field(field) for field in document.columns()], "missingValues": [""]},
            }
        ],
    }


def _field(field: Field) -> dict[str, str]:
    kind = "string" if field.type == "list" else field.type
    unit = {"unit": field.unit} if field.unit else {}
    return {"name": field.name, "type": kind, "description": field.meaning, **unit}


def readme(document: Document) -> str:
    """What a person reads first."""
    _ = document.say
    inside = _(
        "The rows are in `{name}.csv` (UTF-8, comma, decimal point; empty: no value); `datapackage.json` describes "
        "them by Frictionless."
    ).format(name=document.name)
    head = {
        _("Edition"): f"{document.evidence.edition} ({document.made})",
        _("Grade"): document.worth(),
        _("Period"): document.span(),
        _("Page"): document.link,
        _("This file"): document.address,
    }
    licence = _("Licence")
    sources = (
        f"- {source.producer}: {source.title}. {source.attribution} "
        f"{licence}: {source.licence} {source.licence_url}".rstrip()
        for source in document.evidence.sources
    )
    columns = (
        f"- `{field.name}`{f' ({field.unit})' if field.unit else ''}: {field.meaning}" for field in document.columns()
    )
    chapters = {
        _("How to cite"): f"{document.citation}\n\n```bibtex\n{document.bibtex}\n```",
        _("Sources, attribution and licences"): "\n".join(sources),
        _("Read before use"): "\n".join(f"- {note}" for note in document.notes) or "–",
        _("Columns"): "\n".join(columns),
    }
    return (
        f"# {document.title}\n\n{inside}\n\n"
        + "".join(f"- {name}: {text}\n" for name, text in head.items())
        + "".join(f"\n## {name}\n\n{text}\n" for name, text in chapters.items())
    )


@dataclass(frozen=True, slots=True)
class Form:
    """A form in which rows can be taken.

    Attributes:
        name: what pages call it.
        media: its media type; what is text goes out as UTF-8.
        listed: its code in the EU's table of file types, for catalogues.
        stream: makes it piece by piece; a form that can only be made whole has `write` instead.
        write: makes it in a file.
    """

    name: str
    media: str
    listed: str
    stream: Callable[[Document], Iterator[bytes]] | None = None
    write: Callable[[Document, Path], None] | None = None


SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMS = {
    "csv": Form("CSV", "text/csv", "CSV", stream=csv),
    "xlsx": Form("Excel", SHEET, "XLSX", write=write_workbook),
    "parquet": Form("Parquet", "application/vnd.apache.parquet", "PARQUET", write=parquet),
    "json": Form("JSON", "application/json", "JSON", stream=as_json),
    "zip": Form("ZIP", "application/zip", "ZIP", write=archive),
}
"""Ending of the file → form, as pages list them: whatever stands here is offered by pages, API and catalogues."""
MEDIA = {ending: form.media for ending, form in FORMS.items()}
STREAMED = {ending: form.stream for ending, form in FORMS.items() if form.stream}
WRITTEN = {ending: form.write for ending, form in FORMS.items() if form.write}

__all__ = ["FORMS", "MEDIA", "STREAMED", "WRITTEN", "TooLarge", "to_bytes"]
