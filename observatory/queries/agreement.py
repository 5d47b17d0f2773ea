"""How far the modelled mix of occupations agrees with what was counted: vacancies by group, adverts by group."""

from collections.abc import Mapping
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
    "alike": pl.Float64,
}


def with_vacancies(engine: Engine, given: Inputs) -> pl.DataFrame:
    """Rank correlation with manufacturing vacancies by major group, region by region.

    Each region is taken in its newest year with at least `LEAST_COUNT` vacancies in at least `LEAST_GROUPS` published
    groups and shares of manufacturing for the same year.

    Returns:
        region, period (of the vacancies), modelled (year of the shares of manufacturing), counted (vacancies), groups,
        correlation (null where nothing varies), alike (the same if every profile of a class weighed alike).
    """
    found = engine.ask(question("demand_vacancies")).filter(pl.col("member") != SOLDIERS)
    rows = []
    for (region,), cells in found.group_by("region", maintain_order=True):
        for (period,), counted in sorted(cells.group_by("period"), reverse=True):
            weights = _weights(given, str(region), str(period))
            if weights and counted.height >= LEAST_GROUPS and counted["value"].sum() >= LEAST_COUNT:
                counts = dict(counted.select("member", "value").iter_rows())
                rows.append(_row(str(region), str(period), str(period), counts, weights, digits=1))
                break
    return pl.DataFrame(rows, schema=COLUMNS, orient="row")


def with_adverts(engine: Engine, given: Inputs) -> pl.DataFrame:
    """Rank correlation with adverts by sub-major group; columns as in `with_vacancies`.

    Only adverts of profiles tied to manufacturing count, and only regions with at least `LEAST_COUNT` of them; the
    shares of manufacturing are those of the region's newest year.
    """
    found = engine.ask(question("demand_adverts")).join(given.profiles.select("profile_id", "group"), on="profile_id")
    rows = []
    for (region,), cells in found.group_by("region", maintain_order=True):
        years = given.mixtures.filter(region=region)["period"]
        weights = _weights(given, str(region), str(years.max())) if years.len() else None
        if weights and cells["value"].sum() >= LEAST_COUNT:
            counts = dict.fromkeys(given.profiles["group"].unique(), 0.0)
            counts |= dict(cells.group_by("group").agg(pl.col("value").sum()).iter_rows())
            rows.append(_row(str(region), str(cells["period"].max()), str(years.max()), counts, weights, digits=2))
    return pl.DataFrame(rows, schema=COLUMNS, orient="row").sort("region")


def adverts_in(engine: Engine, given: Inputs, *, region: str) -> tuple[int, int] | None:
    """Adverts counted in a region, and those of them for profiles tied to manufacturing; None where none were."""
    found = engine.ask(question("demand_adverts")).filter(region=region)
    if found.is_empty():
        return None
    tied = found.join(given.profiles.select("profile_id"), on="profile_id")
    return int(found["value"].sum()), int(tied["value"].sum())


def middle(agreement: pl.DataFrame, column: str = "correlation") -> float | None:
    """The median correlation; None without regions."""
    values = agreement[column].drop_nulls().to_list()
    return float(median(values)) if values else None


def _weights(given: Inputs, region: str, period: str) -> tuple[pl.DataFrame, pl.DataFrame] | None:
    """The modelled occupations of a region in a year: by employment, and with every profile alike."""
    found = given.mixtures.filter(region=region, period=period)
    if found.is_empty() or region[:2] not in given.employment:
        return None
    row = found.row(0, named=True)
    whole = row["manufacturing"] if row["manufacturing"] is not None else row["industry"]
    mix = demand.mixture(row["high"], row["medium_low"], whole)
    employed = given.employment[region[:2]]
    alike = dict.fromkeys(employed, 1.0)
    return demand.occupations(given.profiles, employed, mix), demand.occupations(given.profiles, alike, mix)


def _row(
    region: str, period: str, modelled: str, counts: Mapping[str, float], weights: tuple[pl.DataFrame, pl.DataFrame],
    *, digits: int,
) -> tuple[str, str, str, float, int, float | None, float | None]:  # fmt: skip
    ordered = sorted(counts)
    observed = [counts[group] for group in ordered]
    found = []
    for one in weights:
        summed = one.group_by(pl.col("group").str.slice(0, 2 + digits)).agg(pl.col("weight").sum())
        shares = dict(summed.iter_rows())
        found.append(demand.spearman([shares.get(group, 0.0) for group in ordered], observed))
    return region, period, modelled, sum(observed), len(ordered), found[0], found[1]
