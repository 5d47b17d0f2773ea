"""Languages: what a visitor reads, and how numbers and dates are written for them."""

import ast
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.pofile import read_po

from observatory import i18n
from observatory.catalogue import read_catalogue
from observatory.views.fields import described


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
    """Every sentence of the code, also within an f-string where `make messages` does not look, and of the YAML."""
    files = [*(i18n.ROOT / "pages").rglob("*.py"), *(i18n.ROOT / "observatory").rglob("*.py")]
    spoken = {sentence for file in files for sentence in _spoken(file)}
    spoken |= {field["meaning"] for field in described().values()}
    spoken |= {caveat for origin in read_catalogue(i18n.ROOT / "data").origins.values() for caveat in origin.caveats}
    with (i18n.LOCALES / "observatory.pot").open("rb") as file:
        known = {form for m in read_po(file) for form in ([m.id] if isinstance(m.id, str) else m.id)}

    assert set() == spoken - known


def _spoken(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"_", "N_", "ngettext"}:
            yield from (one.value for one in node.args if isinstance(one, ast.Constant) and isinstance(one.value, str))


@pytest.mark.parametrize("language", i18n.LANGUAGES[1:])
def test_every_catalogue_has_the_same_sentences(language: str) -> None:
    """None was added since the catalogues were last updated (`make messages`), and none is left of those removed."""
    with (i18n.LOCALES / "observatory.pot").open("rb") as file:
        collected = {m.id for m in read_po(file)}
    with (i18n.LOCALES / language / "LC_MESSAGES" / "observatory.po").open("rb") as file:
        assert collected == {m.id for m in read_po(file, locale=language)}


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


def test_charts_separate_digits_as_the_language_does() -> None:
    """Decimals first, then thousands, for any language that the CLDR knows."""
    assert [".,", ",.", ",\N{NARROW NO-BREAK SPACE}"] == [i18n.separators(language) for language in ("en", "es", "fr")]


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
