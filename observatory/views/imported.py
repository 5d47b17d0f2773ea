"""What a provider's list is checked against, and which skills its words may mean."""

from collections.abc import Sequence

from observatory.engine import Engine, kept
from observatory.exchange.checking import Known
from observatory.exchange.suggesting import Suggestion, suggest
from observatory.queries import exchange


@kept(2)
def known(engine: Engine) -> Known:
    """Skills, terms and codes of the edition."""
    return exchange.known(engine)


@kept(500)
def proposals(engine: Engine, words: str) -> Sequence[Suggestion]:
    """The ESCO skills that words may mean, in whatever language."""
    return suggest(words, _labels(engine), known(engine).skills)


@kept(2)
def _labels(engine: Engine) -> Sequence[tuple[str, str]]:
    return exchange.labels(engine)
