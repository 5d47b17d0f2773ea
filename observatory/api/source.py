"""The line below a printed figure: what it is worth, and where it comes from."""

from observatory.model.provenance import Evidence
from observatory.queries import provenance
from observatory.views.served import newest
from observatory.views.speech import Speech


def source(speech: Speech, evidence: Evidence) -> str:
    """Grade, publications by their short names and licences, period, edition."""
    _ = speech.say
    # The newest dataset names them: an edition frozen before there were short names has none.
    names = provenance.names(newest(), evidence, language=speech.language)
    by_licence: dict[str, list[str]] = {}
    for one in evidence.sources:
        by_licence.setdefault(one.terms, []).append(names.get(one.origin, one.whole_name))
    period = "–".join(dict.fromkeys(speech.period(one) for one in (evidence.first, evidence.last)))
    line = _("Source: {sources}. Period: {period}. Edition {edition}.").format(
        sources="; ".join(f"{', '.join(named)} ({licence})" for licence, named in by_licence.items()),
        period=period,
        edition=evidence.edition,
    )
    return f"{speech.grade(evidence.grade).capitalize()}. {line}"
