"""Colours with a meaning, for light and dark: one accent for what was chosen, grey for what it is compared with.

The six series colours keep at least 3:1 against their paper (WCAG 1.4.11) and stay apart for the common kinds of
colour blindness; a direct label or a dash pattern always says the same thing again.
"""

from dataclasses import dataclass
from typing import Any

from observatory.charts.figure import Attributes

FONT = "IBM Plex Sans, sans-serif"


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one appearance.

    Attributes:
        paper: the page behind the figure.
        ink: text. muted: secondary text. grid: hair lines.
        accent: the chosen one. reference: what it is compared with (country, EU, the rest).
        series: up to six chosen things, in order of choosing.
        sequential: five classes from low to high; in none of the series' hues, so that a chosen area stands out.
        no_data: fill of an area without a value; always drawn with an outline or pattern as well.
        warning: low reliability, breaks.
    """

    paper: str
    ink: str
    muted: str
    grid: str
    accent: str
    reference: str
    faint: str
    series: tuple[str, ...]
    sequential: tuple[str, ...]
    no_data: str
    warning: str


LIGHT = Palette(
    paper="#fbfaf7",
    ink="#1d2430",
    muted="#5a6270",
    grid="#e4e0d7",
    accent="#0b5f68",
    reference="#6b7280",
    faint="#c9cdd2",
    series=("#0b5f68", "#c2410c", "#4053b5", "#8a5a00", "#a3306f", "#3f6b1f"),
    sequential=("#e9edf2", "#cbd5e1", "#a6b7cb", "#7b91ad", "#536a8b"),
    no_data="#f1efe9",
    warning="#9a3412",
)
DARK = Palette(
    paper="#14181f",
    ink="#e8e6e1",
    muted="#a7afbb",
    grid="#2c333e",
    accent="#5cc4cb",
    reference="#9aa3b0",
    faint="#4a5361",
    series=("#5cc4cb", "#ff9a6b", "#a5b0ff", "#e3b54c", "#f191c4", "#9fce77"),
    sequential=("#232c39", "#34445a", "#4b617f", "#6f89a9", "#a9bcd4"),
    no_data="#1e242d",
    warning="#fdba8c",
)


def base_layout(
    palette: Palette,
    *,
    height: int = 420,
    xaxis: Attributes | None = None,
    yaxis: Attributes | None = None,
    **attributes: Any,
) -> Attributes:
    """The quiet frame every figure starts from: no title (the page writes it), few lines, our type.

    Args:
        palette: colours of the visitor's appearance.
        height: pixels.
        xaxis: what this figure adds to the axis, or sets otherwise.
        yaxis: likewise.
        attributes: anything else that it adds to the frame.
    """
    axis = {
        "gridcolor": palette.grid,
        "linecolor": palette.grid,
        "zerolinecolor": palette.reference,
        "tickfont": {"color": palette.muted, "size": 13},
        "title": {"font": {"color": palette.muted, "size": 13}},
        "fixedrange": True,
        "automargin": True,
    }
    return {
        "height": height,
        "font": {"family": FONT, "color": palette.ink, "size": 14},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
        "showlegend": False,
        "hoverlabel": {"bgcolor": palette.paper, "bordercolor": palette.reference, "font": {"color": palette.ink}},
        "xaxis": {**axis, "showgrid": False, **(xaxis or {})},
        "yaxis": {**axis, "zeroline": False, **(yaxis or {})},
        "dragmode": False,
        **attributes,
    }
