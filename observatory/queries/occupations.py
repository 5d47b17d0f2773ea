"""Where an occupation group weighs most: the few real figures there are, each with what it is a share of."""

import polars as pl

from observatory.engine import Engine
from observatory.queries.question import question

LEAST = 25
"""Shares of fewer adverts or vacancies than this would jump with every single one."""


def countries(engine: Engine, *, isco: str, language: str) -> pl.DataFrame:
    """Countries by the share of an occupation's ISCO-08 sub-major group in employment; largest share first.

    Args:
        engine: where to ask.
        isco: ISCO-08 code of the occupation, two digits or more.
        language: of the names.

    Returns:
        region, name, period, counted (thousand people), whole (of all groups), share (0..1), origin.
    """
    asked = {"member": f"OC{isco[:2]}", "language": language, "languages": [language, "en"]}
    return engine.ask(question("occupation_countries"), asked)


def adverts(engine: Engine, *, isco: str) -> pl.DataFrame:
    """NUTS 2 regions by the share of the sub-major group in counted adverts; columns as in `countries`."""
    return engine.ask(question("occupation_adverts"), {"isco": isco[:2], "least": LEAST})


def vacancies(engine: Engine, *, isco: str) -> pl.DataFrame:
    """NUTS 2 regions by the share of the major group in manufacturing's vacancies; columns as in `countries`."""
    return engine.ask(question("occupation_vacancies"), {"member": f"OC{isco[:1]}", "least": LEAST})
