"""Figures of indicators as they were published, all or some, for files rather than for the eye."""

from collections.abc import Iterator, Sequence

import polars as pl

from observatory.engine import Engine
from observatory.queries.question import question


def observations(
    engine: Engine, *, indicator: Sequence[str], region: Sequence[str], period: Sequence[str], language: str
) -> Iterator[pl.DataFrame]:
    """Figures with their status, flag, unit and names, piece by piece, in the order of the table.

    Args:
        engine: who answers.
        indicator: codes; empty for all.
        region: codes; empty for all.
        period: empty for all.
        language: of the names.
    """
    chosen = _chosen(indicator, region, period)
    return engine.stream(question("observations"), {**chosen, "language": language})


def origins(engine: Engine, *, indicator: Sequence[str], region: Sequence[str], period: Sequence[str]) -> pl.DataFrame:
    """Which publications and grades are behind such figures: origin, grade."""
    return engine.ask(question("observation_origins"), _chosen(indicator, region, period))


def regions(engine: Engine, *, language: str) -> dict[str, str]:
    """Every region with a row: code → name, by code."""
    asked = {"language": language, "languages": [language, "en"]}
    return dict(engine.ask(question("observation_regions"), asked).iter_rows())


def periods(engine: Engine) -> list[str]:
    """Every period with a row, in order."""
    return engine.ask(question("observation_periods"))["period"].to_list()


def _chosen(indicator: Sequence[str], region: Sequence[str], period: Sequence[str]) -> dict[str, object]:
    """An empty list has no type that an engine could compare."""
    lists = {"indicators": indicator, "regions": region, "periods": period}
    return {
        **{name: list(codes) or [""] for name, codes in lists.items()},
        **{f"all_{name}": not codes for name, codes in lists.items()},
    }
