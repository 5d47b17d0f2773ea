"""What pages and machines search: names and codes of everything in an edition."""

from collections.abc import Mapping, Sequence
from functools import partial

from observatory.engine import Engine, kept
from observatory.queries import provenance
from observatory.queries.search import searched
from observatory.search import KINDS, Hit, SearchIndex
from observatory.search.held import held

EXACT = 100
MOST = 200
"""Hits of a kind."""
FITS = ("this", "perhaps", "nearest")


def index(engine: Engine) -> SearchIndex:
    """The index of the edition that an engine answers from; made once per process."""
    return held(str(provenance.edition(engine)["edition"][0]), partial(searched, engine))


@kept(200)
def found(engine: Engine, text: str, language: str) -> Mapping[str, Sequence[Hit]]:
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
