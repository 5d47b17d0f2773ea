"""Search on the page: the box, what was found by kind, by which name, and where it leads."""

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st
from babel import Locale
from streamlit.delta_generator import DeltaGenerator

from observatory.model.region import EU
from observatory.search import KINDS, Hit, SearchIndex
from observatory.ui import report
from observatory.ui.choice import pick
from observatory.ui.empty import empty
from observatory.ui.engine import engine
from observatory.ui.language import _, language, number
from observatory.ui.listed import further, shown
from observatory.ui.navigation import go_to, list_links, written_link
from observatory.views import search as views

EVERY = "all"
FIRST, STEP = 6, 24
"""Hits of a kind that are shown beside those of other kinds, and alone."""
NEAREST = 5


def index() -> SearchIndex:
    """Names and codes of everything in the edition that is read."""
    return views.index(engine())


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


def hits_by_kind(text: str) -> Mapping[str, Sequence[Hit]]:
    """Hits by kind: kinds that have the very name first, then what fits well, then profiles before skills."""
    return views.hits_by_kind(engine(), text, language())


def worth(hits: Sequence[Hit]) -> list[Hit]:
    """Those that may be meant; the others are merely the nearest there are."""
    return [hit for hit in hits if hit.fit != "nearest"]


def kind_name(kind: str) -> str:
    """What things of a kind are called together."""
    return {
        EVERY: _("All"),
        "profile": _("Job profiles"),
        "skill": _("Skills"),
        "region": _("Regions"),
        "micro_credential": _("Micro-credentials"),
    }[kind]


def kind_options(hits: Mapping[str, Sequence[Hit]]) -> dict[str, str]:
    """Kinds to choose from, each with the number of its hits."""
    counts = {EVERY: [hit for held in hits.values() for hit in held], **{kind: hits.get(kind, []) for kind in KINDS}}
    return {kind: f"{kind_name(kind)} ({_count(worth(held))})" for kind, held in counts.items()}


def _count(hits: Sequence[Hit]) -> str:
    full = len(hits) >= views.MOST
    return f"{number(len(hits))}+" if full else number(len(hits))


def show(hits: Mapping[str, Sequence[Hit]], kind: str) -> None:
    """The hits of every kind, few of each; or all hits of one kind."""
    if kind == EVERY:
        for of_kind, every in hits.items():
            _few(of_kind, worth(every))
    elif fitting := worth(hits.get(kind, [])):
        with _section(kind, fitting):
            first = shown(len(fitting), step=STEP)
            lines(fitting[:first])
            further(first, len(fitting), step=STEP)


def _few(kind: str, fitting: Sequence[Hit]) -> None:
    """The first hits of a kind, and the way to all of them."""
    if not fitting:
        return
    with _section(kind, fitting):
        lines(fitting[:FIRST])
        if len(fitting) > FIRST:
            st.button(
                _("{shown} of {all}: show all").format(shown=FIRST, all=_count(fitting)),
                key=f"all-{kind}",
                on_click=pick,
                args=("kind", kind),
                type="tertiary",
            )


def _section(kind: str, hits: Sequence[Hit]) -> DeltaGenerator:
    room = st.container(key=f"found-{kind}")
    room.header(f"{kind_name(kind)} ({_count(hits)})")
    return room.container(key=f"links-found-{kind}", gap="xsmall")


def lines(hits: Sequence[Hit]) -> None:
    """Hits as links, each with the reason for which it was found; one piece of HTML."""
    list_links(map(_line, hits))


def _line(hit: Hit) -> str:
    name = index().name(hit, language())
    address, key, code = _leads_to(hit)
    link = written_link(address, _full(hit, name), **{key: code})
    reason = why(hit, name)
    return f'{link} <span class="small">{escape(reason)}</span>' if reason else link


def _full(hit: Hit, name: str) -> str:
    return f"{name} ({hit.id})" if hit.kind == "region" and hit.id != EU else name


def why(hit: Hit, name: str) -> str:
    """By which name, in which language, or by which code it was found, and how surely."""
    parent = _("part of {region}").format(region=hit.id[:4]) if _small(hit) else ""
    sure = {"perhaps": _("perhaps"), "nearest": _("nearest")}.get(hit.fit, "")
    return " · ".join(filter(None, [found_by(hit, name), parent, sure]))


def found_by(hit: Hit, name: str) -> str:
    """The other name, the code or the relation by which it was found; empty for its name on the page."""
    if hit.role == "code" and hit.label != hit.id:
        return _("code {code}").format(code=hit.label)
    if hit.role in {"teaches", "serves"}:
        words = _("teaches “{label}”") if hit.role == "teaches" else _("leads towards “{label}”")
        return words.format(label=hit.label)
    if hit.role in {"code", "uri"} or hit.label == name:
        return ""
    if not hit.language:
        return _("“{label}”").format(label=hit.label)
    spoken = Locale(language()).languages.get(hit.language, hit.language)
    return _("“{label}” · {language} name").format(label=hit.label, language=spoken)


def _small(hit: Hit) -> bool:
    """Whether it is a region of NUTS 3, for which there are no pages."""
    return hit.kind == "region" and len(hit.id) == len("ES212")


def _leads_to(hit: Hit) -> tuple[str, str, str]:
    """Address, name of the choice and its code."""
    if hit.id == EU:
        # Trends compare with the EU but do not choose it.
        return "coverage", "region", EU
    if hit.kind == "region":
        level_2 = len(hit.id) in {len("ES21"), len("ES212")}
        return ("region", "code", hit.id[:4]) if level_2 else ("trends", "regions", hit.id)
    if hit.kind == "profile":
        return "profile", "id", hit.id
    return ("skill", "skill", hit.id) if hit.kind == "skill" else ("micro-credential", "id", hit.id)


def nothing(text: str, hits: Sequence[Hit]) -> None:
    """Say that nothing is called so, and why where that is known, and lead to the nearest names."""
    if system := index().foreign(text):
        empty(not_held(text, system), remedy=_("Search for the name that the code stands for."))
        return
    nearest = sorted(hits, key=lambda hit: -hit.score)[:NEAREST]
    empty(
        _("Nothing is called “{text}”.").format(text=plain(text)),
        remedy=_("These names come nearest:") if nearest else _("Try another word, fewer words or another language."),
    )
    with st.container(key="links-nearest", gap="xsmall"):
        lines(nearest)


def not_held(text: str, system: str) -> str:
    """That a code leads nowhere here: its classification is not held, or its section of NACE has no such division."""
    if system == "NACE":
        return _("“{text}” is no code of NACE: the letter and the number do not belong together.").format(
            text=plain(text)
        )
    return _("“{text}” is a code of {system}, which is not held here.").format(text=plain(text), system=system)


def missing() -> None:
    """How to report a term that is missing."""
    report.missing_term()


def plain(text: str) -> str:
    """Text without what Markdown would read as marks."""
    return "".join(f"\\{sign}" if sign in "\\`*_[]()<>#$:~|!" else sign for sign in text)
