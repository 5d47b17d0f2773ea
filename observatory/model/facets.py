"""Facets: what narrows a list, and how many things each further choice would leave.

Choices of one facet widen each other (level 4 or 5), choices of two facets narrow each other (level 4 and at most 30
hours). The count beside an option says how many things remain if only that option of its facet is chosen, everything
else as it is: no count ever promises what a click would not show.
"""

from collections import Counter
from collections.abc import Collection, Mapping

import polars as pl

NOT_STATED = "none"
"""The option of things that say nothing in a facet: to leave them out silently would hide them."""

Chosen = Mapping[str, Collection[str]]


def fitting(rows: pl.DataFrame, chosen: Chosen) -> pl.DataFrame:
    """The things that fit every facet with a choice.

    Args:
        rows: one row each, with a column of lists of codes per facet.
        chosen: facet → codes; an empty collection leaves the facet open.
    """
    tests = [_fits(facet, codes) for facet, codes in chosen.items() if codes]
    return rows.filter(*tests) if tests else rows


def counts(rows: pl.DataFrame, chosen: Chosen, facet: str) -> dict[str, int]:
    """How many things each code of a facet would leave, all other facets as they are chosen.

    >>> things = pl.DataFrame({"level": [["3"], ["4"], ["4"]], "form": [["Online"], ["Online"], []]})
    >>> counts(things, {"level": ["3"], "form": ["Online"]}, "level")
    {'3': 1, '4': 1}
    """
    others = {name: codes for name, codes in chosen.items() if name != facet}
    left = fitting(rows, others)[facet]
    counts = Counter(code for codes in left for code in (set(codes) or {NOT_STATED}))
    return dict(sorted(counts.items()))


def without(rows: pl.DataFrame, chosen: Chosen) -> dict[str, int]:
    """How many things would fit if one facet were dropped: facet → number, for facets with a choice."""
    return {
        facet: fitting(rows, {name: codes for name, codes in chosen.items() if name != facet}).height
        for facet, codes in chosen.items()
        if codes
    }


def _fits(facet: str, codes: Collection[str]) -> pl.Expr:
    held = pl.col(facet).list
    silent = [held.len() == 0] if NOT_STATED in codes else []
    return pl.any_horizontal(*(held.contains(code) for code in codes), *silent)
