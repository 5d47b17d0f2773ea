"""Asking a view: whoever shows an answer, takes all of it from here and adds nothing.

The dataset of an edition never changes, so an answer given is kept: bounded, by edition, view, choices and language,
its figure by theme, too.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal

from observatory import i18n
from observatory.charts.palette import DARK, LIGHT
from observatory.engine import Engine, kept
from observatory.export.citation import query
from observatory.views import find
from observatory.views.speech import speaking
from observatory.views.view import Answer, Choice, Codes, Picture, View, in_link

Theme = Literal["light", "dark"]
Fixed = tuple[tuple[str, tuple[str, ...]], ...]
"""What was chosen, as a key: by choice, in the order of the view."""
PALETTES = {"light": LIGHT, "dark": DARK}
HEIGHT = 420
"""Of a chart that does not say its own, in pixels."""
MOST_ROWS, MOST_TEXT, MOST_OPTIONS = 48 << 20, 32 << 20, 200_000
"""What is kept per process: bytes of rows, letters of figures, options of choices."""


def ask(engine: Engine, name: str, codes: Codes, *, language: str) -> Answer:
    """The answer of a view.

    Args:
        engine: who answers.
        name: of the view.
        codes: what was chosen; the usual is taken for the rest.
        language: in which the answer speaks.

    Raises:
        LookupError: there is no such view.
        NotHeld: there is nothing to answer with these choices; says what would help.
    """
    view = view_of(engine, name)
    full = _fixed(view, completed(view, engine, codes, language))
    if not view.lasting:
        return _answered(engine, view, full, language)
    return _kept(engine, name, full, language)


def view_of(engine: Engine, name: str) -> View:
    """The view of a name.

    Raises:
        LookupError: there is none.
    """
    view = find(engine, name)
    if view is None:
        raise LookupError(f"There is no view “{name}”.")
    return view


def link(view: View, codes: Codes, *, language: str, edition: str, site: str) -> str:
    """The address that opens a view in the observatory, with every choice and the edition.

    Args:
        view: what is opened.
        codes: what was chosen.
        language: in which it is read.
        edition: of the dataset.
        site: address of the observatory, with a slash at its end.
    """
    return f"{site}{view.page}?{query({**in_link(codes), 'lang': language, 'edition': edition})}"


def _size(answer: Answer) -> int:
    frames = [frame for frame in (answer.frame, answer.table) if frame is not None]
    return 2_000 + sum(int(frame.estimated_size()) for frame in frames)


@kept(MOST_ROWS, _size)
def _kept(engine: Engine, name: str, codes: Fixed, language: str) -> Answer:
    return _answered(engine, view_of(engine, name), codes, language)


def _answered(engine: Engine, view: View, codes: Fixed, language: str) -> Answer:
    chosen = dict(codes)
    with speaking(language):
        answer = view.answer(engine, chosen, language)
    return replace(answer, view=view.name, codes=chosen, language=language)


def figure(engine: Engine, name: str, codes: Codes, *, language: str, theme: Theme) -> str:
    """The charts of an answer as JSON that plotly.js draws: the first one, and below `beside` the second.

    Raises:
        LookupError: this answer has no chart.
        NotHeld: see `ask`.
    """
    view = view_of(engine, name)
    return _figure(engine, name, _fixed(view, completed(view, engine, codes, language)), language, theme)


@kept(MOST_TEXT, len)
def _figure(engine: Engine, name: str, codes: Fixed, language: str, theme: Theme) -> str:
    answer = ask(engine, name, dict(codes), language=language)
    if not answer.pictures:
        raise LookupError(f"The answer of “{name}” has no chart.")
    with speaking(language):
        first, *others = (_drawn(picture, theme, language) for picture in answer.pictures)
    words = {"title": answer.title, "sentence": answer.sentence}
    return json.dumps({**words, **first, "beside": others}, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def drawn(engine: Engine, name: str, codes: Codes, *, language: str, theme: Theme) -> list[dict[str, object]]:
    """What a page must know of the charts before they come: height, alt, legend, and whether it is painted (a map)."""
    view = view_of(engine, name)
    return _places(engine, name, _fixed(view, completed(view, engine, codes, language)), language, theme)


@kept(2_000)
def _places(engine: Engine, name: str, codes: Fixed, language: str, theme: Theme) -> list[dict[str, object]]:
    figures = json.loads(_figure(engine, name, codes, language, theme))
    return [
        {
            "alt": figure["alt"],
            "legend": figure["legend"],
            "height": figure["layout"].get("height", HEIGHT),
            "painted": any("map" in trace["type"] for trace in figure["data"]),
        }
        for figure in (figures, *figures["beside"])
    ]


def _drawn(picture: Picture, theme: Theme, language: str) -> dict[str, object]:
    palette = PALETTES[theme]
    figure = picture.draw(palette)
    layout = {**figure["layout"], "separators": i18n.separators(language)}
    legend = picture.legend(palette) if picture.legend else ""
    return {"alt": picture.alt, "legend": legend, "data": figure["data"], "layout": layout}


def completed(
    view: View, engine: Engine, codes: Codes, language: str, *, until: str = "", forgiving: bool = False
) -> dict[str, tuple[str, ...]]:
    """What was chosen, with the usual for every choice that was not made.

    Args:
        view: what is asked.
        engine: who answers.
        codes: what was chosen.
        language: in which options are named.
        until: the choice before which to stop; empty for all.
        forgiving: whether the usual also replaces what is not on offer, as on a page.
    """
    full: dict[str, tuple[str, ...]] = {}
    for choice in view.choices:
        if choice.key == until:
            break
        chosen = codes.get(choice.key)
        if chosen is None or (forgiving and not _fits(choice, chosen, offered(engine, view, choice, full, language))):
            chosen = choice.usual(engine, full, offered(engine, view, choice, full, language))
        full[choice.key] = tuple(chosen)
    return full


def _fits(choice: Choice, chosen: Sequence[str], known: Mapping[str, str]) -> bool:
    if choice.options is None:
        return True
    return all(code in known for code in chosen) and (bool(chosen) or choice.kind == "many")


def offered(engine: Engine, view: View, choice: Choice, codes: Codes, language: str) -> Mapping[str, str]:
    """What can be chosen, of the choices before: code → name; empty for free text."""
    if choice.options is None:
        return {}
    fixed = tuple((key, tuple(chosen)) for key, chosen in codes.items())
    if not view.lasting:
        return _options(engine, choice, fixed, language)
    return _offered(engine, view.name, choice.key, fixed, language)


@kept(MOST_OPTIONS, len)
def _offered(engine: Engine, name: str, key: str, codes: Fixed, language: str) -> Mapping[str, str]:
    return _options(engine, view_of(engine, name).choice(key), codes, language)


def _options(engine: Engine, choice: Choice, codes: Fixed, language: str) -> Mapping[str, str]:
    assert choice.options  # noqa: S101 (who asked has looked)
    with speaking(language):
        return choice.options(engine, language, dict(codes))


def _fixed(view: View, codes: Codes) -> Fixed:
    return tuple((choice.key, tuple(codes.get(choice.key, ()))) for choice in view.choices)
