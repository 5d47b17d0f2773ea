"""Cells that are safe to open in a spreadsheet."""

import polars as pl

from observatory.model.formula import FORMULA


def neutralise(data: pl.DataFrame) -> pl.DataFrame:
    """Put an apostrophe before text that a spreadsheet would run as a formula; numbers stay numbers.

    >>> neutralise(pl.DataFrame({"name": ["=1+1", "steel"], "change": [-1, 2]})).rows()
    [("'=1+1", -1), ('steel', 2)]
    """
    text = pl.col(pl.String)
    return data.with_columns(pl.when(text.str.contains(FORMULA)).then(pl.lit("'") + text).otherwise(text).name.keep())
