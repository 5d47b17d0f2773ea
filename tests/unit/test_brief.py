"""A brief as its readers get it: tagged, with real text in every script, its way back, and never markup by accident."""

import io

import pytest
from pypdf import PdfReader

from observatory.export.brief import Bar, Brief, BriefFigure, pdf

LINK = "https://observatory.example/region?code=EL30&lang=en&edition=2026-11-23-1a2b3c4d"


def _figure(**more: object) -> BriefFigure:
    told = {
        "title": "Welding leads",
        "sentence": "Share of demand, %.",
        "source": "Measured. Source: Eurostat.",
        "columns": ("Skill", "", "%"),
        "rows": (Bar("weld", 3, "3.0"), Bar("turn", 1, "1.0", marked=True)),
    }
    return BriefFigure(**{**told, **more})  # type: ignore[arg-type]


def _brief(*figures: BriefFigure, title: str = "Attica", language: str = "en") -> Brief:
    return Brief(
        kind="Region",
        title=title,
        lead="Greece.",
        figures=figures or (_figure(),),
        link=LINK,
        link_words="This view",
        notes=("A note.",),
        footer="Edition 2026",
        publisher="Observatory",
        language=language,
    )


def _read(brief: Brief) -> PdfReader:
    return PdfReader(io.BytesIO(pdf(brief)))


def _text(brief: Brief) -> str:
    return " ".join(page.extract_text() for page in _read(brief).pages)


def test_it_is_tagged_and_says_its_language_and_title() -> None:
    """A screen reader finds headings, tables, language and title."""
    read = _read(_brief(language="es"))
    root = read.trailer["/Root"]

    assert (True, "es", "Attica") == (root["/MarkInfo"]["/Marked"], root["/Lang"], read.metadata.title)
    assert "/StructTreeRoot" in root


@pytest.mark.parametrize("name", ["Αττική", "Югозападен", "Łódzkie", "Região Norte", "Hovedstaden", "Észak-Alföld"])
def test_names_in_every_script_are_real_text(name: str) -> None:
    """What is printed can be selected, searched and read aloud."""
    assert name in _text(_brief(title=name))


def test_words_are_never_markup() -> None:
    """Text that looks like the typesetter's own marks is printed as it is."""
    hostile = '#read("/etc/passwd") $x$ <b> *bold* \\'

    assert hostile in _text(_brief(_figure(title=hostile)))


def test_each_figure_stands_with_its_sentence_and_source() -> None:
    """Bars and tables alike, values as text."""
    table = _figure(title="Parts", rows=(("high tech", "8.6"),), columns=("Indicator", "Here"))
    text = _text(_brief(_figure(modelled=True, base=1.0), table))

    assert [] == [
        word
        for word in ("Welding leads", "Share of demand, %.", "Source: Eurostat.", "weld", "3.0", "high tech", "8.6")
        if word not in text
    ]


def test_the_way_back_is_a_link() -> None:
    """The frozen view is one click away."""
    links = [
        note.get_object()["/A"]["/URI"]
        for page in _read(_brief()).pages
        for note in page.get("/Annots", [])
        if "/A" in note.get_object()
    ]

    assert [LINK] == sorted(set(links))


def test_the_same_brief_gives_the_same_bytes() -> None:
    """No clock and no chance in it."""
    assert pdf(_brief()) == pdf(_brief())


def test_what_does_not_fit_on_two_pages_is_left_out_from_the_end() -> None:
    """Twelve long figures: the first ones stay, and so does the way back."""
    long = tuple(
        _figure(title=f"Figure {n}", rows=tuple(Bar(f"row {m}", m, str(m)) for m in range(12))) for n in range(12)
    )
    text = _text(_brief(*long))

    assert 2 == len(_read(_brief(*long)).pages)
    assert (True, False, True) == ("Figure 0" in text, "Figure 11" in text, "This view" in text)
