"""Which edition of the NUTS classification a region code belongs to, row by row."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import polars as pl

from observatory.errors import Finding, SourceUnreadable

VINTAGES: Final = (2013, 2016, 2021, 2024)
# The boundaries of the shifted regions moved between this edition and the next.
SHIFTED_AFTER: Final = 2016


@dataclass(frozen=True, slots=True)
class Regions:
    """The regions we know.

    Attributes:
        oldest, newest: for each code, the first and the last NUTS edition in which it exists.
        shifted: codes that stayed while the boundary moved, so that a code alone does not tell the edition.
        recoded: codes of editions before our first, and the code that took their place with the same boundary.
        left_out: patterns of codes that sources carry and we do not, on purpose.
    """

    oldest: Mapping[str, int]
    newest: Mapping[str, int]
    shifted: frozenset[str]
    recoded: Mapping[str, str]
    left_out: tuple[re.Pattern[str], ...]


def read_regions(data: Path) -> Regions:
    """Return the regions of `tables/region.csv` with the decisions on codes in `curation/`.

    Raises:
        SourceUnreadable: the table of regions is not there yet.
    """
    table, curation = data / "tables" / "region.csv", data / "curation"
    try:
        regions = pl.read_csv(table, columns=["vintage", "region"], schema_overrides={"vintage": pl.Int64})
        shifted = pl.read_csv(curation / "shifted_regions.csv")["region"].to_list()
        recoded = pl.read_csv(curation / "recoded_regions.csv")
        patterns = pl.read_csv(curation / "left_out_regions.csv")["pattern"].to_list()
    except (OSError, pl.exceptions.PolarsError) as error:
        raise SourceUnreadable(
            f"The regions cannot be read: {error}. Ingest NUTS first, then repeat this step."
        ) from error
    span = regions.group_by("region").agg(oldest=pl.col("vintage").min(), newest=pl.col("vintage").max())
    return Regions(
        oldest=dict(zip(span["region"], span["oldest"], strict=True)),
        newest=dict(zip(span["region"], span["newest"], strict=True)),
        shifted=frozenset(shifted),
        recoded=dict(zip(recoded["code"], recoded["region"], strict=True)),
        left_out=tuple(re.compile(pattern) for pattern in patterns),
    )


def keep_regions(cells: pl.DataFrame, regions: Regions) -> pl.DataFrame:
    """Return the rows without aggregates, extra-regio codes and codes of editions before our first.

    A code that was only renamed takes its new name, where the source has no figure under the new one.
    """
    cells = _renamed(cells, regions)
    codes = cells["region"].unique().to_list()
    wanted = [code for code in codes if code in regions.newest or not _left_out(code, regions)]
    return cells.filter(pl.col("region").is_in(wanted))


def _renamed(cells: pl.DataFrame, regions: Regions) -> pl.DataFrame:
    """Return the cells with old names replaced; a source often ends the old code where the new one begins."""
    key = ["region", "period", "member"]
    known = pl.col("status") != "missing"
    old = pl.col("region").is_in(list(regions.recoded))
    new = cells.filter(~old)
    moved = cells.filter(old, known).with_columns(pl.col("region").replace(dict(regions.recoded)))
    moved = moved.join(new.filter(known), on=key, how="anti")
    return pl.concat([new.join(moved, on=key, how="anti"), moved])


def _left_out(code: str, regions: Regions) -> bool:
    return any(pattern.search(code) for pattern in regions.left_out)


def unknown_regions(cells: pl.DataFrame, regions: Regions, file: str) -> list[Finding]:
    """Return a finding for the first row of each code that is in no edition and not left out on purpose."""
    strange = cells.filter(~pl.col("region").is_in(list(regions.newest))).sort("row")
    first = strange.unique("region", keep="first", maintain_order=True)
    return [
        Finding(
            file=file,
            row=row,
            field="region",
            rule="unknown-region",
            message=f"{code!r} is no region of NUTS {', '.join(map(str, VINTAGES))}.",
            remedy="Correct the code, or name it with a reason in curation/left_out_regions.csv.",
        )
        for row, code in first.select("row", "region").rows()
    ]


def with_vintage(cells: pl.DataFrame, regions: Regions) -> pl.DataFrame:
    """Return the rows of one file with `vintage`.

    A code belongs to the newest edition in which it exists. A code whose boundary moved while it stayed
    belongs to the older edition until the country's new codes first appear in the same file.
    """
    vintage = pl.col("region").replace_strict(dict(regions.newest), return_dtype=pl.Int64)
    known = cells.with_columns(vintage.alias("vintage"))
    for code in sorted(regions.shifted & set(known["region"])):
        older = _older_rows(known, code, regions)
        known = known.with_columns(
            pl.when((pl.col("region") == code) & older)
            .then(pl.lit(SHIFTED_AFTER, dtype=pl.Int64))
            .otherwise(pl.col("vintage"))
            .alias("vintage")
        )
    return known


def _older_rows(cells: pl.DataFrame, code: str, regions: Regions) -> pl.Expr:
    """Return which periods of a shifted code precede the country's new codes in the same file."""
    siblings = cells.filter(pl.col("region").str.starts_with(code[:2]), pl.col("region").str.len_chars() == len(code))
    new = siblings.filter(pl.col("region").replace_strict(dict(regions.oldest)) > SHIFTED_AFTER)
    ended = siblings.filter(pl.col("vintage") <= SHIFTED_AFTER)
    if ended.is_empty():
        return pl.lit(value=False)
    return pl.lit(value=True) if new.is_empty() else pl.col("period") < str(new["period"].min())
