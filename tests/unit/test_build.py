"""Building is all or nothing: the last good dataset serves until a whole new one is in place."""

import subprocess
import sys
from pathlib import Path

import pytest

from observatory.build.dataset import build, folder_of, stale
from observatory.engine import EmbeddedEngine
from observatory.errors import DatasetInvalid
from tests.dataset import rows_of, write_dataset, write_rows


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The miniature dataset."""
    return write_dataset(tmp_path / "data")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Where it is built."""
    return tmp_path / "build" / "observatory.duckdb"


def test_it_derives_what_pages_need(data: Path, out: Path) -> None:
    """Per profile: how many skills, and which share of the essential ones is digital."""
    build(data, out)

    answer = EmbeddedEngine(out).ask(
        "select profile_id, essential, optional, digital_share from profile_summary order by profile_id"
    )

    assert [("p1", 1, 1, 0 / 1), ("p2", 1, 0, 1 / 1)] == answer.rows()


def test_the_same_data_gives_the_same_edition(data: Path, out: Path) -> None:
    """The edition is a fingerprint of the content, not of the moment."""
    first = build(data, out)
    again = build(data, out)
    write_rows(data, "job_profile", ["p1,welder,welding,0.5", rows_of("job_profile")[1]])

    assert (True, False) == (first == again, first == build(data, out))


def test_parquet_holds_the_same_tables(data: Path, out: Path) -> None:
    """The second engine finds every table that the first one has."""
    edition = build(data, out)
    tables = EmbeddedEngine(out).ask("select table_name from information_schema.tables order by table_name")

    assert tables["table_name"].to_list() == sorted(f.stem for f in folder_of(out, edition).glob("*.parquet"))


def test_broken_data_leaves_the_last_good_dataset(data: Path, out: Path) -> None:
    """Every finding is told, and visitors notice nothing."""
    edition = build(data, out)
    write_rows(data, "job_profile", ["p1,welder,welding,-1", rows_of("job_profile")[1]])

    with pytest.raises(DatasetInvalid) as caught:
        build(data, out)

    assert ["range"] == [finding.rule for finding in caught.value.findings]
    assert edition == EmbeddedEngine(out).ask("select edition from edition").item()


@pytest.mark.parametrize("step", ["write", "publish"])
def test_killed_half_way_the_last_good_dataset_serves(data: Path, out: Path, step: str) -> None:
    """A build that dies, without a chance to clean up, changes nothing for visitors; the next one succeeds."""
    edition = build(data, out)
    write_rows(data, "job_profile", ["p1,welder,welding,0.5", rows_of("job_profile")[1]])
    dies = (
        "import os, signal, sys; from pathlib import Path; from observatory.build import dataset;"
        f"dataset.{step} = lambda *_: os.kill(os.getpid(), signal.SIGKILL);"
        "dataset.build(Path(sys.argv[1]), Path(sys.argv[2]))"
    )
    killed = subprocess.run([sys.executable, "-c", dies, str(data), str(out)], check=False)

    assert -9 == killed.returncode
    assert edition == EmbeddedEngine(out).ask("select edition from edition").item()
    assert edition != build(data, out)


def test_old_editions_are_removed(data: Path, out: Path) -> None:
    """The folder of the edition before stays for those who still read it; older ones go."""
    for share in ("0.1", "0.2", "0.3"):
        write_rows(data, "job_profile", [f"p1,welder,welding,{share}", rows_of("job_profile")[1]])
        build(data, out)

    assert 2 == len(list(out.parent.glob("*.parquet")))


def test_a_newer_file_makes_the_dataset_stale(data: Path, out: Path) -> None:
    """`make run` builds when, and only when, something changed."""
    before = stale(data, out)
    build(data, out)

    assert (True, False) == (before, stale(data, out))
