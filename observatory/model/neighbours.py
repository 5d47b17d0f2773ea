"""Regions like one: nearest by structure, with the reasons shown.

Standardised Euclidean distance over a few features, as statistical-neighbour models do (for instance those for local
authorities in England); all features weigh the same.
"""

import polars as pl

# What a region is like: its manufacturing, its people's education, its wealth and its size.
FEATURES = (
    "high-tech-manufacturing",
    "medium-low-tech-manufacturing",
    "tertiary-attainment",
    "upper-secondary-attainment",
    "gdp-per-head",
    "population",
)
LOGARITHMIC = frozenset({"population"})
"""Sizes differ by factors, not by amounts."""
PERIOD = "2018"
"""The newest year in which all features are published for most regions."""
HOW_MANY = 10


def described(figures: pl.DataFrame) -> pl.DataFrame:
    """Standardise the features of all regions that have every one of them.

    Args:
        figures: region, indicator, value; one row per region and feature, no nulls.

    Returns:
        region, feature, value, z (distance from the mean of these regions, in population standard deviations; of the
        logarithm for sizes). Features that do not vary have z 0.
    """
    whole = figures.filter(pl.len().over("region") == len(FEATURES))
    scaled = pl.when(pl.col("indicator").is_in(list(LOGARITHMIC))).then(pl.col("value").log()).otherwise("value")
    sd = pl.col("scaled").std(ddof=0).over("indicator")
    return (
        whole.with_columns(scaled=scaled)
        .with_columns(z=pl.when(sd > 0).then((pl.col("scaled") - pl.col("scaled").mean().over("indicator")) / sd))
        .select("region", feature="indicator", value="value", z=pl.col("z").fill_null(0.0))
        .sort("region", "feature")
    )


def nearest(features: pl.DataFrame, region: str, *, how_many: int = HOW_MANY, abroad: bool = False) -> pl.DataFrame:
    """The regions most like one, nearest first.

    Args:
        features: as `described` answers.
        region: the one to be like.
        how_many: at most so many.
        abroad: leave out regions of the same country.

    Returns:
        region, distance (root mean square of the differences of z), alike (the feature that differs least), unlike
        (the one that differs most), unlike_by (difference of z: positive where the neighbour has more); no row where
        the region itself lacks a feature.
    """
    own = features.filter(region=region).select("feature", mine="z")
    others = features.filter(pl.col("region") != region)
    if abroad:
        others = others.filter(pl.col("region").str.slice(0, 2) != region[:2])
    return (
        others.join(own, on="feature")
        .with_columns(by=pl.col("z") - pl.col("mine"))
        .with_columns(far=pl.col("by").abs())
        .sort("region", "far", "feature")
        .group_by("region", maintain_order=True)
        .agg(
            distance=(pl.col("by") ** 2).mean().sqrt(),
            alike=pl.col("feature").first(),
            unlike=pl.col("feature").last(),
            unlike_by=pl.col("by").last(),
        )
        .sort("distance", "region")
        .head(how_many)
    )
