"""What a request for a view asks, or what is wrong with it: strict where a page forgives."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from unicodedata import normalize
from urllib.parse import parse_qsl

from pydantic import BaseModel, Field
from rapidfuzz import fuzz, process, utils

from observatory import i18n, views
from observatory.engine import Engine
from observatory.export.forms import MEDIA
from observatory.views import Choice, View
from observatory.views.asking import Theme, completed, offered
from observatory.views.served import served
from observatory.views.view import LONGEST_QUERY, MOST_PARAMETERS

NEAREST, MOST_LISTED = 3, 60
FIGURE = "figure.json"
"""The form in which the charts of an answer are drawn by plotly.js."""
EVERYWHERE = ("lang", "edition")
LOOKS = ("figure", "embed", "embed_options", "theme")
"""What a link may say of how a page looks; no answer depends on it."""


class Problem(BaseModel, extra="forbid"):
    """What is wrong with a request by RFC 9457, and what would be right; what does not apply is left out."""

    type: str = "about:blank"
    title: str = Field(description="What is wrong, in words.")
    status: int = Field(description="The status of the answer.")
    parameter: str | None = Field(None, description="Where it is wrong.")
    value: str | None = Field(None, description="What was asked, cut to 60 characters.")
    nearest: list[str] | None = Field(None, description="What may be meant.")
    allowed: list[str] | None = Field(None, description="What would be right; the first ones where there are many.")
    allowed_in_all: int | None = Field(None, description="How many would be right.")
    length: int | None = Field(None, description="How long the query is.")
    maximum: int | None = Field(None, description="The most that is taken.")


class Refused(Exception):
    """A request that cannot be answered: the members of its `Problem`."""

    def __init__(self, status: int, title: str, **members: Any) -> None:
        super().__init__(title)
        self.status = status
        self.problem = Problem(title=title, status=status, **members).model_dump(exclude_none=True)


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that can be answered: who answers, which view, in which form, with which codes, language and theme."""

    engine: Engine
    view: View
    form: str
    codes: Mapping[str, tuple[str, ...]]
    language: str
    theme: Theme = "light"


def asked(path: str, query: bytes) -> Asked:
    """Read a request.

    Args:
        path: behind `/api/v1/`: `trend.csv`.
        query: as it came.

    Raises:
        Refused: with everything that helps to ask better.
        EditionMissing: it names an edition that no release froze.
    """
    given = _parameters(query)
    engine = served(given.get("edition", ""))
    name, dot, form = path.partition(".")
    if form not in (*MEDIA, FIGURE):
        raise Refused(
            404,
            "There is no such form.",
            value=(form if dot else path)[:60],
            nearest=_near(form, MEDIA),
            allowed=[*MEDIA, FIGURE],
        )
    view = views.find(engine, name)
    if view is None:
        known = views.names(engine)
        raise Refused(404, "There is no such view.", value=name[:60], nearest=_near(name, known), allowed=known)
    _known(given, view)
    language = given.get("lang", i18n.DEFAULT)
    if language not in i18n.LANGUAGES:
        raise _no_value("lang", language, dict.fromkeys(i18n.LANGUAGES, ""))
    if form == FIGURE:
        return Asked(engine, view, form, _drawn(engine, view, given, language), language, _theme(given))
    return Asked(engine, view, form, codes(engine, view, given, language), language)


def _drawn(engine: Engine, view: View, given: Mapping[str, str], language: str) -> dict[str, tuple[str, ...]]:
    """A chart follows the hand: as on the page, what is not on offer is replaced."""
    chosen = {choice.key: choice.read(given[choice.key]) for choice in view.choices if choice.key in given}
    return completed(view, engine, chosen, language, forgiving=True)


def _theme(given: Mapping[str, str]) -> Theme:
    themes: dict[str, Theme] = {"light": "light", "dark": "dark"}
    theme = given.get("theme", "light")
    if theme not in themes:
        raise _no_value("theme", theme, dict.fromkeys(themes, ""))
    return themes[theme]


def codes(engine: Engine, view: View, given: Mapping[str, str], language: str) -> dict[str, tuple[str, ...]]:
    """What was chosen, checked choice by choice, with the usual for the rest."""
    full: dict[str, tuple[str, ...]] = {}
    for choice in view.choices:
        known = offered(engine, view, choice, full, language)
        if choice.key in given:
            full[choice.key] = _checked(choice, given[choice.key], known)
        else:
            full[choice.key] = tuple(choice.usual(engine, full, known))
        if choice.kind in ("one", "range") and not full[choice.key]:
            raise Refused(404, "Nothing is held for this choice.", parameter=choice.key)
    return full


def _parameters(query: bytes) -> dict[str, str]:
    if len(query) > LONGEST_QUERY:
        raise Refused(414, "The query is too long.", length=len(query), maximum=LONGEST_QUERY)
    if query.count(b"&") >= MOST_PARAMETERS:
        raise Refused(400, "There are too many parameters.", maximum=MOST_PARAMETERS)
    try:
        pairs = parse_qsl(query.decode("ascii"), keep_blank_values=True, errors="strict")
    except (UnicodeDecodeError, ValueError):
        raise Refused(400, "The query is not percent-encoded UTF-8.") from None
    given: dict[str, str] = {}
    for name, value in pairs:
        if not (name.isprintable() and value.isprintable()):
            raise Refused(400, "The query holds characters that cannot be printed.")
        if name in given:
            raise Refused(
                400,
                "This parameter is given more than once; several codes are joined with commas.",
                parameter=name[:60],
            )
        given[name] = value
    return given


def _known(given: Iterable[str], view: View) -> None:
    """Refuse what neither the view nor its page understands: a page's link is a request for each of its figures."""
    allowed = [*(choice.key for choice in view.choices), *EVERYWHERE]
    understood = {*allowed, *view.ignores, *views.spoken_by(view.page), *LOOKS}
    for name in given:
        if name not in understood:
            raise Refused(
                400,
                "This view has no such parameter.",
                parameter=name[:60],
                nearest=_near(name, allowed),
                allowed=allowed,
            )


def _checked(choice: Choice, value: str, known: Mapping[str, str]) -> tuple[str, ...]:
    if choice.kind == "text":
        if len(value) > choice.most:
            raise Refused(400, "This text is too long.", parameter=choice.key, maximum=choice.most)
        return (value.strip(),) if value.strip() else ()
    codes = tuple(dict.fromkeys(code for code in value.split(",") if code))
    for code in codes:
        if code not in known:
            raise _no_value(choice.key, code, known)
    most = {"one": 1, "range": 2, "many": choice.most}[choice.kind]
    if len(codes) > most:
        raise Refused(400, "These are too many codes for this parameter.", parameter=choice.key, maximum=most)
    if choice.kind == "one" and not codes:
        raise _no_value(choice.key, "", known)
    return _range(choice, value, list(known)) if choice.kind == "range" else codes


def _range(choice: Choice, value: str, known: Sequence[str]) -> tuple[str, ...]:
    ends = value.split(",")
    if len(ends) != 2 or not all(ends) or known.index(ends[0]) > known.index(ends[1]):
        raise Refused(
            400,
            "This parameter takes a first and a last code, joined with a comma.",
            parameter=choice.key,
            allowed=list(known)[:MOST_LISTED],
        )
    return tuple(ends)


def _no_value(parameter: str, value: str, known: Mapping[str, str]) -> Refused:
    return Refused(
        400,
        "This parameter has no such value.",
        parameter=parameter,
        value=value[:60],
        nearest=_near(value, known, known.values()),
        allowed=list(known)[:MOST_LISTED],
        allowed_in_all=len(known),
    )


def _near(value: str, known: Iterable[str], names: Iterable[str] = ()) -> list[str]:
    """The codes that come nearest, by code or by name."""
    codes = list(known)
    # Wide and other odd forms of letters stand for the plain ones.
    matches = process.extract(
        normalize("NFKC", value[:60]),
        [*codes, *names],
        scorer=fuzz.WRatio,
        processor=utils.default_process,
        limit=2 * NEAREST,
        score_cutoff=50,
    )
    return list(dict.fromkeys(codes[index % len(codes)] for _text, _score, index in matches))[:NEAREST]
