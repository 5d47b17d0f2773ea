"""What the dataset holds, in one language: tables with their titles, fields and publications."""

from dataclasses import dataclass

from observatory.model.provenance import Source


@dataclass(frozen=True, slots=True)
class Field:
    """A column of a table: its name, type as in the catalogue, unit (or none), and meaning."""

    name: str
    type: str
    unit: str | None
    meaning: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the dataset.

    Attributes:
        name: its name and address.
        title, processing: what it is, and what was done to the sources.
        updated: ISO date.
        rows: how many.
        key: columns that name a row.
        fields: in order.
        sources: the publications it was made from.
        periods: what time these speak of: `2000–2024`.
    """

    name: str
    title: str
    processing: str
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
