"""Validate, derive, write a DuckDB file and a Parquet folder, and put both in place in one step."""

import hashlib
import json
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import duckdb
import polars as pl

from observatory import i18n
from observatory.build import skills_map
from observatory.build.described import described
from observatory.catalogue import read_catalogue, read_table
from observatory.engine.editions import frozen
from observatory.errors import BuildFailed, DatasetInvalid, Finding
from observatory.model import layout
from observatory.quality import check

SQL = Path(__file__).with_name("sql")
DRAWN_BY = (Path(layout.__file__), Path(skills_map.__file__))
"""What the map of skills is computed by: another method is another edition."""
KEPT_EDITIONS = 2
WORKPLACE = ".building-"
ABANDONED = 3600
"""Seconds after which the workplace of a build that was killed is cleared away."""


def build(data: Path, out: Path, *, progress: Callable[[str], None] = lambda _step: None) -> str:
    """Build the dataset that the app serves.

    The Parquet folder is named after the content, so the old one stays beside it; replacing the DuckDB file, which
    names its folder, is the one step that makes the new edition visible. Killed before it, the last good one serves.

    Args:
        data: folder with `catalogue/` and `tables/`.
        out: the DuckDB file to write; the Parquet folder goes beside it.
        progress: told what happens, step by step.

    Returns:
        The edition: date of the newest catalogue entry and content hash, `2026-11-23-1a2b3c4d`. What holds the very
        rows of the edition that was released last is that edition, however it came about.

    Raises:
        DatasetInvalid: the data breaks a rule; nothing was replaced.
        CatalogueInvalid: a catalogue entry is wrong; nothing was replaced.
        BuildFailed: the disk is full or must not be written to; nothing was replaced.
    """
    progress("Checking every rule")
    findings = check(data)
    if findings:
        raise DatasetInvalid(findings)
    progress("Reading the tables")
    catalogue = read_catalogue(data)
    tables = {name: read_table(data, entry) for name, entry in catalogue.datasets.items() if entry.tabular}
    words = described(catalogue, tables)
    sha256 = content_hash(data, words)
    newest = max(entry.updated.isoformat() for entry in catalogue.datasets.values())
    if all(name in tables for name in skills_map.NEEDED):
        progress("Drawing the map of skills")
        tables |= skills_map.tables(*(tables[name] for name in skills_map.NEEDED))
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        _clear(out.parent)
        with tempfile.TemporaryDirectory(prefix=WORKPLACE, dir=out.parent) as workplace:
            file = Path(workplace) / "dataset.duckdb"
            progress("Writing tables and deriving what pages need")
            write(tables | words, file, Path(workplace) / "parquet")
            edition, sha256 = _released(data, Path(workplace) / "parquet") or (f"{newest}-{sha256[:8]}", sha256)
            row = {"edition": edition, "updated": newest, "sha256": sha256, "parquet": folder_of(out, edition).name}
            write_edition(pl.DataFrame(row), file, Path(workplace) / "parquet")
            progress("Putting it in place")
            publish(file, Path(workplace) / "parquet", out, edition)
    except (OSError, duckdb.IOException, duckdb.TransactionException) as error:
        reason = str(error).splitlines()[0]
        raise BuildFailed(f"{out} cannot be written: {reason}. What was built before still serves.") from error
    return edition


def content_hash(data: Path, words: Mapping[str, pl.DataFrame]) -> str:
    """SHA-256 of all that a dataset is made of: tables, the questions that derive from them, and what is said of them.

    What is said counts, in every language, and not how it is written down in the catalogue.
    """
    digest = hashlib.sha256()
    for name, frame in words.items():
        digest.update(json.dumps([name, frame.rows()], ensure_ascii=False).encode())
    for file in [*sorted((data / "tables").rglob("*")), *sorted(SQL.glob("*.sql")), *DRAWN_BY]:
        if file.is_file() and not file.name.startswith("."):
            name = file.relative_to(data).as_posix() if file.is_relative_to(data) else file.name
            digest.update(name.encode())
            digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def folder_of(out: Path, edition: str) -> Path:
    """The Parquet folder that belongs to a DuckDB file in an edition."""
    return out.parent / f"{out.stem}-{edition}.parquet"


def write(tables: dict[str, pl.DataFrame], file: Path, parquet: Path) -> None:
    """Write tables and derived tables to a DuckDB file and to one Parquet file each.

    Raises:
        DatasetInvalid: a table that others are derived from is missing.
    """
    parquet.mkdir()
    with duckdb.connect(str(file)) as connection:
        for name, frame in tables.items():
            connection.register("frame", frame.to_arrow())
            connection.execute(f'create table "{name}" as select * from frame')  # noqa: S608 (names of our own entries)
            connection.unregister("frame")
        for question in sorted(SQL.glob("*.sql")):
            _derive(connection, question)
        for (name,) in connection.execute("select table_name from duckdb_tables() order by table_name").fetchall():
            connection.table(name).pl().write_parquet(parquet / f"{name}.parquet", compression="zstd", statistics=False)


def write_edition(edition: pl.DataFrame, file: Path, parquet: Path) -> None:
    """Write which edition it is, the last table of both: its name, date, content hash and Parquet folder."""
    with duckdb.connect(str(file)) as connection:
        connection.register("frame", edition.to_arrow())
        connection.execute("create table edition as select * from frame")
        connection.unregister("frame")
        connection.table("edition").pl().write_parquet(
            parquet / "edition.parquet", compression="zstd", statistics=False
        )


def _released(data: Path, parquet: Path) -> tuple[str, str] | None:
    """Name and content hash of the edition that was released last, where what was built holds the same rows."""
    last = next(iter(frozen(data / "editions").values()), None)
    if last is None:
        return None
    built = {file.name for file in parquet.glob("*.parquet")}
    if built | {"edition.parquet"} != {file.name for file in last.folder.glob("*.parquet")}:
        return None
    if not all(pl.read_parquet(parquet / name).equals(pl.read_parquet(last.folder / name)) for name in sorted(built)):
        return None
    return last.edition, str(pl.read_parquet(last.folder / "edition.parquet")["sha256"].item())


def _derive(connection: duckdb.DuckDBPyConnection, question: Path) -> None:
    try:
        connection.execute(f'create table "{question.stem}" as {question.read_text(encoding="utf-8")}')
    except duckdb.Error as error:
        message = f"The table {question.stem} cannot be derived: {str(error).splitlines()[0]}"
        remedy = "Add the table or column that it is derived from."
        raise DatasetInvalid([Finding("tables", None, None, "derive", message, remedy)]) from error


def publish(file: Path, parquet: Path, out: Path, edition: str) -> None:
    """Move a finished edition into place; the replacement of `out` is the one visible step.

    A folder of the same edition has the same content and may be in use: it stays as it is.
    """
    folder = folder_of(out, edition)
    if not folder.exists():
        parquet.replace(folder)
    os.utime(folder)
    file.replace(out)
    editions = sorted(out.parent.glob(f"{out.stem}-*.parquet"), key=lambda path: path.stat().st_mtime, reverse=True)
    for old in editions[KEPT_EDITIONS:]:
        shutil.rmtree(old)


def _clear(folder: Path) -> None:
    """Remove what killed builds left behind; a build that runs beside this one keeps its own."""
    for workplace in folder.glob(f"{WORKPLACE}*"):
        if time.time() - workplace.stat().st_mtime > ABANDONED:
            shutil.rmtree(workplace, ignore_errors=True)


def stale(data: Path, out: Path) -> bool:
    """Whether the dataset is missing or older than what it is made of."""
    if not out.is_file():
        return True
    built = out.stat().st_mtime
    made_of = [path for name in ("catalogue", "tables") for path in (data / name).rglob("*")]
    made_of += i18n.LOCALES.rglob("*.po")
    # Folders count too: a file that was taken away leaves its trace only there.
    return any(path.stat().st_mtime > built for path in [*made_of, *SQL.glob("*.sql"), *DRAWN_BY])
