"""Search on the page: the box, what was found by kind, by which name, and where it leads."""

from collections.abc import Sequence
from functools import partial

import streamlit as st
from babel import Locale

from observatory.queries import provenance
from observatory.queries.search import searched
from observatory.search import KINDS, Hit, SearchIndex
from observatory.search.held import held
from observatory.ui import report
from observatory.ui.empty import empty
from observatory.ui.engine import engine
from observatory.ui.language import _, language, number
from observatory.ui.navigation import go_to, link_to, pages

EVERY = "all"
EXACT, FAR = 100, 25
MOST = 50
FIRST = 6
"""Hits of a kind that are shown beside those of other kinds."""


def index() -> SearchIndex:
    """Names and codes of everything in the edition that is read."""
    return held(provenance.edition(engine())["edition"][0], partial(searched, engine()))


def box() -> None:
    """One line to type into, on any page; Enter leads to what was found."""
    with st.form("find", border=False), st.container(horizontal=True, vertical_alignment="bottom", key="find-box"):
        text = st.text_input(label(), key="find-text", max_chars=200, placeholder=example(), width="stretch")
        asked = st.form_submit_button(_("Search"), icon=":material/search:")
    if asked and text.strip():
        go_to("search", q=text.strip())


def label() -> str:
    """What the box takes."""
    return _("Find a job, a skill, a region or a micro-credential: any language, typing errors forgiven")


def example() -> str:
    """What one may type."""
    return _("For example: weldng, Schweißer, 7223.4.6, ES21")


def found(text: str) -> dict[str, list[Hit]]:
    """Hits by kind: kinds that have the very name first, then profiles before skills, then what fits far less."""
    hits = {kind: index().find(text, kind=kind, language=language(), limit=MOST) for kind in KINDS} if text else {}
    best = {kind: held[0].score for kind, held in hits.items() if held}
    far = max(best.values(), default=0.0) - FAR
    return {kind: hits[kind] for kind in sorted(best, key=lambda kind: (best[kind] < EXACT, best[kind] < far))}


def kind_name(kind: str) -> str:
    """What things of a kind are called together."""
    return {
        EVERY: _("All"),
        "profile": _("Job profiles"),
        "skill": _("Skills"),
        "region": _("Regions"),
        "micro_credential": _("Micro-credentials"),
    }[kind]


def kind_options(hits: dict[str, list[Hit]]) -> dict[str, str]:
    """Kinds to choose from, each with the number of its hits."""
    counts = {EVERY: [hit for held in hits.values() for hit in held], **{kind: hits.get(kind, []) for kind in KINDS}}
    return {kind: f"{kind_name(kind)} ({_count(held)})" for kind, held in counts.items()}


def _count(hits: Sequence[Hit]) -> str:
    full = len(hits) >= MOST
    return f"{number(len(hits))}+" if full else number(len(hits))


def show(hits: dict[str, list[Hit]], kind: str) -> None:
    """The hits of every kind, few of each; or all hits of one kind."""
    for one in hits if kind == EVERY else [kind]:
        if hits.get(one):
            with st.container(key=f"found-{one}"):
                st.header(f"{kind_name(one)} ({_count(hits[one])})")
                with st.container(key=f"links-found-{one}", gap="xsmall"):
                    for hit in hits[one][: FIRST if kind == EVERY else MOST]:
                        _line(hit)


def _line(hit: Hit) -> None:
    """One hit: its name as a link, and by what it was found where that is not its name."""
    name = index().name(hit, language())
    address, key, code = _leads_to(hit)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        link_to(address, plain(_full(hit, name)), **{key: code})
        if why := _why(hit, name):
            st.caption(why, width="content")


def _full(hit: Hit, name: str) -> str:
    return f"{name} ({hit.id})" if hit.kind == "region" and hit.id != "EU27_2020" else name


def _why(hit: Hit, name: str) -> str:
    """By which name, in which language, or by which code."""
    parent = _("part of {region}").format(region=hit.id[:4]) if _small(hit) else ""
    if hit.role == "uri" or hit.label in {name, hit.id}:
        return parent
    if hit.role == "code":
        return _("code {code}").format(code=hit.label)
    spoken = Locale(language()).languages.get(hit.language, hit.language)
    told = f"“{plain(hit.label)}” ({spoken})" if hit.language else f"“{plain(hit.label)}”"
    return " · ".join(filter(None, [told, parent]))


def _small(hit: Hit) -> bool:
    """Whether it is a region of NUTS 3, for which there are no pages."""
    return hit.kind == "region" and len(hit.id) == len("ES212")


def _leads_to(hit: Hit) -> tuple[str, str, str]:
    """Address, name of the choice and its code."""
    if hit.kind == "region":
        level_2 = len(hit.id) in {len("ES21"), len("ES212")}
        return ("region", "code", hit.id[:4]) if level_2 else ("trends", "regions", hit.id)
    if hit.kind == "profile":
        return ("profile", "id", hit.id) if "profile" in pages() else ("profiles", "profile", hit.id)
    return ("skill", "skill", hit.id) if hit.kind == "skill" else ("micro-credential", "id", hit.id)


def nothing(text: str) -> None:
    """Say that nothing was found, propose the nearest names, and how to report a missing one."""
    nearest = index().find(text, language=language(), limit=5, least=0)
    empty(
        _("Nothing is called “{text}”.").format(text=plain(text)),
        remedy=_("These names come nearest:") if nearest else _("Try another word, fewer words or another language."),
    )
    with st.container(key="links-nearest", gap="xsmall"):
        for hit in nearest:
            _line(hit)


def missing() -> None:
    """How to report a term that is missing."""
    report.missing_term()


def plain(text: str) -> str:
    """Text without what Markdown would read as marks."""
    return "".join(f"\\{one}" if one in "\\`*_[]()<>#$:~|!" else one for one in text)
