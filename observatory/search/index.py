"""An index of names: codes and exact names at once, other names by the words they share with what was typed."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
import numpy.typing as npt
import polars as pl
from rapidfuzz import fuzz, process

from observatory import i18n
from observatory.search.adverts import Reading, read
from observatory.search.codes import EXACT, SYSTEMS, Codes
from observatory.search.grams import Grams
from observatory.search.names import Names
from observatory.search.records import SERVES, TEACHES, Records
from observatory.search.spelling import normalised, stem
from observatory.search.words import Floats

CODE = "code"
"""Role of a row whose label is the thing's own code, such as `7223.4.6`, and not a name; see `codes.SYSTEMS`."""
NAMES = ("preferred", "alternative")
"""Roles of rows whose label is a name; other rows tell what a micro-credential is about, see `records`."""
RECORD = "micro_credential"
KINDS = ("profile", "skill", "region", "micro_credential")
"""In the order that decides between things that fit equally well."""
RANKED = 250
"""Names whose spelling is compared letter by letter."""
LONGEST = 12
"""Words of a text that are looked at."""
LEAST_FIT = 0.1
SURE, PERHAPS = 80.0, 55.0
"""Scores from which a hit is taken for what was meant, and for what may have been meant."""
NEARLY = EXACT - 0.5
NAME, FEW_LETTERS, NAME_OF_FEW = 2.0, 12, 20.0
"""What the best of its names says for a thing, beside what all of them have in common with a text; more where a text
has so few letters that it has little in common with anything."""
SPOKEN = 0.4
"""What a micro-credential that speaks of something ranks among things that are called so."""
LETTERS = 0.5
"""What letters alone say of a name that shares hardly a word with a text."""
PART = 0.5
"""What a part of a text that says nothing of the whole is worth at least, such as one of many words."""
LEADING = 16
"""Skills and profiles that are looked at for the micro-credentials that teach or serve them."""
OWN_LANGUAGE, PREFERRED, PROFILE = 3.0, 2.0, 2.0
"""Points that decide between names that fit nearly equally well."""
ALONE = 1000.0
"""Points of the very name or code, so that it comes before everything else."""
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing that was found.

    Attributes:
        kind: `profile`, `skill`, …
        id: its key in its own table.
        label: the name that fitted best, as published; or the code.
        language: of that name (ISO 639-1); empty for a code, and for a name that has none.
        score: 100 for the very name, code or URI; below that, how alike the names are.
        role: by what it was found: `preferred` or `alternative` name, `code`, `uri`.
    """

    kind: str
    id: str
    label: str
    language: str
    score: float
    role: str = "preferred"

    @property
    def fit(self) -> Literal["this", "perhaps", "nearest"]:
        """What the score says in a word: this is it, perhaps this, or merely the nearest that there is."""
        return "this" if self.score >= SURE else "perhaps" if self.score >= PERHAPS else "nearest"


@dataclass(frozen=True, slots=True)
class _Fit:
    """How well a thing fits by the best of its names: rank, number of the thing, row of the name, score."""

    rank: float
    entry: int
    row: int
    score: float


class SearchIndex:
    """Names of things in many languages, ready to be asked; read-only once made, so that threads may share it."""

    def __init__(self, labels: pl.DataFrame) -> None:
        """Index the rows.

        Args:
            labels: kind, id, language, role, label; roles of `SYSTEMS` mark codes, definitions are left out.
        """
        self._records = Records(labels.filter(kind=RECORD))
        named = pl.col("role").is_in([*NAMES, *SYSTEMS])
        rows = labels.filter(named).select("kind", "id", "language", "role", "label")
        rows = rows.with_columns(pl.col("language").fill_null("")).unique(maintain_order=True)
        entries = _entries(rows)
        self._entries: list[tuple[str, str, str, str]] = list(
            entries.select("kind", "id", "label", "language").iter_rows()
        )
        self._kinds = entries["kind"].to_numpy()
        self._numbers = {(kind, identity): number for number, (kind, identity, *_named) in enumerate(self._entries)}
        self._identities = {identity: number for (_kind, identity), number in reversed(self._numbers.items())}
        rows = rows.join(entries.select("kind", "id", "thing"), on=["kind", "id"], how="inner", maintain_order="left")
        self._called = _called(rows)
        coded = pl.col("role").is_in(list(SYSTEMS))
        self._codes = Codes(rows.filter(coded).select("thing", "role", "label").iter_rows())
        self._names = Names(rows.filter(~coded).select("thing", "language", "role", "label"))
        self._worded = ~self._of_kind("region")
        self._rows_of: npt.NDArray[np.intp] = np.argsort(self._names.entries, kind="stable")
        self._grams = Grams(
            self._names.entries, self._names.texts_of(np.arange(len(self._names.entries))), len(self._entries)
        )

    def __len__(self) -> int:
        """Number of different names."""
        return len(self._names.texts)

    @property
    def texts(self) -> list[str]:
        """The different names, normalised, in alphabetical order."""
        return self._names.texts

    @property
    def languages(self) -> frozenset[str]:
        """Every language that some name is in, and those of the interface."""
        return frozenset(filter(None, self._names.languages)) | frozenset(i18n.LANGUAGES)

    @property
    def nbytes(self) -> int:
        """Bytes of the arrays, without the names themselves."""
        return self._names.nbytes + self._grams.nbytes

    def find(
        self, text: str, kind: str | None = None, language: str = "en", limit: int = 10, least: float = 0.0
    ) -> list[Hit]:
        """The things whose names come closest, best first, each once with its best name.

        Args:
            text: a name in any language, with or without what adverts add to it, a code, a UUID or a URI that ends in
                one.
            kind: only things of this kind; None takes all.
            language: preferred where names fit nearly equally well.
            limit: most hits.
            least: score that a hit must have, 0 to 100.
        """
        if match := _UUID.search(text.casefold()):
            entry = self._identities.get(match.group())
            return [self._hit(entry, "uri")] if entry is not None and kind in {None, self._entries[entry][0]} else []
        if self.foreign(text):
            return []
        ranked = [*self._coded(text), *self._named(text, kind, language, limit)]
        if kind in {None, RECORD}:
            ranked += self._recorded(text, ranked if kind is None else None, language)
        hits: dict[int, Hit] = {}
        # A stable sort: equally good ones stay as their own room ordered them, codes first.
        for _rank, entry, hit in sorted(ranked, key=lambda ranking: -ranking[0]):
            if hit.score >= least and kind in {None, hit.kind}:
                hits.setdefault(entry, hit)
        return list(hits.values())[:limit]

    def foreign(self, text: str) -> str:
        """The classification whose code a text is where none of its codes is held, such as `ROME`; else nothing."""
        return "" if self._names.knows(stem(normalised(text))) else Codes.foreign(text)

    def name(self, hit: Hit, language: str) -> str:
        """What a thing that was found is called in a language of the interface, else in English or anyhow."""
        entry = self._numbers[hit.kind, hit.id]
        return self._called.get(language, {}).get(entry, self._entries[entry][2])

    def _hit(self, entry: int, role: str, label: str = "", score: float = EXACT) -> Hit:
        kind, identity, name, language = self._entries[entry]
        return Hit(kind, identity, label or name, "" if label else language, score, role)

    def _coded(self, text: str) -> list[tuple[float, int, Hit]]:
        """Rank, number and hit of things by code."""
        coded = sorted(self._codes.find(text), key=lambda code: (-code.score, code.entry))
        return [
            (
                code.score + OWN_LANGUAGE + PREFERRED + ALONE * (code.score >= EXACT),
                code.entry,
                self._hit(code.entry, CODE, code.label, code.score),
            )
            for code in coded
        ]

    def _named(self, text: str, kind: str | None, language: str, limit: int) -> list[tuple[float, int, Hit]]:
        """Rank, number and hit of things by name: those that are surely meant by their names, then the likeliest."""
        reading = read(text)
        if not reading.whole:
            return []
        fits = self._ranked(*self._read(reading, kind), kind, language)
        sure = self._untied([fit for fit in fits if fit.score >= SURE], reading.bare)[:limit]
        named = [(fit.rank, fit.entry, self._by_name(fit.row, fit.score)) for fit in sure]
        return named + self._likeliest(reading.bare, fits, kind, limit - len(named))

    def _read(self, reading: Reading, kind: str | None) -> tuple[npt.NDArray[np.intp], Floats]:
        """Places of the names that fit a text best in any way of reading it, and their scores."""
        best: dict[int, float] = {}
        bare = [stem(word) for word in reading.bare.split()]
        ways = [(way, 1.0) for way in reading.wholes]
        # A part is worth as much of the whole as it says.
        ways += [
            (part, self._names.share([stem(word) for word in part.split()], bare, self._worded))
            for part in reading.parts
        ]
        for way, share in ways:
            positions, scores = self._scored(way, kind)
            for position, score in zip(positions.tolist(), scores.tolist(), strict=True):
                best[position] = max(best.get(position, 0.0), score * (PART + (1 - PART) * share))
        positions = np.array(sorted(best), dtype=np.intp)
        return positions, np.array([best[position] for position in positions.tolist()], dtype=np.float32)

    def _ranked(self, positions: npt.NDArray[np.intp], scores: Floats, kind: str | None, language: str) -> list[_Fit]:
        """The things that have these names, best first, each with the best of its names."""
        names = self._names
        counts = names.starts[positions + 1] - names.starts[positions]
        rows = np.repeat(names.starts[positions] - np.append(0, np.cumsum(counts)[:-1]), counts) + np.arange(
            counts.sum()
        )
        score = np.repeat(scores, counts)
        entries = names.entries[rows]
        own = [code for code, spoken in enumerate(names.languages) if spoken in {language, ""}]
        points = score + OWN_LANGUAGE * np.isin(names.language[rows], own) + PREFERRED * names.preferred[rows]
        points += PROFILE * (self._kinds[entries] == "profile")
        # The very name comes first, however its rivals are favoured; whole points decide, then profiles before skills.
        points = np.round(points) + ALONE * (score >= EXACT)
        best: dict[int, _Fit] = {}
        for index in np.lexsort((rows, entries, -score, -points)):
            entry = int(entries[index])
            if entry not in best and kind in {None, self._entries[entry][0]}:
                best[entry] = _Fit(float(points[index]), entry, int(rows[index]), float(score[index]))
        return list(best.values())

    def _likeliest(
        self, asked: str, fits: Sequence[_Fit], kind: str | None, limit: int
    ) -> list[tuple[float, int, Hit]]:
        """Rank, number and hit of things where no name decides: by their best name and by all of their names."""
        if not limit:
            return []
        alike = self._grams.alike(asked)
        if kind is not None:
            alike *= self._kinds == kind
        worth = alike / max(float(alike.max(initial=0.0)), 1e-6)
        name = NAME_OF_FEW if len(asked) <= FEW_LETTERS else NAME
        by_name = {fit.entry: fit for fit in fits}
        for fit in fits:
            worth[fit.entry] = worth[fit.entry] + name * fit.rank / EXACT if fit.score < SURE else 0.0
        likeliest, last = [], NEARLY
        for entry in np.argsort(-worth, kind="stable")[:limit].tolist():
            if worth[entry] > 0:
                fit = by_name.get(entry) or self._nearest(entry, asked)
                # The order says more than the best name alone: a score is never above the one before.
                last = min(last, fit.score)
                likeliest.append((last, entry, self._by_name(fit.row, last)))
        return likeliest

    def _nearest(self, entry: int, asked: str) -> _Fit:
        """The name of a thing that comes nearest to a text by its letters."""
        first, last = np.searchsorted(self._names.entries, [entry, entry + 1], sorter=self._rows_of)
        rows = self._rows_of[first:last]
        alike = process.cdist([asked], self._names.texts_of(rows), scorer=fuzz.token_set_ratio)[0]
        best = int(np.argmax(alike))
        return _Fit(0.0, entry, int(rows[best]), LETTERS * float(alike[best]))

    def _untied(self, fits: Collection[_Fit], asked: str) -> list[_Fit]:
        """Best first; of equals first the one whose main name in that language is most like what was typed."""
        tied = Counter((fit.rank, round(fit.score)) for fit in fits)
        alike = {fit: _alike(asked, self._names.main(fit.row)) for fit in fits if tied[fit.rank, round(fit.score)] > 1}
        return sorted(fits, key=lambda fit: (-fit.rank, -round(fit.score), -alike.get(fit, 0.0)))

    def _recorded(
        self, text: str, mixed: Sequence[tuple[float, int, Hit]] | None, language: str
    ) -> list[tuple[float, int, Hit]]:
        """Rank, number and hit of micro-credentials by what they say, teach and lead towards."""
        named = self._named(text, None, language, LEADING) if mixed is None else mixed
        roles = {"skill": TEACHES, "profile": SERVES}
        leading = {
            (roles[hit.kind], hit.id): hit for _rank, _entry, hit in named if hit.kind in roles and hit.score >= PERHAPS
        }
        reasons = self._records.find(read(text).bare, [(*key, hit.score) for key, hit in leading.items()])
        recorded = []
        for identity, why in reasons.items():
            entry = self._numbers[RECORD, identity]
            by = leading.get((why.role, why.by))
            hit = self._hit(entry, why.role, score=why.score)
            # Among things of all kinds, what is called so comes before what merely speaks of it.
            rank = why.score if mixed is None else SPOKEN * why.score
            recorded.append((rank, entry, replace(hit, label=by.label, language=by.language) if by else hit))
        return recorded

    def _by_name(self, row: int, score: float) -> Hit:
        names = self._names
        kind, identity, *_own = self._entries[int(names.entries[row])]
        role = "preferred" if names.preferred[row] else "alternative"
        return Hit(kind, identity, names.labels[row], names.languages[names.language[row]], score, role)

    def _scored(self, asked: str, kind: str | None) -> tuple[npt.NDArray[np.intp], Floats]:
        """Places of the names that fit best, and their scores."""
        stems = [stem(word) for word in asked.split()[:LONGEST]]
        fits = self._names.fits(stems)
        if kind is not None:
            fits = fits * self._of_kind(kind)
        likely = np.flatnonzero(fits > LEAST_FIT)
        if len(likely) > RANKED:
            likely = np.sort(likely[np.argpartition(-fits[likely], RANKED)[:RANKED]])
        exact = bisect_left(self.texts, asked)
        named = exact < len(self.texts) and self.texts[exact] == asked
        likely = np.union1d(likely, [exact]) if named else likely
        known = [[stem(word) for word in self.texts[position].split()] for position in likely]
        spelt = process.cdist([" ".join(stems)], [" ".join(words) for words in known], scorer=fuzz.ratio)[0]
        ordered = process.cdist(
            [" ".join(sorted(stems))], [" ".join(sorted(words)) for words in known], scorer=fuzz.ratio
        )[0]
        scores = np.minimum(65 * fits[likely] + 0.35 * np.maximum(spelt, 0.97 * ordered), NEARLY)
        scores[(likely == exact) & named] = EXACT
        return likely, scores

    def _of_kind(self, kind: str) -> npt.NDArray[np.bool_]:
        """For each name whether something of this kind has it."""
        names = self._names
        held = (self._kinds == kind)[names.entries]
        return np.logical_or.reduceat(held, names.starts[:-1]) if len(held) else held


def _alike(text: str, other: str) -> float:
    """How many words two texts share, then how alike they are as wholes."""
    return fuzz.token_ratio(text, other) + fuzz.token_sort_ratio(text, other)


def _entries(rows: pl.DataFrame) -> pl.DataFrame:
    """Everything that has a name, numbered by kind and name: thing, kind, id, label and language of its best name."""
    order = {kind: position for position, kind in enumerate(KINDS)}
    return (
        rows.filter(~pl.col("role").is_in(list(SYSTEMS)))
        .sort(pl.col("role") != "preferred", pl.col("language") != "en", "language", "label", maintain_order=True)
        .unique(["kind", "id"], keep="first", maintain_order=True)
        .sort(pl.col("kind").replace_strict(order, default=len(order)), "kind", "label", "id")
        .with_row_index("thing")
    )


def _called(rows: pl.DataFrame) -> dict[str, dict[int, str]]:
    """Preferred names in the languages of the interface: language → number of the thing → name."""
    preferred = rows.filter((pl.col("role") == "preferred") & pl.col("language").is_in(i18n.LANGUAGES))
    called: dict[str, dict[int, str]] = {language: {} for language in i18n.LANGUAGES}
    for entry, language, label in (
        preferred.sort("thing", "language", "label").select("thing", "language", "label").iter_rows()
    ):
        called[language].setdefault(entry, label)
    return called
