"""The publishers' files on NUTS, read strictly: outlines (GeoJSON), code list (XLSX), conversion weights (CSV).

Each reader returns plain values or says which file, row and field is wrong; none of them decides anything.
"""

import csv
import gzip
import json
import math
import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import fastexcel
import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from observatory.errors import DatasetInvalid, Finding, SourceUnreadable
from observatory.ingest.textfile import missing

CODE: Final = re.compile(r"[A-Z]{2}[0-9A-Z]{0,3}")
LONGEST_NAME: Final = 200
LONGEST_CELL: Final = 131_072

_CODE_SHEETS: Final = ("NUTS2024", "Statistical Regions")
_CHANGE_SHEETS: Final = ("NUTS2021- NUTS2024", "SR2021- SR2024")
_LATIN_SHEET: Final = "Cyrillic & Greek to Latin"


@dataclass(frozen=True, slots=True)
class Outline:
    """A region as GISCO publishes it: names, and its area in longitude and latitude (EPSG:4326)."""

    code: str
    name: str
    name_latin: str
    geometry: BaseGeometry


@dataclass(frozen=True, slots=True)
class CodeList:
    """What the official workbook says.

    Attributes:
        names: name by code of 2024, levels 1 to 3, without the extra-regio codes that are no territory.
        latin: transliteration by code of 2024, where the name is written in Greek or Cyrillic.
        changes: (code of 2021, code of 2024, name) in the order of the list; either code may be None.
    """

    names: dict[str, str]
    latin: dict[str, str]
    changes: list[tuple[str | None, str | None, str]]


@dataclass(frozen=True, slots=True)
class Shared:
    """People and land that a region of one vintage shares with a region of another.

    Attributes:
        from_region, to_region: codes in the older and the newer vintage.
        population: inhabitants in 2018; None where the publisher fills the gap with the area.
        area: square kilometres.
    """

    from_region: str
    to_region: str
    population: float | None
    area: float


def read_outlines(file: Path, level: int) -> dict[str, Outline]:
    """Return the outlines of one level by code.

    Raises:
        SourceUnreadable: the file is cut short or is not a GeoJSON feature collection.
        DatasetInvalid: features are there but wrong: no code, the same code twice, an impossible coordinate.
    """
    features = _json(file).get("features")
    if not isinstance(features, list) or not features:
        raise SourceUnreadable(
            f"{file.name} is not a GeoJSON FeatureCollection with features. Download it again from GISCO."
        )
    wrong: list[Finding] = []
    outlines: dict[str, Outline] = {}
    for row, feature in enumerate(features, start=1):
        try:
            outline = _outline(feature, level)
        except ValueError as error:
            wrong.append(_finding(file, row, "feature", str(error)))
            continue
        if outline.code in outlines:
            wrong.append(_finding(file, row, "unique", f"{outline.code} stands twice."))
        outlines[outline.code] = outline
    if wrong:
        raise DatasetInvalid(wrong)
    return outlines


def _finding(file: Path, row: int | None, rule: str, message: str, field: str | None = None) -> Finding:
    return Finding(file.name, row, field, rule, message, "Download the file again from its publisher.")


def _json(file: Path) -> dict[str, Any]:
    try:
        raw = file.read_bytes()
        content = json.loads(gzip.decompress(raw) if file.suffix == ".gz" else raw)
    except FileNotFoundError as error:
        raise missing(file) from error
    except (EOFError, zlib.error, gzip.BadGzipFile, ValueError) as error:
        raise SourceUnreadable(f"{file.name} is cut short or is not JSON ({error}). Download it again.") from error
    if not isinstance(content, dict):
        raise SourceUnreadable(f"{file.name} is not a GeoJSON object. Download it again.")
    return content


def _outline(feature: Any, level: int) -> Outline:
    """Read one feature; ValueError says what is wrong with it."""
    properties = feature.get("properties") if isinstance(feature, dict) else None
    if not isinstance(properties, dict):
        raise ValueError("The feature has no properties.")
    code = code_of(properties.get("NUTS_ID"), level)
    return Outline(
        code,
        name_of(properties.get("NUTS_NAME"), code),
        name_of(properties.get("NAME_LATN"), code),
        _geometry(feature.get("geometry"), code),
    )


def _geometry(raw: Any, code: str) -> BaseGeometry:
    try:
        geometry = shape(raw)
    except (AttributeError, KeyError, TypeError, ValueError, IndexError, shapely.errors.ShapelyError) as error:
        raise ValueError(f"{code} has no readable geometry ({error}).") from error
    if geometry.is_empty or geometry.geom_type not in {"Polygon", "MultiPolygon"}:
        raise ValueError(f"{code} has no area.")
    west, south, east, north = geometry.bounds
    if not all(map(math.isfinite, geometry.bounds)) or west < -180 or east > 180 or south < -90 or north > 90:
        raise ValueError(f"{code} leaves the globe: {geometry.bounds} are not degrees.")
    return geometry


def code_of(raw: Any, level: int | None = None) -> str:
    """Return a NUTS code, of that level if one is given; ValueError says what is wrong with it."""
    code = raw.strip() if isinstance(raw, str) else ""
    if not CODE.fullmatch(code):
        raise ValueError(f"{str(raw)[:40]!r} is no NUTS code.")
    if level is not None and len(code) != level + 2:
        raise ValueError(f"{code} is not of level {level}.")
    return code


def name_of(raw: Any, code: str) -> str:
    """Return a name without stray spaces; ValueError if there is none or it is absurdly long."""
    name = " ".join(raw.split()) if isinstance(raw, str) else ""
    if not 0 < len(name) <= LONGEST_NAME:
        raise ValueError(f"The name of {code} has {len(name)} characters instead of 1 to {LONGEST_NAME}.")
    return name


def read_code_list(file: Path) -> CodeList:
    """Return names, transliterations and the change list of the official NUTS 2021 to 2024 workbook.

    Raises:
        SourceUnreadable: no workbook, or a sheet or column is missing.
        DatasetInvalid: a code stands twice or is none, or a name is missing.
    """
    try:
        workbook = fastexcel.read_excel(file)
    except (fastexcel.FastExcelError, OSError) as error:
        raise SourceUnreadable(
            f"{file.name} is not a readable workbook ({str(error).splitlines()[0]}). Download it again."
        ) from error
    wrong: list[Finding] = []
    names: dict[str, str] = {}
    for sheet in _CODE_SHEETS:
        _read_names(file, sheet, _rows(workbook, file, sheet, 4), names, wrong)
    latin = {row[0]: " ".join(row[2].split()) for row in _rows(workbook, file, _LATIN_SHEET, 3) if row[0] and row[2]}
    changes = [change for sheet in _CHANGE_SHEETS for change in _changes(_rows(workbook, file, sheet, 9))]
    if wrong:
        raise DatasetInvalid(wrong)
    return CodeList(names, latin, changes)


def _rows(workbook: fastexcel.ExcelReader, file: Path, sheet: str, width: int) -> list[tuple[str | None, ...]]:
    if sheet not in workbook.sheet_names:
        raise SourceUnreadable(f"{file.name} has no sheet `{sheet}`. Is it the workbook NUTS2021-NUTS2024?")
    frame = workbook.load_sheet(sheet, header_row=None, dtypes="string").to_polars()
    if frame.width < width:
        raise SourceUnreadable(f"{file.name}, sheet `{sheet}`, has {frame.width} columns instead of {width} or more.")
    return frame.rows()[1:]


def _read_names(
    file: Path, sheet: str, rows: list[tuple[str | None, ...]], names: dict[str, str], wrong: list[Finding]
) -> None:
    for number, row in enumerate(rows, start=2):
        if (row[2] or "").startswith("Extra-Regio"):
            continue
        try:
            code = code_of(row[1])
            name = name_of(row[2], code)
        except ValueError as error:
            wrong.append(_finding(file, number, "code list", f"{sheet}: {error}"))
            continue
        if code in names:
            wrong.append(_finding(file, number, "unique", f"{sheet}: {code} stands twice."))
        names[code] = name


def _changes(rows: list[tuple[str | None, ...]]) -> Iterator[tuple[str | None, str | None, str]]:
    for row in rows:
        name = " ".join((row[4] or row[5] or row[6] or "").split())
        if not name.startswith("Extra-Regio"):
            yield row[2] or None, row[3] or None, name


def read_shared(file: Path, vintage: int, known: Mapping[str, object]) -> list[Shared]:
    """Return what regions of a vintage share with regions of 2021, from the JRC's conversion table.

    Args:
        file: `n2_cm_v<vintage>_v2021.csv`.
        vintage: the older vintage.
        known: codes of 2021.

    Raises:
        SourceUnreadable: wrong delimiter, encoding or columns.
        DatasetInvalid: unknown region, the same pair twice, or a number that is none or is negative.
    """
    wrong: list[Finding] = []
    pairs: dict[tuple[str, str], Shared] = {}
    for number, row in enumerate(_csv(file, (f"code_v{vintage}", "code_v2021", "pop18", "areaKm")), start=2):
        try:
            pair = _shared(row, vintage, known)
        except ValueError as error:
            wrong.append(_finding(file, number, "conversion weights", str(error)))
            continue
        if (pair.from_region, pair.to_region) in pairs:
            wrong.append(_finding(file, number, "unique", f"{pair.from_region} to {pair.to_region} stands twice."))
        pairs[pair.from_region, pair.to_region] = pair
    if wrong:
        raise DatasetInvalid(wrong)
    return list(pairs.values())


def _shared(row: dict[str, str], vintage: int, known: Mapping[str, object]) -> Shared:
    old, new = code_of(row[f"code_v{vintage}"], 2), code_of(row["code_v2021"], 2)
    if new not in known:
        raise ValueError(f"{new} is no region of 2021.")
    population, area = _number(row, "pop18"), _number(row, "areaKm")
    # Where no population was known the publisher repeats the area (French overseas regions of 2013).
    return Shared(old, new, None if population == area else population, area)


def _number(row: dict[str, str], field: str) -> float:
    try:
        value = float(row[field])
    except (TypeError, ValueError) as error:
        raise ValueError(f"{field} is {str(row[field])[:40]!r}, not a number with a decimal point.") from error
    if not math.isfinite(value) or value < 0:
        raise ValueError(f"{field} is {value}, but nothing can be counted so.")
    return value


def _csv(file: Path, columns: tuple[str, ...]) -> list[dict[str, str]]:
    usual = csv.field_size_limit(LONGEST_CELL)  # of the whole process: any library may have raised it
    try:
        with file.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream)
            lacking = [column for column in columns if column not in (reader.fieldnames or [])]
            rows = [] if lacking else list(reader)
    except FileNotFoundError as error:
        raise missing(file) from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise SourceUnreadable(f"{file.name} is not a UTF-8 CSV file ({error}).") from error
    finally:
        csv.field_size_limit(usual)
    if lacking:
        raise SourceUnreadable(f"{file.name} has no column {', '.join(lacking)}: is the delimiter a comma?")
    return rows


def read_rows(file: Path, columns: tuple[str, ...]) -> list[dict[str, str]]:
    """Return the rows of a curated CSV file that must have these columns; raises SourceUnreadable."""
    return _csv(file, columns)
