"""The screen of Data for machines: which view, how to ask it, what may be asked, what is refused."""

import polars as pl
import streamlit as st

from observatory.export import citation
from observatory.ui import address, choice
from observatory.ui.download import every_form
from observatory.ui.engine import engine
from observatory.ui.language import _, language, number
from observatory.ui.table import table
from observatory.views import View, views
from observatory.views.asking import completed
from observatory.views.view import LONGEST_QUERY, MOST_PARAMETERS, Column


def choose_view() -> str:
    """The name of a view, or of a table for all of them."""
    titles = {name: _(view.title) for name, view in views().items()}
    return choice.choose(
        _("What you want"), {**titles, "tables/job_profile": _("A whole table")}, key="view-name", default="trend"
    )


def examples(view: View | None, name: str) -> None:
    """The same request by four programs, with what the page takes where nothing is chosen."""
    asked = citation.query({**usual(view), **choice.kept()})
    link = address.public(f"api/v1/{name}.csv?{asked}")
    source = f'Csv.Document(Web.Contents("{link}"), [Delimiter=",", Encoding=65001])'
    programs = {
        "curl": f"curl --compressed -O -J '{link}'",
        "Python": f"import polars as pl\n\ndata = pl.read_csv('{link}')",
        "R": f"data <- readr::read_csv('{link}')",
        "Excel": f"= Table.PromoteHeaders({source}, [PromoteAllScalars=true])",
    }
    for tab, (program, code) in zip(st.tabs(list(programs)), programs.items(), strict=True):
        with tab:
            if program == "Excel":
                st.markdown(_("Data → Get data → From web, or as a Power Query:"))
            # Streamlit's colours for code are too faint to read for everybody.
            st.code(code, language=None, wrap_lines=True)
    every_form(f"api/v1/{name}", asked)


def usual(view: View | None) -> dict[str, str]:
    """What a view takes where nothing is chosen, by parameter; parameters without a default are left out."""
    codes = completed(view, engine(), {}, language()) if view else {}
    return {key: ",".join(taken) for key, taken in codes.items() if taken}


def parameters(view: View | None) -> None:
    """What a view can be asked; a whole table has nothing to choose."""
    if view is None or not view.choices:
        st.caption(_("Nothing can be chosen here but `lang` and `edition`."))
        return
    st.header(_("Parameters"), anchor="parameters")
    taken = usual(view)
    kinds = {"one": _("one code"), "many": _("up to {n} codes"), "range": _("first,last"), "text": _("text")}
    rows = [
        (asked.key, kinds[asked.kind].format(n=number(asked.most)), _(asked.says), taken.get(asked.key))
        for asked in view.choices
    ]
    table(
        pl.DataFrame(rows, schema=dict.fromkeys(("key", "kind", "says", "usual"), pl.String), orient="row"),
        {
            "key": Column(_("Parameter")),
            "kind": Column(_("Takes")),
            "says": Column(_("Meaning")),
            "usual": Column(_("If left out")),
        },
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
    further = _("[Description by OpenAPI]({openapi}) · [All addresses]({index}) · [Catalogue by DCAT-AP]({catalogue})")
    openapi, index, catalogue = (address.site(f"api/v1/{file}") for file in ("openapi.json", "", "catalogue.ttl"))
    st.markdown(further.format(openapi=openapi, index=index, catalogue=catalogue))
