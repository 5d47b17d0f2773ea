"""Demand for skills: a region's industries, its country's occupations, and what those jobs need."""

from math import log

import polars as pl
import pytest

from observatory.model.demand import BASE, READINGS, Reading
from observatory.queries import agreement, demand
from tests.conftest import World
from tests.spec.small_europe import EU, Cell, cell
from tests.spec.workshops import CELLS, region, workshops


def shares(area: demand.Area, reading: Reading = BASE) -> dict[str, float]:
    """Demand by skill under a reading, rounded to six digits."""
    order = (BASE, *(one for one in READINGS if one != BASE))
    return {skill: round(share, 6) for skill, share in area.shares[order.index(reading)].iter_rows()}


def test_demand_multiplies_classes_occupations_and_needs(world: World) -> None:
    """Half the jobs are the engineer's, 30 % the turner's, 20 % the baker's; drawings are optional for the turner."""
    scene = demand.scene(demand.inputs(world(workshops())), region="ES21")
    plain = Reading(optional=0.5, damped=False, employed=True)
    total = 0.3 + (0.5 + 0.5 * 0.3) + 0.5 + 0.2

    assert {"high": 0.5, "medium_low": 0.3, "low": 0.2} == {name: round(one, 6) for name, one in scene.here.mix.items()}
    assert {
        "turn": round(0.3 / total, 6),
        "draw": round((0.5 + 0.5 * 0.3) / total, 6),
        "solder": round(0.5 / total, 6),
        "bake": round(0.2 / total, 6),
    } == shares(scene.here, plain)


def test_a_skill_that_many_profiles_list_counts_less(world: World) -> None:
    """Two of three profiles list drawings: ln(3/2); one lists each other skill: ln 3. Optional counts a quarter."""
    scene = demand.scene(demand.inputs(world(workshops())), region="ES21")
    total = (0.3 + 0.5 + 0.2) * log(3) + (0.5 + 0.25 * 0.3) * log(3 / 2)

    assert round(0.3 * log(3) / total, 6) == shares(scene.here)["turn"]
    assert round((0.5 + 0.25 * 0.3) * log(3 / 2) / total, 6) == shares(scene.here)["draw"]


def test_the_skill_mix_differs_between_regions_of_one_country(world: World) -> None:
    """Galicia bakes, País Vasco does not: occupations are Spain's in both, the classes are their own."""
    given = demand.inputs(world(workshops()))
    basque, galician = (demand.scene(given, region=code) for code in ("ES21", "ES11"))

    assert shares(basque.here)["bake"] < shares(galician.here)["bake"]
    assert shares(basque.here)["solder"] > shares(galician.here)["solder"]


def test_size_alone_does_not_change_the_mix(world: World) -> None:
    """Madrid has twice as much of every class as País Vasco: the same mix, another level."""
    given = demand.inputs(world(workshops()))
    basque, madrid = (demand.scene(given, region=code) for code in ("ES21", "ES30"))

    assert shares(basque.here) == shares(madrid.here)
    assert (10.0, 20.0) == (basque.level["ES21"], madrid.level["ES30"])


def test_a_country_is_the_mean_of_its_regions_by_people(world: World) -> None:
    """(1000 · 5 + 1000 · 10 + 2000 · 1) / 4000 = 4.25 % high of (10 000 + 20 000 + 20 000) / 4000 = 12.5 %."""
    scene = demand.scene(demand.inputs(world(workshops())), region="ES21")

    assert scene.country is not None
    assert (3, 4.25 / 12.5) == (scene.country.regions, round(scene.country.mix["high"], 6))
    assert (EU, 3) == (scene.europe.code, scene.europe.regions)


def test_employment_of_the_country_weighs_profiles_of_a_class(world: World) -> None:
    """A second profile in electronics from another group: Spain employs three times as many of its kind."""
    tables = workshops(
        [
            *CELLS,
            cell("occupation-employment", "ES", "2024", 300.0, member="OC31"),
            cell("occupation-employment", EU, "2024", 300.0, member="OC31"),
        ]
    )
    tables["job_profile"] = pl.concat(
        [
            tables["job_profile"],
            pl.DataFrame([("tester", "3114", "26")], schema=tables["job_profile"].schema, orient="row"),
        ]
    )
    scene = demand.scene(demand.inputs(world(tables)), region="ES21")
    weights = dict(scene.here.occupations.select("profile_id", "weight").iter_rows())

    assert (0.5 * 100 / 400, 0.5 * 300 / 400) == (round(weights["engineer"], 6), round(weights["tester"], 6))


def test_without_the_rest_of_manufacturing_two_classes_are_the_whole(world: World) -> None:
    """Luxembourg, 2018: 3 % and 1 % of employment, so 75 % and 25 %; bakers are not in the picture; no country."""
    scene = demand.scene(demand.inputs(world(workshops())), region="LU00")

    assert ("2018", "none", None) == (scene.period, scene.basis, scene.country)
    assert {"high": 0.75, "medium_low": 0.25, "low": 0.0} == scene.here.mix
    assert 0.0 == shares(scene.here)["bake"]


def test_a_group_that_the_country_does_not_publish_is_left_out_on_both_sides(world: World) -> None:
    """No bakers in Spain's figures: otherwise baking would seem to be needed in the EU only."""
    cells = [one for one in CELLS if not (one[1] == "ES" and one[3] == "OC75")]
    scene = demand.scene(demand.inputs(world(workshops(cells))), region="ES11")

    assert ("OC75",) == scene.groups_missing
    assert "bake" not in shares(scene.here) | shares(scene.europe)


def test_what_is_missing_is_named(world: World) -> None:
    """İstanbul has neither; Galicia lacks occupations where Spain publishes none."""
    cells = [one for one in CELLS if not (one[0] == "occupation-employment" and one[1] == "ES")]
    given = demand.inputs(world(workshops(cells)))

    assert (["classes", "occupations"], ["occupations"], []) == (
        demand.missing(given, region="TR10"),
        demand.missing(given, region="ES11"),
        demand.missing(given, region="LU00"),
    )


def test_quotients_compare_shares_and_show_their_spread(world: World) -> None:
    """The group `operating machinery` is turning and soldering; undamped and essential only: 0.8 / 1.5 of demand."""
    engine = world(workshops())
    given = demand.inputs(engine)
    scene = demand.scene(given, region="ES21")
    marked = demand.kinds(demand.skills(engine, language="en"), given, by="group_id", least=1)
    found = demand.quotients(scene.here, scene.europe, marked)
    plain = shares(scene.here, Reading(0.0, False, True))
    row = found.filter(kind="S8.1").row(0, named=True)

    assert round(0.8 / 1.5, 6) == round(plain["turn"] + plain["solder"], 6)
    assert ["S2.1", "S8.1", "S8.2"] == sorted(found["kind"])
    assert row["low"] <= row["quotient"] <= row["high"]
    assert (row["share"] / row["share_there"], 2) == (row["quotient"], row["profiles"])


def test_too_few_profiles_give_no_quotient(world: World) -> None:
    """Two profiles stand behind operating machinery; five are asked for."""
    engine = world(workshops())

    assert demand.kinds(demand.skills(engine, language="en"), demand.inputs(engine), by="group_id").is_empty()


def test_uncovered_demand_beside_the_completeness_of_the_catalogue(world: World) -> None:
    """Turning and drawings are taught; soldering and baking are not. One of two designs names skills."""
    engine = world(workshops())
    scene = demand.scene(demand.inputs(engine), region="ES21")
    found = shares(scene.here)

    assert round(found["solder"] + found["bake"], 5) == round(
        demand.uncovered(scene.here, demand.skills(engine, language="en")), 5
    )
    assert {"designs": 2, "with_skills": 1, "skills": 2} == demand.catalogue(engine)
    low, high = demand.uncovered_spread(scene.here, demand.skills(engine, language="en"))
    # Least where generic drawings count in full: 0.7 of 1 + 0.5 + 0.15 (or alike); most where they are damped away.
    assert low <= 0.7 / (1 + 0.5 + 0.5 * 0.3) + 1e-9 < found["solder"] + found["bake"] <= high + 1e-6


def test_a_skill_grows_as_its_occupations_do(world: World) -> None:
    """Major group 2 grows by 10 %, group 7 shrinks by 5 %: drawings (1 : 0.25) by (10 − 0.25 · 5) / 1.25."""
    engine = world(
        workshops(
            [
                *CELLS,
                cell("occupation-forecast", EU, "2024", 100.0, member="OC2"),
                cell("occupation-forecast", EU, "2035", 110.0, member="OC2"),
                cell("occupation-forecast", EU, "2024", 200.0, member="OC7"),
                cell("occupation-forecast", EU, "2035", 190.0, member="OC7"),
            ]
        )
    )
    found = demand.outlook(demand.inputs(engine), demand.forecast(engine))
    change = {skill: round(value, 6) for skill, value in found.select("skill_id", "change").iter_rows()}

    assert {"turn": -5.0, "bake": -5.0, "solder": 10.0, "advise": 10.0, "draw": (10 - 0.25 * 5) / 1.25} == change


def test_places_and_names_speak_the_visitors_language(world: World) -> None:
    """Regions by country and name; names of skills fall back to their title, groups likewise."""
    engine = world(workshops())
    places = demand.places(engine, language="en")

    assert ["ES11", "ES30", "ES21", "LU00", "TR10"] == places["region"].to_list()
    assert [True, True, True, True, False] == places["member_state"].to_list()
    assert {"Spain"} == set(places.filter(country="ES")["country_name"])
    assert "operating machinery" == demand.groups(engine, language="es")["S8.1"]
    assert [("turn", "turn metal", "S8.1", 1)] == demand.skills(engine, language="es").filter(skill_id="turn").rows()


VACANCIES = dict.fromkeys(("OC1", "OC3", "OC4", "OC5", "OC6", "OC8", "OC9"), 0.0) | {"OC2": 50.0, "OC7": 30.0}


def counted(counts: dict[str, float]) -> list[Cell]:
    """A survey of vacancies in País Vasco."""
    return [cell("manufacturing-vacancies", "ES21", "2024", value, member=member) for member, value in counts.items()]


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        (VACANCIES, [("ES21", 80.0, 9, round(31.5 / (31.5 * 32) ** 0.5, 3))]),
        (VACANCIES | {"OC2": 5.0, "OC7": 3.0}, []),
        ({"OC2": 50.0, "OC7": 30.0}, []),
    ],
    ids=["enough", "too few vacancies", "too few groups"],
)
def test_agreement_with_vacancies(
    world: World, counts: dict[str, float], expected: list[tuple[str, float, int, float]]
) -> None:
    """Modelled: half in group 2, half in group 7; counted: 50 and 30; seven more groups have none on either side.

    Ranks less their mean of 5: modelled 7 × −1, 3.5, 3.5; counted 7 × −1, 4, 3.
    """
    engine = world(workshops([*CELLS, *counted(counts)]))
    found = agreement.with_vacancies(engine, demand.inputs(engine))

    assert expected == [
        (row["region"], row["counted"], row["groups"], round(row["correlation"], 3)) for row in found.to_dicts()
    ]


def test_the_model_is_held_against_a_plain_guess(world: World) -> None:
    """Spain employs 200 in group 2 (OC21, OC24) and 200 in group 7: the plain guess ties them as the model does.

    Among the two groups with profiles, a tie has no order to compare: no correlation.
    """
    engine = world(workshops([*CELLS, *counted(VACANCIES)]))
    row = agreement.with_vacancies(engine, demand.inputs(engine)).row(0, named=True)

    assert (row["correlation"], None, row["correlation"]) == (row["plain"], row["covered"], row["alike"])


def test_agreement_with_adverts_counts_profiles_of_manufacturing_only(world: World) -> None:
    """The consultant's adverts are left aside; engineers 20, turners 10, none for bakers: the modelled order."""
    adverts = {"engineer": 20.0, "turner": 10.0, "consultant": 99.0, "unmatched": 5.0}
    engine = world(
        workshops(
            [
                *CELLS,
                *(cell("job-adverts", "ES21", "2024-10", value, member=member) for member, value in adverts.items()),
            ]
        )
    )
    given = demand.inputs(engine)
    found = agreement.with_adverts(engine, given)

    assert [("ES21", 30.0, 3, 1.0)] == found.select("region", "counted", "groups", "correlation").rows()
    assert (134, 30) == agreement.adverts_in(engine, given, region="ES21")
    assert None is agreement.adverts_in(engine, given, region="LU00")
    assert 1.0 == agreement.middle(found)


def test_a_region_of_its_own_year_may_be_asked_about(world: World) -> None:
    """An older year on request; else the newest."""
    given = demand.inputs(world(workshops([*CELLS, *region("ES21", "2018", 1.0, 3.0, None, 1000.0)])))

    assert (0.25, 0.5) == (
        demand.scene(given, region="ES21", period="2018").here.mix["high"],
        demand.scene(given, region="ES21").here.mix["high"],
    )
