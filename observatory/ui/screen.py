"""What every page is made of: choose → ask → show. The view knows what can be chosen, answers, and is drawn as it says.

level = choose("regions", "level")
show("regions")
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from observatory.errors import NotHeld
from observatory.ui import choice, download
from observatory.ui import evidence as proof
from observatory.ui.address import site
from observatory.ui.appearance import is_dark
from observatory.ui.empty import empty
from observatory.ui.engine import engine
from observatory.ui.language import _, language, period
from observatory.ui.picker import find_many, find_one
from observatory.ui.table import TABLE, table
from observatory.views import views
from observatory.views.asking import Theme, completed, drawn, offered
from observatory.views.asking import ask as ask_view
from observatory.views.view import Answer, Choice, View, in_link

ROOM = Path(__file__).parent
Pictures = Sequence[Mapping[str, object]]
"""What `asking.drawn` says of the charts of an answer."""
HOT = ("list", "switch", "slider")
"""Controls that charts follow by hand; the picker of things with names tells them itself."""
MOST_NAMED = 400
"""Options of a choice that a page tells its charts beforehand; longer lists wait for the script."""
_HAND = "_hand"
_hand = st.components.v2.component("hand", html="<i></i>", js=(ROOM / "hand.js").read_text(encoding="utf-8"))
_player = st.components.v2.component(
    "player",
    html='<button type="button"></button>',
    css=(ROOM / "play.css").read_text(encoding="utf-8"),
    js=(ROOM / "play.js").read_text(encoding="utf-8"),
)
_charts = st.components.v2.component(
    "charts",
    html='<div class="charts"></div>',
    js=(ROOM / "figure.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)


def choose(view: str, key: str, **widget: Any) -> str:
    """Let the visitor choose one code of a choice of a view; of free text, the text.

    Args:
        view: name of the view; equal keys of several views are one choice.
        key: of the choice.
        widget: passed on to the control.
    """
    asked, names, usual = _choice(view, key)
    label = _(asked.label)
    match asked.control:
        case "find":
            return find_one(label, names, *asked.finds, key=key, default=usual[0] if usual else None, **widget)
        case "switch":
            return choice.choose_switch(label, names, key=key, default=usual[0], **widget)
        case "slider":
            return _step(label, names, key, usual[0], **widget)
        case "text":
            return choice.choose_text(label, key=key, **widget)
    known = asked.known(engine(), language(), {}) if asked.known else {}
    lacking = _(asked.lacking) if asked.lacking else ""
    return choice.choose(label, names, key=key, default=usual[0], known=known, lacking=lacking, **widget)


def _step(label: str, names: Mapping[str, str], key: str, usual: str, **widget: Any) -> str:
    """One of ordered codes, oldest first, from a slider that plays; where there is one only, it is told."""
    ordered = dict(sorted(names.items()))
    if len(ordered) < 2:
        st.markdown(f"{label}: {', '.join(ordered.values())}")
        return choice.choose_quietly(ordered, key=key, default=usual)
    slider, player = st.columns([5, 1], vertical_alignment="bottom")
    with slider:
        code = choice.choose_step(label, ordered, key=key, default=usual, **widget)
    with player:
        widget_key = f"play-{key}"
        _player(
            key=widget_key,
            data={
                "key": key,
                "options": list(ordered.items()),
                "chosen": code,
                "words": {"play": _("Play: {what}").format(what=label), "pause": _("Pause")},
            },
            on_stopped_change=lambda: choice.pick(key, str(st.session_state[widget_key].stopped)),
        )
    return code


def choose_many(view: str, key: str, **widget: Any) -> list[str]:
    """Let the visitor choose several codes. See `choose`."""
    asked, names, usual = _choice(view, key)
    label = _(asked.label)
    match asked.control:
        case "find":
            return find_many(label, names, *asked.finds, key=key, default=list(usual), most=asked.most, **widget)
        case "pills":
            return choice.choose_pills(label, names, key=key, default=list(usual), **widget)
    return choice.choose_many(label, names, key=key, default=list(usual), most=asked.most, **widget)


def choose_range(view: str, key: str, **widget: Any) -> tuple[str, str]:
    """Let the visitor choose a first and a last code. See `choose`."""
    asked, names, usual = _choice(view, key)
    ends = (usual[0], usual[-1])
    return choice.choose_range(_(asked.label), list(names), key=key, default=ends, format_func=period, **widget)


def settle(view: str, key: str) -> str:
    """A choice that needs no control, such as a group where there is one only: its code goes into the link."""
    _asked, names, usual = _choice(view, key)
    return choice.choose_quietly(names, key=key, default=usual[0])


def on_offer(view: str, key: str) -> Mapping[str, str]:
    """What can be chosen now, with the choices made before: code → name."""
    return _choice(view, key)[1]


def _choice(name: str, key: str) -> tuple[Choice, Mapping[str, str], list[str]]:
    """A choice, what is on offer with the choices made before it, and what is taken where nothing is chosen."""
    view = views()[name]
    asked = view.choice(key)
    before = chosen(name, until=key)
    names = offered(engine(), view, asked, before, language())
    if asked.control in HOT and len(names) <= MOST_NAMED:
        st.session_state.setdefault(_HAND, {})[key] = (asked.control, names)
    return asked, names, list(asked.usual(engine(), before, names))


def start_hand() -> None:
    """Forget the controls of the page shown before; called by the shell before a page runs."""
    st.session_state[_HAND] = {}


def follow_hand() -> None:
    """Let charts follow the controls of this page without waiting for its script; called after a page ran."""
    link = choice.link()
    controls = {
        key: {"control": control, "chosen": link[key], "names": {name: code for code, name in names.items()}}
        for key, (control, names) in st.session_state[_HAND].items()
        if key in link
    }
    _hand(key="hand", data={"choices": controls})


def _chosen(view: View) -> dict[str, tuple[str, ...]]:
    """What was chosen on this page so far, of the choices of a view."""
    link = choice.link()
    return {asked.key: asked.read(link[asked.key]) for asked in view.choices if asked.key in link}


def chosen(view: str, *, until: str = "") -> dict[str, tuple[str, ...]]:
    """What is chosen on this page of the choices of a view, with the usual for those not made yet.

    Args:
        view: its name.
        until: the choice before which to stop; empty for all.
    """
    asked = views()[view]
    return completed(asked, engine(), _chosen(asked), language(), until=until)


def ask(view: str) -> Answer:
    """What a view answers with the choices of this page, in the visitor's language.

    Raises:
        NotHeld: there is nothing to answer with them.
    """
    return ask_view(engine(), view, _chosen(views()[view]), language=language())


def ask_or_tell(view: str) -> Answer | None:
    """The same; where there is nothing to answer, the page says why, and what to try."""
    try:
        return ask(view)
    except NotHeld as nothing:
        empty(str(nothing), remedy=nothing.remedy)
        return None


def show(
    asked: str | Answer,
    *,
    level: int = 2,
    picks: str = "",
    on_pick: Callable[[str], None] | None = None,
    body: Callable[[], None] | None = None,
) -> bool:
    """Show the answer of a view with everything that belongs to it: finding, sentence, charts, source, table, files.

    Args:
        asked: the view, or its answer where the page needs it, too.
        level: heading level, 2 or 3.
        picks: the choice that a click on an area or a bar makes: of several, it adds or takes away.
        on_pick: told the code instead, where a click does something else.
        body: draws the rows in another way than a chart or a table, such as cards.

    Returns:
        Whether there was something to show; if not, the page says why, and what to try.
    """
    answer = ask_or_tell(asked) if isinstance(asked, str) else asked
    if answer is None:
        return False
    file = answer.view
    with st.container(key=f"figure-{file}"):
        unbroken = answer.title.replace(" %", "\u00a0%")  # a number and its sign stay on one line
        (st.header if level == 2 else st.subheader)(unbroken, anchor=file)
        st.markdown(answer.sentence)
        theme: Theme = "dark" if is_dark() else "light"
        pictures = drawn(engine(), file, answer.codes, language=language(), theme=theme) if answer.pictures else []
        if pictures:
            _draw(answer, pictures, theme, picks, on_pick)
        if body:
            body()
        table_is_picture = not answer.pictures and body is None
        if table_is_picture:
            table(answer.rows, answer.columns, key=file)
        for note in answer.notes:
            st.caption(note)
        proof.show(answer.evidence)
        _take_away(answer, pictures)
        if not table_is_picture:
            panel = st.expander(_("Table"), key=f"table-{file}", on_change="rerun", type="compact")
            if panel.open:
                with panel:
                    table(answer.rows, answer.columns, key=file)
    return True


def _draw(answer: Answer, pictures: Pictures, theme: Theme, picks: str, on_pick: Callable[[str], None] | None) -> None:
    """The charts of an answer, by their address; the browser draws them when they come into sight."""
    most = views()[answer.view].choice(picks).most if picks else 1
    key = f"chart-{answer.view}"

    def picked() -> None:
        code = str(st.session_state[key].picked)
        if on_pick:
            on_pick(code)
        elif most == 1:
            choice.pick(picks, code)
        else:
            choice.toggle(picks, code, most=most)

    _charts(
        key=key,
        data={
            "address": site(f"api/v1/{answer.view}.figure.json"),
            "query": {**in_link(answer.codes), "lang": language(), "edition": answer.evidence.edition, "theme": theme},
            "pictures": pictures,
            "picks": {"key": picks, "most": most} if picks or on_pick else None,
            "plotly": site("api/plotly.js"),
            "site": site(),
        },
        on_picked_change=picked,
    )


def _take_away(answer: Answer, pictures: Pictures) -> None:
    file = answer.view
    # A map is painted: it cannot be taken away as a drawing of lines.
    lines = bool(pictures) and not pictures[0]["painted"]
    height = max((int(str(picture["height"])) for picture in pictures), default=TABLE)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"take-{file}"):
        away = st.popover(
            _("Download"), icon=":material/download:", key=f"get-{file}", on_change="rerun", type="tertiary"
        )
        if away.open:
            with away:
                download.forms(file, picture=lines)
        citing = st.popover(
            _("Link and citation"),
            icon=":material/format_quote:",
            key=f"cite-{file}",
            on_change="rerun",
            type="tertiary",
        )
        if citing.open:
            with citing:
                proof.cite(answer.evidence, answer.title, file)
                download.snippet(file, answer.title, drawn=height)
