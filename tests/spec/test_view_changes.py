"""What changed between three editions, the newest of them served, as it is published."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import polars as pl
import pytest
import yaml

from observatory.engine import Engine
from observatory.engine.editions import NOTE
from observatory.errors import NotHeld
from observatory.model.evidence import Grade
from observatory.views import find
from observatory.views.asking import ask, offered
from observatory.views.changes import states
from tests.conftest import World
from tests.spec.published import published
from tests.spec.small_europe import cell, small_europe

FIRST, SECOND, SERVED = "2026-11-20-aaaaaaaa", "2026-11-21-bbbbbbbb", "2026-11-23-1a2b3c4d"
KEYS = {
    "job_profile": "profile_id",
    "observation": "indicator|region|period",
    "profile_skill": "profile_id|skill_id",
    "retired": "code",
}
Rows = Mapping[str, pl.DataFrame]
"""The tables of one edition."""
Editions = Callable[[Rows, Mapping[str, Mapping[str, str]]], None]
"""The tables that are served; edition → its reasons, in the order of their release."""


def _rows(columns: str, *rows: tuple[object, ...]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=columns.split(), orient="row")


OLD_NEEDS = _rows("profile_id skill_id need note", ("welder", "weld", "essential", "a"), ("baker", "bake", "o", "b"))
RETIRED = _rows("code title", ("r1", "Former"), ("r2", "Former"))
TABLES: dict[str, Rows] = {
    FIRST: {
        "job_profile": _rows("profile_id title", ("welder", "welder"), ("baker", "baker")),
        "observation": _rows("indicator region period value", ("tertiary", "ES21", "2023", 40.0)),
        "profile_skill": OLD_NEEDS,
        "retired": RETIRED,
    },
    # The welder has another title, a turner came, a figure was revised.
    SECOND: {
        "job_profile": _rows("profile_id title", ("welder", "arc welder"), ("baker", "baker"), ("turner", "turner")),
        "observation": _rows("indicator region period value", ("tertiary", "ES21", "2023", 41.5)),
        "profile_skill": OLD_NEEDS,
        "retired": RETIRED,
    },
    # The baker went, and one whole table; the welder's need is told otherwise in two fields, and another one came.
    SERVED: {
        "job_profile": _rows("profile_id title", ("welder", "arc welder"), ("turner", "turner")),
        "observation": _rows("indicator region period value", ("tertiary", "ES21", "2023", 41.5)),
        "profile_skill": _rows(
            "profile_id skill_id need note", ("welder", "weld", "optional", "c"), ("welder", "metals", "essential", "d")
        ),
    },
}
RELEASED: dict[str, dict[str, str]] = {FIRST: {}, SECOND: {"job_profile": "A better title.", "observation": "Revised."}}


def _write(folder: Path, tables: Rows) -> None:
    folder.mkdir(parents=True)
    listed = [(name, language, KEYS[name]) for name in tables for language in ("en", "es")]
    _rows("dataset language key", *listed).write_parquet(folder / "dataset.parquet")
    for name, rows in tables.items():
        rows.write_parquet(folder / f"{name}.parquet")


@pytest.fixture
def editions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Editions:
    """Writes the edition that is served, and those that were released, to where the settings look for them."""
    monkeypatch.setenv("OBSERVATORY_DATASET", str(tmp_path / "served"))
    monkeypatch.setenv("OBSERVATORY_DATA", str(tmp_path / "data"))

    def write(served: Rows, released: Mapping[str, Mapping[str, str]]) -> None:
        _write(tmp_path / "served", served)
        before = ""
        for edition, reasons in released.items():
            folder = tmp_path / "data" / "editions" / edition
            _write(folder, TABLES[edition])
            # The second was released a day after it was made, which its name does not tell.
            day = date(2026, 11, 22) if edition == SECOND else date.fromisoformat(edition[:10])
            note = {"edition": edition, "released": day, "before": before, "reasons": dict(reasons)}
            (folder / NOTE).write_text(yaml.safe_dump(note), encoding="utf-8")
            before = edition

    return write


@pytest.fixture
def engine(world: World, monkeypatch: pytest.MonkeyPatch) -> Engine:
    """Answers from the served edition, whose catalogue does not know what is retired."""
    labels = [
        ("profile", "welder", "en", "preferred", "arc welder"),
        ("profile", "welder", "es", "preferred", "soldador"),
        ("skill", "weld", "en", "preferred", "weld"),
        ("skill", "weld", "es", "preferred", "soldar"),
        ("region", "ES21", "en", "preferred", "Basque Country"),
        ("region", "ES21", "es", "preferred", "Euskadi"),
        ("indicator", "tertiary", "es", "preferred", "Educación superior"),
    ]
    titles = [
        ("job_profile", "en", "Job profiles", 2),
        ("job_profile", "es", "Perfiles", 2),
        ("profile_skill", "en", "Needs", 2),
        ("profile_skill", "es", "Necesidades", 2),
        ("observation", "en", "Figures", 1),
        ("observation", "es", "Cifras", 1),
    ]
    catalogue = _rows("dataset language title rows", *titles).with_columns(
        *(pl.lit("").alias(name) for name in ("processing", "grade", "edition", "updated", "key"))
    )
    profiles = [("welder", "arc welder", "joining", "7212"), ("turner", "turner", "machining", "7223")]
    opened = world(
        small_europe([cell("tertiary", "ES21", "2023", 41.5)])
        | published("survey", "esco")
        | {
            "dataset": catalogue,
            "label": _rows("kind id language role label", *labels),
            "job_profile": _rows("profile_id title area_id isco_code", *profiles),
        }
    )
    monkeypatch.setattr("observatory.views.changes.newest", lambda: opened)
    return opened


def test_rows_are_counted_by_table(editions: Editions, engine: Engine) -> None:
    """Since the second edition: a profile less; a need more, one less, one told otherwise; a table with two rows less.

    The need that is told otherwise in two fields is one row. What was not released yet has no reasons.
    """
    editions(TABLES[SERVED], RELEASED)
    answer = ask(engine, "changes", {}, language="es")
    why = "aún sin publicar, por lo que no consta el motivo"

    assert {"from": (SECOND,), "to": (SERVED,), "about": ("all",)} == answer.codes
    assert "6 filas distintas" == answer.title
    assert answer.sentence == (
        f"Filas añadidas, eliminadas o modificadas entre la edición {SECOND} y la edición {SERVED}, por tabla."
    )
    assert [("Perfiles", 0, 1, 0, why), ("Necesidades", 1, 1, 1, why), ("retired", 0, 2, 0, why)] == answer.rows.select(
        list(answer.columns)
    ).rows()
    assert ["job_profile", "profile_skill", "retired"] == answer.data["table"].to_list()
    assert [("Tabla", None), ("Añadidas", 0), ("Eliminadas", 0), ("Modificadas", 0), ("Por qué", None)] == [
        (column.heading, column.decimals) for column in answer.columns.values()
    ]
    assert (Grade.CURATED, ["esco", "survey"], SERVED) == (
        answer.evidence.grade,
        [source.origin for source in answer.evidence.sources],
        answer.evidence.edition,
    )


@pytest.mark.parametrize(("older", "newer"), [(FIRST, SECOND), (SECOND, FIRST)])
def test_reasons_are_those_of_the_releases_between(editions: Editions, engine: Engine, older: str, newer: str) -> None:
    """Whichever way round they are compared: what the second release said of them, and not the third."""
    editions(TABLES[SERVED], RELEASED | {SERVED: {"job_profile": "The baker left."}})
    answer = ask(engine, "changes", {"from": (older,), "to": (newer,)}, language="en")

    assert "3 rows differ" == answer.title
    assert f"from edition {older} to edition {newer}, by table." in answer.sentence
    assert [("Job profiles", "A better title."), ("Figures", "Revised.")] == (
        answer.rows.select("title", "reason").rows()
    )
    came, went = (1, 0) if newer == SECOND else (0, 1)
    assert [(came, went, 1), (0, 0, 1)] == answer.rows.select("added", "removed", "changed").rows()


def test_reasons_of_several_releases_stand_in_their_order(editions: Editions, engine: Engine) -> None:
    """The older one first; the served edition is released here."""
    third = {"job_profile": "The baker left.", "profile_skill": "Reviewed.", "retired": "No longer kept."}
    editions(TABLES[SERVED], RELEASED | {SERVED: third})
    answer = ask(engine, "changes", {"from": (FIRST,)}, language="en")

    assert [
        ("job_profile", "A better title. The baker left."),
        ("observation", "Revised."),
        ("profile_skill", "Reviewed."),
        ("retired", "No longer kept."),
    ] == answer.data.select("table", "reason").rows()


def test_the_newest_edition_with_differences_is_compared(editions: Editions, engine: Engine) -> None:
    """What is served equals the second edition, so the first one has something to show."""
    editions(TABLES[SECOND], RELEASED)
    answer = ask(engine, "changes", {}, language="en")

    assert ((FIRST,), (SERVED,)) == (answer.codes["from"], answer.codes["to"])
    with pytest.raises(NotHeld, match="Nothing differs between these two editions") as nothing:
        ask(engine, "changes", {"from": (SECOND,)}, language="en")
    assert "everything instead of one region" in nothing.value.remedy


def test_rows_are_named_and_told_field_by_field(editions: Editions, engine: Engine) -> None:
    """In the language asked for; the file keeps the codes; a skill without a name keeps its code."""
    editions(TABLES[SERVED], RELEASED)
    answer = ask(engine, "changed-rows", {"table": ("profile_skill",)}, language="es")

    assert ("Necesidades", "4 de 4 diferencias; los archivos las contienen todas.") == (answer.title, answer.sentence)
    assert [
        ("añadida", "soldador · metals", None, None, None),
        ("modificada", "soldador · soldar", "need", "essential", "optional"),
        ("modificada", "soldador · soldar", "note", "a", "c"),
        ("eliminada", "baker · bake", None, None, None),
    ] == answer.rows.select(list(answer.columns)).rows()
    assert [
        ("added", "welder|metals"),
        ("changed", "welder|weld"),
        ("changed", "welder|weld"),
        ("removed", "baker|bake"),
    ] == answer.data.select("kind", "row").rows()
    assert ["Qué pasó", "Fila", "Campo", "Antes", "Después"] == [column.heading for column in answer.columns.values()]
    assert Grade.CURATED is answer.evidence.grade


def test_the_page_shows_two_hundred_rows_and_the_file_all(editions: Editions, engine: Engine) -> None:
    """201 figures came."""
    years = [("postings", "ES21", f"{2000 + rank}", 1.0) for rank in range(201)]
    more = pl.concat([TABLES[SECOND]["observation"], _rows("indicator region period value", *years)])
    editions({**TABLES[SECOND], "observation": more}, RELEASED)
    answer = ask(engine, "changed-rows", {}, language="en")

    assert ("observation",) == answer.codes["table"]
    assert ("Figures", "200 of 201 differences; a file has all of them.") == (answer.title, answer.sentence)
    assert (200, 201) == (answer.rows.height, answer.data.height)
    assert "postings · Basque Country · 2000" == answer.rows["name"][0]


@pytest.mark.parametrize(
    ("code", "tables"),
    [
        ("welder", {"job_profile": "Job profiles", "profile_skill": "Needs"}),
        ("ES21", {"observation": "Figures"}),
        (
            "all",
            {"job_profile": "Job profiles", "observation": "Figures", "profile_skill": "Needs", "retired": "retired"},
        ),
    ],
)
def test_what_is_about_one_thing_is_told_apart(
    editions: Editions, engine: Engine, code: str, tables: dict[str, str]
) -> None:
    """From the first edition to what is served: the welder's title and needs, or the figure of one region."""
    editions(TABLES[SERVED], RELEASED)
    codes = {"from": (FIRST,), "about": (code,)}
    answer = ask(engine, "changes", codes, language="en")
    view = find(engine, "changed-rows")
    assert view

    assert list(tables) == answer.data["table"].to_list()
    assert tables == offered(engine, view, view.choice("table"), {**codes, "to": (SERVED,)}, "en")


def test_what_differs_about_one_profile_leaves_out_the_others(editions: Editions, engine: Engine) -> None:
    """Of a title changed, a profile come and another one gone, the first alone is about the welder."""
    editions(TABLES[SERVED], RELEASED)
    answer = ask(engine, "changed-rows", {"from": (FIRST,), "about": ("welder",)}, language="es")

    assert [("modificada", "soldador", "title", "welder", "arc welder")] == (
        answer.rows.select(list(answer.columns)).rows()
    )


def test_a_table_that_is_gone_keeps_its_code(editions: Editions, engine: Engine) -> None:
    """The served catalogue has no title for it; what was in it can be read all the same."""
    editions(TABLES[SERVED], RELEASED)
    answer = ask(engine, "changed-rows", {"table": ("retired",)}, language="en")

    assert "retired" == answer.title
    assert [("removed", "r1"), ("removed", "r2")] == answer.rows.select("what", "name").rows()


def test_editions_tell_when_they_were_released(editions: Editions, engine: Engine) -> None:
    """The newest first; the day where the name does not tell, and what is not released."""
    editions(TABLES[SERVED], RELEASED)
    view = find(engine, "changes")
    assert view

    assert {SERVED: f"{SERVED} (sin publicar)", SECOND: f"{SECOND} (publicada el 2026-11-22)", FIRST: FIRST} == offered(
        engine, view, view.choice("from"), {}, "es"
    )
    assert [SERVED, SECOND, FIRST] == list(offered(engine, view, view.choice("to"), {}, "es"))


def test_regions_and_profiles_can_be_asked_about(editions: Editions, engine: Engine) -> None:
    """Everything first; a region with its code."""
    editions(TABLES[SERVED], RELEASED)
    view = find(engine, "changes")
    assert view

    assert [("all", "Todo"), ("ES21", "Euskadi (ES21)"), ("welder", "soldador"), ("turner", "turner")] == list(
        offered(engine, view, view.choice("about"), {}, "es").items()
    )


def test_one_edition_is_compared_with_nothing(editions: Editions, engine: Engine) -> None:
    """The visitor is told when there will be something."""
    editions(TABLES[SERVED], {})

    for name in ("changes", "changed-rows"):
        with pytest.raises(NotHeld, match="Por ahora solo hay una edición") as alone:
            ask(engine, name, {}, language="es")
        assert alone.value.remedy


@pytest.mark.usefixtures("engine")
def test_a_served_file_has_its_tables_beside_it(
    editions: Editions, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Under the name that the edition gives; whoever serves the file alone compares what was released."""
    editions(TABLES[SERVED], {FIRST: {}})
    frozen = {FIRST: tmp_path / "data" / "editions" / FIRST}
    assert {SERVED: tmp_path / "served", **frozen} == states()

    monkeypatch.setenv("OBSERVATORY_DATASET", str(tmp_path / "build" / "observatory.duckdb"))
    assert frozen == states()
    _write(tmp_path / "build" / "observatory.parquet", TABLES[SERVED])
    assert {SERVED: tmp_path / "build" / "observatory.parquet", **frozen} == states()
