"""Eurostat: SDMX-CSV (with or without labels, or plain geo, time, value) and bulk TSV, as observations.

What a cell is:

- a number: `value`, with its flags;
- no number and flag `c`, or a confidentiality status: `suppressed`;
- no number and flag `u`: `suppressed`, because Eurostat withholds what is not reliable enough;
- no number and flag `z`: `not_applicable`;
- no number and no such flag: `missing`, kept only inside the span of its region.
"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

import polars as pl

from observatory.errors import DatasetInvalid, Finding
from observatory.ingest.indicators import Feed
from observatory.ingest.observations import CELLS, Reader, load, sorted_letters, wanted
from observatory.ingest.shares import share, without_ground
from observatory.ingest.textfile import read_cells

NUMBER: Final = r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?"
CELL: Final = rf"^\s*(?P<number>{NUMBER}|:)\s*(?P<letters>[a-z]*)\s*$"


def ingest(source: Path, data: Path) -> None:
    """Rewrite the observations that come from Eurostat's own formats.

    Args:
        source: folder of the publishers' files, as `indicators.yml` names them.
        data: the data folder; `tables/region` must be there already.

    Raises:
        SourceUnreadable: a file is damaged or not in its format.
        DatasetInvalid: a figure, a region or a key is wrong. No table is touched.
    """
    load(source, data, READERS)


def open_sdmx(file: Path) -> pl.DataFrame:
    """Return an SDMX-CSV file as text: one row per observation, label columns untouched."""
    return read_cells(file, separator=",", columns=["geo", "TIME_PERIOD", "OBS_VALUE", "OBS_FLAG"])


def sdmx_cells(content: pl.DataFrame, feed: Feed) -> pl.DataFrame:
    """Return the cells that the feed asks for; a confidentiality status counts as flag `c`."""
    secret = (
        pl.when(pl.col("CONF_STATUS").fill_null("") != "").then(pl.lit("c")).otherwise(pl.lit(""))
        if "CONF_STATUS" in content.columns
        else pl.lit("")
    )
    # SDMX separates several flags by a comma; the bulk files write them together.
    letters = pl.col("OBS_FLAG").fill_null("").str.to_lowercase().str.replace_all(r"[,;\s]", "")
    rows = wanted(content, feed).with_columns(cell=_or_colon("OBS_VALUE") + pl.lit(" ") + letters + secret)
    return _cells(rows.rename({"geo": "region", "TIME_PERIOD": "period"}), feed, "OBS_VALUE")


def open_plain(file: Path) -> pl.DataFrame:
    """Return a CSV file with the columns geo, time and obs_value as text; such a file has lost its flags."""
    return read_cells(file, separator=",", columns=["geo", "time", "obs_value"])


def plain_cells(content: pl.DataFrame, feed: Feed) -> pl.DataFrame:
    """Return the cells that the feed asks for, all without flags."""
    rows = wanted(content, feed).rename({"geo": "region", "time": "period"})
    return _cells(rows.with_columns(cell=_or_colon("obs_value")), feed, "obs_value")


def open_tsv(file: Path) -> pl.DataFrame:
    """Return a bulk TSV file as text: its dimensions as columns (the region last), then one column per period."""
    raw = read_cells(file, separator="\t", columns=[], quote=None)
    head = raw.columns[1]
    dimensions = head.split("\\")[0].split(",")
    parts = pl.col(head).str.split_exact(",", len(dimensions) - 1).struct.rename_fields(dimensions)
    if not head.endswith("\\time") and not head.endswith("\\TIME_PERIOD"):
        raise DatasetInvalid([_header_finding(file, head)])
    periods = {name: name.strip() for name in raw.columns[2:]}
    return raw.select("row", parts.struct.unnest(), *raw.columns[2:]).rename({**periods, dimensions[-1]: "region"})


def _header_finding(file: Path, head: str) -> Finding:
    return Finding(
        file=file.name,
        row=1,
        field=None,
        rule="wrong-header",
        message=f"The first column is {head[:60]!r}, not dimensions that end in \\time.",
        remedy="Take Eurostat's bulk TSV; its cells are separated by tabs.",
    )


def tsv_cells(content: pl.DataFrame, feed: Feed) -> pl.DataFrame:
    """Return the cells that the feed asks for, one row per region, period and member."""
    periods = [name for name in content.columns if name[:4].isdigit()]
    keys = ["row", "region", *([feed.member] if feed.member else [])]
    rows = wanted(content, feed).unpivot(on=periods, index=keys, variable_name="period", value_name="cell")
    return _cells(rows, feed, "cell")


def rate_cells(content: pl.DataFrame, feed: Feed) -> pl.DataFrame:
    """Return a published rate, not applicable where its `base` is zero."""
    return without_ground(tsv_cells(content, feed), _other_cells(content, feed, feed.base))


def share_cells(content: pl.DataFrame, feed: Feed) -> pl.DataFrame:
    """Return a share that we compute: the rows of `where` in those of `base` less those of `unknown`."""
    whole = _other_cells(content, feed, feed.base)
    unknown = _other_cells(content, feed, feed.unknown) if feed.unknown else None
    return share(tsv_cells(content, feed), whole, unknown)


def _other_cells(content: pl.DataFrame, feed: Feed, instead: Mapping[str, str]) -> pl.DataFrame:
    return tsv_cells(content, replace(feed, where={**feed.where, **instead}))


def _or_colon(column: str) -> pl.Expr:
    """Return the text of a column with Eurostat's colon where there is none."""
    text = pl.col(column).fill_null("")
    return pl.when(text.str.strip_chars() == "").then(pl.lit(":")).otherwise(text)


def _cells(rows: pl.DataFrame, feed: Feed, field: str) -> pl.DataFrame:
    parsed = rows.with_columns(_or_colon("cell").alias("cell")).with_columns(
        pl.col("cell").str.extract_groups(CELL).struct.unnest()
    )
    wrong = parsed.filter(~pl.col("cell").str.contains(CELL))
    if not wrong.is_empty():
        raise DatasetInvalid([_not_a_number(feed, field, *row) for row in wrong.select("row", "cell").rows()])
    member = pl.col(feed.member) if feed.member else pl.lit("TOTAL")
    number = pl.col("number").replace({":": None})
    return (
        parsed.with_columns(
            value=number.cast(pl.Float64),
            flag=sorted_letters(pl.col("letters")),
            member=pl.when(member == "TOTAL").then(pl.lit("total")).otherwise(member),
        )
        .with_columns(status=_status())
        .select(CELLS)
    )


def _status() -> pl.Expr:
    letters = pl.col("flag").fill_null("")
    return (
        pl.when(pl.col("value").is_not_null())
        .then(pl.lit("value"))
        .when(letters.str.contains("[cu]"))
        .then(pl.lit("suppressed"))
        .when(letters.str.contains("z"))
        .then(pl.lit("not_applicable"))
        .otherwise(pl.lit("missing"))
    )


def _not_a_number(feed: Feed, field: str, row: int, cell: str) -> Finding:
    comma = "," in cell
    return Finding(
        file=feed.files[0],
        row=row,
        field=field,
        rule="not-a-number",
        message=f"{cell.strip()[:40]!r} is not a number with flags.",
        remedy="Write decimals with a point." if comma else "Take the publisher's own file.",
    )


READERS: Final = {
    "sdmx": Reader(open=open_sdmx, cells=sdmx_cells),
    "plain": Reader(open=open_plain, cells=plain_cells),
    "tsv": Reader(open=open_tsv, cells=tsv_cells),
    "tsv-rate": Reader(open=open_tsv, cells=rate_cells),
    "tsv-share": Reader(open=open_tsv, cells=share_cells),
}
