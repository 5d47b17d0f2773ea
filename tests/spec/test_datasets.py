"""What we hold, where it came from, and what to beware of; on every engine."""

from collections.abc import Iterable

import polars as pl
import pytest

from observatory.errors import NotHeld
from observatory.queries import datasets, holdings, tables
from tests.conftest import World
from tests.spec.publications import publications


def _table(columns: str, rows: Iterable[tuple[object, ...]]) -> pl.DataFrame:
    return pl.DataFrame(list(rows), schema=columns.split(), orient="row", infer_schema_length=None)


def catalogue() -> dict[str, pl.DataFrame]:
    """Two tables, described in two languages, and outlines that have no rows; jobs were read from two publications."""
    described = [
        ("job", "Jobs", "Empleos", 2),
        ("link", "Links", "Vínculos", 5),
        ("outline", "Borders", "Límites", None),
    ]
    fields = [("profile", "string", None, 1), ("hours", "number", "h", 2)]
    return {
        **publications(),
        "dataset": _table(
            "dataset language title processing grade edition updated key rows",
            [
                (name, language, title, "Read.", "curated", "2024", "2026-11-23", "profile|hours", rows)
                for name, english, spanish, rows in described
                for language, title in (("en", english), ("es", spanish))
            ],
        ),
        "field": _table(
            "dataset position field type unit language description",
            [
                ("job", position, name, kind, unit, language, f"{name} ({language})")
                for name, kind, unit, position in reversed(fields)
                for language in ("en", "es")
            ]
            + [("link", 1, "skill", "string", None, language, "It.") for language in ("en", "es")],
        ),
        "dataset_origin": _table(
            "dataset origin", [("job", "survey"), ("job", "adverts"), ("job", "gone"), ("link", "survey")]
        ),
        "dataset_caveat": _table(
            "dataset language position caveat",
            [
                ("job", "en", 2, "Then this."),
                ("job", "en", 1, "First this."),
                ("job", "es", 1, "Primero esto."),
                ("link", "en", 1, "Not this."),
            ],
        ),
        "job": pl.DataFrame({"profile": ["welder", "baker"], "hours": [40.0, None]}),
        "link": pl.DataFrame({"skill": ["weld"]}),
    }


def test_tables_are_listed_from_the_largest(world: World) -> None:
    """In the language asked for; outlines, which have no rows, stand last."""
    answer = datasets.datasets(world(catalogue()), language="es")

    assert [("link", "Vínculos", 5), ("job", "Empleos", 2), ("outline", "Límites", None)] == (
        answer.select("dataset", "title", "rows").rows()
    )
    assert {("Read.", "curated", "2024", "2026-11-23", "profile|hours")} == set(
        answer.select("processing", "grade", "edition", "updated", "key").rows()
    )


def test_columns_of_a_table_stand_in_their_order(world: World) -> None:
    """With type, unit and meaning; those of other tables and other languages stay out."""
    answer = datasets.fields(world(catalogue()), dataset="job", language="es")

    assert [("profile", "string", None, "profile (es)"), ("hours", "number", "h", "hours (es)")] == answer.rows()


def test_publications_behind_a_table_are_named(world: World) -> None:
    """By name; one that the catalogue does not describe is left out."""
    answer = datasets.origins(world(catalogue()), dataset="job")

    assert [("adverts", "Adverts", "Portal"), ("survey", "Survey", "Office")] == (
        answer.select("origin", "title", "producer").rows()
    )


def test_caveats_of_a_table_stand_in_their_order(world: World) -> None:
    """Only its own, and only in the language asked for."""
    assert ["First this.", "Then this."] == datasets.caveats(world(catalogue()), dataset="job", language="en")


def test_publications_stand_by_producer(world: World) -> None:
    """Each once, with what its licence asks for."""
    answer = datasets.publications(world(catalogue()))

    assert ["Forecast", "Survey", "Adverts"] == answer["title"].to_list()
    assert (
        "CC BY 4.0",
        "https://cc",
        "Source: Office",
        "https://office",
        None,
        "2026-11-23",
        "2020–2023",
        "measured",
    ) == (
        answer.select("licence", "licence_url", "attribution", "url", "published", "accessed", "period", "grade").row(1)
    )


def test_caveats_stand_by_publication_in_their_order(world: World) -> None:
    """A publication without caveats is left out, another language stays out."""
    rows = [
        ("census", "en", 2, "Ten years apart."),
        ("census", "en", 1, "Answers are rounded."),
        ("census", "es", 1, "Las respuestas se redondean."),
        ("adverts", "en", 1, "One portal."),
    ]
    engine = world({"origin_caveat": pl.DataFrame(rows, ["origin", "language", "position", "caveat"], orient="row")})

    assert {"adverts": ["One portal."], "census": ["Answers are rounded.", "Ten years apart."]} == (
        datasets.publication_caveats(engine, ["census", "adverts", "forecast"], language="en")
    )


@pytest.mark.parametrize(("language", "caveat"), [("es", "Con cautela."), ("eo", "Beware."), ("en", "Beware.")])
def test_an_edition_without_a_language_speaks_english(world: World, language: str, caveat: str) -> None:
    """A language that came after an edition was built finds its caveats all the same."""
    rows = [("region", "en", 1, "Beware."), ("region", "es", 1, "Con cautela.")]
    engine = world({"dataset_caveat": pl.DataFrame(rows, ["dataset", "language", "position", "caveat"], orient="row")})

    assert [caveat] == datasets.caveats(engine, dataset="region", language=language)


def test_coverage_counts_figures_and_cells_without(world: World) -> None:
    """Jobs by the survey: three figures of two regions from 2020 to 2022, one suppressed cell of a third in 2023."""
    cells = [
        ("jobs", "survey", "ES11", "2020", "value"),
        ("jobs", "survey", "ES11", "2021", "value"),
        ("jobs", "survey", "ES21", "2022", "value"),
        ("jobs", "survey", "ES30", "2023", "suppressed"),
        ("jobs", "adverts", "ES11", "2025-10", "value"),
        ("pay", "survey", "ES11", "2021", "missing"),
    ]
    labels = [
        ("indicator", "jobs", "en", "preferred", "Jobs"),
        ("indicator", "jobs", "es", "preferred", "Empleos"),
        ("indicator", "jobs", "es", "definition", "Ocupados."),
    ]
    engine = world(
        {
            **publications(),
            "observation": _table("indicator origin region period status", cells),
            "label": _table("kind id language role label", labels),
        }
    )

    assert [
        ("jobs", "Empleos", "adverts", "Adverts", "2025-10", "2025-10", 1, 1, 0),
        ("jobs", "Empleos", "survey", "Survey", "2020", "2023", 2, 3, 1),
        ("pay", "pay", "survey", "Survey", "2021", "2021", 0, 0, 1),
    ] == datasets.indicator_coverage(engine, language="es").rows()


def test_a_whole_table_comes_as_it_was_built(world: World) -> None:
    """All rows and columns, nulls too."""
    pieces = tables.table(world(catalogue()), "job")

    assert {("welder", 40.0), ("baker", None)} == set(pl.concat(pieces).rows())


def test_only_tables_that_are_listed_are_given(world: World) -> None:
    """What is asked for is compared with the names of the catalogue before it becomes part of a question."""
    with pytest.raises(NotHeld, match=r"There is no table “job; drop table job” in this edition\."):
        tables.table(world(catalogue()), "job; drop table job")


def test_everything_is_one_value(world: World) -> None:
    """The tables by name, without outlines: title in Spanish, key, fields and the publications with their periods."""
    held = holdings.holdings(world(catalogue()), language="es")
    jobs = held.tables[0]

    assert ("2026-11-23-1a2b3c4d", "2026-11-23") == (held.edition, held.updated)
    assert [("job", 2), ("link", 5)] == [(table.name, table.rows) for table in held.tables]
    assert ("Empleos", ("profile", "hours")) == (jobs.title, jobs.key)
    assert [("profile", "string", None, "profile (es)"), ("hours", "number", "h", "hours (es)")] == [
        (field.name, field.type, field.unit, field.meaning) for field in jobs.fields
    ]
    assert ["adverts", "survey"] == [source.origin for source in jobs.sources]
    assert ("2025-10", "2020–2023") == jobs.periods
