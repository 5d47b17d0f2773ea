"""The three findings of Overview as they are published."""

import polars as pl
import pytest

from observatory.charts.palette import LIGHT
from observatory.views.asking import ask
from observatory.views.speech import speaking
from tests.conftest import World
from tests.spec.published import published
from tests.spec.small_europe import EU, cell, small_europe
from tests.spec.small_trades import small_trades

SPACE = "\N{NO-BREAK SPACE}"


def test_the_skill_that_most_profiles_share_is_the_finding(world: World) -> None:
    """Blueprints are essential to four of six trades; its bar is the longest and stands first."""
    answer = ask(world(small_trades() | published("esco-1.1.1")), "most-needed-skills", {}, language="es")
    [picture] = answer.pictures
    [bars] = picture.draw(LIGHT)["data"]

    assert ("«blueprints» es la competencia que comparten más perfiles", "curated") == (
        answer.title,
        answer.evidence.grade,
    )
    assert "de 6" in answer.sentence
    assert ([4, 1, 1], ["4", "1", "1"]) == (bars["x"][:3], bars["text"][:3])
    assert ["blueprints", "soldar"] == [bars["customdata"][place][1] for place in (0, 4)]
    assert "pattern" not in bars["marker"]
    assert [("name", "skill", None), ("essential_profiles", None, 0)] == [
        (name, column.leads_to, column.decimals) for name, column in answer.columns.items()
    ]


def test_the_region_that_leads_is_the_finding(world: World) -> None:
    """Of three regions with a figure the Basque Country has most; what is modelled is hatched."""
    tables = small_europe(
        [cell("high-tech", code, "2023", value) for code, value in (("ES30", 8.0), ("ES21", 12.25), ("ES11", 5.0))]
    ) | published("survey")
    tables["observation"] = tables["observation"].with_columns(
        indicator=pl.lit("high-tech-manufacturing"),
        grade=pl.when(region="ES11").then(pl.lit("modelled")).otherwise("grade"),
    )
    answer = ask(world(tables), "leading-regions", {}, language="es")
    [picture] = answer.pictures
    with speaking("es"):
        measured, modelled = picture.draw(LIGHT)["data"]

    assert "País Vasco" in answer.title
    assert "2023" in answer.title
    assert "de 3 regiones" in answer.sentence
    assert ([12.25, 8.0], ["12,3", "8,0"]) == (measured["x"], measured["text"])
    assert [["ES21", "País Vasco (ES)"], ["ES30", "Madrid (ES)"]] == measured["customdata"]
    assert ([5.0], True) == (modelled["x"], "pattern" in modelled["marker"])
    assert ("modelled", "2023", "2023", answer.sentence) == (
        answer.evidence.grade,
        answer.evidence.first,
        answer.evidence.last,
        picture.alt,
    )


def test_the_outlook_is_signed_and_hatched(world: World) -> None:
    """From 100 to 110 thousand jobs are +10 %, from 100 to 95 are −5 %; the one that grows most is the finding."""
    tables = small_europe(
        [
            cell("postings", EU, year, value, member=member)
            for member, values in {"OC8": (100.0, 95.0), "OC2": (100.0, 110.0)}.items()
            for year, value in zip(("2024", "2035"), values, strict=True)
        ]
    ) | published("survey")
    tables["observation"] = tables["observation"].with_columns(
        indicator=pl.lit("occupation-forecast"), dimension=pl.lit("isco"), grade=pl.lit("modelled")
    )
    answer = ask(world(tables), "job-outlook", {}, language="en")
    [picture] = answer.pictures
    [bars] = picture.draw(LIGHT)["data"]

    assert "“OC2” grow most until 2035" == answer.title
    assert "2024–2035, in % of 2024. A forecast, not a count." in answer.sentence
    assert ([pytest.approx(10.0), pytest.approx(-5.0)], ["+10.0 %", "−5.0 %"]) == (
        bars["x"],
        [text.replace(SPACE, " ") for text in bars["text"]],
    )
    assert "pattern" in bars["marker"]
    assert ["Occupation group", "2024", "2035", "Change, %"] == [column.heading for column in answer.columns.values()]
