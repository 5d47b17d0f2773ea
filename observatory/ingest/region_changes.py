"""What became of each region in a later vintage of NUTS, and which share of its people went where; pure.

A region whose people stay together and stay alone keeps its territory: its figures need no conversion and keep
their grade. Where people are divided, the share of the population of 2018 is an estimate: `modelled`.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from observatory.ingest.nuts_files import Shared

# Digitised boundaries differ by a few hundred metres between vintages. A pair that holds less than this share of
# the people of both its regions is taken for such a difference. NUTS itself does not count a shift of
# under 1 % of the population as an amendment (Regulation 1059/2003, article 5).
TOLERANCE: Final = 0.005

SAME: Final = "same territory"
POPULATION: Final = "population 2018"
UNKNOWN: Final = "share not published"
GRADES: Final = {SAME: "measured", POPULATION: "modelled", UNKNOWN: "curated"}


@dataclass(frozen=True, slots=True)
class Change:
    """Where a region, or part of it, lies in a later vintage.

    Attributes:
        from_vintage, from_region, to_vintage, to_region: the pair.
        weight: share of the from-region's people who live in the to-region, 0..1; None if nobody published it.
        population: inhabitants of 2018 in both; None if not known.
        basis: `same territory`, `population 2018` or `share not published`.
    """

    from_vintage: int
    from_region: str
    to_vintage: int
    to_region: str
    weight: float | None
    population: float | None
    basis: str

    @property
    def grade(self) -> str:
        """How sure the weight is; a converted figure is graded by the weaker of this and its own."""
        return GRADES[self.basis]


def from_shares(pairs: Iterable[Shared], vintages: tuple[int, int], curated: Iterable[Change]) -> list[Change]:
    """Return the changes that shared populations tell, on levels 2, 1 and 0.

    Args:
        pairs: level 2 regions of both vintages and what they share.
        vintages: older and newer.
        curated: editors' corrections; they replace what the pairs say about a from-region.
    """
    corrected = _corrected(list(pairs), [change for change in curated if _vintages(change) == vintages])
    return [
        change for signs in (4, 3, 2) for change in _classified(_substantial(_truncated(corrected, signs)), vintages)
    ]


def unchanged(codes: Iterable[str], vintages: tuple[int, int]) -> list[Change]:
    """Return the changes of regions that are the same in both vintages."""
    return [Change(vintages[0], code, vintages[1], code, 1.0, None, SAME) for code in sorted(codes)]


def with_population(changes: Iterable[Change], population: dict[str, float | None]) -> list[Change]:
    """Return changes with the people that each carries, where their number in the from-region is known."""
    return [replace(change, population=_times(population.get(change.from_region), change.weight)) for change in changes]


def people(changes: Iterable[Change]) -> dict[str, float | None]:
    """Return the inhabitants of each to-region; None where a part is not known."""
    parts: dict[str, list[float | None]] = defaultdict(list)
    for change in changes:
        parts[change.to_region].append(change.population)
    return {region: _sum(part) for region, part in parts.items()}


def composed(first: Iterable[Change], second: Iterable[Change]) -> list[Change]:
    """Return changes over two steps: first to a middle vintage, then on from there.

    A path on which one share was not published has none itself. A path that ends (its middle region has no
    successor) is left out.
    """
    onwards: dict[str, list[Change]] = defaultdict(list)
    for change in second:
        onwards[change.from_region].append(change)
    paths: dict[tuple[str, str], list[Change]] = defaultdict(list)
    for earlier in first:
        for later in onwards[earlier.to_region]:
            paths[earlier.from_region, later.to_region].append(_path(earlier, later))
    return [_joined(same) for same in paths.values()]


def _path(earlier: Change, later: Change) -> Change:
    basis = next((basis for basis in (UNKNOWN, POPULATION) if basis in (earlier.basis, later.basis)), SAME)
    weight, population = _times(earlier.weight, later.weight), _times(earlier.population, later.weight)
    return Change(
        earlier.from_vintage, earlier.from_region, later.to_vintage, later.to_region, weight, population, basis
    )


def _joined(paths: list[Change]) -> Change:
    basis = next((basis for basis in (UNKNOWN, POPULATION) if any(basis == path.basis for path in paths)), SAME)
    weight, population = _sum([path.weight for path in paths]), _sum([path.population for path in paths])
    return replace(paths[0], weight=weight, population=population, basis=basis)


def _vintages(change: Change) -> tuple[int, int]:
    return change.from_vintage, change.to_vintage


def _times(number: float | None, share: float | None) -> float | None:
    return None if number is None or share is None else number * share


def _sum(numbers: list[float | None]) -> float | None:
    known = [number for number in numbers if number is not None]
    return sum(known) if len(known) == len(numbers) else None


def _corrected(pairs: list[Shared], corrections: list[Change]) -> list[Shared]:
    """Replace what is said about a from-region by what the editors found, with the same people in all."""
    regions = {change.from_region for change in corrections}
    total = {region: _sum([pair.population for pair in pairs if pair.from_region == region]) for region in regions}
    area = {region: sum(pair.area for pair in pairs if pair.from_region == region) for region in regions}
    kept = [pair for pair in pairs if pair.from_region not in regions]
    return kept + [
        Shared(
            change.from_region,
            change.to_region,
            _times(total[change.from_region], change.weight),
            area[change.from_region] * (change.weight or 0),
        )
        for change in corrections
    ]


def _truncated(pairs: list[Shared], signs: int) -> list[Shared]:
    groups: dict[tuple[str, str], list[Shared]] = defaultdict(list)
    for pair in pairs:
        groups[pair.from_region[:signs], pair.to_region[:signs]].append(pair)
    return [
        Shared(old, new, _sum([pair.population for pair in group]), sum(pair.area for pair in group))
        for (old, new), group in groups.items()
    ]


def _size(pair: Shared) -> float:
    return pair.area if pair.population is None else pair.population


def _substantial(pairs: list[Shared]) -> list[Shared]:
    """Leave out pairs so small on both sides that they are an artefact of drawing."""
    old: dict[str, float] = defaultdict(float)
    new: dict[str, float] = defaultdict(float)
    for pair in pairs:
        old[pair.from_region] += _size(pair)
        new[pair.to_region] += _size(pair)
    return [
        pair
        for pair in pairs
        if _size(pair) >= TOLERANCE * old[pair.from_region] or _size(pair) >= TOLERANCE * new[pair.to_region]
    ]


def _classified(pairs: list[Shared], vintages: tuple[int, int]) -> list[Change]:
    targets: dict[str, list[Shared]] = defaultdict(list)
    sources: dict[str, list[Shared]] = defaultdict(list)
    for pair in pairs:
        targets[pair.from_region].append(pair)
        sources[pair.to_region].append(pair)
    changes = []
    for pair in sorted(pairs, key=lambda pair: (pair.from_region, pair.to_region)):
        together = targets[pair.from_region]
        same = len(together) == 1 and len(sources[pair.to_region]) == 1
        share = 1.0 if len(together) == 1 else _size(pair) / sum(map(_size, together))
        changes.append(
            Change(
                vintages[0],
                pair.from_region,
                vintages[1],
                pair.to_region,
                share,
                pair.population,
                SAME if same else POPULATION,
            )
        )
    return changes
