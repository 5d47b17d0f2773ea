"""What all names of a thing have in common with a text: runs of letters, rare ones counting more than common ones.

A title that nobody listed shares pieces with several names of the right thing, in several languages, though no single
name of it is close: each thing is one document of all its names, and text and document are compared by the cosine of
their TF-IDF weights (Salton, Buckley 1988: sublinear frequencies) over runs of letters within words.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import polars as pl

from observatory.search.spelling import stem
from observatory.search.words import Floats, Ints

SIZES = (3, 4, 5)
"""Letters in a run; a word's beginning and end count as a letter each."""
LENGTH = 0.7
"""How much a thing of many names is held to its length: 1 would be the plain cosine, 0 none of it."""
_BUCKETS = 1 << 20
"""Runs are told apart by a hash; some twenty runs in a million share one."""
_FACTOR = np.uint64(0x9E3779B97F4A7C15)


class Grams:
    """One document per thing, ready to be asked; read-only once made."""

    def __init__(self, entries: Ints, names: Sequence[str], count: int) -> None:
        """Index the names.

        Args:
            entries: number of the thing of each name.
            names: normalised, as many.
            count: how many things there are.
        """
        held = _held(entries, names)
        words = held["word"].unique().sort()
        runs, owners = _runs(words.to_list())
        counts = (
            held.join(pl.DataFrame({"word": words[owners], "run": runs}), on="word")
            .group_by("run", "thing")
            .agg(pl.col("times").sum())
            .sort("run", "thing")
        )
        run, entry = counts["run"].to_numpy(), counts["thing"].to_numpy()
        self._runs, first, holders = np.unique(run, return_index=True, return_counts=True)
        self._starts: npt.NDArray[np.int64] = np.append(first, len(run))
        self._rarity: Floats = (np.log((1 + count) / (1 + holders)) + 1).astype(np.float32)
        weight = (1 + np.log(counts["times"].to_numpy())) * np.repeat(self._rarity, holders)
        length = np.sqrt(np.bincount(entry, weights=weight**2, minlength=count))
        self._entries: Ints = entry.astype(np.int32)
        self._weights: Floats = (weight / np.maximum(length[entry], 1e-6) ** LENGTH).astype(np.float32)
        self._count = count

    @property
    def nbytes(self) -> int:
        """Bytes of the arrays."""
        return sum(array.nbytes for array in (self._runs, self._starts, self._rarity, self._entries, self._weights))

    def alike(self, text: str) -> Floats:
        """For each thing how much of the text its names have in common with it, from 0; comparable within one text."""
        total = np.zeros(self._count, dtype=np.float32)
        if not len(self._runs):
            return total
        runs, times = np.unique(_runs([stem(word) for word in text.split()])[0], return_counts=True)
        indices = np.searchsorted(self._runs, runs)
        known = (indices < len(self._runs)) & (self._runs[np.minimum(indices, len(self._runs) - 1)] == runs)
        indices = indices[known]
        if not len(indices):
            return total
        weights = (1 + np.log(times[known])) * self._rarity[indices]
        weights /= np.sqrt((weights**2).sum())
        spans = [slice(self._starts[index], self._starts[index + 1]) for index in indices]
        entries = np.concatenate([self._entries[span] for span in spans])
        worth = np.concatenate([self._weights[span] * weight for span, weight in zip(spans, weights, strict=True)])
        return np.bincount(entries, weights=worth, minlength=self._count).astype(np.float32)


def _held(entries: Ints, names: Sequence[str]) -> pl.DataFrame:
    """How often each stem stands in the names of each thing: thing, word, times."""
    words = pl.DataFrame({"thing": entries, "word": names}, schema={"thing": pl.Int32, "word": pl.String}).unique()
    words = words.with_columns(pl.col("word").str.split(" ")).explode("word")
    distinct = words["word"].unique().sort()
    stems = pl.DataFrame({"word": distinct, "stem": pl.Series([stem(word) for word in distinct], dtype=pl.String)})
    return words.join(stems, on="word").group_by("thing", pl.col("stem").alias("word")).agg(pl.len().alias("times"))


def _runs(words: Sequence[str]) -> tuple[npt.NDArray[np.int32], Ints]:
    """Every run of letters of every word, as the number of its bucket, and the place of its word."""
    text = "".join(f" {word} " for word in words)
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.uint64)
    owner = np.repeat(np.arange(len(words), dtype=np.int32), [len(word) + 2 for word in words])
    buckets, owners = [np.empty(0, dtype=np.int32)], [np.empty(0, dtype=np.int32)]
    for size in SIZES:
        if len(points) < size:
            continue
        code = np.full(len(points) - size + 1, size, dtype=np.uint64)
        for offset in range(size):
            code = (code ^ points[offset : len(points) - size + 1 + offset]) * _FACTOR
            code ^= code >> np.uint64(29)
        within = owner[: len(code)] == owner[size - 1 :]
        buckets.append((code[within] % np.uint64(_BUCKETS)).astype(np.int32))
        owners.append(owner[: len(code)][within])
    return np.concatenate(buckets), np.concatenate(owners)
