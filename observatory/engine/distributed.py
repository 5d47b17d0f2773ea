"""The same questions on a Spark Connect server (Apache Spark, Databricks, Sail): for those who outgrow one machine."""

from collections.abc import Mapping
from pathlib import Path

import polars as pl
from pyspark.errors import PySparkException
from pyspark.sql import SparkSession

from observatory.engine.embedded import question_title
from observatory.errors import DatasetMissing, QuestionFailed


class DistributedEngine:
    """Answers from the Parquet folder that `observatory build` writes beside the DuckDB file.

    The folder must be readable by the server under the same path (shared storage).
    """

    def __init__(self, url: str, parquet: Path) -> None:
        files = sorted(parquet.glob("*.parquet"))
        if not files:
            raise DatasetMissing(f"There are no Parquet files in {parquet}. Run `observatory build` first.")
        self._session = SparkSession.builder.remote(url).getOrCreate()
        for file in files:
            self._session.read.parquet(str(file.resolve())).createOrReplaceTempView(file.stem)

    def ask(self, sql: str, params: Mapping[str, object] | None = None) -> pl.DataFrame:
        """See `observatory.engine.Engine.ask`."""
        named = {name: list(v) if isinstance(v, tuple) else v for name, v in (params or {}).items()}
        try:
            answer = self._session.sql(sql, args=named)
            return pl.DataFrame(pl.from_arrow(answer.toArrow()))
        except PySparkException as error:
            raise QuestionFailed(f"The cluster could not answer “{question_title(sql)}”. {error}") from error

    def close(self) -> None:
        """Leave the server; must happen before the server itself stops, or the client retries for minutes."""
        self._session.stop()
