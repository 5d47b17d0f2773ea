"""A view: one question with its choices, answered by the same code for the page, for a file and for a machine."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import polars as pl

from observatory.charts.figure import Figure
from observatory.charts.palette import Palette
from observatory.engine import Engine
from observatory.model.provenance import Evidence
from observatory.views.speech import _, number, signed

USUAL_REGION, USUAL_REGIONS = "ES21", ("ES21", "DE11")
"""What is shown to whoever has chosen no region: one, or two to compare."""
USUAL_PROFILE = "7aedaa07-3884-4c5b-88f9-80997b2aa54b"
"""And no job profile: the welder."""
SEPARATOR = ","
LONGEST_QUERY, MOST_PARAMETERS = 8_000, 40
"""What a request may be at most: characters of its query, and parameters."""
Kind = Literal["one", "many", "range", "text"]
Control = Literal["list", "switch", "pills", "find", "slider", "text"]
Codes = Mapping[str, Sequence[str]]
"""What was chosen: key → codes; a choice of one has one, an empty choice none."""
Options = Callable[[Engine, str, Codes], Mapping[str, str]]
"""What can be chosen, of engine, language and the choices before: code → name in that language."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Something a visitor chooses, under the key that it has in the page's link.

    Attributes:
        key: name of the choice in the link. kind: how many codes it takes; a range takes a first and a last.
        says: what is chosen, in English, for whoever asks by address; marked for translation.
        options: what can be chosen; None for text, which is free.
        default: what is taken where nothing is chosen, of the options; the first one (of a range: all) if not given.
        most: how many codes at most, or how many characters of text.
        label: what stands over the control on a page; marked for translation.
        control: how a page lets choose it.
        finds: kinds of things that are found by their names, for the control `find`.
        known: names of codes that may not be on offer, for telling that they were replaced.
        lacking: the sentence that tells it, with {wanted} and {shown}; marked for translation.
    """

    key: str
    kind: Kind
    says: str
    options: Options | None = None
    default: Callable[[Engine, Codes, Mapping[str, str]], Sequence[str]] | None = None
    most: int = 1
    label: str = ""
    control: Control = "list"
    finds: tuple[str, ...] = ()
    known: Options | None = None
    lacking: str = ""

    def read(self, text: str) -> tuple[str, ...]:
        """What a link says of it: codes joined with commas; free text as it is."""
        return tuple(filter(None, [text] if self.kind == "text" else text.split(SEPARATOR)))

    def usual(self, engine: Engine, codes: Codes, options: Mapping[str, str]) -> Sequence[str]:
        """The codes where nothing is chosen: of the default those that are on offer, else the first."""
        wanted = self.default(engine, codes, options) if self.default else ()
        valid = [code for code in wanted if code in options]
        if self.default and (valid or self.kind != "one"):
            return valid
        every = list(options)
        return {"one": every[:1], "many": [], "text": [], "range": [every[0], every[-1]] if every else []}[self.kind]


@dataclass(frozen=True, slots=True)
class Column:
    """How a column of an answer is shown in its table.

    Attributes:
        heading: in the visitor's language.
        decimals: digits behind the decimal sign; None for text.
        signed: a change, written with its sign.
        leads_to: the page about what is named: `region`, `profile`, `skill`, `micro-credential`; the rows hold its
            code.
    """

    heading: str
    decimals: int | None = None
    signed: bool = False
    leads_to: str | None = None

    def written(self, cell: Any) -> str:
        """A cell as it is read, in the language that is spoken; a dash where there is nothing."""
        if cell is None:
            return "–"
        if self.decimals is None:
            return str(cell)
        return (signed if self.signed else number)(cell, self.decimals)


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart of an answer, drawn when somebody wants to see it.

    Attributes:
        draw: palette → Plotly figure as plain JSON.
        alt: the sentence that stands for it.
        legend: palette → what its shades mean, as HTML of our own; None where the chart needs none.
    """

    draw: Callable[[Palette], Figure]
    alt: str
    legend: Callable[[Palette], str] | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What a view says, in the language that it was asked in.

    Attributes:
        evidence: what stands behind it.
        frame: its rows; None where they come in pieces.
        pieces: starts the rows anew, piece by piece, where they are too many to hold.
        notes: caveats that belong to this answer.
        title: the finding.
        sentence: what is shown, of whom, when, in which unit and of which denominator.
        table: the rows as they are read, where that takes more than `frame` has: codes in words, remarks.
        columns: those that the table shows, in order.
        pictures: its charts, at most two; the first one leads.
        view: its address. codes: what it was asked with. language: in which it speaks. `ask` fills them in.
    """

    evidence: Evidence
    frame: pl.DataFrame | None = None
    pieces: Callable[[], Iterator[pl.DataFrame]] | None = None
    notes: tuple[str, ...] = ()
    title: str = ""
    sentence: str = ""
    table: pl.DataFrame | None = None
    columns: Mapping[str, Column] = field(default_factory=dict)
    pictures: tuple[Picture, ...] = ()
    view: str = ""
    codes: Codes = field(default_factory=dict)
    language: str = ""

    @property
    def data(self) -> pl.DataFrame:
        """All rows."""
        return self.frame if self.frame is not None else pl.concat(self.batches())

    @property
    def rows(self) -> pl.DataFrame:
        """All rows as they are read."""
        return self.data if self.table is None else self.table

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
        title: what it is about, in English; marked for translation.
        choices: in the order in which they depend on each other.
        fields: the columns of its answer, described in `fields.yml`; empty where the dataset describes them.
        answer: engine, codes and language in, rows out; spoken to through `ask` alone.
        ignores: what else the page's link may say, which changes how the answer looks and not what it is.
        lasting: whether its answers may be kept, because they depend on the dataset alone and are small.
    """

    name: str
    page: str
    title: str
    choices: tuple[Choice, ...]
    fields: tuple[str, ...]
    answer: Callable[[Engine, Codes, str], Answer]
    ignores: tuple[str, ...] = ()
    lasting: bool = True

    def choice(self, key: str) -> Choice:
        """One of its choices.

        Raises:
            LookupError: it has no such choice.
        """
        for choice in self.choices:
            if choice.key == key:
                return choice
        raise LookupError(f"The view “{self.name}” has no choice “{key}”.")


def options(codes: Mapping[str, str]) -> Options:
    """Options that are always the same: code → name, marked for translation."""
    return lambda _engine, _language, _codes: {code: _(name) if name else "" for code, name in codes.items()}


def in_link(codes: Codes) -> dict[str, str]:
    """What was chosen, as a link says it: key → codes joined with commas."""
    return {key: SEPARATOR.join(chosen) for key, chosen in codes.items()}


def always(*codes: str) -> Callable[[Engine, Codes, Mapping[str, str]], Sequence[str]]:
    """A default that is always the same."""
    return lambda _engine, _codes, _options: codes


def code_of(codes: Codes, key: str) -> str:
    """The code of a choice of one; empty where nothing is chosen."""
    return next(iter(codes.get(key, ())), "")
