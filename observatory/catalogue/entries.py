"""Catalogue entries: YAML files that say what a table or a publication is, read strictly."""

from datetime import date
from pathlib import Path
from typing import Literal, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic import Field as Key

from observatory.errors import CatalogueInvalid
from observatory.model.evidence import Grade

Text = dict[str, str]
Texts = dict[str, list[str]]


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
    """A publication that we read."""

    origin: str
    title: str
    producer: str
    licence: Licence
    attribution: str
    url: str | None
    published: date | None
    accessed: date
    period: str
    grade: Grade
    files: list[SourceFile]
    caveats: Texts


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
    description: Text


class Dataset(Entry):
    """One table of ours: its fields, its key, what we did to the sources, and what to beware of."""

    table: str
    title: Text
    grade: Grade
    origins: list[str]
    edition: str
    updated: date
    processing: Text
    caveats: Texts
    key: list[str] = []
    fields: list[Field] = []
    files: str | None = None

    @property
    def tabular(self) -> bool:
        """Whether it is a table with fields; outlines of maps are files of another kind."""
        return bool(self.fields)


class Catalogue(Entry):
    """All entries: tables by name, publications by identifier."""

    datasets: dict[str, Dataset]
    origins: dict[str, Origin]


E = TypeVar("E", bound=Entry)


def read_catalogue(data: Path) -> Catalogue:
    """Read every entry of a data folder.

    Raises:
        CatalogueInvalid: an entry is not YAML, lacks a key, has an unknown one, or is filed under another name.
    """
    datasets = {file.stem: _read(file, Dataset) for file in sorted((data / "catalogue").glob("*.yml"))}
    origins = {file.stem: _read(file, Origin) for file in sorted((data / "catalogue" / "origins").glob("*.yml"))}
    for name, named in [(name, entry.table) for name, entry in datasets.items()] + [
        (name, entry.origin) for name, entry in origins.items()
    ]:
        if name != named:
            raise CatalogueInvalid(f"{name}.yml describes “{named}”. Rename the file or the entry.")
    return Catalogue(datasets=datasets, origins=origins)


def _read(file: Path, kind: type[E]) -> E:
    try:
        return kind.model_validate(yaml.safe_load(file.read_text(encoding="utf-8")))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise CatalogueInvalid(f"{file.name} is not readable YAML in UTF-8: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise CatalogueInvalid(f"{file.name}, {place}: {first['msg']}. Complete the entry.") from error
