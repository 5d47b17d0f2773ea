"""Catalogue entries: YAML files that say what a table or a publication is, read strictly.

Their sentences are English; other languages are in `locales/`, like every sentence that a visitor reads.
"""

from datetime import date
from pathlib import Path
from typing import Annotated, Literal, Self, TypeVar

import polars as pl
import yaml
from pydantic import BaseModel, ConfigDict, ValidationError, field_validator, model_validator
from pydantic import Field as Key

from observatory.errors import CatalogueInvalid, Finding
from observatory.model.evidence import Grade

Sentence = Annotated[str, Key(min_length=1)]


class Entry(BaseModel):
    """An entry is fixed once read, and a key that nobody knows is a mistake."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Licence(Entry):
    """Under which terms figures may be used."""

    name: str
    url: str


class SourceFile(Entry):
    """One file as it was read, so that anyone can tell whether theirs is the same."""

    name: str
    bytes: int
    sha256: str = Key(pattern="^[0-9a-f]{64}$")


class Origin(Entry):
    """A publication that we read, or our own decisions."""

    origin: str
    title: str
    short: Sentence
    producer: str
    licence: Licence
    attribution: str
    url: str | None
    published: date | None
    accessed: date
    period: str
    grade: Grade
    files: list[SourceFile]
    caveats: list[Sentence]

    @property
    def name(self) -> str:
        """Its identifier, which is also the name of its file."""
        return self.origin


class References(Entry):
    """A reference over several fields: each row's combination must exist in the other table."""

    fields: list[str]
    to: str


class Field(Entry):
    """One column: what it means, in which unit, and what it may hold."""

    name: str
    type: Literal["string", "integer", "number", "boolean", "date", "list"]
    unit: str | None = None
    required: bool = False
    unique: bool = False
    values: list[str] | None = None
    pattern: str | None = None
    minimum: float | None = None
    maximum: float | None = None
    references: str | References | None = None
    description: Sentence

    @field_validator("pattern")
    @classmethod
    def _compiles(cls, pattern: str | None) -> str | None:
        """Refuse a pattern that the check could not apply (look-around, for example)."""
        if pattern is not None:
            try:
                pl.Series([""]).str.contains(pattern)
            except pl.exceptions.ComputeError as error:
                raise ValueError(f"“{pattern}” is no regular expression that Rust understands") from error
        return pattern


class Dataset(Entry):
    """One table of ours: its fields, its key, what we did to the sources, and what to beware of."""

    table: str
    title: Sentence
    grade: Grade
    origins: list[str]
    edition: str
    updated: date
    processing: Sentence
    caveats: list[Sentence]
    key: list[str] = []
    fields: list[Field] = []
    files: str | None = None

    @property
    def name(self) -> str:
        """Its table, which is also the name of its file."""
        return self.table

    @property
    def tabular(self) -> bool:
        """Whether it is a table with fields; outlines of maps are files of another kind."""
        return bool(self.fields)

    @model_validator(mode="after")
    def _speaks_of_its_own_fields(self) -> Self:
        """Refuse a field that stands twice, and a key or a reference over fields that do not exist."""
        names = [field.name for field in self.fields]
        together = [
            name
            for field in self.fields
            if isinstance(field.references, References)
            for name in field.references.fields
        ]
        twice = sorted({name for name in names if names.count(name) > 1})
        unknown = sorted({name for name in [*self.key, *together] if name not in names})
        if twice or unknown:
            raise ValueError(
                f"fields described twice: {twice or 'none'}; unknown fields in key or references: {unknown}"
            )
        if names and not self.key:
            raise ValueError("a table needs a key")
        return self


class Catalogue(Entry):
    """All entries: tables by name, publications by identifier."""

    datasets: dict[str, Dataset]
    origins: dict[str, Origin]


E = TypeVar("E", Dataset, Origin)


def read_catalogue(data: Path) -> Catalogue:
    """Read every entry of a data folder.

    Raises:
        CatalogueInvalid: entries are not YAML, lack a key, have an unknown one, or are filed under another name;
            carries a finding with file and key for each.
    """
    findings: list[Finding] = []
    catalogue = Catalogue(
        datasets=_entries(data, "catalogue", Dataset, findings),
        origins=_entries(data, "catalogue/origins", Origin, findings),
    )
    if findings:
        raise CatalogueInvalid(findings)
    return catalogue


def _entries(data: Path, folder: str, kind: type[E], findings: list[Finding]) -> dict[str, E]:
    entries = {}
    for file in sorted((data / folder).glob("*.yml")):
        name = f"{folder}/{file.name}"
        entry = _entry(file, name, kind, findings)
        if entry is not None and file.stem != entry.name:
            message, remedy = f"The file describes “{entry.name}”.", "Rename the file or the entry."
            findings.append(Finding(name, None, "table or origin", "catalogue", message, remedy))
        if entry is not None:
            entries[entry.name] = entry
    return entries


def _entry(file: Path, name: str, kind: type[E], findings: list[Finding]) -> E | None:
    try:
        return kind.model_validate(yaml.safe_load(file.read_text(encoding="utf-8")))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        message = f"This is no YAML in UTF-8: {getattr(error, 'problem', None) or error}."
        row = mark.line + 1 if mark else None
        findings.append(Finding(name, row, None, "catalogue", message, "Mend the file at this line."))
    except ValidationError as error:
        for mistake in error.errors():
            key = ".".join(str(part) for part in mistake["loc"]) or None
            findings.append(
                Finding(name, None, key, "catalogue", f"{mistake['msg']}.", "Correct or complete the entry.")
            )
    return None
