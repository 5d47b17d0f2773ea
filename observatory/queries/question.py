"""The text of a question, read once."""

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).with_name("sql")


@cache
def question(name: str) -> str:
    """The SQL of `sql/<name>.sql`; its first comment line is the question in words."""
    return (FOLDER / f"{name}.sql").read_text(encoding="utf-8")
