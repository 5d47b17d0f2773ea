"""The visitor's language, looked up at the moment of speaking.

The shell says once which it is for as long as a page runs; a callback or a fragment that runs alone asks the session.
"""

from datetime import date

import streamlit as st

from observatory import i18n
from observatory.views import speech
from observatory.views.speech import speaking


def language() -> str:
    """The code of the language this visitor reads."""
    if spoken := speech.spoken():
        return spoken
    # On arrival the link speaks before the session does: the menu is drawn before the language list.
    chosen = st.session_state.get("lang", st.query_params.get("lang"))
    if chosen in i18n.LANGUAGES:
        return str(chosen)
    return i18n.supported(st.context.locale)


def _(message: str) -> str:
    """Say a message in the visitor's language."""
    return i18n.translate(message, language=language())


def ngettext(singular: str, plural: str, count: int, **more: object) -> str:
    """Say a message about a number of things; `{n}` in it becomes the number, other fields what `more` gives."""
    with speaking(language()):
        return speech.ngettext(singular, plural, count, **more)


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
    with speaking(language()):
        return speech.day(value)


def flag_meaning(letter: str) -> str:
    """What a flag of Eurostat says, in the visitor's language."""
    with speaking(language()):
        return speech.flag_meaning(letter)


def grade_name(grade: str) -> str:
    """What a grade is called, in the visitor's language."""
    with speaking(language()):
        return speech.grade_name(grade)
