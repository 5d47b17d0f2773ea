"""A view: one question with its choices, answered by the same code for the page, for a file and for a machine."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import polars as pl

from observatory.engine import Engine
from observatory.model.provenance import Evidence

LONGEST_QUERY, MOST_PARAMETERS = 8_000, 40
"""What a request may be at most: characters of its query, and parameters."""
Kind = Literal["one", "many", "range", "text"]
Codes = Mapping[str, Sequence[str]]
"""What was chosen: key → codes; a choice of one has one, an empty choice none."""
Options = Callable[[Engine, str, Codes], Mapping[str, str]]
"""What can be chosen, of engine, language and the choices before: code → name."""


def N_(message: str) -> str:  # noqa: N802 (the name that gettext gives to it)
    """Mark a sentence for translation that is said elsewhere, in the visitor's language."""
    return message


@dataclass(frozen=True, slots=True)
class Choice:
    """Something a visitor chooses, under the key that it has in the page's link.

    Attributes:
        key: name of the choice in the link. kind: how many codes it takes; a range takes a first and a last.
        says: what is chosen, in English; marked for translation.
        options: what can be chosen; None for text, which is free.
        default: what is taken where nothing is chosen, of the options; the first one (of a range: all) if not given.
        most: how many codes at most, or how many characters of text.
    """

    key: str
    kind: Kind
    says: str
    options: Options | None = None
    default: Callable[[Engine, Codes, Mapping[str, str]], Sequence[str]] | None = None
    most: int = 1

    def usual(self, engine: Engine, codes: Codes, options: Mapping[str, str]) -> Sequence[str]:
        """The codes where nothing is chosen; those that are no options are left out."""
        if self.default:
            return [code for code in self.default(engine, codes, options) if code in options]
        every = list(options)
        return {"one": every[:1], "many": [], "text": [], "range": [every[0], every[-1]] if every else []}[self.kind]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a view says.

    Attributes:
        evidence: what stands behind it.
        frame: its rows; None where they come in pieces.
        pieces: starts the rows anew, piece by piece, where they are too many to hold.
        notes: caveats that belong to this answer, in its language.
    """

    evidence: Evidence
    frame: pl.DataFrame | None = None
    pieces: Callable[[], Iterator[pl.DataFrame]] | None = None
    notes: tuple[str, ...] = ()

    @property
    def data(self) -> pl.DataFrame:
        """All rows."""
        return self.frame if self.frame is not None else pl.concat(self.batches())

    def batches(self) -> Iterator[pl.DataFrame]:
        """All rows, piece by piece; at least one piece, so that an answer without rows has its columns."""
        if self.pieces is not None:
            return self.pieces()
        return iter([] if self.frame is None else [self.frame])


@dataclass(frozen=True, slots=True)
class View:
    """A question that the page, the files and the API put in the same way.

    Attributes:
        name: its stable address, `/api/v1/<name>.csv`.
        page: the page that shows it; the link of that page, with its choices, opens it.
        title: what it is about, by language.
        choices: in the order in which they depend on each other.
        fields: the columns of its answer, described in `fields.yml`; empty where the dataset describes them.
        answer: engine, codes and language in, rows out.
        ignores: what else the page's link may say, which changes how the answer looks and not what it is.
    """

    name: str
    page: str
    title: Mapping[str, str]
    choices: tuple[Choice, ...]
    fields: tuple[str, ...]
    answer: Callable[[Engine, Codes, str], Answer]
    ignores: tuple[str, ...] = ()


def options(codes: Mapping[str, str]) -> Options:
    """Options that are always the same."""
    return lambda _engine, _language, _codes: codes


def always(*codes: str) -> Callable[[Engine, Codes, Mapping[str, str]], Sequence[str]]:
    """A default that is always the same."""
    return lambda _engine, _codes, _options: codes


def one(codes: Codes, key: str) -> str:
    """The code of a choice of one; empty where nothing is chosen."""
    return next(iter(codes.get(key, ())), "")


def completed(view: View, engine: Engine, codes: Codes, language: str) -> dict[str, tuple[str, ...]]:
    """What was chosen, with the usual for every choice that was not made."""
    full: dict[str, tuple[str, ...]] = {}
    for choice in view.choices:
        known = choice.options(engine, language, full) if choice.options else {}
        full[choice.key] = tuple(codes[choice.key] if choice.key in codes else choice.usual(engine, full, known))
    return full
