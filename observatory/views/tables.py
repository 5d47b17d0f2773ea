"""What the page Data and methods says of our tables; whole tables leave piece by piece, whatever their size."""

from collections.abc import Iterator
from functools import partial
from typing import Any

import polars as pl

from observatory import i18n
from observatory.engine import Engine
from observatory.i18n import N_
from observatory.model.evidence import Grade
from observatory.model.provenance import Evidence
from observatory.queries import datasets, indicators, observations, provenance, tables
from observatory.views.speech import _, day, grade_name, in_words, number
from observatory.views.view import Answer, Choice, Codes, Column, Options, View, always, options

OBSERVED = (
    "indicator",
    "indicator_name",
    "region",
    "region_name",
    "vintage",
    "period",
    "dimension",
    "member",
    "value",
    "status",
    "flag",
    "unit",
    "origin",
    "grade",
)


def table_view(engine: Engine, name: str) -> View | None:
    """The view of a whole table, `tables/<table>`; None where the dataset has no such table."""
    described = datasets.datasets(engine, language=i18n.DEFAULT).filter(pl.col("dataset") == name)
    if described.is_empty() or described["rows"][0] is None:
        return None

    def answer(engine: Engine, _codes: Codes, language: str) -> Answer:
        notes = tuple(datasets.caveats(engine, dataset=name, language=language))
        return Answer(table_evidence(engine, name), pieces=partial(tables.table, engine, name), notes=notes)

    return View(
        name=f"tables/{name}",
        page="data",
        answer=answer,
        choices=(),
        fields=(),
        title=described["title"][0],
        lasting=False,
    )


def table_names(engine: Engine) -> list[str]:
    """Every table that can be taken as a whole."""
    held = datasets.datasets(engine, language="en")
    return sorted(held.filter(pl.col("rows").is_not_null())["dataset"])


def entry(engine: Engine, table: str, language: str) -> dict[str, Any]:
    """What the catalogue says of a table: title, processing, grade, updated, key, rows; its caveats, its columns."""
    every = datasets.datasets(engine, language=language)
    return {
        **every.row(by_predicate=pl.col("dataset") == table, named=True),
        "caveats": datasets.caveats(engine, dataset=table, language=language),
        "fields": datasets.fields(engine, dataset=table, language=language),
    }


def table_evidence(engine: Engine, table: str) -> Evidence:
    """What stands behind a table."""
    grade = datasets.datasets(engine, language=i18n.DEFAULT).filter(dataset=table)["grade"]
    return provenance.evidence(engine, datasets.origins(engine, dataset=table)["origin"], grade=grade)


def publications(engine: Engine, language: str) -> list[dict[str, Any]]:
    """Every publication that was read, as `datasets.publications` gives them, with its caveats."""
    every = datasets.publications(engine)
    caveats = datasets.publication_caveats(engine, every["origin"], language=language)
    return [{**row, "caveats": caveats.get(row["origin"], [])} for row in every.iter_rows(named=True)]


def held(engine: Engine, _codes: Codes, language: str) -> Answer:
    """Every table of the dataset, the largest first."""
    data = datasets.datasets(engine, language=language)
    return Answer(
        provenance.evidence(engine, datasets.publications(engine)["origin"], grade=Grade.CURATED),
        data,
        title=_("Everything we hold"),
        sentence=_("All tables of this edition, the largest first."),
        table=data.with_columns(
            in_words("grade", grade_name, Grade).alias("worth"),
            in_words("updated", day, data["updated"].unique()).alias("day"),
        ),
        columns={
            "title": Column(_("Table")),
            "rows": Column(_("Rows"), 0),
            "worth": Column(_("Grade")),
            "day": Column(_("Updated")),
        },
    )


def coverage(engine: Engine, _codes: Codes, language: str) -> Answer:
    """Per indicator and publication: years, regions with a figure, and cells without a value."""
    data = datasets.indicator_coverage(engine, language=language)
    first, last = str(data["first_period"].min()), str(data["last_period"].max())
    figures, blank = int(data["figures"].sum()), int(data["without_value"].sum())
    return Answer(
        provenance.evidence(engine, data["origin"], grade=Grade.MEASURED, first=first, last=last),
        data,
        title=_("What the indicators cover"),
        sentence=_(
            "Per indicator and publication: years, regions with a figure, figures, and cells without a value. "
            "{figures} figures and {blank} cells without a value are the {rows} rows of the table."
        ).format(figures=number(figures), blank=number(blank), rows=number(figures + blank)),
        columns={
            "name": Column(_("Indicator")),
            "first_period": Column(_("From")),
            "last_period": Column(_("To")),
            "regions": Column(_("Regions"), 0),
            "figures": Column(_("Figures"), 0),
            "without_value": Column(_("Without a value"), 0),
            "title": Column(_("Publication")),
        },
    )


def observed(engine: Engine, codes: Codes, language: str) -> Answer:
    """Figures of indicators and regions, all of them or those chosen, with codes beside names."""
    chosen = {key: list(codes.get(key, ())) for key in ("indicator", "region", "period")}

    def pieces() -> Iterator[pl.DataFrame]:
        return observations.observations(engine, language=language, **chosen)

    behind = observations.origins(engine, **chosen)
    if behind.is_empty():
        behind = datasets.origins(engine, dataset="observation").with_columns(grade=pl.lit(Grade.MEASURED.value))
    return Answer(provenance.evidence(engine, behind["origin"], grade=behind["grade"]), pieces=pieces)


def _tables(engine: Engine, language: str, _codes: Codes) -> dict[str, str]:
    every = datasets.datasets(engine, language=language)
    return dict(every.filter(pl.col("rows").is_not_null()).select("dataset", "title").iter_rows())


def _indicators(engine: Engine, language: str, _codes: Codes) -> dict[str, str]:
    return dict(indicators.indicators(engine, language=language).select("indicator", "name").iter_rows())


def _regions(engine: Engine, language: str, _codes: Codes) -> dict[str, str]:
    return observations.regions(engine, language=language)


def _periods(engine: Engine, _language: str, _codes: Codes) -> dict[str, str]:
    return {period: period for period in observations.periods(engine)}


def _filter(key: str, says: str, known: Options) -> Choice:
    return Choice(key, "many", says, known, most=50)


CHOICES = (
    Choice(
        "view",
        "one",
        N_("Part of the page; the rows are the same."),
        options(
            {
                "tables": N_("Tables"),
                "indicators": N_("Indicators"),
                "publications": N_("Publications"),
                "methods": N_("Methods"),
            }
        ),
        label=N_("What to look at"),
        control="switch",
    ),
    Choice(
        "table",
        "one",
        N_("Table that the page describes; the rows are the same."),
        _tables,
        always("job_profile"),
        label=N_("Table"),
    ),
)
VIEWS = (
    View(
        name="tables",
        page="data",
        answer=held,
        choices=CHOICES,
        title=N_("Every table of this edition"),
        fields=("dataset", "title", "processing", "grade", "edition", "updated", "key", "rows"),
    ),
    View(
        name="indicator-coverage",
        page="data",
        answer=coverage,
        choices=(),
        title=N_("What the indicators cover"),
        fields=(
            "indicator",
            "name",
            "origin",
            "title",
            "first_period",
            "last_period",
            "regions",
            "figures",
            "without_value",
        ),
    ),
    View(
        name="observations",
        page="data",
        answer=observed,
        fields=OBSERVED,
        title=N_("Figures of indicators by region and period"),
        choices=(
            _filter("indicator", N_("Indicators; all if not given."), _indicators),
            _filter("region", N_("NUTS codes of regions; all if not given."), _regions),
            _filter("period", N_("Periods such as 2024 or 2024-08; all if not given."), _periods),
        ),
    ),
)
