"""Demand for a skill in a region, modelled: which industries a region has, whom they employ, what those jobs need.

Three shares multiply: of manufacturing by technology intensity (the region's own figures), of occupations within a
class (the country's employment by ISCO-08 sub-major group), of skills within an occupation (ESCO's essential and
optional skills). A single factor for a whole region would cancel out of every share; the classes are what makes two
regions of one country differ.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

import polars as pl

HIGH, MEDIUM_LOW, LOW = "high", "medium_low", "low"

# Eurostat's classification of manufacturing by technology intensity, NACE Rev. 2 two-digit level; high and
# medium-high are published together by region. The divisions of section C are the same in NACE Rev. 2.1.
DIVISIONS: Mapping[str, frozenset[int]] = {
    HIGH: frozenset({20, 21, 26, 27, 28, 29, 30}),
    MEDIUM_LOW: frozenset({19, 22, 23, 24, 25, 33}),
    LOW: frozenset({*range(10, 19), 31, 32}),
}
MANUFACTURING = "C"
CLASSES = tuple(DIVISIONS)

LEAST_PROFILES = 5
"""Fewer profiles than this behind a skill or group give no quotient: one profile's skill list would decide it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One reasonable way to weigh needs and occupations.

    Attributes:
        optional: what an optional skill counts where an essential one counts 1.
        damped: whether a skill counts less, the more profiles list it (inverse profile frequency).
        employed: whether a profile weighs as much as the country employs in its ISCO-08 sub-major group.
    """

    optional: float
    damped: bool
    employed: bool


BASE = Reading(optional=0.25, damped=True, employed=True)
READINGS = tuple(
    Reading(optional, damped, employed)
    for optional in (0.0, 0.25, 0.5)
    for damped in (True, False)
    for employed in (True, False)
)


def memberships(nace_codes: str | None) -> dict[str, float]:
    """Which share of a profile belongs to each class; every code of the profile counts alike.

    Codes outside manufacturing take their share along: it is not spread over the classes.

    >>> memberships("2841|7112")
    {'high': 0.5, 'medium_low': 0.0, 'low': 0.0}
    """
    codes = [code for code in (nace_codes or "").split("|") if code]
    return {
        name: sum(_belonging(code, divisions) for code in codes) / len(codes) if codes else 0.0
        for name, divisions in DIVISIONS.items()
    }


def _belonging(code: str, divisions: frozenset[int]) -> float:
    """1 or 0 for a division and what lies below it; for the whole section, the class's share of its 24 divisions."""
    if code == MANUFACTURING:
        return len(divisions) / sum(len(part) for part in DIVISIONS.values())
    return float(code[:2].isdigit() and int(code[:2]) in divisions)


def placed(profiles: pl.DataFrame) -> pl.DataFrame:
    """Profiles tied to manufacturing, each with its sub-major group and its share in every class.

    Args:
        profiles: profile_id, isco_code (four digits), nace_codes (`|` between codes).

    Returns:
        profile_id, group (`OC72`), high, medium_low, low; without profiles that have no code in manufacturing.
    """
    shares = [memberships(codes) for codes in profiles["nace_codes"]]
    classes = pl.DataFrame(shares, schema=dict.fromkeys(CLASSES, pl.Float64))
    named = profiles.select("profile_id", group=pl.format("OC{}", pl.col("isco_code").str.slice(0, 2)))
    return pl.concat([named, classes], how="horizontal").filter(pl.sum_horizontal(CLASSES) > 0)


def mixture(high: float, medium_low: float, whole: float | None) -> dict[str, float]:
    """Shares of the classes in manufacturing.

    Args:
        high: people employed in high and medium-high-technology manufacturing, % of all in employment.
        medium_low: in medium-low-technology manufacturing, likewise.
        whole: in all manufacturing (or all industry), likewise; None where it was not published for the same year:
            the shares are then those of the two classes only.

    >>> mixture(8.0, 6.0, 20.0)
    {'high': 0.4, 'medium_low': 0.3, 'low': 0.3}
    >>> mixture(9.0, 3.0, None)
    {'high': 0.75, 'medium_low': 0.25, 'low': 0.0}
    """
    # Rounded figures may leave a remainder below zero where there is hardly any other industry.
    low = max(round(whole - high - medium_low, 6), 0.0) if whole is not None else 0.0
    total = high + medium_low + low
    if total <= 0:
        return dict.fromkeys(CLASSES, 0.0)
    return {HIGH: high / total, MEDIUM_LOW: medium_low / total, LOW: low / total}


def occupations(profiles: pl.DataFrame, employment: Mapping[str, float], mix: Mapping[str, float]) -> pl.DataFrame:
    """The share of each profile in a region's manufacturing.

    W(p) = Σ_k m(k) · a(p,k) e(g(p)) / Σ_p' a(p',k) e(g(p')), with m the mixture, a the membership, e the employment.

    Args:
        profiles: as `placed` gives.
        employment: people employed by sub-major group; profiles of other groups are left out.
        mix: as `mixture` gives.

    Returns:
        profile_id, group, weight (adds up to 1 over all profiles; empty where nothing is known).
    """
    known = profiles.filter(pl.col("group").is_in(list(employment)))
    if known.is_empty():
        return known.select("profile_id", "group", weight=pl.lit(0.0))
    employed = pl.col("group").replace_strict(dict(employment), return_dtype=pl.Float64)
    parts = [(mix[name] * pl.col(name) * employed / (pl.col(name) * employed).sum()).fill_nan(0.0) for name in CLASSES]
    weighed = known.select("profile_id", "group", weight=pl.sum_horizontal(parts))
    return weighed.with_columns((pl.col("weight") / pl.col("weight").sum()).fill_nan(0.0))


def rarity(profiles: pl.DataFrame, links: pl.DataFrame) -> pl.DataFrame:
    """How many profiles list a skill, and what that makes of it: ln(N / n), 0 for a skill that all of them list.

    Args:
        profiles: as `placed` gives.
        links: profile_id, skill_id, need.

    Returns:
        skill_id, profiles, rarity.
    """
    listed = links.join(profiles, on="profile_id", how="semi").group_by("skill_id").agg(profiles=pl.len())
    return listed.with_columns(rarity=(profiles.height / pl.col("profiles")).log()).sort("skill_id")


def needs(weights: pl.DataFrame, links: pl.DataFrame) -> pl.DataFrame:
    """The share of a region's manufacturing jobs for which a skill is essential, and for which it is optional.

    Returns:
        skill_id, essential, optional (0..1 each).
    """
    weight = pl.col("weight")
    return (
        links.join(weights, on="profile_id")
        .group_by("skill_id")
        .agg(
            essential=weight.filter(pl.col("need") == "essential").sum(),
            optional=weight.filter(pl.col("need") == "optional").sum(),
        )
        .sort("skill_id")
    )


def demand(needed: pl.DataFrame, rare: pl.DataFrame, reading: Reading) -> pl.DataFrame:
    """Shares of a region's demand for skills.

    d(s) = (E(s) + v · O(s)) · r(s), q(s) = d(s) / Σ d, with v the weight of an optional skill and r the rarity.

    Returns:
        skill_id, share (adds up to 1).
    """
    worth = pl.col("essential") + reading.optional * pl.col("optional")
    damped = worth * pl.col("rarity") if reading.damped else worth
    shares = needed.join(rare, on="skill_id").select("skill_id", share=damped)
    return shares.with_columns((pl.col("share") / pl.col("share").sum()).fill_nan(0.0)).sort("skill_id")


def quotients(here: Sequence[pl.DataFrame], there: Sequence[pl.DataFrame], kinds: pl.DataFrame) -> pl.DataFrame:
    """Location quotients of kinds of skills, with their spread under other readings.

    Args:
        here: the region's demand, reading by reading, the base first.
        there: the demand of the area to compare with, in the same order.
        kinds: skill_id, kind (the skill itself, or its group).

    Returns:
        kind, share, share_there, quotient (of the base reading), low, high (of all readings); largest quotient first.
        Kinds without demand on either side under the base reading are left out.
    """
    ratios = [_ratio(own, other, kinds) for own, other in zip(here, there, strict=True)]
    spread = (
        pl.concat(ratios)
        .filter(pl.col("quotient").is_finite())
        .group_by("kind")
        .agg(low=pl.col("quotient").min(), high=pl.col("quotient").max())
    )
    return (
        ratios[0]
        .filter(pl.col("quotient").is_finite())
        .join(spread, on="kind")
        .sort("quotient", "kind", descending=[True, False])
    )


def _ratio(here: pl.DataFrame, there: pl.DataFrame, kinds: pl.DataFrame) -> pl.DataFrame:
    both = kinds.join(here, on="skill_id").join(there, on="skill_id", suffix="_there")
    return (
        both.group_by("kind")
        .agg(pl.col("share").sum(), pl.col("share_there").sum())
        .with_columns(quotient=pl.col("share") / pl.col("share_there"))
    )


def safe(row: Mapping[str, float]) -> bool:
    """Whether every reading agrees that demand is above, or that it is below, the area compared with.

    >>> safe({"low": 1.02, "high": 1.3}), safe({"low": 0.9, "high": 1.3})
    (True, False)
    """
    return row["low"] > 1 or row["high"] < 1


def uncovered(shares: pl.DataFrame, taught: Sequence[str]) -> float:
    """The share of demand that falls on skills which no micro-credential of the catalogue teaches; 0..1.

    U = Σ q(s) [s is taught by none] / Σ q(s)
    """
    missed = shares.filter(~pl.col("skill_id").is_in(list(taught)))["share"].sum()
    return float(missed) / float(shares["share"].sum())


def outlook(
    links: pl.DataFrame, profiles: pl.DataFrame, change: Mapping[str, float], *, optional: float
) -> pl.DataFrame:
    """Expected change of a skill because its occupations grow or shrink: Σ over major groups of share × change.

    Args:
        links: profile_id, skill_id, need.
        profiles: profile_id, isco_code; all profiles, not only those of manufacturing.
        change: per cent by major group (`OC7`).
        optional: what an optional skill counts where an essential one counts 1.

    Returns:
        skill_id, profiles, change (per cent).
    """
    major = profiles.select("profile_id", major=pl.format("OC{}", pl.col("isco_code").str.slice(0, 1)))
    counted = links.join(major, on="profile_id").filter(pl.col("major").is_in(list(change)))
    weight = pl.when(pl.col("need") == "essential").then(1.0).otherwise(optional)
    grows = pl.col("major").replace_strict(dict(change), return_dtype=pl.Float64)
    return (
        counted.with_columns(weight=weight, grows=grows)
        .group_by("skill_id")
        .agg(profiles=pl.len(), change=(pl.col("weight") * pl.col("grows")).sum() / pl.col("weight").sum())
        .filter(pl.col("change").is_finite())
        .sort("skill_id")
    )


def spearman(own: Sequence[float], other: Sequence[float]) -> float | None:
    """Rank correlation, equal values sharing their middle rank; None where either side does not vary.

    >>> spearman([1, 2, 3], [10, 20, 30]), spearman([1, 2, 3], [3, 2, 1]), spearman([1, 1], [1, 2])
    (1.0, -1.0, None)
    """
    first, second = _ranks(own), _ranks(other)
    mean = (len(first) + 1) / 2
    together = sum((a - mean) * (b - mean) for a, b in zip(first, second, strict=True))
    apart = sqrt(sum((a - mean) ** 2 for a in first) * sum((b - mean) ** 2 for b in second))
    return round(together / apart, 12) if apart else None


def _ranks(values: Sequence[float]) -> list[float]:
    # Sums of shares that are equal on paper differ in their last digits.
    level = [round(float(value), 12) for value in values]
    return [sum(other < value for other in level) + (level.count(value) + 1) / 2 for value in level]
