"""A language that nobody translated into: what a further one gets from its catalogue alone, made of the messages."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from babel.messages.pofile import read_po, write_po

from observatory import i18n

CODE = "eo"
"""Esperanto: it has numbers and dates in the CLDR, and no name of the dataset is in it."""


@contextmanager
def spoken(locales: Path) -> Iterator[None]:
    """Speak it beside the others, with every message between «angles»."""
    write_catalogue(locales)
    for language in i18n.LANGUAGES[1:]:
        (locales / language).symlink_to(i18n.LOCALES / language)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(i18n, "LANGUAGES", (*i18n.LANGUAGES, CODE))
        patched.setattr(i18n, "LOCALES", locales)
        i18n.translations.cache_clear()
        yield
    i18n.translations.cache_clear()


def write_catalogue(locales: Path) -> None:
    """Every message as it is, between angles: placeholders are kept."""
    with (i18n.LOCALES / "observatory.pot").open("rb") as file:
        catalogue = read_po(file, locale=CODE)
    for message in catalogue:
        if isinstance(message.id, tuple):
            message.string = tuple(angled(form) for form in message.id)
        elif message.id:
            message.string = angled(message.id)
    folder = locales / CODE / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "observatory.po").open("wb") as file:
        write_po(file, catalogue)


def angled(message: str) -> str:
    """A message as the language says it."""
    return f"«{message}»"


def was_said(text: str) -> bool:
    """Whether a text came out of the catalogue, whole or in part."""
    return "«" in text
