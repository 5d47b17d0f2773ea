"""Titles of occupations and occupation groups, from the official ESCO download and its multilingual labels."""

import csv
import io
import zipfile
from pathlib import Path
from typing import Final

import polars as pl

from observatory.errors import SourceUnreadable
from observatory.ingest.textfile import read_cells

ARCHIVE: Final = "esco/ESCO_v1.1.1_classification_en_csv.zip"
LABELS: Final = "esco/labels_multilingual.csv.gz"
ISCO_URI: Final = "http://data.europa.eu/esco/isco/C"


def isco_titles(source: Path, language: str) -> dict[str, str]:
    """Return the title of each ISCO-08 group by its code of one to four digits."""
    titles = _titles(source, language, member="ISCOGroups_en.csv", kind="isco_group")
    return {uri.removeprefix(ISCO_URI): title for uri, title in titles.items()}


def occupation_titles(source: Path, language: str) -> dict[str, str]:
    """Return the title of each ESCO occupation by the UUID at the end of its URI."""
    titles = _titles(source, language, member="occupations_en.csv", kind="occupation")
    return {uri.rsplit("/", 1)[-1]: title for uri, title in titles.items()}


def _titles(source: Path, language: str, *, member: str, kind: str) -> dict[str, str]:
    if language == "en":
        return _english(source / ARCHIVE, member)
    labels = read_cells(source / LABELS, separator=",", columns=["kind", "uri", "language", "label"])
    chosen = labels.filter(pl.col("kind") == kind, pl.col("language") == language)
    return dict(zip(chosen["uri"], chosen["label"], strict=True))


def _english(archive: Path, member: str) -> dict[str, str]:
    try:
        with zipfile.ZipFile(archive) as download:
            name = next(file for file in download.namelist() if file.endswith(member))
            text = download.read(name).decode("utf-8-sig")
    except (OSError, zipfile.BadZipFile, StopIteration, UnicodeDecodeError) as error:
        raise SourceUnreadable(f"{archive.name} cannot be read for {member}: {error}. Download it again.") from error
    rows = csv.DictReader(io.StringIO(text, newline=""))
    return {row["conceptUri"]: row["preferredLabel"].strip() for row in rows}
