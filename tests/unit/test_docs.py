"""Documentation is a promise too: generated pages are fresh, and every page and command is named."""

import re
from pathlib import Path

from observatory.catalogue import read_catalogue
from observatory.catalogue.dictionary import markdown
from observatory.ingest.indicators import read_decisions
from observatory.ingest.nuts import WORKBOOK
from observatory.settings import ROOT, settings


def test_the_data_dictionary_is_fresh() -> None:
    """docs/data.md says what the catalogue says; `make docs` writes it."""
    assert markdown(read_catalogue(settings().data)) == (ROOT / "docs" / "data.md").read_text(encoding="utf-8")


def test_every_make_target_that_is_documented_exists() -> None:
    """README and CONTRIBUTING name no command that is gone."""
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    texts = "".join((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "CONTRIBUTING.md"))

    assert set() == set(re.findall(r"(?:^|`)make ([a-z]+)", texts, re.MULTILINE)) - targets


def test_every_setting_is_documented() -> None:
    """README lists each variable of the environment that the settings are read from, and no other."""
    read = set(
        re.findall(r'"(OBSERVATORY_[A-Z]+)"', (ROOT / "observatory" / "settings.py").read_text(encoding="utf-8"))
    )
    listed = set(
        re.findall(r"^\| `(OBSERVATORY_[A-Z]+)`", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    )

    assert read == listed
    assert "OBSERVATORY_ADDRESS" in read


def test_every_file_that_a_curator_needs_is_listed() -> None:
    """CONTRIBUTING names each publisher's file that the loaders read, by folder."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    names = {Path(file).name for feed in read_decisions(settings().data).feeds for file in feed.files}
    names |= {WORKBOOK, "n2_cm_v2016_v2021.csv", "labels_multilingual.csv"}

    # Files of one kind differ by country alone and are listed once.
    assert set() == {name for name in names if re.sub(r"_[A-Z]{2}(?=[_.])", "_XX", name) not in text}


def test_every_link_between_documents_leads_somewhere() -> None:
    """No relative link of the documentation is broken."""
    broken = [
        (file.name, target)
        for file in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", file.read_text(encoding="utf-8"))
        if not (file.parent / target).exists()
    ]

    assert [] == broken
