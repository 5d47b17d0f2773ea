"""The `observatory` command: ingest what publishers publish, check it, build what the app serves."""

import json
from dataclasses import asdict
from datetime import UTC, datetime
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from observatory.errors import DatasetInvalid, ObservatoryError
from observatory.settings import settings

app = typer.Typer(no_args_is_help=True, add_completion=False, help=__doc__, pretty_exceptions_show_locals=False)
ingest = typer.Typer(no_args_is_help=True, help="Read a publisher's own files and rewrite our tables.")
app.add_typer(ingest, name="ingest")

Data = Annotated[Path, typer.Option("--data", help="Folder with catalogue/ and tables/.", file_okay=False)]
DATA, OUT = settings().data, settings().dataset
Downloads = Annotated[Path, typer.Argument(help="Folder with the publisher's files.", file_okay=False, exists=True)]
Downloaded = Annotated[
    Path, typer.Argument(help="Folder with regions/, adverts/ and esco/ below it.", file_okay=False, exists=True)
]


class Format(StrEnum):
    """How findings are written."""

    TEXT = "text"
    JSON = "json"


REWRITTEN = "Rewrote the tables. `observatory build` puts them into service."
# Each loader's table may refer to those before it.
ORDER = {"nuts": "nuts", "esco": "esco", "indicators": "", "eurostat": "", "panels": "", "adverts": ""}


@ingest.command("all")
def ingest_all(
    source: Annotated[
        Path, typer.Argument(help="Folder with nuts/, esco/, regions/ and adverts/.", file_okay=False, exists=True)
    ],
    data: Data = DATA,
) -> None:
    """Every loader in order, then the editors' micro-credential designs and terms; all tables change, or none."""
    from observatory.ingest.together import together  # noqa: PLC0415 (the command line starts fast)

    with together(data) as draft:
        for name, folder in ORDER.items():
            _ingest(name, source / folder, draft)
        _ingest("micro_credentials", data / "curation" / "micro_credentials", draft)
        _ingest("terms", data / "curation" / "terms.csv", draft)
    typer.echo(REWRITTEN)


@ingest.command()
def nuts(source: Downloads, data: Data = DATA) -> None:
    """Regions, their changes and outlines: Eurostat's NUTS workbook, GISCO outlines, JRC conversion tables."""
    _ingest_one("nuts", source, data)


@ingest.command()
def esco(source: Downloads, data: Data = DATA) -> None:
    """Job profiles, skills, groups and names: the official ESCO downloads (1.1.1 or 1.2.x, zipped CSV)."""
    _ingest_one("esco", source, data)


@ingest.command()
def indicators(source: Downloaded, data: Data = DATA) -> None:
    """Which indicators we hold and what they are called: data/curation/indicators.yml."""
    _ingest_one("indicators", source, data)


@ingest.command()
def eurostat(source: Downloaded, data: Data = DATA) -> None:
    """Regional figures in Eurostat's own formats: SDMX-CSV and bulk TSV, with flags."""
    _ingest_one("eurostat", source, data)


@ingest.command()
def panels(source: Downloaded, data: Data = DATA) -> None:
    """Figures compiled by others: I40 panel, large regions, national panel, occupations, Cedefop forecast."""
    _ingest_one("panels", source, data)


@ingest.command()
def adverts(source: Downloaded, data: Data = DATA) -> None:
    """Job postings index of Indeed Hiring Lab and counts of Spanish EURES adverts."""
    _ingest_one("adverts", source, data)


@ingest.command("micro-credentials")
def micro_credentials(
    sources: Annotated[
        list[Path] | None,
        typer.Argument(
            help="Folder with the designs in YAML, or files of offers, or folders of such files.", exists=True
        ),
    ] = None,
    accept: Annotated[
        Path | None, typer.Option("--accept", help="Suggestions for free words, filled by a person.", dir_okay=False)
    ] = None,
    data: Data = DATA,
) -> None:
    """The editors' reference designs (a folder), or offers: our template, European Learning Model, Open Badges."""
    files = sources or [data / "curation" / "micro_credentials"]
    if len(files) == 1 and any(files[0].glob("*.yml")):
        _ingest_one("micro_credentials", files[0], data)
        return
    from observatory.ingest.offers import ingest as add  # noqa: PLC0415 (the command line starts fast)

    done = add(files, data, accept)
    for what, offers in (("Added", done.added), ("Updated", done.updated), ("Unchanged", done.unchanged)):
        typer.echo(f"{what}: {len(offers)}" + (f" ({', '.join(offers[:20])})" if offers else ""))
    for note in done.notes:
        typer.echo(str(note))
    typer.echo("`observatory build` puts them into service.")


@app.command()
def template(
    out: Annotated[Path, typer.Argument(help="Where to write it; .xlsx or .csv.", dir_okay=False)], data: Data = DATA
) -> None:
    """The empty template for micro-credentials; the workbook holds a guide to the columns and the terms."""
    from observatory.exchange.template import write_csv, write_xlsx  # noqa: PLC0415
    from observatory.ingest.offers import known  # noqa: PLC0415

    out.write_bytes(write_xlsx([], known(data).terms) if out.suffix == ".xlsx" else write_csv([]))
    typer.echo(f"Wrote {out}.")


@ingest.command()
def terms(
    source: Annotated[Path, typer.Argument(help="The editors' terms.", dir_okay=False, exists=True)] = DATA
    / "curation"
    / "terms.csv",
    data: Data = DATA,
) -> None:
    """What people call things, where no publisher lists it: data/curation/terms.csv."""
    _ingest_one("terms", source, data)


def _ingest_one(name: str, source: Path, data: Path) -> None:
    _ingest(name, source, data)
    typer.echo(REWRITTEN)


def _ingest(name: str, source: Path, data: Path) -> None:
    """Run one loader; loaders need libraries that the app does not, so they are imported only here."""
    typer.echo(f"… Reading {name.replace('_', '-')} from {source}")
    try:
        loader = import_module(f"observatory.ingest.{name}")
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("observatory"):
            raise
        raise ObservatoryError(
            f"The loaders need the library {error.name}. Run `uv sync --extra ingest` and try again."
        ) from error
    before = _entries(data)
    loader.ingest(source, data)
    for entry in sorted(entry for entry, text in _entries(data).items() if before.get(entry) != text):
        typer.echo(f"  {entry} notes a newer file: review its title, period, date of publication and caveats.")


def _entries(data: Path) -> dict[str, bytes]:
    """What the catalogue says of the publications, by file."""
    origins = (data / "catalogue" / "origins").glob("*.yml")
    return {file.relative_to(data).as_posix(): file.read_bytes() for file in origins}


@app.command()
def check(
    data: Data = DATA,
    output: Annotated[Format, typer.Option("--format", help="Words for people, JSON for machines.")] = Format.TEXT,
) -> None:
    """Apply every rule to every table. Exit 0 when all hold, 1 with every finding otherwise."""
    from observatory.quality import check as findings_of  # noqa: PLC0415 (the command line starts fast)

    findings = findings_of(data)
    if output is Format.JSON:
        typer.echo(json.dumps([asdict(finding) for finding in findings], ensure_ascii=False, indent=2))
    else:
        for finding in findings:
            typer.echo(str(finding))
        typer.echo(f"{len(findings)} finding(s) in {data}." if findings else f"Every rule holds in {data}.")
    raise typer.Exit(1 if findings else 0)


@app.command()
def build(
    data: Data = DATA,
    out: Annotated[Path, typer.Option("--out", help="The DuckDB file to write.")] = OUT,
    if_needed: Annotated[bool, typer.Option("--if-needed", help="Only when the data is newer than the file.")] = False,
) -> None:
    """Check the data and write what the app serves, all of it or nothing."""
    from observatory.build.dataset import build as build_dataset  # noqa: PLC0415
    from observatory.build.dataset import stale  # noqa: PLC0415

    if if_needed and not stale(data, out):
        typer.echo(f"{out} is up to date.")
        return
    edition = build_dataset(data, out, progress=lambda step: typer.echo(f"… {step}"))
    typer.echo(f"Built edition {edition} at {out}.")


@app.command()
def release(
    data: Data = DATA,
    dataset: Annotated[Path, typer.Option("--dataset", help="The built DuckDB file.")] = OUT,
    reason: Annotated[
        list[str] | None, typer.Option("--reason", help='Why a table changed: job_profile="Two titles mended".')
    ] = None,
) -> None:
    """Freeze the built dataset as an edition under data/editions, with what changed and why."""
    from observatory.build.release import release as freeze  # noqa: PLC0415

    reasons = dict(_reason(text) for text in reason or [])
    kept = freeze(data, dataset, data / "editions", reasons=reasons, today=datetime.now(UTC).date())
    typer.echo(f"Edition {kept.edition} is frozen in {kept.folder}.")


def _reason(text: str) -> tuple[str, str]:
    table, equals, why = text.partition("=")
    if not equals:
        raise typer.BadParameter(f"{text!r} does not say TABLE=WHY.")
    return table.strip(), why.strip()


@app.command()
def dictionary(data: Data = DATA) -> None:
    """Print the data dictionary (docs/data.md) from the catalogue."""
    from observatory.catalogue import read_catalogue  # noqa: PLC0415
    from observatory.catalogue.dictionary import markdown  # noqa: PLC0415

    typer.echo(markdown(read_catalogue(data)), nl=False)


def main() -> None:
    """Run the command; what we can explain is said without a traceback."""
    try:
        app()
    except DatasetInvalid as error:
        for finding in error.findings:
            typer.echo(str(finding), err=True)
        typer.echo(f"{len(error.findings)} finding(s). Nothing was changed.", err=True)
        raise SystemExit(1) from None
    except ObservatoryError as error:
        typer.echo(str(error), err=True)
        raise SystemExit(1) from None
