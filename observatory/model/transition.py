"""Moving between profiles: which share of what a target needs do the skills of a source carry over?

The match is asymmetric. A need of the target counts by its strength and by its rarity; the source meets it as far as
its own strength reaches:

    score(source → target) = Σ rarity(s) · min(source(s), target(s)) / Σ rarity(s) · target(s)

It is a ratio of sums over the target's skills, so that it falls into parts that add up to it, and every profile is its
own best match.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

ESSENTIAL = 1.0
OPTIONAL = 0.5
"""ESCO only says essential or optional: an optional skill counts half, and is held by half, as a convention."""

STRENGTH = {"essential": ESSENTIAL, "optional": OPTIONAL}
PARTS = ("essential", "optional", "knowledge")


@dataclass(frozen=True, slots=True)
class Need:
    """A skill of a profile.

    Attributes:
        need: `essential` or `optional`.
        kind: `skill` or `knowledge`.
        rarity: see `rarity`.
    """

    need: str
    kind: str
    rarity: float

    @property
    def part(self) -> str:
        """Which part of a score it belongs to: knowledge stands apart, skills are essential or optional.

        >>> Need("optional", "knowledge", 1.0).part, Need("optional", "skill", 1.0).part
        ('knowledge', 'optional')
        """
        return "knowledge" if self.kind == "knowledge" else self.need


@dataclass(frozen=True, slots=True)
class Match:
    """How far a source reaches towards a target.

    Attributes:
        carried: part → weight that carries over.
        needed: part → weight that the target needs.
    """

    carried: Mapping[str, float]
    needed: Mapping[str, float]

    @property
    def score(self) -> float:
        """Share of the target's needs that carries over, 0 to 1."""
        return sum(self.carried.values()) / sum(self.needed.values())

    def points(self, part: str) -> float:
        """What a part adds to the score; the parts add up to it."""
        return self.carried[part] / sum(self.needed.values())


def rarity(profiles: int, *, of: int) -> float:
    """How much a skill says: little where many profiles need it, never nothing.

    Args:
        profiles: how many profiles need the skill, essential or optional; at least one.
        of: how many profiles there are.

    >>> round(rarity(702, of=702), 2), round(rarity(251, of=702), 2), round(rarity(1, of=702), 2)
    (0.69, 1.33, 6.56)
    """
    return math.log(1 + of / profiles)


def match(source: Mapping[str, Need], target: Mapping[str, Need]) -> Match:
    """Compare two profiles, given as skill → need.

    >>> weld, read = Need("essential", "skill", 3.0), Need("essential", "knowledge", 1.0)
    >>> narrow, broad = {"weld": weld}, {"weld": weld, "read": read}
    >>> match(broad, narrow).score, match(narrow, broad).score
    (1.0, 0.75)
    >>> match(narrow, broad).points("essential"), match(narrow, broad).points("knowledge")
    (0.75, 0.0)
    """
    carried, needed = dict.fromkeys(PARTS, 0.0), dict.fromkeys(PARTS, 0.0)
    for skill, wanted in target.items():
        strength = STRENGTH[wanted.need]
        held = STRENGTH[source[skill].need] if skill in source else 0.0
        needed[wanted.part] += wanted.rarity * strength
        carried[wanted.part] += wanted.rarity * min(strength, held)
    return Match(carried, needed)
