"""The map of skills: computed once with the dataset, so that every visitor sees the same picture at once."""

import polars as pl

from observatory.model import layout

TABLES = ("profile_relative", "map_area", "map_profile")
NEEDED = ("job_profile", "profile_skill")


def tables(job_profile: pl.DataFrame, profile_skill: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """The tables of the map.

    Args:
        job_profile: with profile_id and area_id.
        profile_skill: profile_id, skill_id, need.

    Returns:
        `profile_relative` (profile_id, relative_id, position from 1, resemblance 0..1), `map_area` (area_id, x, y, r)
        and `map_profile` (profile_id, area_id, x, y).
    """
    areas = dict(job_profile.select("profile_id", "area_id").sort("profile_id").iter_rows())
    grouped = profile_skill.filter(need="essential").group_by("profile_id").agg("skill_id").sort("profile_id")
    relatives = layout.resemblances(dict(grouped.iter_rows()))
    discs, places = layout.arranged(areas, relatives)
    text, real = pl.String, pl.Float64
    return {
        "profile_relative": pl.DataFrame(
            relatives, schema={"profile_id": text, "relative_id": text, "resemblance": real}, orient="row"
        ).with_columns(position=pl.int_range(1, pl.len() + 1).over("profile_id").cast(pl.Int64)),
        "map_area": pl.DataFrame(
            [(area, disc.x, disc.y, disc.r) for area, disc in discs.items()],
            schema={"area_id": text, "x": real, "y": real, "r": real},
            orient="row",
        ),
        "map_profile": pl.DataFrame(
            [(profile, areas[profile], *places[profile]) for profile in sorted(places)],
            schema={"profile_id": text, "area_id": text, "x": real, "y": real},
            orient="row",
        ),
    }
