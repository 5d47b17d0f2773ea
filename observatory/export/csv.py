"""An answer as CSV: UTF-8, RFC 4180, complete, with its source in every row, safe to open in a spreadsheet."""

import polars as pl

from observatory.model.provenance import Evidence

FORMULA = r"^[=+\-@\t\r]"


def to_csv(data: pl.DataFrame, evidence: Evidence) -> bytes:
    """Write a frame with the columns `source`, `licence`, `attribution`, `edition` behind its own.

    A byte order mark lets spreadsheets recognise UTF-8.
    """
    sourced = data.with_columns(
        source=pl.lit("; ".join(f"{source.producer}: {source.title}" for source in evidence.sources)),
        licence=pl.lit("; ".join(dict.fromkeys(source.licence for source in evidence.sources))),
        attribution=pl.lit("; ".join(dict.fromkeys(source.attribution for source in evidence.sources))),
        edition=pl.lit(evidence.edition),
    )
    return neutralise(sourced).write_csv(include_bom=True, line_terminator="\r\n").encode()


def neutralise(data: pl.DataFrame) -> pl.DataFrame:
    """Put an apostrophe before text that a spreadsheet would run as a formula; numbers stay numbers.

    >>> neutralise(pl.DataFrame({"name": ["=1+1", "steel"], "change": [-1, 2]})).rows()
    [("'=1+1", -1), ('steel', 2)]
    """
    text = pl.col(pl.String)
    return data.with_columns(pl.when(text.str.contains(FORMULA)).then(pl.lit("'") + text).otherwise(text).name.keep())
