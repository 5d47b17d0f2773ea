"""The data dictionary as Markdown, written from the catalogue so that it cannot disagree with it."""

from observatory.catalogue.entries import Catalogue, Dataset, Origin

HEAD = """# Data dictionary

Generated from `data/catalogue/` by `make docs`; do not edit. Every table carries its edition; every figure its origin.
"""


def markdown(catalogue: Catalogue) -> str:
    """One chapter per table with its fields, one per publication with its licence."""
    parts = [HEAD, "## Tables\n"]
    parts += [_dataset(entry) for entry in catalogue.datasets.values()]
    parts += ["## Publications\n"]
    parts += [_origin(entry) for entry in catalogue.origins.values()]
    return "\n".join(parts)


def _dataset(entry: Dataset) -> str:
    key = f" Key: {', '.join(entry.key)}." if entry.key else ""
    lines = [
        f"### `{entry.table}`: {entry.title}\n",
        f"Grade: {entry.grade}. Edition: {entry.edition}. From: {', '.join(entry.origins)}.{key}",
        "",
        entry.processing.strip(),
        "",
    ]
    if entry.fields:
        lines += ["| Field | Type | Unit | Meaning |", "|---|---|---|---|"]
        lines += [
            f"| `{field.name}` | {field.type} | {field.unit or ''} | {field.description.strip()} |"
            for field in entry.fields
        ]
        lines.append("")
    return "\n".join(lines + _caveats(entry.caveats))


def _origin(entry: Origin) -> str:
    published = entry.published.isoformat() if entry.published else "date not stated"
    read = f"{entry.producer}, published {published}, read {entry.accessed.isoformat()}, speaks of {entry.period}."
    licence = f"Licence: [{entry.licence.name}]({entry.licence.url}). Attribution: {entry.attribution}"
    lines = [f"### `{entry.origin}`: {entry.title}\n", f"{read} {licence}", ""]
    return "\n".join(lines + _caveats(entry.caveats))


def _caveats(sentences: list[str]) -> list[str]:
    return [f"- {sentence}" for sentence in sentences] + ([""] if sentences else [])
