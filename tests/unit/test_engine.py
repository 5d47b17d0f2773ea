"""The embedded engine: shared by visitors, and never behind the newest build."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import polars as pl
import pytest

from observatory.engine import EmbeddedEngine
from observatory.engine.embedded import placeholders
from observatory.errors import DatasetMissing
from tests.conftest import write_duckdb


def test_120_visitors_ask_at_once(tmp_path: Path) -> None:
    """No question is refused because another one runs."""
    write_duckdb({"region": pl.DataFrame({"region": ["ES21"]})}, tmp_path / "w.duckdb")
    engine = EmbeddedEngine(tmp_path / "w.duckdb")

    def ask(_visitor: int) -> str:
        return str(engine.ask("select region from region where region = :r", {"r": "ES21"})["region"][0])

    with ThreadPoolExecutor(120) as visitors:
        answers = list(visitors.map(ask, range(120)))

    assert ["ES21"] * 120 == answers


def test_a_rebuilt_dataset_is_served_without_a_restart(tmp_path: Path) -> None:
    """The next question after a build is answered from the new file."""
    file, newer = tmp_path / "w.duckdb", tmp_path / "newer.duckdb"
    write_duckdb({"edition": pl.DataFrame({"edition": ["old"]})}, file)
    write_duckdb({"edition": pl.DataFrame({"edition": ["new"]})}, newer)
    engine = EmbeddedEngine(file)
    before = engine.ask("select edition from edition").item()
    os.replace(newer, file)

    assert ("old", "new") == (before, engine.ask("select edition from edition").item())


def test_a_broken_rebuild_leaves_the_last_good_dataset(tmp_path: Path) -> None:
    """A file that is no dataset, or none at all, does not stop the questions."""
    file = tmp_path / "w.duckdb"
    write_duckdb({"edition": pl.DataFrame({"edition": ["good"]})}, file)
    engine = EmbeddedEngine(file)
    (tmp_path / "broken").write_bytes(b"half a file")
    os.replace(tmp_path / "broken", file)
    while_broken = engine.ask("select edition from edition").item()
    file.unlink()

    assert ["good", "good"] == [while_broken, engine.ask("select edition from edition").item()]


def test_a_missing_dataset_says_how_to_build_it(tmp_path: Path) -> None:
    """The operator reads the command to run."""
    with pytest.raises(DatasetMissing, match="observatory build"):
        EmbeddedEngine(tmp_path / "nothing.duckdb")


def test_placeholders_leave_text_casts_and_comments_alone() -> None:
    """Only a colon with a name outside of quotes is a placeholder."""
    expected = "select ':a', \"b:c\", d::int -- :e\nfrom t where f = $f"

    assert expected == placeholders("select ':a', \"b:c\", d::int -- :e\nfrom t where f = :f")
