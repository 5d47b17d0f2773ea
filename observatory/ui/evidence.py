"""Under every figure: source, period, grade, licence; and how to cite what is on screen."""

from collections.abc import Mapping
from typing import Literal

import streamlit as st

from observatory.export import citation
from observatory.model.evidence import Grade
from observatory.model.provenance import Evidence, Source
from observatory.queries import provenance
from observatory.ui import download
from observatory.ui.engine import engine, newest
from observatory.ui.language import _, language, period


def grade_name(grade: Grade) -> str:
    """What a grade is called, in the visitor's language."""
    return {Grade.MEASURED: _("measured"), Grade.MODELLED: _("modelled"), Grade.CURATED: _("curated")}[grade]


def grade_meaning(grade: Grade) -> str:
    """What a grade means, in a sentence."""
    return {
        Grade.MEASURED: _("A statistics office or a publisher counted it."),
        Grade.MODELLED: _("Computed from other figures; the method is on the page Data and methods."),
        Grade.CURATED: _("Experts or editors decided it; their method is on the page Data and methods."),
    }[grade]


MOST_SOURCES = 4

BADGE: dict[Grade, tuple[Literal["green", "orange", "blue"], str]] = {
    Grade.MEASURED: ("green", ":material/check_circle:"),
    Grade.MODELLED: ("orange", ":material/function:"),
    Grade.CURATED: ("blue", ":material/edit_note:"),
}


def show(evidence: Evidence) -> None:
    """One line: grade, sources by their short names, licences, period; many sources are counted, not listed.

    The edition stands at the foot of the page; a figure on another site has no foot and names it itself.
    """
    colour, icon = BADGE[evidence.grade]
    grade = f":{colour}-badge[{icon} {grade_name(evidence.grade)}]"
    alone = st.context.is_embedded
    said = (
        _("Source: {sources}. Period: {period}. Edition {edition}.")
        if alone
        else _("Source: {sources}. Period: {period}.")
    )
    line = said.format(sources=_sources(evidence), period=_span(evidence), edition=evidence.edition)
    st.caption(f"{grade} {line}", help=grade_meaning(evidence.grade))


def _sources(evidence: Evidence) -> str:
    if len(evidence.sources) > MOST_SOURCES:
        return _("{n} publications, listed under Data and methods").format(n=len(evidence.sources))
    # The newest dataset names them: an edition frozen before there were short names has none.
    names = provenance.names(newest(), evidence, language=language())
    by_licence: dict[tuple[str, str], list[str]] = {}
    for source in evidence.sources:
        by_licence.setdefault((source.terms, source.licence_url), []).append(_linked(source, names))
    return "; ".join(f"{', '.join(named)} ([{terms}]({url}))" for (terms, url), named in by_licence.items())


def _linked(source: Source, names: Mapping[str, str]) -> str:
    whole = source.whole_name.replace('"', "”")
    name = names.get(source.origin, whole)
    return f'[{name}]({source.url} "{whole}")' if source.url else name


def cite(evidence: Evidence, title: str, file: str) -> None:
    """The link that brings this very view back, and how to cite it."""
    link = download.link(evidence)
    st.markdown("**" + _("Copy link") + "**  \n" + _("Every choice and the edition are written out."))
    st.code(link, language=None, wrap_lines=True)
    st.markdown("**" + _("Cite this view") + "**")
    st.code(
        citation.apa(title, edition=evidence.edition, link=link, language=language()), language=None, wrap_lines=True
    )
    st.markdown("BibTeX")
    name = f"{file}-{evidence.edition}"
    st.code(citation.bibtex(title, name=name, edition=evidence.edition, link=link), language=None, wrap_lines=True)
    for attribution in dict.fromkeys(source.attribution for source in evidence.sources):
        st.caption(attribution)
    if len(evidence.sources) <= MOST_SOURCES:
        st.markdown(_("What the publication does not say, or says with reserve:"))
        for caveat in provenance.caveats(engine(), evidence, language=language()):
            st.markdown(f"- {caveat}")


def _span(evidence: Evidence) -> str:
    first, last = evidence.first, evidence.last
    return period(first) if first == last else f"{period(first)}–{period(last)}"
