"""What was answered once is kept, for as long as the dataset stays."""

from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from time import sleep

import polars as pl

from observatory.engine import Engine, Remembering, kept


class Clerk:
    """An engine that counts how often it is asked."""

    def __init__(self) -> None:
        self.version = "first"
        self.asked: list[tuple[str, object]] = []

    def ask(self, sql: str, params: Mapping[str, object] | None = None) -> pl.DataFrame:
        """Answer with the question."""
        self.asked.append((sql, params))
        return pl.DataFrame({"sql": [sql], "version": [self.version]})

    def stream(self, sql: str, params: Mapping[str, object] | None = None) -> Iterator[pl.DataFrame]:
        """As `ask`."""
        yield self.ask(sql, params)


def test_the_same_question_is_asked_once() -> None:
    """Of the same parameters, in whatever order they come; another value is another question."""
    clerk = Clerk()
    engine = Remembering(clerk)
    for params in ({"a": 1, "b": ["x"]}, {"b": ["x"], "a": 1}, {"a": 1, "b": ("x",)}, {"a": True, "b": ["x"]}):
        engine.ask("q", params)

    assert [("q", {"a": 1, "b": ["x"]}), ("q", {"a": True, "b": ["x"]})] == clerk.asked


def test_a_new_dataset_is_asked_anew() -> None:
    """What was kept belongs to the dataset before it."""
    clerk = Clerk()
    engine = Remembering(clerk)
    before = engine.ask("q")
    clerk.version = "second"

    assert ["first", "second"] == [before["version"][0], engine.ask("q")["version"][0]]


def test_what_is_kept_is_bounded() -> None:
    """With room for one answer the one asked for longest ago is forgotten; what is too large is not kept."""
    clerk = Clerk()
    engine = Remembering(clerk, most_bytes=1_500)
    for sql in ("a", "b", "b", "a"):
        engine.ask(sql)
    tight = Remembering(Clerk(), most_bytes=10)

    assert ["a", "b", "a"] == [sql for sql, _params in clerk.asked]
    assert ["c", "c"] == [tight.ask("c")["sql"][0], tight.ask("c")["sql"][0]]


def test_a_function_of_an_engine_is_computed_once_for_two_visitors() -> None:
    """Who asks while it is computed waits for it."""
    times: list[str] = []

    @kept(4)
    def slow(_engine: Engine, word: str) -> str:
        times.append(word)
        sleep(0.05)
        return word * 2

    clerk, together = Clerk(), Barrier(2)

    def visit(_visitor: int) -> str:
        together.wait()
        return slow(clerk, "ab")

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(visit, range(2)))

    assert (["abab", "abab"], ["ab"]) == (answers, times)
    clerk.version = "second"
    assert ("abab", ["ab", "ab"]) == (slow(clerk, "ab"), times)
