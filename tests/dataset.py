"""A whole data folder in miniature: two profiles, three skills, one region, one indicator; all rules hold."""

import textwrap
from pathlib import Path

ORIGIN = """
    origin: {name}
    title: A publication
    short: Publication
    producer: A producer
    licence: {{name: CC BY 4.0, url: "https://creativecommons.org/licenses/by/4.0/"}}
    attribution: "Source: A producer"
    url: null
    published: 2024-01-01
    accessed: 2026-11-23
    period: "2024"
    grade: measured
    files: [{{name: a.csv, bytes: 1, sha256: "{checksum}"}}]
    caveats: []
"""
ENTRY = """
    table: {name}
    title: Table
    grade: measured
    origins: [source]
    edition: "2026-11-23"
    updated: 2026-11-23
    processing: Read.
    caveats: [Beware.]
    key: [{key}]
    fields:
"""
FIELD = "      - {{name: {name}, type: {type}{more}, description: It.}}\n"

# table → (key, fields, rows); a field is (name, type, further keys of its catalogue entry)
TABLES: dict[str, tuple[str, list[tuple[str, str, str]], list[str]]] = {
    "job_profile": (
        "profile_id",
        [
            ("profile_id", "string", ", required: true"),
            ("title", "string", ", required: true"),
            ("area_id", "string", ""),
            ("green_share", "number", ", unit: share, minimum: 0, maximum: 1"),
        ],
        ["p1,welder,welding,0.25", "p2,turner,machining,"],
    ),
    "skill": (
        "skill_id",
        [
            ("skill_id", "string", ""),
            ("skill_type", "string", ", values: [skill, knowledge]"),
            ("digital", "boolean", ""),
            ("green", "boolean", ""),
            ("transversal", "boolean", ""),
        ],
        ["s1,skill,false,true,false", "s2,knowledge,true,false,false"],
    ),
    "profile_skill": (
        "profile_id, skill_id",
        [
            ("profile_id", "string", ", references: job_profile.profile_id"),
            ("skill_id", "string", ", references: skill.skill_id"),
            ("need", "string", ", values: [essential, optional]"),
        ],
        ["p1,s1,essential", "p1,s2,optional", "p2,s2,essential"],
    ),
    "region": (
        "vintage, region",
        [("vintage", "integer", ""), ("region", "string", ", pattern: '^[A-Z]{2}'"), ("level", "string", "")],
        ["2024,ES21,2", "2024,ES,0"],
    ),
    "indicator": (
        "indicator",
        [("indicator", "string", ""), ("unit", "string", ""), ("levels", "list", ", values: ['0', '2', '3']")],
        ["unemployment,pc,0|2"],
    ),
    "label": (
        "kind, id, language, role, label",
        [(name, "string", "") for name in ("kind", "id", "language", "role", "label")],
        [
            "indicator,unemployment,en,preferred,Unemployment",
            "indicator,unemployment,es,preferred,Paro",
            "unit,pc,en,preferred,% of the labour force",
            "unit,pc,es,preferred,% de la población activa",
        ],
    ),
    "observation": (
        "indicator, region, vintage, period",
        [
            ("indicator", "string", ", references: indicator.indicator"),
            ("region", "string", ", references: {fields: [vintage, region], to: region}"),
            ("vintage", "integer", ""),
            ("period", "string", ""),
            ("dimension", "string", ""),
            ("member", "string", ""),
            ("value", "number", ", unit: '%'"),
            ("status", "string", ", values: [value, suppressed, missing, not_applicable]"),
            ("flag", "string", ""),
            ("origin", "string", ""),
            ("grade", "string", ""),
        ],
        [
            "unemployment,ES21,2024,2022,total,total,8.4,value,b,source,measured",
            "unemployment,ES21,2024,2023,total,total,8.1,value,,source,measured",
            "unemployment,ES21,2024,2024,total,total,,suppressed,c,source,measured",
        ],
    ),
}


def write_dataset(data: Path) -> Path:
    """Write the miniature into a folder and return it."""
    (data / "catalogue" / "origins").mkdir(parents=True)
    (data / "tables").mkdir()
    (data / "catalogue" / "origins" / "source.yml").write_text(
        textwrap.dedent(ORIGIN.format(name="source", checksum="0" * 64))
    )
    for name, (key, fields, rows) in TABLES.items():
        entry = ENTRY.format(name=name, key=key)
        entry += "".join(FIELD.format(name=field, type=kind, more=more) for field, kind, more in fields)
        (data / "catalogue" / f"{name}.yml").write_text(textwrap.dedent(entry))
        write_rows(data, name, rows)
    return data


def write_rows(data: Path, table: str, rows: list[str], *, delimiter: str = ",") -> Path:
    """Replace a table's CSV file by its header and these lines; return the file."""
    header = delimiter.join(field for field, _kind, _more in TABLES[table][1])
    file = data / "tables" / f"{table}.csv"
    file.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return file


def rows_of(table: str) -> list[str]:
    """The lines of a table of the miniature, to change one and write them again."""
    return list(TABLES[table][2])
