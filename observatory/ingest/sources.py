"""What a loader has read, noted in the entries of the publications, so that no figure is newer than its evidence."""

import hashlib
import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path


def note(files: Iterable[Path], data: Path, *, today: date | None = None) -> None:
    """Write size, checksum and day into the entries that list a file of this name with another content.

    The tables made from such a publication are dated the same day. A file that an entry lists as it is changes nothing.

    Args:
        files: what was read.
        data: the data folder; its `catalogue/` is rewritten.
        today: the day of reading.
    """
    day = today or datetime.now(UTC).date()
    newer = set()
    for entry in sorted((data / "catalogue" / "origins").glob("*.yml")):
        text = old = entry.read_text(encoding="utf-8")
        for file in files:
            text = _described(text, file)
        if text != old:
            entry.write_text(re.sub(r"(?m)^accessed: .*$", f"accessed: {day}", text), encoding="utf-8")
            newer.add(entry.stem)
    for entry in sorted((data / "catalogue").glob("*.yml")):
        text = entry.read_text(encoding="utf-8")
        if any(re.search(rf"(?m)^origins:.*\b{re.escape(name)}\b|^ *- {re.escape(name)}$", text) for name in newer):
            entry.write_text(re.sub(r"(?m)^updated: .*$", f"updated: {day}", text), encoding="utf-8")


def _described(text: str, file: Path) -> str:
    """An entry with the size and checksum that the file has now; the same text where it does not list the file."""
    # Whoever lists a file for the first time names it alone.
    text = text.replace(f"{{name: {file.name}}}", f'{{name: {file.name}, bytes: 0, sha256: "{"0" * 64}"}}')
    listed = rf'(\bname: {re.escape(file.name)},?\s+bytes: )\d+(,?\s+sha256: "?)[0-9a-f]{{64}}'
    if not re.search(listed, text):
        return text
    content = file.read_bytes()
    return re.sub(listed, rf"\g<1>{len(content)}\g<2>{hashlib.sha256(content).hexdigest()}", text)
