"""The words of the page Data for machines: how to ask, what may be asked, what is refused."""

import polars as pl
import streamlit as st

from observatory.ui.figure import Column, table
from observatory.ui.language import _, number
from observatory.views import View
from observatory.views.view import LONGEST_QUERY, MOST_PARAMETERS


def examples(name: str) -> None:
    """The same request by four programs."""
    base = "/".join((st.context.url or "").split("/")[:3])
    link = f"{base}/api/v1/{name}"
    told = {
        "curl": f"curl --compressed -O -J '{link}.csv'",
        "Python": f"import polars as pl\n\ndata = pl.read_csv('{link}.csv')",
        "R": f"data <- readr::read_csv('{link}.csv')",
        "Excel": f'= Csv.Document(Web.Contents("{link}.csv"), [Delimiter=",", Encoding=65001])',
    }
    for tab, (program, code) in zip(st.tabs(list(told)), told.items(), strict=True):
        with tab:
            if program == "Excel":
                st.markdown(_("Data → Get data → From web, or as a Power Query:"))
            # Streamlit's colours for code are too faint to read for everybody.
            st.code(code, language=None, wrap_lines=True)


def parameters(view: View | None) -> None:
    """What a view can be asked; a whole table has nothing to choose."""
    if view is None or not view.choices:
        st.caption(_("Nothing can be chosen here but `lang` and `edition`."))
        return
    st.header(_("Parameters"), anchor="parameters")
    rows = [(choice.key, choice.kind, choice.says) for choice in view.choices]
    table(
        pl.DataFrame(rows, schema=["key", "kind", "says"], orient="row"),
        {"key": Column(_("Parameter")), "kind": Column(_("Takes")), "says": Column(_("Meaning"))},
        key="parameters",
    )


def limits() -> None:
    """What is refused, and where the whole description is."""
    st.header(_("Good to know"), anchor="limits")
    st.markdown(
        _(
            "- Parameters that are left out take the default of the page; several codes are joined with commas.\n"
            "- A parameter or value that does not exist is refused with the nearest that do; nothing is guessed.\n"
            "- At most {parameters} parameters and {characters} characters of query.\n"
            "- `edition` names a frozen edition; `ETag` and `If-None-Match` spare you what you have."
        ).format(parameters=number(MOST_PARAMETERS), characters=number(LONGEST_QUERY))
    )
    st.markdown(
        _("[Description by OpenAPI](/api/v1/openapi.json) · [All addresses](/api/v1/) · "
          "[Catalogue by DCAT-AP](/api/v1/catalogue.ttl)")
    )  # fmt: skip
