"""Skill gaps in words: what the parts of a gap are called, which way each of them pulls, and what that comes to."""

from collections.abc import Mapping, Sequence

import polars as pl

from observatory.model import gap as model
from observatory.views.speech import Speech


def names(speech: Speech, indicators: Mapping[str, str]) -> dict[str, str]:
    """Part → what it is called.

    Args:
        speech: the language.
        indicators: indicator → its name.
    """
    told = {part.code: part for listed in model.PANELS.values() for part in listed}
    return {code: _name(speech, part, indicators.get(part.indicator, part.indicator)) for code, part in told.items()}


def _name(speech: Speech, part: model.Part, indicator: str) -> str:
    _ = speech.say
    if part.change:
        years = speech.number(model.YEARS_OF_CHANGE)
        return _("Change in {years} years: {indicator}").format(indicator=indicator, years=years)
    return indicator


def sides(speech: Speech) -> dict[str, str]:
    """Side of a part → its name in a list."""
    _ = speech.say
    return {model.PRESSURE: _("Pressure"), model.CAPACITY: _("Capacity")}


def headings(speech: Speech) -> dict[str, str]:
    """Side → its name where it stands alone."""
    _ = speech.say
    return {model.PRESSURE: _("Demand pressure"), model.CAPACITY: _("Skills capacity")}


def directions(speech: Speech) -> tuple[str, str]:
    """What a bar to the left does to the gap, and what a bar to the right does."""
    _ = speech.say
    return _("← narrows the gap"), _("widens the gap →")


def named(rows: pl.DataFrame, speech: Speech, parts: Mapping[str, str]) -> pl.DataFrame:
    """Rows of `queries.gaps.decomposed` with part_name and side_name."""
    return rows.with_columns(
        part_name=pl.col("part").replace(dict(parts)), side_name=pl.col("side").replace(sides(speech))
    )


def title(speech: Speech, region: str, gap: float) -> str:
    """The finding about one region."""
    _ = speech.say
    size = speech.signed(gap, 1)
    if gap > 0:
        return _("In {region}, demand pressure runs ahead of skills capacity ({gap})").format(region=region, gap=size)
    return _("In {region}, skills capacity keeps up with demand pressure ({gap})").format(region=region, gap=size)


def flagged(rows: pl.DataFrame, speech: Speech) -> Sequence[str]:
    """The parts that the publisher flags, each with what the flag says."""
    return [
        f"{row['name']}: “{row['part_name']}” ({speech.flags(row['flag'])})"
        for row in rows.drop_nulls("flag").iter_rows(named=True)
    ]
