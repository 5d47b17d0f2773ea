"""ESCO's downloads as text frames: the official zips of versions 1.1 and 1.2 and the tables that come beside them.

Members and columns are looked up by name. 1.2 names its members `…_en.csv` throughout, adds columns (labels beside
addresses, `naceCode`), carries the green shares itself, and repeats some concepts in rows that differ in nothing but
the date of their last change.
"""

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import polars as pl

from observatory.errors import SourceUnreadable
from observatory.ingest.textfile import one_line_break, read_cells, refuse_ragged_rows, refuse_runaway_lines

ARCHIVES: Final = "ESCO*classification*csv*.zip"
NACE: Final = "occupation_nace_*.csv"
GREEN_SHARE: Final = "green_share_*.csv"
LABELS: Final = "labels_multilingual.csv*"
VERSION: Final = re.compile(r"v(\d+(?:\.\d+)*)")
NEEDS: Final = frozenset({"essential", "optional"})
CONCEPTS: Final = {
    "occupations": ("conceptUri", "iscoGroup", "preferredLabel", "altLabels", "code"),
    "skills": ("conceptUri", "skillType", "reuseLevel", "preferredLabel", "altLabels"),
    "ISCOGroups": ("conceptUri", "code", "preferredLabel", "altLabels"),
    "skillGroups": ("conceptUri", "preferredLabel", "altLabels"),
}
RELATIONS: Final = {
    "occupationSkillRelations": ("occupationUri", "relationType", "skillUri"),
    "broaderRelationsSkillPillar": ("conceptType", "conceptUri", "broaderType", "broaderUri"),
    "skillSkillRelations": ("originalSkillUri", "relationType", "relatedSkillUri"),
    "skillsHierarchy": tuple(
        f"Level {level} {part}" for level in range(4) for part in ("URI", "preferred term", "code")
    ),
}
COLLECTIONS: Final = {
    "digital": "digitalSkillsCollection",
    "green": "greenSkillsCollection",
    "transversal": "transversalSkillsCollection",
}


@dataclass(frozen=True, slots=True)
class Esco:
    """The parts of the classification that we read, as text frames.

    Attributes:
        version: as the names of the downloads say, `1.1.1`.
        occupations, skills, isco, groups: concepts, one row each.
        needs: which occupation needs which skill.
        hierarchy: skill groups by level.
        broader: what stands above each skill.
        related: which skill helps with which, essential or optional.
        collections: addresses of the skills in ESCO's thematic lists, by the name of the list.
        nace: occupation_uri, nace_2_1_codes (`|` between codes, no points).
        green_share: concept_uri, green_share (0..1, a number).
        labels: uri, language, label, alt_labels (`|` between names).
    """

    version: str
    occupations: pl.DataFrame
    skills: pl.DataFrame
    needs: pl.DataFrame
    isco: pl.DataFrame
    groups: pl.DataFrame
    hierarchy: pl.DataFrame
    broader: pl.DataFrame
    related: pl.DataFrame
    collections: dict[str, frozenset[str]]
    nace: pl.DataFrame
    green_share: pl.DataFrame
    labels: pl.DataFrame


def files(source: Path) -> list[Path]:
    """Every file that is read."""
    return [file for pattern in (ARCHIVES, NACE, GREEN_SHARE, LABELS) for file in sorted(source.glob(pattern))]


def read(source: Path) -> Esco:
    """Read the publisher's files.

    Raises:
        SourceUnreadable: a file is missing, damaged, lacks a column, contradicts itself or another version lies beside.
    """
    archives = sorted(source.glob(ARCHIVES))
    version = _version(archives, source)
    relations = {name: _member(archives, name, columns) for name, columns in RELATIONS.items()}
    needs = relations["occupationSkillRelations"]
    _refuse_cells(needs, "relationType", pl.col("relationType").is_in(list(NEEDS)), "occupationSkillRelations")
    return Esco(
        version=version,
        occupations=_occupations(archives),
        skills=_concepts(archives, "skills"),
        needs=needs,
        isco=_concepts(archives, "ISCOGroups"),
        groups=_concepts(archives, "skillGroups"),
        hierarchy=relations["skillsHierarchy"],
        broader=relations["broaderRelationsSkillPillar"],
        related=relations["skillSkillRelations"],
        collections={
            name: frozenset(_member(archives, member, ("conceptUri",))["conceptUri"])
            for name, member in COLLECTIONS.items()
        },
        nace=_nace(source, archives),
        green_share=_green_share(source, archives),
        labels=read_cells(_beside(source, LABELS), separator=",", columns=["uri", "language", "label", "alt_labels"]),
    )


def _version(archives: Sequence[Path], source: Path) -> str:
    """The one version that all downloads name: two versions side by side would be mixed without a word."""
    if not archives:
        raise SourceUnreadable(f"There is no ESCO download (ESCO…classification…csv.zip) in {source}.")
    versions = {archive.name: VERSION.search(archive.name) for archive in archives}
    if unnamed := [name for name, version in versions.items() if version is None]:
        raise SourceUnreadable(f"{unnamed[0]} names no version. Give the download the name the publisher gave it.")
    named = sorted({version[1] for version in versions.values() if version})
    if len(named) > 1:
        raise SourceUnreadable(
            f"Downloads of versions {' and '.join(named)} lie in {source}. Keep the files of one version."
        )
    return named[0]


def _occupations(archives: Sequence[Path]) -> pl.DataFrame:
    occupations = _concepts(archives, "occupations").with_columns(pl.col("iscoGroup").str.extract(r"^C?(\d{4})$"))
    _refuse_cells(occupations, "iscoGroup", pl.col("iscoGroup").is_not_null(), "occupations")
    return occupations


def _concepts(archives: Sequence[Path], name: str) -> pl.DataFrame:
    return _once(_member(archives, name, CONCEPTS[name]), "conceptUri", name)


def _nace(source: Path, archives: Sequence[Path]) -> pl.DataFrame:
    """NACE codes from the table beside the downloads, else from the column that 1.2 has."""
    name, columns = NACE, ("occupation_uri", "nace_2_1_codes")
    if table := sorted(source.glob(name)):
        cells = read_cells(table[-1], separator=",", columns=columns).select(*columns)
        return _once(cells, "occupation_uri", table[-1].name)
    occupations = _whole_member(archives, "occupations", ("conceptUri",))
    if "naceCode" not in occupations.columns:
        raise SourceUnreadable(
            f"There is no {name} in {source}, and the download has no NACE codes. Put the table there."
        )
    codes = (
        pl.col("naceCode")
        .str.replace_all(r"https?://[^,|\s]*/", "")
        .str.replace_all(r"[,|\s]+", "|")
        .str.replace_all(".", "", literal=True)
        .str.strip_chars("|")
    )
    return _once(
        occupations.select(occupation_uri="conceptUri", nace_2_1_codes=codes.replace("", None)),
        "occupation_uri",
        "occupations",
    )


def _green_share(source: Path, archives: Sequence[Path]) -> pl.DataFrame:
    """Green shares from the table beside the downloads, else from the member that 1.2 has."""
    name, columns = GREEN_SHARE, ("concept_uri", "green_share")
    if table := sorted(source.glob(name)):
        source_name, cells = table[-1].name, read_cells(table[-1], separator=",", columns=columns).select(*columns)
    else:
        if not _holders(archives, "greenShareOcc"):
            raise SourceUnreadable(
                f"There is no {name} in {source}, and the download has no green shares. Put the table there."
            )
        source_name = "greenShareOcc"
        cells = _member(archives, source_name, ("conceptUri", "greenShare")).select(
            concept_uri="conceptUri", green_share="greenShare"
        )
    number = pl.col("green_share").cast(pl.Float64, strict=False)
    _refuse_cells(cells, "green_share", pl.col("green_share").is_null() | number.is_between(0, 1), source_name)
    return _once(cells, "concept_uri", source_name).with_columns(green_share=number)


def _beside(source: Path, pattern: str) -> Path:
    files = sorted(source.glob(pattern))
    if not files:
        raise SourceUnreadable(f"There is no {pattern} in {source}. Put the publisher's file there.")
    return files[-1]


def _refuse_cells(cells: pl.DataFrame, field: str, sound: pl.Expr, source: str) -> None:
    """Name the first cell that cannot be right, by its row as a spreadsheet counts it."""
    wrong = cells.with_row_index("_row", offset=2).filter(~sound.fill_null(value=False))
    if wrong.height:
        row, cell = wrong.select("_row", field).row(0)
        raise SourceUnreadable(
            f"{source}, row {row}, {field}: “{cell or ''}” is not what the publisher writes there "
            f"({wrong.height} such cells). Download it again; do not save it from a spreadsheet."
        )


def _once(cells: pl.DataFrame, key: str, source: str) -> pl.DataFrame:
    """One row for each concept: rows that say the same are one, rows that contradict each other are refused."""
    _refuse_cells(cells, key, pl.col(key).is_not_null(), source)
    distinct = cells.unique(maintain_order=True)
    twice = distinct.filter(pl.col(key).is_duplicated())
    if twice.height:
        raise SourceUnreadable(
            f"{source}: {twice[key][0]} stands there twice and says different things. Download it again."
        )
    return distinct


def _member(archives: Sequence[Path], name: str, columns: Sequence[str]) -> pl.DataFrame:
    return _whole_member(archives, name, columns).select(*columns)


def _whole_member(archives: Sequence[Path], name: str, columns: Sequence[str]) -> pl.DataFrame:
    """A member with all its columns."""
    holders = _holders(archives, name)
    if not holders:
        raise SourceUnreadable(
            f"None of the ESCO downloads holds {name}_en.csv. Download classification and relations."
        )
    archive, member = holders[0]
    return _cells(archive, member, columns)


def _holders(archives: Sequence[Path], name: str) -> list[tuple[Path, str]]:
    wanted = {f"{name}.csv".casefold(), f"{name}_en.csv".casefold()}
    return [
        (archive, member)
        for archive in archives
        for member in _names(archive)
        if Path(member).name.casefold() in wanted
    ]


def _names(archive: Path) -> list[str]:
    try:
        with zipfile.ZipFile(archive) as content:
            return content.namelist()
    except (zipfile.BadZipFile, EOFError, OSError) as error:
        raise _damaged(archive, error) from error


def _cells(archive: Path, member: str, columns: Sequence[str]) -> pl.DataFrame:
    source = f"{archive.name}: {Path(member).name}"
    text = _text(archive, member, source)
    refuse_runaway_lines(source, text)
    _refuse_other_columns(text, columns, source)
    try:
        return pl.read_csv(io.StringIO(text), infer_schema=False)
    except pl.exceptions.PolarsError as error:
        # Not asked of every member: the publisher's own skillsHierarchy has rows that are short.
        refuse_ragged_rows(source, text)
        raise SourceUnreadable(f"{source} cannot be split into cells. Download it again.") from error


def _text(archive: Path, member: str, source: str) -> str:
    try:
        with zipfile.ZipFile(archive) as content:
            raw = content.read(member)
        return one_line_break(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise SourceUnreadable(
            f"{source}, line {line}: not UTF-8, so encodings are mixed. Download it again; do not save it from a "
            "spreadsheet."
        ) from error
    # RuntimeError: encrypted; NotImplementedError: packed by a method that nobody publishes with.
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError) as error:
        raise _damaged(archive, error) from error


def _damaged(archive: Path, error: Exception) -> SourceUnreadable:
    return SourceUnreadable(f"{archive.name} is no whole zip: {error}. Download it again.")


def _refuse_other_columns(text: str, columns: Sequence[str], source: str) -> None:
    header = next(csv.reader(io.StringIO(text)), [])
    missing = [column for column in columns if column not in header]
    if missing:
        raise SourceUnreadable(
            f"{source} has no column {', '.join(missing)}; it begins with “{''.join(header[:1])[:80]}”. "
            "Take the publisher's own CSV, separated by commas."
        )
