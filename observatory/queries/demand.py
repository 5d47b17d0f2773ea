"""Demand for skills in a region: the figures the model takes, and its answers for a region, its country and the EU."""

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from observatory.engine import Engine
from observatory.model import demand
from observatory.model.region import EU
from observatory.queries.question import question

# A country described by one of its regions would be compared with itself.
LEAST_REGIONS = 2
# Industries change slowly, but not so slowly that older shares would speak of today's demand.
OLDEST = "2015"


@dataclass(frozen=True, slots=True)
class Inputs:
    """Everything the model takes, for all regions.

    Attributes:
        mixtures: a row per region and year, see `demand_mixtures.sql`.
        employment: people by sub-major group, by country or EU.
        everyone: profile_id, isco_code, nace_codes of all profiles.
        profiles: those tied to manufacturing, as `model.demand.placed` gives.
        links: profile_id, skill_id, need.
        rare: skill_id, profiles, rarity among the profiles tied to manufacturing.
        members: countries of the EU.
        origins: the publications of the employment figures.
        year: the year of the employment figures.
    """

    mixtures: pl.DataFrame
    employment: Mapping[str, Mapping[str, float]]
    everyone: pl.DataFrame
    profiles: pl.DataFrame
    links: pl.DataFrame
    rare: pl.DataFrame
    members: frozenset[str]
    origins: frozenset[str]
    year: str


@dataclass(frozen=True, slots=True)
class Area:
    """The demand of one area, modelled.

    Attributes:
        code: region, country or EU.
        mix: shares of the classes of manufacturing.
        regions: how many regions stand behind a country or the EU; 1 for a region itself.
        occupations: profile_id, group, weight.
        shares: demand by skill (skill_id, share), reading by reading, the base first.
        essential: skill_id, essential, optional: shares of jobs, of the base reading.
    """

    code: str
    mix: Mapping[str, float]
    regions: int
    occupations: pl.DataFrame
    shares: tuple[pl.DataFrame, ...]
    essential: pl.DataFrame


@dataclass(frozen=True, slots=True)
class Scene:
    """A region with what it is compared with, all in the same year and with the same classes.

    Attributes:
        period: year of the shares of manufacturing.
        basis: what the rest was derived from: `manufacturing`, `industry`, or `none`.
        here: the region. country: None where too few of its regions have figures. europe: the EU.
        level: manufacturing (or its two published classes), % of employment, in region, country and EU.
        groups_missing: sub-major groups of tied profiles without employment in the region's country.
        origins: the publications behind it.
        flags: Eurostat flags of the region's own figures.
    """

    period: str
    basis: str
    here: Area
    country: Area | None
    europe: Area
    level: Mapping[str, float]
    groups_missing: tuple[str, ...]
    origins: tuple[str, ...]
    flags: str


def places(engine: Engine, *, language: str) -> pl.DataFrame:
    """Every NUTS 2 region that could be asked about: region, country, name, country_name, member_state."""
    return engine.ask(question("demand_places"), {"language": language, "languages": [language, "en"]})


def inputs(engine: Engine) -> Inputs:
    """The figures behind every answer of the model."""
    employed = engine.ask(question("demand_employment"))
    everyone = engine.ask(question("demand_profiles"))
    links = engine.ask(question("demand_needs"))
    profiles = demand.placed(everyone)
    countries = places(engine, language="en")
    return Inputs(
        mixtures=engine.ask(question("demand_mixtures")),
        employment={
            str(area): dict(rows.select("member", "value").iter_rows())
            for (area,), rows in employed.group_by("region", maintain_order=True)
        },
        everyone=everyone,
        profiles=profiles,
        links=links,
        rare=demand.rarity(profiles, links),
        members=frozenset(countries.filter("member_state")["country"]),
        origins=frozenset(employed["origin"]),
        year=str(employed["period"].max()),
    )


def skills(engine: Engine, *, language: str) -> pl.DataFrame:
    """Every skill: skill_id, name, group_id (second level), taught (number of micro-credentials that teach it)."""
    return engine.ask(question("demand_skills"), {"language": language})


def groups(engine: Engine, *, language: str) -> dict[str, str]:
    """Names of the skill groups of the first and second level."""
    return dict(engine.ask(question("demand_groups"), {"language": language}).iter_rows())


def catalogue(engine: Engine) -> dict[str, int]:
    """How complete the catalogue is: designs, with_skills (designs that name skills), skills (taught at all)."""
    return engine.ask(question("demand_catalogue")).row(0, named=True)


def missing(given: Inputs, *, region: str) -> list[str]:
    """Which inputs a region lacks: `classes` (technology intensity, recent enough), `occupations` (of its country)."""
    recent = given.mixtures.filter(pl.col("period") >= OLDEST)["region"]
    classes = [] if region in set(recent) else ["classes"]
    return classes + ([] if region[:2] in given.employment and EU in given.employment else ["occupations"])


def scene(given: Inputs, *, region: str, period: str | None = None) -> Scene:
    """Model a region, its country and the EU.

    Args:
        given: as `inputs` answers.
        region: a region without missing inputs.
        period: the year of the shares of manufacturing; None takes the region's newest.
    """
    year = period or str(given.mixtures.filter(region=region)["period"].max())
    row = given.mixtures.filter(region=region, period=year).row(0, named=True)
    basis = next((name for name in ("manufacturing", "industry") if row[name] is not None), "none")
    panel = given.mixtures.filter(pl.col("period") == year).with_columns(
        whole=pl.col(basis) if basis != "none" else pl.lit(None, pl.Float64)
    )
    if basis != "none":
        panel = panel.filter(pl.col("whole").is_not_null())
    known = _shared_groups(given, row["country"])
    own = panel.filter(region=region)
    around = panel.filter((pl.col("country") == row["country"]) & pl.col("population").is_not_null())
    union = panel.filter(pl.col("country").is_in(list(given.members)) & pl.col("population").is_not_null())
    country = _area(given, row["country"], around, row["country"], known) if around.height >= LEAST_REGIONS else None
    levels = {region: _level(own), EU: _level(union), **({row["country"]: _level(around)} if country else {})}
    return Scene(
        period=year,
        basis=basis,
        here=_area(given, region, own, row["country"], known),
        country=country,
        europe=_area(given, EU, union, EU, known),
        level=levels,
        groups_missing=tuple(sorted(set(given.profiles["group"]) - known)),
        origins=tuple(sorted({*panel["origin"].drop_nulls(), *given.origins})),
        flags="".join(sorted({*(row["high_flag"] or ""), *(row["medium_low_flag"] or "")})),
    )


def _shared_groups(given: Inputs, country: str) -> set[str]:
    """Groups published for both the country and the EU: a gap in one must not look like a difference in skills."""
    return set(given.employment[country]) & set(given.employment[EU])


def _area(given: Inputs, code: str, rows: pl.DataFrame, employer: str, known: set[str]) -> Area:
    mixed = mix(rows)
    employed = {group: value for group, value in given.employment[employer].items() if group in known}
    alike = dict.fromkeys(employed, 1.0)
    weights = {True: demand.occupations(given.profiles, employed, mixed)}
    weights[False] = demand.occupations(given.profiles, alike, mixed)
    needed = {key: demand.needs(occupations, given.links) for key, occupations in weights.items()}
    readings = (demand.BASE, *(reading for reading in demand.READINGS if reading != demand.BASE))
    return Area(
        code=code,
        mix=mixed,
        regions=rows.height,
        occupations=weights[demand.BASE.employed],
        shares=tuple(demand.demand(needed[reading.employed], given.rare, reading) for reading in readings),
        essential=needed[demand.BASE.employed],
    )


def mix(rows: pl.DataFrame) -> dict[str, float]:
    """The shares of the classes in one region, or in several, each weighing as much as it has people.

    Args:
        rows: high, medium_low, whole (nulls where it was not published), population.
    """
    return demand.mixture(_mean(rows, "high"), _mean(rows, "medium_low"), _whole(rows))


def _level(rows: pl.DataFrame) -> float:
    whole = _whole(rows)
    return whole if whole is not None else _mean(rows, "high") + _mean(rows, "medium_low")


def _whole(rows: pl.DataFrame) -> float | None:
    return _mean(rows, "whole") if rows["whole"].is_not_null().any() else None


def _mean(rows: pl.DataFrame, name: str) -> float:
    """The mean of regions, each weighing as much as it has people; a single region is its own mean."""
    if rows.height == 1:
        return float(rows[name][0])
    return float((rows[name] * rows["population"]).sum()) / float(rows["population"].sum())


def kinds(named: pl.DataFrame, given: Inputs, *, by: str, least: int = demand.LEAST_PROFILES) -> pl.DataFrame:
    """Skills with the kind they count towards, where enough profiles stand behind the kind.

    Args:
        named: as `skills` answers.
        given: as `inputs` answers.
        by: `skill_id` or `group_id`.
        least: how many profiles must stand behind a kind.

    Returns:
        skill_id, kind, profiles (tied to manufacturing, that list a skill of the kind).
    """
    marked = named.filter(pl.col(by).is_not_null()).select("skill_id", kind=pl.col(by))
    behind = (
        given.links.join(given.profiles.select("profile_id"), on="profile_id")
        .join(marked, on="skill_id")
        .group_by("kind")
        .agg(profiles=pl.col("profile_id").n_unique())
        .filter(pl.col("profiles") >= least)
    )
    return marked.join(behind, on="kind")


def quotients(here: Area, there: Area, marked: pl.DataFrame) -> pl.DataFrame:
    """Location quotients of kinds of skills: kind, share, share_there, quotient, low, high, profiles."""
    figures = demand.quotients(here.shares, there.shares, marked.select("skill_id", "kind"))
    return figures.join(marked.select("kind", "profiles").unique(), on="kind", how="left", maintain_order="left")


def uncovered(area: Area, named: pl.DataFrame) -> float:
    """The share of an area's demand for which the catalogue has no micro-credential."""
    return demand.uncovered(area.shares[0], _taught(named))


def uncovered_spread(area: Area, named: pl.DataFrame) -> tuple[float, float]:
    """The lowest and the highest of that share under all readings."""
    readings = [demand.uncovered(shares, _taught(named)) for shares in area.shares]
    return min(readings), max(readings)


def _taught(named: pl.DataFrame) -> list[str]:
    return named.filter(pl.col("taught") > 0)["skill_id"].to_list()


def forecast(engine: Engine) -> pl.DataFrame:
    """EU employment by major group: member, first, last, jobs_first, jobs_last, change (per cent), origin."""
    return engine.ask(question("demand_forecast"))


def outlook(given: Inputs, coming: pl.DataFrame, *, optional: float = demand.BASE.optional) -> pl.DataFrame:
    """Expected change of each skill's occupations in the EU: skill_id, profiles, change (per cent)."""
    change = dict(coming.select("member", "change").iter_rows())
    return demand.outlook(given.links, given.everyone, change, optional=optional)
