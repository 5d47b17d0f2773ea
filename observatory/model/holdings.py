"""What the dataset holds: tables with their titles, fields and publications."""

from collections.abc import Mapping
from dataclasses import dataclass

from observatory.model.provenance import Source


@dataclass(frozen=True, slots=True)
class Field:
    """A column of a table: its name, type as in the catalogue, unit (or none), and meaning by language."""

    name: str
    type: str
    unit: str | None
    meaning: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the dataset.

    Attributes:
        name: its name and address.
        title, processing: by language.
        updated: ISO date.
        rows: how many.
        key: columns that name a row.
        fields: in order.
        sources: the publications it was made from.
        periods: what time these speak of: `2000–2024`.
    """

    name: str
    title: Mapping[str, str]
    processing: Mapping[str, str]
    updated: str
    rows: int
    key: tuple[str, ...]
    fields: tuple[Field, ...]
    sources: tuple[Source, ...]
    periods: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Holdings:
    """All tables of an edition."""

    edition: str
    updated: str
    tables: tuple[Table, ...]
