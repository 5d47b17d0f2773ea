"""An answer as CSV: UTF-8, RFC 4180, complete, with its source in every row, safe to open in a spreadsheet."""

import polars as pl

from observatory.model.provenance import Evidence, Source

FORMULA = r"^[=+\-@\t\r]"


def to_csv(data: pl.DataFrame, evidence: Evidence) -> bytes:
    """Write a frame with the columns `source`, `licence`, `attribution`, `edition` behind its own.

    Where rows name their own `origin`, each row carries the source of its own figure; else each carries all sources.
    A byte order mark lets spreadsheets recognise UTF-8.
    """
    sourced = _sourced(data, evidence.sources).with_columns(edition=pl.lit(evidence.edition))
    return neutralise(sourced).write_csv(include_bom=True, line_terminator="\r\n").encode()


def _sourced(data: pl.DataFrame, sources: tuple[Source, ...]) -> pl.DataFrame:
    if "origin" in data.columns:
        columns = ("source", "licence", "attribution")
        rows = [(one.origin, f"{one.producer}: {one.title}", one.licence, one.attribution) for one in sources]
        by_origin = pl.DataFrame(rows, schema=["origin", *columns], orient="row")
        return data.drop(columns, strict=False).join(by_origin, on="origin", how="left", maintain_order="left")
    return data.with_columns(
        source=pl.lit("; ".join(f"{one.producer}: {one.title}" for one in sources)),
        licence=pl.lit("; ".join(dict.fromkeys(one.licence for one in sources))),
        attribution=pl.lit("; ".join(dict.fromkeys(one.attribution for one in sources))),
    )


def neutralise(data: pl.DataFrame) -> pl.DataFrame:
    """Put an apostrophe before text that a spreadsheet would run as a formula; numbers stay numbers.

    >>> neutralise(pl.DataFrame({"name": ["=1+1", "steel"], "change": [-1, 2]})).rows()
    [("'=1+1", -1), ('steel', 2)]
    """
    text = pl.col(pl.String)
    return data.with_columns(pl.when(text.str.contains(FORMULA)).then(pl.lit("'") + text).otherwise(text).name.keep())
