"""Six trades small enough to check by hand; with six profiles, a skill of one of them has rarity ln(1 + 6/1) = ln 7."""

from collections.abc import Mapping
from math import log

import polars as pl

# profile → its skills; a capital `E` is essential, `o` optional
TRADES: dict[str, dict[str, str]] = {
    "welder": {"weld": "E", "blueprints": "E", "metals": "o"},
    "solderer": {"solder": "E", "blueprints": "E", "weld": "o"},
    "turner": {"turn": "E", "blueprints": "E", "metals": "E"},
    "helper": {"blueprints": "E"},
    "fitter": {"blueprints": "o", "fit": "E"},
    "baker": {"bake": "E"},
}
KNOWLEDGE = ("metals",)
ISCO = {"welder": "7212", "solderer": "7212", "turner": "7223", "helper": "9329", "fitter": "7233", "baker": "7512"}
AREA = {"welder": "joining", "solderer": "joining", "turner": "machining"}
NEED = {"E": "essential", "o": "optional"}
BLUEPRINTS, WELD, METALS, ALONE = log(1 + 6 / 5), log(1 + 6 / 2), log(1 + 6 / 2), log(1 + 6 / 1)


def links(trades: Mapping[str, Mapping[str, str]] = TRADES) -> list[tuple[str, str, str]]:
    """profile, skill, need."""
    return [(profile, skill, NEED[need]) for profile, skills in trades.items() for skill, need in skills.items()]


def small_trades(trades: Mapping[str, Mapping[str, str]] = TRADES) -> dict[str, pl.DataFrame]:
    """The tables that questions on profiles and skills need."""
    needs = pl.DataFrame(links(trades), schema=["profile_id", "skill_id", "need"], orient="row")
    skills = sorted(set(needs["skill_id"]))
    text = pl.String
    return {
        "job_profile": pl.DataFrame(
            [(one, one, ISCO[one], AREA.get(one, "other")) for one in trades],
            schema=["profile_id", "title", "isco_code", "area_id"],
            orient="row",
        ),
        "profile_skill": needs,
        "skill": pl.DataFrame(
            [
                (
                    one,
                    f"uri:{one}",
                    one,
                    "knowledge" if one in KNOWLEDGE else "skill",
                    "sector-specific",
                    False,
                    one == "weld",
                    False,
                    "S8.1" if one in ("weld", "solder") else "K07",
                )
                for one in skills
            ],
            schema=[
                "skill_id",
                "esco_uri",
                "title",
                "skill_type",
                "reuse_level",
                "digital",
                "green",
                "transversal",
                "group_id",
            ],
            orient="row",
        ),
        "skill_summary": needs.group_by("skill_id").agg(
            essential_profiles=(pl.col("need") == "essential").sum().cast(pl.Int64),
            optional_profiles=(pl.col("need") == "optional").sum().cast(pl.Int64),
        ),
        "skill_group": pl.DataFrame(
            [
                ("S", None, 0, "skills"),
                ("S8", "S", 1, "machinery"),
                ("S8.1", "S8", 2, "joining"),
                ("K", None, 0, "knowledge"),
                ("K07", "K", 1, "engineering"),
            ],
            schema={"group_id": text, "parent_id": text, "level": pl.Int64, "title": text},
            orient="row",
        ),
        "technology_area": pl.DataFrame(
            [("joining", 2), ("machining", 1), ("empty", 3), ("other", 4)], schema=["area_id", "position"], orient="row"
        ),
        "isco_group": pl.DataFrame(
            [("7", 1, "Craft"), ("9", 1, "Elementary"), ("1", 1, "Managers"), ("72", 2, "Metal")],
            schema=["isco_code", "level", "title"],
            orient="row",
        ),
        "micro_credential": pl.DataFrame(
            [("arc", "Arc welding", 4, 50.0, 2.0), ("trade", "Metal trades", 3, 75.0, None)],
            schema=["micro_credential_id", "title", "eqf_level", "workload_hours", "ects"],
            orient="row",
        ),
        "micro_credential_skill": pl.DataFrame(
            [("arc", "weld"), ("trade", "weld"), ("trade", "solder")],
            schema=["micro_credential_id", "skill_id"],
            orient="row",
        ),
        "label": pl.DataFrame(
            [
                ("profile", "welder", "es", "preferred", "soldador"),
                ("skill", "weld", "en", "preferred", "weld"),
                ("skill", "weld", "es", "preferred", "soldar"),
                ("skill", "weld", "es", "alternative", "unir por soldadura"),
                ("skill_group", "S8", "es", "preferred", "maquinaria"),
                ("technology_area", "joining", "es", "preferred", "Soldadura"),
                ("technology_area", "machining", "es", "preferred", "Mecanizado"),
                ("technology_area", "other", "es", "preferred", "Otros"),
                ("isco_group", "7", "es", "preferred", "Oficiales"),
                ("micro_credential", "arc", "es", "preferred", "Soldeo por arco"),
            ],
            schema=["kind", "id", "language", "role", "label"],
            orient="row",
        ),
    }
