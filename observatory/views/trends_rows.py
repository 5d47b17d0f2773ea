"""A trend as lines and as rows: every cell on screen, in words beside its codes."""

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

from observatory.charts.lines import Line
from observatory.model.evidence import Grade
from observatory.queries.trends import comparable
from observatory.views.speech import _, flag_meaning, grade_name, in_words, number, period, status_name
from observatory.views.trends_words import INDEX_OF_POSTINGS, Subject
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
    shown = [when for when in periods if first <= when <= last]
    januaries = [when for when in shown if when.endswith("-01")]
    if len(januaries) > 1:
        return [(when, when[:4]) for when in januaries]
    return [(when, period(when)) for when in shown]


def table_rows(rows: pl.DataFrame) -> pl.DataFrame:
    """Every cell of the lines, with and without a value; period, grade and what there is to remark in words."""
    remarks = [_remark(row) for row in rows.iter_rows(named=True)]
    return rows.with_columns(
        in_words("period", period, rows["period"].unique()).alias("when"),
        in_words("grade", grade_name, Grade).alias("grade_name"),
        remark=pl.Series(remarks, dtype=pl.String),
    )


def table_columns(subject: Subject) -> dict[str, Column]:
    """How `table_rows` are shown."""
    return {
        "name": Column(_("Region")),
        "when": Column(_("Period")),
        "value": Column(subject.unit_name, subject.decimals),
        "remark": Column(_("Remark")),
        "vintage": Column(_("NUTS")),
        "grade_name": Column(_("Grade")),
        "publication": Column(_("Publication")),
    }


def change_rows(rows: pl.DataFrame) -> pl.DataFrame:
    """Changes with their periods in words."""
    return rows.with_columns(
        in_words("first", period, rows["first"].unique()).alias("since"),
        in_words("last", period, rows["last"].unique()).alias("until"),
    )


def change_columns(subject: Subject) -> dict[str, Column]:
    """How changes are shown: points (or counts) first, percent second."""
    change = _("Change, points") if comparable(subject.unit) else _("Change")
    return {
        "name": Column(_("Region")),
        "since": Column(_("From")),
        "until": Column(_("To")),
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
