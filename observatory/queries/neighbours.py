"""Regions like mine: what all regions are like, and which come nearest to one."""

import polars as pl

from observatory.engine import Engine
from observatory.model import neighbours as model
from observatory.queries.question import question


def features(engine: Engine) -> tuple[pl.DataFrame, list[str]]:
    """The features of every region that has them all, standardised; and the publications behind them.

    Returns:
        As `observatory.model.neighbours.described`; origins.
    """
    asked = {"indicators": list(model.FEATURES), "period": model.PERIOD}
    # The same area may have figures under two versions of NUTS; the newest counts.
    figures = engine.ask(question("region_features"), asked).unique(
        ["region", "indicator"], keep="first", maintain_order=True
    )
    return model.described(figures), sorted(set(figures["origin"]))
