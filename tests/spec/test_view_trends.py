"""Trends as they are published: the finding, its sentence and caveats, every cell, and the lines."""

import polars as pl
import pytest

from observatory.charts.palette import LIGHT
from observatory.engine import Engine
from observatory.errors import NotHeld
from observatory.views import trends
from observatory.views.asking import ask, completed, offered
from observatory.views.speech import speaking
from observatory.views.trends import CHOICES, VIEWS
from observatory.views.view import Answer
from tests.conftest import World
from tests.spec.published import published
from tests.spec.small_europe import EU, Cell, cell, small_europe

# A break in 2021; Luxembourg is suppressed in the years shown, and Spain has a gap.
CELLS = [
    cell("tertiary", "ES21", "2019", 40.0),
    cell("tertiary", "ES21", "2020", 41.04),
    cell("tertiary", "ES21", "2021", 50.0, flag="b"),
    cell("tertiary", "ES21", "2022", 52.26, flag="u"),
    cell("tertiary", "ES", "2019", 44.0),
    cell("tertiary", "ES", "2022", 45.0),
    cell("tertiary", "LU00", "2022", None, status="suppressed", flag="c"),
    cell("tertiary", "LU00", "2018", 60.0),
]
POSTINGS = [
    cell("postings", "ES", month, value, member=member)
    for member, values in {"total": (100.0, 110.0), "welding": (100.0, 90.0)}.items()
    for month, value in zip(("2023-12", "2024-01"), values, strict=True)
]
ASKED = {"indicator": ("tertiary",), "regions": ("ES21", "LU00"), "years": ("2019", "2022")}


def europe(cells: list[Cell]) -> dict[str, pl.DataFrame]:
    """The small Europe with these observations, and their publication."""
    return small_europe(cells) | published("survey")


def answered(engine: Engine, *, view: str = "trend", language: str = "en", **codes: tuple[str, ...]) -> Answer:
    """The trend of tertiary attainment, or what is asked for instead."""
    return ask(engine, view, {**ASKED, **codes}, language=language)


def drawn(answer: Answer) -> dict[str, list[dict[str, object]]]:
    """The lines, and what is written beside them."""
    [picture] = answer.pictures
    with speaking(answer.language):
        figure = picture.draw(LIGHT)
    return {
        "lines": figure["data"],
        "notes": figure["layout"]["annotations"],
        "base": [shape["y0"] for shape in figure["layout"]["shapes"]],
        "marks": figure["layout"]["xaxis"]["ticktext"],
    }


def texts(answer: Answer, name: str) -> list[object]:
    """What is written for a purpose: `end` of a line, `unit`."""
    return [note["text"] for note in drawn(answer)["notes"] if note["name"] == name]


def test_the_finding_counts_from_the_break(world: World) -> None:
    """From 50 in 2021 to 52.26 are 2.3 points; the caveats tell break, doubt, and the region that is suppressed."""
    answer = answered(world(europe(CELLS)))

    assert "Tertiary attainment in País Vasco rose 2.3 points between 2021 and 2022" == answer.title
    assert (
        "Tertiary attainment in País Vasco, Luxembourg, 2019–2022; % of people. Grey: Spain.",
        "Of 100 people, how many.",
        "No figure in these years: Luxembourg (suppressed).",
    ) == (answer.sentence, *answer.notes[:2])
    assert ["No comparison with EU-27", "// break in the series", "○ low reliability"] == [
        note[:size] for note, size in zip(answer.notes[2:], (24, 22, 17), strict=True)
    ]
    assert answer.notes[3].endswith("within an unbroken stretch only. País Vasco 2021.")
    assert ("measured", "2019", "2022") == (answer.evidence.grade, answer.evidence.first, answer.evidence.last)


def test_every_cell_stands_in_the_table_with_its_remark(world: World) -> None:
    """Codes in the file, words beside them in the visitor's language; one decimal, as the catalogue says."""
    answer = answered(world(europe(CELLS)), language="es")

    assert "Educación superior en País Vasco: subió 2,3 puntos entre 2021 y 2022" == answer.title
    assert ("País Vasco", "2019", 40.0, "", "medida", "Survey") == answer.rows.select(
        "name", "period", "value", "remark", "grade_name", "publication"
    ).row(0)
    assert ["", "", "ruptura de la serie", "fiabilidad baja", "suprimido, confidencial", "", ""] == answer.rows[
        "remark"
    ].to_list()
    assert [("tertiary", "ES21", "total", "percent-people", "value", "b"), ("ES", "LU00")] == [
        answer.data.select("indicator", "region", "member", "unit", "status", "flag").row(2),
        tuple(answer.data["region"][place] for place in (5, 4)),
    ]
    assert ("% of people", 1, None) == (
        answer.columns["value"].heading,
        answer.columns["value"].decimals,
        answer.columns["name"].leads_to,
    )


def test_lines_are_drawn_as_what_they_are(world: World) -> None:
    """The chosen region in colour above grey Spain, interrupted at break and gap, hollow where in doubt."""
    answer = answered(world(europe(CELLS)))
    spain, basque = drawn(answer)["lines"]

    assert ("ES", [2019, None, 2022], [44.0, None, 45.0]) == (spain["name"], spain["x"], spain["y"])
    assert ("ES21", [2019, 2020, None, 2021, 2022], [40.0, 41.04, None, 50.0, 52.26]) == (
        basque["name"],
        basque["x"],
        basque["y"],
    )
    assert [(LIGHT.reference, "solid"), (LIGHT.series[0], "solid")] == [
        (line["line"]["color"], line["line"]["dash"])  # type: ignore[index]
        for line in (spain, basque)
    ]
    assert ["circle", "circle-open"] == basque["marker"]["symbol"][3:]  # type: ignore[index]
    assert "<b>País Vasco</b><br>2021: 50.0<br>break in time series" == basque["text"][3]  # type: ignore[index]
    assert ["País Vasco 52.3", "Spain 45.0"] == texts(answer, "end")
    assert ["% of people"] == texts(answer, "unit")
    assert (answer.sentence, [], ["2019", "2020", "2021", "2022"]) == (
        answer.pictures[0].alt,
        drawn(answer)["base"],
        drawn(answer)["marks"],
    )


@pytest.mark.parametrize(
    ("end", "title"),
    [
        (45.04, "Tertiary attainment in País Vasco rose 5.0 points between 2021 and 2022"),
        (34.96, "Tertiary attainment in País Vasco fell 5.0 points between 2021 and 2022"),
        (40.04, "Tertiary attainment in País Vasco was 40.0 in 2021 and again in 2022"),
    ],
)
def test_up_down_and_unchanged_are_said(world: World, end: float, title: str) -> None:
    """From 40: a change that rounding takes away is none."""
    cells = [cell("tertiary", "ES21", "2021", 40.0), cell("tertiary", "ES21", "2022", end)]

    assert title == answered(world(europe(cells)), regions=("ES21",), years=("2021", "2022")).title


def test_a_change_is_told_in_points_and_in_percent(world: World) -> None:
    """2.26 of 50 are 4.52 %; Spain, with a gap between, has none."""
    answer = answered(world(europe(CELLS)), view="trend-change")

    assert [
        ("País Vasco", "2021", "2022", 50.0, 52.26, pytest.approx(2.26), pytest.approx(4.52))
    ] == answer.rows.select("name", "since", "until", "start", "end", "change", "percent").rows()
    assert [("Change, points", 1, True), ("Change, %", 0, True)] == [
        (column.heading, column.decimals, column.signed)
        for column in (answer.columns[name] for name in ("change", "percent"))
    ]


def test_an_index_is_modelled_and_says_its_base(world: World) -> None:
    """Both lines are 100 in 2019: 41.04 of 40 are 102.6; what lies beyond the break has no index."""
    answer = answered(world(europe(CELLS)), regions=("ES21",), scale=("index",))

    assert "Tertiary attainment, País Vasco: 102.6 in 2020 (index, 2019 = 100)" == answer.title
    assert ("modelled", "index-of-first-year") == (answer.evidence.grade, answer.data["unit"][0])
    assert [100.0, pytest.approx(102.6), None, None, 100.0, None] == answer.data["value"].to_list()
    assert "Each line is divided by its own figure of 2019" in answer.notes[1]
    assert [100.0] == drawn(answer)["base"]


def test_a_middle_region_is_dashed_and_counted(world: World) -> None:
    """Spain has no figure of its own: the middle of 40, 50 and 60 is, and its country is no longer plain grey."""
    cells = [
        cell("tertiary", region, year, value)
        for year in ("2023", "2024")
        for region, value in (("ES11", 40.0), ("ES21", 50.0), ("ES30", 60.0))
    ] + [cell("neet", "ES", "2024", 9.0)]
    answer = answered(world(europe(cells)), regions=("ES30",), years=("2023", "2024"))
    spain, madrid = (line["line"]["dash"] for line in drawn(answer)["lines"] if line["name"] in {"ES", "ES30"})  # type: ignore[index]

    assert "Dashed grey: the middle region of Spain (3 regions in 2024)" in answer.sentence
    assert ("6px,4px", "solid") == (spain, madrid)
    assert "Spain, middle region 50.0" in [str(text).replace("<br>", " ") for text in texts(answer, "end")]
    assert [None, None, 3, 3] == answer.data["regions"].to_list()[:4]
    assert "it is not the average of the whole" in answer.notes[1]


def test_groups_of_one_region_have_a_line_each(world: World) -> None:
    """All postings rose from 100 to 110 over New Year, those for welding fell to 90."""
    answer = answered(
        world(europe([*POSTINGS, cell("neet", "ES21", "2024", 9.0)])),
        indicator=("postings",),
        regions=("ES21",),
        lines=("groups",),
        members=("total", "welding"),
        years=("2023-12", "2024-01"),
    )

    assert "Job postings, Spain: “All” up from 100.0 to 110.0 between Dec 2023 and Jan 2024" == answer.title
    assert [("ES", "total", "All", 100.0), ("ES", "welding", "Welding", 90.0)] == [
        answer.data.select("region", "member", "name", "value").row(place) for place in (0, 3)
    ]
    assert ["Dec 2023", "Jan 2024"] == answer.rows["when"].to_list()[:2]
    assert ["welding", "total"] == [line["name"] for line in drawn(answer)["lines"]]
    assert (
        "This indicator is not published at the level you chose. Shown instead: Spain for País Vasco.",
    ) == answer.notes


def test_a_forecast_is_joined_dashed_and_left_open(world: World) -> None:
    """Ten years apart, from 1,000 to 900 thousand: counts, which are held against nothing and have no index."""
    tables = europe([cell("postings", EU, "2024", 1000.0, member="x"), cell("postings", EU, "2034", 900.0, member="x")])
    forecast = {"frequency": pl.lit("forecast"), "unit": pl.lit("thousand-jobs"), "decimals": pl.lit(0)}
    tables["indicator"] = tables["indicator"].with_columns(**forecast)
    tables["observation"] = tables["observation"].with_columns(grade=pl.lit("modelled"))
    engine = world(tables)
    answer = answered(engine, indicator=("postings",), regions=(EU,), member=("x",), years=("2024", "2034"))
    [line] = drawn(answer)["lines"]

    assert "x, EU-27: down from 1,000 in 2024 to 900 thousand-jobs in 2034, if the forecast holds" == answer.title
    assert ([2024, 2034], "6px,4px") == (line["x"], line["line"]["dash"])  # type: ignore[index]
    assert {"against", "scale"} == trends.idle(engine, answer.codes)


def test_where_there_is_nothing_the_nearest_is_offered(world: World) -> None:
    """Madrid has none in any year: País Vasco of the same country comes first, then Luxembourg."""
    engine = world(europe([*CELLS[:4], CELLS[7]]))
    with pytest.raises(NotHeld) as nothing:
        answered(engine, regions=("ES30",))
    codes = completed(VIEWS[0], engine, {**ASKED, "regions": ("ES30",)}, "en")

    assert "Tertiary attainment has no figure for ES30 in 2019–2022." == str(nothing.value)
    assert "It is published for NUTS 2 regions: 2 in all, 2018–2022." == nothing.value.remedy
    assert {"ES21": "País Vasco", "LU00": "Luxembourg"} == trends.others(engine, codes, "en")
    assert {} == trends.others(engine, {**codes, "regions": ("ES21",)}, "en")


@pytest.mark.parametrize(
    ("codes", "why"),
    [
        ({"regions": ()}, "No se ha elegido ninguna región."),
        ({"lines": ("groups",), "members": ()}, "No se ha elegido ningún grupo."),
        ({"lines": ("groups",), "members": ("welding",)}, "no tiene ninguna cifra para estos grupos: welding."),
    ],
)
def test_what_is_lacking_is_said_in_the_visitors_language(
    world: World, codes: dict[str, tuple[str, ...]], why: str
) -> None:
    """No region, no group, groups without a figure."""
    with pytest.raises(NotHeld, match=why):
        answered(world(europe(CELLS)), language="es", **codes)


def test_what_can_be_chosen_is_named_as_on_the_page(world: World) -> None:
    """Indicators with their theme, snapshots aside; regions as they are typed; periods in words."""
    engine, [view, _change] = world(europe([*CELLS, *POSTINGS, cell("adverts", "ES", "2025-10", 12.0)])), VIEWS
    before = {"indicator": ("postings",), "lines": ("regions",), "member": ("total",)}
    names = {
        choice.key: offered(engine, view, choice, before, "es")
        for choice in CHOICES
        if choice.key in {"indicator", "regions", "years", "against"}
    }

    assert {"tertiary": "Educación superior · Educación", "postings": "Job postings · demand"} == names["indicator"]
    assert "Spain · España (ES)" == names["regions"]["ES"]
    assert {"2023-12": "dic 2023", "2024-01": "ene 2024"} == names["years"]
    assert {"country": "País y UE", "eu": "UE", "none": "Nada"} == names["against"]
    assert ["adverts"] == trends.snapshots(engine, "es")
