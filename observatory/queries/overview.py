"""What is here at a glance, and three findings computed from it."""

import polars as pl

from observatory.engine import Engine
from observatory.queries.question import question


def holdings(engine: Engine) -> dict[str, int]:
    """Counts: profiles, skills, links, micro_credentials, regions (NUTS 2), indicators, figures, languages."""
    return engine.ask(question("holdings")).row(0, named=True)


def most_needed_skills(engine: Engine, *, language: str, how_many: int) -> pl.DataFrame:
    """Skills essential to most profiles: skill_id, name, essential_profiles, profiles (how many there are)."""
    return engine.ask(question("most_needed_skills"), {"language": language, "how_many": how_many})


def leading_regions(engine: Engine, *, indicator: str, how_many: int) -> pl.DataFrame:
    """NUTS 2 regions with the highest values in the best-covered newest year, and how many regions have one."""
    return engine.ask(question("leading_regions"), {"indicator": indicator, "how_many": how_many})


def job_outlook(engine: Engine, *, language: str) -> pl.DataFrame:
    """EU jobs by ISCO-08 major group: thousands at the first and last forecast year, change in per cent."""
    return engine.ask(question("job_outlook"), {"language": language})
