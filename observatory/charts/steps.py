"""A path drawn as a line with stops: what comes before, what comes after, and what goes along with it."""

from collections.abc import Sequence
from dataclasses import dataclass

from observatory.charts.figure import Attributes, Figure, note
from observatory.charts.palette import Palette, base_layout

ROW = 46
BRANCH = 0.5


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop.

    Attributes:
        name: what stands beside it. detail: a second, quieter line.
        role: `before` and `self` stand on the line, `after` branches off it, `with` stands beside it unconnected.
    """

    name: str
    detail: str
    role: str


def steps(stops: Sequence[Stop], *, palette: Palette) -> Figure:
    """Draw the stops from top to bottom; the one in question is filled and named in bold.

    Args:
        stops: `before` first, then one `self`, then `after`, then `with`.
        palette: colours.
    """
    trunk = [row for row, stop in enumerate(stops) if stop.role in {"before", "self"}]
    branches = [row for row, stop in enumerate(stops) if stop.role == "after"]
    beside = [row for row, stop in enumerate(stops) if stop.role == "with"]
    across = [0.0 if stop.role in {"before", "self"} else BRANCH for stop in stops]
    marks = {
        "type": "scatter",
        "x": across,
        "y": list(range(len(stops))),
        "mode": "markers",
        "cliponaxis": False,
        "marker": {
            "opacity": 1,
            "size": [16 if stop.role == "self" else 12 for stop in stops],
            "color": [palette.accent if stop.role == "self" else palette.paper for stop in stops],
            "line": {"color": palette.accent, "width": 2},
        },
        "customdata": [f"{stop.name}<br>{stop.detail}" for stop in stops],
        "hovertemplate": "%{customdata}<extra></extra>",
    }
    layout = base_layout(
        palette,
        height=ROW * len(stops) + 12,
        xaxis={"visible": False, "range": [-0.2, 7]},
        yaxis={"visible": False, "range": [len(stops) - 0.4, -0.6]},
        margin={"l": 0, "r": 0, "t": 4, "b": 4},
        annotations=[_name(stop, x, row, palette) for row, (stop, x) in enumerate(zip(stops, across, strict=True))],
    )
    return {
        "data": [
            _line([0, 0], [trunk[0], trunk[-1]], palette),
            *(_line([0, 0, BRANCH], [trunk[-1], row, row], palette) for row in branches),
            *(_line([0, BRANCH], [row, row], palette, dash="dot") for row in beside),
            marks,
        ],
        "layout": layout,
    }


def _name(stop: Stop, x: float, row: int, palette: Palette) -> Attributes:
    name = f"<b>{stop.name}</b>" if stop.role == "self" else stop.name
    text = f"{name}<br><span style='font-size:12px'>{stop.detail}</span>"
    return note(text, x, row, colour=palette.ink, xshift=16, xanchor="left", yanchor="middle", align="left")


def _line(across: list[float], down: list[float], palette: Palette, dash: str = "solid") -> Attributes:
    return {
        "type": "scatter",
        "x": across,
        "y": down,
        "mode": "lines",
        "hoverinfo": "skip",
        "line": {"color": palette.accent, "width": 2, "dash": dash},
    }
