"""How an answer to a machine, or a printed page, speaks: a language given with the request, not a visitor's session."""

from dataclasses import dataclass

from observatory import i18n
from observatory.model.evidence import Grade
from observatory.model.provenance import Evidence


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

    def number(self, value: float | None, decimals: int = 0) -> str:
        """A number as this language writes it."""
        return i18n.number(value, language=self.language, decimals=decimals)

    def signed(self, value: float | None, decimals: int = 0) -> str:
        """A change with its sign."""
        return i18n.signed(value, language=self.language, decimals=decimals)

    def percent(self, share: float, decimals: int = 0) -> str:
        """A share (0..1) in per cent."""
        return f"{self.number(share * 100, decimals)}\N{NO-BREAK SPACE}%"

    def grade(self, grade: Grade) -> str:
        """What a grade is called."""
        _ = self.say
        return {Grade.MEASURED: _("measured"), Grade.MODELLED: _("modelled"), Grade.CURATED: _("curated")}[grade]

    def source(self, evidence: Evidence, *, most: int = 3) -> str:
        """The line below a figure: grade, publications, period, edition."""
        _ = self.say
        named = [f"{one.producer}, {one.title} ({one.licence})" for one in evidence.sources[:most]]
        more = len(evidence.sources) - most
        if more > 0:
            named.append(_("{n} more").format(n=self.number(more)))
        period = "–".join(
            dict.fromkeys(i18n.period(one, language=self.language) for one in (evidence.first, evidence.last))
        )
        line = _("Source: {sources}. Period: {period}. Edition {edition}.").format(
            sources="; ".join(named), period=period, edition=evidence.edition
        )
        return f"{self.grade(evidence.grade).capitalize()}. {line}"
