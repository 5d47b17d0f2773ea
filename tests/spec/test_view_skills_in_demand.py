"""Skills in demand as it is published: what is said and drawn of modelled demand, in a small economy."""

from math import log

import polars as pl
import pytest

from observatory.charts.palette import LIGHT
from observatory.engine import Engine
from observatory.errors import NotHeld
from observatory.views import find
from observatory.views.asking import ask, offered
from observatory.views.demand import nearby
from observatory.views.view import Answer
from tests.conftest import World
from tests.spec.small_europe import EU, cell
from tests.spec.test_demand import VACANCIES, counted
from tests.spec.workshops import CELLS, published_workshops

SPACE = "\N{NO-BREAK SPACE}"
RARE, COMMON = log(3), log(15 / 10)
"""Of 15 profiles in manufacturing five list turning, soldering or baking, and ten list drawings."""
TURN, DRAW, SOLDER, BAKE = 0.3 * RARE, (0.5 + 0.25 * 0.3) * COMMON, 0.5 * RARE, 0.2 * RARE
HERE = TURN + DRAW + SOLDER + BAKE
"""Demand in País Vasco: 50 % high, 30 % medium-low, 20 % other; drawings are optional for turners."""
EU_TURN, EU_DRAW, EU_SOLDER, EU_BAKE = 0.22 * RARE, (0.34 + 0.25 * 0.22) * COMMON, 0.34 * RARE, 0.44 * RARE
THERE = EU_TURN + EU_DRAW + EU_SOLDER + EU_BAKE
"""In the EU, which is Spain here: 34 % high (4.25 of 12.5), 22 % medium-low, 44 % other."""
INFORMATION = DRAW / HERE / (EU_DRAW / THERE)
OPERATING = (TURN + SOLDER) / HERE / ((EU_TURN + EU_SOLDER) / THERE)
BAKING = BAKE / HERE / (EU_BAKE / THERE)


def asked(engine: Engine, name: str, language: str = "en", **codes: str) -> Answer:
    """The answer of a view."""
    return ask(engine, name, {key: (code,) for key, code in codes.items()}, language=language)


def test_what_weighs_more_than_in_the_eu_is_the_finding(world: World) -> None:
    """Drawings stand out most, operating machinery next; baking weighs less than half, and comes last."""
    answer = asked(world(published_workshops()), "skills-in-demand")

    assert f"In País Vasco, “information” has {INFORMATION:.2f} times the weight it has in the EU" == answer.title
    assert answer.sentence.startswith("Modelled from the industries of 2024 and the occupations of 2024, not counted:")
    assert answer.sentence.endswith(
        "of 12 ways to weigh; pale bars: they do not agree on the side. 3 of 3; all are in the table."
    )
    assert ["information", "operating machinery", "baking machinery"] == answer.rows["name"].to_list()
    assert [pytest.approx(one) for one in (INFORMATION, OPERATING, BAKING)] == answer.rows["quotient"].to_list()
    assert [10, 10, 5] == answer.rows["profiles"].to_list()
    assert pytest.approx(100 * BAKE / HERE) == answer.rows["percent"][2]
    assert pytest.approx(100 * EU_BAKE / THERE) == answer.rows["percent_there"][2]
    assert [
        ("Skill group", None),
        ("Location quotient", 2),
        ("Lowest", 2),
        ("Highest", 2),
        ("% of demand here", 2),
        ("% of demand in the EU", 2),
        ("Profiles behind it", 0),
    ] == [(column.heading, column.decimals) for column in answer.columns.values()]
    assert [
        (
            "Of manufacturing in País Vasco, 50 % is high or medium-high technology, 30 % medium-low, 20 % other "
            "(EU: 34, 22, 44). It employs 10.0 % of people in employment (EU: 12.5)."
        )
    ] == list(answer.notes)
    assert ("modelled", "2024", "2024") == (answer.evidence.grade, answer.evidence.first, answer.evidence.last)


def test_bars_begin_at_one_and_are_hatched(world: World) -> None:
    """Above one to the right, below to the left; every reading agrees on the side, so none is pale."""
    answer = asked(world(published_workshops()), "skills-in-demand")
    [picture] = answer.pictures
    chart = picture.draw(LIGHT)
    bars, whiskers = chart["data"]
    texts = [note["text"] for note in chart["layout"]["annotations"]]

    assert 1.0 == bars["base"]
    assert [pytest.approx(one - 1) for one in (INFORMATION, OPERATING, BAKING)] == bars["x"]
    assert ("/", [LIGHT.accent] * 3) == (bars["marker"]["pattern"]["shape"], bars["marker"]["pattern"]["fgcolor"])
    assert [pytest.approx(one) for one in (INFORMATION, OPERATING, BAKING)] == whiskers["x"]
    assert pytest.approx(answer.rows["high"][0] - INFORMATION) == whiskers["error_x"]["array"][0]
    assert pytest.approx(INFORMATION - answer.rows["low"][0]) == whiskers["error_x"]["arrayminus"][0]
    assert ["information", f"<b>{INFORMATION:.2f}{SPACE}×</b>"] == texts[:2]
    assert "as in the EU" == texts[-1]
    assert answer.sentence == picture.alt


def test_single_skills_are_compared_with_the_country(world: World) -> None:
    """Soldering, 0.5 against 0.34, before drawings and turning; what the country stands for is said; in Spanish."""
    answer = asked(world(published_workshops()), "skills-in-demand", "es", view="skills", base="country", region="ES21")
    solder = SOLDER / HERE / (EU_SOLDER / THERE)

    assert ["solder", "read drawings", "turn metal", "bake bread"] == answer.rows["name"].to_list()
    assert f"En País Vasco, «solder» pesa {solder:.2f} veces lo que pesa en España".replace(".", ",") == answer.title
    assert ["Competencia", "Cociente de localización"] == [one.heading for one in answer.columns.values()][:2]
    assert {"ES"} == set(answer.rows["compared_with"])
    assert "España representa a sus 3 regiones con cifras" in answer.notes[2]


def test_where_nothing_stands_out_bars_are_pale(world: World) -> None:
    """Luxembourg is all that is known of 2018: no more and no less than the EU, and no country to compare it with."""
    answer = asked(world(published_workshops()), "skills-in-demand", region="LU00")
    bars, _whiskers = answer.pictures[0].draw(LIGHT)["data"]

    assert "No demand in Luxembourg stands out from the EU, whichever way it is weighed" == answer.title
    assert {LIGHT.reference} == set(bars["marker"]["pattern"]["fgcolor"])
    assert [
        "Of technology-intensive manufacturing in Luxembourg, 75 % is high",
        "For 2018 only technology-intensive manufacturing",
        "Luxembourg is the only region of its country with figures for 2018",
    ] == [
        note[: len(start)]
        for note, start in zip(
            answer.notes,
            (
                "Of technology-intensive manufacturing in Luxembourg, 75 % is high",
                "For 2018 only technology-intensive manufacturing",
                "Luxembourg is the only region of its country with figures for 2018",
            ),
            strict=True,
        )
    ]


def test_flags_and_missing_groups_are_told(world: World) -> None:
    """Spain publishes no bakers here; the share of high technology is of low reliability."""
    cells = [
        (*one[:5], "u", *one[6:]) if one[:3] == ("high-tech-manufacturing", "ES21", "2024") else one
        for one in CELLS
        if not (one[1] == "ES" and one[3] == "OC75")
    ]
    answer = asked(world(published_workshops(cells)), "skills-in-demand")

    assert (
        "1 occupation group without published employment in this country is left out on both sides.",
        "The region's own figures carry a flag: low reliability.",
    ) == answer.notes[1:]


def test_untaught_demand_stands_beside_country_and_eu(world: World) -> None:
    """Soldering and baking are not taught: 58 % here, 68 % of the EU; least where drawings count most."""
    answer = asked(world(published_workshops()), "skills-not-covered")
    bars = answer.pictures[0].draw(LIGHT)["data"][0]
    least, most = 0.7 / (1 + 0.5 + 0.5 * 0.3), 0.7 * RARE / (RARE + 0.5 * COMMON)

    assert (
        f"{100 * (SOLDER + BAKE) / HERE:.0f} % of the demand in País Vasco falls on skills that no design here teaches"
        == answer.title
    )
    share = f"{100 * (EU_SOLDER + EU_BAKE) / THERE:.0f} %"
    assert answer.sentence.startswith(
        f"{100 * least:.0f}–{100 * most:.0f} % under other ways to weigh; Spain: {share}; EU-27: {share}. 1 of the 2 "
        "micro-credentials in the catalogue name the skills they teach, 2 skills in all."
    )
    assert ["solder", "bake bread"] == answer.rows["name"].to_list()
    assert [pytest.approx(50), pytest.approx(20)] == answer.rows["jobs"].to_list()
    assert [pytest.approx(100 * SOLDER / HERE), pytest.approx(100 * BAKE / HERE)] == bars["x"]
    assert [f"{100 * SOLDER / HERE:.2f} %", f"{100 * BAKE / HERE:.2f} %"] == bars["text"]
    assert "/" == bars["marker"]["pattern"]["shape"]
    assert "skill" == answer.columns["name"].leads_to


FORECAST = [
    cell("occupation-forecast", EU, period, value, member=member)
    for member, values in {"OC2": (100.0, 110.0), "OC7": (200.0, 190.0)}.items()
    for period, value in zip(("2024", "2035"), values, strict=True)
]


def test_jobs_that_shrink_are_below_zero(world: World) -> None:
    """Engineers grow by 10 %, turners and bakers shrink by 5 %: (0.5 · 10 − 0.3 · 5) / 0.8 for operating machinery."""
    answer = asked(world(published_workshops([*CELLS, *FORECAST])), "skills-outlook")
    bars, _whiskers = answer.pictures[0].draw(LIGHT)["data"]
    drawings = (10 - 0.25 * 5) / 1.25

    assert f"The jobs behind “information” are expected to grow most until 2035: +7.0{SPACE}%" == answer.title
    assert answer.sentence.startswith("Expected change of employment in the EU 2024–2035, in %,")
    assert ["information", "operating machinery", "baking machinery"] == answer.rows["name"].to_list()
    assert [pytest.approx(drawings), pytest.approx(4.375), pytest.approx(-5)] == answer.rows["quotient"].to_list()
    assert (pytest.approx((10 - 0.5 * 5) / 1.5), pytest.approx(10)) == answer.rows.select("low", "high").row(0)
    assert (0.0, [pytest.approx(drawings), pytest.approx(4.375), pytest.approx(-5)]) == (bars["base"], bars["x"])
    assert ["quotient", "low", "high"] == [name for name, column in answer.columns.items() if column.signed]
    assert answer.notes[0].startswith("Whiskers: an optional skill counts 0, 0.25 or 0.5")


ADVERTS = {"engineer-1": 20.0, "turner-1": 10.0, "consultant-1": 99.0}


def adverts(counts: dict[str, float]) -> list[tuple[object, ...]]:
    """Adverts in País Vasco, by profile."""
    return [cell("job-adverts", "ES21", "2024-10", value, member=member) for member, value in counts.items()]


def test_the_model_is_held_against_what_was_counted(world: World) -> None:
    """Vacancies nearly in the modelled order (0.99, see the spec of demand), adverts in it (1.00); open dots."""
    cells = [*CELLS, *counted(VACANCIES), *adverts(ADVERTS)]
    answer = asked(world(published_workshops(cells)), "demand-agreement")
    vacancies, offers = answer.pictures[0].draw(LIGHT)["data"]

    assert "How far does this model agree with what was counted?" == answer.title
    assert answer.sentence.endswith(
        "Middle of 1 regions with manufacturing vacancies, by nine major groups: 0.99. Middle of 1 Spanish regions "
        "with adverts, by 3 sub-major groups: 1.00."
    )
    assert [("Vacancies", 80.0, 9), ("Adverts", 30.0, 3)] == answer.rows.select("what", "counted", "groups").rows()
    assert ["vacancies", "adverts"] == answer.data["counted_as"].to_list()
    assert [[pytest.approx(31.5 / (31.5 * 32) ** 0.5)], [1.0]] == [vacancies["x"], offers["x"]]
    assert {"circle-open"} == {vacancies["marker"]["symbol"], offers["marker"]["symbol"]}
    assert "Adverts, Spain 2024: 1 region" == offers["name"]
    assert (
        "vacancies is –; the country's employment in all industries, without any model, reaches 0.99" in answer.notes[0]
    )
    assert 3 == len(answer.notes)


def test_too_few_adverts_are_not_compared(world: World) -> None:
    """Ten of 109 adverts are for manufacturing: said of the region, and no dot is drawn."""
    cells = [*CELLS, *counted(VACANCIES), *adverts(ADVERTS | {"engineer-1": 0.0})]
    answer = asked(world(published_workshops(cells)), "demand-agreement")

    assert ["vacancies"] == answer.data["counted_as"].to_list()
    assert answer.notes[3] == (
        "País Vasco has 109 adverts in all its provinces together, 10 of them for profiles tied to manufacturing: "
        "fewer than 25, so no ratio is drawn from them. Look at Spain as a whole."
    )


@pytest.mark.parametrize("view", ["skills-in-demand", "skills-not-covered", "skills-outlook", "demand-agreement"])
def test_what_is_missing_is_told_by_every_view(world: World, view: str) -> None:
    """İstanbul has neither shares nor occupations; regions of another country are offered, as none is of its own."""
    engine = world(published_workshops([*CELLS, *FORECAST]))
    with pytest.raises(NotHeld) as nothing:
        asked(engine, view, "es", region="TR10")

    assert "No se puede modelizar la demanda de competencias de İstanbul." == str(nothing.value)
    assert "publicada para ella en 2015 o después; el empleo por grupo" in nothing.value.remedy
    assert {"ES11": "Galicia", "ES30": "Madrid", "ES21": "País Vasco"} == nearby(engine, "TR10", "es")


def test_regions_of_one_country_are_offered_first(world: World) -> None:
    """Galicia and Madrid, where País Vasco publishes nothing."""
    cells = [one for one in CELLS if one[1] != "ES21"]

    assert {"ES11": "Galicia", "ES30": "Madrid"} == nearby(world(published_workshops(cells)), "ES21", "en")


def test_skills_of_too_few_profiles_are_not_compared(world: World) -> None:
    """One profile of each kind: nothing is drawn, and the visitor is told why."""
    tables = published_workshops()
    single = tables | {
        name: tables[name].filter(pl.col("profile_id").str.ends_with("-1")) for name in ("job_profile", "profile_skill")
    }
    engine = world(single)

    for view in ("skills-in-demand", "skills-not-covered"):
        with pytest.raises(NotHeld, match="No skill in demand in País Vasco is listed by enough profiles"):
            asked(engine, view)


def test_a_country_is_offered_where_it_can_be_compared(world: World) -> None:
    """Spain for its regions; Luxembourg is its own only region. Regions are named with their country."""
    engine = world(published_workshops())
    view = find(engine, "skills-in-demand")
    assert view
    region, _shown, base = view.choices

    assert {"eu": "UE", "country": "España"} == offered(engine, view, base, {"region": ("ES21",)}, "es")
    assert {"eu": "EU"} == offered(engine, view, base, {"region": ("LU00",)}, "en")
    assert "País Vasco, Spain (ES21)" == offered(engine, view, region, {}, "en")["ES21"]
