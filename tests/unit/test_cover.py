"""The smallest cover: checked against every subset of small worlds."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from observatory.model.cover import UNKNOWN, Cover, Item, alternatives, in_order, smallest

SKILLS = "abcdefg"
worlds = st.lists(
    st.tuples(
        st.frozensets(st.sampled_from(SKILLS), max_size=4), st.one_of(st.none(), st.sampled_from([10.0, 20.0, 20.5]))
    ),
    max_size=8,
).map(lambda rows: [Item(f"m{place}", covers, hours) for place, (covers, hours) in enumerate(rows)])


def brute(wanted: frozenset[str], items: list[Item]) -> tuple[str, ...]:
    """The best of all subsets: fewest, then least workload, then first keys."""
    goal = wanted & frozenset().union(*(item.covers for item in items))
    covers = [
        chosen
        for size in range(len(items) + 1)
        for chosen in combinations(items, size)
        if goal <= frozenset().union(*(item.covers for item in chosen))
    ]
    best = min(
        covers,
        key=lambda chosen: (
            len(chosen),
            sum(UNKNOWN if one.workload is None else one.workload for one in chosen),
            sorted(one.key for one in chosen),
        ),
    )
    return tuple(sorted(one.key for one in best))


@settings(max_examples=400, deadline=None)
@given(st.frozensets(st.sampled_from(SKILLS)), worlds)
def test_no_subset_is_better(wanted: frozenset[str], items: list[Item]) -> None:
    """Number, workload and keys, in that order; what nobody teaches is said to be open."""
    found = smallest(wanted, items)

    assert (brute(wanted, items), True) == (found.chosen, found.proven)
    assert wanted - frozenset().union(*(item.covers for item in items)) == found.uncovered


def test_greedy_would_take_three() -> None:
    """The big one covers four of six; two others cover all."""
    items = [Item("big", frozenset("abcd")), Item("left", frozenset("ace")), Item("right", frozenset("bdf"))]

    assert ("left", "right") == smallest("abcdef", items).chosen


def test_fewer_hours_decide_between_equals() -> None:
    """Both cover everything."""
    assert ("b",) == smallest("x", [Item("a", frozenset("x"), 40.0), Item("b", frozenset("x"), 30.0)]).chosen


@pytest.mark.parametrize(("wanted", "items"), [("", [Item("a", frozenset("x"))]), ("x", [])])
def test_nothing_to_do(wanted: str, items: list[Item]) -> None:
    """Nothing missing, or nothing to choose from: an empty cover."""
    assert Cover((), frozenset(wanted)) == smallest(wanted, items)


def test_a_search_cut_short_says_so() -> None:
    """It still covers everything."""
    items = [Item(f"{a}{b}", frozenset((a, b))) for a, b in combinations(SKILLS, 2)]
    found = smallest(SKILLS, items, most_steps=3)

    assert not found.proven
    assert set(SKILLS) == {skill for key in found.chosen for skill in key}


@settings(max_examples=200, deadline=None)
@given(st.frozensets(st.sampled_from(SKILLS)), worlds)
def test_every_alternative_leaves_nothing_open(wanted: frozenset[str], items: list[Item]) -> None:
    """Put in for its member, it covers what was covered before."""
    found = smallest(wanted, items)
    by_key = {item.key: item.covers for item in items}

    for key, others in alternatives(found.chosen, wanted, items).items():
        for other in others:
            members = (set(found.chosen) - {key}) | {other}
            assert wanted - found.uncovered <= frozenset().union(*(by_key[one] for one in members))


def test_the_order_follows_what_builds_on_what() -> None:
    """Robot builds on arc, arc on safety; a circle does not hold it up."""
    levels = {"robot": 3, "arc": 4, "safety": 5}

    assert ["safety", "arc", "robot"] == in_order(list(levels), {"robot": ["arc"], "arc": ["safety"]}, levels)
    assert {"robot", "arc"} == set(in_order(["robot", "arc"], {"robot": ["arc"], "arc": ["robot"]}, levels))
