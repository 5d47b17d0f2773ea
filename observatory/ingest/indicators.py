"""The list of indicators: what is measured, in which unit, fed by which rows of which publication."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import yaml

from observatory.errors import SourceUnreadable
from observatory.ingest.isco import isco_titles
from observatory.ingest.tidy import Rows, write_tables
from observatory.model.provenance import ESCO

ORIGIN: Final = "observatory-curation"
ISCO_ORIGIN: Final = ESCO
INDICATOR_COLUMNS: Final = (
    "indicator",
    "theme",
    "unit",
    "dimension",
    "frequency",
    "polarity",
    "decimals",
    "levels",
    "position",
)
OTHER_MEMBERS: Final = (
    ("total", "en", "All"),
    ("total", "es", "Total"),
    ("unmatched", "en", "Occupation not matched to ESCO"),
    ("unmatched", "es", "Ocupación sin correspondencia en ESCO"),
)
LABEL_COLUMNS: Final = ("kind", "id", "language", "role", "label", "origin")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit and what is possible in it: `minimum` and `maximum` are inclusive, None is open."""

    unit: str
    minimum: float | None
    maximum: float | None


@dataclass(frozen=True, slots=True)
class Feed:
    """Which rows of which file become observations of one indicator.

    Attributes:
        indicator: the indicator that is fed.
        unit: its unit, for the bounds of what is possible.
        family: the file below `tables/observation/` that the rows go to.
        reader: name of the reader that knows the format.
        origin: the publication, as in the catalogue.
        files: paths below the folder of sources.
        where: values that a row must have, by column.
        base: values that replace those of `where` to find the number that a rate or a share is out of.
        unknown: values that replace those of `where` to find how much of that number is of unknown kind.
        value: column or code that holds the figure, where the format has several.
        period: the period, where the file does not say it.
        scale: what the published figure is multiplied by to get our unit.
        dimension, member: the breakdown and the column that holds it; `total` where there is none.
        grade: measured, modelled or curated.
    """

    indicator: str
    unit: Unit
    family: str
    reader: str
    origin: str
    files: tuple[str, ...]
    where: Mapping[str, str] = field(default_factory=dict)
    base: Mapping[str, str] = field(default_factory=dict)
    unknown: Mapping[str, str] = field(default_factory=dict)
    value: str = ""
    period: str = ""
    scale: float = 1.0
    dimension: str = "total"
    member: str = ""
    grade: str = "measured"


@dataclass(frozen=True, slots=True)
class Decisions:
    """Everything that `indicators.yml` decides, as read; `feeds` in the order of the file."""

    feeds: tuple[Feed, ...]
    sectors: Mapping[str, str]
    content: Mapping[str, Any]


def ingest(source: Path, data: Path) -> None:
    """Write `indicator.csv` and the labels of indicators, units, themes and members.

    Args:
        source: folder of the publishers' files, for the titles of occupation groups.
        data: the data folder; reads `curation/indicators.yml`.

    Raises:
        SourceUnreadable: the list or the file of titles cannot be read.
    """
    content = read_decisions(data).content
    labels = [*_labels(content), *_sector_labels(content), *_isco_labels(source)]
    write_tables(
        data,
        {
            "indicator.csv": (INDICATOR_COLUMNS, list(_indicators(content))),
            "label/indicator.csv": (LABEL_COLUMNS, sorted(labels, key=lambda row: [str(cell) for cell in row])),
        },
    )


def read_decisions(data: Path) -> Decisions:
    """Return the list of indicators with its feeds.

    Raises:
        SourceUnreadable: the file is not YAML, or an entry lacks what it needs.
    """
    file = data / "curation" / "indicators.yml"
    try:
        content = yaml.safe_load(file.read_text(encoding="utf-8"))
        units = {name: _unit(name, entry) for name, entry in content["units"].items()}
        feeds = tuple(feed for entry in content["indicators"] for feed in _feeds(entry, units))
        sectors = {entry["source"]: name for name, entry in content["sectors"].items()}
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise SourceUnreadable(f"{file.name} cannot be read as UTF-8 YAML: {error}. Correct it there.") from error
    except (KeyError, TypeError, AttributeError) as error:
        raise SourceUnreadable(
            f"{file.name} lacks {error}, or has it in another form than its neighbours. Add it."
        ) from error
    return Decisions(feeds=feeds, sectors=sectors, content=content)


def _unit(name: str, entry: Mapping[str, Any]) -> Unit:
    return Unit(unit=name, minimum=entry.get("minimum"), maximum=entry.get("maximum"))


def _feeds(entry: Mapping[str, Any], units: Mapping[str, Unit]) -> Iterator[Feed]:
    for feed in entry.get("feeds", []):
        described = {key: value for key, value in feed.items() if key not in ("file", "files")}
        yield Feed(
            indicator=entry["id"],
            unit=units[entry["unit"]],
            dimension=entry.get("dimension", "total"),
            files=tuple(feed["files"]) if "files" in feed else (feed["file"],),
            **described,
        )


def _indicators(content: Mapping[str, Any]) -> Iterator[list[object]]:
    for position, entry in enumerate(content["indicators"], start=1):
        copied = [entry[name] for name in ("theme", "unit")]
        displayed = [entry[name] for name in ("frequency", "polarity", "decimals", "levels")]
        yield [entry["id"], *copied, entry.get("dimension", "total"), *displayed, position]


def _labels(content: Mapping[str, Any]) -> Iterator[list[object]]:
    for language in ("en", "es"):
        for kind, group in (("theme", "themes"), ("unit", "units")):
            for name, entry in content[group].items():
                yield [kind, name, language, "preferred", entry[language], ORIGIN]
        for entry in content["indicators"]:
            yield ["indicator", entry["id"], language, "preferred", entry["name"][language], ORIGIN]
            yield ["indicator", entry["id"], language, "definition", entry["definition"][language], ORIGIN]


def _sector_labels(content: Mapping[str, Any]) -> Rows:
    english: Rows = [
        ["member", name, "en", "preferred", entry["source"], "indeed-hiring-lab"]
        for name, entry in content["sectors"].items()
    ]
    return english + [
        ["member", name, "es", "preferred", entry["es"], ORIGIN] for name, entry in content["sectors"].items()
    ]


def _isco_labels(source: Path) -> Iterator[list[object]]:
    for language in ("en", "es"):
        for code, title in isco_titles(source, language).items():
            if len(code) <= 2:
                yield ["member", f"OC{code}", language, "preferred", title, ISCO_ORIGIN]
    for member, language, title in OTHER_MEMBERS:
        yield ["member", member, language, "preferred", title, ORIGIN]
