"""How a view speaks, on the page, in a file and on paper: in the language that it is asked in.

`views.ask` says once in which language (`speaking`); whatever is said while the view answers is said in it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date

import polars as pl

from observatory import i18n
from observatory.model.evidence import Grade

_SPOKEN: ContextVar[str] = ContextVar("spoken", default="")


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Say everything in a language for as long as the block runs; other threads are not concerned."""
    before = _SPOKEN.set(language)
    try:
        yield
    finally:
        _SPOKEN.reset(before)


def spoken() -> str:
    """The code of the language that somebody chose to speak; empty where nobody has."""
    return _SPOKEN.get()


def language() -> str:
    """The code of the language that is spoken now."""
    return spoken() or i18n.DEFAULT


def _(message: str) -> str:
    """A message in the language that is spoken."""
    return i18n.translate(message, language=language())


def ngettext(singular: str, plural: str, count: int, **more: object) -> str:
    """A message about a number of things; `{n}` in it becomes the number, other fields what `more` gives."""
    text = i18n.translate_many(singular, plural, count, language=language())
    return text.format(n=number(count), **more)


def number(value: float | None, decimals: int = 0) -> str:
    """A number as the language writes it."""
    return i18n.number(value, language=language(), decimals=decimals)


def signed(value: float | None, decimals: int = 0) -> str:
    """A change with its sign."""
    return i18n.signed(value, language=language(), decimals=decimals)


def percent(share: float | None) -> str:
    """A share (0..1) as readers know it; a dash where there is none."""
    if share is None:
        return "–"
    # A few of many are not none of them.
    text = number(100 * share, 1 if 0 < share < 0.01 else 0)
    return _("{n} %").format(n=text).replace(" ", "\N{NO-BREAK SPACE}")


def period(text: str) -> str:
    """A period of the data."""
    return i18n.period(text, language=language())


def day(value: date | str) -> str:
    """A day, or its ISO date."""
    return i18n.day(date.fromisoformat(value) if isinstance(value, str) else value, language=language())


def grade_name(grade: Grade | str) -> str:
    """What a grade is called."""
    return {Grade.MEASURED: _("measured"), Grade.MODELLED: _("modelled"), Grade.CURATED: _("curated")}[Grade(grade)]


def flag_meaning(letter: str) -> str:
    """What a flag of Eurostat says."""
    return {
        "b": _("break in time series"),
        "c": _("confidential"),
        "d": _("definition differs"),
        "e": _("estimated"),
        "f": _("forecast"),
        "i": _("see metadata"),
        "n": _("not significant"),
        "p": _("provisional"),
        "r": _("revised"),
        "s": _("Eurostat estimate"),
        "u": _("low reliability"),
        "z": _("not applicable"),
    }[letter]


def flags(letters: str | None) -> str:
    """Flags in words; empty where there are none."""
    return ", ".join(flag_meaning(letter) for letter in letters or "")


def status_name(status: str) -> str:
    """Why a cell has no number; empty where it has one."""
    return {"value": "", "suppressed": _("suppressed"), "missing": _("missing"), "not_applicable": _("not applicable")}[
        status
    ]


def in_words(column: str, words: Callable[[str], str], codes: Iterable[str]) -> pl.Expr:
    """A column of codes in words, looked up beforehand: Polars' own threads do not know the language.

    Args:
        column: of codes; a code that is not among `codes` stays as it is.
        words: what a code is called.
        codes: those that may occur.
    """
    known = {code: words(code) for code in codes}
    return pl.col(column).replace_strict(known, default=pl.col(column), return_dtype=pl.String)


def place_name(row: Mapping[str, str | None]) -> str:
    """A region as it is typed: its name, other names it goes by, its code.

    >>> place_name({"name": "Attiki", "local_name": "Αττική", "name_latin": "Attiki", "region": "EL30"})
    'Attiki · Αττική (EL30)'
    """
    names = [row["name"], row["local_name"], row["name_latin"]]
    return f"{' · '.join(dict.fromkeys(name for name in names if name))} ({row['region']})"
