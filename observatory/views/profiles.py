"""The pages Job profiles, Job profile, Skill and Map of skills."""

from collections.abc import Mapping

import polars as pl

from observatory.engine import Engine
from observatory.model.evidence import Grade
from observatory.model.provenance import Evidence
from observatory.queries import profiles, provenance, skills, skills_map, spread, transitions
from observatory.views.demand import given
from observatory.views.view import Answer, Choice, Codes, View, always, one, options

ESCO, LABELS, DESIGNS = "esco-1.1.1", "esco-labels", "observatory-curation"
WELDER = "7aedaa07-3884-4c5b-88f9-80997b2aa54b"
MEASURING = "42c25baf-ccb3-47d9-a872-bb2ceb615538"
ALL = "all"
SIMILAR = 6
YEARS = ("2024", "2018")


def listed(engine: Engine, codes: Codes, language: str) -> Answer:
    """Every profile by name, of one technology area or of all."""
    areas = dict(profiles.areas(engine, language=language).select("area_id", "area").iter_rows())
    found = profiles.profiles(engine, language=language)
    area = one(codes, "area")
    kept = found if area == ALL else found.filter(area_id=area)
    named = kept.with_columns(area=pl.col("area_id").replace_strict(areas, default=None, return_dtype=pl.String))
    return Answer(provenance.evidence(engine, [ESCO, LABELS], grade=Grade.CURATED), named)


def needed(engine: Engine, codes: Codes, language: str) -> Answer:
    """The skills of a profile, essential first."""
    found = profiles.needs(engine, profile=one(codes, "id"), language=language)
    return Answer(provenance.evidence(engine, [ESCO, LABELS], grade=Grade.CURATED), found)


def designs(engine: Engine, codes: Codes, language: str) -> Answer:
    """The micro-credentials that teach its essential skills, most first."""
    found = profiles.designs(engine, profile=one(codes, "id"), language=language)
    return Answer(provenance.evidence(engine, [ESCO, DESIGNS], grade=Grade.CURATED), found)


def similar(engine: Engine, codes: Codes, language: str) -> Answer:
    """The profiles that its skills reach furthest."""
    found = transitions.similar(engine, profile=one(codes, "id"), language=language, how_many=SIMILAR)
    told = found.select(
        "profile_id", "name", "isco_code", "area_id", pl.col("score", "back") * 100, "skills", "shared",
        "missing_essential",
    )  # fmt: skip
    return Answer(provenance.evidence(engine, [ESCO], grade=Grade.MODELLED), told)


def profile_regions(engine: Engine, codes: Codes, _language: str) -> Answer:
    """The regions in whose manufacturing a profile weighs most."""
    world = spread.spread(given(engine), period=one(codes, "year"))
    return Answer(_modelled(engine, world), spread.profile(world, one(codes, "id")))


def skill_regions(engine: Engine, codes: Codes, _language: str) -> Answer:
    """The regions in whose demand a skill weighs most."""
    world = spread.spread(given(engine), period=one(codes, "year"))
    return Answer(_modelled(engine, world), spread.skill(world, one(codes, "skill")))


def skill_profiles(engine: Engine, codes: Codes, language: str) -> Answer:
    """The profiles that need a skill, essential first."""
    found = skills.needing(engine, skill=one(codes, "skill"), language=language)
    return Answer(provenance.evidence(engine, [ESCO], grade=Grade.CURATED), found)


def positions(engine: Engine, _codes: Codes, language: str) -> Answer:
    """Where every profile lies on the map of skills."""
    return Answer(
        provenance.evidence(engine, [ESCO], grade=Grade.MODELLED), skills_map.profiles(engine, language=language)
    )


def _modelled(engine: Engine, world: spread.Spread) -> Evidence:
    return provenance.evidence(
        engine, [*world.origins, ESCO], grade=Grade.MODELLED, first=world.period, last=world.given.year
    )


def _profiles(engine: Engine, language: str, _codes: Codes) -> Mapping[str, str]:
    return dict(profiles.profiles(engine, language=language).select("profile_id", "name").iter_rows())


def _areas(engine: Engine, language: str, _codes: Codes) -> Mapping[str, str]:
    return {ALL: "", **dict(profiles.areas(engine, language=language).select("area_id", "area").iter_rows())}


def _skills(engine: Engine, language: str, _codes: Codes) -> Mapping[str, str]:
    return dict(skills.skills(engine, language=language).iter_rows())


PROFILE = Choice("id", "one", "Identifier of the job profile.", _profiles, always(WELDER))
SKILL = Choice("skill", "one", "Identifier of the skill.", _skills, always(MEASURING))
YEAR = Choice("year", "one", "Year of the regions.", options({year: year for year in YEARS}))
SHARES = ("region", "country", "quotient", "low", "high", "percent")
VIEWS = (
    View(
        name="profiles", page="profiles", answer=listed, ignores=("q",),
        choices=(Choice("area", "one", "Identifier of a technology area, or all.", _areas),),
        title={"en": "Job profiles", "es": "Perfiles profesionales"},
        fields=("profile_id", "name", "area_id", "isco_code", "area"),
    ),
    View(
        name="profile-skills", page="profile", answer=needed, choices=(PROFILE, YEAR),
        title={"en": "Skills of a job profile", "es": "Competencias de un perfil profesional"},
        fields=("skill_id", "name", "fallback", "need", "skill_type", "group_id", "group_name", "wide_id", "wide_name",
                "essential_profiles", "profiles", "designs"),
    ),
    View(
        name="profile-designs", page="profile", answer=designs, choices=(PROFILE, YEAR),
        title={"en": "Micro-credentials that teach skills of a job profile",
               "es": "Microcredenciales que enseñan competencias de un perfil profesional"},
        fields=("micro_credential_id", "name", "eqf_level", "workload_hours", "covered", "covered_share"),
    ),
    View(
        name="profile-similar", page="profile", answer=similar, choices=(PROFILE, YEAR),
        title={"en": "Job profiles closest to one", "es": "Perfiles profesionales más cercanos a uno"},
        fields=("profile_id", "name", "isco_code", "area_id", "score", "back", "skills", "shared",
                "missing_essential"),
    ),
    View(
        name="profile-regions", page="profile", answer=profile_regions, choices=(PROFILE, YEAR),
        title={"en": "Regions where a job profile weighs most", "es": "Regiones donde más pesa un perfil profesional"},
        fields=SHARES,
    ),
    View(
        name="skill-profiles", page="skill", answer=skill_profiles, choices=(SKILL, YEAR),
        title={"en": "Job profiles that need a skill", "es": "Perfiles profesionales que necesitan una competencia"},
        fields=("profile_id", "name", "area_id", "area", "isco_code", "need"),
    ),
    View(
        name="skill-regions", page="skill", answer=skill_regions, choices=(SKILL, YEAR),
        title={"en": "Regions that ask for a skill most", "es": "Regiones que más piden una competencia"},
        fields=SHARES,
    ),
    View(
        name="skills-map", page="skills-map", answer=positions, choices=(), ignores=("profile", "area"),
        title={"en": "Map of skills", "es": "Mapa de competencias"},
        fields=("profile_id", "name", "area_id", "area", "x", "y", "relative_id", "relative", "relative_area_id",
                "resemblance"),
    ),
)  # fmt: skip
