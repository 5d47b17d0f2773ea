"""The index of each edition that is served, made once per process: pages and machines are answered by the same."""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

import polars as pl

from observatory.search.index import SearchIndex

MOST = 2
"""Editions whose index is kept: the newest, and one that a citation named."""
_INDEXES: OrderedDict[str, SearchIndex] = OrderedDict()
_MAKING = Lock()


def held(edition: str, names: Callable[[], pl.DataFrame]) -> SearchIndex:
    """The index of an edition.

    Args:
        edition: which; another one has other names.
        names: reads them, as `SearchIndex` wants them; called where the index is not there yet.
    """
    with _MAKING:
        if edition not in _INDEXES:
            _INDEXES[edition] = SearchIndex(names())
        _INDEXES.move_to_end(edition)
        while len(_INDEXES) > MOST:
            _INDEXES.popitem(last=False)
        return _INDEXES[edition]
