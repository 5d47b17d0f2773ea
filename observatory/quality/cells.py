"""Cells against their field: type, requirement, allowed values, pattern, range, uniqueness, references."""

import polars as pl

from observatory.catalogue import Dataset, Field
from observatory.catalogue.entries import References
from observatory.catalogue.tables import cast
from observatory.errors import Finding

PLACE = ["_file", "_row"]
LARGEST_CELL = 1_000_000
EDGE = r"^\s|\s$"
CONTROL = r"[\x00-\x08\x0b-\x1f\x7f]"
"""Everything below a space but tab and line break."""


def typed(frame: pl.DataFrame, dataset: Dataset) -> tuple[pl.DataFrame, list[Finding]]:
    """Give every column its declared type; cells that cannot take it become findings and null."""
    columns = {field.name: cast(field.name, field.type, frame, strict=False) for field in dataset.fields}
    result = frame.with_columns(**columns)
    findings: list[Finding] = []
    for field in dataset.fields:
        before, after = frame[field.name], result[field.name]
        lost = before.is_not_null() & after.is_null()
        if field.type == "integer" and before.dtype.is_float():
            lost |= before != after
        for file, row, cell in frame.filter(lost).select(*PLACE, pl.col(field.name).cast(pl.String)).iter_rows():
            findings.append(
                Finding(file, row, field.name, "type", f"“{_cut(cell)}” is no {field.type}.", _type(field, cell))
            )
    return result, findings


def _type(field: Field, cell: str) -> str:
    if field.type in {"number", "integer"} and "," in cell:
        return "Write the decimal sign as a point and no thousands sign."
    return {
        "boolean": "Write true or false.",
        "date": "Write the date as 2026-11-23.",
        "integer": "Write a whole number.",
    }.get(field.type, "Write a number such as 12.5, or leave the cell empty.")


def findings(frame: pl.DataFrame, dataset: Dataset) -> list[Finding]:
    """Everything that a field or the key forbids."""
    findings = [finding for field in dataset.fields for finding in _field(frame, field, key=field.name in dataset.key)]
    if dataset.key:
        findings += _repeated(frame, dataset.key, "key")
    for field in dataset.fields:
        if field.unique and dataset.key != [field.name]:
            findings += _repeated(frame.filter(pl.col(field.name).is_not_null()), [field.name], "unique")
    return findings


def _field(frame: pl.DataFrame, field: Field, *, key: bool) -> list[Finding]:
    """Apply the rules of one field; in a list, allowed values and pattern hold for each of its parts."""
    column = pl.col(field.name)
    whole = [*_filled(field, column, key=key), *_sound(field, column), *_within(field, column)]
    findings = _broken(frame, field, whole)
    if field.values is None and field.pattern is None:
        return findings
    if field.type == "list":
        frame = frame.select(*PLACE, column.str.split("|")).explode(field.name)
    return findings + _broken(frame, field, _formed(field, column.cast(pl.String)))


Rule = tuple[str, pl.Expr, str, str]
"""Name, which cells break it, message (braces stand for the cell), remedy."""


def _broken(frame: pl.DataFrame, field: Field, rules: list[Rule]) -> list[Finding]:
    text = pl.col(field.name).cast(pl.String)
    return [
        Finding(file, row, field.name, rule, message.replace("{}", _cut(cell or "")), remedy)
        for rule, broken, message, remedy in rules
        for file, row, cell in frame.filter(broken).select(*PLACE, text).iter_rows()
    ]


def _filled(field: Field, column: pl.Expr, *, key: bool) -> list[Rule]:
    if not (field.required or key):
        return []
    return [("required", column.is_null(), "The cell is empty.", "Fill it in, or leave the row out.")]


def _sound(field: Field, column: pl.Expr) -> list[Rule]:
    """What no cell may hold, whatever its field: no text without end, no text read wrongly, no number without size."""
    if field.type == "number":
        remedy = "Correct it, or leave the cell empty and say why in the status."
        return [("finite", ~column.is_finite(), "{} is no finite number.", remedy)]
    if field.type not in {"string", "list"}:
        return []
    large = f"Keep cells below {LARGEST_CELL:,} bytes; a missing quotation mark often swallows the rest of a file."
    replaced = "Take the text from its source again and read it in the encoding it was written in."
    return [
        ("size", column.str.len_bytes() > LARGEST_CELL, "The cell is too large: “{}”", large),
        (
            "encoding",
            column.str.contains("\ufffd", literal=True),
            "“{}” holds a sign that could not be read.",
            replaced,
        ),
        ("space", column.str.contains(EDGE), "“{}” begins or ends with a space.", "Take the space away."),
        ("control", column.str.contains(CONTROL), "{} holds a sign that cannot be seen.", "Type the text anew."),
    ]


def _formed(field: Field, text: pl.Expr) -> list[Rule]:
    rules: list[Rule] = []
    if field.values is not None:
        allowed = ", ".join(field.values)
        rules.append(("values", ~text.is_in(field.values), "“{}” is not allowed.", f"Use one of: {allowed}."))
    if field.pattern is not None:
        remedy = f"Write it in the form {field.pattern}."
        rules.append(("pattern", ~text.str.contains(field.pattern), "“{}” has another form.", remedy))
    return rules


def _within(field: Field, column: pl.Expr) -> list[Rule]:
    unit = f" {field.unit}" if field.unit else ""
    rules: list[Rule] = []
    if field.minimum is not None:
        remedy = f"The least possible is {field.minimum:g}{unit}."
        rules.append(("range", column < field.minimum, "{} is too small.", remedy))
    if field.maximum is not None:
        remedy = f"The most possible is {field.maximum:g}{unit}."
        rules.append(("range", column > field.maximum, "{} is too large.", remedy))
    return rules


def _repeated(frame: pl.DataFrame, key: list[str], rule: str) -> list[Finding]:
    again = frame.filter(~pl.struct(key).is_first_distinct())
    return [
        Finding(
            file,
            row,
            ", ".join(key),
            rule,
            f"“{_cut(' · '.join(map(str, values)))}” stands there already.",
            "Keep one of the rows; the others count twice.",
        )
        for file, row, *values in again.select(*PLACE, *key).iter_rows()
    ]


def references(dataset: Dataset, frames: dict[str, pl.DataFrame], keys: dict[str, list[str]]) -> list[Finding]:
    """Cells that must exist in another table and do not; several fields together refer to that table's key."""
    findings: list[Finding] = []
    for field in dataset.fields:
        if field.references is None:
            continue
        here, table, there = _reference(field, keys)
        if table not in frames or not set(there) <= set(frames[table].columns) or len(here) != len(there):
            continue
        present = frames[dataset.table].drop_nulls(here)
        if field.type == "list":
            present = present.with_columns(pl.col(field.name).str.split("|")).explode(field.name)
        known = frames[table].select(pl.col(b).alias(a) for a, b in zip(here, there, strict=True)).unique()
        known = known.cast({name: present.schema[name] for name in here})
        unknown = present.join(known, on=here, how="anti")
        findings += [
            Finding(
                file,
                row,
                ", ".join(here),
                "reference",
                f"“{_cut(' · '.join(map(str, values)))}” is not in the table {table}.",
                f"Correct the code, or add it to {table} first.",
            )
            for file, row, *values in unknown.select(*PLACE, *here).iter_rows()
        ]
    return findings


def _reference(field: Field, keys: dict[str, list[str]]) -> tuple[list[str], str, list[str]]:
    if isinstance(field.references, References):
        table = field.references.to
        return field.references.fields, table, keys.get(table, [])
    table, _, column = str(field.references).partition(".")
    return [field.name], table, [column]


def _cut(cell: str, most: int = 80) -> str:
    return cell if len(cell) <= most else f"{cell[:most]}…"
