"""Skills that belong together: what an editor looks at before writing a new micro-credential design.

Within a technology area, two essential skills are alike when the same profiles need them: the number of
profiles that need both, divided by the geometric mean of the numbers that need each (Ochiai's coefficient,
0 to 1). The most needed skill opens a group and takes in the skills most like it; then the most needed of the
rest opens the next one. Skills left alone are the area's long tail and stay out.
"""

from math import sqrt

import polars as pl

SCHEMA = {
    "area_id": pl.String,
    "group": pl.Int64,
    "position": pl.Int64,
    "skill_id": pl.String,
    "profiles": pl.Int64,
    "likeness": pl.Float64,
}


def skill_groups(
    profiles: pl.DataFrame,
    needs: pl.DataFrame,
    *,
    smallest: int = 4,
    largest: int = 10,
    fewest_profiles: int = 3,
    likeness: float = 0.3,
) -> pl.DataFrame:
    """Return groups of essential skills by technology area, the same for the same tables.

    Args:
        profiles: `profile_id`, `area_id`.
        needs: `profile_id`, `skill_id`, `need`; optional needs are left out.
        smallest: how many skills a group must have.
        largest: how many skills a group may have.
        fewest_profiles: skills that fewer profiles of the area need are left out.
        likeness: how alike a skill must be to the one that opened the group.

    Returns:
        area_id, group (1 is opened by the most needed skill), position in the group, skill_id, profiles
        (of the area that need the skill), likeness (to the skill that opened the group).
    """
    essential = needs.filter(pl.col("need") == "essential").join(profiles, on="profile_id")
    rows = []
    for (area,), part in sorted(essential.group_by("area_id"), key=lambda item: str(item[0][0])):
        needed_by = _needed_by(part, fewest_profiles)
        groups = _groups(needed_by, smallest=smallest, largest=largest, likeness=likeness)
        for number, group in enumerate(groups, start=1):
            for position, (skill, like) in enumerate(group, start=1):
                rows.append((area, number, position, skill, len(needed_by[skill]), round(like, 3)))
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


def _needed_by(needs: pl.DataFrame, fewest_profiles: int) -> dict[str, frozenset[str]]:
    """Return the profiles that need each skill, the most needed skill first."""
    sets = {
        str(skill): frozenset(part["profile_id"])
        for (skill,), part in needs.group_by("skill_id")
        if part["profile_id"].n_unique() >= fewest_profiles
    }
    return dict(sorted(sets.items(), key=lambda item: (-len(item[1]), item[0])))


def _groups(
    needed_by: dict[str, frozenset[str]], *, smallest: int, largest: int, likeness: float
) -> list[list[tuple[str, float]]]:
    groups = []
    waiting = list(needed_by)
    while waiting:
        opener, *others = waiting
        alike = [(skill, _likeness(needed_by[opener], needed_by[skill])) for skill in others]
        near = sorted((pair for pair in alike if pair[1] >= likeness), key=lambda pair: (-pair[1], pair[0]))
        group = [(opener, 1.0), *near[: largest - 1]]
        if len(group) < smallest:
            group = group[:1]  # the opener stays alone; its few partners may still join another group
        else:
            groups.append(group)
        taken = {skill for skill, _ in group}
        waiting = [skill for skill in waiting if skill not in taken]
    return groups


def _likeness(own: frozenset[str], other: frozenset[str]) -> float:
    return len(own & other) / sqrt(len(own) * len(other))
