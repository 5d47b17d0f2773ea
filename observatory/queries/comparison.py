"""Two or three job profiles side by side: what they share, and what is each one's own."""

from collections.abc import Sequence

import polars as pl

from observatory.engine import Engine
from observatory.queries.question import question


def skills(engine: Engine, *, profiles: Sequence[str], language: str) -> pl.DataFrame:
    """Every skill that one of the profiles needs; shared ones first, then the rarest.

    Returns:
        skill_id, name, skill_type, profiles (of all that need it: the fewer, the rarer), shared (how many of these
        need it), and per profile a column of its id with `essential`, `optional` or null.
    """
    needed = engine.ask(question("compared_skills"), {"profiles": list(profiles), "language": language})
    needs = [pl.col("need").filter(pl.col("profile_id") == profile).first().alias(profile) for profile in profiles]
    return (
        needed.group_by("skill_id", maintain_order=True)
        .agg(pl.col("name", "skill_type", "profiles").first(), *needs, shared=pl.len().cast(pl.Int64))
        .sort("shared", "profiles", "name", "skill_id", descending=[True, False, False, False])
    )


def counts(skills: pl.DataFrame, profiles: Sequence[str]) -> pl.DataFrame:
    """Skills of each profile by how many of the others need them: profile_id, all, some, own; they add up.

    Args:
        skills: as `skills` answers.
        profiles: the same profiles; of two, `some` is always 0.
    """
    rows = []
    for profile in profiles:
        shared = skills.filter(pl.col(profile).is_not_null())["shared"]
        everywhere, alone = int((shared == len(profiles)).sum()), int((shared == 1).sum())
        rows.append((profile, everywhere, len(shared) - everywhere - alone, alone))
    kinds = {"profile_id": pl.String, "all": pl.Int64, "some": pl.Int64, "own": pl.Int64}
    return pl.DataFrame(rows, schema=kinds, orient="row")
