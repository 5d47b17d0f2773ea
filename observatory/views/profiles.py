"""The pages Job profiles, Job profile and Map of skills."""

from collections.abc import Mapping
from functools import lru_cache

import polars as pl

from observatory.engine import Engine
from observatory.errors import NotHeld
from observatory.model import demand as demand_model
from observatory.model.evidence import Grade
from observatory.model.provenance import Evidence
from observatory.queries import demand, occupations, profiles, provenance, skills_map, spread, transitions
from observatory.views.demand import given
from observatory.views.view import N_, Answer, Choice, Codes, View, always, one, options

ESCO, LABELS, DESIGNS = "esco-1.1.1", "esco-labels", "observatory-curation"
WELDER = "7aedaa07-3884-4c5b-88f9-80997b2aa54b"
ALL = "all"
SIMILAR = 6
YEARS = ("2024", "2018")
KINDS = ("digital", "green", "transversal", "knowledge")
MOST_BRANCHES = {"skill": 5, "knowledge": 3}
"""How many groups a reader sees at a time, by kind; the smallest share the last one."""
OTHER = "other"
BASES: Mapping[str, Grade] = {"countries": Grade.MODELLED, "adverts": Grade.MEASURED, "vacancies": Grade.MEASURED}
"""What an occupation's weight can be read from, and what such figures are worth."""


def listed(engine: Engine, codes: Codes, language: str) -> Answer:
    """Every profile by name, of one technology area or of all."""
    areas = dict(profiles.areas(engine, language=language).select("area_id", "area").iter_rows())
    found = profiles.profiles(engine, language=language)
    area = one(codes, "area")
    kept = found if area == ALL else found.filter(area_id=area)
    named = kept.with_columns(area=pl.col("area_id").replace_strict(areas, default=None, return_dtype=pl.String))
    return Answer(provenance.evidence(engine, [ESCO, LABELS], grade=Grade.CURATED), named)


def by_area(engine: Engine, _codes: Codes, language: str) -> Answer:
    """Technology areas with their profiles counted, most first."""
    found = profiles.areas(engine, language=language)
    return Answer(provenance.evidence(engine, [ESCO, LABELS], grade=Grade.CURATED), found)


def needed(engine: Engine, codes: Codes, language: str) -> Answer:
    """The skills of a profile, essential first."""
    found = profiles.needs(engine, profile=one(codes, "id"), language=language)
    return Answer(provenance.evidence(engine, [ESCO, LABELS], grade=Grade.CURATED), found)


def branches(rows: pl.DataFrame, most: int) -> pl.DataFrame:
    """The wide groups of some skills, largest first, the smallest of too many joined as `other`.

    Args:
        rows: as `queries.profiles.needs` answers, of one kind.
        most: how many groups may come out.

    Returns:
        branch (a group, or `other`), name (null for `other`), groups (ids in it), essential, optional.
    """
    counted = (
        rows.group_by(wide=pl.col("wide_id").fill_null(OTHER))
        .agg(
            name=pl.col("wide_name").first(),
            essential=(pl.col("need") == "essential").sum(),
            optional=(pl.col("need") == "optional").sum(),
        )
        .with_columns(_all=pl.col("essential") + pl.col("optional"))
        .sort("_all", "essential", "wide", descending=[True, True, False])
        .with_row_index("_place")
    )
    alone = most if counted.height <= most else most - 1
    joined = (pl.col("_place") >= alone) | (pl.col("wide") == OTHER)
    return (
        counted.with_columns(branch=pl.when(joined).then(pl.lit(OTHER)).otherwise("wide"))
        .group_by("branch", maintain_order=True)
        .agg(
            name=pl.when(pl.col("branch").first() != OTHER).then(pl.col("name").first()),
            groups=pl.col("wide"),
            essential=pl.col("essential").sum(),
            optional=pl.col("optional").sum(),
        )
    )


def shares(engine: Engine, codes: Codes, language: str) -> Answer:
    """The shares of its essential skills, beside the average of its area."""
    card = profiles.card(engine, profile=one(codes, "id"), language=language).row(0, named=True)
    if not card["essential"]:
        raise NotHeld("This profile has no essential skills, so there are no shares of them.")
    return Answer(provenance.evidence(engine, [ESCO, LABELS], grade=Grade.CURATED), share_rows(card))


def share_rows(card: Mapping[str, float]) -> pl.DataFrame:
    """Per kind of skill the share of a profile and the average of its area, in %: kind, profile, average."""
    return pl.DataFrame(
        [(one, 100 * card[one], 100 * card[f"area_{one}"]) for one in KINDS],
        schema={"kind": pl.String, "profile": pl.Float64, "average": pl.Float64},
        orient="row",
    )


def designs(engine: Engine, codes: Codes, language: str) -> Answer:
    """The micro-credentials that teach its essential skills, most first."""
    found = profiles.designs(engine, profile=one(codes, "id"), language=language)
    return Answer(provenance.evidence(engine, [ESCO, DESIGNS], grade=Grade.CURATED), found)


def similar(engine: Engine, codes: Codes, language: str) -> Answer:
    """The profiles that its skills reach furthest."""
    found = transitions.similar(engine, profile=one(codes, "id"), language=language, how_many=SIMILAR)
    told = found.select(
        "profile_id",
        "name",
        "isco_code",
        "area_id",
        pl.col("score", "back") * 100,
        "skills",
        "shared",
        "missing_essential",
    )
    return Answer(provenance.evidence(engine, [ESCO], grade=Grade.MODELLED), told)


def occupation(engine: Engine, codes: Codes, language: str) -> Answer:
    """Where its occupation group weighs most, on one of three bases."""
    card = profiles.card(engine, profile=one(codes, "id"), language=language).row(0, named=True)
    basis = one(codes, "where")
    rows = occupation_rows(engine, card["isco_code"], basis, language)
    if rows.is_empty():
        raise NotHeld("No region has a figure for this group.")
    return Answer(occupation_evidence(engine, rows, basis), rows)


def occupation_rows(engine: Engine, isco: str, basis: str, language: str) -> pl.DataFrame:
    """The rows behind a basis, see `queries.occupations`, with percent."""
    if basis == "countries":
        found = occupations.countries(engine, isco=isco, language=language)
    else:
        found = {"adverts": occupations.adverts, "vacancies": occupations.vacancies}[basis](engine, isco=isco)
    return found.with_columns(percent=pl.col("share") * 100)


def occupation_evidence(engine: Engine, rows: pl.DataFrame, basis: str) -> Evidence:
    """Sources and years of the rows."""
    first, last = str(rows["period"].min()), str(rows["period"].max())
    return provenance.evidence(engine, rows["origin"], grade=BASES[basis], first=first, last=last)


def regions(engine: Engine, codes: Codes, language: str) -> Answer:
    """The regions in whose manufacturing a profile weighs most."""
    world = everywhere(engine, one(codes, "year"))
    return Answer(modelled(engine, world), placed(engine, spread.profile(world, one(codes, "id")), language))


def positions(engine: Engine, _codes: Codes, language: str) -> Answer:
    """Where every profile lies on the map of skills."""
    return Answer(
        provenance.evidence(engine, [ESCO], grade=Grade.MODELLED), skills_map.profiles(engine, language=language)
    )


def everywhere(engine: Engine, period: str) -> spread.Spread:
    """All regions of a year; prepared once for all visitors of an edition, changed by nobody."""
    return _everywhere(engine, str(provenance.edition(engine)["edition"][0]), period)  # type: ignore[arg-type]  # engines are told apart by identity


@lru_cache(maxsize=4)
def _everywhere(engine: Engine, edition: str, period: str) -> spread.Spread:
    del edition
    return spread.spread(given(engine), period=period)


def placed(engine: Engine, found: pl.DataFrame, language: str) -> pl.DataFrame:
    """Regions with their names, and whether all ways to weigh agree on the side."""
    places = demand.places(engine, language=language)
    named = dict(places.select("region", "name").iter_rows())
    countries = dict(places.select("country", "country_name").unique().iter_rows())
    return found.with_columns(
        name=pl.col("region").replace(named),
        country_name=pl.col("country").replace(countries),
        sure=pl.Series([demand_model.safe(row) for row in found.iter_rows(named=True)], dtype=pl.Boolean),
    )


def modelled(engine: Engine, world: spread.Spread) -> Evidence:
    """What stands behind all regions of a year."""
    return provenance.evidence(
        engine, [*world.origins, ESCO], grade=Grade.MODELLED, first=world.period, last=world.given.year
    )


def _profiles(engine: Engine, language: str, _codes: Codes) -> Mapping[str, str]:
    return dict(profiles.profiles(engine, language=language).select("profile_id", "name").iter_rows())


def _areas(engine: Engine, language: str, _codes: Codes) -> Mapping[str, str]:
    return {ALL: "", **dict(profiles.areas(engine, language=language).select("area_id", "area").iter_rows())}


PROFILE = Choice("id", "one", N_("Identifier of the job profile."), _profiles, always(WELDER))
YEAR = Choice("year", "one", N_("Year of the regions."), options({year: year for year in YEARS}))
SHARES = ("region", "country", "quotient", "low", "high", "percent", "name", "country_name", "sure")
VIEWS = (
    View(
        name="profiles",
        page="profiles",
        answer=listed,
        ignores=("q",),
        choices=(Choice("area", "one", N_("Identifier of a technology area, or all."), _areas),),
        title=N_("Job profiles"),
        fields=("profile_id", "name", "area_id", "isco_code", "area"),
    ),
    View(
        name="profiles-by-area",
        page="profiles",
        answer=by_area,
        choices=(),
        title=N_("Job profiles by technology area"),
        fields=("area_id", "area", "profiles"),
    ),
    View(
        name="profile-skills",
        page="profile",
        answer=needed,
        choices=(PROFILE,),
        title=N_("Skills of a job profile"),
        fields=(
            "skill_id",
            "name",
            "fallback",
            "need",
            "skill_type",
            "group_id",
            "group_name",
            "wide_id",
            "wide_name",
            "essential_profiles",
            "profiles",
            "designs",
        ),
    ),
    View(
        name="profile-shares",
        page="profile",
        answer=shares,
        choices=(PROFILE,),
        title=N_("Kinds of skills of a job profile, beside its area"),
        fields=("kind", "profile", "average"),
    ),
    View(
        name="profile-designs",
        page="profile",
        answer=designs,
        choices=(PROFILE,),
        title=N_("Micro-credentials that teach skills of a job profile"),
        fields=("micro_credential_id", "name", "eqf_level", "workload_hours", "covered", "covered_share"),
    ),
    View(
        name="profile-similar",
        page="profile",
        answer=similar,
        choices=(PROFILE,),
        title=N_("Job profiles closest to one"),
        fields=("profile_id", "name", "isco_code", "area_id", "score", "back", "skills", "shared", "missing_essential"),
    ),
    View(
        name="occupation-regions",
        page="profile",
        answer=occupation,
        choices=(
            PROFILE,
            Choice(
                "where",
                "one",
                N_("What to go by: countries (2024), adverts in Spain, or vacancies."),
                options(dict.fromkeys(BASES, "")),
            ),
        ),
        title=N_("Where an occupation group weighs most"),
        fields=("region", "name", "period", "counted", "whole", "share", "origin", "percent"),
    ),
    View(
        name="profile-regions",
        page="profile",
        answer=regions,
        choices=(PROFILE, YEAR),
        title=N_("Regions where a job profile weighs most"),
        fields=SHARES,
    ),
    View(
        name="skills-map",
        page="skills-map",
        answer=positions,
        choices=(),
        ignores=("profile", "area"),
        title=N_("Map of skills"),
        fields=(
            "profile_id",
            "name",
            "area_id",
            "area",
            "x",
            "y",
            "relative_id",
            "relative",
            "relative_area_id",
            "resemblance",
        ),
    ),
)
