"""The finder of micro-credentials: facets with counts, a search that forgives, and what to drop where nothing fits."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl
import streamlit as st

from observatory import i18n
from observatory.model import facets as model
from observatory.queries import micro_credentials, provenance, skills
from observatory.search import Hit
from observatory.ui import micro_credential
from observatory.ui.choice import asked, choose, choose_pills, choose_text, foreseen, forget, pick
from observatory.ui.empty import empty
from observatory.ui.engine import engine
from observatory.ui.language import _, language, ngettext, number
from observatory.ui.listed import further, shown
from observatory.ui.navigation import link_to
from observatory.ui.picker import find_one
from observatory.ui.search import index as index_of_names
from observatory.ui.search import not_held, why
from observatory.views.micro_credentials import ANY, KEYS, LISTED, meant

KINDS = {"skill": "skill", "place": "region"}
"""Facets whose options the search knows by all of their names."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every record in one language, with what narrows it; read-only, shared by all visitors."""

    records: pl.DataFrame
    facets: pl.DataFrame
    names: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Found:
    """What the visitor asked for, and what fits it.

    Attributes:
        text: what was searched. hits: records that it means. chosen: facet → codes. records: what fits.
    """

    text: str
    hits: Sequence[Hit]
    chosen: Mapping[str, Sequence[str]]
    records: pl.DataFrame


def catalogue() -> Catalogue:
    """The catalogue of the edition that is served, in the visitor's language."""
    return _made(provenance.edition(engine())["edition"][0], language())


@st.cache_resource(show_spinner=False, max_entries=8)
def _made(edition: str, spoken: str) -> Catalogue:
    del edition
    records = micro_credentials.designs(engine(), language=spoken)
    narrowed = micro_credentials.facets(engine(), records)
    codes = {facet: sorted(set(narrowed[facet].explode().drop_nulls())) for facet in micro_credentials.FACETS}
    names = {
        "skill": micro_credentials.taught_skills(engine(), language=spoken),
        "area": dict(records.select("area_id", "area").drop_nulls().unique().sort("area").iter_rows()),
        "place": micro_credentials.places(engine(), codes=codes["place"], language=spoken),
        "form": {code: micro_credentials.terms(engine(), language=spoken).get(code, code) for code in codes["form"]},
        "taught_in": {code: i18n.language_name(code) for code in codes["taught_in"]},
        "level": {code: code for code in codes["level"]},
        "hours": {code: code for code in micro_credentials.BANDS if code in codes["hours"]},
        "status": {code: code for code in codes["status"]},
    }
    return Catalogue(records, narrowed, names)


def find(held: Catalogue) -> Found:
    """Draw the search and the facets, and answer with what fits."""
    _tell_untaught(held)
    columns = st.columns([3, 3, 3], vertical_alignment="bottom")
    with columns[0]:
        text = choose_text(_("Search"), key="q", placeholder=_("Title, outcome or skill"), icon=":material/search:")
    hits = meant(engine(), text, language())
    sought = _sought(held, text, hits)
    chosen = {facet: _foreseen(held, facet) for facet in micro_credentials.FACETS}
    left = {facet: model.counts(sought, chosen, facet) for facet in chosen}
    with columns[1]:
        _list(held, "skill", _("Skill taught"), _("Any skill"), left["skill"])
    with columns[2]:
        _list(held, "area", _("Technology area"), _("All areas"), left["area"])
    columns = st.columns([3, 4, 2], vertical_alignment="bottom")
    with columns[0]:
        _pills(held, "level", _("EQF level"), left["level"])
    with columns[1]:
        _pills(held, "hours", _("Workload, hours"), left["hours"])
    with columns[2], st.popover(_more(chosen), icon=":material/tune:", width="stretch"):
        _pills(held, "form", _("Form of participation"), left["form"])
        _pills(held, "taught_in", _("Language"), left["taught_in"])
        _list(held, "place", _("Country or region"), _("All"), left["place"])
        _pills(held, "status", _("Status"), left["status"])
    fitting = model.fitting(sought, chosen)
    return Found(text, hits, chosen, held.records.join(fitting, on="micro_credential_id", how="semi"))


def _tell_untaught(held: Catalogue) -> None:
    """A link may ask for a skill that nothing here teaches: say so, and look for what comes close."""
    for code in asked("skill"):
        if code != ANY and code not in held.names["skill"]:
            name = dict(skills.skills(engine(), language=language()).iter_rows()).get(code, code)
            empty(
                _("No micro-credential recorded here teaches “{skill}”.").format(skill=name),
                remedy=_("That is not to say that no offer exists. Here is the whole list."),
            )
            with st.container(key="links-close"):
                link_to("micro-credentials", _("Look for what comes close"), q=name)


def _sought(held: Catalogue, text: str, hits: Sequence[Hit]) -> pl.DataFrame:
    return held.facets.filter(pl.col("micro_credential_id").is_in([hit.id for hit in hits])) if text else held.facets


def _options(held: Catalogue, facet: str) -> dict[str, str]:
    """Codes and names of a facet; things that say nothing come last."""
    silent = held.facets[facet].list.len().eq(0).any()
    return {**held.names[facet], **({model.NOT_STATED: _("not stated")} if silent else {})}


def _foreseen(held: Catalogue, facet: str) -> list[str]:
    if facet in LISTED:
        codes = foreseen([ANY, *_options(held, facet)], key=KEYS[facet], default=[ANY], single=True)
        return [code for code in codes if code != ANY]
    return foreseen(_options(held, facet), key=KEYS[facet], single=False)


def _list(held: Catalogue, facet: str, label: str, anything: str, left: Mapping[str, int]) -> None:
    """One of many options; those that would leave nothing are not offered, unless chosen."""
    chosen = _foreseen(held, facet)
    options = {
        code: f"{option_name(held, facet, code)} ({number(left.get(code, 0))})"
        for code in _options(held, facet)
        if left.get(code) or code in chosen
    }
    options = {ANY: anything, **options}
    if facet in KINDS:
        find_one(label, options, KINDS[facet], key=KEYS[facet], default=ANY, absent=_("no record that fits has it"))
    else:
        choose(label, options, key=KEYS[facet], default=ANY)


def _pills(held: Catalogue, facet: str, label: str, left: Mapping[str, int]) -> None:
    options = {
        code: f"{option_name(held, facet, code)} ({number(left.get(code, 0))})" for code in _options(held, facet)
    }
    choose_pills(label, options, key=KEYS[facet])


def option_name(held: Catalogue, facet: str, code: str) -> str:
    """What an option is called, without its count."""
    named = _options(held, facet).get(code, code)
    if code == model.NOT_STATED:
        return named
    if facet == "hours":
        return _hours(code)
    return micro_credential.short_mark(code) if facet == "status" else named


def _hours(code: str) -> str:
    bands = micro_credentials.BANDS
    place = bands.index(code)
    if place == 0:
        return _("up to {most}").format(most=code)
    if code == bands[-1]:
        return _("over {least}").format(least=bands[-2])
    return f"{int(bands[place - 1]) + 1}–{code}"


def _more(chosen: Mapping[str, Sequence[str]]) -> str:
    """The button of the other facets says how many of them are in use."""
    used = sum(bool(chosen[facet]) for facet in ("form", "taught_in", "place", "status"))
    return ngettext("{n} more filter set", "{n} more filters set", used) if used else _("More filters")


def nothing(held: Catalogue, found: Found) -> None:
    """Say that nothing fits, and what each filter hides: a click drops it."""
    sought = _sought(held, found.text, found.hits)
    gains = model.without(sought, found.chosen)
    if found.text:
        gains["q"] = model.fitting(held.facets, found.chosen).height
    if system := index_of_names().foreign(found.text):
        st.info(not_held(found.text, system))
    empty(
        _("No micro-credential in this catalogue fits all of your choices."),
        remedy=_("That none is recorded here does not mean that none exists. Drop one of your choices:")
        if any(gains.values())
        else _("That none is recorded here does not mean that none exists. No single choice is to blame: start again."),
    )
    with st.container(key="links-drop", horizontal=True):
        for facet, gain in sorted(gains.items(), key=lambda pair: (-pair[1], pair[0])):
            if gain:
                st.button(
                    _drop_label(held, found, facet, gain),
                    key=f"drop-{facet}",
                    on_click=drop,
                    args=(facet,),
                    icon=":material/close:",
                )
        start_again()


def start_again() -> None:
    """A button that drops every filter."""
    st.button(
        _("Start again with everything"),
        key="start-again",
        type="tertiary",
        on_click=drop,
        args=("q", *micro_credentials.FACETS),
    )


def drop(*facets: str) -> None:
    """Forget the choice of these facets; for `on_click`."""
    for facet in facets:
        if facet == "q":
            pick("q", "")
        forget(*([] if facet == "q" else [KEYS[facet]]))


def _drop_label(held: Catalogue, found: Found, facet: str, gain: int) -> str:
    said = found.text if facet == "q" else ", ".join(option_name(held, facet, one) for one in found.chosen[facet])
    if facet == "level":
        said = _("EQF {level}").format(level=said)
    if facet == "hours":
        said = _("{hours} hours").format(hours=said)
    return _("Without “{said}” ({n})").format(said=said, n=number(gain))


CARDS = 12


def cards(rows: pl.DataFrame, hits: Sequence[Hit]) -> None:
    """The first cards, each with the reason for which a search found it, and a button for more of them."""
    names = dict(rows.select("micro_credential_id", "name").iter_rows())
    reasons = {hit.id: why(hit, names[hit.id]) for hit in hits if hit.id in names}
    first = shown(rows.height, step=CARDS)
    micro_credential.cards(rows.head(first), reasons)
    further(first, rows.height, step=CARDS)
