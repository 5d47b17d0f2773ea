"""Where things are: the few settings an operator may change, read from the environment once."""

import os
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Settings:
    """What an operator may set.

    Attributes:
        data: folder with `catalogue/`, `tables/` and `outlines/` (`OBSERVATORY_DATA`).
        dataset: the built DuckDB file that the app serves (`OBSERVATORY_DATASET`).
        engine: empty for the embedded engine, or `sc://host:port` of a Spark Connect server
            (`OBSERVATORY_ENGINE`).
    """

    data: Path
    dataset: Path
    engine: str

    @property
    def editions(self) -> Path:
        """Folder of the frozen editions, one folder each."""
        return self.data / "editions"


def settings() -> Settings:
    """Read the settings from the environment, with the repository's own folders as defaults."""
    return Settings(
        data=Path(os.environ.get("OBSERVATORY_DATA", ROOT / "data")),
        dataset=Path(os.environ.get("OBSERVATORY_DATASET", ROOT / "build" / "observatory.duckdb")),
        engine=os.environ.get("OBSERVATORY_ENGINE", ""),
    )
