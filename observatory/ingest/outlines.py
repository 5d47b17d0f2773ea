"""Outlines: from GISCO's regions to small files that a browser draws as an equal-area map without gaps.

All regions of a vintage are one coverage: neighbours share each point of their border. They are placed in the
picture, simplified together (so that neighbours still share their border), rounded, and only then joined to
NUTS 1 and countries. What the picture is like stands in `observatory.model.projection`.
"""

import json
import os
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import shapely
from pyproj import Transformer
from shapely.geometry import MultiPolygon, Polygon

from observatory.errors import DatasetInvalid, Finding
from observatory.ingest.nuts_files import Outline
from observatory.model.projection import CENTRE, EUROPE, INSETS, LEFT_OUT, PICTURE, Box, Inset, lon_lat

TOLERANCE: Final = 1_500.0
"""Simplification (Visvalingam–Whyatt): side of the square of the smallest triangle kept, metres in the picture."""

SMALLEST: Final = 25e6
"""Islands below this area are left out, unless they are all there is of a region; square metres in the picture."""

DECIMALS: Final = 3
MARGIN: Final = 0.15

_NOTE: Final = (
    "Positions in an equal-area picture (ETRS89-LAEA carried through the inverse of Web Mercator), not longitude "
    "and latitude. © EuroGeographics for the administrative boundaries; simplified."
)


def drawn(
    outlines: Mapping[tuple[int, int], Mapping[str, Outline]], names: Mapping[tuple[int, str], str]
) -> dict[str, bytes]:
    """Return GeoJSON files by name: levels 0, 1 and 2 and the frames of each vintage, and `view.json`.

    Args:
        outlines: levels 0 and 2 by vintage and level. Countries without regions are taken from level 0.
        names: name by vintage and code.

    Raises:
        DatasetInvalid: neighbours overlap, or a region lies where the picture has no place for it.
    """
    files = {"view.json": _json(_view())}
    for vintage in sorted({vintage for vintage, _ in outlines}):
        regions = _coverage(outlines[vintage, 0], outlines[vintage, 2])
        picture = simplified({code: placed(code, outline.geometry) for code, outline in regions.items()}, vintage)
        for level in (0, 1, 2):
            areas = {code: area for code, area in joined(picture, level + 2).items() if len(code) == level + 2}
            features = [_feature(code, area, names.get((vintage, code), code)) for code, area in areas.items()]
            files[f"{vintage}-{level}.geojson"] = _json(_collection(features))
        files[f"frames-{vintage}.geojson"] = _json(_collection(_frames(outlines[vintage, 2])))
    return files


def write_outlines(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write the files: all are composed first, then moved into place."""
    folder.mkdir(parents=True, exist_ok=True)
    drafts = []
    for name, content in files.items():
        draft = folder / f"{name}.part"
        draft.write_bytes(content)
        drafts.append((draft, folder / name))
    for draft, file in drafts:
        os.replace(draft, file)  # noqa: PTH105 - the one call that replaces atomically on every platform


def _coverage(countries: Mapping[str, Outline], regions: Mapping[str, Outline]) -> dict[str, Outline]:
    """Return level 2 regions, and the countries that have none."""
    divided = {code[:2] for code in regions}
    alone = {code: outline for code, outline in countries.items() if code not in divided}
    return dict(sorted({**regions, **alone}.items()))


# --- placing -----------------------------------------------------------------------------------------------------

_TO_LAEA: Final = Transformer.from_crs(4326, 3035, always_xy=True)


def placed(code: str, geometry: Polygon | MultiPolygon) -> MultiPolygon:
    """Return a region where it stands in the picture, in metres; far islands in their frame.

    Raises:
        DatasetInvalid: a part lies outside Europe and in no inset.
    """
    parts = []
    for part in shapely.get_parts(geometry):
        point = part.representative_point()
        inset = next((inset for inset in INSETS if inset.area.contains(point.x, point.y)), None)
        if any(box.contains(point.x, point.y) for box in LEFT_OUT):
            continue
        if inset:
            parts.append(_framed(part, inset))
        elif EUROPE.contains(point.x, point.y):
            parts.append(_laea(part))
        else:
            raise DatasetInvalid([_nowhere(code, point.x, point.y)])
    return MultiPolygon(parts)


def _nowhere(code: str, lon: float, lat: float) -> Finding:
    return Finding(
        "outlines",
        None,
        "geometry",
        "place in the picture",
        f"{code} has a part at {lon:.2f}, {lat:.2f}, outside Europe and every inset.",
        "Add an inset, or leave the part out, in observatory/model/projection.py.",
    )


def _laea(part: Polygon) -> Polygon:
    def project(lon_lat: np.ndarray) -> np.ndarray:
        x, y = _TO_LAEA.transform(lon_lat[:, 0], lon_lat[:, 1])
        return np.column_stack([x - CENTRE[0], y - CENTRE[1]])

    return shapely.transform(part, project)


def _framed(part: Polygon, inset: Inset) -> Polygon:
    """Project around the middle of the inset, then scale its place to its frame."""
    lon, lat = inset.area.centre
    local = Transformer.from_crs(4326, f"+proj=laea +lat_0={lat} +lon_0={lon} +datum=WGS84", always_xy=True)
    scale = _scale(inset, local)
    centre = inset.frame.centre

    def project(lon_lat: np.ndarray) -> np.ndarray:
        x, y = local.transform(lon_lat[:, 0], lon_lat[:, 1])
        return np.column_stack([x * scale + centre[0], y * scale + centre[1]])

    return shapely.transform(part, project)


def _scale(inset: Inset, local: Transformer) -> float:
    west, south, east, north = local.transform_bounds(*_edges(inset.area))
    box, room = inset.frame, 1 - MARGIN
    return min((box.east - box.west) * room / (east - west), (box.north - box.south) * room / (north - south))


def _edges(box: Box) -> tuple[float, float, float, float]:
    return box.west, box.south, box.east, box.north


# --- simplifying -------------------------------------------------------------------------------------------------


def simplified(regions: Mapping[str, MultiPolygon], vintage: int) -> dict[str, MultiPolygon]:
    """Return the regions with fewer points, in the degrees that the map takes, rounded.

    Raises:
        DatasetInvalid: the regions overlap, so no common border can be simplified.
    """
    areas = [_without_specks(area) for area in regions.values()]
    if not shapely.coverage_is_valid(areas):
        raise DatasetInvalid([_overlapping(regions, areas, vintage)])
    slim = shapely.coverage_simplify([_outside_frames(area) for area in areas], TOLERANCE)
    return {
        code: _rounded([*shapely.get_parts(europe), *_in_frames(area)])
        for code, area, europe in zip(regions, areas, slim, strict=True)
    }


def _in_frames(area: MultiPolygon) -> list[Polygon]:
    """Return the parts in insets: they have few points and are shown enlarged, so they stay as they are."""
    return [part for part in area.geoms if any(_holds(inset.frame, part) for inset in INSETS)]


def _outside_frames(area: MultiPolygon) -> MultiPolygon:
    framed = _in_frames(area)
    return MultiPolygon([part for part in area.geoms if part not in framed])


def _holds(box: Box, part: Polygon) -> bool:
    point = part.representative_point()
    return box.contains(point.x, point.y)


def _overlapping(regions: Mapping[str, MultiPolygon], areas: Sequence[MultiPolygon], vintage: int) -> Finding:
    edges = shapely.coverage_invalid_edges(areas)
    codes = [code for code, edge in zip(regions, edges, strict=True) if not edge.is_empty]
    message = f"Borders of {', '.join(codes[:10])} ({vintage}) do not match those of their neighbours."
    return Finding("outlines", None, "geometry", "coverage", message, "Take all levels from one release of GISCO.")


def _without_specks(area: MultiPolygon) -> MultiPolygon:
    parts = sorted(area.geoms, key=lambda part: part.area, reverse=True)
    return MultiPolygon(parts[:1] + [part for part in parts[1:] if part.area >= SMALLEST])


def _rounded(parts: Sequence[Polygon]) -> MultiPolygon:
    def degrees(points: np.ndarray) -> np.ndarray:
        return np.array([lon_lat(x, y) for x, y in points]).round(DECIMALS)

    return MultiPolygon([shapely.transform(part, degrees) for part in parts])


def joined(regions: Mapping[str, MultiPolygon], signs: int) -> dict[str, MultiPolygon]:
    """Return the union of the regions that share the first signs of their code, their inner borders gone."""
    groups: dict[str, list[MultiPolygon]] = defaultdict(list)
    for code, area in regions.items():
        groups[code[:signs]].append(area)
    return {code: shapely.coverage_union_all(areas) for code, areas in sorted(groups.items())}


# --- files -------------------------------------------------------------------------------------------------------


def _feature(code: str, area: Polygon | MultiPolygon, name: str) -> dict[str, Any]:
    # Exterior rings run counter-clockwise (RFC 7946, 3.1.6).
    polygons = [_rings(part) for part in shapely.get_parts(shapely.orient_polygons(shapely.normalize(area)))]
    geometry = {"type": "MultiPolygon", "coordinates": polygons}
    return {"type": "Feature", "id": code, "properties": {"name": name}, "geometry": geometry}


def _rings(part: Polygon) -> list[list[list[float]]]:
    rings = [part.exterior, *part.interiors]
    return [[[_number(x), _number(y)] for x, y in ring.coords] for ring in rings]


def _number(value: float) -> float:
    rounded = round(value, DECIMALS)
    return int(rounded) if rounded == int(rounded) else rounded


def _frames(regions: Mapping[str, Outline]) -> list[dict[str, Any]]:
    """Return the frames of the insets that this vintage fills, as lines to draw around them."""
    points = [
        part.representative_point() for outline in regions.values() for part in shapely.get_parts(outline.geometry)
    ]
    return [
        {
            "type": "Feature",
            "id": inset.name,
            "properties": {"name": inset.name},
            "geometry": {"type": "LineString", "coordinates": _ring(inset.frame)},
        }
        for inset in INSETS
        if any(inset.area.contains(point.x, point.y) for point in points)
    ]


def _ring(box: Box) -> list[list[float]]:
    corners = [
        (box.west, box.south),
        (box.east, box.south),
        (box.east, box.north),
        (box.west, box.north),
        (box.west, box.south),
    ]
    return [[_number(degree) for degree in lon_lat(x, y)] for x, y in corners]


def _view() -> dict[str, Any]:
    """Return what a map needs to show the picture: bounds and centre in its degrees, and the frames."""
    return {
        "note": _NOTE,
        "centre": dict(zip(("lon", "lat"), lon_lat(*PICTURE.centre), strict=True)),
        "bounds": _bounds(PICTURE),
        "insets": [{"name": inset.name, "bounds": _bounds(inset.frame)} for inset in INSETS],
    }


def _bounds(box: Box) -> dict[str, float]:
    west, south = lon_lat(box.west, box.south)
    east, north = lon_lat(box.east, box.north)
    edges = {"west": west, "south": south, "east": east, "north": north}
    return {edge: _number(degree) for edge, degree in edges.items()}


def _collection(features: list[dict[str, Any]]) -> dict[str, Any]:
    return {"type": "FeatureCollection", "note": _NOTE, "features": features}


def _json(content: dict[str, Any]) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
