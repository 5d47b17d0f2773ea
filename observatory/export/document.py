"""What a file holds besides its rows: title, link, edition, citation, dictionary, sources."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import polars as pl

from observatory import i18n
from observatory.export.csv import neutralise
from observatory.i18n import N_
from observatory.model.holdings import Field
from observatory.model.provenance import Evidence

SOURCED = {
    "source": N_("Publication that the row was made from."),
    "licence": N_("Licence of that publication."),
    "attribution": N_("How to name it."),
    "grade": N_("What the figures of this file are worth: measured, curated or modelled."),
    "edition": N_("Edition of this observatory."),
}
"""Column that every file has → what it means."""
WORTH = {
    "measured": N_("measured: a statistics office or a publisher counted it"),
    "curated": N_("curated: experts or editors decided it"),
    "modelled": N_("modelled: computed from other figures, not counted"),
}
"""Grade → what it says of the figures."""


@dataclass(frozen=True, slots=True)
class Document:
    """An answer on its way into a file.

    Attributes:
        name: base name of the file, the same in every form: view, edition, hash of the content.
        title: in the language asked for. link: the page that shows the same. address: of the file itself.
        made: ISO date of the edition. citation: how to cite it. bibtex: the same for reference managers.
        language: of names and notes. fields: the columns of the data.
        notes: what to know before using it. evidence: where it comes from.
        batches: starts the rows anew.
    """

    name: str
    title: str
    link: str
    address: str
    made: str
    citation: str
    bibtex: str
    language: str
    fields: tuple[Field, ...]
    notes: Sequence[str]
    evidence: Evidence
    batches: Callable[[], Iterator[pl.DataFrame]]

    def say(self, message: str) -> str:
        """A message in its language."""
        return i18n.translate(message, language=self.language)

    def columns(self) -> tuple[Field, ...]:
        """The columns of the file: those of the data, and where every row comes from, as far as not there already."""
        own = {field.name for field in self.fields}
        sourced = tuple(
            Field(name, "string", None, self.say(says)) for name, says in SOURCED.items() if name not in own
        )
        return (*self.fields, *sourced)

    def worth(self) -> str:
        """What the figures are worth, in words."""
        return self.say(WORTH[self.evidence.grade.value])

    def span(self) -> str:
        """First and last period."""
        return "–".join(dict.fromkeys((self.evidence.first, self.evidence.last)))

    def rows(self) -> Iterator[pl.DataFrame]:
        """The rows of the file, piece by piece."""
        sourced = _Sourcing(self)
        return (sourced(batch) for batch in self.batches())

    def safe_rows(self) -> Iterator[pl.DataFrame]:
        """The rows of a file that spreadsheets open: no cell is a formula."""
        return (neutralise(batch) for batch in self.rows())


class _Sourcing:
    """Adds its source, licence, attribution and edition to every row."""

    def __init__(self, document: Document) -> None:
        sources = document.evidence.sources
        self.names = [field.name for field in document.columns()]
        self.all = {
            "source": "; ".join(f"{source.producer}: {source.title}" for source in sources),
            "licence": "; ".join(dict.fromkeys(source.licence for source in sources)),
            "attribution": "; ".join(dict.fromkeys(source.attribution for source in sources)),
            "grade": document.evidence.grade.value,
            "edition": document.evidence.edition,
        }
        self.by_origin = {
            "source": {source.origin: f"{source.producer}: {source.title}" for source in sources},
            "licence": {source.origin: source.licence for source in sources},
            "attribution": {source.origin: source.attribution for source in sources},
        }

    def __call__(self, batch: pl.DataFrame) -> pl.DataFrame:
        added = {
            name: pl.col("origin").replace_strict(self.by_origin[name], default=None, return_dtype=pl.String)
            if "origin" in batch.columns and name in self.by_origin
            else pl.lit(text)
            for name, text in self.all.items()
            if name not in batch.columns
        }
        return batch.with_columns(**added).select(self.names)
