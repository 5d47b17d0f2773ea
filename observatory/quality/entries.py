"""Catalogue entries against the catalogue: licences, checksums, units, origins, references, tables."""

from pathlib import Path

from observatory.catalogue import Catalogue, Dataset, Field, Origin, table_files
from observatory.catalogue.entries import References
from observatory.errors import Finding
from observatory.model.evidence import Grade


def findings(data: Path, catalogue: Catalogue) -> list[Finding]:
    """Everything that is wrong with the catalogue before any table is opened."""
    findings = [finding for dataset in catalogue.datasets.values() for finding in _dataset(dataset, catalogue)]
    findings += [finding for origin in catalogue.origins.values() for finding in _origin(origin)]
    return findings + _tables(data, catalogue)


def _dataset(dataset: Dataset, catalogue: Catalogue) -> list[Finding]:
    file = f"catalogue/{dataset.table}.yml"
    findings = []
    for origin in [name for name in dataset.origins if name not in catalogue.origins]:
        remedy = f"Describe it in catalogue/origins/{origin}.yml."
        findings.append(Finding(file, None, "origins", "origin", f"“{origin}” is not described.", remedy))
    read = [catalogue.origins[name].accessed for name in dataset.origins if name in catalogue.origins]
    if read and max(read) > dataset.updated:
        message = f"The table is of {dataset.updated}, but a publication was read on {max(read)}."
        findings.append(Finding(file, None, "updated", "date", message, "Write the day of the newer reading."))
    if not dataset.origins:
        findings.append(Finding(file, None, "origins", "origin", "No origin is named.", "Name at least one."))
    for field in dataset.fields:
        if field.type == "number" and not field.unit:
            remedy = "Say in which unit it is measured."
            findings.append(Finding(file, None, field.name, "unit", "A number has no unit.", remedy))
        findings += _reference(file, field, catalogue)
    return findings


def _origin(origin: Origin) -> list[Finding]:
    file = f"catalogue/origins/{origin.origin}.yml"
    terms = [("licence", origin.licence.name), ("licence", origin.licence.url), ("attribution", origin.attribution)]
    remedy = "A figure without it may not be published: write it, or take the publication out."
    findings = [
        Finding(file, None, name, "licence", f"The {name} is missing.", remedy)
        for name, value in [*terms, ("producer", origin.producer)]
        if not value.strip()
    ]
    # Our own decisions come from no publisher's file; everything else can be compared with what was read.
    if not origin.files and (origin.url or origin.grade != Grade.CURATED):
        remedy = "List every file that was read with its name, bytes and sha256."
        findings.append(Finding(file, None, "files", "checksum", "No file with a checksum is named.", remedy))
    return findings


def _reference(file: str, field: Field, catalogue: Catalogue) -> list[Finding]:
    """A reference leads to a table, and to a field or a key, that somebody described."""
    if field.references is None:
        return []
    together = field.references.fields if isinstance(field.references, References) else None
    table, _, column = str(field.references).partition(".")
    table = field.references.to if isinstance(field.references, References) else table
    target = catalogue.datasets.get(table)
    if target is None:
        message = f"It refers to the table “{table}”, which no entry describes."
    elif together is None and column not in {there.name for there in target.fields}:
        message = f"It refers to the field “{column}”, which {table} does not have."
    elif together is not None and len(together) != len(target.key):
        message = f"It refers to the key of {table}, which has another number of fields."
    else:
        return []
    return [Finding(file, None, field.name, "catalogue", message, "Correct the reference, or describe the table.")]


def _tables(data: Path, catalogue: Catalogue) -> list[Finding]:
    """No table without an entry, no entry without a table, nothing else among the tables."""
    present = [path for path in sorted((data / "tables").glob("*")) if not path.name.startswith(".")]
    tables = {path.stem for path in present if path.is_dir() or path.suffix in {".csv", ".parquet"}}
    inside = [path for folder in present if folder.is_dir() for path in sorted(folder.iterdir())]
    findings = [
        Finding(
            f"tables/{table}",
            None,
            None,
            "entry",
            "A table has no catalogue entry.",
            f"Describe it in catalogue/{table}.yml, or delete it.",
        )
        for table in sorted(tables - set(catalogue.datasets))
    ]
    findings += [
        Finding(
            path.relative_to(data).as_posix(),
            None,
            None,
            "entry",
            "This is neither CSV nor Parquet.",
            "Read it with `observatory ingest`, or move it away.",
        )
        for path in [*present, *inside]
        if path.is_file() and path.suffix not in {".csv", ".parquet"} and not path.name.startswith(".")
    ]
    return findings + [
        Finding(
            f"tables/{dataset.table}",
            None,
            None,
            "file",
            "A catalogue entry has no table.",
            "Run `observatory ingest`, or delete the entry.",
        )
        for dataset in catalogue.datasets.values()
        if not _files(data, dataset)
    ]


def _files(data: Path, dataset: Dataset) -> list[Path]:
    """The files of a table, or those of another kind that the entry describes."""
    return table_files(data, dataset.table) if dataset.tabular else sorted(data.glob(dataset.files or dataset.table))
