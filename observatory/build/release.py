"""Freeze the built dataset as an edition that can be cited for good, with what changed in it and why."""

import shutil
import tempfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import polars as pl
import yaml

from observatory.build.dataset import stale
from observatory.engine import newest_folder
from observatory.engine.editions import NOTE, Frozen, frozen
from observatory.errors import ReleaseRefused
from observatory.export.changes import between, counted


def release(data: Path, dataset: Path, editions: Path, *, reasons: Mapping[str, str], today: date) -> Frozen:
    """Freeze what `observatory build` made last.

    The folder is put in place in one step: killed half-way, nothing was released.

    Args:
        data: folder with `catalogue/` and `tables/`.
        dataset: the built DuckDB file, with its Parquet folder beside it.
        editions: folder of the frozen editions.
        reasons: why each table changed since the last release, by table.
        today: the day of the release.

    Returns:
        The frozen edition; an edition that is frozen already is returned as it stands.

    Raises:
        ReleaseRefused: the dataset is not built from the data as it is, or a changed table has no reason.
    """
    built = _built(data, dataset)
    edition = str(pl.read_parquet(built / "edition.parquet")["edition"].item())
    kept = frozen(editions)
    if edition in kept:
        return kept[edition]
    last = next(iter(kept.values()), None)
    changed = counted(between(last.folder, built)) if last else pl.DataFrame()
    explained = _explained(changed, reasons) if last else {}
    editions.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".releasing-", dir=editions) as workplace:
        folder = Path(workplace) / edition
        shutil.copytree(built, folder)
        facts = {"edition": edition, "released": today, "before": last.edition if last else "", "reasons": explained}
        note = yaml.safe_dump({**facts, "rows": changed.to_dicts()}, allow_unicode=True, sort_keys=False)
        (folder / NOTE).write_text(note, encoding="utf-8")
        folder.replace(editions / edition)
    return frozen(editions)[edition]


def _built(data: Path, dataset: Path) -> Path:
    if stale(data, dataset):
        raise ReleaseRefused("The data is newer than the built dataset. Run `observatory build` first.")
    return newest_folder(dataset)()


def _explained(changed: pl.DataFrame, reasons: Mapping[str, str]) -> dict[str, str]:
    unexplained = [table for table in changed["table"] if not reasons.get(table, "").strip()]
    if unexplained:
        listed = ", ".join(
            f"{row['table']} ({row['added']} added, {row['removed']} removed, {row['changed']} changed)"
            for row in changed.iter_rows(named=True)
            if row["table"] in unexplained
        )
        raise ReleaseRefused(f'Say why these tables changed, each with --reason TABLE="…": {listed}.')
    unknown = sorted(set(reasons) - set(changed["table"]))
    if unknown:
        raise ReleaseRefused(f"These tables did not change since the last release: {', '.join(unknown)}.")
    return {table: reasons[table].strip() for table in changed["table"]}
