"""Whole tables of the dataset, row by row as they were built; they leave piece by piece, whatever their size."""

from collections.abc import Iterator
from functools import partial

import polars as pl

from observatory import i18n
from observatory.engine import Engine
from observatory.model.evidence import Grade
from observatory.queries import datasets, indicators, observations, provenance, tables
from observatory.views.view import N_, Answer, Choice, Codes, Options, View

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

    def answer(engine: Engine, codes: Codes, language: str) -> Answer:
        del codes
        evidence = provenance.evidence(
            engine, datasets.origins(engine, dataset=name)["origin"], grade=[described["grade"][0]]
        )
        notes = tuple(datasets.caveats(engine, dataset=name, language=language))
        return Answer(evidence, pieces=partial(tables.table, engine, name), notes=notes)

    return View(
        name=f"tables/{name}",
        page="data",
        answer=answer,
        choices=(),
        fields=(),
        ignores=("table", "view"),
        title=described["title"][0],
    )


def table_names(engine: Engine) -> list[str]:
    """Every table that can be taken as a whole."""
    held = datasets.datasets(engine, language="en")
    return sorted(held.filter(pl.col("rows").is_not_null())["dataset"])


def held(engine: Engine, _codes: Codes, language: str) -> Answer:
    """Every table of the dataset, the largest first."""
    origins = datasets.publications(engine)["origin"]
    return Answer(
        provenance.evidence(engine, origins, grade=Grade.CURATED), datasets.datasets(engine, language=language)
    )


def coverage(engine: Engine, _codes: Codes, language: str) -> Answer:
    """Per indicator and publication: years, regions with a figure, and cells without a value."""
    found = datasets.indicator_coverage(engine, language=language)
    first, last = str(found["first_period"].min()), str(found["last_period"].max())
    return Answer(provenance.evidence(engine, found["origin"], grade=Grade.MEASURED, first=first, last=last), found)


def observed(engine: Engine, codes: Codes, language: str) -> Answer:
    """Figures of indicators and regions, all of them or those chosen, with codes beside names."""
    chosen = {key: list(codes.get(key, ())) for key in ("indicator", "region", "period")}

    def pieces() -> Iterator[pl.DataFrame]:
        return observations.observations(engine, language=language, **chosen)

    behind = observations.origins(engine, **chosen)
    if behind.is_empty():
        behind = datasets.origins(engine, dataset="observation").with_columns(grade=pl.lit(Grade.MEASURED.value))
    return Answer(provenance.evidence(engine, behind["origin"], grade=behind["grade"]), pieces=pieces)


def _indicators(engine: Engine, language: str, codes: Codes) -> dict[str, str]:
    del codes
    return dict(indicators.indicators(engine, language=language).select("indicator", "name").iter_rows())


def _regions(engine: Engine, language: str, codes: Codes) -> dict[str, str]:
    del codes
    return observations.regions(engine, language=language)


def _periods(engine: Engine, language: str, codes: Codes) -> dict[str, str]:
    del language, codes
    return {period: period for period in observations.periods(engine)}


def _filter(key: str, says: str, known: Options) -> Choice:
    return Choice(key, "many", says, known, most=50)


VIEWS = (
    View(
        name="tables",
        page="data",
        answer=held,
        choices=(),
        ignores=("table", "view"),
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
        ignores=("table", "view"),
        title=N_("Figures of indicators by region and period"),
        choices=(
            _filter("indicator", N_("Indicators; all if not given."), _indicators),
            _filter("region", N_("NUTS codes of regions; all if not given."), _regions),
            _filter("period", N_("Periods such as 2024 or 2024-08; all if not given."), _periods),
        ),
    ),
)
