"""The `observatory` command: ingest what publishers publish, check it, build what the app serves."""

import json
from dataclasses import asdict
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


@app.command()
def check(
    data: Data = DATA,
    output: Annotated[str, typer.Option("--format", help="text, or json for machines.")] = "text",
) -> None:
    """Apply every rule to every table. Exit 0 when all hold, 1 with every finding otherwise."""
    from observatory.quality import check as findings_of  # noqa: PLC0415 (the command line starts fast)

    findings = findings_of(data)
    if output == "json":
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
