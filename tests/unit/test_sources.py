"""What was read is noted: a newer download never stands under the date and checksum of an older one."""

import hashlib
import re
from datetime import date
from pathlib import Path

import pytest

from observatory.errors import SourceUnreadable
from observatory.ingest.sources import note
from observatory.ingest.together import together
from tests.dataset import write_dataset

DAY = date(2027, 2, 3)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The miniature dataset, whose one publication lists a file a.csv."""
    return write_dataset(tmp_path / "data")


def entries(data: Path) -> dict[str, str]:
    """Every entry of the catalogue."""
    return {file.name: file.read_text() for file in (data / "catalogue").rglob("*.yml")}


def test_a_newer_file_is_noted_with_size_checksum_and_day(data: Path, tmp_path: Path) -> None:
    """The publication says what was read and when; the tables made from it are of that day."""
    (tmp_path / "a.csv").write_text("geo\nES\n")

    note([tmp_path / "a.csv"], data, today=DAY)

    noted = entries(data)
    checksum = hashlib.sha256(b"geo\nES\n").hexdigest()
    assert f'name: a.csv, bytes: 7, sha256: "{checksum}"' in noted["source.yml"]
    assert ("accessed: 2027-02-03" in noted["source.yml"], "updated: 2027-02-03" in noted["skill.yml"]) == (True, True)


def test_a_file_that_is_listed_by_its_name_alone_gets_size_and_checksum(data: Path, tmp_path: Path) -> None:
    """Nobody who adds a publication computes a checksum by hand."""
    entry = data / "catalogue" / "origins" / "source.yml"
    entry.write_text(re.sub(r"\{name: a\.csv.*\}", "{name: a.csv}", entry.read_text()))
    (tmp_path / "a.csv").write_text("geo\nES\n")

    note([tmp_path / "a.csv"], data, today=DAY)

    checksum = hashlib.sha256(b"geo\nES\n").hexdigest()
    assert f'{{name: a.csv, bytes: 7, sha256: "{checksum}"}}' in entries(data)["source.yml"]


def test_the_same_file_changes_no_entry(data: Path, tmp_path: Path) -> None:
    """Reading again what was read, or what nobody lists, leaves every entry as it is."""
    for name in ("a.csv", "other.csv"):
        (tmp_path / name).write_text("geo\nES\n")
    note([tmp_path / "a.csv"], data, today=DAY)
    before = entries(data)

    note([tmp_path / "a.csv", tmp_path / "other.csv"], data, today=date(2028, 1, 1))

    assert before == entries(data)


def test_loaders_that_run_together_change_everything(data: Path) -> None:
    """What each wrote is in place afterwards, and nothing is left beside it."""
    with together(data) as draft:
        (draft / "tables" / "skill.csv").write_text("new")

    assert ("new", []) == ((data / "tables" / "skill.csv").read_text(), list(data.glob(".ingesting-*")))


def test_loaders_that_run_together_change_nothing_when_one_fails(data: Path) -> None:
    """The first loader's tables are not put in place without those of the second."""
    before = {file: file.read_bytes() for file in data.rglob("*") if file.is_file()}

    with pytest.raises(SourceUnreadable):
        _two_loaders(data)

    assert before == {file: file.read_bytes() for file in data.rglob("*") if file.is_file()}


def _two_loaders(data: Path) -> None:
    with together(data) as draft:
        (draft / "tables" / "skill.csv").write_text("new")
        raise SourceUnreadable("The second file is damaged.")
