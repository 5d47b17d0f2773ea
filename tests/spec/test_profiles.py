"""Job profiles: names, facts, needs, area averages and designs; checked by hand on six trades."""

import polars as pl
import pytest

from observatory.queries import profiles
from tests.conftest import World
from tests.spec.small_trades import small_trades


def trades() -> dict[str, pl.DataFrame]:
    """The small trades with codes, and with the shares of three of them written by hand."""
    world = small_trades()
    codes = [pl.lit(f"{one}").alias(one) for one in ("esco_uri", "esco_code")]
    world["job_profile"] = world["job_profile"].with_columns(*codes, nace_codes=pl.lit("25|2562"))
    world["profile_summary"] = pl.DataFrame(
        [
            ("welder", "joining", 2, 1, 0.0, 0.5, 0.0, 0.0),
            ("solderer", "joining", 2, 1, 1.0, 0.0, 0.0, 0.0),
            ("turner", "machining", 3, 0, 0.0, 0.0, 0.0, 1 / 3),
        ],
        schema=[
            "profile_id",
            "area_id",
            "essential",
            "optional",
            "digital_share",
            "green_skill_share",
            "transversal_share",
            "knowledge_share",
        ],
        orient="row",
    )
    return world


def test_a_card_stands_beside_its_area(world: World) -> None:
    """Two profiles join metals: digital (0 + 1) / 2, green (0.5 + 0) / 2; the welder's own are 0 and 0.5."""
    card = profiles.card(world(trades()), profile="welder", language="es").row(0, named=True)

    assert ("soldador", "Soldadura", "25|2562", 2, 1) == (
        card["name"],
        card["area"],
        card["nace_codes"],
        card["essential"],
        card["optional"],
    )
    assert (0.0, 0.5, 2) == (card["digital"], card["green"], card["area_profiles"])
    assert (0.5, 0.25) == (card["area_digital"], card["area_green"])


def test_an_unknown_profile_has_no_card(world: World) -> None:
    """No row, no error."""
    assert profiles.card(world(trades()), profile="nobody", language="en").is_empty()


def test_needs_carry_rarity_and_designs(world: World) -> None:
    """Welding is essential for one profile and two designs teach it; blueprints have no Spanish name."""
    answer = profiles.needs(world(trades()), profile="welder", language="es")

    assert [
        ("blueprints", "blueprints", True, "essential", 4, 0),
        ("weld", "soldar", False, "essential", 1, 2),
        ("metals", "metals", True, "optional", 1, 0),
    ] == answer.sort("need", "skill_id").select(
        "skill_id", "name", "fallback", "need", "essential_profiles", "designs"
    ).rows()


def test_designs_say_how_much_they_cover(world: World) -> None:
    """Of the solderer's two essential skills one design teaches one; welding, optional for it, does not count."""
    answer = profiles.designs(world(trades()), profile="solderer", language="es")

    assert [("trade", "Metal trades", 1, pytest.approx(0.5))] == answer.select(
        "micro_credential_id", "name", "covered", "covered_share"
    ).rows()


def test_areas_are_counted(world: World) -> None:
    """Three other trades, two that join, one that machines."""
    assert [("Otros", 3), ("Soldadura", 2), ("Mecanizado", 1)] == profiles.areas(world(trades()), language="es").select(
        "area", "profiles"
    ).rows()


def test_names_fall_back_to_english(world: World) -> None:
    """Only the welder has a Spanish name."""
    answer = profiles.profiles(world(trades()), language="es")

    assert ["baker", "fitter", "helper", "soldador", "solderer", "turner"] == answer["name"].to_list()


def test_an_area_without_a_name_in_the_language_has_its_english_one(world: World) -> None:
    """A language that the dataset does not speak shows names, not codes, where there are any."""
    tables = trades()
    english = pl.DataFrame(
        [("technology_area", "joining", "en", "preferred", "Joining")], tables["label"].schema, orient="row"
    )
    tables["label"] = pl.concat([tables["label"], english])
    areas = profiles.areas(world(tables), language="eo")["area"].to_list()

    assert ["Joining", "machining", "other"] == sorted(areas)
