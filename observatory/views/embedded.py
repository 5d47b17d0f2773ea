"""An answer as one small page for another site: finding, sentence, charts, table and source, without any session."""

import json
from collections.abc import Iterator
from html import escape
from pathlib import Path
from string import Template

from observatory.engine import Engine
from observatory.views import sources
from observatory.views.asking import ask, drawn, link, view_of
from observatory.views.speech import _, grade_name, speaking
from observatory.views.view import Answer, Codes, Column, in_link

PAGE = Template(Path(__file__).with_name("embed.html").read_text(encoding="utf-8"))
MOST_ROWS = 500
"""Rows of a table on another site; all of them are a click away."""


def page(engine: Engine, name: str, codes: Codes, *, language: str, site: str) -> str:
    """The page.

    Args:
        engine: who answers.
        name: of the view.
        codes: what was chosen.
        language: in which it speaks.
        site: address of the observatory, without a slash at its end.

    Raises:
        NotHeld: there is nothing to show with these choices.
        LookupError: there is no such view.
    """
    answer = ask(engine, name, codes, language=language)
    view = view_of(engine, name)
    pictures = drawn(engine, name, codes, language=language, theme="light") if answer.pictures else []
    settings = {
        "address": f"{site}/api/v1/{name}.figure.json",
        "plotly": f"{site}/api/plotly.js",
        "site": f"{site}/",
        "pictures": pictures,
        "query": {**in_link(answer.codes), "lang": language, "edition": answer.evidence.edition},
    }
    evidence = answer.evidence
    back = link(view, answer.codes, language=language, edition=evidence.edition, site=f"{site}/")
    with speaking(language):
        title = answer.title or _(view.title)
        grade = f"<b>{escape(grade_name(evidence.grade).capitalize())}.</b>"
        words = {
            "language": language,
            "title": escape(title),
            "sentence": escape(answer.sentence),
            "table": escape(_("Table")),
            "open": "" if pictures else " open",
            "rows": "".join(_table(answer)),
            "notes": "<br>".join(map(escape, answer.notes)),
            "source": f"{grade} {escape(sources.counted(evidence) or sources.line(evidence))}",
            "lead": escape(_("Open in the Skills Observatory")),
            "page": escape(back),
            "site": escape(site),
            # A tag in a text must not end the script that holds it.
            "settings": json.dumps(settings, ensure_ascii=False).replace("<", "\\u003c"),
        }
    return PAGE.substitute(words)


def _table(answer: Answer) -> Iterator[str]:
    """The rows as the page of the observatory shows them."""
    columns = answer.columns
    heads = "".join(f"<th{_side(column)}>{escape(column.heading)}</th>" for column in columns.values())
    yield f"<table><thead><tr>{heads}</tr></thead><tbody>"
    for row in answer.rows.select(list(columns)).head(MOST_ROWS).iter_rows(named=True):
        cells = (f"<td{_side(column)}>{escape(column.written(row[key]))}</td>" for key, column in columns.items())
        yield f"<tr>{''.join(cells)}</tr>"
    yield "</tbody></table>"


def _side(column: Column) -> str:
    return "" if column.decimals is None else ' class="number"'
