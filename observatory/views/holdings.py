"""What is held, as other catalogues want to know it, and what became of codes that are no longer."""

import json

import polars as pl

from observatory.engine import Engine, kept
from observatory.export.linked import schema_org
from observatory.model.holdings import Holdings
from observatory.queries import holdings as questions
from observatory.queries import regions


@kept(4)
def holdings(engine: Engine) -> Holdings:
    """Every table with its fields and publications."""
    return questions.holdings(engine)


@kept(8)
def linked(engine: Engine, base: str, language: str) -> str:
    """The same by schema.org, for search engines: JSON of what stands below an address."""
    return json.dumps(schema_org(holdings(engine), base, language=language), ensure_ascii=False)


def successors(engine: Engine, codes: list[str]) -> pl.DataFrame:
    """Retired codes and what took their place: from_region, from_vintage, to_region, name, weight."""
    return regions.successors(engine, regions=codes)
