"""Ranked bars with the name above and the number beside each: read in one glance, no axis needed."""

from collections.abc import Sequence

from observatory.charts.figure import Attributes, Figure, hatched, over_bar
from observatory.charts.palette import Palette, base_layout

ROW = 46


def ranking(
    names: Sequence[str],
    values: Sequence[float],
    labels: Sequence[str],
    *,
    palette: Palette,
    colours: Sequence[str] | None = None,
    modelled: bool | Sequence[bool] = False,
    row: int = ROW,
    codes: Sequence[str] = (),
) -> Figure:
    """Draw one bar per thing, first on top.

    Args:
        names: what each bar stands for.
        values: length of each bar; may be negative.
        labels: the number as the visitor reads it, beside the bar.
        palette: colours.
        colours: of each bar; None gives all of them the accent.
        modelled: hatched instead of solid, so that computed figures never look measured; for all bars or for each.
        row: pixels per bar.
        codes: what each bar is a click on, where bars can be chosen; else their names.
    """
    shades = list(colours or [palette.accent] * len(names))
    hollow = [modelled] * len(names) if isinstance(modelled, bool) else list(modelled)
    rows = list(range(len(names)))
    drawn = []
    for computed in (False, True):
        here = [index for index in rows if hollow[index] is computed]
        if here:
            drawn.append(_bars(here, names, values, labels, shades, palette, computed=computed, codes=codes or names))
    low, high = min(0.0, *values), max(0.0, *values)
    room = (high - low) * 0.3 or 1
    layout = base_layout(
        palette,
        height=max(row * len(names) + 16, 120),
        xaxis={"visible": False, "range": [low - (room if low < 0 else 0), high + room]},
        yaxis={"visible": False, "range": [len(names) - 0.6, -0.75]},
        margin={"l": 0, "r": 0, "t": 4, "b": 0},
        barmode="overlay",
        annotations=[over_bar(name, index, palette.ink) for index, name in zip(rows, names, strict=True)],
    )
    return {"data": drawn, "layout": layout}


def _bars(  # noqa: PLR0917 (the columns of one chart)
    here: Sequence[int],
    names: Sequence[str],
    values: Sequence[float],
    labels: Sequence[str],
    shades: Sequence[str],
    palette: Palette,
    *,
    computed: bool,
    codes: Sequence[str],
) -> Attributes:
    colours = [shades[index] for index in here]
    return {
        "type": "bar",
        "x": [values[index] for index in here],
        "y": list(here),
        "orientation": "h",
        "width": 0.42,
        "marker": hatched(colours) if computed else {"color": colours},
        "text": [labels[index] for index in here],
        "textposition": "outside",
        "cliponaxis": False,
        "constraintext": "none",
        "textfont": {"color": palette.ink, "size": 13},
        "customdata": [[codes[index], names[index]] for index in here],
        "hovertemplate": "%{customdata[1]}: %{text}<extra></extra>",
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
    }
