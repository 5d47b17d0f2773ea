"""Panels compiled by others: the I40 table, 81 large regions, national figures, occupations and their forecast.

None of them carries flags or says why a cell is empty, so an empty cell is `missing`, never suppressed.
"""

import json
from pathlib import Path
from typing import Any, Final

import fastexcel
import polars as pl

from observatory.errors import DatasetInvalid, Finding, SourceUnreadable
from observatory.ingest.indicators import Feed
from observatory.ingest.observations import CELLS, Reader, load
from observatory.ingest.textfile import missing, read_cells, read_text

EU: Final = "EU27_2020"
INDICI_COLUMNS: Final = ("iCode", "uCode", "TIME_PERIOD", "values")


def ingest(source: Path, data: Path) -> None:
    """Rewrite the observations that come from compiled panels.

    Args:
        source: folder of the publishers' files, as `indicators.yml` names them.
        data: the data folder; `tables/region` must be there already.

    Raises:
        SourceUnreadable: a file is damaged or not in its format.
        DatasetInvalid: a figure, a region or a key is wrong. No table is touched.
    """
    left_out = _left_out_countries(data)
    load(source, data, READERS | {"occupations": Reader(open_occupations(left_out), occupation_cells)})


def open_i40(file: Path) -> pl.DataFrame:
    """Return the I40 panel: one row per region and year, one column per indicator."""
    return read_cells(file, separator="\t", columns=["NUTS2", "YEAR"], quote=None)


def i40_cells(content: pl.DataFrame, feed: Feed) -> pl.DataFrame:
    """Return one column of the I40 panel as cells."""
    return _column(content, feed, region="NUTS2", period="YEAR")


def open_panel(file: Path) -> pl.DataFrame:
    """Return the national panel: one row per country and year; `NA` is an empty cell."""
    return read_cells(file, separator=",", columns=["geo", "year"])


def panel_cells(content: pl.DataFrame, feed: Feed) -> pl.DataFrame:
    """Return one column of the national panel as cells."""
    return _column(content, feed, region="geo", period="year")


def _column(content: pl.DataFrame, feed: Feed, *, region: str, period: str) -> pl.DataFrame:
    if feed.value not in content.columns:
        raise SourceUnreadable(
            f"{feed.files[0]} has no column {feed.value}, which {feed.indicator} needs. Take the file that has it, "
            "or correct the feed in curation/indicators.yml."
        )
    figure = pl.col(feed.value).replace({"NA": None, "": None})
    return _cells(
        content.select("row", pl.col(region).alias("region"), pl.col(period).alias("period"), figure=figure), feed
    )


def _cells(rows: pl.DataFrame, feed: Feed) -> pl.DataFrame:
    """Return rows with a text column `figure` as cells without flags.

    Raises:
        DatasetInvalid: a figure is not a number.
    """
    read = rows.with_columns(value=pl.col("figure").str.strip_chars().cast(pl.Float64, strict=False))
    wrong = read.filter(pl.col("figure").is_not_null(), pl.col("value").is_null())
    if not wrong.is_empty():
        raise DatasetInvalid([_not_a_number(feed, *row) for row in wrong.select("row", "figure").rows()])
    member = [] if "member" in rows.columns else [pl.lit("total").alias("member")]
    return read.with_columns(*member, status=_status(), flag=pl.lit(None, pl.String)).select(CELLS)


def _status() -> pl.Expr:
    return pl.when(pl.col("value").is_null()).then(pl.lit("missing")).otherwise(pl.lit("value"))


def _not_a_number(feed: Feed, row: int, figure: str) -> Finding:
    return Finding(
        file=feed.files[0],
        row=row,
        field=feed.value,
        rule="not-a-number",
        message=f"{figure[:40]!r} is not a number.",
        remedy="Write decimals with a point." if "," in figure else "Take the file as it was published.",
    )


def open_indici(file: Path) -> pl.DataFrame:
    """Return the workbook of the large regions: one row per indicator, region and year.

    Raises:
        SourceUnreadable: the file is not a workbook, or its first sheet has other columns.
    """
    if not file.is_file():
        raise missing(file)
    try:
        sheet = fastexcel.read_excel(file).load_sheet(0, dtypes="string").to_polars()
    except (OSError, fastexcel.FastExcelError) as error:
        raise SourceUnreadable(
            f"{file.name} cannot be read as a workbook: {str(error).splitlines()[0]}. Download it again."
        ) from error
    if lacking := [name for name in INDICI_COLUMNS if name not in sheet.columns]:
        raise SourceUnreadable(f"{file.name} has no column {', '.join(lacking)} in its first sheet. Download it again.")
    return sheet.with_row_index("row", offset=2)


def indici_cells(content: pl.DataFrame, feed: Feed) -> pl.DataFrame:
    """Return one indicator of the workbook, named by its code, as cells."""
    chosen = content.filter(pl.col("iCode") == feed.value)
    if chosen.is_empty():
        raise SourceUnreadable(
            f"{feed.files[0]} has no indicator {feed.value}, which {feed.indicator} needs. Correct the feed in "
            "curation/indicators.yml."
        )
    named = chosen.rename({"uCode": "region", "TIME_PERIOD": "period", "values": "figure"})
    return _cells(named.select("row", "region", "period", "figure"), feed)


def open_occupations(left_out: frozenset[str]) -> Any:
    """Return a function that reads employment by ISCO-08 minor group, without the countries left out."""

    def read(file: Path) -> pl.DataFrame:
        cells = read_cells(file, separator=",", columns=["isco3", "country", "employment_thousands"])
        return cells.filter(~pl.col("country").is_in(list(left_out)))

    return read


def occupation_cells(content: pl.DataFrame, feed: Feed) -> pl.DataFrame:
    """Return employment in 2024 by ISCO-08 sub-major group (two digits).

    The three-digit split of the source is an estimate; only its sums to two digits were published. A group
    is missing where any of its parts is. No total: it would leave out the groups that are missing.
    """
    parts = _cells(
        content.select(
            "row",
            region=pl.col("country").replace({"EU27": EU}),
            period=pl.lit("2024"),
            member=pl.concat_str(pl.lit("OC"), pl.col("isco3").str.slice(0, 2)),
            figure=pl.col("employment_thousands").replace({"NA": None, "": None}),
        ),
        feed,
    )
    return (
        parts.group_by("region", "period", "member")
        .agg(
            pl.col("row").min(),
            # Sums of one-decimal figures, cleaned of what binary fractions add.
            value=pl.when(pl.col("value").is_not_null().all()).then(pl.col("value").sum().round(1)),
        )
        .with_columns(status=_status(), flag=pl.lit(None, pl.String))
        .select(CELLS)
    )


def open_major_groups(file: Path) -> pl.DataFrame:
    """Return the JSON of the EU's ISCO-08 major groups: one row per group, one column per figure.

    Raises:
        SourceUnreadable: the file is not JSON of that shape.
    """
    try:
        groups = json.loads(read_text(file))
        rows = [{name: _text(value) for name, value in group.items()} for group in groups.values()]
        return pl.DataFrame(rows).filter(pl.col("isco_code").str.contains(r"^OC\d$")).with_row_index("row", offset=1)
    except (json.JSONDecodeError, AttributeError, pl.exceptions.PolarsError) as error:
        raise SourceUnreadable(f"{file.name} is not the JSON it should be: {error}. Download it again.") from error


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def major_group_cells(content: pl.DataFrame, feed: Feed) -> pl.DataFrame:
    """Return one figure of each ISCO-08 major group of the EU-27."""
    if feed.value not in content.columns:
        raise SourceUnreadable(
            f"{feed.files[0]} has no figure {feed.value}, which {feed.indicator} needs. Correct the feed in "
            "curation/indicators.yml."
        )
    named = content.select(
        "row", region=pl.lit(EU), period=pl.lit(feed.period), member=pl.col("isco_code"), figure=pl.col(feed.value)
    )
    return _cells(named, feed)


def _left_out_countries(data: Path) -> frozenset[str]:
    file = data / "curation" / "left_out_occupations.csv"
    try:
        return frozenset(pl.read_csv(file, infer_schema=False)["country"])
    except (OSError, pl.exceptions.PolarsError) as error:
        raise SourceUnreadable(f"{file.name} cannot be read: {error}. Correct it there.") from error


READERS: Final = {
    "i40": Reader(open=open_i40, cells=i40_cells),
    "indici": Reader(open=open_indici, cells=indici_cells),
    "panel": Reader(open=open_panel, cells=panel_cells),
    "major-groups": Reader(open=open_major_groups, cells=major_group_cells),
}
