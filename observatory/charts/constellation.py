"""Points in labelled discs: a map of things that belong to groups, one of them with its nearest."""

import math
import textwrap
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from observatory.charts.figure import Attributes, Figure, note
from observatory.charts.palette import Palette, base_layout

HEIGHT = 600
NARROWEST = 640
"""Pixels of width that every screen gives to the map (style.css); on a wider one, names lie farther apart."""
CHARACTER, LINE, MARK = 7.2, 16.0, 16.0
"""Pixels: a letter of a name, generously; a line of it; the circle around a number."""
WRAPPED = 15
"""A name longer than this may stand on two lines."""
SHIFTS = (0.0, -0.25, 0.25, -0.5, 0.5)
"""How far a name may slide along its group, in parts of it."""
SIDE = 6.0
"""Rather than stand beside its group, a name covers so many points."""
ROUNDS = 60
"""So often marks that meet push each other away."""


@dataclass(frozen=True, slots=True)
class Disc:
    """A group: its name, its middle and radius, and its place in the order of colours."""

    name: str
    x: float
    y: float
    r: float


@dataclass(frozen=True, slots=True)
class Star:
    """A thing: code, what is told on pointing at it, the disc it belongs to, and where it lies."""

    code: str
    text: str
    disc: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle by its middle, in the units of the map."""

    x: float
    y: float
    width: float
    height: float

    def meets(self, other: "Box") -> bool:
        """Whether two rectangles overlap."""
        return (
            abs(self.x - other.x) * 2 < self.width + other.width
            and abs(self.y - other.y) * 2 < self.height + other.height
        )


def names(discs: Sequence[Disc], stars: Sequence[Star], marked: Sequence[Star]) -> dict[str, tuple[str, Box]]:
    """Where the names of groups stand, so that none meets another one or a number; the smallest give way.

    Args:
        discs: groups.
        stars: things; a name covers as few of them as possible.
        marked: those that carry a number, and the chosen one, last.

    Returns:
        Name → its lines and its place, at the narrowest width; a group without room for its name is left out.
    """
    order = sorted(discs, key=lambda disc: -disc.r)
    points = sorted((star.x, star.y) for star in stars)
    best: dict[str, tuple[str, Box]] = {}
    for _attempt in discs:
        placed = _placed(order, *_frame(discs), points, marked)
        best = max(best, placed, key=len)
        if len(best) == len({disc.name for disc in discs}):
            break
        # Who found no room is served first the next time.
        order.sort(key=lambda disc: disc.name in placed)
    return best


def _placed(
    order: Sequence[Disc], frame: Box, scale: float, points: Sequence[tuple[float, float]], marked: Sequence[Star]
) -> dict[str, tuple[str, Box]]:
    taken = [Box(x, y, MARK / scale, MARK / scale) for x, y in apart(marked, MARK / scale)]
    placed: dict[str, tuple[str, Box]] = {}
    for disc in order:
        free = [
            (lines, box) for lines, box in _places(disc, scale, frame) if not any(box.meets(other) for other in taken)
        ]
        if free:
            placed[disc.name] = min(free, key=lambda spot: _covered(spot[1], points) + _far(spot[1], disc))
            taken.append(placed[disc.name][1])
    return placed


def apart(stars: Sequence[Star], distance: float) -> list[tuple[float, float]]:
    """Places of things moved as little as needed for their marks not to meet; the last one, the chosen, stays."""
    places = [[star.x, star.y] for star in stars]
    for _round in range(ROUNDS):
        for second in range(len(places)):
            for first in range(second):
                (x, y), (across, up) = places[first], places[second]
                length = math.hypot(across - x, up - y)
                # Two things in one place part sideways.
                turn = ((across - x) / length, (up - y) / length) if length else (1.0, 0.0)
                push = max(distance - length, 0.0)
                share = 1.0 if second == len(places) - 1 else 0.5
                for axis, way in enumerate(turn):
                    places[first][axis] -= way * push * share
                    places[second][axis] += way * push * (1 - share)
    return [(x, y) for x, y in places]


def _frame(discs: Sequence[Disc]) -> tuple[Box, float]:
    """What the map shows, and pixels per unit at the narrowest width."""
    left, right = min(disc.x - disc.r for disc in discs), max(disc.x + disc.r for disc in discs)
    low, high = min(disc.y - disc.r for disc in discs), max(disc.y + disc.r for disc in discs)
    # Two lines of a name above and below.
    width, height = (right - left) * 1.02, (high - low) / (1 - 4 * LINE / HEIGHT)
    return Box((left + right) / 2, (low + high) / 2, width, height), min(NARROWEST / width, HEIGHT / height)


def _places(disc: Disc, scale: float, frame: Box) -> Iterator[tuple[str, Box]]:
    """Above, below and beside a disc, straight or shifted, on one line or several; never beyond the edge of the map."""
    for width in (len(disc.name), max(WRAPPED, len(disc.name) // 2 + 2), WRAPPED):
        lines = textwrap.wrap(disc.name, width, break_long_words=False)
        across, up = max(map(len, lines)) * CHARACTER / scale, len(lines) * LINE / scale
        room = (frame.width - across) / 2, (frame.height - up) / 2
        if min(room) < 0:
            continue
        for shift in SHIFTS:
            for x, y in (
                (shift * across, disc.r + up / 2),
                (shift * across, -disc.r - up / 2),
                (disc.r + across / 2, shift * disc.r),
                (-disc.r - across / 2, shift * disc.r),
            ):
                centre = _between(disc.x + x, frame.x, room[0]), _between(disc.y + y, frame.y, room[1])
                yield "<br>".join(lines), Box(*centre, across, up)


def _between(value: float, middle: float, room: float) -> float:
    return min(max(value, middle - room), middle + room)


def _far(box: Box, disc: Disc) -> float:
    """How little a name looks as if it belonged to its disc: straight above or below is best; in covered points."""
    beside = abs(box.y - disc.y) < disc.r
    return SIDE if beside else abs(box.x - disc.x) / max(box.width, disc.r) * SIDE


def _covered(box: Box, points: Sequence[tuple[float, float]]) -> int:
    """How many of the points, sorted, lie under a name."""
    first = bisect_right(points, (box.x - box.width / 2, math.inf))
    beyond = bisect_left(points, (box.x + box.width / 2, -math.inf))
    low, high = box.y - box.height / 2, box.y + box.height / 2
    return sum(low < y < high for _x, y in points[first:beyond])


def constellation(
    discs: Sequence[Disc], stars: Sequence[Star], *, chosen: str | None, nearest: Sequence[str], palette: Palette
) -> Figure:
    """Draw every thing as a point in its disc; the chosen one large, lines to its nearest, which are numbered.

    Args:
        discs: groups, with names.
        stars: things; `disc` is the index of their group.
        chosen: code of the chosen thing.
        nearest: codes of its nearest, best first; drawn with their number.
        palette: colours; groups take turns.
    """
    colours = [palette.series[number % len(palette.series)] for number in range(len(discs))]
    by_code = {star.code: star for star in stars}
    marked = [by_code[code] for code in (*nearest, chosen) if code in by_code] if chosen in by_code else []
    frame, scale = _frame(discs)
    places = apart(marked, MARK / scale)
    discs_drawn = [_disc(disc, colour) for disc, colour in zip(discs, colours, strict=True)]
    points = _points(stars, [colours[star.disc] for star in stars], faded=chosen is not None)
    layout = base_layout(
        palette,
        height=HEIGHT,
        xaxis={"visible": False, "range": [frame.x - frame.width / 2, frame.x + frame.width / 2]},
        yaxis={
            "visible": False,
            "scaleanchor": "x",
            "scaleratio": 1,
            "range": [frame.y - frame.height / 2, frame.y + frame.height / 2],
        },
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
        clickmode="event+select",
        hovermode="closest",
        shapes=[*discs_drawn, *_links(places, palette)],
        annotations=[
            note(lines, box.x, box.y, colour=palette.ink, size=12, xanchor="center", yanchor="middle")
            for lines, box in names(discs, stars, marked).values()
        ],
    )
    return {"data": [points, *([_marks(marked, places, palette)] if marked else [])], "layout": layout}


def _disc(disc: Disc, colour: str) -> Attributes:
    return {
        "type": "circle",
        "x0": disc.x - disc.r,
        "x1": disc.x + disc.r,
        "y0": disc.y - disc.r,
        "y1": disc.y + disc.r,
        "layer": "below",
        "line": {"color": colour, "width": 1},
        "fillcolor": colour,
        "opacity": 0.16,
    }


def _points(stars: Sequence[Star], colours: Sequence[str], *, faded: bool) -> Attributes:
    return {
        "type": "scatter",
        "x": [star.x for star in stars],
        "y": [star.y for star in stars],
        "mode": "markers",
        "marker": {"size": 7, "color": list(colours), "opacity": 0.55 if faded else 0.85},
        # A click selects; what is not selected must not vanish.
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 0.55}},
        "customdata": [[star.code] for star in stars],
        "text": [star.text for star in stars],
        "hovertemplate": "%{text}<extra></extra>",
    }


def _links(places: Sequence[tuple[float, float]], palette: Palette) -> list[Attributes]:
    """From the chosen thing, the last one, to each of the others."""
    line = {"type": "line", "line": {"color": palette.ink, "width": 1.2}}
    return [{**line, "x0": places[-1][0], "y0": places[-1][1], "x1": x, "y1": y} for x, y in places[:-1]]


def _marks(marked: Sequence[Star], places: Sequence[tuple[float, float]], palette: Palette) -> Attributes:
    others = len(marked) - 1
    return {
        "type": "scatter",
        "x": [x for x, _y in places],
        "y": [y for _x, y in places],
        "mode": "markers+text",
        "marker": {
            "size": 14,
            "color": [palette.paper] * others + [palette.ink],
            "line": {"color": palette.ink, "width": 1.5},
        },
        "text": [str(number) for number in range(1, others + 1)] + [""],
        "textfont": {"size": 11, "color": palette.ink},
        "customdata": [[star.code] for star in marked],
        "hovertext": [star.text for star in marked],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }
