"""Take a figure away: rows in every form, picture in two, on paper, or framed on another site, without our session."""

from html import escape
from urllib.parse import urlencode

import streamlit as st

from observatory.export import citation
from observatory.export.forms import FORMS
from observatory.model.provenance import Evidence
from observatory.ui import address, choice
from observatory.ui.engine import engine
from observatory.ui.language import _, language
from observatory.views.sources import edition

TEXT_HEIGHT = 380
"""Pixels that finding, sentence, notes and source take on a desk."""


def link(evidence: Evidence) -> str:
    """The link that brings this very view back: every choice and the edition written out."""
    return address.page(choice.whole_query_string(edition=evidence.edition))


def forms(file: str, *, picture: bool) -> None:
    """Links for every form of a figure: the view of the same name, asked with the link of this page.

    Args:
        file: name of the figure.
        picture: whether there is a chart that can be drawn anew.
    """
    every_form(f"api/v1/{file}", choice.query_string())
    if picture:
        drawn = {"png": _("Chart as PNG"), "svg": _("Chart as SVG")}
        buttons = " ".join(
            f'<button class="chart-{form} of-{file}" type="button">{escape(name)}</button>'
            for form, name in drawn.items()
        )
        st.html(f'<div class="forms">{buttons}</div>')


def every_form(path: str, query: str) -> None:
    """Links to the same rows in every form."""
    files = {form.name: address.site(f"{path}.{ending}?{query}") for ending, form in FORMS.items()}
    links = " ".join(f'<a href="{escape(file)}" download>{escape(name)}</a>' for name, file in files.items())
    st.html(f'<div class="forms">{links}</div>')


def table_links(table: str) -> None:
    """Links to a whole table in every form."""
    with st.container(key="whole-table"):
        st.markdown("**" + _("Download the whole table") + "**")
        every_form(f"api/v1/tables/{table}", citation.query(choice.kept()))


def brief_link(kind: str, code: str) -> None:
    """A link to the two-page PDF about a `profile` or `region`, in the visitor's language and edition."""
    asked = urlencode({"lang": language(), "edition": edition(engine())})
    st.link_button(
        _("Two-page brief (PDF)"),
        address.site(f"api/v1/brief/{kind}/{code}.pdf?{asked}"),
        icon=":material/picture_as_pdf:",
        type="tertiary",
    )


def snippet(figure: str, title: str, *, drawn: int) -> None:
    """The line of HTML that puts this figure, as it is now, on another site, in a frame that holds its source, too.

    Args:
        figure: its name.
        title: its finding.
        drawn: height of picture or table.
    """
    source = address.public(f"embed/{figure}?{choice.query_string()}")
    st.markdown(_("To show this figure on another site:"))
    st.code(
        f'<iframe src="{escape(source)}" title="{escape(title)}" width="100%" height="{drawn + TEXT_HEIGHT}" '
        'style="border:0" loading="lazy"></iframe>',
        language="html",
        wrap_lines=True,
    )
