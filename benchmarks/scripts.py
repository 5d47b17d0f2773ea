"""What a page's script costs the processor when it runs again, and how many questions it asks the engine."""

import statistics
import time
from collections.abc import Iterator, Mapping

import polars as pl
from streamlit.testing.v1 import AppTest

from observatory.engine import Engine
from observatory.settings import ROOT
from observatory.views import served

PAGES = [file.stem for file in sorted((ROOT / "pages").glob("*.py"))]
SHELL = str(ROOT / "observatory" / "ui" / "shell.py")
ROUNDS = 9
EMPTY = "import streamlit as st\nst.title('Empty')\n"


class Counting:
    """An engine that counts what reaches it."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.questions = 0

    @property
    def version(self) -> str:
        """Of the engine behind it."""
        return self.engine.version

    def ask(self, sql: str, params: Mapping[str, object] | None = None) -> pl.DataFrame:
        """Count and pass on."""
        self.questions += 1
        return self.engine.ask(sql, params)

    def stream(self, sql: str, params: Mapping[str, object] | None = None) -> Iterator[pl.DataFrame]:
        """Pass on."""
        return self.engine.stream(sql, params)


def cpu_of_reruns() -> dict[str, float]:
    """Print, per page, the processor's seconds of a warm rerun, its questions when opened and when run again."""
    counting = Counting(served.newest())
    served.newest = lambda: counting  # type: ignore[assignment]  # every question of this process is counted
    empty = _rerun(AppTest.from_string(EMPTY).run())
    print(f"{'page':24} {'CPU of a rerun, s':>18} {'÷ empty script':>15} {'asked: opened':>14} {'again':>6}")
    print(f"{'(empty script)':24} {empty:18.3f}")
    cost = {}
    for name in PAGES:
        counting.questions = 0
        app = AppTest.from_file(SHELL, default_timeout=120)
        app.switch_page(str(ROOT / "pages" / f"{name}.py"))
        app.run()
        opened, counting.questions = counting.questions, 0
        app.run()
        again = counting.questions
        cost[name] = _rerun(app)
        print(f"{name:24} {cost[name]:18.3f} {cost[name] / empty:15.1f} {opened:14} {again:6}")
    return cost


def _rerun(app: AppTest) -> float:
    """Median seconds of the processor; the thread of the script and those it waits for."""
    spent = []
    for _round in range(ROUNDS):
        start = time.process_time()
        app.run()
        spent.append(time.process_time() - start)
    return statistics.median(spent)
