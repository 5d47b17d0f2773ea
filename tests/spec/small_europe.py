"""A Europe small enough to check by hand: Spain with three regions, Luxembourg with one, Türkiye outside the EU."""

from collections.abc import Iterable

import polars as pl

EU = "EU27_2020"
REGIONS = [
    (EU, "EU", None, None, "European Union"),
    ("ES", "0", EU, "ES", "España"),
    ("ES11", "2", "ES1", "ES", "Galicia"),
    ("ES21", "2", "ES2", "ES", "País Vasco"),
    ("ES30", "2", "ES3", "ES", "Madrid"),
    ("LU", "0", EU, "LU", "Luxembourg"),
    ("LU00", "2", "LU0", "LU", "Luxembourg"),
    ("TR", "0", None, "TR", "Türkiye"),
    ("TR10", "2", "TR1", "TR", "İstanbul"),
]
INDICATORS = [
    ("tertiary", "skills", "percent-people", "total", "annual", 1, 1),
    ("postings", "demand", "index", "sector", "monthly", 1, 2),
    ("adverts", "demand", "adverts", "total", "snapshot", 0, 3),
    ("neet", "skills", "percent-people", "total", "annual", 1, 4),
]
LABELS = [
    ("indicator", "tertiary", "en", "preferred", "Tertiary attainment"),
    ("indicator", "tertiary", "es", "preferred", "Educación superior"),
    ("indicator", "tertiary", "en", "definition", "Of 100 people, how many."),
    ("indicator", "postings", "en", "preferred", "Job postings"),
    ("theme", "skills", "es", "preferred", "Educación"),
    ("unit", "percent-people", "en", "preferred", "% of people"),
    ("member", "total", "en", "preferred", "All"),
    ("member", "welding", "en", "preferred", "Welding"),
    ("region", "ES", "en", "preferred", "Spain"),
]

# indicator, region, period, member, value, flag, status (empty: `value`), origin (empty: `survey`), vintage (0: 2024)
Cell = tuple[str, str, str, str, float | None, str | None, str, str, int]


def cell(
    indicator: str,
    region: str,
    period: str,
    value: float | None,
    *,
    flag: str | None = None,
    status: str = "value",
    member: str = "total",
    origin: str = "survey",
    vintage: int = 2024,
) -> Cell:
    """One observation."""
    return indicator, region, period, member, value, flag, status, origin, vintage


def small_europe(cells: Iterable[Cell]) -> dict[str, pl.DataFrame]:
    """The tables that the questions on indicators need, with these observations."""
    observation = pl.DataFrame(
        [
            (
                indicator,
                region,
                vintage,
                period,
                "total" if member == "total" else "sector",
                member,
                value,
                status,
                flag,
                origin,
                "measured",
            )
            for indicator, region, period, member, value, flag, status, origin, vintage in cells
        ],
        schema={
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
        },
        orient="row",
    )
    series = ["indicator", "origin", "region", "vintage", "dimension", "member"]
    return {
        "observation": observation,
        "latest_observation": observation.filter(status="value")
        .group_by(series, maintain_order=True)
        .agg(first_period=pl.col("period").min(), period=pl.col("period").max()),
        "region": pl.DataFrame(
            [(2024, *region) for region in REGIONS] + [(2021, "ES30", "2", "ES3", "ES", "Comunidad de Madrid")],
            schema=["vintage", "region", "level", "parent", "country", "name_latin"],
            orient="row",
        ).with_columns(name="name_latin"),
        "indicator": pl.DataFrame(
            INDICATORS,
            schema=["indicator", "theme", "unit", "dimension", "frequency", "decimals", "position"],
            orient="row",
        ).with_columns(polarity=pl.lit("high")),
        "label": pl.DataFrame(LABELS, schema=["kind", "id", "language", "role", "label"], orient="row"),
    }
