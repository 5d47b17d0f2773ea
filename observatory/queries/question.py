"""The text of a question, read once, and what an answer says in the language asked for."""

from functools import cache
from pathlib import Path

import polars as pl

from observatory import i18n

FOLDER = Path(__file__).with_name("sql")


@cache
def question(name: str) -> str:
    """The SQL of `sql/<name>.sql`; its first comment line is the question in words."""
    return (FOLDER / f"{name}.sql").read_text(encoding="utf-8")


def translated(answer: pl.DataFrame, *columns: str, language: str) -> pl.DataFrame:
    """An answer whose texts are ours, where the edition has them in English only, as the catalogue of messages says."""
    return answer.with_columns(
        pl.Series(name, [i18n.translate(text, language=language) for text in answer[name]], pl.String)
        for name in columns
    )
