"""What changed between two editions: read from the Parquet files of both, table by table."""

from collections.abc import Mapping
from pathlib import Path

import polars as pl

from observatory.model.change import ADDED, CHANGED, REMOVED, changes

KINDS = (ADDED, REMOVED, CHANGED)


def between(before: Path, after: Path) -> dict[str, pl.DataFrame]:
    """Every difference between two editions, by table; tables without a difference are left out.

    Args:
        before: the Parquet folder of the older edition.
        after: of the newer one.

    Returns:
        By table: kind, row, field, before, after; see `observatory.model.change.changes`.
    """
    old, new = _keys(before), _keys(after)
    changes = {table: _differences(before, after, table, old, new) for table in sorted({*old, *new})}
    return {table: rows for table, rows in changes.items() if rows.height}


def counted(changes: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """How many rows of each table came, went and changed: table, added, removed, changed (rows, not fields)."""
    return pl.DataFrame(
        [
            {"table": table, **{kind: rows.filter(kind=kind)["row"].n_unique() for kind in KINDS}}
            for table, rows in changes.items()
        ],
        schema={"table": pl.String, **dict.fromkeys(KINDS, pl.Int64)},
    )


def about(changes: Mapping[str, pl.DataFrame], code: str) -> dict[str, pl.DataFrame]:
    """The differences of rows whose key names one region, profile, skill or micro-credential."""
    kept = {
        table: rows.filter(pl.col("row").str.split("|").list.contains(pl.lit(code))) for table, rows in changes.items()
    }
    return {table: rows for table, rows in kept.items() if rows.height}


def _keys(folder: Path) -> dict[str, tuple[str, ...]]:
    """The key of every table of an edition; tables that were only derived are not compared."""
    listed = pl.read_parquet(folder / "dataset.parquet", columns=["dataset", "key"]).unique()
    held = {file.stem for file in folder.glob("*.parquet")}
    return {table: tuple(key.split("|")) for table, key in listed.iter_rows() if table in held}


def _differences(
    before: Path, after: Path, table: str, old: Mapping[str, tuple[str, ...]], new: Mapping[str, tuple[str, ...]]
) -> pl.DataFrame:
    was = pl.read_parquet(before / f"{table}.parquet") if table in old else pl.DataFrame()
    now = pl.read_parquet(after / f"{table}.parquet") if table in new else pl.DataFrame()
    if table in old and table in new and old[table] != new[table]:
        # Rows that are named in another way cannot be told to be the same.
        return pl.concat([changes(was, pl.DataFrame(), key=old[table]), changes(pl.DataFrame(), now, key=new[table])])
    return changes(was, now, key=new[table] if table in new else old[table])
