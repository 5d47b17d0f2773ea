"""Where an occupation group weighs most, as it is published: on three bases, each with what it is a share of."""

import pytest

from observatory.charts.palette import LIGHT
from observatory.engine import Engine
from observatory.errors import NotHeld
from observatory.model.evidence import Grade
from observatory.views import occupation
from observatory.views.speech import speaking
from observatory.views.view import Answer
from tests.conftest import World
from tests.spec.published import published
from tests.spec.test_occupations import small

SPACE = "\N{NO-BREAK SPACE}"
PEOPLE, POSTED, FREE = "occupation-employment", "job-adverts", "manufacturing-vacancies"


def weighed(engine: Engine, basis: str, language: str = "en") -> Answer:
    """What is published about welders."""
    with speaking(language):
        return occupation.weighed(engine, "7212", basis, language)


def test_countries_are_modelled_and_hatched(world: World) -> None:
    """Hungary 30 of 100 thousand, Spain 50 of 500."""
    rows = [
        (PEOPLE, "ES", "2024", "isco", "OC72", 50.0),
        (PEOPLE, "ES", "2024", "isco", "OC51", 450.0),
        (PEOPLE, "HU", "2024", "isco", "OC72", 30.0),
        (PEOPLE, "HU", "2024", "isco", "OC51", 70.0),
    ]
    answer = weighed(world(small(*rows) | published("source")), "countries", "es")
    with speaking("es"):
        [bars] = answer.pictures[0].draw(LIGHT)["data"]

    assert f"El grupo de ocupaciones pesa más en HU: 30,0{SPACE}%" == answer.title
    assert "CIUO-08" in answer.sentence
    assert "72" in answer.sentence
    assert "2024" in answer.sentence
    assert [("HU", 30.0, 30.0, 100.0, "2024"), ("España", 10.0, 50.0, 500.0, "2024")] == [
        (name, pytest.approx(percent), counted, whole, period)
        for name, percent, counted, whole, period in answer.rows.select(list(answer.columns)).rows()
    ]
    assert [1, 0, 0] == [column.decimals for column in answer.columns.values() if column.decimals is not None]
    assert [pytest.approx(0.3), pytest.approx(0.1)] == bars["x"]
    assert [f"30,0{SPACE}%", f"10,0{SPACE}%"] == bars["text"]
    assert "pattern" in bars["marker"]
    assert Grade.MODELLED is answer.evidence.grade
    assert 1 == len(answer.notes)


def test_eight_countries_are_drawn_and_all_are_listed(world: World) -> None:
    """Of nine the last one is in the table only."""
    rows = [
        (PEOPLE, f"C{rank}", "2024", "isco", member, value)
        for rank in range(9)
        for member, value in (("OC72", 10.0 + rank), ("OC51", 90.0 - rank))
    ]
    answer = weighed(world(small(*rows) | published("source")), "countries")
    [bars] = answer.pictures[0].draw(LIGHT)["data"]

    assert "2024, in %; the first 8 of 9 countries." in answer.sentence
    assert (8, 9) == (len(bars["x"]), answer.rows.height)
    assert ("C8", "C1") == (bars["customdata"][0][0], bars["customdata"][-1][0])


def test_adverts_are_counted_and_solid(world: World) -> None:
    """20 of 40 adverts, counted: a full bar; the sentence says from how many adverts on."""
    rows = [
        (POSTED, "ES21", "2025-10", "profile", "welder", 20.0),
        (POSTED, "ES21", "2025-10", "profile", "baker", 20.0),
    ]
    answer = weighed(world(small(*rows) | published("source")), "adverts")
    [bars] = answer.pictures[0].draw(LIGHT)["data"]

    assert f"The occupation group weighs most in ES21: 50.0{SPACE}%" == answer.title
    assert "in the adverts counted for our profiles, Oct 2025" in answer.sentence
    assert "the first 1 of 1 Spanish regions with at least 25 such adverts." in answer.sentence
    assert {"color": [LIGHT.accent]} == bars["marker"]
    assert Grade.MEASURED is answer.evidence.grade
    assert ["Region", "Share, %", "Adverts", "All adverts", "Period"] == [
        column.heading for column in answer.columns.values()
    ]


def test_vacancies_speak_of_the_major_group(world: World) -> None:
    """30 of 60 in 2015 and 15 of 60 in 2014: the newest year of each region, so a span of years."""
    rows = [
        (FREE, "HU33", "2015", "isco", "OC7", 30.0),
        (FREE, "HU33", "2015", "isco", "OC8", 30.0),
        (FREE, "ES21", "2014", "isco", "OC7", 15.0),
        (FREE, "ES21", "2014", "isco", "OC8", 45.0),
    ]
    answer = weighed(world(small(*rows) | published("source")), "vacancies")

    assert "Share of ISCO-08 group 7 in the vacancies of manufacturing" in answer.sentence
    assert "(2014–2015)" in answer.sentence
    assert ["HU33", "ES21"] == answer.rows["region"].to_list()
    assert "until 2015" in answer.notes[0]


def test_a_group_without_figures_is_told(world: World) -> None:
    """No region: why, and what to try."""
    with pytest.raises(NotHeld, match="Ninguna región") as nothing:
        weighed(world(small((PEOPLE, "ES", "2024", "isco", "OC51", 1.0)) | published("source")), "vacancies", "es")

    assert nothing.value.remedy
