"""What pages and machines search: names and codes of everything in an edition."""

from collections.abc import Mapping, Sequence
from functools import partial

from observatory.engine import Engine, kept
from observatory.queries import search as names_held
from observatory.search import KINDS, Hit, SearchIndex
from observatory.search.held import held
from observatory.views.sources import edition

EXACT = 100
MOST = 200
"""Hits of a kind."""
FITS = ("this", "perhaps", "nearest")


def index(engine: Engine) -> SearchIndex:
    """The index of the edition that an engine answers from; made once per process."""
    return held(edition(engine), partial(names_held.searched, engine))


def languages(engine: Engine) -> list[str]:
    """The languages that names are held in."""
    return list(names_held.languages(engine))


@kept(200)
def hits_by_kind(engine: Engine, text: str, language: str) -> Mapping[str, Sequence[Hit]]:
    """Hits by kind: kinds that have the very name first, then what fits well, then profiles before skills."""
    if not text:
        return {}
    names = index(engine)
    hits = {kind: names.find(text, kind=kind, language=language, limit=MOST) for kind in KINDS}
    best = {kind: of_kind[0] for kind, of_kind in hits.items() if of_kind}
    return {
        kind: hits[kind]
        for kind in sorted(best, key=lambda kind: (best[kind].score < EXACT, FITS.index(best[kind].fit)))
    }
