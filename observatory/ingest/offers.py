"""Micro-credentials that somebody offers: files of providers, checked row by row, added beside the reference designs.

Offers have files of their own in the tables; a repeated import changes nothing, a changed record replaces its
predecessor. What a provider declares is not measured by anybody: the grade is curated and the status `offer`.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import polars as pl

from observatory.catalogue.tables import read_text, table_files
from observatory.errors import DatasetInvalid, Finding, SourceUnreadable
from observatory.exchange.checking import Known, Report, check
from observatory.exchange.reading import ENDINGS, read
from observatory.exchange.record import ESCO_SKILL, Record
from observatory.exchange.suggesting import proposals, read_decisions, write_suggestions
from observatory.exchange.template import Row
from observatory.ingest.micro_credentials import RECORD as COLUMNS
from observatory.ingest.tidy import write_tables

ORIGIN: Final = "micro-credential-offers"
FILE: Final = "offers.csv"
TABLES: Final = {
    "micro_credential": COLUMNS,
    "learning_outcome": ("micro_credential_id", "position", "language", "outcome"),
    "micro_credential_skill": ("micro_credential_id", "skill_id", "level", "made_by"),
    "label": ("kind", "id", "language", "role", "label", "origin"),
}
IDS: Final = {"label": "id"}
SUGGESTIONS: Final = ".suggestions.csv"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an import did: identifiers of offers; and what is worth knowing about some of them."""

    added: tuple[str, ...]
    updated: tuple[str, ...]
    unchanged: tuple[str, ...]
    notes: tuple[Finding, ...] = ()


def ingest(sources: Sequence[Path], data: Path, accepted: Path | None = None) -> Outcome:
    """Add the offers of files to the tables, all of them or none.

    Args:
        sources: CSV, XLSX, ELM (JSON-LD, XML) or Open Badges, signed or not; or folders with such files.
        data: the data folder; skills, areas, regions and reference designs must be there already.
        accepted: the file of suggestions, filled by a person.

    Raises:
        SourceUnreadable: a file cannot be read.
        DatasetInvalid: a row breaks a rule; carries every finding. Where words are not matched to ESCO yet,
            suggestions were written beside the first file. No table is touched.
    """
    decided, wrong = read_decisions(accepted.name, _content(accepted)) if accepted else ({}, [])
    held = _named(_files(sources))
    rows = [row for name, source in held.items() for row in _rows(name, source)]
    report = check(rows, known(data), decided)
    areas = _areas(data)
    findings = [*wrong, *report.findings, *_without_area(report, rows, areas)]
    if report.undecided:
        findings.append(_suggested(held[report.undecided[0][0].file], report, data))
    if findings:
        raise DatasetInvalid(findings)
    return replace(_add(report.records, data, areas), notes=report.notes)


def _files(sources: Sequence[Path]) -> list[Path]:
    """The files, those of a folder in their order; suggestions that we wrote there are not offers."""
    files: list[Path] = []
    for source in sources:
        inside = [
            file
            for file in sorted(source.glob("*"))
            if file.suffix.lower() in ENDINGS
            and file.is_file()
            and not file.name.startswith(".")
            and not file.name.endswith(SUGGESTIONS)
        ]
        if source.is_dir() and not inside:
            raise SourceUnreadable(
                f"{source} holds no file of offers ({', '.join(ENDINGS)}) and no design (.yml). Name another folder."
            )
        files += inside if source.is_dir() else [source]
    return files


def _named(sources: Sequence[Path]) -> dict[str, Path]:
    """Each file by its name, or by its path where two have one name, so that a finding blames the right one."""
    times = Counter(source.name for source in sources)
    return {source.name if times[source.name] == 1 else str(source): source for source in sources}


def _rows(name: str, source: Path) -> list[Row]:
    try:
        return [replace(row, file=name) for row in read(source.name, _content(source))]
    except SourceUnreadable as error:
        raise (error if name == source.name else SourceUnreadable(f"{name}: {error}")) from error


def known(data: Path) -> Known:
    """What a row may refer to, from the tables."""
    terms = _table(data, "learning_term")
    records = _table(data, "micro_credential")
    designs, offers = (records.filter((pl.col("status") == "offer") == offered) for offered in (False, True))
    return Known(
        skills=dict(_table(data, "skill").select("skill_id", "title").iter_rows()),
        terms={
            scheme: dict(part.select("term", "uri").iter_rows())
            for (scheme,), part in terms.group_by("scheme", maintain_order=True)
        },
        areas=frozenset(_table(data, "technology_area")["area_id"]),
        regions=frozenset(_table(data, "region")["region"]),
        designs=frozenset(designs["micro_credential_id"]),
        offers={
            identifier: (body, country)
            for identifier, body, country in offers.select(
                "micro_credential_id", "awarding_body", "country"
            ).iter_rows()
        },
    )


def _content(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            # One byte more than is read tells that a file is too large, whatever its size.
            return stream.read(60_000_000)
    except OSError as error:
        raise SourceUnreadable(f"{file.name} cannot be opened: {error.strerror}. Check the path.") from error


def _suggested(source: Path, report: Report, data: Path) -> Finding:
    labels = _table(data, "label").filter((pl.col("kind") == "skill") & (pl.col("role") != "definition"))
    names = dict(_table(data, "skill").select("skill_id", "title").iter_rows())
    pairs = [*names.items(), *labels.select("id", "label").iter_rows()]
    file = source.with_name(f"{source.stem}{SUGGESTIONS}")
    proposed = write_suggestions(proposals((words for _row, words in report.undecided), pairs, names))
    try:
        file.write_bytes(proposed)
    except OSError as error:
        raise SourceUnreadable(
            f"{file} cannot be written: {error.strerror}. Copy {source.name} to a folder of your own."
        ) from error
    return Finding(
        file.name,
        None,
        "accept",
        "undecided",
        "Suggestions for words without an ESCO skill are written.",
        f"Put an x under accept, then repeat with --accept {file}.",
    )


def _areas(data: Path) -> dict[str, Counter[str]]:
    """For every skill, how many reference designs of each technology area teach it."""
    designs = _table(data, "micro_credential").filter(pl.col("status") != "offer")
    taught = _table(data, "micro_credential_skill").join(designs, on="micro_credential_id", how="semi")
    counts: dict[str, Counter[str]] = {}
    for skill, area in taught.join(designs, on="micro_credential_id").select("skill_id", "area_id").iter_rows():
        counts.setdefault(skill, Counter())[area] += 1
    return counts


def _area(record: Record, areas: Mapping[str, Counter[str]]) -> str:
    """The area stated, or that of the reference designs that teach most of its skills; the first by name of equals."""
    shared: Counter[str] = Counter()
    for skill in record.skills:
        shared.update(set(areas.get((skill.uri or "").removeprefix(ESCO_SKILL), ())))
    return record.area or min(shared, key=lambda area: (-shared[area], area), default="")


def _without_area(report: Report, rows: Sequence[Row], areas: Mapping[str, Counter[str]]) -> list[Finding]:
    row_of = {row.cells.get("identifier", ""): row for row in rows}
    return [
        Finding(
            row_of[record.identifier].file,
            row_of[record.identifier].row,
            "area",
            "missing",
            "No technology area follows from its skills.",
            "Fill the column area of the template.",
        )
        for record in report.records
        if not _area(record, areas)
    ]


def _add(records: Sequence[Record], data: Path, areas: Mapping[str, Counter[str]]) -> Outcome:
    new = tables(records, areas)
    held = {table: _held(data, table) for table in TABLES}
    ids = [record.identifier for record in records]
    before, after = ({identifier: _all(rows, identifier) for identifier in ids} for rows in (held, new))
    write_tables(
        data,
        {
            f"{table}/{FILE}": (
                columns,
                sorted([row for row in held[table] if row[_position(table)] not in set(ids)] + new[table]),
            )
            for table, columns in TABLES.items()
        },
    )
    return Outcome(
        added=tuple(identifier for identifier in ids if not any(before[identifier])),
        updated=tuple(
            identifier for identifier in ids if any(before[identifier]) and before[identifier] != after[identifier]
        ),
        unchanged=tuple(identifier for identifier in ids if before[identifier] == after[identifier]),
    )


def _all(held: Mapping[str, list[list[str]]], identifier: str) -> list[list[list[str]]]:
    return [sorted(row for row in rows if row[_position(table)] == identifier) for table, rows in sorted(held.items())]


def _position(table: str) -> int:
    return TABLES[table].index(IDS.get(table, "micro_credential_id"))


def _held(data: Path, table: str) -> list[list[str]]:
    file = data / "tables" / table / FILE
    if not file.is_file():
        return []
    frame = read_text(file).select(TABLES[table]).fill_null("")
    return [[str(cell) for cell in row] for row in frame.iter_rows()]


def tables(records: Iterable[Record], areas: Mapping[str, Counter[str]]) -> dict[str, list[list[str]]]:
    """Rows of each table of `TABLES` for offers; `areas` counts, for every skill, the designs of each area."""
    rows: dict[str, list[list[str]]] = {table: [] for table in TABLES}
    for record in records:
        rows["micro_credential"].append(_row(record, _area(record, areas)))
        for position, outcome in enumerate(record.outcomes, start=1):
            rows["learning_outcome"] += [
                [record.identifier, str(position), code, text] for code, text in outcome.items()
            ]
        rows["micro_credential_skill"] += [
            [record.identifier, (skill.uri or "").removeprefix(ESCO_SKILL), skill.level, skill.made_by]
            for skill in record.skills
        ]
        for role, texts in (("preferred", record.title), ("definition", record.description)):
            rows["label"] += [
                ["micro_credential", record.identifier, code, role, text, ORIGIN] for code, text in texts.items()
            ]
    return rows


def _row(record: Record, area: str) -> list[str]:
    cells = {
        "micro_credential_id": record.identifier,
        "title": record.title.get("en") or next(iter(record.title.values())),
        "eqf_level": f"{record.eqf_level}",
        "workload_hours": f"{record.workload_hours:g}",
        "ects": "" if record.ects is None else f"{record.ects:g}",
        "assessment": "|".join(term.name for term in record.assessment),
        "participation": "|".join(term.name for term in record.participation),
        "delivery": "|".join(term.name for term in record.delivery),
        "status": record.status,
        "language": "|".join(record.languages),
        "area_id": area,
        "prerequisites": record.prerequisites.get("en", ""),
        "prerequisites_es": record.prerequisites.get("es", ""),
        "source": ORIGIN,
        "grade": "curated",
        "edition": record.reviewed,
        "builds_on": "|".join(record.builds_on),
        "stacks_with": "|".join(record.stacks_with),
    }
    own = (
        "awarding_body",
        "country",
        "region",
        "quality_assurance",
        "isced_f",
        "reviewed",
        "supervision",
        "grading",
        "further_information",
    )
    cells |= {name: getattr(record, name) for name in own}
    return [cells.get(column, "") for column in COLUMNS]


def _table(data: Path, table: str) -> pl.DataFrame:
    files = table_files(data, table)
    if not files:
        raise SourceUnreadable(f"There is no table `{table}` in {data / 'tables'}. Ingest it first, then repeat this.")
    frames = [read_text(file) for file in files]
    return pl.concat([frame.select(pl.all().cast(pl.String)) for frame in frames], how="diagonal")
