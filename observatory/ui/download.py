"""Take a figure away: its rows in five forms, its picture in two, by links that machines can follow too."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from html import escape

import polars as pl
import streamlit as st

from observatory import views
from observatory.export import citation
from observatory.export.document import Document
from observatory.export.forms import MEDIA, to_bytes
from observatory.model.holdings import Field
from observatory.model.provenance import Evidence
from observatory.queries.provenance import caveats
from observatory.ui import choice
from observatory.ui.engine import engine
from observatory.ui.language import _, language
from observatory.views.fields import described, kind_of

NAMES = {"csv": "CSV", "xlsx": "Excel", "parquet": "Parquet", "json": "JSON", "zip": "ZIP"}


def address(evidence: Evidence) -> str:
    """The link that brings this very view back: every choice and the edition written out."""
    return f"{(st.context.url or '').split('?')[0]}?{choice.query_string(edition=evidence.edition)}"


def shown_by(file: str) -> views.View | None:
    """The view behind a figure of this page; None where the figure is the page's own."""
    view = views.views().get(file)
    return view if view and view.page == (choice.page() or "overview") else None


def forms(
    data: pl.DataFrame, headings: Mapping[str, str], evidence: Evidence, *, file: str, title: str, picture: bool
) -> None:
    """Links or buttons for every form.

    Args:
        data: the rows on screen.
        headings: what its columns are called.
        evidence: where it comes from.
        file: name of the figure.
        title: the finding.
        picture: whether there is a chart that can be drawn anew.
    """
    if shown_by(file):
        _links({name: f"api/v1/{file}.{form}?{choice.query_string()}" for form, name in NAMES.items()})
    else:
        made = partial(_document, data, headings, evidence, file=file, title=title)
        for form, name in NAMES.items():
            st.download_button(
                name, data=partial(_bytes, made, form), file_name=f"{file}-{evidence.edition}.{form}",
                mime=MEDIA[form].split(";")[0], on_click="ignore", key=f"{form}-{file}", type="tertiary",
            )  # fmt: skip
    if picture:
        drawn = {"png": _("Chart as PNG"), "svg": _("Chart as SVG")}
        buttons = " ".join(
            f'<button class="chart-{form} of-{file}" type="button">{escape(name)}</button>'
            for form, name in drawn.items()
        )
        st.html(f'<div class="forms">{buttons}</div>')


def _bytes(made: Callable[[], Document], form: str) -> bytes:
    return to_bytes(made(), form)


def _links(links: Mapping[str, str]) -> None:
    said = " ".join(f'<a href="{escape(link)}" download>{escape(name)}</a>' for name, link in links.items())
    st.html(f'<div class="forms">{said}</div>')


def _document(
    data: pl.DataFrame, headings: Mapping[str, str], evidence: Evidence, *, file: str, title: str
) -> Document:
    known, spoken, link = described(), language(), address(evidence)

    def field(name: str, kind: pl.DataType) -> Field:
        says = known.get(name, {})
        meaning = says.get(spoken) or headings.get(name) or name.replace("_", " ")
        return Field(name, kind_of(kind), says.get("unit"), {spoken: meaning})

    return Document(
        name=f"{file}-{evidence.edition}",
        title=title,
        link=link,
        address=link,
        made=date.fromisoformat(evidence.edition[:10]).isoformat(),
        citation=citation.apa(title, edition=evidence.edition, link=link, language=spoken),
        bibtex=citation.bibtex(title, name=f"{file}-{evidence.edition}", edition=evidence.edition, link=link),
        language=spoken,
        fields=tuple(field(name, kind) for name, kind in data.schema.items()),
        notes=tuple(caveats(engine(), evidence, language=spoken)),
        evidence=evidence,
        batches=lambda: iter([data]),
    )


def table_links(table: str) -> None:
    """Links to a whole table in every form."""
    with st.container(key="whole-table"):
        st.markdown("**" + _("Download the whole table") + "**")
        _links({name: f"api/v1/tables/{table}.{form}?{citation.query(choice.kept())}" for form, name in NAMES.items()})
