"""Names that the index has not seen: taken out of the bundled names, so that they are asked as strangers.

A name is taken out where nothing else that its thing is called in that language is like it. Things are split by a hash:
on one half the constants of the search were chosen, the other half was asked only when they stood.
"""

import hashlib
import random
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

import polars as pl
from rapidfuzz import fuzz

from observatory.search.spelling import normalised, parts

LANGUAGES = ("cs", "de", "en", "es", "fi", "fr", "hu", "it", "nl", "pl", "pt", "ro", "sl", "sv")
MOST_ALIKE = 82
"""Of the other names of the same thing in the same language (RapidFuzz, 0 to 100)."""
ALPHABET = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Query:
    """What is typed, in which language, and the thing that is meant."""

    text: str
    language: str
    wanted: str


def without(rows: pl.DataFrame, kind: str, *, half: str, share: int) -> tuple[list[Query], pl.DataFrame]:
    """Names to ask for, and all rows but these names.

    Args:
        rows: as `observatory.queries.search.searched` answers.
        kind: of the things that are asked for.
        half: `a`, on which constants were chosen, or `b`.
        share: one of so many pairs of a thing and a language.
    """
    named = rows.filter(pl.col("role").is_in(["preferred", "alternative"]), kind=kind)
    called: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for identity, language, role, label in named.select("id", "language", "role", "label").iter_rows():
        called[identity, language].append((role, label))
    queries = [
        Query(min(strange, key=lambda label: _hash(half, label)), language, identity)
        for (identity, language), names in sorted(called.items())
        if language in LANGUAGES and _hash(half, identity, language) % share == 0
        if (strange := _strange(names))
    ]
    gone = {(one.wanted, normalised(part)) for one in queries for part in parts(one.text)}
    kept = [
        not (one_kind == kind and role == "alternative" and _is_gone(identity, label, gone))
        for one_kind, identity, role, label in rows.select("kind", "id", "role", "label").iter_rows()
    ]
    return queries, rows.filter(pl.Series(kept, dtype=pl.Boolean))


def misspelt(rows: pl.DataFrame, *, seed: int, count: int) -> list[Query]:
    """Main names of profiles with one error each: two letters changed over, one missing, wrong or doubled."""
    dice = random.Random(seed)  # noqa: S311 - errors of typing, no secret
    named = rows.filter(pl.col("language").is_in(LANGUAGES), kind="profile", role="preferred")
    drawn = named.sort("id", "language", "label").sample(count, seed=seed, shuffle=True)
    return [
        Query(_misspelt(parts(label)[-1], dice), language, identity)
        for identity, language, label in drawn.select("id", "language", "label").iter_rows()
        if len(parts(label)[-1]) > len("welder")
    ]


def _misspelt(name: str, dice: random.Random) -> str:
    place = dice.randrange(1, len(name) - 1)
    start, letter, after = name[:place], name[place], name[place + 1 :]
    changed = start + after[0] + letter + after[1:]
    return dice.choice([changed, start + after, start + dice.choice(ALPHABET) + after, start + letter + letter + after])


def _strange(names: Collection[tuple[str, str]]) -> list[str]:
    """Alternative names that are unlike every other name."""
    found = []
    for role, label in names:
        others = [normalised(part) for _role, other in names if other != label for part in parts(other)]
        name = normalised(label)
        if role == "alternative" and others and all(_likeness(name, other) < MOST_ALIKE for other in others):
            found.append(label)
    return found


def _likeness(name: str, other: str) -> float:
    return max(fuzz.token_set_ratio(name, other), fuzz.ratio(name, other))


def _is_gone(identity: str, label: str, gone: Collection[tuple[str, str]]) -> bool:
    return any((identity, normalised(part)) in gone for part in parts(label))


def _hash(*told: str) -> int:
    return int(hashlib.md5("|".join(told).encode(), usedforsecurity=False).hexdigest(), 16)
