"""Where a skill or a profile weighs most: the model of demand, asked of all regions of one year at once.

The same model as `observatory.queries.demand.scene`, rearranged: within a country and a class of manufacturing nothing
depends on the region, so that a region is only its mixture of three classes.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from observatory.model import demand as model
from observatory.model.region import EU
from observatory.queries import demand

LEAST_SHARE = 1e-12


@dataclass(frozen=True, slots=True)
class Ground:
    """Everything that regions of one country share, and the EU restricted to the same occupation groups.

    Attributes:
        here, there: employed (of the reading) → profile_id, high, medium_low, low: shares of a profile in each class.
        totals_here, totals_there: reading → Σ of demand in each class.
    """

    here: Mapping[bool, pl.DataFrame]
    there: Mapping[bool, pl.DataFrame]
    totals_here: Mapping[model.Reading, tuple[float, ...]]
    totals_there: Mapping[model.Reading, tuple[float, ...]]


@dataclass(frozen=True, slots=True)
class Spread:
    """All regions of one year.

    Attributes:
        period: the year.
        mixtures: region, country, and the shares of the classes.
        europe: the shares of the classes in the EU.
        grounds: country → what its regions share.
        given: as `demand.inputs` answers.
        origins: the publications of the mixtures.
    """

    period: str
    mixtures: pl.DataFrame
    europe: tuple[float, ...]
    grounds: Mapping[str, Ground]
    given: demand.Inputs
    origins: tuple[str, ...]


def spread(given: demand.Inputs, *, period: str) -> Spread:
    """Prepare all regions of a year; takes about a second, once.

    Where all manufacturing was published for the year, only regions with it; else the two published classes are the
    whole.
    """
    rows = given.mixtures.filter(pl.col("period") == period)
    whole = rows["manufacturing"].is_not_null().any()
    rows = rows.filter(pl.col("manufacturing").is_not_null()) if whole else rows
    rows = rows.filter(pl.col("country").is_in(list(given.employment)))
    mixes = [
        model.mixture(row["high"], row["medium_low"], row["manufacturing"] if whole else None)
        for row in rows.iter_rows(named=True)
    ]
    mixtures = pl.concat(
        [rows.select("region", "country"), pl.DataFrame(mixes, schema=dict.fromkeys(model.CLASSES, pl.Float64))],
        how="horizontal",
    )
    member = pl.col("country").is_in(list(given.members)) & pl.col("population").is_not_null()
    union = given.mixtures.filter((pl.col("period") == period) & member)
    union = union.with_columns(whole=pl.col("manufacturing") if whole else pl.lit(None, pl.Float64))
    europe = demand.mix(union.filter(pl.col("whole").is_not_null()) if whole else union)
    return Spread(
        period=period,
        mixtures=mixtures,
        europe=tuple(europe[name] for name in model.CLASSES),
        grounds={country: _ground(given, country) for country in mixtures["country"].unique().sort()},
        given=given,
        origins=tuple(sorted({*rows["origin"].drop_nulls(), *given.origins})),
    )


def _ground(given: demand.Inputs, country: str) -> Ground:
    known = set(given.employment[country]) & set(given.employment[EU])
    sides = []
    for area in (country, EU):
        employed = {group: value for group, value in given.employment[area].items() if group in known}
        classes = {True: _classes(given, employed), False: _classes(given, dict.fromkeys(employed, 1.0))}
        needed = {weighed: _needed(given, table, given.links) for weighed, table in classes.items()}
        totals = {reading: _worth(needed[reading.employed], reading) for reading in model.READINGS}
        sides.append((classes, totals))
    (here, totals_here), (there, totals_there) = sides
    return Ground(here, there, totals_here, totals_there)


def _classes(given: demand.Inputs, employment: Mapping[str, float]) -> pl.DataFrame:
    """profile_id and its share in each class: a(p,k) e(g) ÷ Σ a e."""
    known = given.profiles.filter(pl.col("group").is_in(list(employment)))
    employed = pl.col("group").replace_strict(dict(employment), return_dtype=pl.Float64)
    parts = [
        (pl.col(name) * employed / (pl.col(name) * employed).sum()).fill_nan(0.0).alias(name) for name in model.CLASSES
    ]
    return known.select("profile_id", *parts)


def _needed(given: demand.Inputs, classes: pl.DataFrame, links: pl.DataFrame) -> pl.DataFrame:
    """Per skill and class the shares of jobs for which it is essential and optional: skill_id, rarity, e_…, o_…."""
    essential, optional = pl.col("need") == "essential", pl.col("need") == "optional"
    return (
        links.join(classes, on="profile_id")
        .group_by("skill_id")
        .agg(
            *(pl.col(name).filter(essential).sum().alias(f"e_{name}") for name in model.CLASSES),
            *(pl.col(name).filter(optional).sum().alias(f"o_{name}") for name in model.CLASSES),
        )
        .join(given.rare, on="skill_id")
    )


def _worth(needed: pl.DataFrame, reading: model.Reading) -> tuple[float, ...]:
    """The demand of these skills in each class: Σ (E + v O) r."""
    rarity = needed["rarity"] if reading.damped else 1.0
    return tuple(
        float(((needed[f"e_{name}"] + reading.optional * needed[f"o_{name}"]) * rarity).sum()) for name in model.CLASSES
    )


def skill(everywhere: Spread, skill_id: str) -> pl.DataFrame:
    """How much more a skill weighs in the demand of each region than in the EU's.

    Returns:
        region, country, quotient (base reading), low, high (of all readings), percent (of the region's demand);
        largest quotient first. Regions whose manufacturing does not ask for it are left out.
    """
    given = everywhere.given
    links = given.links.filter(skill_id=skill_id)
    parts = []
    for (country,), rows in everywhere.mixtures.group_by("country", maintain_order=True):
        ground = everywhere.grounds[str(country)]
        here = {weighed: _needed(given, table, links) for weighed, table in ground.here.items()}
        there = {weighed: _needed(given, table, links) for weighed, table in ground.there.items()}
        columns = {}
        for position, reading in enumerate(_ordered()):
            own = _against(rows, _worth(here[reading.employed], reading))
            share = own / _against(rows, ground.totals_here[reading])
            union = _dot(everywhere.europe, _worth(there[reading.employed], reading))
            union /= _dot(everywhere.europe, ground.totals_there[reading])
            columns[str(position)] = share / union if union > LEAST_SHARE else share * float("nan")
            columns.setdefault("percent", share * 100)
        parts.append(rows.select("region", "country").with_columns(**columns))
    return _summed(pl.concat(parts)) if parts else pl.DataFrame()


def profile(everywhere: Spread, profile_id: str) -> pl.DataFrame:
    """How much more a profile weighs in the manufacturing of each region than in the EU's.

    Returns:
        As `skill`; the readings are with and without the employment of its occupation group.
    """
    parts = []
    for (country,), rows in everywhere.mixtures.group_by("country", maintain_order=True):
        ground = everywhere.grounds[str(country)]
        columns = {}
        for position, employed in enumerate((True, False)):
            here = _mixed(rows, ground.here[employed].filter(profile_id=profile_id))
            there = _dot(everywhere.europe, _row(ground.there[employed].filter(profile_id=profile_id)))
            columns[str(position)] = here / there if there > LEAST_SHARE else here * float("nan")
        share = _mixed(rows, ground.here[True].filter(profile_id=profile_id))
        parts.append(rows.select("region", "country").with_columns(percent=share * 100, **columns))
    return _summed(pl.concat(parts)) if parts else pl.DataFrame()


def _ordered() -> tuple[model.Reading, ...]:
    return (model.BASE, *(reading for reading in model.READINGS if reading != model.BASE))


def _mixed(rows: pl.DataFrame, classes: pl.DataFrame) -> pl.Series:
    return _against(rows, _row(classes))


def _row(classes: pl.DataFrame) -> tuple[float, ...]:
    return tuple(float(classes[name].sum()) for name in model.CLASSES)


def _against(rows: pl.DataFrame, values: tuple[float, ...]) -> pl.Series:
    total = rows[model.CLASSES[0]] * values[0]
    for name, value in zip(model.CLASSES[1:], values[1:], strict=True):
        total = total + rows[name] * value
    return total


def _dot(own: tuple[float, ...], other: tuple[float, ...]) -> float:
    return sum(a * b for a, b in zip(own, other, strict=True))


def _summed(quotients: pl.DataFrame) -> pl.DataFrame:
    readings = [name for name in quotients.columns if name.isdigit()]
    finite = [pl.when(pl.col(name).is_finite()).then(pl.col(name)) for name in readings]
    return (
        quotients.with_columns(quotient=pl.col("0"), low=pl.min_horizontal(finite), high=pl.max_horizontal(finite))
        .filter(pl.col("quotient").is_finite() & (pl.col("quotient") > 0))
        .select("region", "country", "quotient", "low", "high", "percent")
        .sort("quotient", "region", descending=[True, False])
    )
