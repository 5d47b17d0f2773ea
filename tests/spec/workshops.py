"""An economy small enough to model by hand: one profile per class of manufacturing, three Spanish regions."""

import polars as pl

from tests.spec.published import published
from tests.spec.small_europe import EU, Cell, cell, small_europe
from tests.spec.test_micro_credentials import catalogue

# A turner in metal products (C25, medium-low), an engineer in electronics (C26, high), a baker (C10, low), and a
# consultant, whose industry is not manufacturing.
PROFILES = [
    ("turner", "7223", "2553"),
    ("engineer", "2152", "261|262"),
    ("baker", "7512", "107"),
    ("consultant", "2421", "702"),
]
NEEDS = [
    ("turner", "turn", "essential"),
    ("turner", "draw", "optional"),
    ("engineer", "solder", "essential"),
    ("engineer", "draw", "essential"),
    ("baker", "bake", "essential"),
    ("consultant", "advise", "essential"),
]
SKILLS = [
    ("turn", "turn metal", "S8.1.1"),
    ("draw", "read drawings", "S2.1"),
    ("solder", "solder", "S8.1.2"),
    ("bake", "bake bread", "S8.2.1"),
    ("advise", "advise clients", "S1.1"),
]
GROUPS = [
    ("S8", None, 1, "machinery"),
    ("S8.1", "S8", 2, "operating machinery"),
    ("S8.1.1", "S8.1", 3, "turning"),
    ("S8.1.2", "S8.1", 3, "soldering"),
    ("S8.2", "S8", 2, "baking machinery"),
    ("S8.2.1", "S8.2", 3, "ovens"),
    ("S2.1", "S2", 2, "information"),
    ("S1.1", "S1", 2, "advice"),
]
ISCO = ("OC21", "OC24", "OC72", "OC75")


def region(
    code: str, period: str, high: float, medium_low: float, whole: float | None, people: float | None
) -> list[Cell]:
    """The figures of one region in one year; None for what is not published."""
    figures = {
        "high-tech-manufacturing": high,
        "medium-low-tech-manufacturing": medium_low,
        "manufacturing-employment-share": whole,
        "population": people,
    }
    return [cell(name, code, period, value) for name, value in figures.items() if value is not None]


def employment(area: str, *people: float) -> list[Cell]:
    """Thousands employed in the four sub-major groups of this economy."""
    return [
        cell("occupation-employment", area, "2024", value, member=member, origin="survey")
        for member, value in zip(ISCO, people, strict=False)
    ]


# País Vasco: half of manufacturing is high, 30 % medium-low, 20 % other. Madrid has the same industries, twice as
# large. Galicia bakes. Luxembourg publishes the two technology-intensive classes only, and for 2018.
CELLS = [
    *region("ES21", "2024", 5.0, 3.0, 10.0, 1000.0),
    *region("ES30", "2024", 10.0, 6.0, 20.0, 1000.0),
    *region("ES11", "2024", 1.0, 1.0, 10.0, 2000.0),
    *region("LU00", "2018", 3.0, 1.0, None, 500.0),
    *employment("ES", 100.0, 100.0, 100.0, 100.0),
    *employment("LU", 10.0, 10.0, 30.0, 40.0),
    *employment(EU, 500.0, 500.0, 500.0, 500.0),
]


def workshops(cells: list[Cell] | None = None) -> dict[str, pl.DataFrame]:
    """Every table that the questions on demand need."""
    world = small_europe(CELLS if cells is None else cells)
    dimension = (
        pl.when(pl.col("member") == "total")
        .then(pl.lit("total"))
        .when(pl.col("indicator") == "job-adverts")
        .then(pl.lit("profile"))
        .otherwise(pl.lit("isco"))
    )
    return world | {
        "observation": world["observation"].with_columns(dimension=dimension),
        "job_profile": _frame(PROFILES, "profile_id", "isco_code", "nace_codes"),
        "profile_skill": _frame(NEEDS, "profile_id", "skill_id", "need"),
        "skill": _frame(SKILLS, "skill_id", "title", "group_id"),
        "skill_group": pl.DataFrame(
            GROUPS,
            schema={"group_id": pl.String, "parent_id": pl.String, "level": pl.Int64, "title": pl.String},
            orient="row",
        ),
        "micro_credential": _frame([("turning",), ("leading",)], "micro_credential_id"),
        "micro_credential_skill": _frame([("turning", "turn"), ("turning", "draw")], "micro_credential_id", "skill_id"),
    }


def _frame(rows: list[tuple[str, ...]], *columns: str) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=dict.fromkeys(columns, pl.String), orient="row")


def published_workshops(cells: list[Cell] | None = None) -> dict[str, pl.DataFrame]:
    """The same economy as it is published: five profiles of each kind, alike, and what stands behind the figures."""
    world = workshops(cells)
    records = catalogue()["micro_credential"].with_columns(
        micro_credential_id=pl.col("micro_credential_id").replace({"arc": "turning", "saw": "leading"})
    )
    spain = pl.DataFrame([("region", "ES", "es", "preferred", "España")], schema=world["label"].schema, orient="row")
    return (
        world
        | published("survey", "esco-1.1.1", "observatory-curation")
        | {
            "label": pl.concat([world["label"], spain]),
            "job_profile": _five(world["job_profile"]),
            "profile_skill": _five(world["profile_skill"]),
            "micro_credential": records,
            "skill_summary": world["skill"].select("skill_id", essential_profiles=pl.lit(5, pl.Int64)),
        }
    )


def _five(rows: pl.DataFrame) -> pl.DataFrame:
    """Each profile five times: fewer than five behind a skill are not compared."""
    return pl.concat([rows.with_columns(profile_id=pl.format("{}-{}", "profile_id", pl.lit(n))) for n in range(1, 6)])
