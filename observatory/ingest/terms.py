"""Terms that people use and no publisher lists: the editors' `curation/terms.csv` → names.

They are alternative names; only groups of skills, which have no other name in that language, are called by them.
"""

from pathlib import Path

from observatory.errors import DatasetInvalid, Finding
from observatory.ingest.textfile import read_cells
from observatory.ingest.tidy import column, write_tables

COLUMNS = ("kind", "id", "language", "label", "reason")
LABEL = ("kind", "id", "language", "role", "label", "origin")
TABLES = {
    "profile": ("job_profile", "profile_id"),
    "skill": ("skill", "skill_id"),
    "region": ("region", "region"),
    "micro_credential": ("micro_credential", "micro_credential_id"),
    "skill_group": ("skill_group", "group_id"),
}
REMEDY = "Correct the row in data/curation/terms.csv."


def ingest(source: Path, data: Path) -> None:
    """Write `label/terms.csv`.

    Args:
        source: the editors' file: kind, id, language, label, reason.
        data: the data folder; the tables that terms belong to must be there.

    Raises:
        DatasetInvalid: a row names a thing that is not held, or lacks a cell; nothing was written.
    """
    cells = read_cells(source, separator=",", columns=COLUMNS)
    known = {kind: column(data, *table) for kind, table in TABLES.items()}
    wrong = [
        Finding(f"curation/{source.name}", row["row"], field, "term", message, REMEDY)
        for row in cells.iter_rows(named=True)
        for field, message in _problems(row, known)
    ]
    if wrong:
        raise DatasetInvalid(wrong)
    rows = [
        [row["kind"], row["id"], row["language"], _role(row["kind"]), row["label"], "observatory-curation"]
        for row in cells.iter_rows(named=True)
    ]
    write_tables(data, {"label/terms.csv": (LABEL, sorted(rows))})


def _role(kind: str) -> str:
    return "preferred" if kind == "skill_group" else "alternative"


def _problems(row: dict[str, str | None], known: dict[str, frozenset[str]]) -> list[tuple[str, str]]:
    empty = [(field, f"{field} is empty.") for field in COLUMNS if not (row[field] or "").strip()]
    if empty:
        return empty
    if row["kind"] not in known:
        return [("kind", f"{row['kind']} is none of {', '.join(known)}.")]
    return [] if row["id"] in known[str(row["kind"])] else [("id", f"There is no {row['kind']} {row['id']}.")]
