"""Frozen editions as visitors meet them: a citation is answered, a wrong one explained, two editions compared."""

import shutil
from datetime import date
from pathlib import Path

import polars as pl
import pytest
import yaml
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

from observatory.api.routes import ROUTES
from observatory.engine import newest_folder
from observatory.engine.editions import NOTE
from observatory.settings import settings
from tests.pages.conftest import Opener

OLD = "2020-01-01-00000001"


@pytest.fixture(autouse=True)
def older_edition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The served dataset, frozen under another name with one profile less and one title spelt otherwise."""
    folder = tmp_path / "editions" / OLD
    shutil.copytree(newest_folder(settings().dataset)(), folder)
    edition = pl.read_parquet(folder / "edition.parquet")
    edition.with_columns(edition=pl.lit(OLD)).write_parquet(folder / "edition.parquet")
    profiles = pl.read_parquet(folder / "job_profile.parquet").sort("title")
    renamed = pl.when(pl.int_range(pl.len()) == 0).then(pl.lit("a former title")).otherwise("title")
    profiles.with_columns(title=renamed).head(-1).write_parquet(folder / "job_profile.parquet")
    note = {"edition": OLD, "released": date(2020, 1, 1), "before": "", "reasons": {}}
    (folder / NOTE).write_text(yaml.safe_dump(note), encoding="utf-8")
    monkeypatch.setenv("OBSERVATORY_DATASET", str(settings().dataset))
    monkeypatch.setenv("OBSERVATORY_DATA", str(tmp_path))


def _texts(app: AppTest) -> str:
    return " ".join(str(one.value) for one in [*app.markdown, *app.caption, *app.warning])


def test_a_cited_edition_is_served_and_named(open_page: Opener) -> None:
    """Above the page and at its foot."""
    app = open_page(f"overview?lang=en&edition={OLD}")

    assert f"You read the frozen edition **{OLD}**, not the newest." in _texts(app)
    assert f"Edition of the data: {OLD}" in _texts(app)
    assert OLD == app.query_params["edition"]


def test_the_way_back_to_the_newest_is_one_click(open_page: Opener) -> None:
    """And the link no longer names the old edition."""
    app = open_page(f"overview?lang=en&edition={OLD}")
    app.button[0].click().run()

    assert OLD not in _texts(app)
    assert "edition" not in app.query_params


def test_an_edition_that_is_not_kept_is_explained(open_page: Opener) -> None:
    """The newest is served, and the visitor is told."""
    app = open_page("overview?lang=en&edition=1999-01-01-ffffffff")

    assert "“1999-01-01-ffffffff”, which was not frozen by a release" in app.warning[0].value
    assert OLD in app.warning[0].value


def test_two_editions_are_compared(open_page: Opener) -> None:
    """One profile came, one title changed."""
    app = open_page(f"changes?lang=en&from={OLD}&table=job_profile")
    summary, rows = (one.value for one in app.table[:2])

    assert "2 rows differ" == app.header[0].value
    assert [["1", "0", "1"]] == summary[["Added", "Removed", "Changed"]].to_numpy().tolist()
    assert ["added", "changed"] == rows["What happened"].tolist()
    assert "a former title" == rows["Before"].tolist()[1]


@pytest.mark.parametrize("language", ["en", "es"])
def test_nothing_to_compare_is_said(open_page: Opener, language: str) -> None:
    """An edition compared with itself has no differences, and the page says what to do."""
    app = open_page(f"changes?lang={language}&from={OLD}&to={OLD}")

    assert [] == list(app.exception)
    assert 0 == len(app.table)
    assert 2 <= len(app.markdown)


def test_a_file_of_a_view_that_an_edition_lacks_is_refused_in_words() -> None:
    """An edition frozen before there was a table has no answer; the dataset itself is well."""
    (settings().editions / OLD / "map_profile.parquet").unlink()
    with TestClient(Starlette(routes=ROUTES)) as client:
        answer = client.get(f"/api/v1/skills-map.csv?edition={OLD}")

    assert (404, "This edition is older than this view and lacks something that it shows.") == (
        answer.status_code,
        answer.json()["title"],
    )
