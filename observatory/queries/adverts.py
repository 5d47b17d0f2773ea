"""What online adverts ask for."""

import polars as pl

from observatory.engine import Engine
from observatory.queries.question import question


def adverts(engine: Engine, *, region: str, language: str) -> pl.DataFrame:
    """The occupations that adverts of a region ask for in the newest month, most often first.

    Returns:
        profile_id, name, held (whether it is one of our job profiles), adverts, period, origin, grade; no row where no
        adverts were counted.
    """
    return engine.ask(
        question("region_adverts"), {"region": region, "language": language, "languages": [language, "en"]}
    )
