"""The page Regions as it is published: a map, who is like one, side by side, and how they came here.

Twelve Spanish regions and Paris.
"""

import json
from math import sqrt

import polars as pl
import pytest

from observatory.charts.palette import DARK, LIGHT
from observatory.errors import NotHeld
from observatory.model.evidence import Grade
from observatory.model.neighbours import FEATURES
from observatory.views.asking import ask, figure
from tests.conftest import World
from tests.spec.published import published
from tests.spec.small_europe import EU, Cell, cell
from tests.spec.twelve import HIGH, REGIONS, of_all, twelve

# The n-th region has n, Paris the middle of 0 to 11: its square adds nothing, so the deviation is √(143 ÷ 13) = √11.
PLACES = {**{code: float(place) for place, code in enumerate(REGIONS)}, "FR10": 5.5}
DEVIATION = sqrt(11)
LEVEL_0 = {"level": ("0",), "indicator": (HIGH,), "member": ("total",)}


def alike() -> list[Cell]:
    """What regions are like in 2018: manufacturing differs by their places, the other five features not at all."""
    return [
        cell(feature, code, "2018", place if feature == HIGH else 1.0)
        for feature in FEATURES
        for code, place in PLACES.items()
    ]


def mapped(period: str, **others: float | None) -> list[Cell]:
    """A figure of another publication for each region, twice its place; or another one, or none."""
    figures = {code: 2 * place for code, place in PLACES.items()} | others
    return [
        cell(HIGH, code, period, value, origin="register", status="suppressed" if value is None else "value")
        for code, value in figures.items()
    ]


def with_paris(cells: list[Cell]) -> dict[str, pl.DataFrame]:
    """The twelve regions with these figures, and Paris."""
    tables = twelve(cells) | published("survey", "register")
    paris = [(2024, "FR", "0", EU, "FR", "France", "France"), (2024, "FR10", "2", "FR1", "FR", "Paris", "Paris")]
    known = tables["region"]
    return tables | {
        "region": pl.concat([known, pl.DataFrame(paris, schema=known.schema, orient="row")]),
        "latest_observation": tables["latest_observation"].with_columns(
            level=(pl.col("region").str.len_chars() - 2).cast(pl.String)
        ),
    }


def _on_a_map() -> dict[str, pl.DataFrame]:
    """In 2023 nobody tells of ES10; what is told of ES11 is of low reliability."""
    cells = [row for row in mapped("2023", ES10=None) if row[1] != "ES11"]
    return with_paris([*cells, cell(HIGH, "ES11", "2023", 2.0, flag="u", origin="register")])


def test_every_region_has_a_place_or_a_reason(world: World) -> None:
    """Twelve of thirteen have a figure; the first one chosen that has one is the finding."""
    codes = {"regions": ("ES10", "ES21"), "period": ("2023",)}
    answer = ask(world(_on_a_map()), "regions", codes, language="en")

    assert "País Vasco ranks 1 of 12: High tech" == answer.title
    assert answer.sentence == (
        "High tech, %, 2023. Rank 1 is the highest of 12 regions; 1 of the 13 regions of NUTS 2024 have no figure. "
        "No figure: ES10 (suppressed)."
    )
    assert [(1, "País Vasco", "ES21", 22.0, "", 2024), (2, "ES20", "ES20", 20.0, "", 2024)] == (
        answer.rows.select(list(answer.columns)).rows()[:2]
    )
    assert [(12, "ES11", "ES11", 2.0, "low reliability", 2024), (None, "ES10", "ES10", None, "suppressed", 2024)] == (
        answer.rows.select(list(answer.columns)).rows()[-2:]
    )
    assert {"rank": 0, "value": 1} == {
        name: column.decimals for name, column in answer.columns.items() if column.decimals is not None
    }
    assert (Grade.MEASURED, "2023", "2023", ["register"]) == (
        answer.evidence.grade,
        answer.evidence.first,
        answer.evidence.last,
        [source.origin for source in answer.evidence.sources],
    )


def test_without_a_chosen_region_the_highest_is_the_finding(world: World) -> None:
    """In Spanish, too."""
    answer = ask(world(_on_a_map()), "regions", {"regions": (), "period": ("2023",)}, language="es")

    assert "País Vasco tiene el valor más alto: Alta tecnología" == answer.title


def test_the_map_marks_what_is_missing_doubtful_and_chosen(world: World) -> None:
    """No data has a fill of its own, a doubtful figure an edge, a chosen region the edge of its colour."""
    codes = {"regions": ("ES10", "ES21"), "period": ("2023",)}
    answer = ask(world(_on_a_map()), "regions", codes, language="en")
    picture = answer.pictures[0]
    blank, filled, doubtful, *chosen = picture.draw(LIGHT)["data"]
    assert picture.legend
    legend = picture.legend(LIGHT)

    assert (["ES10"], LIGHT.no_data) == (blank["locations"], blank["colorscale"][0][1])
    assert (12, 0, 4) == (len(filled["locations"]), min(filled["z"]), max(filled["z"]))
    assert (["ES11"], LIGHT.warning) == (doubtful["locations"], doubtful["marker"]["line"]["color"])
    assert [("ES10", LIGHT.series[0]), ("ES21", LIGHT.series[1])] == [
        (area["locations"][0], area["marker"]["line"]["color"]) for area in chosen[1::2]
    ]
    assert "<b>ES10</b> (ES10)<br>no data" == blank["text"][0]
    assert "<b>ES11</b> (ES11)<br>2.0 · low reliability" == doubtful["text"][0]
    assert [True, True, True] == [text in legend for text in ("</i>2.0–", "no data", "low reliability")]


def test_the_ladder_holds_regions_between_the_ends_and_middles(world: World) -> None:
    """The two highest, the two lowest, and the middles: of Spain's 2, 4, …, 22 it is 12, with Paris' 11 it is 11.5.

    ES10 stands below without a bar. The middles are computed, so they are hatched.
    """
    codes = {"regions": ("ES10", "ES21"), "period": ("2023",)}
    answer = ask(world(_on_a_map()), "regions", codes, language="en")
    picture = answer.pictures[1]
    measured, modelled = picture.draw(LIGHT)["data"]

    assert [("1 · País Vasco", 22.0), ("2 · ES20", 20.0), ("11 · ES12", 4.0), ("12 · ES11", 2.0), ("ES10", 0.0)] == [
        (name, value) for (_code, name), value in zip(measured["customdata"], measured["x"], strict=True)
    ]
    assert [LIGHT.series[1], *[LIGHT.faint] * 4] == measured["marker"]["color"]
    assert ["22.0", "no figure: suppressed"] == [measured["text"][place] for place in (0, -1)]
    assert [("middle region of ES", 12.0), ("middle region of EU-27", 11.5)] == [
        (name, value) for (_code, name), value in zip(modelled["customdata"], modelled["x"], strict=True)
    ]
    assert [2, 3] == modelled["y"]
    assert "/" == modelled["marker"]["pattern"]["shape"]
    assert picture.alt.startswith("Highest, lowest and chosen regions. Hatched, modelled: ")


def test_the_nearest_come_first_with_reasons_and_figures(world: World) -> None:
    """A place in one of six features is 1 ÷ √11 ÷ √6 away; without a figure of 2023, ES19 stays in the list."""
    engine = world(with_paris(alike() + mapped("2023", ES19=None)))
    answer = ask(engine, "regions-like", {"period": ("2023",)}, language="en")
    nearest = [f"ES{code}" for code in (20, 19, 18, 17, 16)] + ["FR10"] + [f"ES{code}" for code in (15, 14, 13, 12)]

    assert "Regions most like País Vasco" == answer.title
    assert "size in 2018, all weighing the same; distance in standard deviations of 13 regions." in answer.sentence
    assert [(code, pytest.approx((11 - PLACES[code]) / DEVIATION / sqrt(6))) for code in nearest] == (
        answer.data.select("region", "distance").rows()
    )
    assert ["ES20", "ES19", "ES18", "ES17", "ES16", "Paris"] == answer.data["name"].to_list()[:6]
    assert [20.0, None, 16.0, 14.0, 12.0, 11.0] == answer.data["value"].to_list()[:6]
    assert {"GDP per head"} == set(answer.rows["alike_in"])
    assert [f"high-tech manufacturing (−{k / DEVIATION:.1f})" for k in (1, 2, 3)] == (
        answer.rows["unlike_in"].to_list()[:3]
    )
    assert [
        ("Region", None, "region"),
        ("Code", None, None),
        ("Distance", 2, None),
        ("Most alike in", None, None),
        ("Differs most in", None, None),
        ("High tech", 1, None),
    ] == [(column.heading, column.decimals, column.leads_to) for column in answer.columns.values()]
    assert (Grade.MODELLED, "2018", "2023", ["register", "survey"]) == (
        answer.evidence.grade,
        answer.evidence.first,
        answer.evidence.last,
        [source.origin for source in answer.evidence.sources],
    )


def test_abroad_leaves_out_the_same_country(world: World) -> None:
    """Of ES10's neighbours Paris alone is no Spanish region; it has 5.5 ÷ √11 = 1.7 deviations more."""
    codes = {"regions": ("ES10", "ES21"), "like": ("abroad",), "period": ("2023",)}
    answer = ask(world(with_paris(alike() + mapped("2023"))), "regions-like", codes, language="es")

    assert "Regiones más parecidas a ES10" == answer.title
    assert [("Paris", "PIB por habitante", "industria de alta tecnología (+1,7)", 11.0)] == (
        answer.rows.select("name", "alike_in", "unlike_in", "value").rows()
    )
    assert "Alta tecnología" == answer.columns["value"].heading


def test_older_figures_widen_the_span_of_what_is_shown(world: World) -> None:
    """Features of 2018 beside figures of 2012."""
    engine = world(with_paris(alike() + mapped("2012")))
    evidence = ask(engine, "regions-like", {"period": ("2012",)}, language="en").evidence

    assert ("2012", "2018") == (evidence.first, evidence.last)


def test_without_every_feature_nothing_is_like_a_region(world: World) -> None:
    """ES10 has no population; countries are of another level; and somebody must be chosen."""
    cells = [row for row in alike() if row[:2] != ("population", "ES10")]
    countries = [cell(HIGH, code, "2023", 1.0) for code in ("ES", "FR")]
    engine = world(with_paris(cells + countries + mapped("2023")))

    with pytest.raises(NotHeld, match=r"No regions like ES10 are named\.") as lacking:
        ask(engine, "regions-like", {"regions": ("ES10",), "period": ("2023",)}, language="en")
    assert lacking.value.remedy.startswith("Not all six features to compare by are published for it in 2018")
    with pytest.raises(NotHeld, match=r"No regions like País Vasco are named\."):
        ask(engine, "regions-like", LEVEL_0 | {"period": ("2023",), "regions": ("ES21",)}, language="en")
    with pytest.raises(NotHeld, match="No se ha elegido ninguna región"):
        ask(engine, "regions-like", {"regions": (), "period": ("2023",)}, language="es")


def test_regions_stand_side_by_side_in_the_order_of_choosing(world: World) -> None:
    """In 2023 the EU has 10; the middle of Spain's 0, 2, …, 22 is 11; nobody counted all of Spain.

    ES21 has 22. Its ten neighbours have 4, 6, 8, 10, 11, 12, 14, 16, 18, 20, in the middle 11.5. Its series broke in
    2022, so its change is 22 − 30. Those of ES11, which has 2, have 0, 4, 6, 8, 10, 11, 12, 14, 16, 18: 10.5; it came
    from 1 in 2021. Rank 12 of 13 is in the last quarter: 11 × 4 ÷ 13 is 3 and a rest.
    """
    before = [
        cell(HIGH, "ES21", "2021", 5.0, origin="register"),
        cell(HIGH, "ES21", "2022", 30.0, flag="b", origin="register"),
        cell(HIGH, "ES11", "2021", 1.0, origin="register"),
        cell(HIGH, "ES11", "2022", 1.5, origin="register"),
    ]
    tables = with_paris([*alike(), *before, *mapped("2023"), cell(HIGH, EU, "2023", 10.0)])
    codes = {"regions": ("ES11", "ES", "ES21"), "period": ("2023",)}
    answer = ask(world(tables), "regions-side-by-side", codes, language="en")

    assert "Side by side" == answer.title
    assert answer.sentence == (
        "Distances are in %. Neighbours: the middle of the ten regions most like it. Change: over the newest years "
        "without a break, at most 10."
    )
    assert [
        ("ES11", 2.0, 12, "last quarter", 1.0, "2021–2023", 2.0 - 11, 2.0 - 10, 2.0 - 10.5, ""),
        ("ES", None, None, "–", None, "–", None, None, None, "another level, so without a rank; missing"),
        ("País Vasco", 22.0, 1, "best quarter", 22.0 - 30, "2022–2023", 22.0 - 11, 22.0 - 10, 22.0 - 11.5, ""),
    ] == answer.rows.select(list(answer.columns)).rows()
    assert {"change", "from_country", "from_eu", "from_neighbours"} == {
        name for name, column in answer.columns.items() if column.signed
    }
    assert {"value": 1, "rank": 0, "change": 1, "from_country": 1, "from_eu": 1, "from_neighbours": 1} == {
        name: column.decimals for name, column in answer.columns.items() if column.decimals is not None
    }
    assert ["Region", "Value", "Rank", "Quarter", "Change", "Years"] == [
        column.heading for column in answer.columns.values()
    ][:6]
    assert [4, None, 1] == answer.data["quarter"].to_list()
    assert (Grade.MODELLED, "2021", "2023", ["register", "survey"]) == (
        answer.evidence.grade,
        answer.evidence.first,
        answer.evidence.last,
        [source.origin for source in answer.evidence.sources],
    )


def test_the_highest_rate_of_those_without_work_is_the_last_quarter(world: World) -> None:
    """11 is the highest of eleven figures; the one of ES20 is not told, and zero is not put in its place.

    The third of eleven is in the first quarter from above, the fourth is not: 2 × 4 is less than 11, 3 × 4 is more.
    Nothing is known of what these regions are like, and of one year only: neither neighbours nor change.
    """
    figures = of_all("unemployment-rate")
    withheld = cell("unemployment-rate", "ES20", "2024", None, status="suppressed")
    tables = with_paris([withheld if row[1] == "ES20" else row for row in figures])
    codes = {"regions": ("ES21", "ES18", "ES17", "ES20"), "indicator": ("unemployment-rate",), "period": ("2024",)}
    answer = ask(world(tables), "regions-side-by-side", codes, language="es")
    middle = 5.0  # of 0 to 9 and 11

    assert [
        ("País Vasco", 11.0, "último cuarto", None, "–", 11.0 - middle, 11.0 - middle, None, ""),
        ("ES18", 8.0, "último cuarto", None, "–", 8.0 - middle, 8.0 - middle, None, ""),
        ("ES17", 7.0, "penúltimo", None, "–", 7.0 - middle, 7.0 - middle, None, ""),
        ("ES20", None, "–", None, "–", None, None, None, "suprimido"),
    ] == answer.rows.select([name for name in answer.columns if name != "rank"]).rows()
    assert ("region", "2024") == (answer.columns["name"].leads_to, answer.evidence.first)


def test_countries_are_no_link_and_the_eu_stands_beside_them(world: World) -> None:
    """Spain has 4 and the EU 5; the page about a region is for regions."""
    cells = [cell(HIGH, code, "2023", value) for code, value in (("ES", 4.0), ("FR", 3.0), (EU, 5.0))]
    codes = LEVEL_0 | {"regions": ("ES",), "period": ("2023",)}
    answer = ask(world(with_paris(cells)), "regions-side-by-side", codes, language="en")

    assert [(4.0, 1, None, -1.0, "")] == answer.rows.select("value", "rank", "from_country", "from_eu", "remark").rows()
    assert answer.columns["name"].leads_to is None


COURSE = [
    *mapped("2021", ES21=5.0),
    *(cell(*row[:3], row[4], flag="b" if row[1] == "ES21" else None, origin="register") for row in mapped("2022")),
    *mapped("2023", ES21=30.0),
]


def test_a_course_stops_at_a_break_and_stands_before_its_country(world: World) -> None:
    """5, a break, 22, 30; behind it, dashed, the middle of Spain's regions: of 2 × (0 to 11) it is 11.

    In 2021 and 2023 ES21, the highest of them in 2022, has other figures: 5 lowers the middle to (8 + 10) ÷ 2.
    """
    engine = world(with_paris(COURSE))
    codes = {"regions": ("ES21", "FR10"), "period": ("2023",)}
    answer = ask(engine, "courses", codes, language="en")
    drawn = json.loads(figure(engine, "courses", codes, language="es", theme="light"))
    spain, own, paris = drawn["data"]

    assert "How they came here" == answer.title
    assert answer.sentence.startswith("High tech, %, 2021–2023, on one scale; grey: the country, dashed where it is")
    assert answer.sentence == answer.pictures[0].alt
    assert (["2021", "2022", "2023"], [9.0, 11.0, 11.0]) == (spain["x"], spain["y"])
    assert (["2021", "2022", "2022", "2023"], [5.0, None, 22.0, 30.0]) == (own["x"], own["y"])
    assert [11.0, 11.0, 11.0] == paris["y"]
    assert [(LIGHT.reference, "dash"), (LIGHT.series[0], "solid"), (LIGHT.series[1], "solid")] == [
        (line["line"]["color"], line["line"]["dash"]) for line in drawn["data"]
    ]
    assert ["País Vasco, 2021: 5,0", "País Vasco, 2022: –"] == own["customdata"][:2]
    assert [("País Vasco", LIGHT.series[0]), ("Paris", LIGHT.series[1])] == [
        (note["text"], note["font"]["color"]) for note in drawn["layout"]["annotations"]
    ]
    assert [("ES21", "País Vasco", "chosen"), ("FR10", "Paris", "chosen"), ("ES", "ES", "reference")] == (
        answer.data.select("area", "name", "role").unique(maintain_order=True).rows()
    )
    assert ("value", 1) == next((name, column.decimals) for name, column in answer.columns.items() if column.decimals)
    assert (Grade.MODELLED, "2021", "2023") == (answer.evidence.grade, answer.evidence.first, answer.evidence.last)


def test_a_published_country_is_solid_and_ten_years_are_enough(world: World) -> None:
    """Of 2012 to 2024 the eleven years up to 2023, which is mapped."""
    years = [str(year) for year in range(2012, 2025)]
    cells = [row for year in years for row in (cell(HIGH, "ES", year, 1.0), *of_all(HIGH, year))]
    answer = ask(world(with_paris(cells)), "courses", {"regions": ("ES21",), "period": ("2023",)}, language="en")
    spain, own = answer.pictures[0].draw(DARK)["data"]

    assert years[1:-1] == own["x"] == spain["x"]
    assert (DARK.reference, "solid") == (spain["line"]["color"], spain["line"]["dash"])
    assert (Grade.MEASURED, "2013", "2023") == (answer.evidence.grade, answer.evidence.first, answer.evidence.last)


def test_a_count_stands_beside_no_country(world: World) -> None:
    """Thousands of a region and of its country do not share a scale."""
    tables = with_paris(COURSE)
    tables["indicator"] = tables["indicator"].with_columns(unit=pl.lit("thousand-employed"))
    answer = ask(world(tables), "courses", {"regions": ("ES21",), "period": ("2023",)}, language="en")

    assert ["ES21"] == answer.data["area"].unique().to_list()
    assert [LIGHT.series[0]] == [line["line"]["color"] for line in answer.pictures[0].draw(LIGHT)["data"]]


def test_a_region_without_figures_leaves_its_colour_unused(world: World) -> None:
    """ES10 has none: one panel, in the colour of the second choice."""
    cells = [row for row in COURSE if row[1] != "ES10"]
    answer = ask(world(with_paris(cells)), "courses", {"regions": ("ES10", "FR10"), "period": ("2023",)}, language="en")
    lines = answer.pictures[0].draw(LIGHT)["data"]

    assert [LIGHT.series[1]] == [line["line"]["color"] for line in lines]


def test_a_course_needs_two_periods_of_a_chosen_region(world: World) -> None:
    """Those of its country do not stand in for it: ES10 has no figure and ES11 one, Spain has three."""
    cells = [row for row in COURSE if row[1] not in {"ES10", "ES11"} or row[1:3] == ("ES11", "2023")]
    engine = world(with_paris(cells))

    with pytest.raises(NotHeld, match=r"No figure: ES10\.") as nothing:
        ask(engine, "courses", {"regions": ("ES10",), "period": ("2023",)}, language="en")
    assert "Choose another indicator or another region." == nothing.value.remedy
    with pytest.raises(NotHeld, match="there are figures for one period only"):
        ask(engine, "courses", {"regions": ("ES11",), "period": ("2023",)}, language="en")
    with pytest.raises(NotHeld, match=r"No region is chosen\."):
        ask(engine, "courses", {"regions": (), "period": ("2023",)}, language="en")
