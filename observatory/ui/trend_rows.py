"""A trend as lines and as rows: every cell on screen, in words beside its codes."""

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

from observatory.charts.lines import Line
from observatory.model.provenance import Evidence
from observatory.queries.trends import comparable
from observatory.ui.evidence import grade_name
from observatory.ui.language import _, flag_meaning, number, period, status_name
from observatory.ui.trend import INDEX_OF_POSTINGS, Subject
from observatory.views.view import Column


def axis(subject: Subject) -> str:
    """The unit as written on the chart, with what an index cannot show."""
    if subject.unit == INDEX_OF_POSTINGS:
        return _("{unit}: shows change, not level").format(unit=subject.unit_name)
    return subject.unit_name


def drawn_lines(subject: Subject, figures: pl.DataFrame) -> list[Line]:
    """How each area is drawn and named at its line's end."""
    last = figures.filter(pl.col("value").is_not_null()).group_by("area", maintain_order=True).last()
    return [
        Line(
            area=row["area"],
            name=_end_name(subject, row),
            value=number(row["value"], subject.decimals),
            chosen=row["role"] == "chosen",
            dashed=row["grade"] == "modelled",
        )
        for row in last.iter_rows(named=True)
    ]


def _end_name(subject: Subject, row: Mapping[str, Any]) -> str:
    name = subject.areas([row["area"]])
    return name if row["regions"] is None else _("{area}, middle region").format(area=name)


def points(subject: Subject, figures: pl.DataFrame) -> pl.DataFrame:
    """The figures that can be drawn, each with what the pointer shows."""
    valued = figures.filter(pl.col("value").is_not_null())
    hovers = [
        "<br>".join(
            part
            for part in (
                f"<b>{_end_name(subject, row)}</b>",
                f"{period(row['period'])}: {number(row['value'], subject.decimals)}",
                _remark(row),
            )
            if part
        )
        for row in valued.iter_rows(named=True)
    ]
    return valued.with_columns(hover=pl.Series(hovers, dtype=pl.String))


def ticks(periods: Sequence[str], *, first: str, last: str) -> list[tuple[str, str]]:
    """The periods that may be marked on the time axis; of months, each January by its year."""
    shown = [one for one in periods if first <= one <= last]
    januaries = [one for one in shown if one.endswith("-01")]
    if len(januaries) > 1:
        return [(one, one[:4]) for one in januaries]
    return [(one, period(one)) for one in shown]


def table_rows(subject: Subject, figures: pl.DataFrame, evidence: Evidence) -> pl.DataFrame:
    """Every cell on screen, with and without a value, in words and in codes."""
    titles = {source.origin: source.title for source in evidence.sources}
    remarks = [_remark(row) for row in figures.iter_rows(named=True)]
    return figures.select(
        pl.lit(subject.indicator).alias("indicator"),
        "area",
        pl.col("area").replace_strict(dict(subject.names), default=pl.col("area")).alias("name"),
        "period",
        "value",
        pl.lit(subject.unit).alias("unit"),
        "status",
        "flag",
        pl.Series("remark", remarks, dtype=pl.String),
        "regions",
        "vintage",
        "grade",
        pl.Series("grade_name", [grade_name(one) for one in figures["grade"]], dtype=pl.String),
        "origin",
        pl.col("origin").replace_strict(titles, default=pl.col("origin")).alias("publication"),
    )


def table_columns(subject: Subject) -> dict[str, Column]:
    """How `table_rows` are shown."""
    return {
        "name": Column(_("Region")),
        "period": Column(_("Period")),
        "value": Column(subject.unit_name, subject.decimals),
        "remark": Column(_("Remark")),
        "vintage": Column(_("NUTS")),
        "grade_name": Column(_("Grade")),
        "publication": Column(_("Publication")),
    }


def change_rows(subject: Subject, changes: pl.DataFrame) -> pl.DataFrame:
    """The changes with names and with the relative change in percent."""
    return changes.with_columns(
        name=pl.col("area").replace_strict(dict(subject.names), default=pl.col("area")),
        percent=pl.col("relative") * 100,
    )


def change_columns(subject: Subject) -> dict[str, Column]:
    """How `change_rows` are shown: points (or counts) first, percent second."""
    change = _("Change, points") if comparable(subject.unit) else _("Change")
    return {
        "name": Column(_("Region")),
        "first": Column(_("From")),
        "last": Column(_("To")),
        "start": Column(_("At first"), subject.decimals),
        "end": Column(_("At last"), subject.decimals),
        "change": Column(change, subject.decimals, signed=True),
        "percent": Column(_("Change, %"), 0, signed=True),
    }


def _remark(row: Mapping[str, Any]) -> str:
    """Why a cell has no value, or what its flags say, in words."""
    flags = [flag_meaning(letter) for letter in row["flag"] or ""]
    behind = [_("middle of {regions} regions").format(regions=number(row["regions"]))] if row["regions"] else []
    status = status_name(row["status"])
    return ", ".join(dict.fromkeys(part for part in (status, *behind, *flags) if part))
