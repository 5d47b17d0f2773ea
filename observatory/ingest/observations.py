"""Observations: cells of any source become rows of one table, checked, trimmed and written in one stroke."""

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import polars as pl

from observatory.errors import DatasetInvalid, Finding, SourceUnreadable
from observatory.ingest.indicators import Feed, read_decisions
from observatory.ingest.sources import note
from observatory.ingest.vintage import Regions, keep_regions, read_regions, unknown_regions, with_vintage
from observatory.model.evidence import FLAGS

SCHEMA: Final = {
    "indicator": pl.String,
    "region": pl.String,
    "vintage": pl.Int64,
    "period": pl.String,
    "dimension": pl.String,
    "member": pl.String,
    "value": pl.Float64,
    "status": pl.String,
    "flag": pl.String,
    "origin": pl.String,
    "grade": pl.String,
}
KEY: Final = ("indicator", "origin", "region", "vintage", "period", "dimension", "member")
SERIES: Final = ("indicator", "origin", "region", "vintage", "dimension")
# What a reader hands over: one row per cell of the source, `row` being its line there.
CELLS: Final = ("row", "region", "period", "member", "value", "status", "flag")


@dataclass(frozen=True, slots=True)
class Reader:
    """How one format is read.

    Attributes:
        open: the file → a frame of text.
        cells: that frame, and a feed that says which of its rows are wanted → cells (columns `CELLS`).
    """

    open: Callable[[Path], pl.DataFrame]
    cells: Callable[[pl.DataFrame, Feed], pl.DataFrame]


def load(source: Path, data: Path, readers: Mapping[str, Reader]) -> None:
    """Rewrite the observation files of every family that these readers feed.

    Args:
        source: folder of the publishers' files.
        data: the data folder; `tables/region` must be there already.
        readers: by the name that `indicators.yml` uses.

    Raises:
        SourceUnreadable: a file is not in its publisher's format, or the regions are missing.
        DatasetInvalid: a figure, a region or a key is wrong; carries every finding. No table is touched.
    """
    regions, excluded = read_regions(data), _exclusions(data)
    feeds = [feed for feed in read_decisions(data).feeds if feed.reader in readers]
    frames: dict[str, list[pl.DataFrame]] = {feed.family: [] for feed in feeds}
    for (reader, path), group in _by_file(feeds).items():
        content = readers[reader].open(source / path)
        for feed in group:
            cells = readers[reader].cells(content, feed)
            frames[feed.family].append(compose(cells, feed, regions, path))
    tables = {family: finish(parts, excluded) for family, parts in frames.items()}
    write(data, tables)
    note([source / path for path in dict.fromkeys(path for feed in feeds for path in feed.files)], data)


def _by_file(feeds: Iterable[Feed]) -> dict[tuple[str, str], list[Feed]]:
    """Return the feeds by reader and file, so that a file is read once."""
    groups: dict[tuple[str, str], list[Feed]] = {}
    for feed in feeds:
        for path in feed.files:
            groups.setdefault((feed.reader, path), []).append(feed)
    return groups


def wanted(content: pl.DataFrame, feed: Feed) -> pl.DataFrame:
    """Return the rows that the feed's `where` chooses.

    Raises:
        SourceUnreadable: the file has no such row, so that its codes are not those we know.
    """
    rows = content.filter([pl.col(name) == value for name, value in feed.where.items()])
    if rows.is_empty():
        asked = ", ".join(f"{name} = {value}" for name, value in feed.where.items())
        raise SourceUnreadable(
            f"{feed.files[0]} has no row with {asked}, which {feed.indicator} needs. Correct the feed in "
            "curation/indicators.yml, or take the file that has it."
        )
    return rows


def compose(cells: pl.DataFrame, feed: Feed, regions: Regions, path: str) -> pl.DataFrame:
    """Return cells as observations of one indicator.

    Raises:
        DatasetInvalid: a figure is impossible in its unit, a region unknown, or a key stands twice.
    """
    if findings := _unplaced(cells, path):
        raise DatasetInvalid(findings)
    kept = keep_regions(cells, regions)
    findings = [
        *_impossible(kept, feed, path),
        *_unknown_flags(kept, path),
        *unknown_regions(kept, regions, path),
        *_repeated(kept, path),
    ]
    if findings:
        raise DatasetInvalid(findings)
    total = pl.col("member") == "total"
    rows = with_vintage(kept, regions).with_columns(
        pl.lit(feed.indicator).alias("indicator"),
        pl.when(total).then(pl.lit("total")).otherwise(pl.lit(feed.dimension)).alias("dimension"),
        (pl.col("value") * feed.scale).round(6).alias("value"),
        pl.lit(feed.origin).alias("origin"),
        pl.lit(feed.grade).alias("grade"),
    )
    return rows.select(SCHEMA.keys()).cast(SCHEMA)  # type: ignore[arg-type]


def _unplaced(cells: pl.DataFrame, path: str) -> list[Finding]:
    period = pl.col("period").fill_null("")
    wrong = cells.filter(pl.col("region").is_null() | ~period.str.contains(r"^\d{4}(-\d\d)?$"))
    return [
        Finding(
            file=path,
            row=row,
            field="region" if region is None else "period",
            rule="no-place-or-time",
            message=f"Region {region!r} in period {period!r}: a figure needs both.",
            remedy="The row has too few cells, or its period is not a year or a month: take the publisher's file.",
        )
        for row, region, period in wrong.select("row", "region", "period").rows()
    ]


def _impossible(cells: pl.DataFrame, feed: Feed, path: str) -> list[Finding]:
    low, high = feed.unit.minimum, feed.unit.maximum
    outside = pl.lit(value=False)
    if low is not None:
        outside |= pl.col("value") < low / feed.scale
    if high is not None:
        outside |= pl.col("value") > high / feed.scale
    return [
        Finding(
            file=path,
            row=row,
            field=feed.value or "value",
            rule="impossible-value",
            message=f"{value:g} for {region} in {period} cannot be: the unit is {feed.unit.unit}.",
            remedy="Check the figure at the publisher; if it stands there, the feed names the wrong unit.",
        )
        for row, region, period, value in cells.filter(outside).select("row", "region", "period", "value").rows()
    ]


def _unknown_flags(cells: pl.DataFrame, path: str) -> list[Finding]:
    letters = "".join(FLAGS)
    wrong = cells.filter(pl.col("flag").str.contains(f"[^{letters}]").fill_null(value=False))
    return [
        Finding(
            file=path,
            row=row,
            field="flag",
            rule="unknown-flag",
            message=f"{flag!r} for {region} in {period} is no flag that we know.",
            remedy=f"We know the letters {letters}: correct the cell, or say in model/evidence.py what the flag means.",
        )
        for row, region, period, flag in wrong.select("row", "region", "period", "flag").rows()
    ]


def _repeated(cells: pl.DataFrame, path: str) -> list[Finding]:
    key = ["region", "period", "member"]
    again = cells.filter(~pl.struct(key).is_first_distinct())
    return [
        Finding(
            file=path,
            row=row,
            field=None,
            rule="duplicate-key",
            message=f"{region}, {period}, {member} stands a second time.",
            remedy="Keep one of the rows, or narrow `where` in curation/indicators.yml.",
        )
        for row, region, period, member in again.select("row", *key).rows()
    ]


def finish(parts: Iterable[pl.DataFrame], excluded: pl.DataFrame) -> pl.DataFrame:
    """Return the table of one family: exclusions blanked, empty edges cut, sorted by key."""
    table = pl.concat([part for part in parts if not part.is_empty()] or [pl.DataFrame(schema=SCHEMA)])
    return within_span(_blank(table, excluded)).sort(KEY)


def sorted_letters(flags: pl.Expr) -> pl.Expr:
    """Return flag letters without repetition in alphabetical order, null where there is none."""
    letters = flags.fill_null("").str.extract_all("[a-z]").list.unique().list.sort().list.join("")
    return pl.when(letters != "").then(letters)


def within_span(table: pl.DataFrame) -> pl.DataFrame:
    """Return the table without `missing` before a series begins and after it ends.

    A series is one region in one indicator of one origin; inside its span a gap is kept, so that it shows.
    """
    known = pl.col("period").filter(pl.col("status") != "missing")
    first, last = known.min().over(SERIES), known.max().over(SERIES)
    inside = pl.col("period").is_between(first, last)
    return table.filter((pl.col("status") != "missing") | inside.fill_null(value=False))


def _exclusions(data: Path) -> pl.DataFrame:
    file = data / "curation" / "observation_exclusions.csv"
    try:
        return pl.read_csv(file, infer_schema=False).drop("reason")
    except (OSError, pl.exceptions.PolarsError) as error:
        raise SourceUnreadable(f"{file.name} cannot be read: {error}. Correct it there.") from error


def _blank(table: pl.DataFrame, excluded: pl.DataFrame) -> pl.DataFrame:
    """Return the table with the figures that editors keep out as `missing`; each has its reason in curation."""
    out = pl.lit(value=False)
    for indicator, origin, region, first, last in excluded.rows():
        out |= (
            (pl.col("indicator") == indicator)
            & (pl.col("origin") == origin)
            & (pl.col("region") == region)
            & pl.col("period").is_between(pl.lit(first), pl.lit(last))
        )
    return table.with_columns(
        value=pl.when(~out).then(pl.col("value")),
        flag=pl.when(~out).then(pl.col("flag")),
        status=pl.when(out).then(pl.lit("missing")).otherwise(pl.col("status")),
    )


def write(data: Path, tables: Mapping[str, pl.DataFrame]) -> None:
    """Write one Parquet file per family below `tables/observation/`: all are composed, then moved into place."""
    folder = data / "tables" / "observation"
    folder.mkdir(parents=True, exist_ok=True)
    drafts = {folder / f"{family}.parquet": table for family, table in tables.items()}
    for file, table in drafts.items():
        table.write_parquet(_draft(file), compression="zstd", statistics=False)
    for file in drafts:
        os.replace(_draft(file), file)  # noqa: PTH105 - the one call that replaces atomically on every platform


def _draft(file: Path) -> Path:
    return file.with_name(file.name + ".part")
