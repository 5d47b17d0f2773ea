"""Covering what is missing: the smallest set of micro-credentials that together teach every skill which any teaches.

Set cover, solved exactly by branch and bound. Of all covers the best has the fewest members; of those the least
workload; of those the keys that come first in the alphabet. The three wishes are one number per item, so that one
bound serves them all:

    cost(i) = (B + workload(i)) · 2ⁿ − 2^(n − 1 − rank(i))        B > Σ workload

The sum over a set compares sets by number, then workload, then keys: the last term adds up to the binary number whose
digits are the members, the first key the highest digit.

Three reductions keep the search small: an item whose wanted skills another one teaches too at no higher cost is never
needed; a skill that one item alone teaches takes that item; the search branches on the skill with the fewest items.
The bound charges every open skill for the items that cover it, never more for an item than it costs (a solution of the
dual problem): once by what the cheapest item has left, once by fair shares. Costs hardly differ, so the bound is also
rounded up to whole items.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

MOST_STEPS = 10_000
"""Steps of the search before it settles for the best cover so far (`proven` is then False)."""
UNKNOWN = 100_000.0
"""Hours that an unknown workload counts in a tie: behind every known one."""


@dataclass(frozen=True, slots=True)
class Item:
    """Something that covers skills.

    Attributes:
        key: unique. covers: skills. workload: hours; None where not stated.
    """

    key: str
    covers: frozenset[str]
    workload: float | None = None


@dataclass(frozen=True, slots=True)
class Cover:
    """An answer.

    Attributes:
        chosen: keys of the items, in alphabetical order.
        uncovered: wanted skills that no item covers.
        proven: whether no better cover exists; False only where the search was cut short.
    """

    chosen: tuple[str, ...]
    uncovered: frozenset[str]
    proven: bool = True


@dataclass(slots=True)
class _Search:
    """The state of one search: masks and costs of items, the best cover so far, and how many steps are left."""

    masks: dict[str, int]
    costs: dict[str, int]
    steps: int
    best: tuple[str, ...] = ()
    best_cost: int = -1


def smallest(wanted: Collection[str], items: Sequence[Item], *, most_steps: int = MOST_STEPS) -> Cover:
    """The smallest set of items that covers everything wanted which any item covers.

    Args:
        wanted: skills.
        items: what may be chosen.
        most_steps: steps before the search is cut short.

    >>> items = [Item("a", frozenset("xy")), Item("b", frozenset("yz")), Item("c", frozenset("z"), 10.0)]
    >>> smallest("xyz!", items)
    Cover(chosen=('a', 'c'), uncovered=frozenset({'!'}), proven=True)
    """
    skills = sorted(set(wanted))
    bit = {skill: 1 << position for position, skill in enumerate(skills)}
    masks = {item.key: sum(bit[skill] for skill in item.covers if skill in bit) for item in items}
    search = _Search(_undominated(masks, costs := _costs(items)), costs, most_steps)
    reachable = 0
    for mask in search.masks.values():
        reachable |= mask
    _greedy(search, reachable)
    _branch(search, reachable, (), 0)
    uncovered = frozenset(skill for skill in skills if not reachable & bit[skill])
    return Cover(tuple(sorted(search.best)), uncovered, proven=search.steps > 0)


def _costs(items: Sequence[Item]) -> dict[str, int]:
    ordered = sorted(items, key=lambda item: item.key)
    workloads = [round(100 * (UNKNOWN if item.workload is None else item.workload)) for item in ordered]
    base, last = sum(workloads) + 1, len(ordered) - 1
    return {
        item.key: ((base + workload) << len(ordered)) - (1 << (last - rank))
        for rank, (item, workload) in enumerate(zip(ordered, workloads, strict=True))
    }


def _undominated(masks: Mapping[str, int], costs: Mapping[str, int]) -> dict[str, int]:
    """Items without those that another one replaces at no higher cost; costs differ, so one of two equals stays."""
    useful = sorted((key for key in masks if masks[key]), key=lambda key: costs[key])
    kept: dict[str, int] = {}
    for key in useful:
        if not any(masks[key] | mask == mask for mask in kept.values()):
            kept[key] = masks[key]
    return kept


def _greedy(search: _Search, left: int) -> None:
    """A first cover, so that the search has something to beat: always the item that covers most."""
    chosen: list[str] = []
    while left:
        key = max(search.masks, key=lambda item: ((search.masks[item] & left).bit_count(), -search.costs[item]))
        chosen.append(key)
        left &= ~search.masks[key]
    search.best, search.best_cost = tuple(chosen), sum(search.costs[key] for key in chosen)


def _branch(search: _Search, left: int, chosen: tuple[str, ...], cost: int) -> None:
    """Try every item that covers the scarcest open skill, cheapest hope first."""
    search.steps -= 1
    if not left:
        if cost < search.best_cost:
            search.best, search.best_cost = chosen, cost
        return
    if search.steps <= 0:
        return
    options = _options(search.masks, left)
    if cost + _bound(options, search.costs) >= search.best_cost:
        return
    scarcest = min(options, key=lambda skill: (len(options[skill]), skill))
    by_gain = sorted(options[scarcest], key=lambda key: (-(search.masks[key] & left).bit_count(), search.costs[key]))
    for key in by_gain:
        _branch(search, left & ~search.masks[key], (*chosen, key), cost + search.costs[key])


def _options(masks: Mapping[str, int], left: int) -> dict[int, list[str]]:
    """Open skill (as a bit) → the items that cover it."""
    return {skill: [key for key, mask in masks.items() if mask & skill] for skill in _bits(left)}


def _bits(mask: int) -> Iterator[int]:
    while mask:
        lowest = mask & -mask
        yield lowest
        mask ^= lowest


def _bound(options: Mapping[int, Sequence[str]], costs: Mapping[str, int]) -> int:
    """No cover of the open skills is cheaper: two ways to charge skills for items, and whole items only."""
    left = {key: costs[key] for keys in options.values() for key in keys}
    gains = Counter(key for keys in options.values() for key in keys)
    fair = sum(min(costs[key] // gains[key] for key in keys) for keys in options.values())
    lowest, highest = min(left.values()), max(left.values())
    paid = 0
    for keys in sorted(options.values(), key=len):
        price = min(left[key] for key in keys)
        paid += price
        for key in keys:
            left[key] -= price
    least = max(fair, paid)
    members = -(-least // highest)
    return max(least, members * lowest)


def alternatives(chosen: Collection[str], wanted: Collection[str], items: Sequence[Item]) -> dict[str, list[str]]:
    """What could stand in for each member of a cover without leaving a skill open, least workload first.

    Args:
        chosen: keys of a cover.
        wanted: skills.
        items: what may be chosen.

    >>> items = [Item("a", frozenset("xy"), 20.0), Item("b", frozenset("xz"), 30.0), Item("c", frozenset("yz"), 9.0)]
    >>> alternatives(["a", "c"], "xyz", items)
    {'a': ['b'], 'c': ['b']}
    """
    by_key = {item.key: item for item in items}
    goal = frozenset(wanted)
    stand_ins = {}
    for key in chosen:
        others = frozenset().union(*(by_key[other].covers for other in chosen if other != key))
        only = (by_key[key].covers & goal) - others
        spare = [item for item in items if item.key not in chosen and only <= item.covers]
        stand_ins[key] = [item.key for item in sorted(spare, key=lambda item: (_hours(item), item.key))]
    return stand_ins


def _hours(item: Item) -> float:
    return UNKNOWN if item.workload is None else item.workload


def in_order(chosen: Collection[str], before: Mapping[str, Collection[str]], levels: Mapping[str, float]) -> list[str]:
    """Members in an order that respects what builds on what; where that is open, lower level and key first.

    Args:
        chosen: keys.
        before: key → what has to come before it; others than the chosen carry the order on.
        levels: key → level.

    >>> in_order(["a", "b", "c"], {"a": ["x"], "x": ["c"]}, {"a": 3, "b": 4, "c": 5})
    ['b', 'c', 'a']
    """
    earlier = {key: _all_before(key, before) & set(chosen) for key in chosen}
    ordered: list[str] = []
    while len(ordered) < len(set(chosen)):
        open_keys = sorted(set(chosen) - set(ordered), key=lambda key: (levels.get(key, 0), key))
        # In a circle nothing is free: the first of the rest breaks it.
        ordered.append(next((key for key in open_keys if earlier[key] <= set(ordered)), open_keys[0]))
    return ordered


def _all_before(key: str, before: Mapping[str, Collection[str]]) -> set[str]:
    earlier: set[str] = set()
    waiting = list(before.get(key, ()))
    while waiting:
        step = waiting.pop()
        if step not in earlier:
            earlier.add(step)
            waiting.extend(before.get(step, ()))
    return earlier - {key}
