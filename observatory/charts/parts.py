"""What a composite is made of: bars to both sides of zero, in groups, each with the figure behind it."""

from collections.abc import Sequence
from dataclasses import dataclass

from observatory.charts.figure import Attributes, Figure, hatched, note, upright
from observatory.charts.labels import brief
from observatory.charts.palette import Palette, base_layout

ROW, HEAD, TOP = 44, 36, 24
NAME = 52


@dataclass(frozen=True, slots=True)
class Bar:
    """One part.

    Attributes:
        name: what it is.
        note: the figure behind it, and what it is held against.
        value: what it adds to the composite.
        label: that number as the visitor reads it.
    """

    name: str
    note: str
    value: float
    label: str


@dataclass(frozen=True, slots=True)
class Group:
    """Parts that belong together, under one heading and in one colour."""

    heading: str
    colour: str
    bars: Sequence[Bar]


def parts(groups: Sequence[Group], *, lowers: str, raises: str, palette: Palette) -> Figure:
    """Draw the groups one below the other, hatched: the sum of all bars is the composite.

    Args:
        groups: first on top.
        lowers: what a bar to the left does to the composite.
        raises: what a bar to the right does.
        palette: colours.
    """
    values = [bar.value for group in groups for bar in group.bars]
    reach = 1.3 * max((abs(value) for value in values), default=1.0) or 1.0
    height = sum(HEAD + ROW * len(group.bars) for group in groups) + TOP
    paper = palette.paper
    notes = [
        _written(lowers, (-0.03 * reach, 10, "right"), size=12, colour=palette.muted, paper=paper),
        _written(raises, (0.03 * reach, 10, "left"), size=12, colour=palette.muted, paper=paper),
    ]
    drawn = []
    at = float(TOP)
    for group in groups:
        heading = f"<b>{group.heading}</b>"
        notes.append(_written(heading, (-reach, at + 22, "left"), size=14, colour=palette.ink, paper=paper))
        at += HEAD
        for bar in group.bars:
            name = brief(bar.name, width=NAME)
            # The figure stands where the bar is not.
            free = (-reach, at + 27, "left") if bar.value >= 0 else (0.03 * reach, at + 27, "left")
            notes += [
                _written(name, (-reach, at + 8, "left"), size=13, colour=palette.ink, paper=paper),
                _written(bar.note, free, size=12, colour=palette.muted, paper=paper),
            ]
            drawn.append(_bar(bar, at + 27, group.colour, palette))
            at += ROW
    layout = base_layout(
        palette,
        height=height,
        xaxis={"visible": False, "range": [-reach, reach]},
        yaxis={"visible": False, "range": [height, 0]},
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
        barmode="overlay",
        shapes=[upright(0, palette.reference, layer="below")],
        annotations=notes,
    )
    return {"data": drawn, "layout": layout}


def _written(text: str, position: tuple[float, float, str], *, size: int, colour: str, paper: str) -> Attributes:
    x, y, anchor = position
    return note(
        text, x, y, colour=colour, size=size, xanchor=anchor, yanchor="middle", align=anchor, bgcolor=paper, borderpad=0
    )


def _bar(bar: Bar, at: float, colour: str, palette: Palette) -> Attributes:
    return {
        "type": "bar",
        "x": [round(bar.value, 4)],
        "y": [at],
        "orientation": "h",
        "width": 15,
        "text": [bar.label],
        "textposition": "outside",
        "cliponaxis": False,
        "constraintext": "none",
        "textfont": {"color": palette.ink, "size": 13},
        "customdata": [f"{bar.name}: {bar.label}<br>{bar.note}"],
        "hovertemplate": "%{customdata}<extra></extra>",
        "marker": hatched(colour),
    }
