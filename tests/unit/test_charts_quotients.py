"""Modelled ratios and scattered dots: what is drawn is what was said."""

from observatory.charts.palette import DARK, LIGHT
from observatory.charts.quotients import Bar, quotients
from observatory.charts.strip import Strip, strips

LONG = "installing, maintaining and repairing electrical, electronic and precision equipment"
BARS = [
    Bar("cleaning", 1.5, 1.2, 1.6, "1.50 ×", "cleaning: 1.50 ×", sure=True),
    Bar(LONG, 0.9, 0.8, 1.1, "0.90 ×", "installing: 0.90 ×", sure=False),
]


def test_bars_start_at_the_base_and_carry_their_spread() -> None:
    """0.5 above one and 0.1 below it; whiskers from 1.2 to 1.6 and from 0.8 to 1.1."""
    bar, whisker = quotients(BARS, base=1.0, base_label="as in the EU", palette=LIGHT)["data"]

    assert (1.0, [0.5, -0.1]) == (bar["base"], [round(value, 6) for value in bar["x"]])
    assert [1.2, 0.8] == [
        round(x - down, 6) for x, down in zip(whisker["x"], whisker["error_x"]["arrayminus"], strict=True)
    ]
    assert [1.6, 1.1] == [round(x + up, 6) for x, up in zip(whisker["x"], whisker["error_x"]["array"], strict=True)]


def test_modelled_bars_are_hatched_and_doubtful_ones_pale() -> None:
    """Never solid; the accent only where every reading agrees."""
    marker = quotients(BARS, base=1.0, base_label="", palette=DARK)["data"][0]["marker"]

    assert ("/", "rgba(0,0,0,0)") == (marker["pattern"]["shape"], marker["color"])
    assert [DARK.accent, DARK.reference] == list(marker["line"]["color"])


def test_long_names_take_two_lines_and_more_room() -> None:
    """Two groups that begin alike stay apart."""
    long = quotients(BARS, base=1.0, base_label="", palette=LIGHT)["layout"]
    short = quotients(BARS[:1] * 2, base=1.0, base_label="", palette=LIGHT)["layout"]

    assert any("<br>electrical" in note["text"] for note in long["annotations"])
    assert long["height"] > short["height"]


def test_a_strip_has_a_dot_per_case_and_a_line_at_the_middle() -> None:
    """Open dots: modelled."""
    rows = [Strip("Vacancies, Hungary 2015: 2 regions", "0.70", 0.7, [0.6, 0.8], ["a", "b"])]
    drawn = strips(rows, low=-1.0, high=1.0, ticks=["reversed", "none", "same"], palette=LIGHT)

    assert ([0.6, 0.8], "circle-open") == (drawn["data"][0]["x"], drawn["data"][0]["marker"]["symbol"])
    assert 0.7 in {shape["x0"] for shape in drawn["layout"]["shapes"]}
