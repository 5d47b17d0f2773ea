"""What everything is called."""

from observatory.engine import Engine
from observatory.queries.question import question


def names(engine: Engine, *, language: str) -> dict[str, str]:
    """Code → name of profiles, skills and their groups, regions, indicators and micro-credentials; else in English."""
    return dict(engine.ask(question("names"), {"language": language}).iter_rows())
