"""The same questions on a Spark Connect server (Apache Spark, Databricks, Sail): for those who outgrow one machine."""

import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import polars as pl
from pyspark.errors import PySparkException
from pyspark.sql import SparkSession
from pyspark.sql.connect.client.retries import DefaultPolicy

from observatory.engine.answer import first_line, named, plain, title
from observatory.errors import DatasetMissing, QuestionFailed

# The client's own patience is ten minutes, also when it says goodbye; a visitor's is a few seconds.
PATIENCE = DefaultPolicy(max_retries=4, initial_backoff=100, max_backoff=1000)


class DistributedEngine:
    """Answers from the Parquet folder that `observatory build` writes beside the DuckDB file.

    The folder must be readable by the server under the same path (shared storage). Each edition has a session of its
    own with a view per table, so that a new edition appears as a whole; the session before stays for its questions.
    """

    def __init__(self, url: str, parquet: Path | Callable[[], Path]) -> None:
        """Connect.

        Args:
            url: `sc://host:port` of the server.
            parquet: the folder, or who knows the newest one.

        Raises:
            DatasetMissing: the folder holds no tables.
            QuestionFailed: the server cannot be reached.
        """
        self._url = url
        self._parquet = parquet if callable(parquet) else lambda: parquet
        self._lock = threading.Lock()
        self._sessions: list[tuple[Path, SparkSession]] = []
        self._current()

    @property
    def version(self) -> str:
        """See `Engine.version`: the folder, which no two editions share."""
        return str(self._parquet())

    def ask(self, sql: str, params: Mapping[str, object] | None = None) -> pl.DataFrame:
        """See `observatory.engine.Engine.ask`."""
        try:
            answer = self._current().sql(sql, args=named(params))
            return plain(pl.DataFrame(pl.from_arrow(answer.toArrow())))
        except PySparkException as error:
            raise QuestionFailed(f"The cluster could not answer “{title(sql)}”. {first_line(error)}") from error

    def stream(self, sql: str, params: Mapping[str, object] | None = None) -> Iterator[pl.DataFrame]:
        """See `observatory.engine.Engine.stream`; the client gets the whole answer before its first rows leave."""
        yield self.ask(sql, params)

    def close(self) -> None:
        """Leave the server; must happen before the server itself stops, or the client waits for it."""
        while self._sessions:
            self._sessions.pop()[1].stop()

    def _current(self) -> SparkSession:
        folder = self._parquet()
        with self._lock:
            if not self._sessions or folder != self._sessions[-1][0]:
                self._sessions.append((folder, self._open(folder)))
                for _folder, session in self._sessions[:-2]:
                    session.stop()
                del self._sessions[:-2]
            return self._sessions[-1][1]

    def _open(self, folder: Path) -> SparkSession:
        files = sorted(folder.glob("*.parquet"))
        if not files:
            raise DatasetMissing(f"There are no tables in {folder.name}. Run `observatory build` first.")
        session = SparkSession.builder.remote(self._url).create()
        session.client.set_retry_policies([PATIENCE])
        try:
            for file in files:
                session.read.parquet(str(file.resolve())).createOrReplaceTempView(file.stem)
        except PySparkException as error:
            session.client.set_retry_policies([])  # nobody is there to say goodbye to
            raise QuestionFailed(
                f"The cluster at {self._url} could not open the dataset. {first_line(error)}"
            ) from error
        return session
