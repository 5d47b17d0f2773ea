"""From one job profile to others: how much carries over, what is missing, what teaches it."""

from collections.abc import Iterable

import polars as pl

from observatory.engine import Engine
from observatory.model.transition import ESSENTIAL, OPTIONAL
from observatory.queries.question import question


def moves(engine: Engine, *, profile: str, language: str) -> pl.DataFrame:
    """How much of what each profile needs do the skills of one carry over? See `observatory.model.transition`.

    Returns:
        Every profile, the one asked for too (its score is 1), best first: profile_id, name, area_id, major (ISCO-08
        major group), isco_code, score (0..1) and its parts essential, optional, knowledge, which add up to it;
        essential_share, optional_share, knowledge_share (of what the target needs of that part; null where nothing);
        back (the score of the way back), skills, shared, missing_essential (numbers of the target's skills).
    """
    return engine.ask(
        question("moves"), {"profile": profile, "language": language, "essential": ESSENTIAL, "optional": OPTIONAL}
    )


def nearest(
    moves: pl.DataFrame, *, profile: str, area: str = "", major: str = "", how_many: int | None = None
) -> pl.DataFrame:
    """The best targets among moves, without the profile itself; of one technology area or ISCO-08 major group."""
    kept = moves.filter((pl.col("profile_id") != profile) & (pl.col("shared") > 0))
    if area:
        kept = kept.filter(area_id=area)
    if major:
        kept = kept.filter(major=major)
    return kept if how_many is None else kept.head(how_many)


def similar(engine: Engine, *, profile: str, language: str, how_many: int = 5) -> pl.DataFrame:
    """The profiles that the skills of one reach furthest; rows as in `moves`."""
    return nearest(moves(engine, profile=profile, language=language), profile=profile, how_many=how_many)


def steps(engine: Engine, *, source: str, target: str, language: str) -> pl.DataFrame:
    """Skill by skill, what a move takes; essential and rare skills first.

    Returns:
        skill_id, name, skill_type, need (of the target), held (need of the source, null where it has not the skill),
        outcome (`carried`, `partly`: essential there and only optional here, `missing`), profiles (that need it),
        rarity, designs (micro-credential designs that teach it).
    """
    return engine.ask(question("move_steps"), {"source": source, "target": target, "language": language})


def teaching(engine: Engine, *, skills: Iterable[str], language: str) -> pl.DataFrame:
    """Which micro-credential designs teach these skills? One row per design and skill.

    Returns:
        skill_id, micro_credential_id, name, eqf_level, workload_hours, ects.
    """
    # An empty list has no type that an engine could compare.
    return engine.ask(question("designs_teaching"), {"skills": list(skills) or [""], "language": language})


def designs(taught: pl.DataFrame) -> pl.DataFrame:
    """Designs that teach most of the skills asked for first: the columns of `teaching` and skills (their number)."""
    return (
        taught.group_by("micro_credential_id", maintain_order=True)
        .agg(pl.col("name", "eqf_level", "workload_hours", "ects").first(), skills=pl.col("skill_id").n_unique())
        .sort("skills", "name", "micro_credential_id", descending=[True, False, False])
    )


def profiles(engine: Engine, *, language: str) -> pl.DataFrame:
    """Every job profile by name: profile_id, name, area_id, isco_code."""
    return engine.ask(question("profile_names"), {"language": language})


def groups(engine: Engine, *, language: str) -> tuple[dict[str, str], dict[str, str]]:
    """Technology areas and ISCO-08 major groups that have profiles: code → name, in display order."""
    names = engine.ask(question("group_names"), {"language": language})
    areas, majors = (dict(names.filter(kind=kind).select("code", "name").iter_rows()) for kind in ("area", "major"))
    return areas, majors
