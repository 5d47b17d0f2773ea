"""What became of a table's rows from one edition to the next."""

from collections.abc import Sequence

import polars as pl

ADDED, REMOVED, CHANGED = "added", "removed", "changed"
SCHEMA = {"kind": pl.String, "row": pl.String, "field": pl.String, "before": pl.String, "after": pl.String}


def changes(before: pl.DataFrame, after: pl.DataFrame, *, key: Sequence[str]) -> pl.DataFrame:
    """Every difference between two states of a table.

    Rows are told apart by their key; a field that only one state has counts as empty in the other.

    Args:
        before: the older state; may lack columns or, where the table is new, have none.
        after: the newer state; likewise.
        key: columns that name a row, in both states unless one of them is empty.

    Returns:
        kind (`added`, `removed`, `changed`), row (the key as text, parts joined with `|`), field, before, after; one
        line for an added or removed row (field, before and after null), one per field for a changed row.
    """
    old, new = _written(before, key), _written(after, key)
    fields = [name for name in dict.fromkeys([*after.columns, *before.columns]) if name not in key]
    both = _with(old, fields).join(_with(new, fields), on="row", suffix=".after")
    altered = [
        both.filter(pl.col(name).ne_missing(pl.col(f"{name}.after"))).select(
            kind=pl.lit(CHANGED), row="row", field=pl.lit(name), before=pl.col(name), after=pl.col(f"{name}.after")
        )
        for name in fields
    ]
    return pl.concat(
        [
            _whole(new.join(old, on="row", how="anti"), ADDED),
            _whole(old.join(new, on="row", how="anti"), REMOVED),
            *altered,
        ]
    ).sort("kind", "row", "field")


def _written(table: pl.DataFrame, key: Sequence[str]) -> pl.DataFrame:
    if not table.columns:
        return pl.DataFrame(schema={"row": pl.String})
    texts = table.select(_text(name, kind) for name, kind in table.schema.items())
    return texts.select(
        row=pl.concat_str([pl.col(name).fill_null("") for name in key], separator="|"),
        **{name: pl.col(name) for name in texts.columns if name not in key},
    )


def _text(name: str, kind: pl.DataType) -> pl.Expr:
    if isinstance(kind, pl.List):
        return pl.col(name).cast(pl.List(pl.String)).list.join("|")
    return pl.col(name).cast(pl.String)


def _with(table: pl.DataFrame, fields: Sequence[str]) -> pl.DataFrame:
    lacking = [pl.lit(None, pl.String).alias(name) for name in fields if name not in table.columns]
    return table.with_columns(lacking)


def _whole(rows: pl.DataFrame, kind: str) -> pl.DataFrame:
    nothing = pl.lit(None, pl.String)
    return rows.select(kind=pl.lit(kind), row="row", field=nothing, before=nothing, after=nothing)
