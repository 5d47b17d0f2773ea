"""What only the field knows: a profile needs skills, a suppressed cell has no number, a flag is one of Eurostat's."""

from collections.abc import Callable

import polars as pl

from observatory.errors import Finding
from observatory.model.evidence import FLAGS, Status

Frames = dict[str, pl.DataFrame]


def findings(frames: Frames) -> list[Finding]:
    """Run every rule whose tables are there."""
    return [finding for tables, rule in RULES if set(tables) <= set(frames) for finding in rule(frames)]


def profiles_without_essential_skill(frames: Frames) -> list[Finding]:
    """A profile that needs nothing tells a learner nothing."""
    essential = frames["profile_skill"].filter(pl.col("need") == "essential")
    lacking = frames["job_profile"].join(essential, on="profile_id", how="anti")
    return _each(lacking, "profile_id", "essential", "The profile has no essential skill.",
                 "Add its skills from ESCO, or exclude the profile with a reason.")  # fmt: skip


def orphan_skills(frames: Frames) -> list[Finding]:
    """A skill that no profile needs does not belong to this dataset."""
    orphans = frames["skill"].join(frames["profile_skill"], on="skill_id", how="anti")
    return _each(orphans, "skill_id", "orphan", "No profile needs this skill.", "Run `observatory ingest esco` again.")


def values_and_status(frames: Frames) -> list[Finding]:
    """A number where the status says value, and nowhere else."""
    wrong = frames["observation"].filter((pl.col("status") == Status.VALUE) != pl.col("value").is_not_null())
    return _each(wrong, "value", "status", "Value and status contradict each other.",
                 "Give a number where the status is value, and none where it is not.")  # fmt: skip


def numbers_are_finite(frames: Frames) -> list[Finding]:
    """Not a number and infinity are no figures."""
    wrong = frames["observation"].filter(pl.col("value").is_nan() | pl.col("value").is_infinite())
    return _each(wrong, "value", "finite", "The value is no finite number.", "Correct it, or set a status.")


def known_flags(frames: Frames) -> list[Finding]:
    """Flags are letters of Eurostat's list, in order, each once."""
    letters = "".join(FLAGS)
    flag = pl.col("flag")
    ordered = flag.str.split("").list.sort().list.unique(maintain_order=True).list.join("")
    wrong = frames["observation"].filter(
        flag.is_not_null() & (~flag.str.contains(f"^[{letters}]+$") | (flag != ordered))
    )
    return _each(wrong, "flag", "flag", "The flag is unknown or out of order.",
                 f"Use letters of “{letters}” in alphabetical order.")  # fmt: skip


def indicators_have_observations(frames: Frames) -> list[Finding]:
    """An indicator without a figure would be an empty chart."""
    empty = frames["indicator"].join(frames["observation"], on="indicator", how="anti")
    return _each(empty, "indicator", "empty", "The indicator has no observation.", "Ingest its source, or take it out.")


def _each(frame: pl.DataFrame, field: str, rule: str, message: str, remedy: str) -> list[Finding]:
    return [
        Finding(file, row, field, rule, f"{message} ({value})" if value is not None else message, remedy)
        for file, row, value in frame.select("_file", "_row", field).iter_rows()
    ]


RULES: list[tuple[tuple[str, ...], Callable[[Frames], list[Finding]]]] = [
    (("job_profile", "profile_skill"), profiles_without_essential_skill),
    (("skill", "profile_skill"), orphan_skills),
    (("observation",), values_and_status),
    (("observation",), numbers_are_finite),
    (("observation",), known_flags),
    (("indicator", "observation"), indicators_have_observations),
]
