"""Coverage as it is published: what is said and drawn of demand and teaching, in a small economy."""

import polars as pl
import pytest

from observatory.charts.palette import LIGHT
from observatory.errors import NotHeld
from observatory.views import find
from observatory.views.asking import ask, offered
from observatory.views.coverage_words import rounded
from tests.conftest import World
from tests.spec.test_view_skills_in_demand import BAKE, DRAW, EU_DRAW, EU_TURN, HERE, SOLDER, SPACE, THERE, TURN, asked
from tests.spec.workshops import published_workshops


def with_an_offer() -> dict[str, pl.DataFrame]:
    """One record is an offer from País Vasco, which teaches baking; the other one a design, as before."""
    tables = published_workshops()
    mine = pl.col("micro_credential_id") == "leading"
    links = tables["micro_credential_skill"]
    return tables | {
        "micro_credential": tables["micro_credential"].with_columns(
            status=pl.when(mine).then(pl.lit("offer")).otherwise("status"),
            country=pl.when(mine).then(pl.lit("ES")).otherwise("country"),
            region=pl.when(mine).then(pl.lit("ES21")).otherwise("region"),
        ),
        "micro_credential_skill": pl.concat(
            [links, pl.DataFrame([("leading", "bake")], schema=links.schema, orient="row")]
        ),
    }


def test_demand_is_parted_into_taught_and_not(world: World) -> None:
    """Turning and drawings are taught: 3 of 8 parts of the largest group, all of the second, nothing of baking."""
    answer = asked(world(published_workshops()), "coverage")
    taught = 100 * (TURN + DRAW) / HERE

    assert f"Reference designs would teach {taught:.0f} % of the demand in País Vasco" == answer.title
    assert answer.sentence == (
        "Bars: modelled demand of manufacturing, the 3 largest of 3 skill groups; beside each the share of it that is "
        "taught. “No record here” is not “no offer exists”. 50 % of the 2 records name the skills they teach. All of "
        "them are reference designs: read this as what would be taught if somebody offered them."
    )
    assert ["operating machinery", "information", "baking machinery"] == answer.rows["name"].to_list()
    assert [pytest.approx(37.5), pytest.approx(100), 0] == answer.rows["covered"].to_list()
    assert [(2, 1), (1, 1), (1, 0)] == answer.rows.select("skills", "skills_taught").rows()
    assert [None, 1, 1, 1, 0, 0, 0, 1] == [column.decimals for column in answer.columns.values()]
    assert ["Skill group", "% of demand", "Taught", "Not taught here"] == [
        column.heading for column in answer.columns.values()
    ][:4]
    assert (
        f"The EU in the same year: {100 * (EU_TURN + EU_DRAW) / THERE:.0f} %.",
        "Industries of 2024, occupations of 2024; modelled, not counted.",
    ) == answer.notes
    assert "modelled" == answer.evidence.grade


def test_both_parts_are_hatched_and_told_apart(world: World) -> None:
    """What is not taught begins where the taught part ends, in the colour of warning; shares stand beside."""
    answer = asked(world(published_workshops()), "coverage")
    chart = answer.pictures[0].draw(LIGHT)
    taught, untaught = chart["data"]
    texts = [note["text"] for note in chart["layout"]["annotations"]]

    assert [pytest.approx(100 * one / HERE) for one in (TURN, DRAW, 0)] == taught["x"] == untaught["base"]
    assert [pytest.approx(100 * one / HERE) for one in (SOLDER, 0, BAKE)] == untaught["x"]
    assert ("a record here teaches it", "no record here teaches it") == (taught["name"], untaught["name"])
    assert [("/", LIGHT.accent), ("\\", LIGHT.warning)] == [
        (part["marker"]["pattern"]["shape"], part["marker"]["pattern"]["fgcolor"]) for part in (taught, untaught)
    ]
    assert ["operating machinery", "38 %", "information", "100 %", "baking machinery", "0 %"] == texts


def test_a_country_says_how_many_regions_stand_for_it(world: World) -> None:
    """Three of Spain; of the EU it is not said that it is like the EU. In Spanish names may be English."""
    engine = world(published_workshops())
    spain, union = (asked(engine, "coverage", "es", region=code) for code in ("ES", "EU27_2020"))

    assert spain.title.endswith("de la demanda en España")
    assert spain.notes[2].startswith("3 regiones")
    assert "inglés" in spain.notes[3]
    assert spain.notes[1:] == union.notes


@pytest.mark.parametrize(
    ("counted", "title", "says", "notes"),
    [
        (
            "all",
            f"Designs and offers recorded here teach {100 * (HERE - SOLDER) / HERE:.0f} % of what País Vasco demands",
            "Reference designs count like offers",
            2,
        ),
        (
            "offers",
            f"{100 * BAKE / HERE:.0f} % of the demand in País Vasco is taught by 1 offer recorded from there",
            "100 % of the 1 records name the skills they teach. Only offers of awarding bodies there count",
            1,
        ),
    ],
)
def test_what_counts_is_said(world: World, counted: str, title: str, says: str, notes: int) -> None:
    """Designs and offers teach all but soldering; the one offer of the region teaches baking, and no EU beside it."""
    answer = asked(world(with_an_offer()), "coverage", counted=counted)

    assert title == answer.title
    assert says in answer.sentence
    assert notes == len(answer.notes)


def test_a_group_is_listed_skill_by_skill(world: World) -> None:
    """The group demanded most if none is chosen; its skills, most demanded first, with the records that teach them."""
    engine = world(published_workshops())
    answer, spanish = (asked(engine, "coverage-skills", language) for language in ("en", "es"))
    view = find(engine, "coverage-skills")
    assert view

    assert "1 of 2 skills of “operating machinery” are taught here" == answer.title
    assert [("solder", 0), ("turn metal", 1)] == answer.rows.select("name", "records").rows()
    assert [pytest.approx(100 * SOLDER / HERE), pytest.approx(100 * TURN / HERE)] == answer.rows["demanded"].to_list()
    assert [("Skill", None), ("% of demand", 3), ("% of jobs where essential", 1), ("Micro-credentials", 0)] == [
        (column.heading, column.decimals) for column in answer.columns.values()
    ]
    assert ("skill", "Competencia") == (answer.columns["name"].leads_to, spanish.columns["name"].heading)
    group = f"operating machinery ({100 * (TURN + SOLDER) / HERE:.1f}{SPACE}%)"
    assert ["S8.1", "S2.1", "S8.2"] == list(offered(engine, view, view.choices[3], answer.codes, "en"))
    assert group == offered(engine, view, view.choices[3], answer.codes, "en")["S8.1"]


def test_what_nobody_teaches_is_ranked(world: World) -> None:
    """Soldering and baking, 58 % together, in hatched bars with two decimals."""
    answer = asked(world(published_workshops()), "coverage-untaught")
    bars = answer.pictures[0].draw(LIGHT)["data"][0]

    assert "Most demanded and not taught here: “solder”" == answer.title
    assert answer.sentence.startswith(
        f"2 skills, together {100 * (SOLDER + BAKE) / HERE:.0f} % of the modelled demand in País Vasco; the 2 largest"
    )
    assert "“No record here” is not “no offer exists”. 50 % of the 2 records name the skills" in answer.sentence
    assert ["solder", "bake bread"] == answer.rows["name"].to_list()
    assert [pytest.approx(50), pytest.approx(20)] == answer.rows["jobs"].to_list()
    assert [pytest.approx(100 * SOLDER / HERE), pytest.approx(100 * BAKE / HERE)] == bars["x"]
    assert [f"{100 * SOLDER / HERE:.2f} %", f"{100 * BAKE / HERE:.2f} %"] == bars["text"]
    assert "/" == bars["marker"]["pattern"]["shape"]


def test_teaching_is_divided_by_demand(world: World) -> None:
    """Drawings are half of what is taught; so is operating machinery, which is demanded more."""
    answer = asked(world(published_workshops()), "coverage-balance")
    bars, _whiskers = answer.pictures[0].draw(LIGHT)["data"]
    information, operating = 0.5 / (DRAW / HERE), 0.5 / ((TURN + SOLDER) / HERE)

    assert f"“information” has {information:.1f} times the weight in teaching that it has in demand" == answer.title
    assert answer.sentence.endswith("Whiskers: other ways to weigh demand. 2 of 2; all are in the table.")
    assert [pytest.approx(information), pytest.approx(operating)] == answer.rows["quotient"].to_list()
    assert [pytest.approx(50), pytest.approx(50)] == answer.rows["teaching"].to_list()
    assert (1.0, [pytest.approx(information - 1), pytest.approx(operating - 1)]) == (bars["base"], bars["x"])
    assert "/" == bars["marker"]["pattern"]["shape"]
    assert ("Industries of 2024, occupations of 2024; modelled, not counted.",) == answer.notes


def test_what_is_taught_and_little_demanded_is_listed(world: World) -> None:
    """Of the two skills taught, drawings lie below the middle of the four that are demanded."""
    answer = asked(world(published_workshops()), "coverage-little")

    assert "1 of 2 skills taught are demanded less than the middle skill" == answer.title
    assert [("read drawings", 1)] == answer.rows.select("name", "records").rows()
    assert ["Skill", "Micro-credentials", "% of demand"] == [column.heading for column in answer.columns.values()]
    assert () == answer.pictures


def test_what_records_state_is_counted_and_drawn_solid(world: World) -> None:
    """One of two names skills; both a level and a workload; none a quality assurance of its own."""
    answer = ask(world(published_workshops()), "completeness", {}, language="es")
    bars = answer.pictures[0].draw(LIGHT)["data"][0]

    assert [1, 2, 2, 0] == answer.rows["records"].to_list()
    assert [50, 100, 100, 0] == bars["x"]
    assert ["50 %", "100 %", "100 %", "0 %"] == [text.replace(SPACE, " ") for text in bars["text"]]
    assert "pattern" not in bars["marker"]
    assert "Garantía de calidad" == answer.rows["name"][3]
    assert "with_quality" == answer.data["element"][3]
    assert "curated" == answer.evidence.grade


@pytest.mark.parametrize("code", ["TR10", "TR"])
def test_what_is_missing_is_told(world: World, code: str) -> None:
    """A region lacks both inputs, a country its regions' shares; what can be looked into is nothing."""
    engine = world(published_workshops())
    view = find(engine, "coverage-skills")
    assert view
    with pytest.raises(NotHeld, match=r"Demand for skills cannot be modelled for (İstanbul|Türkiye|TR)\.") as nothing:
        asked(engine, "coverage", region=code)

    assert (code == "TR10") == ("employment by occupation group in its country" in nothing.value.remedy)
    assert {} == offered(engine, view, view.choices[3], {"region": (code,), "counted": ("all",)}, "en")


def test_no_offer_is_not_nothing_taught(world: World) -> None:
    """Where no offer is recorded the visitor is told so, and what offers are."""
    with pytest.raises(NotHeld, match="No offer of an awarding body in País Vasco is recorded here") as nothing:
        asked(world(published_workshops()), "coverage-untaught", counted="offers")

    assert nothing.value.remedy.startswith("That is not to say that no offer exists.")


def test_areas_are_named_as_they_are_typed(world: World) -> None:
    """The EU, countries by name, regions with their country."""
    engine = world(published_workshops())
    view = find(engine, "coverage")
    assert view
    names = offered(engine, view, view.choices[0], {}, "es")

    assert ["EU27_2020", "ES"] == list(names)[:2]
    assert ("Unión Europea", "España (ES)", "País Vasco, España (ES21)") == (
        names["EU27_2020"],
        names["ES"],
        names["ES21"],
    )


@pytest.mark.parametrize(
    ("share", "written"), [(0.4, "0.4"), (42.4, "42"), (99.4, "99.4"), (100.0, "100"), (0.0, "0"), (None, "–")]
)
def test_little_is_not_none_and_nearly_all_is_not_all(share: float | None, written: str) -> None:
    """A decimal where a whole number would say none or all."""
    assert written == rounded(share)
