"""Languages: which ones we speak, what a sentence is in each, and how each writes numbers and dates.

A language is a catalogue: one `locales/<code>/LC_MESSAGES/observatory.po` is all that a further one takes.
Pure: the language is always an argument. Who the visitor is, only `observatory.ui` knows.
"""

import io
import re
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from gettext import GNUTranslations, NullTranslations

from babel import Locale, negotiate_locale
from babel.dates import format_date, format_skeleton
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import NumberPattern, format_compact_decimal, get_decimal_symbol, get_group_symbol, parse_pattern

from observatory.settings import ROOT

DEFAULT = "en"
LOCALES = ROOT / "locales"
LANGUAGES = (DEFAULT, *sorted(file.parts[-3] for file in LOCALES.glob("*/LC_MESSAGES/observatory.po")))
"""Codes of ISO 639-1, those of the folders of `locales`; English is what the code says and needs none."""
MINUS = "\N{MINUS SIGN}"
_ASKED = re.compile(r"([a-z0-9-]+)(?:;q=([01](?:\.\d*)?))?")
"""A language of an `Accept-Language` header, and how much it is liked."""


@cache
def translations(language: str) -> NullTranslations:
    """The catalogue of a language, read from its `.po` file; English is its own catalogue."""
    file = LOCALES / language / "LC_MESSAGES" / "observatory.po"
    if not file.is_file():
        return NullTranslations()
    compiled = io.BytesIO()
    with file.open("rb") as source:
        write_mo(compiled, read_po(source, locale=language))
    compiled.seek(0)
    return GNUTranslations(compiled)


def translate(message: str, *, language: str) -> str:
    """Say a message in a language; unknown messages stay in English."""
    return translations(language).gettext(message)


def N_(message: str) -> str:  # noqa: N802 (the name that gettext gives to it)
    """Mark a message for translation that is said elsewhere, in the visitor's language."""
    return message


def translate_many(message: str, plural: str, count: int, *, language: str) -> str:
    """Say a message about a number of things, in the plural form that the language asks for."""
    return translations(language).ngettext(message, plural, count)


def language_name(language: str) -> str:
    """What a language calls itself.

    >>> language_name("es")
    'Español'
    """
    name = Locale.parse(language).get_display_name() or language
    return name[0].upper() + name[1:]


def supported(wanted: str | None) -> str:
    """The language of an `Accept-Language` header (or a bare code) that is liked best among those that we speak.

    >>> supported("eu-ES,en;q=0.5,es;q=0.8")
    'es'
    >>> supported(None)
    'en'
    """
    parts = (wanted or "").lower().replace(" ", "").split(",")
    asked = [(part[1], float(part[2] or 1)) for part in map(_ASKED.fullmatch, parts) if part]
    # Sorting keeps the order of the header where weights are equal; a weight of 0 says: not this one.
    codes = [code for code, weight in sorted(asked, key=lambda weighted: -weighted[1]) if weight]
    return negotiate_locale(codes, LANGUAGES, sep="-") or DEFAULT


def number(value: float | None, *, language: str, decimals: int = 0) -> str:
    """Write a number for reading: grouped, rounded half up to `decimals`, with a real minus sign.

    >>> number(12345.678, language="es", decimals=1)
    '12.345,7'
    >>> number(None, language="en")
    '–'
    """
    if value is None:
        return "–"
    text = _pattern(decimals).apply(round_half_up(value, decimals), _locale(language))
    return str(text).replace("-", MINUS)


@cache
def _pattern(decimals: int) -> NumberPattern:
    """Kept: to read a pattern takes longer than to write a number, and a table writes a thousand."""
    return parse_pattern("#,##0" + ("." + "0" * decimals if decimals else ""))


@cache
def _locale(language: str) -> Locale:
    return Locale.parse(language)


def separators(language: str) -> str:
    """How a language separates decimals and thousands, in Plotly's order.

    >>> separators("es")
    ',.'
    """
    return get_decimal_symbol(language) + get_group_symbol(language)


def signed(value: float | None, *, language: str, decimals: int = 0) -> str:
    """Write a change with its sign: `+1.2`, `−0.4`, `0.0`."""
    text = number(value, language=language, decimals=decimals)
    return f"+{text}" if value is not None and round_half_up(value, decimals) > 0 else text


def compact(value: float, *, language: str) -> str:
    """Write a large number briefly: `28.1K`."""
    return format_compact_decimal(value, locale=language, fraction_digits=1)


def round_half_up(value: float, decimals: int) -> float:
    """Round as readers expect: 0.5 goes up in size, not to the even neighbour.

    >>> round_half_up(2.5, 0), round_half_up(-2.5, 0), round_half_up(1.005, 2)
    (3.0, -3.0, 1.01)
    """
    quantum = Decimal(1).scaleb(-decimals)
    return float(Decimal(repr(value)).quantize(quantum, rounding=ROUND_HALF_UP))


def day(value: date, *, language: str) -> str:
    """Write a date in full, in English as Europe writes it.

    >>> day(date(2026, 11, 23), language="en")
    '23 November 2026'
    """
    return format_date(value, format="long", locale="en_GB" if language == "en" else language)


def period(text: str, *, language: str) -> str:
    """Write a period of the data: `2024` stays, `2024-08` becomes `Aug 2024`.

    >>> period("2024-08", language="es")
    'ago 2024'
    """
    if len(text) != 7:
        return text
    return format_skeleton("yMMM", date(int(text[:4]), int(text[5:]), 1), locale=language)
