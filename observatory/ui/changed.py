"""The words and rows of the page What changed."""

from collections.abc import Mapping
from pathlib import Path

import polars as pl
import streamlit as st

from observatory.engine.editions import Frozen, frozen
from observatory.export.changes import about, between, counted
from observatory.model.change import ADDED, CHANGED, REMOVED
from observatory.queries import datasets, names, provenance
from observatory.settings import settings
from observatory.ui.engine import engine, newest
from observatory.ui.figure import Column
from observatory.ui.language import _, language


def kept() -> dict[str, Frozen]:
    """Every frozen edition by its name, the newest release first."""
    return frozen(settings().editions)


def states(kept: dict[str, Frozen]) -> dict[str, Path]:
    """Every edition that can be compared, newest first, with its Parquet folder."""
    current = provenance.edition(newest()).row(0, named=True)
    served = {current["edition"]: settings().dataset.parent / current["parquet"]}
    return {**served, **{one.edition: one.folder for one in kept.values()}}


def called(kept: dict[str, Frozen], edition: str) -> str:
    """An edition with the day it was released."""
    if edition not in kept:
        return _("{edition} (served now, not released)").format(edition=edition)
    return _("{edition} (released {day})").format(edition=edition, day=kept[edition].released.isoformat())


@st.cache_data(show_spinner=False, max_entries=4)
def _differences(before: Path, after: Path) -> dict[str, pl.DataFrame]:
    return between(before, after)


def differences(before: Path, after: Path, subject: str) -> dict[str, pl.DataFrame]:
    """Every difference between two editions, by table: all of them (`all`), or those of one region or profile."""
    # Frozen editions never change, nor does a built one: computed once.
    found = _differences(before, after)
    return found if subject == "all" else about(found, subject)


def summary(found: Mapping[str, pl.DataFrame], titles: Mapping[str, str], why: Mapping[str, str]) -> pl.DataFrame:
    """How many rows differ, by table: table, added, removed, changed, title, reason."""
    return counted(found).with_columns(
        title=pl.col("table").replace(titles),
        reason=pl.col("table").replace_strict(why, default=_("not released yet, so no reason was given")),
    )


@st.cache_data(show_spinner=False, max_entries=4)
def _known(edition: str, code: str) -> dict[str, str]:
    del edition
    return names.names(engine(), language=code)


def known() -> dict[str, str]:
    """What is called how: code → name in the visitor's language."""
    return _known(provenance.edition(engine())["edition"][0], language())


def tables() -> dict[str, str]:
    """What each table is called."""
    return dict(datasets.datasets(engine(), language=language()).select("dataset", "title").iter_rows())


def reasons(kept: dict[str, Frozen], before: str, after: str) -> dict[str, str]:
    """Why tables changed, told by the releases between two editions, by table."""
    told: dict[str, list[str]] = {}
    edition = after
    while edition in kept and edition != before:
        for table, reason in kept[edition].reasons.items():
            told.setdefault(table, []).append(reason)
        edition = kept[edition].before
    return {table: " ".join(reversed(texts)) for table, texts in told.items()}


def readable(rows: pl.DataFrame) -> pl.DataFrame:
    """Differences with the name of what a row is about, and the kind of change in the visitor's language."""
    said = {ADDED: _("added"), REMOVED: _("removed"), CHANGED: _("changed")}
    found = known()

    def name(row: str) -> str:
        return " · ".join(found.get(code, code) for code in row.split("|"))

    return rows.with_columns(
        name=pl.col("row").map_elements(name, return_dtype=pl.String),
        what=pl.col("kind").replace_strict(said, return_dtype=pl.String),
    )


def columns() -> dict[str, Column]:
    """What the table of differences shows."""
    return {
        "what": Column(_("What happened")), "name": Column(_("Row")), "field": Column(_("Field")),
        "before": Column(_("Before")), "after": Column(_("After")),
    }  # fmt: skip
