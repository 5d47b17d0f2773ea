"""Where a profile or a skill weighs most, as it is published; checked on three Spanish regions and Luxembourg."""

import polars as pl
import pytest

from observatory.charts.palette import LIGHT
from observatory.errors import NotHeld
from observatory.model.evidence import Grade
from observatory.queries import spread
from observatory.views.asking import ask
from observatory.views.speech import speaking
from observatory.views.spread import everywhere, weighed
from tests.conftest import World
from tests.spec.published import published
from tests.spec.workshops import workshops

PUBLISHED = published("esco-1.1.1", "survey")
SPACE = "\N{NO-BREAK SPACE}"
# Of 12.5 % in manufacturing (4 000 people: 10, 20 and twice 10 %), high and medium-low are 4.25 and 2.75 %.
EU_LOW = (12.5 - 4.25 - 2.75) / 12.5


def test_a_skill_weighs_where_its_industry_is(world: World) -> None:
    """Bakers alone bake: 80 % of Galicia's manufacturing, 20 % of the others', 44 % of the EU's."""
    answer = ask(world(workshops() | PUBLISHED), "skill-regions", {"skill": ("bake",)}, language="en")
    first = answer.data.row(0, named=True)

    assert 0.44 == pytest.approx(EU_LOW)
    assert ("ES11", "Galicia", "Spain") == (first["region"], first["name"], first["country_name"])
    assert f"“bake bread” weighs most in Galicia: {first['quotient']:.2f} times the EU" == answer.title
    assert ["ES11", "ES21", "ES30"] == [answer.data["region"][0], *sorted(answer.data["region"][1:])]
    assert [True, False, False] == [quotient > 1 for quotient in answer.data["quotient"]]


def test_a_profile_weighs_as_its_class_does(world: World) -> None:
    """Bakers are all of the third class: 0.8 / 0.44 in Galicia, 0.2 / 0.44 in the others."""
    engine = world(workshops() | PUBLISHED)
    regions = everywhere(engine, "2024")
    with speaking("es"):
        answer = weighed(engine, regions, spread.profile(regions, "baker"), "panadero", "es")
        figure = answer.pictures[0].draw(LIGHT)
    bars, whiskers = figure["data"]

    assert "«panadero» pesa más en Galicia: 1,82 veces la UE" == answer.title
    assert "2024" in answer.sentence
    assert "; 3 regiones" in answer.sentence
    assert [pytest.approx(0.8 / EU_LOW), *[pytest.approx(0.2 / EU_LOW)] * 2] == answer.data["quotient"].to_list()
    assert [pytest.approx(0.8 / EU_LOW - 1), *[pytest.approx(0.2 / EU_LOW - 1)] * 2] == bars["x"]
    assert (1.0, [LIGHT.accent] * 3) == (bars["base"], bars["marker"]["line"]["color"])
    assert "/" == bars["marker"]["pattern"]["shape"]
    assert f"Galicia (ES): 1,82{SPACE}× (1,82{SPACE}× – 1,82{SPACE}×)" == bars["customdata"][0]
    assert [pytest.approx(0.8 / EU_LOW), *[pytest.approx(0.2 / EU_LOW)] * 2] == whiskers["x"]
    assert [2, 2, 2, 3] == [column.decimals for column in answer.columns.values() if column.decimals is not None]
    assert (Grade.MODELLED, "2024", "region") == (
        answer.evidence.grade,
        answer.evidence.first,
        answer.columns["name"].leads_to,
    )


def test_the_ends_are_drawn_and_what_is_not_sure_is_pale(world: World) -> None:
    """Of ten regions the six highest and the two lowest; the second could as well lie below the EU."""
    engine = world(workshops() | PUBLISHED)
    shares = pl.DataFrame(
        {
            "region": [f"XX{rank:02}" for rank in range(10)],
            "country": "XX",
            "quotient": [2.0 - 0.2 * rank for rank in range(10)],
            "low": [1.9, 0.9, *(1.7 - 0.2 * rank for rank in range(2, 10))],
            "high": [2.1, 2.1, *(2.1 - 0.2 * rank for rank in range(2, 10))],
            "percent": 1.0,
        }
    )
    with speaking("en"):
        answer = weighed(engine, everywhere(engine, "2024"), shares, "welder", "en")
        bars = answer.pictures[0].draw(LIGHT)["data"][0]

    assert [f"XX{rank:02} (XX)" for rank in (0, 1, 2, 3, 4, 5, 8, 9)] == [
        hover.partition(":")[0] for hover in bars["customdata"]
    ]
    assert [LIGHT.accent, LIGHT.reference] == bars["marker"]["line"]["color"][:2]
    assert (10, [True, False]) == (answer.rows.height, answer.rows["sure"].to_list()[:2])


def test_the_year_is_the_one_that_is_asked_for(world: World) -> None:
    """2018 has Luxembourg alone; its soldering is told for that year."""
    answer = ask(
        world(workshops() | PUBLISHED), "skill-regions", {"skill": ("solder",), "year": ("2018",)}, language="en"
    )

    assert ["LU00"] == answer.data["region"].to_list()
    assert "Modelled for 2018" in answer.sentence
    assert "2018" == answer.evidence.first


def test_what_no_factory_asks_for_is_told(world: World) -> None:
    """Advice is not manufacturing: no region to compare, in the visitor's words."""
    engine = world(workshops() | PUBLISHED)

    with pytest.raises(NotHeld, match="no pide «advise clients»") as nothing:
        ask(engine, "skill-regions", {"skill": ("advise",)}, language="es")
    assert nothing.value.remedy
