"""The search index that answers this visitor."""

from functools import partial

from observatory.queries import provenance
from observatory.queries.search import searched
from observatory.search import SearchIndex
from observatory.search.held import held
from observatory.ui.engine import engine


def index() -> SearchIndex:
    """Names and codes of everything in the edition that is read."""
    return held(provenance.edition(engine())["edition"][0], partial(searched, engine()))
