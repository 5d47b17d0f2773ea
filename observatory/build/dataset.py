"""Validate, derive, write a DuckDB file and a Parquet folder, and put both in place in one step."""

import hashlib
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import duckdb
import polars as pl

from observatory.build.described import described
from observatory.catalogue import read_catalogue, read_table
from observatory.errors import DatasetInvalid
from observatory.quality import check

SQL = Path(__file__).with_name("sql")
KEPT_EDITIONS = 2


def build(data: Path, out: Path, *, progress: Callable[[str], None] = lambda _step: None) -> str:
    """Build the dataset that the app serves.

    The Parquet folder is named after the content, so the old one stays beside it; replacing the DuckDB file, which
    names its folder, is the one step that makes the new edition visible. Killed before it, the last good one serves.

    Args:
        data: folder with `catalogue/` and `tables/`.
        out: the DuckDB file to write; the Parquet folder goes beside it.
        progress: told what happens, step by step.

    Returns:
        The edition: date of the newest catalogue entry and content hash, `2026-11-23-1a2b3c4d`.

    Raises:
        DatasetInvalid: the data breaks a rule; nothing was replaced.
        CatalogueInvalid: a catalogue entry is wrong; nothing was replaced.
    """
    progress("Checking every rule")
    findings = check(data)
    if findings:
        raise DatasetInvalid(findings)
    progress("Reading the tables")
    catalogue = read_catalogue(data)
    tables = {name: read_table(data, entry) for name, entry in catalogue.datasets.items() if entry.tabular}
    edition = edition_of(data, newest=max(entry.updated.isoformat() for entry in catalogue.datasets.values()))
    tables |= described(catalogue, tables, edition=edition, parquet=folder_of(out, edition).name)
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".building-", dir=out.parent) as workplace:
        file = Path(workplace) / "dataset.duckdb"
        progress("Writing tables and deriving what pages need")
        write(tables, file, Path(workplace) / "parquet")
        progress("Putting it in place")
        publish(file, Path(workplace) / "parquet", out, edition)
    return edition


def edition_of(data: Path, *, newest: str) -> str:
    """Date and hash of the whole content: catalogue and tables, by name and bytes."""
    digest = hashlib.sha256()
    for file in sorted(
        [*(data / "catalogue").rglob("*.yml"), *(f for f in (data / "tables").rglob("*") if f.is_file())]
    ):
        digest.update(file.relative_to(data).as_posix().encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return f"{newest}-{digest.hexdigest()[:8]}"


def folder_of(out: Path, edition: str) -> Path:
    """The Parquet folder that belongs to a DuckDB file in an edition."""
    return out.parent / f"{out.stem}-{edition}.parquet"


def write(tables: dict[str, pl.DataFrame], file: Path, parquet: Path) -> None:
    """Write tables and derived tables to a DuckDB file and to one Parquet file each."""
    parquet.mkdir()
    with duckdb.connect(str(file)) as connection:
        for name, frame in tables.items():
            connection.register("frame", frame.to_arrow())
            connection.execute(f'create table "{name}" as select * from frame')  # noqa: S608 (names of our own entries)
            connection.unregister("frame")
        for question in sorted(SQL.glob("*.sql")):
            connection.execute(f"create table {question.stem} as {question.read_text(encoding='utf-8')}")
        for (name,) in connection.execute("select table_name from duckdb_tables() order by table_name").fetchall():
            connection.table(name).pl().write_parquet(parquet / f"{name}.parquet", compression="zstd", statistics=False)


def publish(file: Path, parquet: Path, out: Path, edition: str) -> None:
    """Move a finished edition into place; the replacement of `out` is the one visible step."""
    folder = folder_of(out, edition)
    if folder.exists():
        shutil.rmtree(folder)
    parquet.replace(folder)
    file.replace(out)
    others = sorted(out.parent.glob(f"{out.stem}-*.parquet"), key=lambda path: path.stat().st_mtime, reverse=True)
    for old in others[KEPT_EDITIONS:]:
        shutil.rmtree(old)


def stale(data: Path, out: Path) -> bool:
    """Whether the dataset is missing or older than the files it is made of."""
    if not out.is_file():
        return True
    built = out.stat().st_mtime
    return any(file.stat().st_mtime > built for file in data.rglob("*") if file.is_file())
