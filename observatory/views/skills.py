"""The page Skill: who needs it, what keeps it company, what teaches it, and what it is called."""

from collections.abc import Mapping

import polars as pl

from observatory.engine import Engine
from observatory.model.evidence import Grade
from observatory.queries import provenance, skills, spread, transitions
from observatory.views.profiles import ESCO, LABELS, SHARES, YEAR, everywhere, modelled, placed
from observatory.views.view import N_, Answer, Choice, Codes, View, always, one

DESIGNS = "observatory-curation"
MEASURING = "42c25baf-ccb3-47d9-a872-bb2ceb615538"
RELATED = 10


def profiles(engine: Engine, codes: Codes, language: str) -> Answer:
    """The profiles that need a skill, essential first."""
    found = skills.needing(engine, skill=one(codes, "skill"), language=language)
    return Answer(provenance.evidence(engine, [ESCO], grade=Grade.CURATED), found)


def areas(engine: Engine, codes: Codes, language: str) -> Answer:
    """Those profiles counted by technology area."""
    found = skills.by_area(skills.needing(engine, skill=one(codes, "skill"), language=language))
    return Answer(provenance.evidence(engine, [ESCO], grade=Grade.CURATED), found)


def related(engine: Engine, codes: Codes, language: str) -> Answer:
    """The skills that profiles need most often beside it."""
    found = skills.company(engine, skill=one(codes, "skill"), language=language, how_many=RELATED)
    return Answer(provenance.evidence(engine, [ESCO], grade=Grade.MODELLED), related_rows(found))


def related_rows(found: pl.DataFrame) -> pl.DataFrame:
    """Related skills, overlap in per cent."""
    return found.with_columns(pl.col("overlap") * 100)


def regions(engine: Engine, codes: Codes, language: str) -> Answer:
    """The regions in whose demand a skill weighs most."""
    world = everywhere(engine, one(codes, "year"))
    return Answer(modelled(engine, world), placed(engine, spread.skill(world, one(codes, "skill")), language))


def designs(engine: Engine, codes: Codes, language: str) -> Answer:
    """The micro-credentials that teach it."""
    found = transitions.teaching(engine, skills=[one(codes, "skill")], language=language)
    return Answer(provenance.evidence(engine, [DESIGNS], grade=Grade.CURATED), found)


def names(engine: Engine, codes: Codes, _language: str) -> Answer:
    """What it is called, by language."""
    found = skills.names(engine, skill=one(codes, "skill"))
    return Answer(provenance.evidence(engine, [ESCO, LABELS], grade=Grade.CURATED), found)


def _skills(engine: Engine, language: str, _codes: Codes) -> Mapping[str, str]:
    return dict(skills.skills(engine, language=language).iter_rows())


SKILL = Choice("skill", "one", N_("Identifier of the skill."), _skills, always(MEASURING))
VIEWS = (
    View(
        name="skill-profiles",
        page="skill",
        answer=profiles,
        choices=(SKILL,),
        title=N_("Job profiles that need a skill"),
        fields=("profile_id", "name", "area_id", "area", "isco_code", "need"),
    ),
    View(
        name="skill-areas",
        page="skill",
        answer=areas,
        choices=(SKILL,),
        title=N_("Job profiles that need a skill, by technology area"),
        fields=("area_id", "area", "essential", "optional", "profiles"),
    ),
    View(
        name="related-skills",
        page="skill",
        answer=related,
        choices=(SKILL,),
        title=N_("Skills needed most often beside one"),
        fields=("skill_id", "name", "skill_type", "together", "profiles", "overlap"),
    ),
    View(
        name="skill-regions",
        page="skill",
        answer=regions,
        choices=(SKILL, YEAR),
        title=N_("Regions that ask for a skill most"),
        fields=SHARES,
    ),
    View(
        name="skill-designs",
        page="skill",
        answer=designs,
        choices=(SKILL,),
        title=N_("Micro-credentials that teach a skill"),
        fields=("skill_id", "micro_credential_id", "name", "eqf_level", "workload_hours", "ects"),
    ),
    View(
        name="skill-names",
        page="skill",
        answer=names,
        choices=(SKILL,),
        title=N_("Names of a skill"),
        fields=("language", "preferred", "alternatives"),
    ),
)
