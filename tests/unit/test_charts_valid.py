"""Plotly itself reads every figure once, here: at run time nobody checks what attributes are called."""

import inspect
import json
import pkgutil
from importlib import import_module

import plotly.graph_objects as go
import polars as pl
import pytest

from observatory import charts
from observatory.charts.constellation import Disc, Star, constellation
from observatory.charts.figure import Figure
from observatory.charts.lines import Line, lines
from observatory.charts.map import choropleth
from observatory.charts.multiples import Course, Panel, multiples
from observatory.charts.palette import DARK, LIGHT
from observatory.charts.parts import Bar as Part
from observatory.charts.parts import Group, parts
from observatory.charts.quadrant import Point, quadrant
from observatory.charts.quotients import Bar, quotients
from observatory.charts.ranking import ranking
from observatory.charts.stack import Segment, stack
from observatory.charts.steps import Stop, steps
from observatory.charts.strip import Strip, strips

YEARS = pl.DataFrame(
    [
        ("ES21", "2019", 9.2, 1, None, "2019: 9.2"),
        ("ES21", "2020", 9.5, 1, "u", "2020: 9.5"),
        ("ES21", "2021", 10.3, 2, "b", "2021: 10.3"),
        ("ES", "2020", 6.8, 1, None, "2020: 6.8"),
    ],
    schema=["area", "period", "value", "stretch", "flag", "hover"],
    orient="row",
)
OWN = Course(["2019", "2020"], [1.0, None], ["2019: 1", ""])
REFERENCE = Course(["2019"], [2.0], ["2019: 2"], modelled=True)

FIGURES: dict[str, Figure] = {
    "constellation": constellation(
        [Disc("Welding", 0.0, 0.0, 2.0), Disc("Care", 5.0, 1.0, 1.0)],
        [Star("a", "A", 0, 0.5, 0.5), Star("b", "B", 0, -0.5, 0.0), Star("c", "C", 1, 5.0, 1.0)],
        chosen="a",
        nearest=["b", "c"],
        palette=LIGHT,
    ),
    "lines": lines(
        YEARS,
        [Line("ES21", "País Vasco", "10.3", chosen=True), Line("ES", "Spain", "6.8", chosen=False, dashed=True)],
        palette=DARK,
        unit="% of people",
        ticks=[("2019", "2019"), ("2020", "2020"), ("2021", "2021")],
        base=100.0,
    ),
    "choropleth": choropleth(
        ["A", "B", "C"],
        [1.0, 2.0, None],
        ["a", "b", "c"],
        bounds=[1.0, 2.0],
        outlines="/o.geojson",
        countries="/c.geojson",
        frames="/f.geojson",
        chosen={"B": "#123456"},
        uncertain=["A"],
        palette=LIGHT,
    ),
    "multiples": multiples(
        [Panel(f"Region {place}", "#123456", OWN, REFERENCE if place else None) for place in range(4)], palette=LIGHT
    ),
    "parts": parts(
        [
            Group(
                "Pressure", "#123456", [Part("a", "18.7, mean 15.2", 0.2, "+0.2"), Part("b", "9, mean 8", -0.1, "−0.1")]
            )
        ],
        lowers="narrows",
        raises="widens",
        palette=LIGHT,
    ),
    "quadrant": quadrant(
        [Point("A", 0.1, 0.5, "A"), Point("B", 2.0, -0.5, "B"), Point("C", -2.0, -2.0, "C")],
        named={"A": ("A", "#123456"), "B": ("B", "#654321")},
        axes=("capacity", "pressure"),
        ahead="ahead",
        behind="behind",
        palette=LIGHT,
    ),
    "quotients": quotients(
        [Bar("a", 1.5, 1.2, 1.6, "1.50 ×", "a: 1.50 ×", sure=True), Bar("b", 0.9, 0.8, 1.1, "0.90 ×", "b", sure=False)],
        base=1.0,
        base_label="as in the EU",
        palette=LIGHT,
    ),
    "ranking": ranking(["a", "b"], [2.0, -1.0], ["2", "−1"], palette=LIGHT, modelled=[False, True], codes=["A", "B"]),
    "stack": stack(
        ["x", "y"],
        [Segment("a", [0.2, 0.1], "#123456"), Segment("b", [0.3, 0.0], "#654321")],
        ["50", "10"],
        palette=LIGHT,
        most=1.0,
        modelled=True,
    ),
    "steps": steps(
        [
            Stop("Foundations", "EQF 3", "before"),
            Stop("Arc welding", "EQF 4", "self"),
            Stop("Robot welding", "EQF 5", "after"),
            Stop("Safety", "EQF 3", "with"),
        ],
        palette=LIGHT,
    ),
    "strips": strips(
        [Strip("Vacancies", "0.70", 0.7, [0.6, 0.8], ["a", "b"])],
        low=-1.0,
        high=1.0,
        ticks=["reversed", "none", "same"],
        palette=LIGHT,
    ),
}


def test_every_chart_is_read_here() -> None:
    """A new kind of chart comes with a figure for Plotly to check."""
    modules = [import_module(f"{charts.__name__}.{module.name}") for module in pkgutil.iter_modules(charts.__path__)]
    drawing = {
        name
        for module in modules
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if inspect.signature(function).return_annotation is Figure
    }

    assert drawing == set(FIGURES)


@pytest.mark.parametrize("figure", FIGURES.values(), ids=FIGURES)
def test_plotly_knows_every_attribute_and_value(figure: Figure) -> None:
    """A wrong name or value raises; what is left says the same."""
    read = go.Figure(figure).to_plotly_json()

    assert figure["data"] == read["data"]


@pytest.mark.parametrize("figure", FIGURES.values(), ids=FIGURES)
def test_a_figure_is_plain_data(figure: Figure) -> None:
    """What arrives in the browser is what was drawn: no number that JSON lacks, no object of a library."""
    assert figure == json.loads(json.dumps(figure, allow_nan=False))
