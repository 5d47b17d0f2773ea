"""Finding records by the words in them, typing errors forgiven: every word asked for must be meant by a word there."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from rapidfuzz import fuzz, process

from observatory.search.spelling import normalised

LEAST_ALIKE = 78
"""A word that no text holds is taken for one this much alike (0 to 100): `weldng` for `welding` (92)."""
ALIKE = 90
"""A word that texts hold is taken for near twins only: `robots` for `robot` (91), not `welding` for `wedding` (86)."""
SHORTEST = 3
_ENGLISH = "a an and for in of on or the to"
_SPANISH = "al con de del el en la las los o para por un una y"
SMALL_WORDS = frozenset(f"{_ENGLISH} {_SPANISH}".split())
LAST = "\U0010ffff"
"""Comes after every letter: where words that begin alike end."""
_NUMBER = re.compile(r"\d")


class TextIndex:
    """Words of records, ready to be asked; read-only once made, so that threads may share it."""

    def __init__(self, records: Mapping[str, Iterable[tuple[float, str]]]) -> None:
        """Index the records.

        Args:
            records: key → (weight, text) of each of its texts; a word counts as much as its weightiest text.
        """
        self._holders: dict[str, dict[str, float]] = defaultdict(dict)
        for key, texts in records.items():
            for weight, text in texts:
                words = _words(text)
                for word in (*words, *_joined(words)):
                    self._holders[word][key] = max(weight, self._holders[word].get(key, 0.0))
        self._vocabulary = sorted(self._holders)
        self._lengths: dict[int, list[str]] = defaultdict(list)
        for word in self._vocabulary:
            self._lengths[len(word)].append(word)

    def find(self, text: str) -> dict[str, float]:
        """Records that mean every word of the text: key → how well, the higher the better.

        Where none means all of them, those that mean most of them.
        """
        return self.answers(text)[0]

    def answers(self, text: str) -> tuple[dict[str, float], float]:
        """The same with the mean worth of the words met, and the share of the words that are met."""
        asked = _words(text)
        met: dict[str, list[float]] = defaultdict(list)
        for word in asked:
            for key, worth in self._meaning(word).items():
                met[key].append(worth)
        most = max(map(len, met.values()), default=0)
        worths_met = {key: sum(worths) / most for key, worths in met.items() if len(worths) == most}
        return worths_met, most / max(1, len(asked))

    def _meaning(self, word: str) -> dict[str, float]:
        """Records that hold a word like this one, each with the worth of the closest."""
        best: dict[str, float] = {}
        for known, likeness in self._alike(word):
            for key, weight in self._holders[known].items():
                best[key] = max(best.get(key, 0.0), weight * likeness / 100)
        return best

    def _near(self, letters: int, least: float) -> list[int]:
        """Lengths of words that may be as alike to one of so many letters: 2 × the shorter / both, at the best."""
        share = least / 100
        first, last = letters * share / (2 - share), letters * (2 - share) / share
        return [length for length in self._lengths if first <= length <= last]

    def _alike(self, word: str) -> list[tuple[str, float]]:
        if _NUMBER.search(word) or len(word) < SHORTEST:
            return [(word, 100.0)] if word in self._holders else []
        least = ALIKE if word in self._holders else LEAST_ALIKE
        # Words that are this much alike are of much the same length.
        near = [known for length in self._near(len(word), least) for known in self._lengths[length]]
        similar = process.extract(word, near, scorer=fuzz.ratio, score_cutoff=least, limit=30)
        start, end = bisect_left(self._vocabulary, word), bisect_left(self._vocabulary, word + LAST)
        begun = [(known, 95.0) for known in self._vocabulary[start:end] if known != word]
        return [(known, likeness) for known, likeness, _index in similar] + begun


def _joined(words: Sequence[str]) -> list[str]:
    """Neighbours written as one word: `cybersecurity` finds `cyber security`."""
    return [word + other for word, other in pairwise(words) if min(len(word), len(other)) >= SHORTEST]


def _words(text: str) -> list[str]:
    words = list(dict.fromkeys(normalised(text).split()))
    return [word for word in words if word not in SMALL_WORDS] or words
