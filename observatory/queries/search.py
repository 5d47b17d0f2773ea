"""Everything that can be searched for, under all of its names and codes."""

import polars as pl

from observatory.engine import Engine
from observatory.queries.question import question


def searched(engine: Engine) -> pl.DataFrame:
    """Names and codes of profiles, skills, regions and micro-credentials, and what the last are about.

    Returns:
        kind (`profile`, `skill`, `region`, `micro_credential`), id, language (empty for codes and for names of regions
        as their country writes them), role (`preferred`, `alternative`; `code`, `isco` and `nace` for codes;
        `definition`, `outcome` and `taught` for what a micro-credential says; `teaches` and `serves` for the skills and
        profiles, by identifier, that it teaches and leads towards), label.
    """
    industries = engine.ask(question("searched_industries")).select(
        kind=pl.lit("profile"),
        id="profile_id",
        language=pl.lit(""),
        role=pl.lit("nace"),
        label=pl.col("nace_codes").str.split("|"),
    )
    named = engine.ask(question("searched_labels"))
    records = engine.ask(question("searched_records")).with_columns(
        kind=pl.lit("micro_credential"), language=pl.lit("")
    )
    return pl.concat([named, records.select(named.columns), industries.explode("label").select(named.columns)])


def record_words(engine: Engine) -> pl.DataFrame:
    """What micro-credentials are about, by words and by identifiers; columns and roles as `searched` has them."""
    rows = engine.ask(question("searched_records"))
    return rows.with_columns(kind=pl.lit("micro_credential"), language=pl.lit(""))


def languages(engine: Engine) -> list[str]:
    """The languages (ISO 639-1) that some name is in."""
    return engine.ask(question("searched_languages"))["language"].to_list()
