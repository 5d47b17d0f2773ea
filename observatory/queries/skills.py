"""One skill: what it is called, who needs it, what keeps it company."""

import polars as pl

from observatory.engine import Engine
from observatory.queries.question import question

LEAST_TOGETHER = 3
"""Skills that meet in one or two profiles only share a profile, not a field."""


def skills(engine: Engine, *, language: str) -> pl.DataFrame:
    """Every skill by name: skill_id, name."""
    return engine.ask(question("skill_names"), {"language": language})


def card(engine: Engine, *, skill: str) -> pl.DataFrame:
    """What a skill is: one row, none where there is no such skill.

    Returns:
        skill_id, esco_uri, skill_type (`skill`, `knowledge`), reuse_level, digital, green, transversal, group_id,
        essential_profiles, optional_profiles, profiles (how many there are), commoner (skills that more profiles need),
        skills (how many there are).
    """
    return engine.ask(question("skill_card"), {"skill": skill})


def path(engine: Engine, *, skill: str, language: str) -> pl.DataFrame:
    """The groups a skill is in, widest first: group_id, name, level."""
    return engine.ask(question("skill_path"), {"skill": skill, "language": language})


def names(engine: Engine, *, skill: str) -> pl.DataFrame:
    """What a skill is called: language, preferred (null where only synonyms are known), alternatives (`a; b`)."""
    labels = engine.ask(question("skill_labels"), {"skill": skill})
    return labels.group_by("language", maintain_order=True).agg(
        preferred=pl.col("label").filter(pl.col("role") == "preferred").first(),
        alternatives=pl.col("label").filter(pl.col("role") == "alternative").str.join("; "),
    )


def needing(engine: Engine, *, skill: str, language: str) -> pl.DataFrame:
    """The profiles that need a skill, essential first: profile_id, name, area_id, area, isco_code, need."""
    return engine.ask(question("skill_profiles"), {"skill": skill, "language": language})


def by_area(needing: pl.DataFrame) -> pl.DataFrame:
    """Profiles counted by technology area, most first: area_id, area, essential, optional, profiles."""
    return (
        needing.group_by("area_id", "area")
        .agg(
            essential=(pl.col("need") == "essential").sum().cast(pl.Int64),
            optional=(pl.col("need") == "optional").sum().cast(pl.Int64),
        )
        .with_columns(profiles=pl.col("essential") + pl.col("optional"))
        .sort("profiles", "essential", "area", descending=[True, True, False])
    )


def company(engine: Engine, *, skill: str, language: str, how_many: int) -> pl.DataFrame:
    """The skills most often needed together with one.

    Overlap is the number of profiles that need both, divided by the number that need either (Jaccard): a skill that
    nearly everybody needs is nobody's neighbour. Fewer than three profiles with both are not counted.

    Returns:
        skill_id, name, skill_type, together (profiles that need both), profiles (that need it), overlap (0..1).
    """
    return engine.ask(
        question("skill_company"), {"skill": skill, "language": language, "least": LEAST_TOGETHER, "how_many": how_many}
    )


def relatives(engine: Engine, *, skill: str, language: str) -> pl.DataFrame:
    """The skills that ESCO relates to one.

    Returns:
        relation (`broader`, `narrower`, `helps`: of use for it, `helped`: it is of use for them), skill_id, name,
        skill_type.
    """
    return engine.ask(question("skill_relatives"), {"skill": skill, **_spoken(language)})


def _spoken(language: str) -> dict[str, object]:
    return {"language": language, "languages": [language, "en"]}
