"""How a figure speaks, on the page, in a file and on paper: a language given with the question, not found in a session.

A figure that is told twice is put into words here once, by the modules `*_words.py` beside its view.
"""

from dataclasses import dataclass

import polars as pl

from observatory import i18n
from observatory.model.evidence import Grade
from observatory.model.provenance import Evidence


@dataclass(frozen=True, slots=True)
class Told:
    """A figure in words, before it is drawn anywhere.

    Attributes:
        title: the finding.
        sentence: what is shown, of whom, when, in which unit.
        rows: the rows of its view, with what they are called.
        evidence: where the numbers come from and what they are worth.
    """

    title: str
    sentence: str
    rows: pl.DataFrame
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Speech:
    """One language.

    Attributes:
        language: its code.
    """

    language: str

    def say(self, message: str) -> str:
        """A message in this language; callers name it `_`, so that it is collected for translation."""
        return i18n.translate(message, language=self.language)

    def count(self, one: str, many: str, count: int, **more: object) -> str:
        """A message about a number of things, `{n}` in it; `more` fills other fields. Callers name it `ngettext`."""
        text = i18n.translate_many(one, many, count, language=self.language)
        return text.format(n=self.number(count), **more)

    def number(self, value: float | None, decimals: int = 0) -> str:
        """A number as this language writes it."""
        return i18n.number(value, language=self.language, decimals=decimals)

    def signed(self, value: float | None, decimals: int = 0) -> str:
        """A change with its sign."""
        return i18n.signed(value, language=self.language, decimals=decimals)

    def percent(self, share: float | None) -> str:
        """A share (0..1) as readers know it; a dash where there is none."""
        _ = self.say
        if share is None:
            return "–"
        # A few of many are not none of them.
        text = self.number(100 * share, 1 if 0 < share < 0.01 else 0)
        return _("{n} %").format(n=text).replace(" ", "\N{NO-BREAK SPACE}")

    def period(self, text: str) -> str:
        """A period of the data."""
        return i18n.period(text, language=self.language)

    def grade(self, grade: Grade) -> str:
        """What a grade is called."""
        _ = self.say
        return {Grade.MEASURED: _("measured"), Grade.MODELLED: _("modelled"), Grade.CURATED: _("curated")}[grade]

    def flag(self, letter: str) -> str:
        """What a flag of Eurostat says."""
        _ = self.say
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

    def flags(self, letters: str | None) -> str:
        """Flags in words; empty where there are none."""
        return ", ".join(self.flag(letter) for letter in letters or "")
