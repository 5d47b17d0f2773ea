"""Indicators: what each one is, and which regions, periods and groups it covers."""

from typing import Any

import polars as pl

from observatory.engine import Engine
from observatory.queries.question import question


def indicators(engine: Engine, *, language: str) -> pl.DataFrame:
    """Every indicator that has figures, in display order.

    Returns:
        indicator, name, definition, theme, theme_name, unit, unit_name (states the denominator), dimension, frequency,
        polarity (`high`, `low` or `neutral`: which is good), decimals, first_period, last_period, has_course (false:
        a snapshot, or one period only).
    """
    return engine.ask(question("indicators"), _spoken(language))


def indicator(engine: Engine, *, indicator: str, language: str) -> dict[str, Any]:
    """One of them: what `indicators` says of it, by column."""
    return indicators(engine, language=language).row(by_predicate=pl.col("indicator") == indicator, named=True)


def members(engine: Engine, *, indicator: str, language: str) -> pl.DataFrame:
    """The groups of an indicator's breakdown that have a course over time: member, name; `total` first."""
    return engine.ask(question("indicator_members"), {"indicator": indicator, **_spoken(language)})


def observed_regions(engine: Engine, *, language: str) -> pl.DataFrame:
    """Every region with figures; the EU first, then countries, then regions by name.

    Returns:
        region, name (in the language), level, country, local_name (in the region's own script), name_latin.
    """
    return engine.ask(question("observed_regions"), _spoken(language))


def cover(engine: Engine, *, indicator: str, member: str) -> pl.DataFrame:
    """Per region what there is.

    Returns:
        region, level, country, figures and suppressed (numbers of cells), first_period, last_period (with a figure).
    """
    return engine.ask(question("indicator_cover"), {"indicator": indicator, "member": member})


def periods(engine: Engine, *, indicator: str, member: str) -> list[str]:
    """The periods with a figure anywhere, in order."""
    return engine.ask(question("indicator_periods"), {"indicator": indicator, "member": member})["period"].to_list()


def _spoken(language: str) -> dict[str, object]:
    return {"language": language, "languages": [language, "en"]}
