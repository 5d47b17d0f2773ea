"""Where the figures of an answer come from, in the words of the language that is spoken."""

from observatory.engine import Engine
from observatory.model.evidence import Grade
from observatory.model.provenance import Evidence, Source
from observatory.queries import provenance
from observatory.views.served import newest
from observatory.views.speech import _, language, number, period

MOST_SOURCES = 4
"""More publications than these are counted, not listed."""


def edition(engine: Engine) -> str:
    """The name of the edition that an engine answers from."""
    return str(provenance.edition(engine)["edition"][0])


def updated(engine: Engine) -> str:
    """The day on which its data last changed, as an ISO date."""
    return str(provenance.edition(engine)["updated"][0])


def short_names(evidence: Evidence, language: str) -> dict[str, str]:
    """Publication → what it is called in one line.

    The newest dataset names them: an edition frozen before there were short names has none.
    """
    return provenance.names(newest(), evidence, language=language)


def caveats(engine: Engine, evidence: Evidence, language: str) -> list[str]:
    """What the publications do not say, or say with reserve."""
    return provenance.caveats(engine, evidence, language=language)


def by_licence(evidence: Evidence) -> dict[tuple[str, str], list[Source]]:
    """The publications under each licence: its name and address → publications."""
    grouped: dict[tuple[str, str], list[Source]] = {}
    for source in evidence.sources:
        grouped.setdefault((source.terms, source.licence_url), []).append(source)
    return grouped


def counted(evidence: Evidence) -> str:
    """Many publications in a few words; empty where they are few enough to be listed."""
    if len(evidence.sources) <= MOST_SOURCES:
        return ""
    return _("{n} publications, listed under Data and methods").format(n=number(len(evidence.sources)))


def span(evidence: Evidence) -> str:
    """The period that the figures cover."""
    return "–".join(dict.fromkeys(period(end) for end in (evidence.first, evidence.last)))


def line(evidence: Evidence) -> str:
    """Publications with their licences, period and edition, as text without links: for paper and other sites."""
    names = short_names(evidence, language())
    listed = "; ".join(
        f"{', '.join(names.get(source.origin, source.whole_name) for source in sources)} ({terms})"
        for (terms, _address), sources in by_licence(evidence).items()
    )
    return _("Source: {sources}. Period: {period}. Edition {edition}.").format(
        sources=listed, period=span(evidence), edition=evidence.edition
    )


def grade_meaning(grade: Grade) -> str:
    """What a grade means, in a sentence."""
    return {
        Grade.MEASURED: _("A statistics office or a publisher counted it."),
        Grade.MODELLED: _("Computed from other figures; the method is on the page Data and methods."),
        Grade.CURATED: _("Experts or editors decided it; their method is on the page Data and methods."),
    }[grade]
