"""Demand pressure, skills capacity and the gap between them, region by region."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import dist
from pathlib import Path

import polars as pl

from observatory.engine import Engine
from observatory.model import gap
from observatory.queries.question import question

NEAREST = 3


@dataclass(frozen=True, slots=True)
class Panel:
    """All regions of one year.

    Attributes:
        period: the year.
        parts: those published for it, and with enough regions to be standardised.
        figures: region, part, value, flag, origin, vintage, country, published_as, mean, sd, regions, z.
        apart: region, part, vintage; published for other borders than the rest of the region's figures, so not joined.
    """

    period: str
    parts: tuple[gap.Part, ...]
    figures: pl.DataFrame
    apart: pl.DataFrame

    @property
    def sides(self) -> dict[str, str]:
        """Part → side."""
        return {part.code: part.side for part in self.parts}

    def gaps(self, weights: Mapping[str, float]) -> pl.DataFrame:
        """Every region with enough parts of both sides; see `observatory.model.gap.gaps`."""
        return gap.gaps(self.contributions(weights))

    def contributions(self, weights: Mapping[str, float]) -> pl.DataFrame:
        """What each part adds; see `observatory.model.gap.contributions`."""
        return gap.contributions(self.figures, self.sides, weights)

    def stability(self, weights: Mapping[str, float]) -> pl.DataFrame:
        """The ranks with one part left out in turn; see `observatory.model.gap.stability`."""
        return gap.stability(self.figures, self.sides, weights)

    def held(self, region: str) -> list[str]:
        """The parts that a region has a figure for."""
        return self.figures.filter(region=region)["part"].to_list()

    def answers(self, region: str) -> bool:
        """Whether a region has enough parts of both sides."""
        return gap.enough(self.parts, self.held(region))


def panel(engine: Engine, *, period: str) -> Panel:
    """The figures of one year, standardised.

    Args:
        engine: who answers.
        period: a year of `observatory.model.gap.PANELS`.
    """
    asked = gap.PANELS[period]
    parts = engine.ask(
        question("gap_parts"),
        {"period": period, "first": str(int(period) - gap.YEARS_OF_CHANGE), "years": gap.YEARS_OF_CHANGE},
    )
    wanted = pl.DataFrame(
        [(part.indicator, _kind(part), part.code) for part in asked],
        schema={"indicator": pl.String, "kind": pl.String, "part": pl.String},
        orient="row",
    )
    values = parts.join(wanted, on=["indicator", "kind"]).sort("region", "part", "origin")
    # The same code with other borders is another region: the borders with most figures stand for the code.
    borders = (
        values.filter(kind="level")
        .group_by("region", "vintage")
        .len()
        .sort("region", "len", "vintage", descending=[False, True, True])
        .unique("region", keep="first", maintain_order=True)
    )
    joined = (
        values.join(borders, on=["region", "vintage"], how="semi")
        .unique(["region", "part"], keep="first", maintain_order=True)
        .select("region", "part", "value", "flag", "origin", "vintage", "country", "published_as")
    )
    figures = gap.standardised(joined)
    held = set(figures["part"])
    return Panel(
        period=period,
        parts=tuple(part for part in asked if part.code in held),
        figures=figures,
        apart=values.filter(pl.col("kind") != "national")
        .join(joined, on=["region", "part"], how="anti")
        .select("region", "part", "vintage")
        .sort("region", "part"),
    )


def _kind(part: gap.Part) -> str:
    return "national" if part.national else "change" if part.change else "level"


def ranked(panel: Panel, weights: Mapping[str, float], names: Mapping[str, str]) -> pl.DataFrame:
    """Every region with a gap, largest first.

    Returns:
        rank, name, region, pressure, capacity, gap, best_rank, worst_rank, swing_part, swing_rank, pressure_parts,
        capacity_parts, period.
    """
    return (
        panel.gaps(weights)
        .join(panel.stability(weights), on="region", how="left", maintain_order="left")
        .select(
            "rank",
            pl.col("region").replace(dict(names)).alias("name"),
            "region",
            "pressure",
            "capacity",
            "gap",
            "best_rank",
            "worst_rank",
            "swing_part",
            "swing_rank",
            "pressure_parts",
            "capacity_parts",
            period=pl.lit(panel.period),
        )
    )


def decomposed(
    panel: Panel, weights: Mapping[str, float], regions: Sequence[str], names: Mapping[str, str]
) -> pl.DataFrame:
    """What the gaps of some regions are made of, part by part, in the order of the regions.

    Returns:
        region, name, side, part, value, mean, sd, regions (that have the part), z, weight, contribution (to its side),
        effect (on the gap: a part of capacity counts against it; effects of a region add up to its gap), flag,
        published_as (the code in the source), vintage, origin, period.
    """
    order = {code: position for position, code in enumerate(regions)}
    sign = pl.when(pl.col("side") == gap.PRESSURE).then(1.0).otherwise(-1.0)
    return (
        panel.contributions(weights)
        .filter(pl.col("region").is_in(list(regions)))
        .with_columns(effect=sign * pl.col("contribution"), place=pl.col("region").replace_strict(order))
        .sort("place", "side", "effect", "part", descending=[False, True, True, False])
        .select(
            "region",
            pl.col("region").replace(dict(names)).alias("name"),
            "side",
            "part",
            "value",
            "mean",
            "sd",
            "regions",
            "z",
            "weight",
            "contribution",
            "effect",
            "flag",
            "published_as",
            "vintage",
            "origin",
            period=pl.lit(panel.period),
        )
    )


def nearest(outlines: Path, region: str, among: Iterable[str], *, most: int = NEAREST) -> list[str]:
    """The nearest of some regions on the map, nearest first; empty where the map does not know the region.

    Args:
        outlines: folder of the outlines.
        region: a code of NUTS 2, of any version that has outlines.
        among: codes of NUTS 2.
        most: how many at most.
    """
    middles = _middles(outlines)
    here = middles.get(region)
    known = sorted(code for code in among if code in middles and code != region)
    return sorted(known, key=lambda code: dist(here, middles[code]))[:most] if here else []


@lru_cache(maxsize=1)
def _middles(outlines: Path) -> dict[str, tuple[float, float]]:
    """Code → middle of the box around its outline; the newest version of NUTS that has the code counts."""
    middles: dict[str, tuple[float, float]] = {}
    for file in sorted(outlines.glob("????-2.geojson")):
        for feature in json.loads(file.read_text(encoding="utf-8"))["features"]:
            points = list(_points(feature["geometry"]["coordinates"]))
            across, up = [point[0] for point in points], [point[1] for point in points]
            middles[feature["id"]] = ((min(across) + max(across)) / 2, (min(up) + max(up)) / 2)
    return middles


def _points(coordinates: Sequence[object]) -> Iterable[tuple[float, float]]:
    for part in coordinates:
        if isinstance(part, list) and part and isinstance(part[0], list):
            yield from _points(part)
        elif isinstance(part, list):
            yield part[0], part[1]
