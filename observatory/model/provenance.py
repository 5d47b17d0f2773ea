"""Where a figure comes from and what it is worth: what stands under every chart and in every file."""

from dataclasses import dataclass

from observatory.model.evidence import Grade


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
