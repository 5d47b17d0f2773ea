"""The NUTS loader, on a world of five regions in two countries."""

import csv
import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import fastexcel
import polars as pl
import pytest

from observatory.errors import DatasetInvalid, SourceUnreadable
from observatory.ingest import nuts, nuts_files
from observatory.ingest.nuts_files import CodeList, Shared, read_outlines, read_shared
from observatory.ingest.region_changes import POPULATION, SAME, UNKNOWN, Change, composed, from_shares

NAMES_2024 = {
    "ES": "España",
    "ES2": "Noreste",
    "ES21": "País Vasco",
    "ES22": "Navarra",
    "EL": "Ελλάδα",
    "EL3": "Αττική",
    "EL30": "Αττική",
}
LATIN = {"EL3": "Attiki", "EL30": "Attiki"}
# Degrees: two Spanish neighbours and a Greek square.
SQUARES = {"ES21": (-3, 42.5, -2, 43.5), "ES22": (-2, 42.5, -1, 43.5), "EL30": (23, 37.5, 24, 38.5)}
COUNTRIES = {"ES": (-3, 42.5, -1, 43.5), "EL": (23, 37.5, 24, 38.5)}


def square(code: str, west: float, south: float, east: float, north: float) -> dict[str, Any]:
    """Return a GISCO feature in the shape of a rectangle."""
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    latin = LATIN.get(code, "Elláda" if code == "EL" else NAMES_2024[code])
    return {
        "type": "Feature",
        "properties": {"NUTS_ID": code, "NUTS_NAME": NAMES_2024[code], "NAME_LATN": latin},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


def write_json(file: Path, features: list[dict[str, Any]]) -> None:
    """Write a gzipped feature collection."""
    text = json.dumps({"type": "FeatureCollection", "features": features})
    file.write_bytes(gzip.compress(text.encode(), mtime=0))


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with every file the loader reads; the workbook is replaced by what it would say."""
    folder = tmp_path / "source"
    folder.mkdir()
    for vintage in (2016, 2021, 2024):
        for level, areas in ((0, COUNTRIES), (2, SQUARES)):
            file = folder / f"NUTS_RG_20M_{vintage}_4326_LEVL_{level}.geojson.gz"
            write_json(file, [square(code, *box) for code, box in areas.items()])
    for vintage in (2013, 2016):
        rows = [f"{code},{code},{1000 + row},{2000 + row}" for row, code in enumerate(SQUARES)]
        text = f"code_v{vintage},code_v2021,areaKm,pop18\n" + "\n".join(rows) + "\n"
        (folder / f"n2_cm_v{vintage}_v2021.csv").write_text(text)
    regional = {code: name for code, name in NAMES_2024.items() if len(code) > 2}
    codes = CodeList(regional, LATIN, [(code, code, name) for code, name in regional.items()])
    monkeypatch.setattr(nuts, "read_code_list", lambda _file: codes)
    return folder


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder whose editors decided nothing yet."""
    curation = tmp_path / "data" / "curation"
    curation.mkdir(parents=True)
    (curation / "region_names.csv").write_text("vintages,region,name,name_latin,reason\n")
    header = "from_vintage,from_region,to_vintage,to_region,weight,basis,grade,reason\n"
    (curation / "region_changes.csv").write_text(header)
    return curation.parent


def contents(data: Path) -> dict[str, bytes]:
    """Return every file the loader writes."""
    folders = (data / "tables", data / "outlines")
    return {str(file): file.read_bytes() for folder in folders for file in folder.rglob("*") if file.is_file()}


def rows(file: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV table."""
    with file.open(encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


def test_regions_have_names_levels_and_parents(source: Path, data: Path) -> None:
    """A Greek region keeps its script, has a Latin name, and lies in its country, which lies in the EU."""
    nuts.ingest(source, data)

    found = {
        (row["region"], row["level"], row["parent"], row["country"], row["name"], row["name_latin"])
        for row in rows(data / "tables" / "region.csv")
        if row["vintage"] == "2024" and row["region"].startswith("E")
    }
    assert {
        ("EU27_2020", "EU", "", "", "European Union (27)", "European Union (27)"),
        ("EL", "0", "EU27_2020", "EL", "Ελλάδα", "Elláda"),
        ("EL3", "1", "EL", "EL", "Αττική", "Attiki"),
        ("EL30", "2", "EL3", "EL", "Αττική", "Attiki"),
    } <= found


def test_every_vintage_has_the_same_regions_where_nothing_changed(source: Path, data: Path) -> None:
    """Three regions of level 2, two of level 1, two countries and the EU, four times."""
    nuts.ingest(source, data)

    assert 4 * (3 + 2 + 2 + 1) == len(rows(data / "tables" / "region.csv"))


def test_countries_are_labelled_in_the_languages_of_visitors(source: Path, data: Path) -> None:
    """Greece is EL in NUTS and GR in the repository of country names."""
    nuts.ingest(source, data)

    labels = {
        (row["language"], row["label"])
        for row in rows(data / "tables" / "label" / "region.csv")
        if (row["id"], row["role"]) == ("EL", "preferred")
    }
    assert {("en", "Greece"), ("es", "Grecia"), ("de", "Griechenland"), ("eu", "Grezia")} <= labels


def test_outlines_have_the_ids_of_the_regions(source: Path, data: Path) -> None:
    """One feature a region, its code as id, nothing but its name as property."""
    nuts.ingest(source, data)

    features = json.loads((data / "outlines" / "2024-2.geojson").read_text())["features"]
    assert {(feature["id"], tuple(feature["properties"].items())) for feature in features} == {
        ("ES21", (("name", "País Vasco"),)),
        ("ES22", (("name", "Navarra"),)),
        ("EL30", (("name", "Αττική"),)),
    }


def test_reading_twice_gives_the_same_bytes(source: Path, data: Path) -> None:
    """Same input, byte-identical output."""
    nuts.ingest(source, data)
    first = contents(data)
    nuts.ingest(source, data)

    assert first == contents(data)


def cut_short(source: Path) -> None:
    """Break off the download of an outline half-way."""
    file = source / "NUTS_RG_20M_2024_4326_LEVL_2.geojson.gz"
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def not_geojson(source: Path) -> None:
    """Save an error page instead of the outline."""
    (source / "NUTS_RG_20M_2024_4326_LEVL_2.geojson.gz").write_bytes(gzip.compress(b"<html>404</html>"))


def no_features(source: Path) -> None:
    """Publish a collection of nothing."""
    write_json(source / "NUTS_RG_20M_2024_4326_LEVL_2.geojson.gz", [])


def semicolons(source: Path) -> None:
    """Save the conversion table with another delimiter."""
    file = source / "n2_cm_v2016_v2021.csv"
    file.write_text(file.read_text().replace(",", ";"))


def latin_1(source: Path) -> None:
    """Save the conversion table in another encoding."""
    file = source / "n2_cm_v2016_v2021.csv"
    file.write_bytes(file.read_bytes() + "ES2ñ,ES21,1,1\n".encode("latin-1"))


def missing(source: Path) -> None:
    """Forget a file."""
    (source / "n2_cm_v2013_v2021.csv").unlink()


@pytest.mark.parametrize("breaks", [cut_short, not_geojson, no_features, semicolons, latin_1, missing])
def test_an_unreadable_file_is_named_and_nothing_changes(
    source: Path, data: Path, breaks: Callable[[Path], None]
) -> None:
    """The error names the file, and the tables of the last good run still stand."""
    nuts.ingest(source, data)
    before = contents(data)
    breaks(source)

    with pytest.raises(SourceUnreadable, match=r"NUTS_RG_20M_2024_4326_LEVL_2|n2_cm_v201[36]_v2021"):
        nuts.ingest(source, data)
    assert before == contents(data)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("ES21,ES99,1,1", "ES99 is no region of 2021"),
        ("ES21,ES21,1,1", "stands twice"),
        ("ES21,ES22,1,-5", "-5.0"),
        ('ES21,ES22,1,"1,5"', "not a number with a decimal point"),
        ("ES21,ES22,1,nan", "nan"),
        ("Bilbao,ES22,1,1", "no NUTS code"),
    ],
)
def test_a_wrong_row_of_weights_is_found(source: Path, data: Path, line: str, message: str) -> None:
    """The finding names file and row, and nothing is written."""
    file = source / "n2_cm_v2016_v2021.csv"
    file.write_text(file.read_text() + line + "\n")

    with pytest.raises(DatasetInvalid) as error:
        nuts.ingest(source, data)
    finding = error.value.findings[0]
    assert ("n2_cm_v2016_v2021.csv", 5) == (finding.file, finding.row)
    assert message in finding.message
    assert {} == contents(data)


def test_a_huge_cell_is_refused(source: Path) -> None:
    """A cell beyond what a CSV field may hold is an unreadable file, not a crash, whatever other libraries allow."""
    file = source / "n2_cm_v2016_v2021.csv"
    file.write_text(file.read_text() + "E" * 10_000_000 + ",ES21,1,1\n")
    usual = csv.field_size_limit(100_000_000)

    with pytest.raises(SourceUnreadable, match="n2_cm_v2016_v2021"):
        read_shared(file, 2016, {"ES21": None})
    assert 100_000_000 == csv.field_size_limit(usual)


def broken(**changes: Any) -> dict[str, Any]:
    """Return the Greek square with some of its parts replaced."""
    feature = square("EL30", *SQUARES["EL30"])
    feature["properties"] |= {key: value for key, value in changes.items() if key in feature["properties"]}
    return feature | {key: value for key, value in changes.items() if key in feature}


@pytest.mark.parametrize(
    ("feature", "message"),
    [
        (broken(NUTS_ID="EL3"), "not of level 2"),
        (broken(NUTS_ID=None), "no NUTS code"),
        (broken(NUTS_NAME=""), "0 characters"),
        (broken(NUTS_NAME="α" * 10_000_000), "10000000 characters"),
        (broken(NUTS_ID="ES21"), "stands twice"),
        (broken(geometry=None), "geometry"),
        (broken(geometry={"type": "Point", "coordinates": [23, 37]}), "no area"),
        (broken(geometry={"type": "Polygon", "coordinates": [[["23,5", 1], [1, 1], [1, 2]]]}), "geometry"),
        (broken(geometry=square("EL30", 23, 37, 2400, 38)["geometry"]), "leaves the globe"),
        (broken(properties=None), "no properties"),
    ],
)
def test_a_wrong_outline_is_found(source: Path, feature: dict[str, Any], message: str) -> None:
    """The finding names the file and which feature it is."""
    file = source / "NUTS_RG_20M_2024_4326_LEVL_2.geojson.gz"
    write_json(file, [square("ES21", *SQUARES["ES21"]), feature])

    with pytest.raises(DatasetInvalid) as error:
        read_outlines(file, 2)
    finding = error.value.findings[0]
    assert (file.name, 2) == (finding.file, finding.row)
    assert message in finding.message


def test_overlapping_neighbours_are_refused(source: Path, data: Path) -> None:
    """Regions that overlap have no common border to simplify."""
    boxes = SQUARES | {"ES22": (-2.5, 42.5, -1, 43.5)}
    file = source / "NUTS_RG_20M_2024_4326_LEVL_2.geojson.gz"
    write_json(file, [square(code, *box) for code, box in boxes.items()])

    with pytest.raises(DatasetInvalid, match="ES21, ES22"):
        nuts.ingest(source, data)


def test_a_region_in_the_middle_of_the_ocean_is_refused(source: Path, data: Path) -> None:
    """What has no place in the picture is not dropped silently."""
    boxes = SQUARES | {"EL30": (-100, 10, -99, 11)}
    write_json(source / "NUTS_RG_20M_2024_4326_LEVL_2.geojson.gz", [square(code, *box) for code, box in boxes.items()])

    with pytest.raises(DatasetInvalid, match="outside Europe"):
        nuts.ingest(source, data)


CHANGES = "from_vintage,from_region,to_vintage,to_region,weight,basis,grade,reason\n"


def test_curated_shares_that_do_not_sum_to_one_are_refused(source: Path, data: Path) -> None:
    """0.6 + 0.3 leaves a tenth of the people nowhere."""
    half = "2021,ES21,2024,{},{},population 2018,modelled,because\n"
    file = data / "curation" / "region_changes.csv"
    file.write_text(CHANGES + half.format("ES21", 0.6) + half.format("ES22", 0.3))

    with pytest.raises(DatasetInvalid, match=r"sum to 0\.900000"):
        nuts.ingest(source, data)


@pytest.mark.parametrize("weight", ["0,5", "-0.1", "1.1", "all"])
def test_a_curated_share_is_a_number_between_0_and_1(source: Path, data: Path, weight: str) -> None:
    """Neither a decimal comma nor a negative share passes."""
    row = f'2021,ES21,2024,ES21,"{weight}",population 2018,modelled,because\n'
    (data / "curation" / "region_changes.csv").write_text(CHANGES + row)

    with pytest.raises(DatasetInvalid) as error:
        nuts.ingest(source, data)
    assert 2 == error.value.findings[0].row


def test_a_curated_change_to_an_unknown_region_is_refused(source: Path, data: Path) -> None:
    """A typing mistake in a code is found."""
    row = "2021,ES21,2024,ES29,1,same territory,measured,because\n"
    (data / "curation" / "region_changes.csv").write_text(CHANGES + row)

    with pytest.raises(DatasetInvalid, match="ES29 is no region of 2024"):
        nuts.ingest(source, data)


def test_a_region_without_successor_must_be_decided(source: Path, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the list ends a region, the editors must say what became of it."""
    regional = {code: name for code, name in NAMES_2024.items() if len(code) > 2}
    changes = [(code, None if code == "EL30" else code, name) for code, name in regional.items()]
    monkeypatch.setattr(nuts, "read_code_list", lambda _file: CodeList(regional, LATIN, list(changes)))

    with pytest.raises(DatasetInvalid, match="ends EL30 with 2021"):
        nuts.ingest(source, data)


def test_shares_tell_sameness_division_and_drawing_errors() -> None:
    """AA11 stays; AA12 is divided 3 to 1; one person who crosses the line is a drawing error."""
    pairs = [
        Shared("AA11", "AA11", 999.0, 10),
        Shared("AA11", "AA13", 1.0, 0.1),
        Shared("AA12", "AA13", 300.0, 10),
        Shared("AA12", "AA14", 100.0, 10),
    ]

    changes = [change for change in from_shares(pairs, (2016, 2021), []) if len(change.from_region) == 4]
    assert [
        ("AA11", "AA11", 1.0, SAME, "measured"),
        ("AA12", "AA13", 300 / (300 + 100), POPULATION, "modelled"),
        ("AA12", "AA14", 100 / (300 + 100), POPULATION, "modelled"),
    ] == [(c.from_region, c.to_region, c.weight, c.basis, c.grade) for c in changes]


def test_a_correction_replaces_what_the_weights_say() -> None:
    """The editors found that AA12 was not divided; its 400 people stay together."""
    pairs = [Shared("AA12", "AA12", 300.0, 10), Shared("AA12", "AA14", 100.0, 10), Shared("AA14", "AA14", 500.0, 9)]
    correction = Change(2016, "AA12", 2021, "AA12", 1.0, None, SAME)

    changes = from_shares(pairs, (2016, 2021), [correction])
    assert [("AA12", "AA12", 300.0 + 100.0), ("AA14", "AA14", 500.0)] == [
        (c.from_region, c.to_region, c.population) for c in changes if len(c.from_region) == 4
    ]


def test_two_steps_multiply_and_an_unknown_share_stays_unknown() -> None:
    """Half of AA11 goes to BB1, all of which goes on; the other half's fate was not published."""
    first = [Change(2016, "AA11", 2021, to, 0.5, 200.0, POPULATION) for to in ("BB11", "BB12")]
    second = [
        Change(2021, "BB11", 2024, "CC11", 1.0, 200.0, SAME),
        Change(2021, "BB12", 2024, "CC12", None, None, UNKNOWN),
    ]

    assert [
        Change(2016, "AA11", 2024, "CC11", 0.5 * 1.0, 200.0, POPULATION),
        Change(2016, "AA11", 2024, "CC12", None, None, UNKNOWN),
    ] == composed(first, second)


def test_area_in_the_place_of_population_is_not_known(tmp_path: Path) -> None:
    """Where the publisher repeats the area, there is no number of people."""
    file = tmp_path / "n2_cm_v2013_v2021.csv"
    file.write_text("code_v2013,code_v2021,areaKm,pop18\nFRA1,FRY1,1682.3,1682.3\n")

    assert [Shared("FRA1", "FRY1", None, 1682.3)] == read_shared(file, 2013, {"FRY1": None})


def test_a_workbook_that_is_none_is_refused(tmp_path: Path) -> None:
    """A page saved under the workbook's name is no workbook."""
    file = tmp_path / "NUTS2021-NUTS2024.xlsx"
    file.write_text("<html>404</html>")

    with pytest.raises(SourceUnreadable, match="not a readable workbook"):
        nuts_files.read_code_list(file)


class _Sheet:
    """What fastexcel returns for a sheet, as far as the reader uses it."""

    def __init__(self, frame: pl.DataFrame) -> None:
        self._frame = frame

    def to_polars(self) -> pl.DataFrame:
        """Return the cells as text."""
        return self._frame


class _Workbook:
    """A workbook in memory."""

    def __init__(self, sheets: dict[str, list[tuple[str | None, ...]]]) -> None:
        self._sheets = sheets
        self.sheet_names = list(sheets)

    def load_sheet(self, name: str, **_: object) -> _Sheet:
        """Return one sheet, header included."""
        rows = self._sheets[name]
        columns = [f"column_{number}" for number in range(len(rows[0]))]
        return _Sheet(pl.DataFrame(rows, schema=dict.fromkeys(columns, pl.String), orient="row"))


HEAD = ("Country code", "NUTS Code", "NUTS label", "NUTS level")
CHANGE_HEAD = ("#", "Country", "Code 2021", "Code 2024", "1", "2", "3", "Change", "Level")
BOOK: dict[str, list[tuple[str | None, ...]]] = {
    "NUTS2024": [HEAD, ("PT", "PT19", " Centro\xa0(PT)", "2"), ("PT", "PTZZ", "Extra-Regio NUTS 2", "2")],
    "Statistical Regions": [HEAD, ("ME", "ME00", "Црна Гора ", "2")],
    "NUTS2021- NUTS2024": [CHANGE_HEAD, ("1", "PT", "PT16", None, None, "Centro (PT)", None, "Shift", "2")],
    "SR2021- SR2024": [CHANGE_HEAD, ("1", "ME", "ME00", "ME00", None, "Црна Гора", None, None, "2")],
    "Cyrillic & Greek to Latin": [("Code", "Label", "Latin"), ("ME00", "Црна Гора", "Crna Gora ")],
}


def open_book(monkeypatch: pytest.MonkeyPatch, **changes: list[tuple[str | None, ...]]) -> Path:
    """Make the reader see this workbook, whatever file it opens."""
    monkeypatch.setattr(fastexcel, "read_excel", lambda _file: _Workbook(BOOK | changes))
    return Path("NUTS2021-NUTS2024.xlsx")


def test_the_workbook_gives_names_transliterations_and_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stray spaces go, extra-regio codes are no territory, an ended code has no code of 2024."""
    assert CodeList(
        names={"PT19": "Centro (PT)", "ME00": "Црна Гора"},
        latin={"ME00": "Crna Gora"},
        changes=[("PT16", None, "Centro (PT)"), ("ME00", "ME00", "Црна Гора")],
    ) == nuts_files.read_code_list(open_book(monkeypatch))


def test_a_code_twice_in_the_workbook_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """The finding names the row of the sheet."""
    twice = [HEAD, ("PT", "PT19", "Centro", "2"), ("PT", "PT19", "Centro", "2")]

    with pytest.raises(DatasetInvalid) as error:
        nuts_files.read_code_list(open_book(monkeypatch, NUTS2024=twice))
    assert (3, "NUTS2024: PT19 stands twice.") == (error.value.findings[0].row, error.value.findings[0].message)


def test_a_workbook_without_its_sheets_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another workbook of Eurostat's is not taken for this one."""
    monkeypatch.setattr(fastexcel, "read_excel", lambda _file: _Workbook({"Sheet1": [("a",)]}))

    with pytest.raises(SourceUnreadable, match="no sheet `NUTS2024`"):
        nuts_files.read_code_list(Path("other.xlsx"))
