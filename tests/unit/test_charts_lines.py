"""Lines: what is joined, what is marked, what is written at the ends."""

import json
from itertools import pairwise

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from observatory.charts.figure import Attributes, Figure
from observatory.charts.labels import end_label, spread
from observatory.charts.lines import Line, lines
from observatory.charts.palette import DARK, LIGHT, Palette

# area, period, value, stretch, flag
POINTS = [
    ("ES21", "2019", 9.2, 1, None),
    ("ES21", "2020", 9.5, 1, "u"),
    ("ES21", "2021", 10.3, 2, "bd"),
    ("ES21", "2022", 8.9, 2, "d"),
    ("EU27_2020", "2019", 6.8, 1, None),
    ("EU27_2020", "2022", 6.2, 2, None),
]
DRAWN = [
    Line("ES21", "País Vasco", "8.9", chosen=True),
    Line("EU27_2020", "EU-27, middle region", "6.2", chosen=False, dashed=True),
]
TICKS = [(year, year) for year in ("2019", "2020", "2021", "2022")]


def drawn(points: list[tuple[str, str, float, int, str | None]] = POINTS, palette: Palette = LIGHT) -> Figure:
    """The figure of the points above."""
    frame = pl.DataFrame(points, schema=["area", "period", "value", "stretch", "flag"], orient="row")
    return lines(frame.with_columns(hover="period"), DRAWN, palette=palette, unit="% of people", ticks=TICKS)


def trace(figure: Figure, area: str) -> Attributes:
    """The trace of an area."""
    return next(one for one in figure["data"] if one["name"] == area)


def notes(figure: Figure, name: str) -> list[str]:
    """The texts written for a purpose."""
    return [note["text"] for note in figure["layout"]["annotations"] if note["name"] == name]


def test_a_line_stops_between_stretches() -> None:
    """No value is drawn between 2020 and 2021, and nothing bridges it."""
    line = trace(drawn(), "ES21")

    assert ([2019, 2020, None, 2021, 2022], [9.2, 9.5, None, 10.3, 8.9]) == (line["x"], line["y"])
    assert line["connectgaps"] is False


def test_a_break_is_marked_in_its_gap_and_a_mere_gap_is_not() -> None:
    """The region breaks half-way between 2020 and 2021; the EU only has years missing."""
    marks = [note for note in drawn()["layout"]["annotations"] if note["name"] == "break"]

    assert [(2020.5, (9.5 + 10.3) / 2)] == [(mark["x"], mark["y"]) for mark in marks]


def test_low_reliability_is_hollow() -> None:
    """Flag `u` of 2020 is an open circle, larger than the others."""
    marker = trace(drawn(), "ES21")["marker"]

    assert ("circle-open", "circle") == (marker["symbol"][1], marker["symbol"][0])
    assert marker["size"][1] > marker["size"][0]


def test_a_point_on_its_own_is_visible() -> None:
    """Without neighbours there is no line, so the mark must carry it, also on a reference line."""
    line = trace(drawn(), "EU27_2020")

    assert [6, 0, 6] == [size if value else 0 for size, value in zip(line["marker"]["size"], line["y"], strict=True)]


def test_chosen_is_coloured_and_solid_reference_grey_and_modelled_dashed() -> None:
    """In both appearances."""
    for palette in (LIGHT, DARK):
        region, eu = trace(drawn(palette=palette), "ES21"), trace(drawn(palette=palette), "EU27_2020")

        assert (palette.series[0], "solid") == (region["line"]["color"], region["line"]["dash"])
        assert (palette.reference, "6px,4px") == (eu["line"]["color"], eu["line"]["dash"])


def test_lines_are_named_at_their_ends_with_the_last_value() -> None:
    """Instead of a legend."""
    assert ["País Vasco 8.9", "EU-27, middle<br>region 6.2"] == notes(drawn(), "end")
    assert drawn()["layout"]["showlegend"] is False


def test_the_unit_is_written_on_the_chart() -> None:
    """With its denominator."""
    assert ["% of people"] == notes(drawn(), "unit")


def test_few_ticks_and_always_the_newest() -> None:
    """Of 24 years, at most six are marked."""
    years = [str(year) for year in range(2000, 2024)]
    points = pl.DataFrame({"area": "ES21", "period": years, "value": 1.0, "stretch": 1, "flag": None, "hover": ""})

    figure = lines(points, DRAWN, palette=LIGHT, unit="", ticks=[(year, year) for year in years])
    texts = figure["layout"]["xaxis"]["ticktext"]

    assert ("2023", 6) == (texts[-1], len(texts))


def test_the_figure_is_small() -> None:
    """Eleven lines over 24 years must not weigh more than 60 kB on the wire."""
    areas = [f"A{number}" for number in range(11)]
    points = pl.DataFrame(
        [
            (area, str(year), 1.0 * year, 1, None, f"<b>Region {area}</b><br>{year}: 12.3, definition differs")
            for area in areas
            for year in range(2000, 2024)
        ],
        schema=["area", "period", "value", "stretch", "flag", "hover"],
        orient="row",
    )
    figure = lines(points, [Line(area, area, "1", chosen=False) for area in areas], palette=LIGHT, unit="", ticks=TICKS)

    assert 60_000 > len(json.dumps(figure))


def test_end_labels_keep_to_two_lines() -> None:
    """Long names are cut, the value never is."""
    assert ["Provincia", "Autonoma di… 2.0"] == end_label("Provincia Autonoma di Bolzano/Bozen", "2.0")
    assert 2 >= len(end_label("Donaudampfschifffahrtsgesellschaft am Oberlauf", "1,234,567.8"))


@given(st.lists(st.tuples(st.floats(0, 300), st.sampled_from([18.0, 34.0])), max_size=8))
def test_spread_labels_never_meet_and_keep_their_order(labels: list[tuple[float, float]]) -> None:
    """Eight labels of two lines fit into 300 pixels; none leaves the axis."""
    wanted, sizes = [one[0] for one in labels], [one[1] for one in labels]

    placed = spread(wanted, sizes, 300)
    order = sorted(range(len(labels)), key=lambda one: wanted[one])

    assert all(
        -0.1 <= place - size / 2 and place + size / 2 <= 300.1 for place, size in zip(placed, sizes, strict=True)
    )
    assert all(
        placed[above] - placed[below] >= (sizes[above] + sizes[below]) / 2 - 0.1 for below, above in pairwise(order)
    )
