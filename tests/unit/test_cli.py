"""The command: exit codes that machines can rely on, messages that people can act on."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.dataset import rows_of, write_dataset, write_rows


def observatory(*words: str) -> subprocess.CompletedProcess[str]:
    """Run the command as a user does."""
    code = "from observatory.cli import main; main()"
    return subprocess.run([sys.executable, "-c", code, *words], capture_output=True, text=True, check=False)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The miniature dataset."""
    return write_dataset(tmp_path / "data")


def test_check_exits_0_on_sound_data(data: Path) -> None:
    """Nothing to say but that every rule holds."""
    answer = observatory("check", "--data", str(data))

    assert (0, True) == (answer.returncode, "Every rule holds" in answer.stdout)


def test_check_exits_1_and_names_the_place(data: Path) -> None:
    """File, row, field and remedy are in the sentence."""
    write_rows(data, "job_profile", ["p1,welder,welding,-1", rows_of("job_profile")[1]])

    answer = observatory("check", "--data", str(data))

    assert 1 == answer.returncode
    assert "tables/job_profile.csv, row 2, green_share: -1" in answer.stdout
    assert "The least possible is 0 share." in answer.stdout


def test_check_speaks_json_to_machines(data: Path) -> None:
    """The same findings as a list of objects."""
    write_rows(data, "job_profile", ["p1,welder,welding,-1", rows_of("job_profile")[1]])

    answer = observatory("check", "--data", str(data), "--format", "json")

    assert [("tables/job_profile.csv", 2)] == [(one["file"], one["row"]) for one in json.loads(answer.stdout)]


def test_build_says_why_it_refuses(data: Path, tmp_path: Path) -> None:
    """Findings go to the error stream, without a traceback, and nothing is written."""
    write_rows(data, "job_profile", ["p1,welder,welding,-1", rows_of("job_profile")[1]])

    answer = observatory("build", "--data", str(data), "--out", str(tmp_path / "w.duckdb"))

    assert (1, False, False) == (answer.returncode, "Traceback" in answer.stderr, (tmp_path / "w.duckdb").exists())
    assert "Nothing was changed." in answer.stderr


def test_a_broken_entry_is_named_by_file_and_line(data: Path, tmp_path: Path) -> None:
    """Also what goes wrong before any table is read ends in a sentence."""
    (data / "catalogue" / "skill.yml").write_text("table: skill\ntitle: {en: [")

    answer = observatory("build", "--data", str(data), "--out", str(tmp_path / "w.duckdb"))

    assert (1, False) == (answer.returncode, "Traceback" in answer.stderr)
    assert "catalogue/skill.yml, row 2" in answer.stderr


def test_build_rests_when_nothing_changed(data: Path, tmp_path: Path) -> None:
    """`make run` builds once; the second time it says so and is quick."""
    words = ["build", "--data", str(data), "--out", str(tmp_path / "w.duckdb"), "--if-needed"]

    first, second = observatory(*words), observatory(*words)

    assert (0, 0) == (first.returncode, second.returncode)
    assert ("Built edition" in first.stdout, "is up to date" in second.stdout) == (True, True)


@pytest.mark.parametrize("publisher", ["nuts", "esco", "eurostat", "panels", "adverts", "micro-credentials"])
def test_a_folder_without_the_files_changes_nothing(data: Path, tmp_path: Path, publisher: str) -> None:
    """Each loader says what it misses and leaves every table as it was."""
    (tmp_path / "empty").mkdir()
    before = {file: file.read_bytes() for file in data.rglob("*") if file.is_file()}

    answer = observatory("ingest", publisher, str(tmp_path / "empty"), "--data", str(data))

    assert (1, False) == (answer.returncode, "Traceback" in answer.stderr), answer.stderr
    assert before == {file: file.read_bytes() for file in data.rglob("*") if file.is_file()}
