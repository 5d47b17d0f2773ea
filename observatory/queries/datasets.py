"""What we hold, what its columns mean, where it came from, and what to beware of."""

from collections.abc import Iterable

import polars as pl

from observatory.engine import Engine
from observatory.queries.question import question, translated


def datasets(engine: Engine, *, language: str) -> pl.DataFrame:
    """Every table: dataset, title, processing, grade, edition, updated, key, rows (null: outlines); largest first."""
    rows = engine.ask(question("datasets"), {"language": language})
    return translated(rows, "title", "processing", language=language)


def fields(engine: Engine, *, dataset: str, language: str) -> pl.DataFrame:
    """The columns of a table in order: field, type, unit, description."""
    rows = engine.ask(question("dataset_fields"), {"dataset": dataset, "language": language})
    return translated(rows, "description", language=language)


def origins(engine: Engine, *, dataset: str) -> pl.DataFrame:
    """The publications a table was made from, one row each, as `provenance.sources` wants them."""
    return engine.ask(question("dataset_origins"), {"dataset": dataset})


def caveats(engine: Engine, *, dataset: str, language: str) -> list[str]:
    """Sentences to read before using a table."""
    rows = engine.ask(question("dataset_caveats"), {"dataset": dataset, "language": language})
    return translated(rows, "caveat", language=language)["caveat"].to_list()


def publications(engine: Engine) -> pl.DataFrame:
    """Every publication that was read, with licence and attribution, by producer."""
    return engine.ask(question("publications"))


def publication_caveats(engine: Engine, origins: Iterable[str], *, language: str) -> dict[str, list[str]]:
    """What to beware of, by publication."""
    rows = engine.ask(question("origin_caveats"), {"origins": list(origins), "language": language})
    rows = translated(rows, "caveat", language=language)
    return dict(rows.group_by("origin", maintain_order=True).agg("caveat").iter_rows())


def indicator_coverage(engine: Engine, *, language: str) -> pl.DataFrame:
    """Per indicator and publication: name, first and last period, regions with a figure, figures, cells without."""
    return engine.ask(question("indicator_coverage"), {"language": language, "languages": [language, "en"]})
