"""Where the figures of a view come from: publications, grade, span, edition."""

from collections.abc import Iterable

import polars as pl

from observatory.engine import Engine
from observatory.model.evidence import Grade, weakest
from observatory.model.provenance import Evidence, Source
from observatory.queries.question import question, translated


def edition(engine: Engine) -> pl.DataFrame:
    """One row: edition (`2026-11-23-1a2b3c4d`), updated (ISO date), parquet (folder name)."""
    return engine.ask(question("edition"))


def evidence(
    engine: Engine, origins: Iterable[str], *, grade: Grade | Iterable[str], first: str = "", last: str = ""
) -> Evidence:
    """What stands behind a view.

    Args:
        engine: who answers.
        origins: identifiers of the publications, in any order, with repetitions and nulls.
        grade: the grade, or the grades of all figures shown; the weakest counts.
        first: first period shown; empty takes what the publications speak of.
        last: last period shown; likewise.

    Raises:
        ValueError: no origin is known to the catalogue; a figure without a source may not be shown.
    """
    named = sorted({origin for origin in origins if origin})
    publications = engine.ask(question("origins"), {"origins": named})
    if publications.is_empty():
        raise ValueError(f"No publication is known for {named}.")
    span = [part for period in publications["period"] for part in period.split("–")]
    return Evidence(
        sources=sources(publications),
        grade=grade if isinstance(grade, Grade) else weakest([Grade(name) for name in grade]),
        first=first or min(span),
        last=last or max(span),
        edition=edition(engine)["edition"][0],
    )


def sources(publications: pl.DataFrame) -> tuple[Source, ...]:
    """Publications as values, from a frame with origin, title, producer, licence, attribution, url."""
    return tuple(
        Source(
            origin=row["origin"],
            title=row["title"],
            producer=row["producer"],
            licence=row["licence"],
            licence_url=row["licence_url"],
            attribution=row["attribution"],
            url=row["url"],
        )
        for row in publications.iter_rows(named=True)
    )


def names(engine: Engine, evidence: Evidence, *, language: str) -> dict[str, str]:
    """Publication → what it is called in one line; publications that the dataset does not know are left out."""
    origins = [source.origin for source in evidence.sources]
    rows = engine.ask(question("origin_names"), {"origins": origins, "language": language})
    return dict(translated(rows, "name", language=language).iter_rows())


def caveats(engine: Engine, evidence: Evidence, *, language: str) -> list[str]:
    """Sentences to read before using figures of these publications, publication by publication."""
    origins = [source.origin for source in evidence.sources]
    rows = engine.ask(question("origin_caveats"), {"origins": origins, "language": language})
    return translated(rows, "caveat", language=language)["caveat"].to_list()
