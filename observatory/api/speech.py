"""How an answer to a machine, or a printed page, speaks: a language given with the request, not a visitor's session."""

from dataclasses import dataclass

from observatory import i18n
from observatory.api.served import newest
from observatory.model.evidence import Grade
from observatory.model.provenance import Evidence
from observatory.queries import provenance


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

    def source(self, evidence: Evidence) -> str:
        """The line below a figure: grade, publications by their short names and licences, period, edition."""
        _ = self.say
        # The newest dataset names them: an edition frozen before there were short names has none.
        names = provenance.names(newest(), evidence, language=self.language)
        by_licence: dict[str, list[str]] = {}
        for one in evidence.sources:
            by_licence.setdefault(one.terms, []).append(names.get(one.origin, one.whole_name))
        period = "–".join(
            dict.fromkeys(i18n.period(one, language=self.language) for one in (evidence.first, evidence.last))
        )
        line = _("Source: {sources}. Period: {period}. Edition {edition}.").format(
            sources="; ".join(f"{', '.join(named)} ({licence})" for licence, named in by_licence.items()),
            period=period, edition=evidence.edition,
        )  # fmt: skip
        return f"{self.grade(evidence.grade).capitalize()}. {line}"
