"""Ranked bars with the name above and the number beside each: read in one glance, no axis needed."""

from collections.abc import Sequence

import plotly.graph_objects as go

from observatory.charts.palette import Palette, base_layout

ROW = 46


def ranking(
    names: Sequence[str],
    values: Sequence[float],
    labels: Sequence[str],
    *,
    palette: Palette,
    chosen: Sequence[bool] | None = None,
    modelled: bool = False,
) -> go.Figure:
    """Draw one bar per thing, first on top.

    Args:
        names: what each bar stands for.
        values: length of each bar; may be negative.
        labels: the number as the visitor reads it, beside the bar.
        palette: colours.
        chosen: True where the bar takes the accent; the others are grey. None accents all.
        modelled: hatched instead of solid, so that computed figures never look measured.
    """
    accents = chosen if chosen is not None else [True] * len(names)
    colours = [palette.accent if accent else palette.faint for accent in accents]
    fill: dict[str, object] = {"color": colours}
    if modelled:
        fill = {
            "color": "rgba(0,0,0,0)",
            "line": {"color": colours, "width": 1.5},
            "pattern": {
                "shape": "/",
                "fgcolor": colours,
                "bgcolor": "rgba(0,0,0,0)",
                "size": 6,
                "solidity": 0.45,
            },
        }
    rows = list(range(len(names)))
    figure = go.Figure(
        go.Bar(
            x=list(values), y=rows, orientation="h", width=0.42, marker=fill,
            text=list(labels), textposition="outside", cliponaxis=False, constraintext="none",
            textfont={"color": palette.ink, "size": 13},
            customdata=list(names), hovertemplate="%{customdata}: %{text}<extra></extra>",
        ),
        layout=base_layout(palette, height=max(ROW * len(names) + 16, 120)),
    )  # fmt: skip
    for row, name in zip(rows, names, strict=True):
        figure.add_annotation(
            x=0, y=row - 0.42, text=name, showarrow=False, xanchor="left", xref="paper", yanchor="middle",
            font={"size": 13, "color": palette.ink}, align="left",
        )  # fmt: skip
    low, high = min(0.0, *values), max(0.0, *values)
    room = (high - low) * 0.3 or 1
    figure.update_xaxes(visible=False, range=[low - (room if low < 0 else 0), high + room])
    figure.update_yaxes(visible=False, range=[len(names) - 0.6, -0.75])
    figure.update_layout(margin={"l": 0, "r": 0, "t": 4, "b": 0})
    return figure
