"""What is held, as other catalogues want to know it, and what became of codes that are no longer."""

import json

import polars as pl

from observatory import i18n
from observatory.engine import Engine, kept
from observatory.export.linked import schema_org
from observatory.model.holdings import Holdings
from observatory.queries import holdings as questions
from observatory.queries import regions


@kept(4)
def holdings(engine: Engine, language: str) -> Holdings:
    """Every table with its fields and publications, described in a language."""
    return questions.holdings(engine, language=language)


def in_every_language(engine: Engine) -> dict[str, Holdings]:
    """The same by language, English first."""
    return {language: holdings(engine, language) for language in i18n.LANGUAGES}


@kept(8)
def linked(engine: Engine, base: str, language: str) -> str:
    """The same by schema.org, for search engines: JSON of what stands below an address."""
    return json.dumps(schema_org(holdings(engine, language), base, language=language), ensure_ascii=False)


def successors(engine: Engine, codes: list[str]) -> pl.DataFrame:
    """Retired codes and what took their place: from_region, from_vintage, to_region, name, weight."""
    return regions.successors(engine, regions=codes)
