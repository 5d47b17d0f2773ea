"""An index of names: exact names and codes at once, misspelt names through the trigrams they share."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl
from rapidfuzz import fuzz

CODE = "code"
"""Role of a row whose label is a code, such as `7223.4.6`, and not a name."""

CANDIDATES = 250
LEAST_SHARED = 0.25
LEAST_SCORE = 50.0
EXACT = 100.0
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_SEPARATORS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing that was found.

    Attributes:
        kind: `profile`, `skill`, …
        id: its key in its own table.
        label: the name that fitted best, as published.
        language: of that name (ISO 639-1); empty for a code.
        score: 100 for the very name, code or URI; below that, how alike the names are.
    """

    kind: str
    id: str
    label: str
    language: str
    score: float


@dataclass(frozen=True, slots=True)
class _Name:
    kind: str
    id: str
    label: str
    language: str
    preferred: bool


class SearchIndex:
    """Names of things in many languages, ready to be asked; read-only once made, so that threads may share it."""

    def __init__(self, labels: pl.DataFrame) -> None:
        """Index the rows.

        Args:
            labels: kind, id, language, role, label; role `code` marks codes, definitions are left out.
        """
        self._named: dict[str, list[_Name]] = defaultdict(list)
        self._codes: dict[str, list[_Name]] = defaultdict(list)
        self._things: dict[str, _Name] = {}
        rows = labels.filter(pl.col("role") != "definition").select("kind", "id", "label", "language", "role")
        for kind, identity, label, language, role in rows.iter_rows():
            self._add(_Name(kind, identity, label, language, role == "preferred"), code=role == CODE)
        self._texts = list(self._named)
        self._postings, self._sizes = _postings(self._texts)
        self._kinds = {
            kind: np.array([any(name.kind == kind for name in self._named[text]) for text in self._texts], dtype=bool)
            for kind in {thing.kind for thing in self._things.values()}
        }

    def __len__(self) -> int:
        """Number of different names."""
        return len(self._texts)

    @property
    def texts(self) -> list[str]:
        """The different names, normalised."""
        return self._texts

    def find(self, text: str, kind: str | None = None, language: str = "en", limit: int = 10) -> list[Hit]:
        """The things whose names come closest, best first, each once with its best name.

        Args:
            text: a name in any language, an ESCO code, a UUID or a URI that ends in one.
            kind: only things of this kind; None takes all.
            language: preferred where names fit equally well.
            limit: most hits.
        """
        direct = self._direct(text)
        scored = ((name, EXACT) for name in direct) if direct else self._alike(normalised(text))
        best: dict[tuple[str, str], tuple[tuple[object, ...], Hit]] = {}
        for name, score in scored:
            if kind is None or name.kind == kind:
                hit = Hit(name.kind, name.id, name.label, name.language, score)
                rank = (-score, name.language != language, not name.preferred, len(name.label), name.label, name.id)
                held = best.get((name.kind, name.id))
                if held is None or rank < held[0]:
                    best[name.kind, name.id] = (rank, hit)
        return [hit for _rank, hit in sorted(best.values(), key=lambda pair: pair[0])[:limit]]

    def _add(self, name: _Name, *, code: bool) -> None:
        if code:
            self._codes[name.label.casefold()].append(name)
            return
        if name.preferred and (name.language == "en" or name.id not in self._things):
            self._things[name.id] = name
        self._things.setdefault(name.id, name)
        # "soudeur/soudeuse" is two names for one trade; people type one of them.
        for part in {name.label, *name.label.split("/")}:
            if key := normalised(part):
                self._named[key].append(name)

    def _direct(self, text: str) -> list[_Name]:
        """Things named by their code, UUID or URI."""
        asked = text.strip().casefold()
        if found := _UUID.search(asked):
            thing = self._things.get(found.group())
            return [thing] if thing else []
        return self._codes.get(asked, [])

    def _alike(self, asked: str) -> Iterator[tuple[_Name, float]]:
        for name in self._named.get(asked, []):
            yield name, EXACT
        for place in self._candidates(asked):
            text = self._texts[place]
            if text != asked:
                score = likeness(asked, text)
                if score >= LEAST_SCORE:
                    for name in self._named[text]:
                        yield name, score

    def _candidates(self, asked: str) -> list[int]:
        """Places of the names that share most trigrams, relative to the length of what was typed and of the name."""
        grams = _grams(asked)
        found = [self._postings[gram] for gram in grams if gram in self._postings]
        if not found:
            return []
        shared = np.bincount(np.concatenate(found), minlength=len(self._texts))
        enough = np.flatnonzero(shared >= max(1.0, LEAST_SHARED * len(grams)))
        # Between Dice (names as long as the text) and containment (text is a part of the name).
        alike = shared[enough] / (0.75 * len(grams) + 0.25 * self._sizes[enough])
        if len(enough) > CANDIDATES:
            enough = enough[np.argpartition(-alike, CANDIDATES)[:CANDIDATES]]
        return [int(place) for place in enough]


def normalised(text: str) -> str:
    """A name without case, accents and punctuation.

    >>> normalised("Schweißer/Schweißerin"), normalised("Tornero  (C.N.C.)"), normalised("opérateur")
    ('schweisser schweisserin', 'tornero c n c', 'operateur')
    """
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(_SEPARATORS.sub(" ", "".join(c for c in plain if not unicodedata.combining(c))).split())


def likeness(asked: str, name: str) -> float:
    """How alike two normalised names are, 0 to just below 100: spelling first, then words in any order, then parts."""
    spelt = fuzz.ratio(asked, name)
    words = 0.95 * fuzz.token_sort_ratio(asked, name)
    part = 0.8 * fuzz.WRatio(asked, name)
    return float(min(max(spelt, words, part), EXACT - 0.1))


def _grams(text: str) -> set[str]:
    padded = f"  {text} "
    return {padded[place : place + 3] for place in range(len(padded) - 2)}


def _postings(texts: list[str]) -> tuple[dict[str, npt.NDArray[np.int32]], npt.NDArray[np.int32]]:
    """For each trigram the places of the names that hold it, and for each name the number of its trigrams."""
    lists: dict[str, list[int]] = defaultdict(list)
    sizes = np.zeros(len(texts), dtype=np.int32)
    for place, text in enumerate(texts):
        grams = _grams(text)
        sizes[place] = len(grams)
        for gram in grams:
            lists[gram].append(place)
    return {gram: np.array(places, dtype=np.int32) for gram, places in lists.items()}, sizes
