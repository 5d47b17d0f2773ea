"""The editors' terms become names to search by; a wrong row changes nothing."""

from pathlib import Path

import pytest

from observatory.errors import DatasetInvalid
from observatory.ingest.terms import TABLES, ingest

HEADER = "kind,id,language,label,reason\n"


def data(folder: Path) -> Path:
    """A dataset with one thing of each kind, its id the first letter of its kind."""
    (folder / "tables").mkdir()
    for kind, (table, key) in TABLES.items():
        (folder / "tables" / f"{table}.csv").write_text(f"{key}\n{kind[0]}\n")
    return folder


def terms(folder: Path, *rows: str) -> Path:
    """The editors' file."""
    file = folder / "terms.csv"
    file.write_text(HEADER + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return file


def test_groups_of_skills_are_called_by_our_translation(tmp_path: Path) -> None:
    """No publisher names them in that language, so ours is the name that pages show."""
    ingest(terms(tmp_path, "skill_group,s,es,limpiar,Our translation"), data(tmp_path))

    written = (tmp_path / "tables" / "label" / "terms.csv").read_text(encoding="utf-8")
    assert "kind,id,language,role,label,origin\nskill_group,s,es,preferred,limpiar,observatory-curation\n" == written


def test_terms_become_alternative_names(tmp_path: Path) -> None:
    """Sorted, with the editors as their origin; reasons stay where they are."""
    ingest(terms(tmp_path, "skill,s,en,PLC,Abbreviation", "region,r,en,Bavaria,English name"), data(tmp_path))

    assert (
        "kind,id,language,role,label,origin\n"
        "region,r,en,alternative,Bavaria,observatory-curation\n"
        "skill,s,en,alternative,PLC,observatory-curation\n"
    ) == (tmp_path / "tables" / "label" / "terms.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("row", "field"),
    [
        ("skill,unknown,en,PLC,Why", "id"),
        ("skills,s,en,PLC,Why", "kind"),
        ("skill,s,en,PLC,", "reason"),
        ("skill,s,,PLC,Why", "language"),
    ],
)
def test_a_wrong_row_is_named_and_nothing_is_written(tmp_path: Path, row: str, field: str) -> None:
    """File, row, field and remedy."""
    with pytest.raises(DatasetInvalid) as refused:
        ingest(terms(tmp_path, "region,r,en,Bavaria,English name", row), data(tmp_path))

    assert [(3, field)] == [(finding.row, finding.field) for finding in refused.value.findings]
    assert not (tmp_path / "tables" / "label").exists()
