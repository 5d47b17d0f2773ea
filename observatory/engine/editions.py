"""Frozen editions: states of the dataset that `observatory release` keeps, so that a citation can be answered later."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

import yaml

from observatory.engine.embedded import EmbeddedEngine
from observatory.engine.engine import Engine
from observatory.engine.memory import Remembering
from observatory.errors import EditionMissing
from observatory.settings import Settings

NOTE = "edition.yml"
LATER = {"micro_credential": ("supervision", "grading", "further_information")}
"""Optional columns that came after the first release: an older edition says nothing in them."""


@dataclass(frozen=True, slots=True)
class Frozen:
    """One frozen edition.

    Attributes:
        edition: its name, date and content hash: `2026-11-23-1a2b3c4d`.
        released: the day it was frozen.
        before: the edition released before it; empty for the first.
        reasons: why each changed table changed, by table.
        folder: its tables, a Parquet file each, with `edition.yml` beside them.
    """

    edition: str
    released: date
    before: str
    reasons: dict[str, str]
    folder: Path


def frozen(folder: Path) -> dict[str, Frozen]:
    """Every frozen edition by its name, the newest release first; empty where none was released."""
    notes = [_read(note, note.stat().st_mtime_ns) for note in folder.glob(f"*/{NOTE}")]
    releases = {release.edition: release for release in notes}

    def earlier(edition: str) -> int:
        """How many releases came before it: those of one day cannot be told apart by their date."""
        seen: set[str] = set()
        while edition in releases and edition not in seen:
            seen.add(edition)
            edition = releases[edition].before
        return len(seen)

    order = sorted(releases, key=lambda edition: (releases[edition].released, earlier(edition), edition), reverse=True)
    return {edition: releases[edition] for edition in order}


# A note is written once; its day on disk is told for the tools that write another in its place.
@lru_cache(maxsize=128)
def _read(note: Path, _written: int) -> Frozen:
    content = yaml.safe_load(note.read_text(encoding="utf-8"))
    return Frozen(
        content["edition"], content["released"], content["before"] or "", dict(content["reasons"] or {}), note.parent
    )


def open_edition(settings: Settings, edition: str) -> Engine:
    """The engine that answers from a frozen edition, opened once per process.

    Raises:
        EditionMissing: no release froze it; names are compared, never pasted into a path.
    """
    kept = frozen(settings.editions)
    if edition not in kept:
        names = ", ".join(kept) or "none"
        raise EditionMissing(f"The edition “{edition}” was not frozen by a release. Frozen editions: {names}.")
    return _open(kept[edition].folder)


# An edition takes some 40 MB of memory: the two asked for last stay open.
@lru_cache(maxsize=2)
def _open(folder: Path) -> Engine:
    return Remembering(EmbeddedEngine(folder, LATER))
