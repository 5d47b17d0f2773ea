"""Where things are: the few settings an operator may change, read from the environment once."""

import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Settings:
    """What an operator may set.

    Attributes:
        data: folder with `catalogue/`, `tables/` and `outlines/` (`OBSERVATORY_DATA`).
        dataset: the built DuckDB file that the app serves (`OBSERVATORY_DATASET`).
        engine: empty for the embedded engine, or `sc://host:port` of a Spark Connect server
            (`OBSERVATORY_ENGINE`).
        address: where the public finds this observatory, such as `https://example.org/skills`, for citations,
            files and printed links; empty: as each request says (`OBSERVATORY_ADDRESS`).
        contact: where a visitor reports a missing term: `mailto:…`, or the https address of a form for a new issue;
            empty: the visitor is given a text to pass on (`OBSERVATORY_CONTACT`).
    """

    data: Path
    dataset: Path
    engine: str
    address: str = ""
    contact: str = ""

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
        address=_address("OBSERVATORY_ADDRESS", ("http", "https")),
        contact=_address("OBSERVATORY_CONTACT", ("mailto", "https")),
    )


def _address(name: str, schemes: tuple[str, ...]) -> str:
    """An address from the environment, without a slash at its end."""
    text = os.environ.get(name, "").strip().rstrip("/")
    parts = urlsplit(text)
    whole = parts.path if parts.scheme == "mailto" else parts.netloc
    if text and (parts.scheme not in schemes or not whole or parts.fragment or len(text.split()) > 1):
        raise ValueError(f"{name} is “{text}”; it must be a whole address that begins with {' or '.join(schemes)}:")
    return text
