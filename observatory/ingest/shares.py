"""Shares and rates: what part of a whole, and when the whole is no ground to stand on."""

from typing import Final

import polars as pl

from observatory.ingest.observations import CELLS, sorted_letters

# Above this part of unknown kind, the known part no longer stands for the whole.
MOST_UNKNOWN: Final = 0.2
KEY: Final = ("region", "period", "member")


def share(part: pl.DataFrame, whole: pl.DataFrame, unknown: pl.DataFrame | None = None) -> pl.DataFrame:
    """Return 100 × part / (whole - unknown), to two decimals, with the flags of part and whole.

    A share has a value only where part and whole have one. It is suppressed where either is; not applicable
    where the whole is zero; missing where more than a fifth of the whole is of unknown kind. An unknown part
    that is not published counts as none: publishers withhold it when it is small.

    Args:
        part: cells of one source (columns `CELLS`).
        whole: cells of what it is a part of.
        unknown: cells of what in the whole is of unknown kind; None where the source has no such rows.
    """
    both = part.join(_named(whole, "whole"), on=KEY)
    if unknown is not None:
        both = both.join(_named(unknown, "unknown").select(*KEY, "unknown"), on=KEY, how="left")
    else:
        both = both.with_columns(unknown=pl.lit(None, pl.Float64))
    known = pl.col("whole") - pl.col("unknown").fill_null(0)
    computed = both.with_columns(status=_status(known), known=known)
    return computed.with_columns(
        value=pl.when(pl.col("status") == "value").then((pl.col("value") / pl.col("known") * 100).round(2)),
        flag=sorted_letters(pl.concat_str("flag", "whole_flag", ignore_nulls=True)),
    ).select(CELLS)


def _named(cells: pl.DataFrame, name: str) -> pl.DataFrame:
    """Return cells with their value, status and flag under another name, to stand beside others."""
    return cells.select(
        *KEY,
        pl.col("value").alias(name),
        pl.col("status").alias(f"{name}_status"),
        pl.col("flag").alias(f"{name}_flag"),
    )


def _status(known: pl.Expr) -> pl.Expr:
    states = [pl.col("status"), pl.col("whole_status")]
    either = [
        pl.when(pl.any_horizontal(state == word for state in states)).then(pl.lit(word))
        for word in ("suppressed", "not_applicable", "missing")
    ]
    nothing = pl.when(pl.col("whole") == 0).then(pl.lit("not_applicable"))
    obscure = pl.when(known < pl.col("whole") * (1 - MOST_UNKNOWN)).then(pl.lit("missing"))
    return pl.coalesce(*either, nothing, obscure, pl.lit("value"))


def without_ground(rates: pl.DataFrame, base: pl.DataFrame) -> pl.DataFrame:
    """Return rates with `not_applicable` where there is nothing to be a rate of: publishers print 0 or 100 there."""
    empty = base.filter(pl.col("value") == 0).select(*KEY, empty=pl.lit(value=True))
    marked = rates.join(empty, on=KEY, how="left")
    return marked.with_columns(
        value=pl.when(pl.col("empty").is_null()).then(pl.col("value")),
        status=pl.when(pl.col("empty")).then(pl.lit("not_applicable")).otherwise(pl.col("status")),
    ).select(CELLS)
