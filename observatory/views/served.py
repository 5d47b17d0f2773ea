"""Who answers: the engine of the newest dataset, or of the frozen edition that a link names."""

from functools import cache

from observatory.engine import Engine, Remembering, open_engine
from observatory.engine.editions import open_edition
from observatory.queries.provenance import edition as edition_of
from observatory.settings import settings


@cache
def newest() -> Engine:
    """The engine that the operator's settings name, opened once; it notices a rebuilt dataset by itself."""
    return Remembering(open_engine(settings()))


def served(edition: str = "") -> Engine:
    """The engine of an edition; empty, or the name of the newest, for the newest.

    Raises:
        EditionMissing: it was not frozen by a release.
        DatasetMissing: there is no dataset to serve.
    """
    if not edition or edition == edition_of(newest())["edition"][0]:
        return newest()
    return open_edition(settings(), edition)
