"""Under every figure: source, period, grade, licence; and how to cite what is on screen."""

from collections.abc import Mapping
from typing import Literal

import streamlit as st

from observatory.export import citation
from observatory.model.evidence import Grade
from observatory.model.provenance import Evidence, Source
from observatory.ui import download
from observatory.ui.engine import engine
from observatory.ui.language import _, grade_name, language
from observatory.views import sources
from observatory.views.speech import speaking

BADGE: dict[Grade, tuple[Literal["green", "orange", "blue"], str]] = {
    Grade.MEASURED: ("green", ":material/check_circle:"),
    Grade.MODELLED: ("orange", ":material/function:"),
    Grade.CURATED: ("blue", ":material/edit_note:"),
}


def show(evidence: Evidence) -> None:
    """One line: grade, sources by their short names, licences, period; many sources are counted, not listed.

    The edition stands at the foot of the page.
    """
    colour, icon = BADGE[evidence.grade]
    grade = f":{colour}-badge[{icon} {grade_name(evidence.grade)}]"
    with speaking(language()):
        line = _("Source: {sources}. Period: {period}.").format(
            sources=_sources(evidence), period=sources.span(evidence)
        )
        meaning = sources.grade_meaning(evidence.grade)
    st.caption(f"{grade} {line}", help=meaning)


def _sources(evidence: Evidence) -> str:
    if many := sources.counted(evidence):
        return many
    names = sources.short_names(evidence, language())
    return "; ".join(
        f"{', '.join(_linked(source, names) for source in published)} ([{terms}]({url}))"
        for (terms, url), published in sources.by_licence(evidence).items()
    )


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
    if len(evidence.sources) <= sources.MOST_SOURCES:
        st.markdown(_("What the publication does not say, or says with reserve:"))
        for caveat in sources.caveats(engine(), evidence, language()):
            st.markdown(f"- {caveat}")
