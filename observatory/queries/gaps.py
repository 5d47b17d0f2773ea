"""Demand pressure, skills capacity and the gap between them, region by region."""

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from observatory.engine import Engine
from observatory.model import gap
from observatory.queries.question import question


@dataclass(frozen=True, slots=True)
class Panel:
    """All regions of one year.

    Attributes:
        period: the year.
        parts: those published for it, and with enough regions to be standardised.
        figures: region, part, value, flag, origin, vintage, country, mean, sd, regions, z.
    """

    period: str
    parts: tuple[gap.Part, ...]
    figures: pl.DataFrame

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


def panel(engine: Engine, *, period: str) -> Panel:
    """The figures of one year, standardised.

    Args:
        engine: who answers.
        period: a year of `observatory.model.gap.PANELS`.
    """
    asked = gap.PANELS[period]
    found = engine.ask(
        question("gap_parts"),
        {"period": period, "first": str(int(period) - gap.YEARS_OF_CHANGE), "years": gap.YEARS_OF_CHANGE},
    )
    wanted = pl.DataFrame(
        [(part.indicator, _kind(part), part.code) for part in asked],
        schema={"indicator": pl.String, "kind": pl.String, "part": pl.String}, orient="row",
    )  # fmt: skip
    # The same area may have figures under two versions of NUTS; the newest counts.
    values = (
        found.join(wanted, on=["indicator", "kind"])
        .sort("vintage", "origin", descending=[True, False])
        .unique(["region", "part"], keep="first", maintain_order=True)
        .select("region", "part", "value", "flag", "origin", "vintage", "country")
        .sort("region", "part")
    )
    figures = gap.standardised(values)
    held = set(figures["part"])
    return Panel(period, tuple(part for part in asked if part.code in held), figures)


def _kind(part: gap.Part) -> str:
    return "national" if part.national else "change" if part.change else "level"
