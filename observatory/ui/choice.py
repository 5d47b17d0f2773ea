"""Choices that live in the URL: codes in the link, names on the screen.

Streamlit's own `bind="query-params"` writes the *translated name* of an option into the URL and drops defaults, so a
link would break in another language or after the next data edition. Here every choice, defaults too, is written
under its code, in one go at the end of a run (`write_link`), so that one choice is one step of the Back button.

What can be chosen may depend on other choices. A code that is no longer on offer is replaced, and remembered: it comes
back as soon as it can, on every page with the same key, unless the visitor chose something else meanwhile. What stands
in for it is told at the top of the page (`replacements`), or by the page itself where it reads `refused` or `asked`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urlencode

import streamlit as st

SEPARATOR = ","
MOST_READ = 100
"""Codes of one choice that are looked at; more come from a broken or a hostile link."""
MOST_TOLD, LONGEST = 5, 60
"""So many codes are named that are not on offer, and so many of their letters."""
MOST_LATELY = 20
"""Links that the browser may be behind by."""
FILTER: Final = "contains"
"""Lists offer what holds the typed letters in a row; by single letters “soldador” would take something absurd."""
_LINK = "_link"
_BEFORE = "_link_before"
_SEEN = "_seen"
_PAGE = "_page"
_ARRIVED = "_arrived"
_OWNERS = "_owners"
_REFUSED = "_refused"
_MEMORY = "_memory"
_REPLACED = "_replaced"
_TOLD_BY_PAGE = "_told_by_page"
NOTHING: Mapping[str, str] = {}
_VAIN = "_in_vain"
_LATELY = "_links_lately"
_DRAWN = "_drawn"

Understand = Callable[[str], str]
"""What a link means that names no code on offer: a code, on offer or not."""


@dataclass(slots=True)
class _Memory:
    """Of one choice: codes wanted and shown, what last stood in for what, and what codes were called when last seen."""

    wanted: list[str] = field(default_factory=list)
    shown: str = ""
    stood_in: tuple[str, list[str]] = ("", [])
    names: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Replacement:
    """A choice that could not be kept, in the visitor's words.

    Attributes:
        label: of the choice. wanted: what was chosen. shown: what is shown instead, perhaps nothing.
        words: a sentence with the places {wanted} and {shown} for it; empty where there is none of its own.
    """

    label: str
    wanted: tuple[str, ...]
    shown: tuple[str, ...]
    words: str


def choose(
    label: str,
    options: Mapping[str, str],
    *,
    key: str,
    default: str | None = None,
    known: Mapping[str, str] = NOTHING,
    lacking: str = "",
    **widget: Any,
) -> str:
    """One of several coded options, from a drop-down list; what has names in many languages is `picker.find_one`.

    Args:
        label: what is chosen, in the visitor's language.
        options: code → name in the visitor's language; at least one.
        key: name of the choice in the URL; equal keys on two pages share one choice.
        default: code taken where neither link nor session has a valid one; else the first.
        known: names of codes that are not on offer here, for telling that they were replaced.
        lacking: the sentence that tells it, see `Replacement.words`.
        widget: passed on to `st.selectbox`.
    """
    _restore(key, options, [default or next(iter(options))], single=True)
    chosen = st.selectbox(
        label,
        list(options),
        format_func=lambda code: options.get(code, code),
        key=key,
        persist_state="session",
        filter_mode=FILTER,
        **widget,
    )
    note(key, label, options, known, lacking)
    return _remember(key, [str(chosen)])[0]


def choose_many(
    label: str, options: Mapping[str, str], *, key: str, default: Sequence[str] = (), most: int = 6, **widget: Any
) -> list[str]:
    """Up to `most` of several coded options, in the order of choosing. See `choose`."""
    _restore(key, options, list(default), single=False, most=most)
    chosen = st.multiselect(
        label,
        list(options),
        format_func=lambda code: options.get(code, code),
        key=key,
        wrap=True,
        select_all=False,
        max_selections=most,
        persist_state="session",
        filter_mode=FILTER,
        **widget,
    )
    note(key, label, options)
    return _remember(key, [str(code) for code in chosen])


def choose_switch(
    label: str, options: Mapping[str, str], *, key: str, default: str | None = None, **widget: Any
) -> str:
    """One of two to five coded options, all of them visible. See `choose`."""
    _restore(key, options, [default or next(iter(options))], single=True)
    chosen = st.segmented_control(
        label,
        list(options),
        format_func=lambda code: options.get(code, code),
        key=key,
        required=True,
        persist_state="session",
        **widget,
    )
    note(key, label, options)
    return _remember(key, [str(chosen)])[0]


def choose_pills(
    label: str, options: Mapping[str, str], *, key: str, default: Sequence[str] = (), **widget: Any
) -> list[str]:
    """Any of a few coded options, all of them visible; none is a choice, too. See `choose`."""
    _restore(key, options, list(default), single=False, most=len(options))
    chosen = st.pills(
        label,
        list(options),
        format_func=lambda code: options.get(code, code),
        key=key,
        selection_mode="multi",
        wrap=True,
        persist_state="session",
        **widget,
    )
    note(key, label, options)
    return _remember(key, [code for code in options if code in chosen])


def foreseen(
    options: Iterable[str],
    *,
    key: str,
    default: Sequence[str] = (),
    single: bool,
    most: int | None = None,
    understand: Understand | None = None,
) -> list[str]:
    """What a choice will be when it is drawn later in this run: for labels that depend on every choice.

    Args:
        options: every code that the choice may have.
        key: of the choice.
        default: as the choice has it.
        single: whether the choice takes one code (`choose`) or several.
        most: codes that a choice of several takes; None for all.
        understand: what is meant by a link that names no code on offer; see `refused`.
    """
    codes = dict.fromkeys(options)
    _restore(key, codes, list(default), single=single, most=len(codes) if most is None else most, understand=understand)
    held = st.session_state[key]
    return [held] if single else list(held)


def choose_quietly(options: Iterable[str], *, key: str, default: str) -> str:
    """A choice without a widget, such as how much of a list is shown: buttons make it with `pick`."""
    _restore(key, dict.fromkeys(options), [default], single=True)
    return _remember(key, [str(st.session_state[key])])[0]


def choose_text(label: str, *, key: str, **widget: Any) -> str:
    """Free text, such as a search; empty where nothing was typed."""
    asked = st.query_params.get(key)
    if asked is not None and asked != _seen().get(key):
        st.session_state[key] = asked[:200]
    st.session_state[key] = st.session_state.get(key, "")
    text = st.text_input(label, key=key, max_chars=200, persist_state="session", **widget)
    return _remember(key, [text.strip()])[0]


def choose_range(
    label: str, options: Sequence[str], *, key: str, default: tuple[str, str] | None = None, **widget: Any
) -> tuple[str, str]:
    """A first and a last of ordered codes (periods), from a slider with two handles; at least two options."""
    ends = default or (options[0], options[-1])
    _restore(key, dict.fromkeys(options), list(ends), single=False, most=2)
    held = st.session_state[key]
    if len(held) != 2 or held[0] > held[1] or any(code not in options for code in held):
        held = ends
    st.session_state[key] = tuple(held)
    # Without a pair to begin with the slider would read one value of what the visitor's hand chose, and lose it.
    pair = options[0], options[-1]
    chosen = st.select_slider(label, list(options), pair, key=key, persist_state="session", **widget)
    first, last = _remember(key, list(chosen))
    return first, last


def choose_step(label: str, options: Mapping[str, str], *, key: str, default: str, **widget: Any) -> str:
    """One of ordered codes (periods), from a slider; at least two options. See `choose`."""
    _restore(key, options, [default], single=True)
    chosen = st.select_slider(
        label,
        list(options),
        format_func=lambda code: options.get(code, code),
        key=key,
        persist_state="session",
        **widget,
    )
    note(key, label, options)
    return _remember(key, [str(chosen)])[0]


def choose_numbers(
    labels: Mapping[str, str], *, key: str, most: int, default: int = 1, shown: bool = True
) -> dict[str, int]:
    """A whole number from 0 to `most` for each of several things, by sliders.

    The link names what differs from the default, such as `tertiary-attainment.2,adult-learning.0`: it keeps its
    meaning when a later edition has other things to weigh.

    Args:
        labels: code → what the number is of; no comma or full stop in a code.
        key: name of the choice in the URL.
        most: the largest number, at most 9.
        default: where neither link nor session has one.
        shown: whether there are sliders now; what was chosen counts in a closed panel, too.
    """
    asked = st.query_params.get(key)
    if asked is not None and asked != _seen().get(key):
        linked = dict(part.rpartition(".")[::2] for part in asked.split(SEPARATOR))
        numbers = {code: linked.get(code, "") for code in labels}
        valid = {str(number) for number in range(most + 1)}
        for code, number in numbers.items():
            st.session_state[f"{key}-{code}"] = int(number) if number in valid else default
    for code in labels:
        # Told anew on each run: a slider in a closed panel or on another page would forget.
        st.session_state[f"{key}-{code}"] = st.session_state.get(f"{key}-{code}", default)
    widgets = [f"{key}-{code}" for code in labels]
    if shown:
        for widget, label in zip(widgets, labels.values(), strict=True):
            st.slider(label, 0, most, key=widget, persist_state="session")
    chosen = {code: int(st.session_state[widget]) for code, widget in zip(labels, widgets, strict=True)}
    _remember(key, [f"{code}.{number}" for code, number in chosen.items() if number != default], widgets)
    return chosen


def forget(*keys: str) -> None:
    """Let choices fall back to their defaults: what a choice made before may no longer fit. For `on_change`."""
    for key in keys:
        st.session_state.pop(key, None)
        _memories().pop(key, None)


def renew(*keys: str, of: Mapping[str, str]) -> None:
    """Forget choices that were made for something else, unless a link brings them along; call before choosing them.

    Args:
        keys: the choices that belong to others, such as the targets of a profile.
        of: the choices they belong to, as they are now.
    """
    owners: dict[str, dict[str, str]] = st.session_state.setdefault(_OWNERS, {})
    # A widget changes before the URL does; a link and the Back button change the URL first.
    linked = all(st.query_params.get(name, code) == code for name, code in of.items())
    for key in keys:
        if owners.get(key, of) != of and not (linked and key in st.query_params):
            forget(key)
        owners[key] = dict(of)


def pick(key: str, code: str | list[str]) -> None:
    """Choose one code or several for the visitor; for `on_click` of a button, where a link to the page would not do."""
    st.session_state[key] = code


def toggle(key: str, code: str, *, most: int) -> None:
    """Add a code to a choice of several, or take it out; for a click on a map."""
    held = list(st.session_state.get(key, []))
    st.session_state[key] = [chosen for chosen in held if chosen != code] if code in held else [*held[: most - 1], code]


def link(**changes: str) -> dict[str, str]:
    """Every choice of this page as URL parameters, with changes: what an internal link carries along."""
    return {**st.session_state.get(_LINK, {}), **changes}


def kept() -> dict[str, str]:
    """What every page understands: language and edition; a link to another page carries them along."""
    return {name: code for name, code in link().items() if name in {"lang", "edition"}}


def query_string(**changes: str) -> str:
    """`link` as text, commas left readable."""
    return urlencode(link(**changes), safe=SEPARATOR)


def whole_query_string(**changes: str) -> str:
    """The same, with the choices that are drawn further down the page as they were in the run before."""
    return urlencode({**st.session_state.get(_BEFORE, {}), **link(**changes)}, safe=SEPARATOR)


def carry(key: str, code: str) -> None:
    """Put into every link of this page what was chosen outside of it, such as the edition."""
    _remember(key, [code])


def page() -> str:
    """The address of the page that is shown; empty for the first one."""
    return str(st.session_state.get(_PAGE, ""))


def start_link(page: str) -> None:
    """Forget the choices of the page shown before; called by the shell before a page runs."""
    arrived = st.session_state.get(_PAGE) != page
    query = st.query_params.to_dict()
    lately: list[dict[str, str]] = [] if arrived else st.session_state.get(_LATELY, [])
    if lately and (query == lately[-1] or (query in lately and _chosen_by_hand())):
        # A choice sent while the answer to the one before was on its way comes with the link of before that one:
        # no news. Without a choice beside it an older link is the Back button.
        _seen().update({key: query[key] for key in st.session_state.get(_LINK, {}) if key in query})
        st.session_state[_LATELY] = lately[lately.index(query) :]
    else:
        st.session_state[_LATELY] = [query]
    st.session_state[_BEFORE] = {} if arrived else st.session_state.get(_LINK, {})
    st.session_state[_LINK] = {}
    st.session_state[_ARRIVED] = arrived
    st.session_state[_PAGE] = page
    st.session_state[_REPLACED] = {}
    st.session_state[_TOLD_BY_PAGE] = set()


def write_link() -> None:
    """Put every choice of this page into the URL; called by the shell after a page ran."""
    st.session_state[_ARRIVED] = False
    wanted, lately = st.session_state[_LINK], st.session_state[_LATELY]
    # Who takes a quick choice back wants the link that the browser came with, and was told another meanwhile.
    if not st.query_params.to_dict() == wanted == lately[-1]:
        st.query_params.from_dict(wanted)
        st.session_state[_LATELY] = [*lately, dict(wanted)][-MOST_LATELY:]


def _chosen_by_hand() -> bool:
    """Whether any choice is another one than the run before has drawn."""
    drawn: dict[str, object] = st.session_state.get(_DRAWN, {})
    return any(st.session_state.get(widget) != value for widget, value in drawn.items())


def _seen() -> dict[str, str]:
    seen: dict[str, str] = st.session_state.setdefault(_SEEN, {})
    return seen


def _restore(
    key: str,
    options: Mapping[str, object],
    default: list[str],
    *,
    single: bool,
    most: int = 1,
    understand: Understand | None = None,
) -> None:
    """Let a link win over the session, but only when the link is news: pasted, clicked, or Back was pressed."""
    asked = st.query_params.get(key)
    linked = asked is not None and asked != _seen().get(key)
    if asked is not None and linked:
        _hold(key, [code for code in asked.split(SEPARATOR) if code], single=single)
    unchosen = key not in st.session_state
    if unchosen:
        _hold(key, default, single=single)
    held = st.session_state[key]
    codes = [] if held is None else [held] if single else list(held)
    memory = _memories().setdefault(key, _Memory())
    substitute, replaced = memory.stood_in
    if unchosen:
        memory.wanted = codes
    elif linked and asked == substitute and not any(code in options for code in replaced):
        # The Back button leads to where something stood in: it still does.
        memory.wanted = replaced
    elif SEPARATOR.join(codes) != memory.shown:
        # Chosen by hand, by a click or by a link: what was wanted before is over.
        meant = dict.fromkeys(_meant(code, options, understand) for code in codes[:MOST_READ])
        memory.wanted = [*meant, *codes[MOST_READ:]]
    read = memory.wanted[:MOST_READ]
    valid = [code for code in read if code in options]
    # Nobody asked for a default that is not on offer.
    _refusals()[key] = (
        [] if unchosen else [code for code in read if code not in options] + valid[most:] + memory.wanted[MOST_READ:]
    )
    _refusals()[key] += st.session_state.get(_VAIN, {}).pop(key, [])
    # The default may not be on offer either, such as an indicator that has no figures at this level.
    fallback = [code for code in default if code in options] or list(options)[: int(single)]
    # None at all is a choice, too, where several may be chosen.
    shown = valid[:most] or (fallback if single or memory.wanted else [])
    # The same choice on another page is another widget to Streamlit: it must be told the value it has.
    if shown != codes or st.session_state.get(_ARRIVED):
        _hold(key, shown, single=single)
    if unchosen:
        memory.wanted = shown
    memory.shown = SEPARATOR.join(shown)
    if shown and not valid:
        memory.stood_in = memory.shown, memory.wanted


def _memories() -> dict[str, _Memory]:
    memories: dict[str, _Memory] = st.session_state.setdefault(_MEMORY, {})
    return memories


def note(key: str, label: str, options: Mapping[str, str], known: Mapping[str, str] = NOTHING, words: str = "") -> None:
    """Keep what codes are called, and, where what was wanted is not shown, what is."""
    memory = _memories()[key]
    shown = [code for code in memory.shown.split(SEPARATOR) if code]
    memory.names.update({code: options[code] for code in shown if code in options})
    if lost := [code for code in _refusals()[key] if code not in options]:
        st.session_state.setdefault(_REPLACED, {})[key] = Replacement(
            label,
            tuple(known.get(code) or memory.names.get(code) or code[:LONGEST] for code in lost[:MOST_TOLD]),
            tuple(options[code] for code in shown),
            words,
        )


def _meant(code: str, options: Mapping[str, object], understand: Understand | None) -> str:
    return code if code in options or not understand else understand(code)


def _refusals() -> dict[str, list[str]]:
    refusals: dict[str, list[str]] = st.session_state.setdefault(_REFUSED, {})
    return refusals


def _hold(key: str, codes: list[str], *, single: bool) -> None:
    st.session_state[key] = (codes[0] if codes else None) if single else codes


def _remember(key: str, codes: list[str], widgets: Sequence[str] = ()) -> list[str]:
    text = SEPARATOR.join(codes)
    drawn: dict[str, object] = st.session_state.setdefault(_DRAWN, {})
    drawn.update({widget: st.session_state.get(widget) for widget in widgets or (key,)})
    _seen()[key] = text
    if key in _memories():
        _memories()[key].shown = text
    st.session_state.setdefault(_LINK, {})[key] = text
    return codes


def asked(key: str) -> list[str]:
    """The codes that a link asks for, before any of them is refused; for telling the visitor what became of them."""
    _tells(key)
    return [code for code in st.query_params.get(key, "").split(SEPARATOR) if code]


def refuse(key: str, code: str) -> None:
    """Let the page tell in its next run why this code is not taken, though it was asked for; see `refused`."""
    st.session_state.setdefault(_VAIN, {})[key] = [code]


def refused(key: str) -> list[str]:
    """What was chosen, typed or linked to and is not on offer, or was one too many; for telling the visitor."""
    _tells(key)
    return list(_refusals().get(key, []))


def wanted(key: str, understand: Understand) -> list[str]:
    """What a visitor wants of a choice that is drawn later in this run, on offer or not; for offering it.

    Args:
        key: of the choice.
        understand: as the choice has it.
    """
    linked = st.query_params.get(key)
    if linked is not None and linked != _seen().get(key):
        codes = [code for code in linked.split(SEPARATOR) if code]
    else:
        held = st.session_state.get(key)
        codes = [] if held is None else [held] if isinstance(held, str) else list(held)
        memory = _memories().get(key)
        if memory and SEPARATOR.join(codes) == memory.shown:
            return list(memory.wanted)
    return [understand(code) for code in codes[:MOST_READ]]


def replacements() -> list[Replacement]:
    """The choices of this page that could not be kept, but for those of which the page itself tells."""
    keys = st.session_state.get(_TOLD_BY_PAGE, set())
    return [replacement for key, replacement in st.session_state.get(_REPLACED, {}).items() if key not in keys]


def _tells(key: str) -> None:
    st.session_state.setdefault(_TOLD_BY_PAGE, set()).add(key)
