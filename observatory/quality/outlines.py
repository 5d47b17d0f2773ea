"""Outlines of the maps against the regions that the figures speak of."""

import json
import re
from pathlib import Path

import polars as pl

from observatory.errors import Finding

NAME = re.compile(r"^(\d{4})-(\d)\.geojson$")
LEVELS = ("0", "1", "2")
AGAIN = "Run `observatory ingest nuts` again."


def findings(data: Path, frames: dict[str, pl.DataFrame]) -> list[Finding]:
    """Each outline belongs to a region of its version and level, once; no drawn country lacks a region or a level."""
    findings: list[Finding] = []
    drawn: dict[tuple[int, str], list[str]] = {}
    for file in sorted((data / "outlines").glob("*.geojson")):
        match = NAME.match(file.name)
        codes: list[str] = []
        try:
            codes = [str(feature.get("id")) for feature in json.loads(file.read_text(encoding="utf-8"))["features"]]
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            message = f"This is no whole GeoJSON: {error}."
            findings.append(Finding(f"outlines/{file.name}", None, None, "format", message, AGAIN))
        if match:
            drawn[int(match[1]), match[2]] = codes
    if "region" not in frames:
        return findings
    for vintage in sorted({vintage for vintage, _level in drawn}):
        # Publishers draw some countries as a whole only: regions are missed where others of their country are drawn.
        countries = {code[:2] for level in LEVELS[1:] for code in drawn.get((vintage, level), [])}
        for level in LEVELS:
            known = _known(frames["region"], vintage=vintage, level=level)
            name = f"outlines/{vintage}-{level}.geojson"
            if codes := drawn.get((vintage, level), []):
                findings += _codes(name, codes, known, countries)
            elif known and (vintage, level) not in drawn:
                findings.append(Finding(name, None, None, "file", "Other levels of this version are drawn.", AGAIN))
    return findings


def _known(regions: pl.DataFrame, *, vintage: int, level: str) -> set[str]:
    rows = regions.filter((pl.col("vintage") == vintage) & (pl.col("level") == level))
    return set(rows["region"].to_list())


def _codes(name: str, codes: list[str], known: set[str], countries: set[str]) -> list[Finding]:
    unknown = [
        Finding(
            name,
            None,
            "id",
            "reference",
            f"“{code}” is no region of this vintage and level.",
            "Correct the code, or add it to region first.",
        )
        for code in sorted(set(codes) - known)
    ]
    undrawn = [
        Finding(name, None, "id", "undrawn", f"“{code}” has no outline, although its country is drawn.", AGAIN)
        for code in sorted(known - set(codes))
        if code[:2] in countries
    ]
    twice = [
        Finding(name, None, "id", "key", f"“{code}” is drawn twice.", "Keep one of the outlines.")
        for code in sorted({code for code in codes if codes.count(code) > 1})
    ]
    return unknown + undrawn + twice
