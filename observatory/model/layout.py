"""A map of profiles: which resemble each other, drawn so that resembling ones lie close and areas stay apart.

Two steps, both without chance: technology areas are discs that attract each other as far as their profiles resemble
and never overlap; within its disc a profile is drawn to those that it resembles, and towards the areas in which it has
relatives. Plain arithmetic in a fixed order gives the same map on every machine.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from observatory.model.transition import rarity

NEAREST = 5
"""How many relatives pull at a profile."""
LEAST = 0.1
"""Resemblance below this is a skill or two that many share: it pulls at nothing."""
ROUNDS = 220
SPACING = 1.0
ROOM = 1.2
"""Points of an area keep this far apart, so that each can be hit by a pointer."""
CLEARING = 40
"""Rounds at the end in which points only make room for each other."""
GOLDEN = math.pi * (3 - math.sqrt(5))

Skills = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Disc:
    """Where a technology area lies: centre and radius, in the units of the map."""

    x: float
    y: float
    r: float


@dataclass(slots=True)
class _Point:
    x: float
    y: float


def resemblances(essential: Skills, *, nearest: int = NEAREST, least: float = LEAST) -> list[tuple[str, str, float]]:
    """The closest relatives of each profile by their essential skills.

    Cosine of the profiles' skills, each skill counting as much as it is rare:

        resemblance(p, q) = Σ rarity² of the skills of both ÷ √(Σ rarity² of p · Σ rarity² of q)

    Args:
        essential: profile → its essential skills.
        nearest: how many relatives of each profile are kept.
        least: the least resemblance that counts.

    Returns:
        profile, relative, resemblance (0..1); sorted; best first within a profile, equal ones by code.

    >>> resemblances({"a": ["weld", "read"], "b": ["weld"], "c": ["bake"]})[0][:2]
    ('a', 'b')
    """
    holders: dict[str, list[str]] = {}
    for profile in sorted(essential):
        for skill in sorted(set(essential[profile])):
            holders.setdefault(skill, []).append(profile)
    weight = {skill: rarity(len(profiles), of=len(essential)) ** 2 for skill, profiles in holders.items()}
    length = {
        profile: math.sqrt(sum(weight[skill] for skill in sorted(set(skills)))) for profile, skills in essential.items()
    }
    rows: list[tuple[str, str, float]] = []
    for profile in sorted(essential):
        shared: dict[str, float] = {}
        for skill in sorted(set(essential[profile])):
            for other in holders[skill]:
                if other != profile:
                    shared[other] = shared.get(other, 0.0) + weight[skill]
        near = [(other, round(sum_ / (length[profile] * length[other]), 9)) for other, sum_ in shared.items()]
        near = sorted((pair for pair in near if pair[1] >= least), key=lambda pair: (-pair[1], pair[0]))[:nearest]
        rows += [(profile, other, value) for other, value in near]
    return rows


def arranged(
    areas: Mapping[str, str], relatives: Sequence[tuple[str, str, float]]
) -> tuple[dict[str, Disc], dict[str, tuple[float, float]]]:
    """Lay out areas and profiles.

    Args:
        areas: profile → technology area.
        relatives: as `resemblances` gives.

    Returns:
        area → its disc, and profile → x, y; nothing overlaps, the middle of the map is 0, 0.
    """
    sizes: dict[str, int] = {}
    for profile in sorted(areas):
        sizes[areas[profile]] = sizes.get(areas[profile], 0) + 1
    between: dict[tuple[str, str], float] = {}
    for profile, other, value in relatives:
        if profile in areas and other in areas and areas[profile] != areas[other]:
            first, second = sorted((areas[profile], areas[other]))
            between[first, second] = between.get((first, second), 0.0) + value
    discs = _discs(sizes, between)
    places: dict[str, tuple[float, float]] = {}
    for area, disc in discs.items():
        members = [profile for profile in sorted(areas) if areas[profile] == area]
        places |= _inside(members, disc, areas, discs, relatives)
    return discs, places


def radius(profiles: int) -> float:
    """The radius of an area: room for each profile, and a name.

    >>> radius(1), round(radius(100), 1)
    (2.0, 8.0)
    """
    return max(2.0, 0.8 * SPACING * math.sqrt(profiles))


def _discs(sizes: Mapping[str, int], between: Mapping[tuple[str, str], float]) -> dict[str, Disc]:
    names = sorted(sizes, key=lambda area: (-sizes[area], area))
    radii = {area: radius(sizes[area]) for area in names}
    start = 4 * SPACING * math.sqrt(max(sum(sizes.values()), 1)) / 2
    points = {
        area: _Point(start * math.cos(GOLDEN * index), start * math.sin(GOLDEN * index) * 0.3)
        for index, area in enumerate(names)
    }
    strongest = max(between.values(), default=1.0)
    for step in range(ROUNDS):
        cooling = 1 - step / ROUNDS
        for (area, other), value in sorted(between.items()):
            _draw(points[area], points[other], radii[area] + radii[other] + 2.0, 0.1 * cooling * value / strongest)
        for area in names:
            points[area].x *= 1 - 0.004 * cooling
            # A screen is wider than high.
            points[area].y *= 1 - 0.09 * cooling
        for _pass in range(3):
            _part(names, points, radii)
    for _pass in range(60):
        _part(names, points, radii)
    return {area: Disc(round(points[area].x, 4), round(points[area].y, 4), radii[area]) for area in names}


def _draw(first: _Point, second: _Point, distance: float, force: float) -> None:
    """Two points approach each other until `distance`."""
    x, y = second.x - first.x, second.y - first.y
    apart = math.hypot(x, y) or 1e-9
    pull = force * max(apart - distance, 0.0) / apart
    first.x, first.y, second.x, second.y = (
        first.x + pull * x,
        first.y + pull * y,
        second.x - pull * x,
        second.y - pull * y,
    )


def _part(names: Sequence[str], points: Mapping[str, _Point], radii: Mapping[str, float]) -> None:
    """Discs that overlap push each other away; the gap leaves room for a name."""
    for index, first in enumerate(names):
        for second in names[index + 1 :]:
            point, neighbour = points[first], points[second]
            x, y = neighbour.x - point.x, neighbour.y - point.y
            apart = math.hypot(x, y) or 1e-9
            lacking = radii[first] + radii[second] + 2.0 - apart
            if lacking > 0:
                push = lacking / apart / 2
                point.x, point.y, neighbour.x, neighbour.y = (
                    point.x - push * x,
                    point.y - push * y,
                    neighbour.x + push * x,
                    neighbour.y + push * y,
                )


def _inside(
    members: Sequence[str],
    disc: Disc,
    areas: Mapping[str, str],
    discs: Mapping[str, Disc],
    relatives: Sequence[tuple[str, str, float]],
) -> dict[str, tuple[float, float]]:
    """Places of the profiles of one area within its disc."""
    spread = disc.r / math.sqrt(len(members))
    points = {
        name: _Point(
            spread * math.sqrt(index + 0.5) * math.cos(GOLDEN * index),
            spread * math.sqrt(index + 0.5) * math.sin(GOLDEN * index),
        )
        for index, name in enumerate(members)
    }
    near = [pair for pair in relatives if pair[0] in points]
    for step in range(ROUNDS // 2):
        cooling = 1 - step / (ROUNDS // 2)
        for profile, other, value in near:
            if other in points:
                _draw(points[profile], points[other], ROOM, 0.25 * cooling * value)
            else:
                _lean(points[profile], disc, discs[areas[other]], 0.012 * cooling * value)
        _crowd(members, points, ROOM)
        _centre(points)
        for point in points.values():
            _keep(point, disc.r - 0.4)
    for _pass in range(CLEARING):
        _crowd(members, points, ROOM)
        for point in points.values():
            _keep(point, disc.r - 0.4)
    return {name: (round(disc.x + point.x, 4), round(disc.y + point.y, 4)) for name, point in points.items()}


def _lean(point: _Point, home: Disc, there: Disc, force: float) -> None:
    x, y = there.x - home.x, there.y - home.y
    apart = math.hypot(x, y) or 1e-9
    point.x += force * home.r * x / apart
    point.y += force * home.r * y / apart


def _crowd(members: Sequence[str], points: Mapping[str, _Point], distance: float) -> None:
    """Points closer than `distance` push each other away."""
    for index, first in enumerate(members):
        point = points[first]
        for second in members[index + 1 :]:
            neighbour = points[second]
            x, y = neighbour.x - point.x, neighbour.y - point.y
            if abs(x) < distance and abs(y) < distance:
                apart = math.hypot(x, y) or 1e-9
                if apart < distance:
                    push = (distance - apart) / apart / 2
                    point.x, point.y = point.x - push * x, point.y - push * y
                    neighbour.x, neighbour.y = neighbour.x + push * x, neighbour.y + push * y


def _centre(points: Mapping[str, _Point]) -> None:
    """Relatives elsewhere turn an area, they do not drag all of it to its edge."""
    x = sum(point.x for point in points.values()) / len(points)
    y = sum(point.y for point in points.values()) / len(points)
    for point in points.values():
        point.x, point.y = point.x - x, point.y - y


def _keep(point: _Point, most: float) -> None:
    """A point that left the disc returns to its edge."""
    apart = math.hypot(point.x, point.y)
    if apart > most:
        point.x, point.y = point.x * most / apart, point.y * most / apart
