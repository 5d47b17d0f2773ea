"""Twelve Spanish regions, ES10 to ES21, of which the n-th has n of whatever is published: sums are easily made."""

from collections.abc import Iterable

import polars as pl

from tests.spec.published import published
from tests.spec.small_europe import EU, Cell, cell, small_europe

REGIONS = [f"ES{code}" for code in range(10, 22)]
HIGH, SCHOOL, ADULTS = "high-tech-manufacturing", "tertiary-attainment", "adult-learning"
PRESSURE = (HIGH, "medium-low-tech-manufacturing", "manufacturing-employment-share")
CAPACITY = (SCHOOL, "upper-secondary-attainment", "scientists-engineers", ADULTS)
NAMES = {HIGH: "High tech", SCHOOL: "Tertiary", ADULTS: "Adults who learn", "unemployment-rate": "Unemployment"}


def of_all(indicator: str, period: str = "2024", times: float = 1.0) -> list[Cell]:
    """A figure for each region: its place among them, times something."""
    return [cell(indicator, code, period, times * place) for place, code in enumerate(REGIONS)]


def panel() -> list[Cell]:
    """The seven parts of 2024: six say the same, adult learning says the opposite."""
    same = [figure for indicator in (*PRESSURE, *CAPACITY[:3]) for figure in of_all(indicator)]
    return same + of_all(ADULTS, times=-1.0)


def twelve(cells: Iterable[Cell]) -> dict[str, pl.DataFrame]:
    """The tables that the questions on regions need, with these observations."""
    held = list(cells)
    indicators = sorted({row[0] for row in held})
    regions = [(EU, "EU", None, None), ("ES", "0", EU, "ES"), *((code, "2", code[:3], "ES") for code in REGIONS)]
    return small_europe(held) | {
        "region": pl.DataFrame(
            [(2024, *row, {"ES21": "País Vasco"}.get(row[0], row[0])) for row in regions],
            schema=["vintage", "region", "level", "parent", "country", "name_latin"],
            orient="row",
        ).with_columns(name="name_latin"),
        "indicator": pl.DataFrame(
            {
                "indicator": indicators,
                "theme": "skills",
                "unit": "percent",
                "dimension": "total",
                "frequency": ["snapshot" if name == "job-adverts" else "annual" for name in indicators],
                "decimals": 1,
                "position": range(len(indicators)),
                "polarity": ["low" if name == "unemployment-rate" else "high" for name in indicators],
            },
            strict=False,
        ),
        "label": pl.DataFrame(
            [
                *(("indicator", code, "en", "preferred", name) for code, name in NAMES.items()),
                ("indicator", HIGH, "es", "preferred", "Alta tecnología"),
                ("unit", "percent", "en", "preferred", "%"),
            ],
            schema=["kind", "id", "language", "role", "label"],
            orient="row",
        ),
        "region_change": pl.DataFrame(
            schema={
                "from_region": pl.String,
                "from_vintage": pl.Int64,
                "to_region": pl.String,
                "to_vintage": pl.Int64,
                "basis": pl.String,
                "weight": pl.Float64,
            }
        ),
        **published("survey"),
    }
