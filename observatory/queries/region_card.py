"""Where one region stands in a few key indicators, each in its newest year, beside its country and the EU."""

from collections.abc import Sequence

import polars as pl

from observatory.engine import Engine
from observatory.model.region import EU
from observatory.queries import indicators, regions

KEY = (
    "high-tech-manufacturing",
    "medium-low-tech-manufacturing",
    "tertiary-attainment",
    "upper-secondary-attainment",
    "adult-learning",
    "scientists-engineers",
    "unemployment-rate",
    "gdp-per-head",
)
SCHEMA: dict[str, pl.DataType | type[pl.DataType]] = {
    "indicator": pl.String,
    "name": pl.String,
    "unit_name": pl.String,
    "decimals": pl.Int64,
    "polarity": pl.String,
    "period": pl.String,
    "value": pl.Float64,
    "flag": pl.String,
    "rank": pl.Int64,
    "of": pl.Int64,
    "quarter": pl.Int64,
    "country_value": pl.Float64,
    "eu_value": pl.Float64,
    "origin": pl.String,
    "grade": pl.String,
    "origins": pl.List(pl.String),
    "grades": pl.List(pl.String),
}


def standing(engine: Engine, *, region: str, language: str, listed: Sequence[str] = KEY) -> pl.DataFrame:
    """A row per indicator that has a figure for a region of NUTS 2.

    Args:
        engine: who answers.
        region: its code.
        language: of the names.
        listed: indicators, in order.

    Returns:
        indicator, name, unit_name, decimals, polarity, period (the region's newest), value, flag, rank (1 is the
        highest), of (regions with a figure), quarter (1 holds the highest), country_value, eu_value (published, else
        the middle of their regions; see `regions.references`), origin, grade (of the value), origins, grades (of all).
    """
    known = {row["indicator"]: row for row in indicators.indicators(engine, language=language).to_dicts()}
    rows = [_row(engine, name, region, language) for name in listed]
    described = [
        {**{key: known[row["indicator"]][key] for key in ("name", "unit_name", "decimals", "polarity")}, **row}
        for row in rows
        if row
    ]
    return pl.DataFrame(described, schema=SCHEMA)


def best_quarters(standing: pl.DataFrame) -> tuple[int, int]:
    """In how many of the indicators that have a good end the region is in the best quarter, and how many these are.

    Args:
        standing: rows of `standing`.
    """
    judged = standing.filter(pl.col("polarity") != "neutral")
    best = judged.filter(pl.col("quarter") == pl.when(pl.col("polarity") == "high").then(1).otherwise(4))
    return best.height, judged.height


def _row(engine: Engine, indicator: str, region: str, language: str) -> dict[str, object]:
    cover = indicators.cover(engine, indicator=indicator, member="total").filter(region=region)
    period = str(cover["last_period"].drop_nulls().first()) if cover["last_period"].drop_nulls().len() else ""
    offers = regions.periods(engine, indicator=indicator, member="total", level="2") if period else {}
    if period not in offers:
        return {}
    picture = regions.picture(
        engine, indicator=indicator, member="total", level="2", period=period, origin=offers[period].origin
    )
    everywhere = regions.figures(engine, picture, language=language)
    own = everywhere.filter((pl.col("region") == region) & pl.col("value").is_not_null())
    if own.is_empty():
        return {}
    figure = own.row(0, named=True)
    held = regions.references(engine, picture, everywhere, countries=[region[:2]])
    beside = dict(held.select("region", "value").iter_rows())
    return {
        "indicator": indicator,
        "period": period,
        "value": figure["value"],
        "flag": figure["flag"],
        "rank": figure["rank"],
        "of": figure["of"],
        "quarter": 1 + (4 * (figure["rank"] - 1)) // figure["of"],
        "country_value": beside.get(region[:2]),
        "eu_value": beside.get(EU),
        "origin": figure["origin"],
        "grade": figure["grade"],
        "origins": [figure["origin"], *held["origin"].drop_nulls()],
        "grades": [figure["grade"], *held["grade"]],
    }
