"""Does demand for skills run ahead of what a region can supply? Pressure, capacity, and the gap between them.

Composite indicators by the OECD/JRC Handbook on Constructing Composite Indicators (2008): each part is standardised
(step 5), weighted openly (step 6) and left out in turn (step 7). No part is filled in where it is missing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import polars as pl

PRESSURE, CAPACITY = "pressure", "capacity"
SIDES = (PRESSURE, CAPACITY)
LEAST_PARTS = 3
"""A side with fewer parts says too little to be a side of a gap."""
YEARS_OF_CHANGE = 5
LEAST_REGIONS = 10
"""A mean and a spread of fewer regions standardise nothing."""


@dataclass(frozen=True, slots=True)
class Part:
    """One measured series that speaks for demand pressure or skills capacity.

    Attributes:
        code: its name: the indicator, with `-change` behind it for a change.
        indicator: the series.
        side: `pressure` or `capacity`; a high value adds to it.
        change: the change over `YEARS_OF_CHANGE` years in points, not the level.
        national: published for countries only; all regions of a country share its value.
    """

    code: str
    indicator: str
    side: str
    change: bool = False
    national: bool = False


def _level(indicator: str, side: str) -> Part:
    return Part(indicator, indicator, side)


def _change(indicator: str) -> Part:
    return Part(f"{indicator}-change", indicator, PRESSURE, change=True)


HIGH, MEDIUM_LOW = "high-tech-manufacturing", "medium-low-tech-manufacturing"
SCHOOLED = (
    _level("tertiary-attainment", CAPACITY),
    _level("upper-secondary-attainment", CAPACITY),
    _level("scientists-engineers", CAPACITY),
)
ADULTS = _level("adult-learning", CAPACITY)
INDUSTRY = (_level(HIGH, PRESSURE), _level(MEDIUM_LOW, PRESSURE))
COURSE = (_change(HIGH), _change(MEDIUM_LOW), _level("recent-leavers-employment", PRESSURE))
# Year → the parts published for it, by regions of NUTS 2 (or nationally). Nothing is carried from year to year.
PANELS: dict[str, tuple[Part, ...]] = {
    "2024": (*INDUSTRY, _level("manufacturing-employment-share", PRESSURE), *SCHOOLED, ADULTS),
    "2018": (*INDUSTRY, *COURSE, *SCHOOLED),
    "2015": (
        *INDUSTRY,
        *COURSE,
        _level("industry-employment-share", PRESSURE),
        _level("manufacturing-vacancy-rate", PRESSURE),
        *SCHOOLED,
        ADULTS,
        Part("vocational-engineering-share", "vocational-engineering-share", CAPACITY, national=True),
    ),
}


def standardised(values: pl.DataFrame) -> pl.DataFrame:
    """Each figure's distance from the mean of its part, in standard deviations of the regions that have it.

    Args:
        values: region, part, value (no nulls); one row per region and part.

    Returns:
        `values` with mean, sd (of the population), regions (that have the part) and z; parts that fewer than
        `LEAST_REGIONS` regions have, or that do not vary, are left out.
    """
    return (
        values.with_columns(
            mean=pl.col("value").mean().over("part"),
            sd=pl.col("value").std(ddof=0).over("part"),
            regions=pl.len().over("part").cast(pl.Int64),
        )
        .filter((pl.col("regions") >= LEAST_REGIONS) & (pl.col("sd") > 0))
        .with_columns(z=(pl.col("value") - pl.col("mean")) / pl.col("sd"))
    )


def contributions(parts: pl.DataFrame, sides: Mapping[str, str], weights: Mapping[str, float]) -> pl.DataFrame:
    """What each part adds to its side: its z times its share of the weights of the parts that the region has.

    Args:
        parts: as `standardised` answers.
        sides: part → `pressure` or `capacity`.
        weights: part → weight, at least 0; a part without a weight, or with 0, counts for nothing.

    Returns:
        `parts` with side, weight and contribution. Contributions of a region and side add up to its composite.
    """
    weighted = pl.DataFrame(
        [(part, side, float(weights.get(part, 0.0))) for part, side in sides.items()],
        schema={"part": pl.String, "side": pl.String, "weight": pl.Float64},
        orient="row",
    )
    return (
        parts.join(weighted.filter(pl.col("weight") > 0), on="part")
        .with_columns(contribution=pl.col("z") * pl.col("weight") / pl.col("weight").sum().over("region", "side"))
        .sort("region", "side", "part")
    )


def gaps(contributed: pl.DataFrame, *, least: int = LEAST_PARTS) -> pl.DataFrame:
    """Pressure, capacity and the gap of every region that has enough parts of both.

    Args:
        contributed: as `contributions` answers.
        least: parts that each side needs.

    Returns:
        region, pressure, capacity, gap (pressure − capacity), pressure_parts, capacity_parts, rank (1: demand runs
        furthest ahead; equal gaps share the better rank); largest gap first.
    """
    side = {name: pl.col("side") == name for name in SIDES}
    return (
        contributed.group_by("region")
        .agg(
            *(pl.col("contribution").filter(which).sum().alias(name) for name, which in side.items()),
            *(which.sum().cast(pl.Int64).alias(f"{name}_parts") for name, which in side.items()),
        )
        .filter(pl.all_horizontal(pl.col(f"{name}_parts") >= least for name in SIDES))
        .with_columns(gap=pl.col(PRESSURE) - pl.col(CAPACITY))
        .with_columns(rank=pl.col("gap").rank("min", descending=True).cast(pl.Int64))
        .select("region", PRESSURE, CAPACITY, "gap", "pressure_parts", "capacity_parts", "rank")
        .sort("rank", "region")
    )


STABILITY = pl.Schema(
    {
        "region": pl.String,
        "best_rank": pl.Int64,
        "worst_rank": pl.Int64,
        "swing_part": pl.String,
        "swing_rank": pl.Int64,
    }
)


def stability(
    parts: pl.DataFrame, sides: Mapping[str, str], weights: Mapping[str, float], *, least: int = LEAST_PARTS
) -> pl.DataFrame:
    """Where each region ranks when one part after another is left out, among the regions that have a gap with all.

    Returns:
        region, best_rank, worst_rank, swing_part (the part whose absence moves the region furthest), swing_rank (its
        rank then).
    """
    ranked = gaps(contributions(parts, sides, weights), least=least).select("region", "rank")
    kept = parts.join(ranked, on="region", how="semi")
    without = [
        gaps(contributions(kept, sides, {**weights, part: 0.0}), least=max(least - 1, 1)).select(
            "region", pl.col("rank").alias("other"), part=pl.lit(part)
        )
        for part in _used(kept, sides, weights)
    ]
    if not without:
        return pl.DataFrame(schema=STABILITY)
    return (
        pl.concat(without)
        .join(ranked, on="region")
        .with_columns(moved=(pl.col("other") - pl.col("rank")).abs())
        .sort("region", "moved", "part", descending=[False, True, False])
        .group_by("region", maintain_order=True)
        .agg(
            best_rank=pl.min_horizontal(pl.col("other").min(), pl.col("rank").first()),
            worst_rank=pl.max_horizontal(pl.col("other").max(), pl.col("rank").first()),
            swing_part=pl.col("part").first(),
            swing_rank=pl.col("other").first(),
        )
    )


def _used(parts: pl.DataFrame, sides: Mapping[str, str], weights: Mapping[str, float]) -> Iterable[str]:
    held = set(parts["part"])
    return [part for part in sides if part in held and weights.get(part, 0.0) > 0]


def lacking(parts: Iterable[Part], held: Iterable[str]) -> dict[str, list[Part]]:
    """The parts of each side that a region has no figure for: side → parts."""
    known = set(held)
    return {side: [part for part in parts if part.side == side and part.code not in known] for side in SIDES}


def enough(parts: Iterable[Part], held: Iterable[str], *, least: int = LEAST_PARTS) -> bool:
    """Whether a region has enough parts of both sides."""
    known = set(held)
    counted = {side: sum(part.side == side and part.code in known for part in parts) for side in SIDES}
    return all(count >= least for count in counted.values())
