"""A view as two printed pages: a tagged PDF with real text, its figures, their sentences and sources, and the way back.

Set by Typst, whose PDF follows PDF/UA-1; the template `brief.typ` gets words and figures as data, never as markup.
"""

import io
import json
import re
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import segno
import typst

TEMPLATE = Path(__file__).with_name("brief.typ")
FONTS = Path(__file__).with_name("fonts")


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of a bar figure.

    Attributes:
        label: what it is.
        value: length of the bar, in the figure's unit; its sign is in the text.
        text: the value as it is read, with unit and sign.
        marked: the one that the brief is about.
    """

    label: str
    value: float
    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class BriefFigure:
    """One figure with everything that belongs to it.

    Attributes:
        title: the finding.
        sentence: what is shown, of whom, when, in which unit.
        source: publications, period, grade, edition.
        columns: headings of the table or of label, bar and value.
        rows: bars, or rows of text.
        modelled: computed, not counted: bars are hatched.
        base: where bars begin, in their unit; a line is drawn there unless all of them go to one side of zero.
        ends: what a bar to the left does, and what a bar to the right does; empty where that goes without saying.
    """

    title: str
    sentence: str
    source: str
    columns: tuple[str, ...]
    rows: tuple[Bar, ...] | tuple[tuple[str, ...], ...]
    modelled: bool = False
    base: float = 0.0
    ends: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Brief:
    """What two pages say, in the visitor's language.

    Attributes:
        kind: what is described, such as “Region”.
        title, lead: its name, and the one thing to know.
        figures: in order of weight; together no more than two pages hold.
        link: address of the frozen view.
        link_words: what the link and its QR code lead to.
        notes: caveats, citation, licences.
        footer: publisher and edition, on each page.
        publisher: who made it.
        language: ISO 639-1.
    """

    kind: str
    title: str
    lead: str
    figures: tuple[BriefFigure, ...]
    link: str
    link_words: str
    notes: tuple[str, ...]
    footer: str
    publisher: str
    language: str


PAGES = 2


def pdf(brief: Brief) -> bytes:
    """The brief as PDF, on two pages: figures that would not fit are left out, the last one first."""
    made = _set(brief)
    while _pages(made) > PAGES and len(brief.figures) > 1:
        brief = replace(brief, figures=brief.figures[:-1])
        made = _set(brief)
    return made


def _pages(made: bytes) -> int:
    """How many pages the root of the page tree counts; Typst writes it in plain."""
    match = re.search(rb"/Type/Pages/Count (\d+)", made)
    return int(match[1]) if match else PAGES


def _set(brief: Brief) -> bytes:
    """Typeset; the same brief gives the same bytes."""
    return bytes(
        typst.compile(  # type: ignore[misc]  # its stub leaves a type open
            TEMPLATE,
            font_paths=[str(FONTS)],
            ignore_system_fonts=True,
            sys_inputs={"brief": json.dumps(_content(brief), ensure_ascii=False)},
            pdf_standards=["ua-1"],
        )
    )


def _content(brief: Brief) -> dict[str, object]:
    content = asdict(brief)
    return {
        **content,
        "link-words": content.pop("link_words"),
        "code": _code(brief.link),
        "figures": [_figure(figure) for figure in brief.figures],
    }


def _figure(figure: BriefFigure) -> dict[str, object]:
    bars = all(isinstance(row, Bar) for row in figure.rows)
    rows = [asdict(row) if isinstance(row, Bar) else {"cells": list(row)} for row in figure.rows]
    return {**asdict(figure), "shape": "bars" if bars else "cells", "rows": rows}


def _code(link: str) -> str:
    """The link as QR code, SVG."""
    drawn = io.BytesIO()
    segno.make(link, error="m", micro=False).save(drawn, kind="svg", border=0, xmldecl=False, svgclass=None)
    return drawn.getvalue().decode()
