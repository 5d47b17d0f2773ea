"""The finder of micro-credentials: facets with counts, cards, and what to drop where nothing fits."""

from collections.abc import Mapping
from html import escape
from typing import Any

import streamlit as st

from observatory.search import Hit
from observatory.ui.appearance import palette
from observatory.ui.choice import asked, choose_pills, choose_switch, foreseen, forget, pick
from observatory.ui.choice import choose as choose_from
from observatory.ui.empty import empty
from observatory.ui.engine import engine
from observatory.ui.language import _, language, ngettext, number
from observatory.ui.listed import further, shown
from observatory.ui.navigation import go_to, link_to, written_link
from observatory.ui.picker import find_one
from observatory.ui.screen import ask, choose, chosen, show
from observatory.ui.search import found_by, index, not_held, plain, why
from observatory.views import micro_credentials as views
from observatory.views import micro_credentials_words as words
from observatory.views import views as every
from observatory.views.micro_credentials import ANY, FOUND_BY_NAME, KEYS, LISTED
from observatory.views.speech import speaking
from observatory.views.view import Answer, Codes

VIEW = "micro-credentials"
CARDS = 12
LESS_USED = ("form", "taught_in", "place", "status")


def move_on() -> None:
    """Links of before to one record lead to its own page."""
    for code in (*asked("id"), *asked("credential")):
        if code != ANY:
            go_to("micro-credential", id=code)


def introduce() -> None:
    """What the catalogue consists of."""
    st.markdown(views.lead(engine(), language()))


def choose_facets() -> None:
    """Draw the search and the facets; beside each option stands how many records it would leave."""
    _tell_untaught()
    left, middle, right = st.columns([3, 3, 3], vertical_alignment="bottom")
    with left:
        text = choose(VIEW, "q", placeholder=_("Title, outcome or skill"), icon=":material/search:")
    codes = {"q": [text] if text else [], **{key: _foreseen(facet) for facet, key in KEYS.items()}}
    options = views.narrowing(engine(), codes, language())
    with middle:
        _facet("skill", options["skill"])
    with right:
        _facet("area", options["area"])
    left, middle, right = st.columns([3, 4, 2], vertical_alignment="bottom")
    with left:
        _facet("level", options["level"])
    with middle:
        _facet("hours", options["hours"])
    used = sum(codes[facet] not in ([], [ANY]) for facet in LESS_USED)
    label = ngettext("{n} more filter set", "{n} more filters set", used) if used else _("More filters")
    with right, st.popover(label, icon=":material/tune:", width="stretch"):
        for facet in LESS_USED:
            _facet(facet, options[facet])


def _tell_untaught() -> None:
    """A link may ask for a skill that nothing here teaches: say so, and look for what comes close."""
    for code in asked("skill"):
        if code != ANY and code not in _names("skill"):
            name = views.skill_name(engine(), code, language())
            empty(
                _("No micro-credential recorded here teaches “{skill}”.").format(skill=name),
                remedy=_("That is not to say that no offer exists. Here is the whole list."),
            )
            with st.container(key="links-close"):
                link_to("micro-credentials", _("Look for what comes close"), q=name)


def _names(facet: str) -> Mapping[str, str]:
    return views.catalogue(engine(), language()).names[facet]


def _foreseen(facet: str) -> list[str]:
    if facet in LISTED:
        return foreseen([ANY, *_names(facet)], key=KEYS[facet], default=[ANY], single=True)
    return foreseen(_names(facet), key=KEYS[facet], single=False)


def _facet(facet: str, options: Mapping[str, str]) -> None:
    key = KEYS[facet]
    label = _(every()[VIEW].choice(key).label)
    if facet in FOUND_BY_NAME:
        absent = _("no record that fits has it")
        find_one(label, options, FOUND_BY_NAME[facet], key=key, default=ANY, absent=absent)
    elif facet in LISTED:
        choose_from(label, options, key=key, default=ANY)
    else:
        choose_pills(label, options, key=key)


def show_records() -> None:
    """The records that fit, as cards or as a table; where none does, which choice to drop."""
    codes = chosen(VIEW, until="sort")
    if views.fitting(engine(), codes, language()).is_empty():
        _nothing(codes)
        return
    left, middle, right = st.columns([3, 2, 1], vertical_alignment="bottom")
    with middle:
        choose(VIEW, "sort", label_visibility="collapsed")
    with right:
        forms = {"cards": _("Cards"), "table": _("Table")}
        layout = choose_switch(_("Show as"), forms, key="layout", label_visibility="collapsed")
    if any(set(chosen_codes) - {ANY} for chosen_codes in codes.values()):
        with left, st.container(key="links-again"):
            _start_again()
    answer = ask(VIEW)
    show(answer, body=(lambda: _cards(answer)) if layout == "cards" else None)


def _cards(answer: Answer) -> None:
    """The first records, each with the reason for which a search found it, and a button for more of them.

    They are one piece of HTML: a dozen cards of widgets would cost more than the search.
    """
    first = shown(answer.data.height, step=CARDS)
    rows = answer.data.head(first)
    hits = {hit.id: hit for hit in views.meant(engine(), "".join(answer.codes["q"]), language())}
    places = views.places(engine(), rows, language())
    with speaking(language()):
        cards = [_card(row, hits.get(row["micro_credential_id"]), places) for row in rows.iter_rows(named=True)]
    st.html(f'<ul class="cards">{"".join(cards)}</ul>')
    further(first, answer.data.height, step=CARDS)


def _card(record: Mapping[str, Any], hit: Hit | None, places: Mapping[str, str]) -> str:
    """A record: its name, which leads to its page, its mark, its facts, what it is for, and why it was found."""
    kind, colour = ("design", palette().warning) if record["status"] == words.DESIGN else ("offer", palette().accent)
    facts = " · ".join(filter(None, [words.facts(record), record["area"]]))
    lines = filter(None, [facts, words.awarded(record, places)])
    taught = ngettext("{n} skill", "{n} skills", record["skills"])
    small = [" ".join(filter(None, [record["purpose"], f"{taught}."]))]
    if hit and found_by(hit, record["name"]):
        small.append(_("Found by {reason}").format(reason=why(hit, record["name"])))
    return (
        f"<li>{written_link('micro-credential', record['name'], id=record['micro_credential_id'])}"
        f'<p><span class="mark {kind}" style="color:{colour}">{escape(words.mark(record["status"]))}</span>'
        f"{''.join(f'<br>{escape(line)}' for line in lines)}</p>"
        f"{''.join(f'<p class=small>{escape(text)}</p>' for text in small)}</li>"
    )


def _nothing(codes: Codes) -> None:
    """Say that nothing fits, and what each filter hides: a click drops it."""
    text, gains = "".join(codes["q"]), views.without(engine(), codes, language())
    if system := index().foreign(text):
        st.info(not_held(text, system))
    empty(
        _("No micro-credential in this catalogue fits all of your choices."),
        remedy=_("That none is recorded here does not mean that none exists. Drop one of your choices:")
        if any(gains.values())
        else _("That none is recorded here does not mean that none exists. No single choice is to blame: start again."),
    )
    with st.container(key="links-drop", horizontal=True):
        for facet, gain in gains.items():
            if gain:
                st.button(
                    _("Without “{said}” ({n})").format(said=_called(facet, codes), n=number(gain)),
                    key=f"drop-{facet}",
                    on_click=_drop,
                    args=(facet,),
                    icon=":material/close:",
                )
        _start_again()


def _called(facet: str, codes: Codes) -> str:
    """What was chosen of a facet, or searched, in words."""
    if facet == "q":
        return plain("".join(codes["q"]))
    names = ", ".join(_names(facet).get(code, code) for code in codes[KEYS[facet]])
    if facet == "level":
        return _("EQF {level}").format(level=names)
    return _("{hours} hours").format(hours=names) if facet == "hours" else names


def _start_again() -> None:
    """A button that drops every filter."""
    st.button(_("Start again with everything"), key="start-again", type="tertiary", on_click=_drop, args=("q", *KEYS))


def _drop(*facets: str) -> None:
    """Forget the choice of these facets; for `on_click`."""
    for facet in facets:
        if facet == "q":
            pick("q", "")
        else:
            forget(KEYS[facet])
