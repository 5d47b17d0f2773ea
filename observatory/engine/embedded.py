"""DuckDB in this process: read-only, a cursor per question, and always the newest built dataset."""

import re
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path

import duckdb
import polars as pl
from duckdb.sqltypes import VARCHAR

from observatory.engine.answer import first_line, named, plain, title
from observatory.errors import DatasetMissing, QuestionFailed

# Skips quoted text and `::` casts; what is left of a colon and a word is a placeholder.
PLACEHOLDER = re.compile(
    r"('(?:[^']|'')*'|\"[^\"]*\"|--[^\n]*|/\*.*?\*/|::)|:([a-z_][a-z0-9_]*)", re.IGNORECASE | re.DOTALL
)

# Rows that leave at a time: a few megabytes.
ROWS = 10_000


class EmbeddedEngine:
    """Answers from one DuckDB file, which `observatory build` replaces as a whole, or from a frozen edition's folder.

    A rebuilt file is noticed by its identity on disk and opened beside the old one; questions that already run keep
    theirs. Visitors share the engine: DuckDB refuses concurrent calls on one connection, so each question has a cursor.
    """

    def __init__(self, file: Path, later: Mapping[str, tuple[str, ...]] | None = None) -> None:
        """Open a dataset.

        Args:
            file: what `observatory build` wrote, or the folder of a frozen edition.
            later: by table, columns of text that came after some edition and may be empty: where a folder lacks them
                they are null.
        """
        self._file = file
        self._later = later or {}
        self._lock = threading.Lock()
        self._identity: tuple[int, int] | None = None
        self._connection: duckdb.DuckDBPyConnection | None = None
        self._current()

    @property
    def version(self) -> str:
        """See `Engine.version`: the file and its identity on disk."""
        return f"{self._file} {_identity(self._file) or self._identity}"

    def ask(self, sql: str, params: Mapping[str, object] | None = None) -> pl.DataFrame:
        """See `Engine.ask`."""
        cursor = self._current().cursor()
        try:
            cursor.execute("use dataset")
            return plain(cursor.sql(placeholders(sql), params=named(params) or None).pl())
        except duckdb.Error as error:
            raise QuestionFailed(f"The dataset could not answer “{title(sql)}”. {first_line(error)}") from error
        finally:
            cursor.close()

    def stream(self, sql: str, params: Mapping[str, object] | None = None) -> Iterator[pl.DataFrame]:
        """See `Engine.stream`; the cursor is closed at the end, also where nobody reads on."""
        cursor = self._current().cursor()
        try:
            cursor.execute("use dataset")
            reader = cursor.sql(placeholders(sql), params=named(params) or None).to_arrow_reader(ROWS)
            empty = True
            for batch in reader:
                empty = False
                yield plain(pl.DataFrame(pl.from_arrow(batch)))
            if empty:
                yield plain(pl.DataFrame(pl.from_arrow(reader.schema.empty_table())))
        except duckdb.Error as error:
            raise QuestionFailed(f"The dataset could not answer “{title(sql)}”. {first_line(error)}") from error
        finally:
            cursor.close()

    def _current(self) -> duckdb.DuckDBPyConnection:
        with self._lock:
            identity = _identity(self._file)
            if self._connection is None or (identity is not None and identity != self._identity):
                self._connection = self._open(self._connection)
                self._identity = identity
            return self._connection

    def _open(self, last_good: duckdb.DuckDBPyConnection | None) -> duckdb.DuckDBPyConnection:
        if not self._file.exists():
            raise DatasetMissing(f"There is no dataset {self._file.name} yet. Run `observatory build` first.")
        try:
            # Attached to an instance of its own: DuckDB hands out the old file's handle to a second connection by path.
            connection = duckdb.connect(":memory:", config={"python_enable_replacements": "false"})
            _attach(connection, self._file, self._later)
            tables = connection.execute("select 1 from duckdb_tables() where database_name = 'dataset' limit 1")
            if tables.fetchone() is None:
                raise duckdb.Error("It holds no table.")
            connection.execute("set enable_external_access = false; set lock_configuration = true")
            return connection
        except duckdb.Error as error:
            if last_good is not None:
                return last_good
            raise DatasetMissing(
                f"The dataset {self._file.name} cannot be read. Run `observatory build` again. {first_line(error)}"
            ) from error


def _attach(connection: duckdb.DuckDBPyConnection, dataset: Path, later: Mapping[str, tuple[str, ...]]) -> None:
    if dataset.is_file():
        connection.execute("attach $file as dataset (read_only)", {"file": str(dataset)})
        return
    connection.execute("attach ':memory:' as dataset")
    for file in sorted(dataset.glob("*.parquet")):
        table = connection.read_parquet(str(file))
        absent = [column for column in later.get(file.stem, ()) if column not in table.columns]
        empty = [duckdb.ConstantExpression(None).cast(VARCHAR).alias(column) for column in absent]
        table.select(duckdb.StarExpression(), *empty).create(f"dataset.{file.stem}")


def placeholders(sql: str) -> str:
    """Rewrite `:name` to DuckDB's `$name`, outside of quotes, comments and casts.

    >>> placeholders("select ':a', b::int from t where c = :c")
    "select ':a', b::int from t where c = $c"
    """
    return PLACEHOLDER.sub(lambda match: match[1] or f"${match[2]}", sql)


def _identity(file: Path) -> tuple[int, int] | None:
    try:
        status = file.stat()
    except OSError:
        return None
    return status.st_ino, status.st_mtime_ns
