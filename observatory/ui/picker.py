"""One picker for whatever has names: profiles, skills, regions and micro-credentials, found as visitors call them.

Streamlit's own lists compare letters in the browser: “soldador” became “industrial mobile devices software
developer”. This one asks our search, says why each hit was found, and takes nothing that is not sure; see
docs/decisions/0016-one-picker.md. What is chosen lives in the session and in the link as any other choice does.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import streamlit as st

from observatory.search import Hit
from observatory.ui.choice import SEPARATOR, carry, foreseen, kept, note, pick, refuse, refused
from observatory.ui.language import _, language
from observatory.ui.search import index
from observatory.ui.typed import hits_among, sure, understand

ROOM = Path(__file__).parent
MOST_SENT = 1500
"""Options that are sent with a page to browse through; among more, such as skills, one must type."""
NAMED = 3
_combobox = st.components.v2.component(
    "picker",
    html=(ROOM / "picker.html").read_text(encoding="utf-8"),
    css=(ROOM / "picker.css").read_text(encoding="utf-8"),
    js=(ROOM / "picker.js").read_text(encoding="utf-8"),
)


@dataclass(frozen=True, slots=True)
class _Picker:
    """What is chosen from, and how.

    Attributes:
        key: name of the choice in the URL.
        options: code → name in the visitor's language.
        kinds: what is looked for.
        single: whether it takes one code; else up to `most`.
    """

    key: str
    options: Mapping[str, str]
    kinds: Sequence[str]
    single: bool
    most: int = 1

    @property
    def widget(self) -> str:
        """Key of the component; the choice itself is no widget, so that buttons, links and Back can make it."""
        return f"pick-{self.key}"

    @property
    def answer(self) -> str:
        """Where stands in the session what became of the words that were typed."""
        return f"_answer-{self.key}"


def find_one(
    label: str, options: Mapping[str, str], *kinds: str, key: str, default: str | None = None, absent: str = ""
) -> str:
    """One of many named things, found by any of its names in any language.

    Args:
        label: what is chosen, in the visitor's language.
        options: code → name in the visitor's language; at least one.
        kinds: of things that are looked for: `profile`, `skill`, `region`, `micro_credential`.
        key: name of the choice in the URL; equal keys on two pages share one choice.
        default: code taken where neither link nor session has a valid one; else the first.
        absent: why things that are found may not be on offer here.
    """
    picker = _Picker(key, options, kinds, single=True)
    return _chosen(picker, label, [default or next(iter(options))], absent)[0]


def find_many(
    label: str,
    options: Mapping[str, str],
    *kinds: str,
    key: str,
    default: Sequence[str] = (),
    most: int = 6,
    absent: str = "",
) -> list[str]:
    """Up to `most` of many named things, in the order of choosing. See `find_one`."""
    return _chosen(_Picker(key, options, kinds, single=False, most=most), label, list(default), absent)


def find_to_open(label: str, options: Mapping[str, str], *kinds: str, key: str) -> str:
    """The code of a thing that the visitor has just picked to open its page; else empty. See `find_one`."""
    picker = _Picker(key, options, kinds, single=True)
    opened = str(st.session_state.pop(key, ""))
    _draw(picker, label, [], "")
    return opened


def _chosen(picker: _Picker, label: str, default: Sequence[str], absent: str) -> list[str]:
    codes = foreseen(
        picker.options,
        key=picker.key,
        default=default,
        single=picker.single,
        most=picker.most,
        understand=understand(picker.options, *picker.kinds),
    )
    _draw(picker, label, codes, absent)
    note(picker.key, label, picker.options)
    carry(picker.key, SEPARATOR.join(codes))
    return codes


def _draw(picker: _Picker, label: str, codes: Sequence[str], absent: str) -> None:
    options = picker.options
    _combobox(
        key=picker.widget,
        data={
            "key": picker.key,
            "label": label,
            "kinds": list(picker.kinds),
            "options": list(options.items()) if len(options) <= MOST_SENT else None,
            "chosen": [(code, options[code]) for code in codes],
            "single": picker.single,
            "most": picker.most,
            "lang": language(),
            "edition": kept().get("edition", ""),
            "answered": st.session_state.pop(picker.answer, None),
            "note": _note(picker),
            "words": _words(picker, absent),
        },
        on_chosen_change=partial(_take, picker),
    )


def _take(picker: _Picker) -> None:
    """What the visitor chose from the list, or typed and sent: the latter is taken only where it is sure."""
    chosen = st.session_state[picker.widget].chosen
    codes = [code for code in chosen["codes"] if code in picker.options][: picker.most]
    if codes or not picker.single:
        pick(picker.key, codes[0] if picker.single else codes)
    if "text" not in chosen:
        return
    text = str(chosen["text"])[:200]
    code = sure(text, picker.options, picker.kinds)
    st.session_state[picker.answer] = {"text": text, "taken": bool(code)}
    if code and picker.single:
        pick(picker.key, code)
    elif code and code not in codes and len(codes) < picker.most:
        pick(picker.key, [*codes, code])
    elif not code and picker.kinds == ("region",):
        # The page knows what became of a region that is not on offer; one within or around it is in the list already.
        lost = understand(picker.options, *picker.kinds)(text)
        if lost != text and not any(offered.startswith(lost) or lost.startswith(offered) for offered in picker.options):
            refuse(picker.key, lost)


def _note(picker: _Picker) -> str:
    """What a link asked for and is not sure to be on offer; regions are told of by the page (`replaced`)."""
    if picker.kinds == ("region",) or not (lost := refused(picker.key)):
        return ""
    names = [index().name(hit, language()) for hit in hits_among(lost[0], picker.kinds) if _worth(hit, picker)]
    text = lost[0][:60]
    if not names:
        return _("Nothing on offer here is called “{text}”.").format(text=text)
    return _("“{text}” may mean several things, such as {names}. Choose one above.").format(
        text=text, names=" · ".join(names[:NAMED])
    )


def _worth(hit: Hit, picker: _Picker) -> bool:
    return hit.id in picker.options and hit.fit != "nearest"


def _words(picker: _Picker, absent: str) -> dict[str, str]:
    return {
        "absent": absent or (_("no figures here") if picker.kinds == ("region",) else _("not on offer here")),
        "all": _("Show all {all}"),
        "choose": _("Choose one."),
        "code": _("code {code}"),
        "count": _("{shown} of {all}"),
        "far": _("Nothing is called “{text}”. The nearest names:"),
        "nace": _("“{text}” is no code of NACE: the letter and the number do not belong together."),
        "foreign": _("“{text}” is a code of {system}, which is not held here. Type the name instead."),
        "full": _("no more than {n}: remove one first").format(n=picker.most),
        "further": _("Show names that are less alike"),
        "inside": _("choose one of its regions"),
        "kept": _("“{text}” was not chosen from the list; nothing changed."),
        "named": _("“{label}” · {language} name"),
        "narrow": _("Type more to narrow the list."),
        "nearest": _("nearest"),
        "nothing": _("Nothing is called “{text}”. Try another word or another language."),
        "perhaps": _("perhaps"),
        "quoted": _("“{label}”"),
        "remove": _("Remove {name}"),
        "serves": _("leads towards “{label}”"),
        "taken": _("{name}: chosen"),
        "teaches": _("teaches “{label}”"),
        "type": _("Type a name in any language, or a code"),
        "within": _("{name} lies in it"),
        "within_it": _("in {name}"),
    }
