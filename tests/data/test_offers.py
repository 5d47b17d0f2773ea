"""Offers of providers beside the reference designs: a whole file or nothing, twice the same, and the rules hold."""

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from observatory.cli import app
from observatory.errors import DatasetInvalid, SourceUnreadable
from observatory.exchange.template import write_csv
from observatory.ingest.offers import Outcome, ingest
from observatory.quality import check
from observatory.settings import ROOT

GOOD = {
    "identifier": "test-centre-welding",
    "title_es": "Soldadura básica",
    "outcomes_es": "Suelda en ángulo.|Comprueba la unión.",
    "awarding_body": "Centro de prueba",
    "country": "ES",
    "region": "ES21",
    "eqf_level": "3",
    "workload_hours": "60",
    "languages": "es|eu",
    "participation": "Presential",
    "assessment": "quiz",
    "quality_assurance": "Institutional License",
    "skills": "http://data.europa.eu/esco/skill/16da7f95-bd00-4a5c-b837-bf1c2a5a9f15",
    "reviewed": "2026-05-31",
}
WORDS = {**GOOD, "identifier": "test-centre-words", "skills": "soldar metales"}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the dataset."""
    return Path(shutil.copytree(ROOT / "data", tmp_path / "data", ignore=shutil.ignore_patterns("outlines")))


def state(data: Path) -> dict[str, bytes]:
    """Every file of offers."""
    return {str(file): file.read_bytes() for file in sorted(data.rglob("offers.csv"))}


def test_an_offer_stands_beside_the_designs_and_every_rule_holds(data: Path, tmp_path: Path) -> None:
    """With status, source, area of the designs that share its skill; a second import changes nothing."""
    file = tmp_path / "offers-of-a-centre.csv"
    file.write_bytes(write_csv([GOOD]))

    first, before = ingest([file], data), state(data)
    again = ingest([file], data)
    row = (data / "tables" / "micro_credential" / "offers.csv").read_text().splitlines()[1]

    assert Outcome(("test-centre-welding",), (), ()) == first
    assert (Outcome((), (), ("test-centre-welding",)), before) == (again, state(data))
    assert [",offer,es|eu,", "micro-credential-offers,curated,2026-05-31,2026-05-31", "welding-joining"] == [
        part
        for part in (",offer,es|eu,", "micro-credential-offers,curated,2026-05-31,2026-05-31", "welding-joining")
        if part in row
    ]
    outlines = shutil.copytree(ROOT / "data" / "outlines", data / "outlines")
    assert outlines
    assert [] == [str(finding) for finding in check(data)]


def test_a_changed_offer_replaces_itself_alone(data: Path, tmp_path: Path) -> None:
    """The other stays as it was."""
    file = tmp_path / "a.csv"
    other = {**GOOD, "identifier": "test-centre-other"}
    file.write_bytes(write_csv([GOOD, other]))
    ingest([file], data)
    file.write_bytes(write_csv([{**GOOD, "eqf_level": "4"}, other]))

    assert Outcome((), ("test-centre-welding",), ("test-centre-other",)) == ingest([file], data)


def test_one_bad_row_and_nothing_lands(data: Path, tmp_path: Path) -> None:
    """The good row of the file waits for the bad one."""
    file = tmp_path / "a.csv"
    file.write_bytes(write_csv([GOOD, {**GOOD, "identifier": "bad", "eqf_level": "EQF 9"}]))

    with pytest.raises(DatasetInvalid, match="row 3, eqf_level"):
        ingest([file], data)
    assert {} == state(data)


def test_free_words_wait_for_a_person(data: Path, tmp_path: Path) -> None:
    """Refused with suggestions; accepted in the file, the skill is taken and says so."""
    file = tmp_path / "a.csv"
    file.write_bytes(write_csv([WORDS]))
    run = CliRunner()
    refused = run.invoke(app, ["ingest", "micro-credentials", str(file), "--data", str(data)])
    suggestions = tmp_path / "a.suggestions.csv"
    lines = suggestions.read_text().splitlines()

    assert isinstance(refused.exception, DatasetInvalid)
    assert (True, {}) == (2 < len(lines) <= 7, state(data))

    suggestions.write_text("\n".join([lines[0], lines[1] + "x", *lines[2:]]))
    taken = run.invoke(
        app, ["ingest", "micro-credentials", str(file), "--accept", str(suggestions), "--data", str(data)]
    )
    skills = (data / "tables" / "micro_credential_skill" / "offers.csv").read_text().splitlines()

    assert (0, "Added: 1 (test-centre-words)") == (taken.exit_code, taken.output.splitlines()[0])
    assert [",accepted"] == [line[-9:] for line in skills[1:]]


def test_a_folder_of_offers_is_read_and_the_right_file_is_blamed(data: Path, tmp_path: Path) -> None:
    """Not the editors' terms, which nobody sent; suggestions that we wrote there are no offers."""
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "good.csv").write_bytes(write_csv([GOOD]))
    (folder / "words.csv").write_bytes(write_csv([WORDS]))
    (folder / "words.suggestions.csv").write_text("text,score\n")
    (folder / "far.csv").write_bytes(write_csv([{**GOOD, "identifier": "far", "skills": ""}]))
    run = CliRunner()
    refused = run.invoke(app, ["ingest", "micro-credentials", str(folder), "--data", str(data)])
    empty = run.invoke(app, ["ingest", "micro-credentials", str(tmp_path / "data" / "catalogue"), "--data", str(data)])

    assert isinstance(refused.exception, DatasetInvalid)
    assert [("words.csv", 2, "skills"), ("far.csv", 2, "area"), ("words.suggestions.csv", None, "accept")] == [
        (one.file, one.row, one.field) for one in refused.exception.findings
    ]
    assert "text,score,label,skill,name,accept" in (folder / "words.suggestions.csv").read_text("utf-8-sig")
    assert "learning_terms.yml" in str(empty.exception)


def test_two_files_of_one_name_are_told_apart(data: Path, tmp_path: Path) -> None:
    """From two centres, both called list.csv; also where one of them is no list at all."""
    files = [tmp_path / centre / "list.csv" for centre in ("one", "two")]
    for file in files:
        file.parent.mkdir()
    files[0].write_bytes(write_csv([GOOD]))
    files[1].write_bytes(write_csv([{**GOOD, "identifier": "bad", "eqf_level": "9"}]))
    with pytest.raises(DatasetInvalid) as found:
        ingest(files, data)
    files[1].write_bytes(b"a,b\n")

    assert [str(files[1])] == [one.file for one in found.value.findings]
    with pytest.raises(SourceUnreadable, match=r"two/list\.csv"):
        ingest(files, data)


def test_the_template_is_written(data: Path, tmp_path: Path) -> None:
    """Empty, as CSV and as workbook."""
    for name in ("t.csv", "t.xlsx"):
        CliRunner().invoke(app, ["template", str(tmp_path / name), "--data", str(data)], catch_exceptions=False)

    assert "identifier,title_en,description_en" in (tmp_path / "t.csv").read_text()
    assert b"PK" == (tmp_path / "t.xlsx").read_bytes()[:2]
