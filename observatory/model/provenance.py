"""Where a figure comes from and what it is worth: what stands under every chart and in every file."""

from dataclasses import dataclass
from typing import Final

from observatory.model.evidence import Grade

ESCO: Final = "esco-1.1.1"
ESCO_LABELS: Final = "esco-labels"
CURATION: Final = "observatory-curation"
"""Identifiers, in the catalogue, of the publications that our own code names."""


@dataclass(frozen=True, slots=True)
class Source:
    """A publication that figures were read from.

    Attributes:
        origin: its identifier in the catalogue.
        title, producer, licence, attribution: in the producer's own terms.
        licence_url: where the licence can be read.
        url: its address, empty where there is none.
    """

    origin: str
    title: str
    producer: str
    licence: str
    licence_url: str
    attribution: str
    url: str

    @property
    def whole_name(self) -> str:
        """Producer and title, where there is room for them."""
        return f"{self.producer}, {self.title}"

    @property
    def terms(self) -> str:
        """The licence without what is said of it in brackets.

        >>> Source("a", "A", "Office", "CC BY 4.0 (reuse policy)", "https://cc", "", "").terms
        'CC BY 4.0'
        """
        return self.licence.partition(" (")[0]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What stands behind the figures of one view.

    Attributes:
        sources: the publications, at least one.
        grade: the weakest grade of the figures shown; a view with one modelled figure is modelled.
        first, last: the period that the figures cover, as in the data (`2024`, `2024-08`).
        edition: edition of our dataset.
    """

    sources: tuple[Source, ...]
    grade: Grade
    first: str
    last: str
    edition: str
