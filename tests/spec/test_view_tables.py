"""What the page Data and methods says of our tables, and the figures that leave from it, as they are published."""

import polars as pl

from observatory.model.evidence import Grade
from observatory.views import find
from observatory.views.asking import ask, offered
from tests.conftest import World
from tests.spec.publications import publications
from tests.spec.small_europe import cell, small_europe
from tests.spec.test_datasets import catalogue

CELLS = [
    cell("tertiary", "ES", "2023", 40.0),
    cell("tertiary", "ES21", "2022", 48.0),
    cell("tertiary", "ES21", "2023", 50.0, flag="b"),
    cell("tertiary", "ES21", "2024", None, flag="c", status="suppressed"),
    cell("tertiary", "LU00", "2024", None, status="missing"),
    cell("postings", "ES", "2025-01", 101.5, member="welding", origin="forecast"),
]


def figures() -> dict[str, pl.DataFrame]:
    """Four figures and two cells without; those of the forecast are modelled; the table was read from two surveys."""
    tables = small_europe(CELLS)
    grade = pl.when(pl.col("origin") == "forecast").then(pl.lit("modelled")).otherwise("grade")
    return (
        tables
        | publications()
        | {
            "observation": tables["observation"].with_columns(grade=grade),
            "dataset_origin": pl.DataFrame(
                [("observation", "adverts"), ("observation", "survey"), ("job", "forecast")],
                schema=["dataset", "origin"],
                orient="row",
            ),
        }
    )


def test_all_figures_leave_with_codes_and_names(world: World) -> None:
    """Names in the language, cells without a value with their reason; one modelled figure makes all of it modelled."""
    answer = ask(world(figures()), "observations", {}, language="es")

    assert [
        ("Job postings", "ES", "Spain", "2025-01", "welding", 101.5, "value", None, "modelled"),
        ("Educación superior", "ES", "Spain", "2023", "total", 40.0, "value", None, "measured"),
        ("Educación superior", "ES21", "País Vasco", "2022", "total", 48.0, "value", None, "measured"),
        ("Educación superior", "ES21", "País Vasco", "2023", "total", 50.0, "value", "b", "measured"),
        ("Educación superior", "ES21", "País Vasco", "2024", "total", None, "suppressed", "c", "measured"),
        ("Educación superior", "LU00", "Luxembourg", "2024", "total", None, "missing", None, "measured"),
    ] == answer.data.sort("indicator", "region", "period").select(
        "indicator_name", "region", "region_name", "period", "member", "value", "status", "flag", "grade"
    ).rows()
    assert (Grade.MODELLED, ["forecast", "survey"]) == (
        answer.evidence.grade,
        [source.origin for source in answer.evidence.sources],
    )


def test_choices_narrow_figures_and_what_stands_behind_them(world: World) -> None:
    """Of one region the survey alone speaks, which counts; of one year there are two regions."""
    engine = world(figures())
    region = ask(engine, "observations", {"region": ("ES21",)}, language="en")
    year = ask(engine, "observations", {"indicator": ("tertiary",), "period": ("2023", "2025-01")}, language="en")

    assert ["2022", "2023", "2024"] == sorted(region.data["period"])
    assert (Grade.MEASURED, ["survey"]) == (
        region.evidence.grade,
        [source.origin for source in region.evidence.sources],
    )
    assert [("ES", 40.0), ("ES21", 50.0)] == year.data.sort("region").select("region", "value").rows()


def test_no_figure_has_its_columns_and_the_sources_of_the_table(world: World) -> None:
    """Nobody counted postings in a region."""
    engine = world(figures())
    view = find(engine, "observations")
    assert view
    answer = ask(engine, "observations", {"indicator": ("postings",), "region": ("ES21",)}, language="en")

    assert (0, list(view.fields)) == (answer.data.height, answer.data.columns)
    assert (Grade.MEASURED, ["adverts", "survey"]) == (
        answer.evidence.grade,
        [source.origin for source in answer.evidence.sources],
    )


def test_what_has_rows_can_be_chosen(world: World) -> None:
    """Indicators in their order, regions by code, periods in time; none of them is chosen beforehand."""
    engine = world(figures())
    view = find(engine, "observations")
    assert view

    assert {"indicator": (), "region": (), "period": ()} == ask(engine, "observations", {}, language="es").codes
    assert [("tertiary", "Educación superior"), ("postings", "Job postings")] == list(
        offered(engine, view, view.choice("indicator"), {}, "es").items()
    )
    assert [("ES", "Spain"), ("ES21", "País Vasco"), ("LU00", "Luxembourg")] == list(
        offered(engine, view, view.choice("region"), {}, "es").items()
    )
    assert ["2022", "2023", "2024", "2025-01"] == list(offered(engine, view, view.choice("period"), {}, "es"))


def test_coverage_tells_years_regions_and_blanks(world: World) -> None:
    """Three figures of two regions and two cells without one, and a modelled one: six rows of the table."""
    answer = ask(world(figures()), "indicator-coverage", {}, language="es")

    assert "Qué abarcan los indicadores" == answer.title
    assert answer.sentence.endswith("4 datos y 2 celdas sin valor son las 6 filas de la tabla.")
    assert [
        ("Educación superior", "2022", "2024", 2, 3, 2, "Survey"),
        ("Job postings", "2025-01", "2025-01", 1, 1, 0, "Forecast"),
    ] == answer.rows.select(list(answer.columns)).rows()
    assert [None, None, None, 0, 0, 0, None] == [column.decimals for column in answer.columns.values()]
    assert ["Indicador", "Desde", "Hasta", "Regiones", "Cifras", "Sin valor", "Publicación"] == [
        column.heading for column in answer.columns.values()
    ]
    assert (Grade.MEASURED, "2022", "2025-01", ["forecast", "survey"]) == (
        answer.evidence.grade,
        answer.evidence.first,
        answer.evidence.last,
        [source.origin for source in answer.evidence.sources],
    )


def test_every_table_is_listed_with_its_worth_and_day(world: World) -> None:
    """The largest first, outlines without rows last; grade and day in words, codes in the file."""
    answer = ask(world(catalogue()), "tables", {"table": ("job",)}, language="es")

    assert "Todo lo que tenemos" == answer.title
    assert [
        ("Vínculos", 5, "editorial", "23 de noviembre de 2026"),
        ("Empleos", 2, "editorial", "23 de noviembre de 2026"),
        ("Límites", None, "editorial", "23 de noviembre de 2026"),
    ] == answer.rows.select(list(answer.columns)).rows()
    assert {("curated", "2026-11-23")} == set(answer.data.select("grade", "updated").rows())
    assert (Grade.CURATED, ["adverts", "forecast", "survey"]) == (
        answer.evidence.grade,
        [source.origin for source in answer.evidence.sources],
    )
