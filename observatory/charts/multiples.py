"""Small multiples: one quiet line per region on a common scale, its reference in grey behind it."""

from collections.abc import Sequence
from dataclasses import dataclass

from observatory.charts.figure import Attributes, Figure, note
from observatory.charts.labels import brief
from observatory.charts.palette import Palette, base_layout

HEIGHT = 190
ACROSS = 3
GAP = 0.03
"""Between panels, as a share of the width."""


@dataclass(frozen=True, slots=True)
class Course:
    """One line: periods, values (None interrupts it), what the pointer says, and whether it was computed."""

    periods: Sequence[str]
    values: Sequence[float | None]
    hover: Sequence[str]
    modelled: bool = False


@dataclass(frozen=True, slots=True)
class Panel:
    """One region: its name, its colour, its course and that of its reference, if there is one."""

    name: str
    colour: str
    own: Course
    reference: Course | None


def multiples(panels: Sequence[Panel], *, palette: Palette) -> Figure:
    """Draw the panels side by side, on one scale, so that heights compare."""
    across = min(ACROSS, len(panels))
    down = -(-len(panels) // across)
    gap = 0.28 / down
    width, height = (1 - GAP * (across - 1)) / across, (1 - gap * (down - 1)) / down
    layout = base_layout(palette, height=HEIGHT * down + 20, margin={"l": 8, "r": 8, "t": 30, "b": 8}, annotations=[])
    quiet = {
        "gridcolor": palette.grid,
        "linecolor": palette.grid,
        "tickfont": {"color": palette.muted, "size": 12},
        "fixedrange": True,
        "zeroline": False,
        "nticks": 4,
    }
    data = []
    # The last row may have fewer panels; its axes still carry the marks of the columns above.
    for index in range(across * down):
        row, column = divmod(index, across)
        number = str(index + 1) if index else ""
        left, bottom = column * (width + GAP), (down - 1 - row) * (height + gap)
        layout[f"xaxis{number}"] = {
            **({"matches": "x", "showgrid": False} if index else layout["xaxis"]),
            **quiet,
            "type": "category",
            "anchor": f"y{number}",
            "domain": [left, left + width],
            "showticklabels": row == down - 1,
        }
        layout[f"yaxis{number}"] = {
            **({"matches": "y"} if index else layout["yaxis"]),
            **quiet,
            "anchor": f"x{number}",
            "domain": [bottom, bottom + height],
            "showticklabels": column == 0,
        }
        for panel in panels[index : index + 1]:
            axes = {"xaxis": f"x{number}", "yaxis": f"y{number}"}
            if panel.reference:
                data.append({**_line(panel.reference, palette.reference, 1.5), **axes})
            data.append({**_line(panel.own, panel.colour, 2.5), **axes})
            layout["annotations"].append(
                note(
                    brief(panel.name, width=30),
                    left,
                    bottom + height,
                    colour=panel.colour,
                    xref="paper",
                    yref="paper",
                    xanchor="left",
                    yanchor="bottom",
                )
            )
    return {"data": data, "layout": layout}


def _line(course: Course, colour: str, width: float) -> Attributes:
    return {
        "type": "scatter",
        "x": list(course.periods),
        "y": list(course.values),
        "mode": "lines+markers" if len(course.periods) < 2 else "lines",
        "line": {"color": colour, "width": width, "dash": "dash" if course.modelled else "solid"},
        "connectgaps": False,
        "customdata": list(course.hover),
        "hovertemplate": "%{customdata}<extra></extra>",
    }
