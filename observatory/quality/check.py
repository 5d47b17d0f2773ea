"""Every rule over every table: first the catalogue, then files, then cells, then what only the field knows."""

from collections import defaultdict
from pathlib import Path

import polars as pl

from observatory.catalogue import Dataset, read_catalogue, table_files
from observatory.errors import CatalogueInvalid, Finding
from observatory.quality import cells, domain, entries, files, outlines

MOST_PER_RULE = 20


def check(data: Path) -> list[Finding]:
    """Check a data folder.

    Rules that compare tables leave out those that could not be read whole: their rows would all seem to be missing.

    Returns:
        Every finding, at most 20 of one rule in one field of one file, followed by how many more there are.
        Empty where the dataset may be built.
    """
    try:
        catalogue = read_catalogue(data)
    except CatalogueInvalid as error:
        return _shortened(error.findings)
    if not catalogue.datasets:
        message, remedy = (
            "No table is described here.",
            "Name the folder that holds catalogue/ and tables/ with --data.",
        )
        return [Finding("catalogue", None, None, "entry", message, remedy)]
    findings = entries.findings(data, catalogue)
    tables = [dataset for dataset in catalogue.datasets.values() if dataset.tabular]
    frames: dict[str, pl.DataFrame] = {}
    for dataset in tables:
        frame, of_table = _table(data, dataset)
        findings += of_table
        if frame is not None:
            frames[dataset.table] = frame
    keys = {dataset.table: dataset.key for dataset in tables}
    for dataset in tables:
        if dataset.table in frames:
            findings += cells.references(dataset, frames, keys)
            findings += domain.origins(frames[dataset.table], dataset)
    findings += domain.findings(frames)
    findings += outlines.findings(data, frames)
    return _shortened(findings)


def _table(data: Path, dataset: Dataset) -> tuple[pl.DataFrame | None, list[Finding]]:
    """All files of a table, typed as far as they can be, with `_file` and `_row`; and what is wrong with them.

    The frame is None where rows are missing because a file could not be read whole.
    """
    read, in_files = files.read(data, dataset)
    typed, in_types = cells.typed(read, dataset)
    present = bool(table_files(data, dataset.table))
    return (typed if present and not in_files else None), in_files + in_types + cells.findings(typed, dataset)


def _shortened(findings: list[Finding]) -> list[Finding]:
    """Twenty of a kind are enough to see the pattern; the rest are counted."""
    kinds: dict[tuple[str, str | None, str], list[Finding]] = defaultdict(list)
    for finding in findings:
        kinds[finding.file, finding.field, finding.rule].append(finding)
    shown = []
    for (file, field, rule), same in kinds.items():
        shown += same[:MOST_PER_RULE]
        if len(same) > MOST_PER_RULE:
            message = f"{len(same) - MOST_PER_RULE} more like this."
            shown.append(Finding(file, None, field, rule, message, same[0].remedy))
    return shown
