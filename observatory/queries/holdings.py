"""Everything we hold as one value: tables with their titles, fields and publications, for other catalogues to read."""

from collections.abc import Mapping

import polars as pl

from observatory.engine import Engine
from observatory.i18n import LANGUAGES
from observatory.model.holdings import Field, Holdings, Table
from observatory.queries import datasets, provenance


def holdings(engine: Engine) -> Holdings:
    """Everything an edition holds."""
    told = provenance.edition(engine).row(0, named=True)
    by_language = {language: datasets.datasets(engine, language=language) for language in LANGUAGES}
    names = by_language[LANGUAGES[0]].filter(pl.col("rows").is_not_null())["dataset"].sort()
    periods = dict(datasets.publications(engine).select("origin", "period").iter_rows())
    return Holdings(
        edition=told["edition"],
        updated=told["updated"],
        tables=tuple(_table(engine, name, by_language, periods) for name in names),
    )


def _table(engine: Engine, name: str, by_language: Mapping[str, pl.DataFrame], periods: Mapping[str, str]) -> Table:
    rows = {
        language: frame.row(by_predicate=pl.col("dataset") == name, named=True)
        for language, frame in by_language.items()
    }
    sources = provenance.sources(datasets.origins(engine, dataset=name))
    first = rows[LANGUAGES[0]]
    return Table(
        name=name,
        title={language: row["title"] for language, row in rows.items()},
        processing={language: row["processing"] for language, row in rows.items()},
        updated=first["updated"],
        rows=first["rows"],
        key=tuple(first["key"].split("|")),
        fields=_fields(engine, name),
        sources=sources,
        periods=tuple(dict.fromkeys(periods[source.origin] for source in sources if source.origin in periods)),
    )


def _fields(engine: Engine, table: str) -> tuple[Field, ...]:
    found = {language: datasets.fields(engine, dataset=table, language=language) for language in LANGUAGES}
    meaning = {language: dict(frame.select("field", "description").iter_rows()) for language, frame in found.items()}
    return tuple(
        Field(
            row["field"],
            row["type"],
            row["unit"],
            {language: texts[row["field"]] for language, texts in meaning.items()},
        )
        for row in found[LANGUAGES[0]].iter_rows(named=True)
    )
