"""One region as it is published: its indicators, gap, likes, adverts, and the skills behind its demand."""

import json
from math import sqrt

import polars as pl
import pytest

from observatory.charts.palette import LIGHT
from observatory.errors import NotHeld
from observatory.model.neighbours import FEATURES
from observatory.views.asking import ask, figure
from tests.conftest import World
from tests.spec.published import published
from tests.spec.small_europe import EU, cell
from tests.spec.twelve import ADULTS, HIGH, PRESSURE, SCHOOL, of_all, panel, twelve
from tests.spec.workshops import CELLS, workshops

LAST = {"code": ("ES21",)}
STANDING = [
    *of_all(SCHOOL)[:-1],
    cell(SCHOOL, "ES21", "2024", 11.0, flag="e"),
    cell(SCHOOL, "ES", "2024", 4.5),
    cell(SCHOOL, EU, "2024", 5.25),
    *of_all("unemployment-rate"),
]


def test_a_region_stands_beside_its_country_and_the_eu(world: World) -> None:
    """It has most people with a degree, which is good, and most without work, which is not; middles where none is told.

    Of the twelve figures 0 to 11 the middle is 5.5.
    """
    answer = ask(world(twelve(STANDING)), "region-standing", LAST, language="en")
    names = list(answer.columns)

    assert "País Vasco is in the best quarter in 1 of 2 indicators" == answer.title
    assert ["Indicator", "Year", "País Vasco", "Country", "EU", "Rank", "Quarter", "Flag"] == [
        column.heading for column in answer.columns.values()
    ]
    assert [
        ("Tertiary, %", "2024", "11.0", "4.5", "5.3", "1 of 12", "best quarter", "estimated"),
        ("Unemployment, %", "2024", "11.0", "5.5", "5.5", "1 of 12", "last quarter", None),
    ] == answer.rows.select(names).rows()
    assert ("modelled", ()) == (answer.evidence.grade, answer.pictures)


def test_a_region_speaks_the_language_that_it_is_asked_in(world: World) -> None:
    """Decimals, flags and quarters, too."""
    answer = ask(world(twelve(STANDING)), "region-standing", LAST, language="es")

    assert "País Vasco está en el mejor cuarto en 1 de 2 indicadores" == answer.title
    assert ("11,0", "1 de 12", "mejor cuarto", "estimado") == (
        answer.rows.select("here", "place", "quarter_name", "remark").row(0)
    )


def test_the_gap_of_the_newest_year_weighs_every_part_alike(world: World) -> None:
    """Rank 2 of 12; pressure is z = (10 − 5.5) ÷ √(143 ÷ 12), capacity half of it; the chart is hatched."""
    engine = world(twelve(panel()))
    answer = ask(engine, "region-gap", {"code": ("ES20",)}, language="en")
    bars = json.loads(figure(engine, "region-gap", {"code": ("ES20",)}, language="en", theme="light"))["data"]
    z = 4.5 / sqrt(143 / 12)

    assert "In ES20, demand pressure runs ahead of skills capacity (+0.7)" == answer.title
    assert answer.sentence == (
        "2024: demand pressure +1.30, skills capacity +0.65, in standard deviations of all regions; rank 2 of 12, "
        "between 1 and 2 when one part is left out."
    )
    assert pytest.approx([z / 3] * 3 + [z / 4] + [-z / 4] * 3) == answer.data["effect"].to_list()
    assert [*sorted(PRESSURE), ADULTS] == answer.data["part"].to_list()[:4]
    assert [round(effect, 4) for effect in answer.data["effect"]] == [bar["x"][0] for bar in bars]
    assert {"/"} == {bar["marker"]["pattern"]["shape"] for bar in bars}
    assert ("modelled", "2024") == (answer.evidence.grade, answer.evidence.first)


def test_a_region_without_enough_parts_is_told_so(world: World) -> None:
    """In the visitor's words, with the reason."""
    with pytest.raises(NotHeld, match="No gap between demand pressure") as refused:
        ask(world(twelve(STANDING)), "region-gap", LAST, language="en")

    assert "nothing is filled in" in refused.value.remedy


def test_the_nearest_region_comes_first_with_its_reasons(world: World) -> None:
    """All features differ by as many places, size by none: each step is √(5 ÷ 6) of a deviation, √(143 ÷ 12) places."""
    cells = [row for feature in FEATURES[:5] for row in of_all(feature, "2018")]
    cells += [cell(FEATURES[5], f"ES{code}", "2018", 100.0) for code in range(10, 22)]
    engine = world(twelve(cells))
    answer = ask(engine, "region-like", LAST, language="en")
    step = sqrt(5 / 6) / sqrt(143 / 12)

    assert "Regions most like País Vasco" == answer.title
    assert [f"ES{code}" for code in range(20, 10, -1)] == answer.rows["region"].to_list()
    assert pytest.approx([step, 2 * step]) == answer.data["distance"].to_list()[:2]
    assert {"size"} == set(answer.rows["alike_in"])
    assert {"Distance": 2} == {
        column.heading: column.decimals for column in answer.columns.values() if column.decimals is not None
    }
    assert "region" == answer.columns["name"].leads_to
    with pytest.raises(NotHeld, match="No regions like FR10 are named"):
        ask(engine, "region-like", {"code": ("FR10",)}, language="en")


def _adverts(*counts: tuple[str, float]) -> list[tuple[str, ...]]:
    return [cell("job-adverts", "ES21", "2025-10", count, member=member) for member, count in counts]  # type: ignore[misc]


def test_shares_of_adverts_stand_with_what_chance_allows(world: World) -> None:
    """20 of 25 adverts are for turners; the 12 for teachers are none of our profiles. Wilson at 95 %: 60.9 to 91.1."""
    tables = workshops(CELLS) | twelve(_adverts(("turner", 20.0), ("engineer", 5.0), ("teacher", 12.0)) + of_all(HIGH))
    engine = world(tables)
    answer = ask(engine, "region-adverts", LAST, language="en")
    [bars] = json.loads(figure(engine, "region-adverts", LAST, language="es", theme="light"))["data"]

    assert "“turner” is asked for most often" == answer.title
    assert answer.sentence.startswith("% of 25 adverts for job profiles in País Vasco, Oct 2025;")
    assert [("turner", 20, 80.0), ("engineer", 5, 20.0)] == answer.data.select("name", "adverts", "percent").rows()
    assert ([80.0, 20.0], "80,0 % (60,9–91,1)") == (bars["x"], bars["text"][0])
    assert {"color": [LIGHT.accent] * 2} == bars["marker"]
    assert "measured" == answer.evidence.grade


def test_too_few_adverts_are_told_in_words(world: World) -> None:
    """24 of 36 are for our profiles, one too few; nobody counted any in ES20."""
    tables = workshops(CELLS) | twelve(_adverts(("turner", 24.0), ("teacher", 12.0)) + of_all(HIGH))
    engine = world(tables)

    with pytest.raises(NotHeld, match="24 of the 36 adverts found in País Vasco in Oct 2025") as refused:
        ask(engine, "region-adverts", LAST, language="en")
    assert refused.value.remedy.startswith("Fewer than 25 say more about chance")
    with pytest.raises(NotHeld, match="No online adverts are held for ES20"):
        ask(engine, "region-adverts", {"code": ("ES20",)}, language="en")


def _economy() -> dict[str, pl.DataFrame]:
    """The small economy as it is published."""
    publications = published("survey", "esco-1.1.1", "observatory-curation")
    return workshops() | publications | {"indicator": twelve(CELLS)["indicator"]}


def test_the_skills_behind_a_demand_are_told_of_both_pages(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """One profile is enough for a group in this economy. Both pages say the same, and the bars what the rows say."""
    monkeypatch.setattr("observatory.queries.demand.kinds.__kwdefaults__", {"least": 1})
    engine = world(_economy())
    answer = ask(engine, "region-skill-groups", LAST, language="en")
    [bars, *_whiskers] = json.loads(figure(engine, "region-skill-groups", LAST, language="en", theme="light"))["data"]
    first = answer.data.row(0, named=True)

    assert (
        f"In País Vasco, “{first['name']}” has {first['quotient']:.2f} times the weight it has in the EU"
        == answer.title
    )
    assert answer.data["quotient"].to_list() == sorted(answer.data["quotient"], reverse=True)
    assert pytest.approx(answer.data["quotient"].to_list()) == [1 + length for length in bars["x"]]
    assert [LIGHT.accent if sure else LIGHT.reference for sure in answer.data["sure"]] == bars["marker"]["line"][
        "color"
    ]
    assert "/" == bars["marker"]["pattern"]["shape"]
    assert ["Skill group", "Location quotient", "Lowest", "Highest"] == [
        column.heading for column in answer.columns.values()
    ]
    on_gaps = ask(engine, "gap-skill-groups", {"regions": ("ES21", "ES11")}, language="en")
    assert (answer.title, answer.sentence) == (on_gaps.title, on_gaps.sentence)
    assert answer.data.equals(on_gaps.data)


def test_demand_that_nothing_teaches_is_told_with_the_state_of_the_catalogue(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Soldering and baking are taught by none; one of two designs names its skills."""
    monkeypatch.setattr("observatory.queries.demand.kinds.__kwdefaults__", {"least": 1})
    engine = world(_economy())
    answer = ask(engine, "region-not-covered", LAST, language="es")

    assert ["solder", "bake bread"] == answer.data["name"].to_list()
    assert f"El {answer.data['percent'].sum():.0f} % de la demanda recae en" in answer.title
    assert "modelizadas para País Vasco. 1 de 2 microcredenciales" in answer.sentence
    assert {"percent": 2, "quotient": 2, "name": None} == {
        name: column.decimals for name, column in answer.columns.items()
    }
    assert "skill" == answer.columns["name"].leads_to


def test_a_region_that_cannot_be_modelled_is_told_so(world: World) -> None:
    """Türkiye publishes no employment by occupation in this small world."""
    engine = world(_economy())

    with pytest.raises(NotHeld, match="Demand for skills cannot be modelled for TR10"):
        ask(engine, "region-skill-groups", {"code": ("TR10",)}, language="en")
