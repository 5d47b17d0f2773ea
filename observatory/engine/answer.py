"""What every engine hands back: the same types for the same question."""

from collections.abc import Mapping

import polars as pl


def plain(frame: pl.DataFrame) -> pl.DataFrame:
    """Reduce an answer to Int64, Float64, String, Boolean and Date.

    Engines differ in the widths they choose: DuckDB sums integers to Decimal(38, 0), Spark to Int64.
    """
    narrow = {name: _plain(kind) for name, kind in frame.schema.items() if _plain(kind) != kind}
    return frame.cast(narrow) if narrow else frame  # type: ignore[arg-type]


def _plain(kind: pl.DataType) -> pl.DataType:
    if kind.is_integer() or (isinstance(kind, pl.Decimal) and kind.scale == 0):
        return pl.Int64()
    if kind.is_float() or kind.is_decimal():
        return pl.Float64()
    if isinstance(kind, pl.Categorical | pl.Enum):
        return pl.String()
    return kind


def named(params: Mapping[str, object] | None) -> dict[str, object]:
    """Parameters as engines want them: a tuple of codes is bound as a list."""
    return {name: list(value) if isinstance(value, tuple) else value for name, value in (params or {}).items()}


def title(sql: str) -> str:
    """The question in words: its first comment line."""
    first = sql.lstrip().split("\n", 1)[0]
    return first.removeprefix("--").strip()


def first_line(error: Exception) -> str:
    """What a library says first; the rest of it stands in the log, as the cause."""
    return next(iter(str(error).strip().splitlines()), "")
