"""Every rule over every table: first the catalogue, then files, then cells, then what only the field knows."""

from collections import defaultdict
from pathlib import Path

import polars as pl

from observatory.catalogue import Catalogue, Dataset, read_catalogue, table_files
from observatory.errors import CatalogueInvalid, Finding
from observatory.i18n import LANGUAGES
from observatory.quality import cells, domain, files

MOST_PER_RULE = 20


def check(data: Path) -> list[Finding]:
    """Check a data folder.

    Returns:
        Every finding, at most 20 of one rule in one field of one file, followed by how many more there are.
        Empty where the dataset may be built.
    """
    try:
        catalogue = read_catalogue(data)
    except CatalogueInvalid as error:
        return [Finding("catalogue", None, None, "catalogue", str(error), "Correct the entry and check again.")]
    findings = [*_entries(catalogue), *_tables_and_entries(data, catalogue)]
    frames: dict[str, pl.DataFrame] = {}
    for dataset in catalogue.datasets.values():
        if dataset.tabular:
            frame, found = _table(data, dataset)
            findings += found
            frames[dataset.table] = frame
    keys = {dataset.table: dataset.key for dataset in catalogue.datasets.values()}
    for dataset in catalogue.datasets.values():
        if dataset.tabular:
            findings += cells.references(dataset, frames, keys)
    findings += domain.findings(frames)
    return _shortened(findings)


def _table(data: Path, dataset: Dataset) -> tuple[pl.DataFrame, list[Finding]]:
    """All files of a table, typed as far as they can be, with `_file` and `_row`; and what is wrong with them."""
    read, findings = files.read(data, dataset)
    typed, found = cells.typed(read, dataset)
    findings += found
    findings += cells.findings(typed, dataset)
    return typed, findings


def _entries(catalogue: Catalogue) -> list[Finding]:
    """Licences, origins and languages of the entries."""
    findings = []
    for dataset in catalogue.datasets.values():
        file = f"catalogue/{dataset.table}.yml"
        texts = {"title": dataset.title, "processing": dataset.processing} | {
            f"description of {field.name}": field.description for field in dataset.fields
        }
        for name, text in texts.items():
            missing = [language for language in LANGUAGES if not text.get(language)]
            if missing:
                remedy = f"Write it in {', '.join(missing)}."
                findings.append(Finding(file, None, name, "language", "A text lacks a language.", remedy))
        for origin in [name for name in dataset.origins if name not in catalogue.origins]:
            remedy = f"Describe it in catalogue/origins/{origin}.yml."
            findings.append(Finding(file, None, "origins", "origin", f"“{origin}” is not described.", remedy))
        if not dataset.origins:
            findings.append(Finding(file, None, "origins", "origin", "No origin is named.", "Name at least one."))
        findings += [
            Finding(file, None, field.name, "unit", "A number has no unit.", "Say in which unit it is measured.")
            for field in dataset.fields
            if field.type == "number" and not field.unit
        ]
    for origin_entry in catalogue.origins.values():
        file = f"catalogue/origins/{origin_entry.origin}.yml"
        for name, value in (
            ("licence", origin_entry.licence.name),
            ("licence", origin_entry.licence.url),
            ("attribution", origin_entry.attribution),
        ):
            if not value.strip():
                remedy = "A figure without it may not be published: write it, or take the publication out."
                findings.append(Finding(file, None, name, "licence", f"The {name} is missing.", remedy))
    return findings


def _tables_and_entries(data: Path, catalogue: Catalogue) -> list[Finding]:
    """No table without an entry, no entry without a table."""
    found = {path.stem for path in (data / "tables").glob("*") if path.suffix in {".csv", ".parquet"} or path.is_dir()}
    findings = [
        Finding(f"tables/{table}", None, None, "entry", "A table has no catalogue entry.",
                f"Describe it in catalogue/{table}.yml, or delete it.")
        for table in sorted(found - set(catalogue.datasets))
    ]  # fmt: skip
    findings += [
        Finding(f"tables/{dataset.table}", None, None, "file", "A catalogue entry has no table.",
                "Run `observatory ingest`, or delete the entry.")
        for dataset in catalogue.datasets.values()
        if dataset.tabular and not table_files(data, dataset.table)
    ]  # fmt: skip
    return findings


def _shortened(findings: list[Finding]) -> list[Finding]:
    """Twenty of a kind are enough to see the pattern; the rest are counted."""
    kinds: dict[tuple[str, str | None, str], list[Finding]] = defaultdict(list)
    for finding in findings:
        kinds[finding.file, finding.field, finding.rule].append(finding)
    shown = []
    for (file, field, rule), found in kinds.items():
        shown += found[:MOST_PER_RULE]
        if len(found) > MOST_PER_RULE:
            more = f"{len(found) - MOST_PER_RULE} more like this."
            shown.append(Finding(file, None, field, rule, more, found[0].remedy))
    return shown
