"""Everything we hold as one value: tables with their titles, fields and publications, for other catalogues to read."""

from collections.abc import Mapping
from typing import Any

import polars as pl

from observatory.engine import Engine
from observatory.model.holdings import Field, Holdings, Table
from observatory.queries import datasets, provenance


def holdings(engine: Engine, *, language: str) -> Holdings:
    """Everything an edition holds, described in one language."""
    edition = provenance.edition(engine).row(0, named=True)
    held = datasets.datasets(engine, language=language).filter(pl.col("rows").is_not_null()).sort("dataset")
    periods = dict(datasets.publications(engine).select("origin", "period").iter_rows())
    return Holdings(
        edition=edition["edition"],
        updated=edition["updated"],
        tables=tuple(_table(engine, row, periods, language) for row in held.iter_rows(named=True)),
    )


def _table(engine: Engine, row: Mapping[str, Any], periods: Mapping[str, str], language: str) -> Table:
    name = row["dataset"]
    sources = provenance.sources(datasets.origins(engine, dataset=name))
    described = datasets.fields(engine, dataset=name, language=language)
    return Table(
        name=name,
        title=row["title"],
        processing=row["processing"],
        updated=row["updated"],
        rows=row["rows"],
        key=tuple(row["key"].split("|")),
        fields=tuple(Field(*field) for field in described.select("field", "type", "unit", "description").iter_rows()),
        sources=sources,
        periods=tuple(dict.fromkeys(periods[source.origin] for source in sources if source.origin in periods)),
    )
