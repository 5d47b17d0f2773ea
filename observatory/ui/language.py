"""The visitor's language, looked up at the moment of speaking.

A context variable set by the shell is lost when a fragment reruns alone; the session is not.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

import polars as pl
import streamlit as st

from observatory import i18n
from observatory.views.speech import Speech


def language() -> str:
    """The code of the language this visitor reads."""
    # On arrival the link speaks before the session does: the menu is drawn before the language list.
    chosen = st.session_state.get("lang", st.query_params.get("lang"))
    if chosen in i18n.LANGUAGES:
        return str(chosen)
    return i18n.supported(st.context.locale)


def speech() -> Speech:
    """The visitor's language, for words that paper says again."""
    return Speech(language())


def _(message: str) -> str:
    """Say a message in the visitor's language."""
    return i18n.translate(message, language=language())


def ngettext(one: str, many: str, count: int, **more: object) -> str:
    """Say a message about a number of things; `{n}` in it becomes the number, other fields what `more` gives."""
    return speech().count(one, many, count, **more)


def in_words(column: str, words: Callable[[str], str], codes: Iterable[str]) -> pl.Expr:
    """A column of codes in the visitor's words, looked up beforehand: Polars' own threads do not know the visitor.

    Args:
        column: of codes; a code that is not among `codes` stays as it is.
        words: what a code is called.
        codes: those that may occur.
    """
    known = {code: words(code) for code in codes}
    return pl.col(column).replace_strict(known, default=pl.col(column), return_dtype=pl.String)


def number(value: float | None, decimals: int = 0) -> str:
    """Write a number for this visitor."""
    return i18n.number(value, language=language(), decimals=decimals)


def signed(value: float | None, decimals: int = 0) -> str:
    """Write a change with its sign for this visitor."""
    return i18n.signed(value, language=language(), decimals=decimals)


def period(text: str) -> str:
    """Write a period of the data for this visitor."""
    return i18n.period(text, language=language())


def day(value: date | str) -> str:
    """Write a day, or its ISO date, for this visitor."""
    return i18n.day(date.fromisoformat(value) if isinstance(value, str) else value, language=language())


def flag_meaning(letter: str) -> str:
    """What a flag of Eurostat says, in the visitor's language."""
    return speech().flag(letter)


def status_name(status: str) -> str:
    """Why a cell has no number, in the visitor's language; empty where it has one."""
    return {"value": "", "suppressed": _("suppressed"), "missing": _("missing"), "not_applicable": _("not applicable")}[
        status
    ]


def place_name(row: Mapping[str, str | None]) -> str:
    """A region as it is typed: its name, other names it goes by, its code.

    >>> place_name({"name": "Attiki", "local_name": "Αττική", "name_latin": "Attiki", "region": "EL30"})
    'Attiki · Αττική (EL30)'
    """
    names = [row["name"], row["local_name"], row["name_latin"]]
    return f"{' · '.join(dict.fromkeys(name for name in names if name))} ({row['region']})"
