"""Job profiles: which there are, what one is, which skills it needs, and what teaches them."""

import polars as pl

from observatory.engine import Engine
from observatory.queries.question import question


def profiles(engine: Engine, *, language: str) -> pl.DataFrame:
    """Every profile by name, English where there is none: profile_id, name, area_id, isco_code."""
    return engine.ask(question("profile_names"), {"language": language})


def areas(engine: Engine, *, language: str) -> pl.DataFrame:
    """Technology areas with their profiles counted, most first: area_id, area, profiles."""
    return engine.ask(question("profile_areas"), {"language": language})


def card(engine: Engine, *, profile: str, language: str) -> pl.DataFrame:
    """What a profile is: one row, none where there is no such profile.

    Returns:
        profile_id, name, esco_uri, esco_code, isco_code, isco_name, nace_codes, area_id, area, essential, optional
        (numbers of skills), digital, green, transversal, knowledge (shares of its essential skills, 0..1; null
        without any), area_profiles (profiles of its area with essential skills, itself included), area_digital,
        area_green, area_transversal, area_knowledge (plain averages over them).
    """
    return engine.ask(question("profile_card"), {"profile": profile, "language": language})


def needs(engine: Engine, *, profile: str, language: str) -> pl.DataFrame:
    """The skills of a profile, essential first, skills before knowledge, then by group.

    Returns:
        skill_id, name, fallback (true: the English name, for want of one in the language), need (`essential`,
        `optional`), skill_type (`skill`, `knowledge`), group_id, group_name, wide_id, wide_name (the group to fold
        by, up to three levels above), essential_profiles (profiles for which the skill is essential), profiles (that
        need it at all: the fewer, the rarer), designs (micro-credential designs that teach it).
    """
    return engine.ask(question("profile_skills"), {"profile": profile, "language": language})


def designs(engine: Engine, *, profile: str, language: str) -> pl.DataFrame:
    """Designs that teach essential skills of a profile, most first.

    Returns:
        micro_credential_id, name, eqf_level, workload_hours, covered (essential skills taught), covered_share (of all
        essential skills of the profile, 0..1).
    """
    return engine.ask(question("profile_designs"), {"profile": profile, "language": language})
