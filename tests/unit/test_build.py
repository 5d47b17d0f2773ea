"""Building is all or nothing: the last good dataset serves until a whole new one is in place."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from observatory.build.dataset import build, folder_of, stale
from observatory.engine import EmbeddedEngine
from observatory.errors import BuildFailed, DatasetInvalid
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


def test_the_newest_value_is_known_per_series(data: Path, out: Path) -> None:
    """A suppressed year is not the newest value, and the newest value does not take on the flag of an older one."""
    build(data, out)
    engine = EmbeddedEngine(out)

    latest = engine.ask("select region, level, first_period, period, value, flag, grade from latest_observation")
    summary = engine.ask("select first_period, period, periods, regions, figures, suppressed from indicator_summary")

    assert [("ES21", "2", "2022", "2023", 8.1, None, "measured")] == latest.rows()
    assert [("2022", "2023", 3, 1, 2, 1)] == summary.rows()


def test_the_same_data_gives_the_same_edition(data: Path, out: Path) -> None:
    """The edition is a fingerprint of the content, not of the moment."""
    first = build(data, out)
    again = build(data, out)
    write_rows(data, "job_profile", ["p1,welder,welding,0.5", rows_of("job_profile")[1]])

    assert (True, False) == (first == again, first == build(data, out))


def test_the_same_data_gives_the_same_bytes(data: Path, tmp_path: Path) -> None:
    """Two builds on two machines write the same Parquet files."""
    contents = []
    for place in ("here", "there"):
        out = tmp_path / place / "observatory.duckdb"
        folder = folder_of(out, build(data, out))
        contents.append({file.name: file.read_bytes() for file in folder.iterdir()})

    assert contents[0] == contents[1]


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


def test_a_workplace_of_a_killed_build_is_cleared(data: Path, out: Path) -> None:
    """What a killed build left is removed later; a build that runs beside this one is not disturbed."""
    for name, age in (("killed", 7200), ("running", 10)):
        (out.parent / f".building-{name}").mkdir(parents=True)
        os.utime(out.parent / f".building-{name}", (time.time() - age,) * 2)
    build(data, out)

    assert [".building-running"] == [path.name for path in out.parent.glob(".building-*")]


def test_a_build_that_fails_half_way_leaves_nothing_behind(
    data: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An error in the middle keeps the last good dataset and clears the workplace."""
    edition = build(data, out)
    monkeypatch.setattr(Path, "replace", _full_disk)

    with pytest.raises(BuildFailed, match="No space left"):
        build(data, out)

    assert edition == EmbeddedEngine(out).ask("select edition from edition").item()
    assert [] == list(out.parent.glob(".building-*"))


def _full_disk(_file: Path, _target: Path) -> Path:
    raise OSError(28, "No space left on device")


def test_going_back_keeps_the_edition_that_is_served(data: Path, out: Path) -> None:
    """The folder of an edition that is built again is the newest one and stays."""
    first = build(data, out)
    for share in ("0.5", "0.75"):
        write_rows(data, "job_profile", [f"p1,welder,welding,{share}", rows_of("job_profile")[1]])
        build(data, out)
        write_rows(data, "job_profile", rows_of("job_profile"))
        build(data, out)

    assert first == EmbeddedEngine(out).ask("select edition from edition").item()
    assert folder_of(out, first) in list(out.parent.glob("*.parquet"))


def test_a_missing_table_is_named(data: Path, out: Path) -> None:
    """A dataset without a table that pages need is refused in words."""
    (data / "tables" / "region.csv").unlink()
    (data / "catalogue" / "region.yml").unlink()
    entry = data / "catalogue" / "observation.yml"
    reference = ", references: {fields: [vintage, region], to: region}"
    entry.write_text(entry.read_text().replace(reference, ""))

    with pytest.raises(DatasetInvalid, match="region"):
        build(data, out)


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
    after = stale(data, out)
    os.utime(data / "tables" / "skill.csv", (time.time() + 5,) * 2)

    assert (True, False, True) == (before, after, stale(data, out))
