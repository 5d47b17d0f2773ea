"""Whole tables of the served edition, made into a file when the visitor asks for it."""

import streamlit as st

from observatory.export.csv import to_csv
from observatory.export.tables import read
from observatory.model.provenance import Evidence
from observatory.queries.provenance import edition
from observatory.settings import settings
from observatory.ui.engine import engine
from observatory.ui.language import _


def table_button(table: str, evidence: Evidence) -> None:
    """A button that hands out a whole table as CSV."""

    def file() -> bytes:
        folder = settings().dataset.parent / edition(engine())["parquet"][0]
        return to_csv(read(folder, table), evidence)

    st.download_button(
        _("Download the whole table (CSV)"),
        data=file,
        file_name=f"{table}-{evidence.edition}.csv",
        mime="text/csv",
        icon=":material/download:",
        on_click="ignore",
        key=f"table-{table}",
    )
