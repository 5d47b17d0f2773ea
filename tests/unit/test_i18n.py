"""Languages: what a visitor reads, and how numbers and dates are written for them."""

from datetime import date
from string import Formatter

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from observatory import i18n


def test_every_language_has_every_sentence() -> None:
    """No sentence is left untranslated, fuzzy, or with another placeholder than the original."""
    for language in i18n.LANGUAGES:
        if language == i18n.DEFAULT:
            continue
        with (i18n.LOCALES / language / "LC_MESSAGES" / "observatory.po").open("rb") as file:
            catalogue = read_po(file, locale=language)
        unfinished = [m.id for m in catalogue if m.id and (m.fuzzy or not _said(m.string))]
        broken = [m.id for m in catalogue if m.id and _places(m.id) != _places(m.string)]

        assert [] == unfinished
        assert [] == broken


def _places(text: str | tuple[str, ...]) -> set[str]:
    """The names in braces, which every form of a sentence must keep."""
    forms = [text] if isinstance(text, str) else text
    return {name for form in forms for _before, name, _format, _conversion in Formatter().parse(form) if name}


def test_no_sentence_is_missing_from_a_catalogue() -> None:
    """Every sentence that pages and their parts say can be said in every language; `make messages` collects them."""
    spoken = {
        message
        for folder in (i18n.ROOT / "pages", i18n.ROOT / "observatory" / "ui")
        for _file, _line, message, _comments, _context in extract_from_dir(
            folder, method_map=[("**.py", "python")], keywords={"_": None, "ngettext": (1, 2)}
        )
    }
    for language in i18n.LANGUAGES:
        if language == i18n.DEFAULT:
            continue
        with (i18n.LOCALES / language / "LC_MESSAGES" / "observatory.po").open("rb") as file:
            known = {m.id for m in read_po(file, locale=language)}

        assert set() == spoken - known


def _said(text: str | tuple[str, ...]) -> bool:
    return bool(text) if isinstance(text, str) else all(text)


@pytest.mark.parametrize(
    ("wanted", "language"),
    [
        ("zu,xh;q=0.5", "en"),
        ("es-419", "es"),
        ("ES", "es"),
        ("en;q=0.3, es; q=0.8", "es"),
        ("es;q=0, en;q=0.1", "en"),
        ("es,en", "es"),
        ("es;q=much", "en"),
        ("*", "en"),
        ("", "en"),
    ],
)
def test_a_browser_is_answered_in_the_language_it_likes_best(wanted: str, language: str) -> None:
    """Weights decide, then the order; who asks only for languages that we do not speak reads English."""
    assert language == i18n.supported(wanted)


@pytest.mark.parametrize(
    ("value", "decimals", "language", "written"),
    [(1234.5, 1, "en", "1,234.5"), (1234.5, 1, "es", "1.234,5"), (-0.25, 1, "en", "−0.3"), (None, 1, "en", "–")],
)
def test_numbers_are_written_as_the_language_does(
    value: float | None, decimals: int, language: str, written: str
) -> None:
    """Grouping, decimal sign, half-up rounding and a real minus sign."""
    assert written == i18n.number(value, language=language, decimals=decimals)


def test_a_change_carries_its_sign() -> None:
    """A rise shows a plus, and a change that rounds to nothing shows none."""
    assert ["+1.2", "−1.2", "0.0"] == [i18n.signed(v, language="en", decimals=1) for v in (1.2, -1.2, 0.01)]


def test_months_are_named_in_the_visitors_language() -> None:
    """The period of a monthly figure reads as a month, not as a code."""
    assert ["Aug 2024", "ago 2024", "2024"] == [
        i18n.period("2024-08", language="en"),
        i18n.period("2024-08", language="es"),
        i18n.period("2024", language="es"),
    ]


def test_dates_are_written_in_full() -> None:
    """A date leaves no doubt about day and month."""
    assert "23 de noviembre de 2026" == i18n.day(date(2026, 11, 23), language="es")
