"""Freezing an edition: it answers for good, says what changed and why, and is whole or not there."""

import os
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from observatory.build.dataset import build
from observatory.build.release import release
from observatory.engine.editions import frozen, open_edition
from observatory.engine.embedded import EmbeddedEngine
from observatory.errors import EditionMissing, ReleaseRefused
from observatory.export.changes import about, between, counted
from observatory.settings import Settings
from tests.dataset import rows_of, write_dataset, write_rows

MONDAY, FRIDAY = date(2026, 11, 23), date(2026, 11, 27)
TITLES = "select title from job_profile where profile_id = 'p1'"


@pytest.fixture
def place(tmp_path: Path) -> Settings:
    """The miniature dataset, built."""
    found = Settings(data=tmp_path / "data", dataset=tmp_path / "build" / "observatory.duckdb", engine="")
    write_dataset(found.data)
    build(found.data, found.dataset)
    return found


def _freeze(place: Settings, day: date = MONDAY, **reasons: str) -> str:
    return release(place.data, place.dataset, place.editions, reasons=reasons, today=day).edition


def _rebuilt(place: Settings) -> None:
    write_rows(place.data, "job_profile", ["p1,arc welder,welding,0.25", rows_of("job_profile")[1]])
    os.utime(place.data / "tables" / "job_profile.csv", (2e9, 2e9))
    build(place.data, place.dataset)
    os.utime(place.dataset, (2.1e9, 2.1e9))


def test_a_frozen_edition_answers_after_the_data_changed(place: Settings) -> None:
    """What was cited is what is served, beside the newest."""
    cited = _freeze(place)
    _rebuilt(place)

    answers = [engine.ask(TITLES).item() for engine in (open_edition(place, cited), EmbeddedEngine(place.dataset))]

    assert ["welder", "arc welder"] == answers


def test_the_same_rows_are_the_same_edition(place: Settings) -> None:
    """How the data is written down may change after a release; a citation still names what is served."""
    cited = _freeze(place)
    write_rows(place.data, "job_profile", ['"p1","welder","welding",0.250', rows_of("job_profile")[1]])
    rewritten = build(place.data, place.dataset)

    assert (cited, cited) == (rewritten, EmbeddedEngine(place.dataset).ask("select edition from edition").item())


def test_a_release_needs_a_reason_for_every_changed_table(place: Settings) -> None:
    """The message names the table and what happened in it; nothing is frozen."""
    first = _freeze(place)
    _rebuilt(place)

    with pytest.raises(ReleaseRefused, match=r"job_profile \(0 added, 0 removed, 1 changed\)"):
        _freeze(place, FRIDAY)

    assert [first] == list(frozen(place.editions))


def test_a_reason_for_a_table_that_did_not_change_is_refused(place: Settings) -> None:
    """A reason that fits nothing is a mistake in the name of the table."""
    _freeze(place)
    _rebuilt(place)

    with pytest.raises(ReleaseRefused, match="skil"):
        _freeze(place, FRIDAY, job_profile="A better name", skil="A slip")


def test_the_newest_release_stands_first_and_names_the_one_before(place: Settings) -> None:
    """With its reasons, as they were given."""
    first = _freeze(place)
    _rebuilt(place)
    second = _freeze(place, FRIDAY, job_profile="A better name")
    kept = frozen(place.editions)

    assert [(second, FRIDAY, first, {"job_profile": "A better name"}), (first, MONDAY, "", {})] == [
        (one.edition, one.released, one.before, one.reasons) for one in kept.values()
    ]


def test_freezing_twice_changes_nothing(place: Settings) -> None:
    """The day of the first release stays."""
    _freeze(place)
    _freeze(place, FRIDAY)

    assert [MONDAY] == [one.released for one in frozen(place.editions).values()]


def test_a_dataset_older_than_its_data_is_not_frozen(place: Settings) -> None:
    """What is released must be what the data says."""
    write_rows(place.data, "job_profile", ["p1,arc welder,welding,0.25", rows_of("job_profile")[1]])
    os.utime(place.data / "tables" / "job_profile.csv", (2e9, 2e9))

    with pytest.raises(ReleaseRefused, match="observatory build"):
        _freeze(place)


def test_the_changes_of_one_profile_can_be_told_apart(place: Settings) -> None:
    """Only rows whose key names it."""
    first = _freeze(place)
    _rebuilt(place)
    second = _freeze(place, FRIDAY, job_profile="A better name")
    kept = frozen(place.editions)
    found = between(kept[first].folder, kept[second].folder)

    assert [("job_profile", 0, 0, 1)] == counted(found).rows()
    assert [("changed", "p1", "title", "welder", "arc welder")] == about(found, "p1")["job_profile"].rows()
    assert {} == about(found, "p2")


@pytest.mark.parametrize("name", ["2020-01-01-00000000", "../../tables", "", "x" * 500])
def test_an_edition_that_was_never_frozen_is_not_found(place: Settings, name: str) -> None:
    """Names are compared with those that are kept, never used as a path."""
    _freeze(place)

    with pytest.raises(EditionMissing, match="Frozen editions: 2026"):
        open_edition(place, name)


def test_releases_of_one_day_stand_in_the_order_they_were_made(tmp_path: Path) -> None:
    """Names of editions end in a hash, which says nothing about their order; the newest is the one to compare with."""
    chain = {"2026-11-23-bb": "", "2026-11-23-cc": "2026-11-23-bb", "2026-11-23-aa": "2026-11-23-cc"}
    for edition, before in chain.items():
        (tmp_path / edition).mkdir()
        note = f"edition: {edition}\nreleased: 2026-11-23\nbefore: '{before}'\nreasons: {{}}\n"
        (tmp_path / edition / "edition.yml").write_text(note, encoding="utf-8")

    assert ["2026-11-23-aa", "2026-11-23-cc", "2026-11-23-bb"] == list(frozen(tmp_path))


def test_rows_that_are_named_in_another_way_went_and_came(tmp_path: Path) -> None:
    """Where the key of a table changed, nobody can tell which rows are the same; where it stayed, a row changed."""
    for name, key, value in (("old", "code", 1), ("same", "code", 2), ("other", "name", 1)):
        folder = tmp_path / name
        folder.mkdir()
        pl.DataFrame({"dataset": ["thing"], "key": [key]}).write_parquet(folder / "dataset.parquet")
        pl.DataFrame({"code": ["a"], "name": ["A"], "value": [value]}).write_parquet(folder / "thing.parquet")

    assert [("changed", "a", "value", "1", "2")] == between(tmp_path / "old", tmp_path / "same")["thing"].rows()
    assert {("removed", "a"), ("added", "A")} == set(
        between(tmp_path / "old", tmp_path / "other")["thing"].select("kind", "row").iter_rows()
    )
    assert {} == between(tmp_path / "old", tmp_path / "old")
