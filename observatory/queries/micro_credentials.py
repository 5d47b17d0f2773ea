"""What teaches a skill: the catalogue of micro-credentials, its records, and what it leaves out."""

import polars as pl

from observatory.engine import Engine
from observatory.queries.question import question


def designs(
    engine: Engine,
    *,
    language: str,
    level: int | None = None,
    area: str | None = None,
    skill: str | None = None,
    country: str | None = None,
    least: int = 0,
    most: int = 10_000,
) -> pl.DataFrame:
    """The records that fit every choice, by name.

    Args:
        engine: who answers.
        language: of names and purposes; English where there is none.
        level: EQF level.
        area: technology area.
        skill: UUID of a skill that must be taught.
        country: of the issuer; reference designs have none.
        least: fewest hours of workload.
        most: most hours of workload.

    Returns:
        One row per record with its standard elements; lists stay joined with `|`; `skills` counts what it teaches.
    """
    choice = {"level": level, "area": area, "skill": skill, "country": country, "least": least, "most": most}
    return engine.ask(question("designs"), {"language": language, **choice})


def taught_skills(engine: Engine, *, language: str) -> dict[str, str]:
    """Every skill that the catalogue teaches: UUID → name."""
    return dict(engine.ask(question("taught_skills"), {"language": language}).iter_rows())


def skills(engine: Engine, *, design: str, language: str) -> pl.DataFrame:
    """Skills of a record: skill_id, name, in_english, skill_type, essential_profiles, optional_profiles, made_by."""
    return engine.ask(question("design_skills"), {"design": design, "language": language})


def outcomes(engine: Engine, *, design: str, language: str) -> list[str]:
    """What a learner can do afterwards, in order."""
    return engine.ask(question("design_outcomes"), {"design": design, "language": language})["outcome"].to_list()


def profiles(engine: Engine, *, design: str, language: str, how_many: int = 8) -> pl.DataFrame:
    """The profiles of whose essential skills the record teaches most: profile_id, name, taught, essential, share."""
    choice = {"design": design, "language": language, "how_many": how_many}
    return engine.ask(question("design_profiles"), choice)


def coverage(engine: Engine, *, language: str) -> pl.DataFrame:
    """Per technology area: area_id, area, needs (essential relations), covered, share (0–1); highest share first."""
    return engine.ask(question("design_coverage"), {"language": language})


def completeness(engine: Engine) -> dict[str, int]:
    """How many records there are, and how many carry skills, a level, a workload, a stated quality assurance."""
    return engine.ask(question("design_completeness")).row(0, named=True)


def terms(engine: Engine, *, language: str) -> dict[str, str]:
    """Terms of the European Learning Model as the visitor reads them."""
    return dict(engine.ask(question("learning_terms"), {"language": language}).iter_rows())
