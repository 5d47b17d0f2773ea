"""Several loaders as one: their tables change together, or none does."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PARTS = ("catalogue", "curation", "outlines", "tables")


@contextmanager
def together(data: Path) -> Iterator[Path]:
    """Yield a copy of the data folder; what changed in it is moved into place when nothing was raised.

    Args:
        data: the data folder; frozen editions stay where they are.
    """
    with tempfile.TemporaryDirectory(prefix=".ingesting-", dir=data) as folder:
        draft = Path(folder)
        for part in PARTS:
            if (data / part).is_dir():
                shutil.copytree(data / part, draft / part)
        yield draft
        for file in sorted(path for path in draft.rglob("*") if path.is_file()):
            target = data / file.relative_to(draft)
            if not target.is_file() or target.read_bytes() != file.read_bytes():
                target.parent.mkdir(parents=True, exist_ok=True)
                file.replace(target)
