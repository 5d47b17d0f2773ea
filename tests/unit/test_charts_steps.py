"""A path as a line with stops: the one in question stands out, what goes along is not connected to the line."""

from observatory.charts.palette import LIGHT
from observatory.charts.steps import Stop, steps

STOPS = [
    Stop("Foundations", "EQF 3", "before"),
    Stop("Arc welding", "EQF 4", "self"),
    Stop("Robot welding", "EQF 5", "after"),
    Stop("Safety", "EQF 3", "with"),
]


def test_every_stop_is_named_and_one_is_bold() -> None:
    """Names stand beside the stops, from top to bottom."""
    notes = steps(STOPS, palette=LIGHT)["layout"]["annotations"]
    texts = [note["text"].split("<br>")[0] for note in notes]

    assert ["Foundations", "<b>Arc welding</b>", "Robot welding", "Safety"] == texts


def test_only_what_goes_along_is_dotted() -> None:
    """One trunk, one branch, one dotted link."""
    lines = [trace for trace in steps(STOPS, palette=LIGHT)["data"] if trace["mode"] == "lines"]

    assert ["solid", "solid", "dot"] == [line["line"]["dash"] for line in lines]


def test_a_record_that_stands_alone_is_drawn() -> None:
    """One stop, no branch."""
    figure = steps([STOPS[1]], palette=LIGHT)

    assert 1 == len(figure["layout"]["annotations"])
