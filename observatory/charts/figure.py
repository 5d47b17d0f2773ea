"""A figure in plotly.js' own words, as plain data: Plotly's classes would check every attribute for every visitor."""

from typing import Any, TypedDict

Attributes = dict[str, Any]
"""What plotly.js calls a trace, a shape, an annotation or an axis, in values that JSON knows."""


class Figure(TypedDict):
    """What is drawn, and the frame around it."""

    data: list[Attributes]
    layout: Attributes


def note(text: str, x: float, y: float, *, colour: str, size: int = 13, **attributes: Any) -> Attributes:
    """Words in the picture, without an arrow."""
    font = {"size": size, "color": colour}
    return {"text": text, "x": x, "y": y, "showarrow": False, "font": font, **attributes}


def over_bar(name: str, row: int, colour: str) -> Attributes:
    """The name of a bar, over it, from the left edge of the picture."""
    return note(name, 0, row - 0.42, colour=colour, xref="paper", xanchor="left", yanchor="middle", align="left")


def upright(x: float, colour: str, **attributes: Any) -> Attributes:
    """A thin line from the bottom of the picture to its top."""
    ends = {"x0": x, "x1": x, "y0": 0, "y1": 1, "xref": "x", "yref": "y domain"}
    return {"type": "line", **ends, "line": {"color": colour, "width": 1}, **attributes}


def hatched(colour: str | list[str], shape: str = "/") -> Attributes:
    """The inside of a computed bar, or of several: never filled, so that it does not look measured."""
    clear = "rgba(0,0,0,0)"
    return {
        "color": clear,
        "line": {"color": colour, "width": 1.5},
        "pattern": {"shape": shape, "fgcolor": colour, "bgcolor": clear, "size": 6, "solidity": 0.45},
    }
