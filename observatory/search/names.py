"""Names as arrays: which thing each belongs to, which words it holds, and how well it fits the words asked for."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl

from observatory.search.spelling import initials, normalised, parts, stem
from observatory.search.words import WHOLE, Floats, Ints, Meant, Vocabulary

JOINED = 0.85
"""Two words that are one, written apart, must be this much alike to it."""
ABBREVIATED = 0.8
"""How surely letters that begin the words of a name mean these words."""
UNKNOWN = 0.25
"""A word that no name means, such as a place or a firm in an advert, weighs this share of a rare word."""
_NONE = np.empty(0, dtype=np.int32)


class Names:
    """Every different way of naming something, sorted; a name may belong to several things and languages."""

    def __init__(self, rows: pl.DataFrame) -> None:
        """Index the rows: thing (number), language, role, label."""
        frame = _spelt(rows)
        runs = frame.group_by("text", maintain_order=True).agg(pl.len().cast(pl.Int64).alias("names"))
        self.texts: list[str] = runs["text"].to_list()
        self.starts: npt.NDArray[np.int64] = np.append(0, np.cumsum(runs["names"].to_numpy(), dtype=np.int64))
        self.entries: Ints = frame["thing"].cast(pl.Int32).to_numpy()
        self.preferred = (frame["role"] == "preferred").to_numpy()
        self.labels = frame["label"]
        self.languages = frame["language"].unique().sort().to_list()
        codes = {language: number for number, language in enumerate(self.languages)}
        self.language = frame["language"].replace_strict(codes, return_dtype=pl.Int8).to_numpy()
        english = frame.filter((pl.col("role") == "preferred") & (pl.col("language") == "en"))["text"].unique()
        preferred = np.flatnonzero(self.preferred)
        self._main_keys, first = np.unique(self._keys(preferred), return_index=True)
        self._main_rows = preferred[first].astype(np.int32)
        self._take_words()
        self._abbreviations = self._abbreviated(english.to_list())

    @property
    def nbytes(self) -> int:
        """Bytes of the arrays, without the strings."""
        arrays: tuple[npt.NDArray[Any], ...] = (
            self.starts,
            self.entries,
            self.preferred,
            self.language,
            self._word_starts,
            self._word_texts,
            self._rarity,
            self._weights,
            self._main_keys,
            self._main_rows,
            *self._abbreviations.values(),
        )
        return sum(array.nbytes for array in arrays) + self._vocabulary.nbytes

    def fits(self, stems: Sequence[str], among: npt.NDArray[np.bool_] | None = None) -> Floats:
        """For each name how well it fits the stems, 0 to 1: how much of what was asked it holds, and how little else.

        A word weighs as much as it is rare; one that no name means says little about any of them and weighs little.

        Args:
            stems: what was asked.
            among: the names that are asked; None takes all.
        """
        meant = [self._vocabulary.meant(word) for word in stems]
        agreements = [self._agreement(meaning, word) for word, meaning in zip(stems, meant, strict=True)]
        for index, joint in enumerate(self._joints(stems)):
            if joint is not None:
                together = self._agreement(joint, "")
                for half in (index, index + 1):
                    np.maximum(agreements[half], together, out=agreements[half])
        if among is not None:
            agreements = [agreement * among for agreement in agreements]
        weights = [
            self._weight(word, meaning) * (1.0 if agreement.any() else UNKNOWN)
            for word, meaning, agreement in zip(stems, meant, agreements, strict=True)
        ]
        total = np.zeros(len(self.texts), dtype=np.float32)
        for weight, agreement in zip(weights, agreements, strict=True):
            total += np.float32(weight) * agreement
        touched = np.flatnonzero(total)
        shares = total[touched] / max(sum(weights), 1e-6)
        # Letters stand for as many words of the name.
        for word, weight in zip(stems, weights, strict=True):
            for index in self._abbreviations.get(word, _NONE):
                share = len(word) / (self.texts[index].count(" ") + 1)
                total[index] += max(0.0, ABBREVIATED * share * self._weights[index] - weight)
        covered = np.minimum(1.0, total[touched] / self._weights[touched])
        total[touched] = shares**1.3 * (0.55 + 0.45 * covered)
        return total

    def texts_of(self, rows: npt.NDArray[np.intp]) -> list[str]:
        """The names of some rows, normalised."""
        return [self.texts[index] for index in np.searchsorted(self.starts, rows, side="right") - 1]

    def main(self, row: int) -> str:
        """What the thing of a row is mainly called in the language of the row, normalised; else the row's own name."""
        key = self._keys(np.array([row]))[0]
        index = int(np.searchsorted(self._main_keys, key))
        known = index < len(self._main_keys) and self._main_keys[index] == key
        return self.texts[int(np.searchsorted(self.starts, self._main_rows[index] if known else row, side="right")) - 1]

    def knows(self, stem: str) -> bool:
        """Whether some name holds this very stem."""
        return self._vocabulary.position(stem) is not None

    def share(self, stems: Sequence[str], of: Sequence[str], among: npt.NDArray[np.bool_]) -> float:
        """How much of what some stems say together a few of them say, 0 to 1; places and firms say little.

        Args:
            stems: the few.
            of: all of them.
            among: the names whose words say something.
        """
        total = sum(self._weight_among(stem, among) for stem in of)
        return min(1.0, sum(self._weight_among(stem, among) for stem in stems) / total) if total else 0.0

    def _weight_among(self, stem: str, among: npt.NDArray[np.bool_]) -> float:
        position = self._vocabulary.position(stem)
        if (
            position is None
            or not among[self._word_texts[self._word_starts[position] : self._word_starts[position + 1]]].any()
        ):
            return UNKNOWN * float(np.log1p(len(self.texts) / 5))
        return float(self._rarity[position])

    def _keys(self, rows: npt.NDArray[np.intp]) -> npt.NDArray[np.int64]:
        """One number for thing and language of each row."""
        keys: npt.NDArray[np.int64] = self.entries[rows].astype(np.int64) * len(self.languages) + self.language[rows]
        return keys

    def _agreement(self, meant: Meant, word: str) -> Floats:
        """For each name how surely it holds what a word means, 0 to 1."""
        agreement = np.zeros(len(self.texts), dtype=np.float32)
        if len(meant.words):
            # Least alike first: where a name holds two of them, the better one is written last.
            texts, alike = self._spread(meant.words, meant.alike)
            agreement[texts] = alike
        if len(meant.parts):
            texts, shares = self._spread(meant.parts, meant.shares)
            whole = np.bincount(texts, weights=shares, minlength=len(agreement))
            np.maximum(agreement, np.minimum(whole, WHOLE), out=agreement, casting="same_kind")
        if word in self._abbreviations:
            texts = self._abbreviations[word]
            agreement[texts] = np.maximum(agreement[texts], ABBREVIATED)
        return agreement

    def _joints(self, stems: Sequence[str]) -> Iterable[Meant | None]:
        """Neighbouring words as one, where there is such a word: "data tutkija", "wood turner"."""
        for first, second in pairwise(stems):
            together = stem(first + second)
            meant = self._vocabulary.meant(together) if len(together) > 5 and together.isalpha() else None
            sure = meant.alike >= JOINED if meant is not None else _NONE
            if meant is not None and sure.any():
                yield Meant(meant.words[sure], meant.alike[sure], _NONE, _NONE.astype(np.float32))
            else:
                yield None

    def _spread(self, words: Ints, worth: Floats) -> tuple[Ints, Floats]:
        """The names that hold these words, and what each word is worth to them."""
        slices = [self._word_texts[self._word_starts[word] : self._word_starts[word + 1]] for word in words]
        return np.concatenate(slices), np.repeat(worth, [len(texts) for texts in slices])

    def _weight(self, word: str, meant: Meant) -> float:
        position = self._vocabulary.position(word)
        if position is None and len(meant.words):
            position = int(meant.words[-1])
        return float(np.log1p(len(self.texts) / 5) if position is None else self._rarity[position])

    def _take_words(self) -> None:
        """Which names hold which stems, how rare a stem is, and how much the words of a name weigh together."""
        words = (
            pl.DataFrame({"word": self.texts}, schema={"word": pl.String})
            .with_row_index("text")
            .with_columns(pl.col("word").str.split(" "))
            .explode("word")
        )
        distinct = words["word"].unique().sort()
        stems = pl.DataFrame({"word": distinct, "stem": pl.Series([stem(word) for word in distinct], dtype=pl.String)})
        known = stems["stem"].unique().sort()
        self._vocabulary = Vocabulary(known.to_list())
        places = pl.DataFrame({"stem": known}).with_row_index("place")
        held = words.join(stems.join(places, on="stem"), on="word").select("place", "text").unique()
        held = held.sort("place", "text")
        stem_rows = held["place"].to_numpy()
        counts = np.bincount(stem_rows, minlength=len(known))
        self._word_starts: npt.NDArray[np.int64] = np.append(0, np.cumsum(counts, dtype=np.int64))
        self._word_texts: Ints = held["text"].cast(pl.Int32).to_numpy()
        self._rarity: Floats = np.log1p(len(self.texts) / np.maximum(counts, 1)).astype(np.float32)
        weights = np.bincount(self._word_texts, weights=self._rarity[stem_rows], minlength=len(self.texts))
        self._weights: Floats = np.maximum(weights, 1e-6).astype(np.float32)

    def _abbreviated(self, texts: Iterable[str]) -> dict[str, Ints]:
        """Abbreviation → the places of the names whose words it begins."""
        known = {text: index for index, text in enumerate(self.texts)}
        held: dict[str, list[int]] = defaultdict(list)
        for text in texts:
            for letters in set(initials(text)):
                held[letters].append(known[text])
        return {letters: np.array(indices, dtype=np.int32) for letters, indices in sorted(held.items())}


def _spelt(rows: pl.DataFrame) -> pl.DataFrame:
    """One row per text, thing and language, sorted by them: text, thing, language, role, label (as published)."""
    texts, numbers = [], []
    for row, label in enumerate(rows["label"]):
        for part in parts(label):
            if text := normalised(part):
                texts.append(text)
                numbers.append(row)
    spelt = pl.DataFrame({"text": texts, "place": numbers}, schema={"text": pl.String, "place": pl.UInt32})
    return (
        spelt.join(rows.with_row_index("place"), on="place", how="left")
        .sort("text", "thing", "language", pl.col("role") != "preferred", "label")
        .unique(["text", "thing", "language"], keep="first", maintain_order=True)
    )
