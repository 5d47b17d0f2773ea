"""The words of all names: which of them a typed word may mean, by spelling or as a part of a compound."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from rapidfuzz import process
from rapidfuzz.distance import OSA, Postfix, Prefix

Ints = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float32]

CANDIDATES = 80
COMPOUNDS = 250
SHORTEST_PART = 4
"""Letters of the shortest word that may be a part of a compound."""
WHOLE = 0.95
"""A compound that is told by all of its parts counts nearly as much as the word itself."""
KNOWN = 0.8
"""A word that exists was hardly mistyped: words that only look like it count less."""
FAMILY = 4
"""Letters at the beginning or end that make two words relatives: `welding` and `welder`."""
_PAD = 2
_BITS = 21


@dataclass(frozen=True, slots=True)
class Meant:
    """Words that a typed word may mean.

    Attributes:
        words: their places in the vocabulary.
        alike: how surely each is meant, 0 to 1.
        parts: words that only make up a part of the typed word; in one name they add up.
        shares: the share of the typed word that each makes up.
    """

    words: Ints
    alike: Floats
    parts: Ints
    shares: Floats


class Vocabulary:
    """Distinct stems, sorted; asked by the trigrams they share with what was typed."""

    def __init__(self, words: Sequence[str]) -> None:
        self.words = words
        self._positions = {word: index for index, word in enumerate(words)}
        self._lengths = np.array([len(word) for word in words], dtype=np.int32)
        self._grams, self._starts, self._holders = _postings(words)

    @property
    def nbytes(self) -> int:
        """Bytes of the arrays."""
        return sum(array.nbytes for array in (self._lengths, self._grams, self._starts, self._holders))

    def position(self, word: str) -> int | None:
        """Where a stem stands, if it is known."""
        return self._positions.get(word)

    def meant(self, word: str) -> Meant:
        """The words that a typed stem may mean: itself, misspelt ones, compounds that hold it, and its own parts."""
        exact = self._positions.get(word)
        known = [] if exact is None else [(exact, 1.0)]
        if len(word) < SHORTEST_PART and not (len(word) == SHORTEST_PART - 1 and word.isalpha()):
            return _meant(known, [])
        shared = self._shared(word)
        if not len(shared[0]):
            return _meant(known, [])
        known_word = exact is not None
        spelt = self._spelt(word, *shared, known=known_word)
        related = self._related(word, *shared, known=known_word) if len(word) >= FAMILY else []
        holding = self._holding(word, *shared) if len(word) >= SHORTEST_PART else []
        held = self._held(word, *shared, known=known_word) if len(word) >= 2 * SHORTEST_PART - 1 else []
        return _meant(sorted([*related, *holding, *spelt, *known], key=lambda pair: pair[1]), held)

    def _shared(self, word: str) -> tuple[Ints, Ints]:
        """Words that share trigrams with this one, and how many."""
        grams = np.unique(_codes([word])[0])
        positions = np.searchsorted(self._grams, grams)
        holders = [
            self._holders[self._starts[position] : self._starts[position + 1]]
            for position, gram in zip(positions, grams, strict=True)
            if position < len(self._grams) and self._grams[position] == gram
        ]
        if not holders:
            return np.empty(0, dtype=np.int32), np.empty(0, dtype=np.int32)
        counts = np.bincount(np.concatenate(holders), minlength=len(self.words))
        words = np.flatnonzero(counts).astype(np.int32)
        return words, counts[words].astype(np.int32)

    def _spelt(self, word: str, words: Ints, shared: Ints, *, known: bool) -> list[tuple[int, float]]:
        """Words that may have been meant by this spelling."""
        lengths = self._lengths[words]
        near = np.abs(lengths - len(word)) <= max(1, len(word) // 3)
        words, dice = words[near], (2 * shared / (lengths + len(word) + _PAD))[near]
        if len(words) > CANDIDATES:
            words = words[np.argpartition(-dice, CANDIDATES)[:CANDIDATES]]
        if not len(words):
            return []
        named = [self.words[position] for position in words]
        alike = process.cdist([word], named, scorer=OSA.normalized_similarity)[0]
        least = 0.74 if len(word) <= 5 else 0.67
        damped = KNOWN if known else 1.0
        return [
            (int(position), damped * float(like) ** 1.5)
            for position, like in zip(words, alike, strict=True)
            if least <= like < 1
        ]

    def _related(self, word: str, words: Ints, shared: Ints, *, known: bool) -> list[tuple[int, float]]:
        """Words with the same beginning or end, at least half of the longer one."""
        lengths = np.maximum(self._lengths[words], len(word))
        near = (shared >= FAMILY - 1) & (2 * shared >= lengths)
        words, lengths, shared = words[near], lengths[near], shared[near]
        if len(words) > CANDIDATES:
            chosen = np.argpartition(-(shared / lengths), CANDIDATES)[:CANDIDATES]
            words, lengths = words[chosen], lengths[chosen]
        if not len(words):
            return []
        named = [self.words[position] for position in words]
        common = np.maximum(
            process.cdist([word], named, scorer=Prefix.similarity)[0],
            process.cdist([word], named, scorer=Postfix.similarity)[0],
        )
        damped = KNOWN if known else 1.0
        return [
            (int(position), damped * (0.35 + 0.5 * float(share)))
            for position, share, letters in zip(words, common / lengths, common, strict=True)
            if letters >= FAMILY and 0.5 <= share < 1
        ]

    def _holding(self, word: str, words: Ints, shared: Ints) -> list[tuple[int, float]]:
        """Longer words that begin or end with this one, or hold it inside where it is long."""
        lengths = self._lengths[words]
        likely = (lengths > len(word)) & (shared >= max(1, len(word) - _PAD))
        words, lengths = words[likely], lengths[likely]
        order = np.argsort(lengths, kind="stable")[:COMPOUNDS]
        longer = []
        for position in words[order]:
            other = self.words[position]
            if other.startswith(word) or other.endswith(word) or (len(word) > SHORTEST_PART + 1 and word in other):
                longer.append((int(position), 0.5 + 0.45 * len(word) / len(other)))
        return longer[::-1]

    def _held(self, word: str, words: Ints, shared: Ints, *, known: bool) -> list[tuple[int, float]]:
        """Words that this one is made up of, each with its share of it."""
        lengths = self._lengths[words]
        damped = KNOWN**3 if known else 1.0
        likely = (lengths < len(word)) & (lengths >= SHORTEST_PART) & (shared >= lengths - _PAD)
        return [
            (int(position), damped * len(self.words[position]) / len(word))
            for position in words[likely][:COMPOUNDS]
            if self.words[position] in word
        ]


def _meant(pairs: list[tuple[int, float]], held: list[tuple[int, float]]) -> Meant:
    return Meant(
        np.array([position for position, _alike in pairs], dtype=np.int32),
        np.array([alike for _position, alike in pairs], dtype=np.float32),
        np.array([position for position, _share in held], dtype=np.int32),
        np.array([share for _position, share in held], dtype=np.float32),
    )


def _codes(words: Sequence[str]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Every trigram of every word, padded, as a number, and the place of the word it stands in."""
    text = "".join(f"{' ' * _PAD}{word} " for word in words)
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.int64)
    lengths = np.fromiter((len(word) + _PAD + 1 for word in words), dtype=np.int64, count=len(words))
    owner = np.repeat(np.arange(len(words)), lengths)
    within = owner[:-2] == owner[2:]
    codes = (((points[:-2] << _BITS) | points[1:-1]) << _BITS) | points[2:]
    return codes[within], owner[:-2][within]


def _postings(words: Sequence[str]) -> tuple[npt.NDArray[np.int64], Ints, Ints]:
    """Distinct trigrams, sorted; where the holders of each begin (one entry more than trigrams); the holders."""
    if not words:
        return np.empty(0, dtype=np.int64), np.zeros(1, dtype=np.int32), np.empty(0, dtype=np.int32)
    codes, owner = _codes(words)
    order = np.argsort(codes, kind="stable")
    grams, starts = np.unique(codes[order], return_index=True)
    return grams, np.append(starts, len(codes)).astype(np.int32), owner[order].astype(np.int32)
