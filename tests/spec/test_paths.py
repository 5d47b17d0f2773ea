"""Learning paths: the fewest micro-credentials that teach what is missing, in order, on every engine."""

import polars as pl

from observatory.queries import demand, paths
from tests.conftest import World
from tests.spec.small_trades import TRADES, small_trades
from tests.spec.workshops import workshops

DESIGNS = [
    # key, title, level, hours, builds on, skills
    ("turning", "Turning", 4, 60.0, None, ["turn"]),
    ("metals", "Metals", 3, 30.0, None, ["metals"]),
    ("both", "Turning metals", 5, 90.0, "safety", ["turn", "metals"]),
    ("drawing", "Drawings", 3, 40.0, "metals", ["blueprints", "turn"]),
    ("safety", "Safety", 3, 10.0, None, []),
]


def learners() -> dict[str, pl.DataFrame]:
    """The small trades with five designs; nobody teaches baking, fitting, soldering or welding."""
    base = pl.DataFrame(
        [row[:5] for row in DESIGNS],
        orient="row",
        schema=["micro_credential_id", "title", "eqf_level", "workload_hours", "builds_on"],
    )
    empty = (
        "awarding_body",
        "country",
        "region",
        "prerequisites",
        "prerequisites_es",
        "stacks_with",
        "delivery",
        "assessment",
        "participation",
        "quality_assurance",
        "supervision",
        "grading",
        "further_information",
    )
    return small_trades(TRADES) | {
        "micro_credential": base.with_columns(
            *(pl.lit(None, pl.String).alias(name) for name in empty),
            ects=pl.lit(1.0),
            area_id=pl.lit("machining"),
            status=pl.lit("reference design"),
            language=pl.lit("en"),
            source=pl.lit("us"),
            grade=pl.lit("curated"),
            edition=pl.lit("e"),
            reviewed=pl.lit("2026-11-23"),
        ),
        "micro_credential_skill": pl.DataFrame(
            [(row[0], skill) for row in DESIGNS for skill in row[5]],
            schema=["micro_credential_id", "skill_id"],
            orient="row",
        ),
    }


def test_what_is_missing_is_essential_there_and_absent_here(world: World) -> None:
    """The turner needs turning, drawings and metals; the fitter only fits and reads drawings, if optionally."""
    engine = world(learners())

    assert {"turn", "metals"} == set(paths.missing(engine, source="fitter", target="turner"))
    assert [] == paths.missing(engine, source="turner", target="helper")


def test_one_design_beats_two(world: World) -> None:
    """Turning and metals in one, though two short ones exist; it builds on safety, and nothing could replace it."""
    found = paths.path(world(learners()), wanted=["turn", "metals", "bake"], language="en")

    assert [("both", 2, "metals|turn", "Safety", "")] == (
        found.steps.select("micro_credential_id", "closes", "skills", "first", "instead").rows()
    )
    assert (3, 2, 90.0, ["bake"], True) == (
        found.wanted,
        found.covered,
        found.hours,
        found.uncovered["name"].to_list(),
        found.proven,
    )


def test_the_order_follows_what_builds_on_what(world: World) -> None:
    """Drawings come first in the alphabet and are of the same level, but build on metals."""
    found = paths.path(world(learners()), wanted=["blueprints", "metals", "turn"], language="en")

    assert [("metals", "metals"), ("drawing", "blueprints|turn")] == (
        found.steps.select("micro_credential_id", "skills").rows()
    )
    assert ["", ""] == found.steps["first"].to_list()


def test_alternatives_are_named(world: World) -> None:
    """Turning alone: two others teach it, too, but take longer."""
    found = paths.path(world(learners()), wanted=["turn"], language="en")

    assert [("drawing", "Turning|Turning metals")] == found.steps.select("micro_credential_id", "instead").rows()


def test_nothing_taught_leaves_everything_open(world: World) -> None:
    """An empty path, and the skills by name in the visitor's language."""
    found = paths.path(world(learners()), wanted=["weld", "bake"], language="es")

    assert (0, 0, ["bake", "soldar"]) == (found.steps.height, found.covered, found.uncovered["name"].to_list())


def test_a_region_demands_most_and_most_above_another(world: World) -> None:
    """Galicia bakes, the Basque Country solders: what stands out there is not what stands out here."""
    given = demand.inputs(world(workshops()))
    basque, galician = (demand.scene(given, region=code).here for code in ("ES21", "ES11"))

    assert ["solder"] == paths.most_demanded(basque, how_many=1)
    assert "bake" not in paths.most_distinctive(basque, galician, how_many=9)
    assert "bake" == paths.most_distinctive(galician, basque, how_many=9)[0]
    assert [] == paths.most_distinctive(basque, basque, how_many=9)
