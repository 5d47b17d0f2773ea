"""How the map is laid out: an equal-area picture of Europe carried through Web Mercator, with insets.

A MapLibre map draws any coordinates as spherical Web Mercator, which inflates the north. So outlines are
projected to ETRS89-LAEA (EPSG:3035), moved so that the middle of the picture is the origin, and carried back
through the inverse of Web Mercator: what MapLibre then draws is the equal-area picture. The numbers in the
outlines look like degrees but are positions in the picture, not places on the globe.

Regions overseas and far in the north stand in frames of their own; each frame has its own scale, so areas can be
compared within Europe but not across a frame.
"""

from dataclasses import dataclass
from math import atan, degrees, exp, log, log2, pi, radians, tan
from typing import Final

EARTH_RADIUS: Final = 6_378_137.0
"""Radius of the sphere of Web Mercator, metres."""

CENTRE: Final = (4_950_000.0, 3_425_000.0)
"""Easting and northing in EPSG:3035 (metres) that becomes the origin of the picture."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; degrees on the globe or metres in the picture."""

    west: float
    south: float
    east: float
    north: float

    def contains(self, x: float, y: float) -> bool:
        """Tell whether a point lies inside or on the edge."""
        return self.west <= x <= self.east and self.south <= y <= self.north

    @property
    def centre(self) -> tuple[float, float]:
        """The middle."""
        return (self.west + self.east) / 2, (self.south + self.north) / 2


@dataclass(frozen=True, slots=True)
class Inset:
    """A part of the globe that is drawn in a frame.

    Attributes:
        name: what to write beside the frame (local name).
        area: where it lies, in degrees.
        frame: where it is drawn, in metres of the picture.
    """

    name: str
    area: Box
    frame: Box


def _frame(column: int, row: int) -> Box:
    """Return a cell of the grid of frames in the empty north-east of the picture, row 0 on top."""
    west, north = 770_000.0 + 530_000 * column, 1_995_000.0 - 430_000 * row
    return Box(west, north - 370_000, west + 480_000, north)


INSETS: Final = (
    Inset("Açores", Box(-31.4, 36.8, -24.9, 39.85), _frame(0, 0)),
    Inset("Madeira", Box(-17.35, 32.55, -16.15, 33.2), _frame(1, 0)),
    Inset("Canarias", Box(-18.3, 27.5, -13.3, 29.4), _frame(2, 0)),
    Inset("Guadeloupe", Box(-61.9, 15.75, -60.9, 16.6), _frame(0, 1)),
    Inset("Martinique", Box(-61.35, 14.3, -60.7, 14.95), _frame(1, 1)),
    Inset("Guyane", Box(-54.7, 2, -51.5, 5.9), _frame(2, 1)),
    Inset("La Réunion", Box(55.15, -21.45, 55.9, -20.8), _frame(0, 2)),
    Inset("Mayotte", Box(44.98, -13.05, 45.32, -12.6), _frame(1, 2)),
    Inset("Svalbard", Box(10, 76.3, 34, 80.9), _frame(2, 2)),
    Inset("Ceuta", Box(-5.4, 35.86, -5.27, 35.93), _frame(0, 3)),
    Inset("Melilla", Box(-3, 35.25, -2.91, 35.33), _frame(1, 3)),
)

LEFT_OUT: Final = (
    Box(-63.3, 17.9, -62.7, 18.3),  # Saint-Martin, which belongs to FRY1
    Box(-16.3, 29.9, -15.6, 30.3),  # Selvagens, uninhabited, PT30
    Box(18, 74, 20, 75),  # Bjørnøya, NO0B
    Box(-10, 70.5, -7, 71.5),  # Jan Mayen, NO0B
)
"""Small islands far from everything else, in degrees; they are not drawn."""

EUROPE: Final = Box(-25, 34, 46, 72)
"""What is drawn in its true place, in degrees."""

PICTURE: Final = Box(-2_350_000.0, -2_030_000.0, 2_400_000.0, 2_030_000.0)
"""The whole picture, frames included, in metres."""


def zoom(width: float, height: float, box: Box = PICTURE) -> float:
    """Return the MapLibre zoom at which a box of the picture just fits into so many pixels.

    >>> round(zoom(800, 600), 2)
    3.53
    """
    around = 2 * pi * EARTH_RADIUS
    pixels_per_metre = min(width / (box.east - box.west), height / (box.north - box.south))
    return log2(pixels_per_metre * around / 512)


def lon_lat(x: float, y: float) -> tuple[float, float]:
    """Carry a position in the picture (metres) to the degrees at which Web Mercator draws it.

    >>> lon_lat(0, 0)
    (0.0, 0.0)
    """
    return degrees(x / EARTH_RADIUS), degrees(2 * atan(exp(y / EARTH_RADIUS)) - pi / 2)


def metres(lon: float, lat: float) -> tuple[float, float]:
    """Return the position in the picture that Web Mercator draws at these degrees; the inverse of `lon_lat`."""
    return radians(lon) * EARTH_RADIUS, log(tan(pi / 4 + radians(lat) / 2)) * EARTH_RADIUS
