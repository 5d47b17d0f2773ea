"""What was answered once is kept: a dataset never changes, it is replaced as a whole.

Processes share nothing. What is kept is bounded, and belongs to the version of the dataset that it was asked of.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import wraps
from threading import Condition, Lock
from typing import Any, Concatenate, ParamSpec, TypeVar

import polars as pl
from cachetools import LRUCache, cached
from cachetools.keys import hashkey

from observatory.engine.engine import Engine

MOST_BYTES = 64 << 20
"""Answers of an engine that are kept, in bytes."""
P = ParamSpec("P")
R = TypeVar("R")


class Remembering:
    """An engine that gives again what it has answered before, until its dataset is replaced."""

    def __init__(self, engine: Engine, most_bytes: int = MOST_BYTES) -> None:
        """Listen to an engine.

        Args:
            engine: who answers.
            most_bytes: of answers that are kept; what was asked for longest ago goes first.
        """
        self._engine = engine
        self._answers: LRUCache[tuple[object, ...], pl.DataFrame] = LRUCache(
            most_bytes, getsizeof=lambda frame: int(frame.estimated_size()) + 1_000
        )
        self._lock = Lock()

    @property
    def version(self) -> str:
        """See `Engine.version`."""
        return self._engine.version

    def ask(self, sql: str, params: Mapping[str, object] | None = None) -> pl.DataFrame:
        """See `Engine.ask`."""
        key = hashkey(self.version, sql, *sorted((name, _fixed(value)) for name, value in (params or {}).items()))
        with self._lock:
            answer = self._answers.get(key)
        if answer is None:
            answer = self._engine.ask(sql, params)
            with self._lock:
                if self._answers.getsizeof(answer) <= self._answers.maxsize:
                    self._answers[key] = answer
        return answer

    def stream(self, sql: str, params: Mapping[str, object] | None = None) -> Iterator[pl.DataFrame]:
        """See `Engine.stream`; too large to be kept."""
        return self._engine.stream(sql, params)


def _fixed(value: object) -> object:
    """A parameter as a key: a list of codes is a tuple; its type counts, as 1 and True are equal."""
    return ("list", *value) if isinstance(value, list | tuple) else (type(value).__name__, value)


def kept(
    most: int, size: Callable[[Any], int] = lambda _answer: 1
) -> Callable[[Callable[Concatenate[Engine, P], R]], Callable[Concatenate[Engine, P], R]]:
    """Keep the last answers of a function of an engine, by the version of its dataset and its other arguments.

    Two visitors who ask the same at once are answered once.

    Args:
        most: answers that are kept, or their sizes added up.
        size: of an answer; each counts as one if not given.
    """

    def keeping(function: Callable[Concatenate[Engine, P], R]) -> Callable[Concatenate[Engine, P], R]:
        def key(engine: Engine, *args: P.args, **kwargs: P.kwargs) -> tuple[object, ...]:
            return hashkey(engine.version, *args, **kwargs)  # type: ignore[arg-type]  # who keeps answers hands in values

        return wraps(function)(cached(LRUCache(most, getsizeof=size), key=key, condition=Condition())(function))

    return keeping
