"""Micro-credentials: the editors' reference designs, checked and written as tidy tables.

A design says what a micro-credential could teach; nobody awards it. So it has no awarding body and no
country, and its status says `reference design` wherever it goes.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

import yaml

from observatory.errors import DatasetInvalid, SourceUnreadable
from observatory.ingest.design_rules import Entry, Known, findings
from observatory.ingest.tidy import Rows, column, write_tables

STATUS: Final = "reference design"
GRADE: Final = "curated"
ORIGIN: Final = "observatory-curation"
LANGUAGES: Final = ("en", "es")
SCHEMES: Final = ("assessment", "participation", "delivery", "quality_assurance", "supervision")

RECORD: Final = (
    "micro_credential_id",
    "title",
    "awarding_body",
    "country",
    "region",
    "eqf_level",
    "workload_hours",
    "ects",
    "assessment",
    "participation",
    "quality_assurance",
    "status",
    "language",
    "delivery",
    "area_id",
    "isced_f",
    "prerequisites",
    "prerequisites_es",
    "supervision",
    "grading",
    "further_information",
    "builds_on",
    "stacks_with",
    "source",
    "grade",
    "edition",
    "reviewed",
)


@dataclass(frozen=True, slots=True)
class Table:
    """A table to write: its path below `tables/`, its columns, and a function from designs to rows."""

    path: str
    columns: tuple[str, ...]
    rows: Callable[[list[Entry]], Rows]


def ingest(source: Path, data: Path) -> None:
    """Read every design in a folder and rewrite the micro-credential tables.

    Args:
        source: folder of YAML files, one per technology area; `learning_terms.yml` lies beside the folder.
        data: the data folder; `tables/skill` and `tables/technology_area` must be there already.

    Raises:
        SourceUnreadable: a file is not the YAML it should be, or a table to check against is missing.
        DatasetInvalid: a design breaks a rule; carries every finding. No table is touched.
    """
    terms = read_terms(source.parent / "learning_terms.yml")
    designs = read_designs(source)
    known = Known(
        skills=column(data, "skill", "skill_id"),
        areas=column(data, "technology_area", "area_id"),
        terms={scheme: frozenset(term["term"] for term in terms[scheme]) for scheme in SCHEMES},
    )
    if wrong := findings(designs, known):
        raise DatasetInvalid(wrong)
    write_tables(data, {table.path: (table.columns, table.rows(designs)) for table in _TABLES} | _terms(terms))


def read_designs(source: Path) -> list[Entry]:
    """Return every design below a folder, in order of its id, with the place it was read from."""
    files = sorted(source.glob("*.yml"))
    if not files:
        raise SourceUnreadable(f"{source} holds no .yml file. Point to the folder with the designs.")
    return sorted((entry for file in files for entry in _entries(file)), key=lambda entry: entry.id)


def read_terms(file: Path) -> dict[str, list[dict[str, Any]]]:
    """Return the terms of the European Learning Model by scheme, each with `term`, `uri` and `es`."""
    if not file.is_file():
        raise SourceUnreadable(
            f"There is no {file.name} in {file.parent}, where it belongs beside a folder with designs. For offers of "
            "providers, name their files."
        )
    terms = _yaml(file)
    for scheme in SCHEMES:
        rows = terms.get(scheme)
        if not isinstance(rows, list) or not all(
            isinstance(row, dict) and {"term", "uri", "es"} <= row.keys() for row in rows
        ):
            raise SourceUnreadable(f"{file.name}: `{scheme}` must be a list of terms, each with term, uri and es.")
    return terms


class _StrictLoader(yaml.SafeLoader):
    """YAML in which a key stands once: the second `title:` would silently replace the first."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        twice = [str(key) for position, key in enumerate(keys) if key in keys[:position]]
        if twice:
            raise yaml.YAMLError(f"the entry at line {node.start_mark.line + 1} has {', '.join(twice)} twice")
        return super().construct_mapping(node, deep=deep)


def _yaml(file: Path) -> dict[str, Any]:
    try:
        content = yaml.load(file.read_text(encoding="utf-8"), Loader=_StrictLoader)  # noqa: S506 - a SafeLoader
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise SourceUnreadable(f"{file.name} cannot be read as UTF-8 YAML: {error}. Correct it there.") from error
    if not isinstance(content, dict):
        raise SourceUnreadable(f"{file.name} must be a mapping at its top level. Compare it with its neighbours.")
    return content


def _entries(file: Path) -> Iterator[Entry]:
    content = _yaml(file)
    for key in ("edition", "reviewed", "designs"):
        if key not in content:
            raise SourceUnreadable(f"{file.name} has no `{key}` at its top level. Add it.")
    if not isinstance(content["reviewed"], date):
        raise SourceUnreadable(f"{file.name}: `reviewed` is not a date. Write it as 2026-01-31.")
    if not isinstance(content["designs"], list):
        raise SourceUnreadable(f"{file.name}: `designs` must be a list. Begin each design with `- id:`.")
    head = {"edition": str(content["edition"]), "reviewed": str(content["reviewed"])}
    for line, fields in zip(_lines(file), content["designs"], strict=True):
        source = f"curation/{file.parent.name}/{file.name}"
        yield Entry(file=source, row=line, fields=fields if isinstance(fields, dict) else {}, **head)


def _lines(file: Path) -> list[int]:
    """Return the line on which each design begins, so that an error can name it."""
    tree = yaml.compose(file.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    assert isinstance(tree, yaml.MappingNode)  # noqa: S101 - _yaml has read the same text as a mapping
    designs = next(value for key, value in tree.value if key.value == "designs")
    return [node.start_mark.line + 1 for node in designs.value]


def _records(designs: list[Entry]) -> Rows:
    partners = _partners(designs)
    return [[_record(design, partners[design.id])[name] for name in RECORD] for design in designs]


def _record(design: Entry, partners: list[str]) -> dict[str, object]:
    fields = design.fields
    prerequisites = fields.get("prerequisites") or {}
    copied = ("eqf_level", "workload_hours", "ects", "assessment", "participation", "quality_assurance")
    return {name: fields[name] for name in (*copied, "language", "delivery", "area_id", "isced_f")} | {
        "micro_credential_id": design.id,
        "title": fields["title"]["en"],
        "awarding_body": None,
        "country": None,
        "region": None,
        "status": STATUS,
        "prerequisites": prerequisites.get("en"),
        "prerequisites_es": prerequisites.get("es"),
        "supervision": fields.get("supervision"),
        "grading": None,
        "further_information": None,
        "builds_on": fields.get("builds_on", []),
        "stacks_with": partners,
        "source": ORIGIN,
        "grade": GRADE,
        "edition": design.edition,
        "reviewed": design.reviewed,
    }


def _partners(designs: list[Entry]) -> dict[str, list[str]]:
    """Return the designs each one stacks with: said once in the source, true in both directions."""
    pairs = {(design.id, other) for design in designs for other in design.fields.get("stacks_with", [])}
    both = pairs | {(other, first) for first, other in pairs}
    return {design.id: sorted(other for first, other in both if first == design.id) for design in designs}


def _outcomes(designs: list[Entry]) -> Rows:
    return [
        [design.id, position, language, outcome[language].strip()]
        for design in designs
        for position, outcome in enumerate(design.fields["outcomes"], start=1)
        for language in LANGUAGES
    ]


def _skills(designs: list[Entry]) -> Rows:
    return [[design.id, skill, None, GRADE] for design in designs for skill in sorted(design.fields["skills"])]


def _labels(designs: list[Entry]) -> Rows:
    return [
        ["micro_credential", design.id, language, role, design.fields[field][language].strip(), ORIGIN]
        for design in designs
        for language in LANGUAGES
        for role, field in (("definition", "purpose"), ("preferred", "title"))
    ]


def _terms(terms: dict[str, list[dict[str, Any]]]) -> dict[str, tuple[tuple[str, ...], Rows]]:
    rows: Rows = [[scheme, row["term"], row["uri"], row["es"]] for scheme in SCHEMES for row in terms[scheme]]
    return {"learning_term.csv": (("scheme", "term", "uri", "term_es"), rows)}


_TABLES: Final = (
    Table("micro_credential.csv", RECORD, _records),
    Table("learning_outcome.csv", ("micro_credential_id", "position", "language", "outcome"), _outcomes),
    Table("micro_credential_skill.csv", ("micro_credential_id", "skill_id", "level", "made_by"), _skills),
    Table("label/micro_credential.csv", ("kind", "id", "language", "role", "label", "origin"), _labels),
)
