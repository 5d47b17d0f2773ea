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
    colours: Sequence[str] | None = None,
    modelled: bool | Sequence[bool] = False,
    row: int = ROW,
    codes: Sequence[str] = (),
) -> go.Figure:
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
    hatched = [modelled] * len(names) if isinstance(modelled, bool) else list(modelled)
    rows = list(range(len(names)))
    figure = go.Figure(layout=base_layout(palette, height=max(row * len(names) + 16, 120)))
    for computed in (False, True):
        here = [place for place in rows if hatched[place] is computed]
        if here:
            figure.add_trace(
                _bars(here, names, values, labels, shades, palette, computed=computed, codes=codes or names)
            )
    for place, name in zip(rows, names, strict=True):
        figure.add_annotation(
            x=0,
            y=place - 0.42,
            text=name,
            showarrow=False,
            xanchor="left",
            xref="paper",
            yanchor="middle",
            font={"size": 13, "color": palette.ink},
            align="left",
        )
    low, high = min(0.0, *values), max(0.0, *values)
    room = (high - low) * 0.3 or 1
    figure.update_xaxes(visible=False, range=[low - (room if low < 0 else 0), high + room])
    figure.update_yaxes(visible=False, range=[len(names) - 0.6, -0.75])
    figure.update_layout(margin={"l": 0, "r": 0, "t": 4, "b": 0}, barmode="overlay")
    return figure


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
) -> go.Bar:
    colours = [shades[place] for place in here]
    fill: dict[str, object] = {"color": colours}
    if computed:
        fill = {
            "color": "rgba(0,0,0,0)",
            "line": {"color": colours, "width": 1.5},
            "pattern": {"shape": "/", "fgcolor": colours, "bgcolor": "rgba(0,0,0,0)", "size": 6, "solidity": 0.45},
        }
    return go.Bar(
        x=[values[place] for place in here],
        y=list(here),
        orientation="h",
        width=0.42,
        marker=fill,
        text=[labels[place] for place in here],
        textposition="outside",
        cliponaxis=False,
        constraintext="none",
        textfont={"color": palette.ink, "size": 13},
        customdata=[[codes[place], names[place]] for place in here],
        hovertemplate="%{customdata[1]}: %{text}<extra></extra>",
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
    )
