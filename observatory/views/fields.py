"""What the columns of a view mean: each described once, in `fields.yml`, or by the dataset for whole tables."""

from functools import cache
from pathlib import Path

import polars as pl
import yaml

from observatory.engine import Engine
from observatory.model.holdings import Field
from observatory.queries import datasets
from observatory.views.view import View

LANGUAGES = ("en", "es")


@cache
def described() -> dict[str, dict[str, str]]:
    """The meanings as written."""
    told: dict[str, dict[str, str]] = yaml.safe_load(Path(__file__).with_name("fields.yml").read_text(encoding="utf-8"))
    return told


def fields(engine: Engine, view: View, schema: pl.Schema) -> tuple[Field, ...]:
    """The columns of a view's answer, in its order, with type, unit and meaning."""
    table = view.name.removeprefix("tables/")
    held: dict[str, dict[str, str]] = {}
    if table != view.name:
        for language in LANGUAGES:
            for row in datasets.fields(engine, dataset=table, language=language).iter_rows(named=True):
                held.setdefault(row["field"], {"unit": row["unit"] or ""})[language] = row["description"]
    told = held or described()

    def field(name: str, kind: pl.DataType) -> Field:
        says = told.get(f"{view.name}.{name}") or told.get(name, {})
        return Field(name, kind_of(kind), says.get("unit") or None, {one: says.get(one, "") for one in LANGUAGES})

    return tuple(field(name, kind) for name, kind in schema.items())


def kind_of(kind: pl.DataType) -> str:
    """The type of a column in the catalogue's words."""
    if kind.is_integer():
        return "integer"
    if kind.is_numeric():
        return "number"
    if kind == pl.Boolean:
        return "boolean"
    return "date" if kind == pl.Date else "string"
