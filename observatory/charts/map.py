"""A map of regions in equal area: classes of figures, no data as a class of its own, the chosen ones outlined."""

from collections.abc import Mapping, Sequence

import numpy as np

from observatory.charts.figure import Attributes, Figure
from observatory.charts.palette import Palette, base_layout
from observatory.model.projection import zoom

# Plotly drops an empty object on its way to MapLibre, which then misses it: one source without any feature stays.
NOTHING = {"type": "FeatureCollection", "features": []}
EMPTY_STYLE = {"version": 8, "sources": {"nothing": {"type": "geojson", "data": NOTHING}}, "layers": []}
CENTRE = {"lon": 0.2246, "lat": 0.0}


def classes(values: Sequence[float], count: int = 5) -> list[float]:
    """Upper bounds of classes with about as many regions in each; fewer classes where values repeat.

    >>> classes([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    [2.8, 4.6, 6.4, 8.2, 10.0]
    """
    parts = [part / count for part in range(1, count + 1)]
    return sorted({round(float(bound), 6) for bound in np.quantile(values, parts)})


def choropleth(
    regions: Sequence[str],
    values: Sequence[float | None],
    hover: Sequence[str],
    *,
    bounds: Sequence[float],
    outlines: str,
    countries: str,
    frames: str,
    chosen: Mapping[str, str],
    uncertain: Sequence[str],
    palette: Palette,
    pixels: tuple[int, int] = (700, 500),
) -> Figure:
    """Draw regions by class; the browser fetches the outlines once.

    Args:
        regions: codes, as in the outlines.
        values: figure per region; None is drawn as no data.
        hover: what a region says of itself.
        bounds: upper bounds of the classes, as `classes` gives them.
        outlines: address of the regions' outlines; `countries` and `frames` those of borders and of inset frames.
        countries: address of the countries' borders.
        frames: address of the frames around overseas regions.
        chosen: code → outline colour.
        uncertain: codes whose figure has low reliability; outlined in a colour of their own.
        palette: colours.
        pixels: usual width and height, from which the zoom follows.
    """
    shades = _shades(palette, len(bounds))
    rows = list(zip(regions, values, hover, strict=True))
    nothing = ["rgba(0,0,0,0)"]
    blank = [(code, 0, text) for code, value, text in rows if value is None]
    filled = [(code, _class(value, bounds), text) for code, value, text in rows if value is not None]
    doubtful = [(code, 0, text) for code, _value, text in rows if code in set(uncertain)]
    areas = [
        _area(blank, outlines, [palette.no_data], palette.faint, 0.8),
        _area(filled, outlines, shades, palette.paper, 0.5),
        _area(doubtful, outlines, nothing, palette.warning, 1.4),
    ]
    for code, colour in chosen.items():
        here = [(region, 0, text) for region, _value, text in rows if region == code]
        # A light edge below the colour keeps the outline visible on the darkest class.
        areas += [_area(here, outlines, nothing, palette.paper, 6), _area(here, outlines, nothing, colour, 3)]
    line = {"sourcetype": "geojson", "type": "line"}
    layout = base_layout(
        palette,
        height=pixels[1],
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
        map={
            "style": EMPTY_STYLE,
            "center": CENTRE,
            "zoom": zoom(*pixels),
            "layers": [
                {**line, "source": countries, "color": palette.reference, "line": {"width": 0.9}},
                {**line, "source": frames, "color": palette.faint, "line": {"width": 0.8}},
            ],
        },
    )
    return {"data": [area for area in areas if area["locations"]], "layout": layout}


def _area(
    rows: list[tuple[str, int, str]], outlines: str, shades: Sequence[str], edge: str, width: float
) -> Attributes:
    steps = len(shades)
    return {
        "type": "choroplethmap",
        "geojson": outlines,
        "featureidkey": "id",
        "locations": [code for code, _class, _text in rows],
        "z": [kind for _code, kind, _text in rows],
        "zmin": -0.5,
        "zmax": steps - 0.5,
        "colorscale": [[(n + end) / steps, shade] for n, shade in enumerate(shades) for end in (0, 1)],
        "showscale": False,
        "marker": {"line": {"color": edge, "width": width}, "opacity": 1},
        # A click chooses a region; it must not fade the others.
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
        "text": [text for _code, _class, text in rows],
        "hovertemplate": "%{text}<extra></extra>",
    }


def _class(value: float, bounds: Sequence[float]) -> int:
    return next((n for n, bound in enumerate(bounds) if value <= bound), len(bounds) - 1)


def _shades(palette: Palette, count: int) -> list[str]:
    """As many shades as there are classes, spread over the whole scale."""
    last = len(palette.sequential) - 1
    return [palette.sequential[round(n * last / max(count - 1, 1))] for n in range(count)]


def legend(bounds: Sequence[float], lowest: float, palette: Palette) -> list[tuple[str, float, float]]:
    """Shade, lower and upper bound of every class, low to high."""
    lows = [lowest, *bounds[:-1]]
    return list(zip(_shades(palette, len(bounds)), lows, bounds, strict=True))
