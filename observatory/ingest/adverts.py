"""Job adverts: the Indeed Hiring Lab index by month, and counts of Spanish EURES adverts by province."""

from pathlib import Path
from typing import Final

import polars as pl

from observatory.errors import DatasetInvalid, Finding, SourceUnreadable
from observatory.ingest.indicators import Feed, read_decisions
from observatory.ingest.isco import LABELS, occupation_titles
from observatory.ingest.observations import CELLS, Reader, load, wanted
from observatory.ingest.textfile import read_cells
from observatory.ingest.tidy import write_tables
from observatory.model.provenance import ESCO

COUNTRY: Final = "ES"
UNMATCHED: Final = "unmatched"
LABEL_COLUMNS: Final = ("kind", "id", "language", "role", "label", "origin")


def ingest(source: Path, data: Path) -> None:
    """Rewrite the observations that come from job adverts, and the labels of the occupations in them.

    Args:
        source: folder of the publishers' files, as `indicators.yml` names them.
        data: the data folder; `tables/region` must be there already.

    Raises:
        SourceUnreadable: a file is damaged or not in its format.
        DatasetInvalid: a figure, a sector, a province, a region or a key is wrong. No table is touched.
    """
    sectors = dict(read_decisions(data).sectors)
    provinces = _provinces(data)
    matches = _matches(source)
    # Read before anything is written, so that a missing file of titles leaves every table as it was.
    titles = {language: occupation_titles(source, language) for language in ("en", "es")}
    load(
        source,
        data,
        {
            "indeed-country": Reader(open_indeed, index_cells),
            "indeed-sector": Reader(open_indeed, lambda content, feed: sector_cells(content, feed, sectors)),
            "eures": Reader(open_eures, lambda content, feed: eures_cells(content, feed, provinces, matches)),
        },
    )
    _write_labels(titles, data)


def open_indeed(file: Path) -> pl.DataFrame:
    """Return a file of the Indeed index as text: one row per day and variable (and sector)."""
    return read_cells(file, separator=",", columns=["date", "jobcountry", "variable"])


def index_cells(content: pl.DataFrame, feed: Feed) -> pl.DataFrame:
    """Return the index of a country by month."""
    return _monthly(wanted(content, feed).with_columns(member=pl.lit("total")), feed)


def sector_cells(content: pl.DataFrame, feed: Feed, sectors: dict[str, str]) -> pl.DataFrame:
    """Return the index by sector and month.

    Raises:
        DatasetInvalid: a sector has no name in `indicators.yml`.
    """
    rows = wanted(content, feed)
    strange = rows.filter(~pl.col("display_name").is_in(list(sectors))).unique("display_name", keep="first")
    if not strange.is_empty():
        pairs = strange.select("row", "display_name").sort("row").rows()
        raise DatasetInvalid([_unknown(feed, row, "display_name", name, "sectors") for row, name in pairs])
    return _monthly(rows.with_columns(member=pl.col("display_name").replace_strict(sectors)), feed)


def _monthly(rows: pl.DataFrame, feed: Feed) -> pl.DataFrame:
    """Return monthly means of daily values, to two decimals; a month with days missing carries flag `p`.

    Raises:
        DatasetInvalid: a daily value is not a number, or a day stands twice.
    """
    daily = rows.with_columns(
        period=pl.col("date").str.slice(0, 7), value=pl.col(feed.value).cast(pl.Float64, strict=False)
    )
    _refuse_bad_days(daily, feed)
    # Sorted, so that the sum of a month is taken in one order and repeats to the last bit.
    months = daily.sort("date").group_by("jobcountry", "period", "member", maintain_order=True)
    means = months.agg(pl.col("row").min(), pl.len().alias("days"), pl.col("value").mean().round(2))
    first = (pl.col("period") + "-01").str.to_date("%Y-%m-%d")
    complete = first.dt.month_end().dt.day() == pl.col("days")
    return means.with_columns(
        region=pl.col("jobcountry"), status=pl.lit("value"), flag=pl.when(~complete).then(pl.lit("p"))
    ).select(CELLS)


def _refuse_bad_days(daily: pl.DataFrame, feed: Feed) -> None:
    wrong = daily.filter(
        pl.col("value").is_null() | (pl.col("value") < 0) | ~pl.col("date").str.contains(r"^\d{4}-\d\d-\d\d$")
    )
    again = daily.filter(~pl.struct("date", "jobcountry", "member").is_first_distinct())
    findings = [
        Finding(
            feed.files[0],
            row,
            feed.value,
            "not-a-number",
            f"{value!r} on {day!r} is no daily value.",
            "Decimals have a point and days the form 2026-08-14: take the file as published.",
        )
        for row, day, value in wrong.select("row", "date", feed.value).rows()
    ] + [
        Finding(feed.files[0], row, "date", "duplicate-key", f"{day} stands a second time.", "Keep one of the rows.")
        for row, day in again.select("row", "date").rows()
    ]
    if findings:
        raise DatasetInvalid(findings)


def open_eures(file: Path) -> pl.DataFrame:
    """Return the counts of Spanish adverts as text: province, Spanish occupation label, adverts."""
    return read_cells(file, separator=",", columns=["province_es", "esco_occupation_label_es", "adverts"])


def eures_cells(content: pl.DataFrame, feed: Feed, provinces: dict[str, str], matches: dict[str, str]) -> pl.DataFrame:
    """Return counts by region and ESCO occupation, and in total.

    A province that is one NUTS 3 region stands at level 3, an island province at level 2. The sums of each
    NUTS 2 region and of Spain stand beside them; an advert without a province counts in Spain alone.

    Args:
        content: the file as read by `open_eures`.
        feed: says the period.
        provinces: NUTS code of 2024 by the source's name of the province.
        matches: UUID of the ESCO occupation by its Spanish label in small letters.

    Raises:
        DatasetInvalid: a count is not a whole number, or a province has no code in curation.
    """
    counts = content.with_columns(
        count=pl.col("adverts").cast(pl.Int64, strict=False),
        place=pl.col("province_es").replace_strict(provinces, default=None),
        member=_label_key(pl.col("esco_occupation_label_es")).replace_strict(matches, default=UNMATCHED),
    )
    _refuse_bad_counts(counts, feed)
    levels = [pl.col("place"), pl.col("place").str.slice(0, 4), pl.lit(COUNTRY)]
    placed = pl.concat([counts.with_columns(region=level) for level in levels]).drop_nulls("region")
    # An island province already stands at NUTS 2, so its first two levels are one row, not two.
    once = placed.unique(["row", "region"], maintain_order=True)
    everything = pl.concat([once, once.with_columns(member=pl.lit("total"))])
    return (
        everything.group_by("region", "member", maintain_order=True)
        .agg(pl.col("row").min(), value=pl.col("count").sum().cast(pl.Float64))
        .with_columns(period=pl.lit(feed.period), status=pl.lit("value"), flag=pl.lit(None, pl.String))
        .select(CELLS)
    )


def _refuse_bad_counts(counts: pl.DataFrame, feed: Feed) -> None:
    wrong = counts.filter(pl.col("count").is_null())
    strange = counts.filter(pl.col("place").is_null(), pl.col("province_es").is_not_null())
    findings = [
        Finding(feed.files[0], row, "adverts", "not-a-number", f"{text!r} is not a count.", "Write a whole number.")
        for row, text in wrong.select("row", "adverts").rows()
    ] + [
        _unknown(feed, row, "province_es", name, "spanish_provinces")
        for row, name in strange.select("row", "province_es").rows()
    ]
    if findings:
        raise DatasetInvalid(findings)


def _unknown(feed: Feed, row: int, field: str, name: str, list_name: str) -> Finding:
    return Finding(
        file=feed.files[0],
        row=row,
        field=field,
        rule="unknown-member",
        message=f"{name!r} is not in our list of {list_name}.",
        remedy=f"Correct it, or add it to {list_name} in data/curation.",
    )


def _label_key(label: pl.Expr) -> pl.Expr:
    return label.str.to_lowercase().str.strip_chars()


def _provinces(data: Path) -> dict[str, str]:
    file = data / "curation" / "spanish_provinces.csv"
    try:
        rows = pl.read_csv(file, infer_schema=False)
        return dict(zip(rows["province"], rows["region"], strict=True))
    except (OSError, pl.exceptions.PolarsError) as error:
        raise SourceUnreadable(f"{file.name} cannot be read: {error}. Correct it there.") from error


def _matches(source: Path) -> dict[str, str]:
    """Return the ESCO occupation of each Spanish label; a label that two occupations share matches none."""
    labels = read_cells(source / LABELS, separator=",", columns=["kind", "uri", "language", "label"])
    spanish = labels.filter(pl.col("kind") == "occupation", pl.col("language") == "es")
    keyed = spanish.select(key=_label_key(pl.col("label")), occupation=pl.col("uri").str.split("/").list.last())
    alone = keyed.filter(~pl.col("key").is_duplicated())
    return dict(zip(alone["key"], alone["occupation"], strict=True))


def _write_labels(titles: dict[str, dict[str, str]], data: Path) -> None:
    """Write the names of the occupations that have adverts."""
    file = data / "tables" / "observation" / "eures.parquet"
    observed = sorted(set(pl.read_parquet(file, columns=["member"])["member"]))
    rows = [
        ["member", occupation, language, "preferred", names[occupation], ESCO]
        for language, names in titles.items()
        for occupation in observed
        if occupation in names
    ]
    write_tables(data, {"label/adverts.csv": (LABEL_COLUMNS, sorted(rows))})
