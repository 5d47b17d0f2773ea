"""The embedded engine: shared by visitors, and never behind the newest build."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import polars as pl
import pytest

from observatory.engine import EmbeddedEngine, open_engine
from observatory.engine.embedded import placeholders
from observatory.errors import DatasetMissing, QuestionFailed
from observatory.settings import ROOT, Settings
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
    newer.replace(file)

    assert ("old", "new") == (before, engine.ask("select edition from edition").item())


def test_120_visitors_ask_while_the_dataset_is_rebuilt(tmp_path: Path) -> None:
    """Every answer is from the old edition or from the new one, and none fails."""
    file, newer = tmp_path / "w.duckdb", tmp_path / "newer.duckdb"
    write_duckdb({"edition": pl.DataFrame({"edition": ["old"]})}, file)
    write_duckdb({"edition": pl.DataFrame({"edition": ["new"]})}, newer)
    engine = EmbeddedEngine(file)

    def ask(visitor: int) -> str:
        if visitor == 60:
            newer.replace(file)
        return str(engine.ask("select edition from edition").item())

    with ThreadPoolExecutor(120) as visitors:
        answers = list(visitors.map(ask, range(120)))

    assert {"old", "new"} >= set(answers)
    assert "new" == engine.ask("select edition from edition").item()


def test_a_question_cannot_write_nor_leave_the_dataset(tmp_path: Path) -> None:
    """The engine reads one file; nothing else on the machine is in its reach."""
    write_duckdb({"region": pl.DataFrame({"region": ["ES21"]})}, tmp_path / "w.duckdb")
    (tmp_path / "secret.csv").write_text("a\n1\n")
    engine = EmbeddedEngine(tmp_path / "w.duckdb")

    with pytest.raises(QuestionFailed):
        engine.ask("delete from region")
    with pytest.raises(QuestionFailed):
        engine.ask("select * from read_csv(:file)", {"file": str(tmp_path / "secret.csv")})


def test_a_variable_named_like_a_table_is_not_a_table(tmp_path: Path) -> None:
    """Only the dataset answers, whatever names stand in the Python code around."""
    write_duckdb({"region": pl.DataFrame({"region": ["ES21"]})}, tmp_path / "w.duckdb")
    wages = pl.DataFrame({"wage": [1]})

    with pytest.raises(QuestionFailed, match="wages"):
        EmbeddedEngine(tmp_path / "w.duckdb").ask("select wage from wages")
    assert 1 == wages.height


@pytest.mark.parametrize("content", [b"", b"half a file"])
def test_a_file_that_is_no_dataset_says_what_to_do(tmp_path: Path, content: bytes) -> None:
    """An empty or damaged file is not served as an empty dataset."""
    (tmp_path / "w.duckdb").write_bytes(content)

    with pytest.raises(DatasetMissing, match="observatory build"):
        EmbeddedEngine(tmp_path / "w.duckdb")


@pytest.mark.filterwarnings("ignore:.*RETRIES_EXCEEDED:UserWarning")
def test_an_unreachable_cluster_is_told_within_seconds(tmp_path: Path) -> None:
    """The client's own patience would keep an operator waiting for ten minutes."""
    pl.DataFrame({"region": ["ES21"]}).write_parquet(tmp_path / "region.parquet")

    with pytest.raises(QuestionFailed, match="sc://localhost:1 "):
        open_engine(Settings(data=tmp_path, dataset=tmp_path, engine="sc://localhost:1"))


def test_a_broken_rebuild_leaves_the_last_good_dataset(tmp_path: Path) -> None:
    """A file that is no dataset, or none at all, does not stop the questions."""
    file = tmp_path / "w.duckdb"
    write_duckdb({"edition": pl.DataFrame({"edition": ["good"]})}, file)
    engine = EmbeddedEngine(file)
    (tmp_path / "broken").write_bytes(b"half a file")
    (tmp_path / "broken").replace(file)
    while_broken = engine.ask("select edition from edition").item()
    file.unlink()

    assert ["good", "good"] == [while_broken, engine.ask("select edition from edition").item()]


def test_a_missing_dataset_says_how_to_build_it(tmp_path: Path) -> None:
    """The operator reads the command to run."""
    with pytest.raises(DatasetMissing, match="observatory build"):
        EmbeddedEngine(tmp_path / "nothing.duckdb")


def test_a_frozen_edition_has_later_columns_empty(tmp_path: Path) -> None:
    """A question that reads a column which came after the edition is answered, and finds nothing in it."""
    pl.DataFrame({"id": ["a"]}).write_parquet(tmp_path / "record.parquet")
    pl.DataFrame({"id": ["b"], "said": ["so"]}).write_parquet(tmp_path / "newer.parquet")
    engine = EmbeddedEngine(tmp_path, {"record": ("said",), "newer": ("said",)})

    assert [("a", None)] == engine.ask("select id, said from record").rows()
    assert [("b", "so")] == engine.ask("select id, said from newer").rows()


def test_placeholders_leave_text_casts_and_comments_alone() -> None:
    """Only a colon with a name outside of quotes is a placeholder."""
    expected = "select ':a', \"b:c\", d::int -- what's :e\nfrom t /* :g\n */ where f = $f"

    assert expected == placeholders("select ':a', \"b:c\", d::int -- what's :e\nfrom t /* :g\n */ where f = :f")


def test_a_page_hides_no_module_that_the_cluster_needs() -> None:
    """Streamlit puts two folders on the path while a page runs; shell and Spark client are found all the same."""
    # A main module without a file is another matter: see tests/conftest.py.
    code = (
        "import sys, __main__; __main__.__file__ = 'app.py'; import app; "
        "sys.path[:0] = ['observatory/ui', 'pages']; import observatory.ui.navigation, observatory.engine.distributed"
    )
    answer = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)

    assert (0, "") == (answer.returncode, answer.stderr[-300:] if answer.returncode else "")
