"""How far the modelled mix of occupations agrees with what was counted: vacancies by group, adverts by group."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

import polars as pl

from observatory.engine import Engine
from observatory.model import demand
from observatory.queries.demand import Inputs
from observatory.queries.question import question

LEAST_COUNT = 25
"""Below about 25 vacancies or adverts, even the sign of a difference is not safe."""
LEAST_GROUPS = 8
"""Of nine major groups: an order of three says little."""
SOLDIERS = "OC0"

COLUMNS: Mapping[str, type[pl.DataType]] = {
    "region": pl.String,
    "period": pl.String,
    "modelled": pl.String,
    "counted": pl.Float64,
    "groups": pl.Int64,
    "correlation": pl.Float64,
    "covered": pl.Float64,
    "alike": pl.Float64,
    "plain": pl.Float64,
}


def with_vacancies(engine: Engine, given: Inputs) -> pl.DataFrame:
    """Rank correlation with manufacturing vacancies by major group, region by region.

    Each region is taken in its newest year with at least `LEAST_COUNT` vacancies in at least `LEAST_GROUPS` published
    groups and shares of manufacturing for the same year.

    Returns:
        region, period (of the vacancies), modelled (year of the shares of manufacturing), counted (vacancies), groups,
        correlation (null where nothing varies), covered (the same among groups that have profiles of manufacturing),
        alike (if every profile of a class weighed alike), plain (if the country's employment in all industries were
        taken instead of the model: what the model has to beat).
    """
    vacancies = engine.ask(question("demand_vacancies")).filter(pl.col("member") != SOLDIERS)
    rows = []
    for (region,), cells in vacancies.group_by("region", maintain_order=True):
        for (period,), counted in sorted(cells.group_by("period"), reverse=True):
            guess = _guess(given, str(region), str(period), digits=1)
            if guess and counted.height >= LEAST_GROUPS and counted["value"].sum() >= LEAST_COUNT:
                counts = dict(counted.select("member", "value").iter_rows())
                rows.append(_row(str(region), str(period), str(period), counts, guess))
                break
    return pl.DataFrame(rows, schema=COLUMNS, orient="row")


def with_adverts(engine: Engine, given: Inputs) -> pl.DataFrame:
    """Rank correlation with adverts by sub-major group; columns as in `with_vacancies`.

    Only adverts of profiles tied to manufacturing count, and only regions with at least `LEAST_COUNT` of them; the
    shares of manufacturing are those of the region's newest year.
    """
    adverts = engine.ask(question("demand_adverts")).join(given.profiles.select("profile_id", "group"), on="profile_id")
    rows = []
    for (region,), cells in adverts.group_by("region", maintain_order=True):
        years = given.mixtures.filter(region=region)["period"]
        guess = _guess(given, str(region), str(years.max()), digits=2) if years.len() else None
        if guess and cells["value"].sum() >= LEAST_COUNT:
            counts = dict.fromkeys(given.profiles["group"].unique(), 0.0)
            counts |= dict(cells.group_by("group").agg(pl.col("value").sum()).iter_rows())
            rows.append(_row(str(region), str(cells["period"].max()), str(years.max()), counts, guess))
    return pl.DataFrame(rows, schema=COLUMNS, orient="row").sort("region")


def adverts_in(engine: Engine, given: Inputs, *, region: str) -> tuple[int, int] | None:
    """Adverts counted in a region, and those of them for profiles tied to manufacturing; None where none were."""
    adverts = engine.ask(question("demand_adverts")).filter(region=region)
    if adverts.is_empty():
        return None
    tied = adverts.join(given.profiles.select("profile_id"), on="profile_id")
    return int(adverts["value"].sum()), int(tied["value"].sum())


def middle(agreement: pl.DataFrame, column: str = "correlation") -> float | None:
    """The median correlation; None without regions."""
    values = agreement[column].drop_nulls().to_list()
    return float(median(values)) if values else None


@dataclass(frozen=True, slots=True)
class Guess:
    """Ways to guess the occupations of a region: group → share or number.

    Attributes:
        model: the model. alike: the model with every profile alike. plain: the country's employment.
    """

    model: Mapping[str, float]
    alike: Mapping[str, float]
    plain: Mapping[str, float]


def _guess(given: Inputs, region: str, period: str, *, digits: int) -> Guess | None:
    """What is guessed for a region in a year, by ISCO-08 groups of so many digits; None without inputs."""
    mixture = given.mixtures.filter(region=region, period=period)
    if mixture.is_empty() or region[:2] not in given.employment:
        return None
    row = mixture.row(0, named=True)
    whole = row["manufacturing"] if row["manufacturing"] is not None else row["industry"]
    mix = demand.mixture(row["high"], row["medium_low"], whole)
    employed = given.employment[region[:2]]
    alike = dict.fromkeys(employed, 1.0)
    return Guess(
        model=_summed(demand.occupations(given.profiles, employed, mix), digits),
        alike=_summed(demand.occupations(given.profiles, alike, mix), digits),
        plain=_summed(pl.DataFrame(list(employed.items()), schema=["group", "weight"], orient="row"), digits),
    )


def _summed(weights: pl.DataFrame, digits: int) -> dict[str, float]:
    return dict(
        weights.group_by(pl.col("group").str.slice(0, 2 + digits)).agg(pl.col("weight").sum()).sort("group").iter_rows()
    )


def _row(region: str, period: str, modelled: str, counts: Mapping[str, float], guess: Guess) -> tuple[object, ...]:
    covered = [group for group in counts if guess.model.get(group, 0.0) > 0]
    return (
        region,
        period,
        modelled,
        sum(counts.values()),
        len(counts),
        _correlation(guess.model, counts, list(counts)),
        _correlation(guess.model, counts, covered),
        _correlation(guess.alike, counts, list(counts)),
        _correlation(guess.plain, counts, list(counts)),
    )


def _correlation(guess: Mapping[str, float], counts: Mapping[str, float], groups: Sequence[str]) -> float | None:
    return demand.spearman([guess.get(group, 0.0) for group in groups], [counts[group] for group in groups])
