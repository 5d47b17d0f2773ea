"""Outlines of the maps against the regions that the figures speak of."""

import json
import re
from pathlib import Path

import polars as pl

from observatory.errors import Finding

NAME = re.compile(r"^(\d{4})-(\d)\.geojson$")


def findings(data: Path, frames: dict[str, pl.DataFrame]) -> list[Finding]:
    """Each outline belongs to a region of its vintage and level, once."""
    found: list[Finding] = []
    for file in sorted((data / "outlines").glob("*.geojson")):
        name = file.relative_to(data).as_posix()
        try:
            codes = [str(feature.get("id")) for feature in json.loads(file.read_text(encoding="utf-8"))["features"]]
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            remedy = "Run `observatory ingest nuts` again."
            found.append(Finding(name, None, None, "format", f"This is no whole GeoJSON: {error}.", remedy))
            continue
        place = NAME.match(file.name)
        if place and "region" in frames:
            found += _codes(name, codes, _known(frames["region"], vintage=int(place[1]), level=place[2]))
    return found


def _known(regions: pl.DataFrame, *, vintage: int, level: str) -> set[str]:
    rows = regions.filter((pl.col("vintage") == vintage) & (pl.col("level") == level))
    return set(rows["region"].to_list())


def _codes(name: str, codes: list[str], known: set[str]) -> list[Finding]:
    unknown = [
        Finding(name, None, "id", "reference", f"“{code}” is no region of this vintage and level.",
                "Correct the code, or add it to region first.")
        for code in sorted(set(codes) - known)
    ]  # fmt: skip
    return unknown + [
        Finding(name, None, "id", "key", f"“{code}” is drawn twice.", "Keep one of the outlines.")
        for code in sorted({code for code in codes if codes.count(code) > 1})
    ]
