"""The words of the page What changed."""

import polars as pl

from observatory.engine.editions import Frozen
from observatory.model.change import ADDED, CHANGED, REMOVED
from observatory.ui.language import _
from observatory.views.view import Column


def called(kept: dict[str, Frozen], edition: str) -> str:
    """An edition, with the day it was released where its name does not tell."""
    if edition not in kept:
        return _("{edition} (not released)").format(edition=edition)
    day = kept[edition].released.isoformat()
    return edition if edition.startswith(day) else _("{edition} (released {day})").format(edition=edition, day=day)


def readable(rows: pl.DataFrame) -> pl.DataFrame:
    """Differences with the kind of change in the visitor's language."""
    said = {ADDED: _("added"), REMOVED: _("removed"), CHANGED: _("changed")}
    return rows.with_columns(what=pl.col("kind").replace(said))


def columns() -> dict[str, Column]:
    """What the table of differences shows."""
    return {
        "what": Column(_("What happened")),
        "name": Column(_("Row")),
        "field": Column(_("Field")),
        "before": Column(_("Before")),
        "after": Column(_("After")),
    }
