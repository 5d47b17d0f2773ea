"""Who answers questions in portable SQL, whatever it is made of."""

from collections.abc import Iterator, Mapping
from typing import Protocol

import polars as pl


class Engine(Protocol):
    """Whoever can answer a question in portable SQL."""

    @property
    def version(self) -> str:
        """Which dataset answers now: another text whenever it was replaced, never the same for two of them."""
        ...

    def ask(self, sql: str, params: Mapping[str, object] | None = None) -> pl.DataFrame:
        """Answer a question.

        Args:
            sql: text in the common ground of DuckDB and Spark SQL, with `:named` placeholders.
            params: a value for every placeholder; values are bound, never pasted into the text.

        Returns:
            Columns of Int64, Float64, String, Boolean or Date, whatever widths the engine computed with.

        Raises:
            QuestionFailed: the engine could not answer.
        """
        ...

    def stream(self, sql: str, params: Mapping[str, object] | None = None) -> Iterator[pl.DataFrame]:
        """Answer a question piece by piece, for answers that need not fit into memory; as `ask`, in frames of rows.

        At least one frame comes, so that an empty answer has its columns.
        """
        ...
