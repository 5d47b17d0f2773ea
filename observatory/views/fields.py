"""What the columns of a view mean: each described once, in `fields.yml`, or by the dataset for whole tables."""

from functools import cache
from pathlib import Path

import polars as pl
import yaml

from observatory import i18n
from observatory.engine import Engine
from observatory.model.holdings import Field
from observatory.queries import datasets
from observatory.views.view import View


@cache
def described() -> dict[str, dict[str, str]]:
    """What is written of each column, in English: its meaning, and its unit if it has one."""
    meanings: dict[str, dict[str, str]] = yaml.safe_load(
        Path(__file__).with_name("fields.yml").read_text(encoding="utf-8")
    )
    return meanings


def fields(engine: Engine, view: View, schema: pl.Schema, *, language: str) -> tuple[Field, ...]:
    """The columns of a view's answer, in its order, with type, unit and meaning."""
    table = view.name.removeprefix("tables/")
    held = datasets.fields(engine, dataset=table, language=language) if table != view.name else pl.DataFrame()
    of_table = {row["field"]: (row["unit"], row["description"]) for row in held.iter_rows(named=True)}

    def unit_and_meaning(name: str) -> tuple[str | None, str]:
        if of_table:
            return of_table.get(name, (None, ""))
        written = described().get(f"{view.name}.{name}") or described()[name]
        return written.get("unit"), i18n.translate(written["meaning"], language=language)

    return tuple(Field(name, kind_of(kind), *unit_and_meaning(name)) for name, kind in schema.items())


def kind_of(kind: pl.DataType) -> str:
    """The type of a column in the catalogue's words."""
    if kind.is_integer():
        return "integer"
    if kind.is_numeric():
        return "number"
    if kind == pl.Boolean:
        return "boolean"
    return "date" if kind == pl.Date else "string"
