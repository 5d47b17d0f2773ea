"""The loaders of job adverts: days become months, provinces become regions, labels become occupations."""

import zipfile
from pathlib import Path

import pytest

from observatory.errors import DatasetInvalid, SourceUnreadable
from observatory.ingest.adverts import ingest
from tests.unit.observing import indicator, make_world, observed, pack

WELDER, FITTER, TWIN = "aaaa-1", "aaaa-2", "aaaa-3"
COUNTRY = {
    "family": "indeed",
    "reader": "indeed-country",
    "origin": "indeed",
    "file": "de.csv.gz",
    "where": {"variable": "total postings"},
    "value": "sa",
}
SECTOR = COUNTRY | {"reader": "indeed-sector", "file": "sector.csv.gz", "value": "index"}
EURES = {"family": "eures", "reader": "eures", "origin": "eures", "file": "es.csv", "period": "2025-10"}


@pytest.fixture
def world(tmp_path: Path) -> Path:
    """A world with an index of two countries' days, a sector, some Spanish adverts and three occupations."""
    postings = indicator("postings", COUNTRY, SECTOR, unit="number", dimension="sector")
    adverts = indicator("adverts", EURES, unit="number", dimension="profile")
    make_world(tmp_path, postings, adverts, sectors={"making": {"source": "Production & Making", "es": "Producción"}})
    source = tmp_path / "source"
    (source / "esco").mkdir()
    occupation = "http://data.europa.eu/esco/occupation/"
    labels = [
        f"occupation,{occupation}{one},es,{name}"
        for one, name in ((WELDER, "Soldador/soldadora"), (FITTER, "ajustador"), (TWIN, "ajustador"))
    ]
    pack(source / "esco" / "labels_multilingual.csv.gz", "\n".join(["kind,uri,language,label", *labels]) + "\n")
    with zipfile.ZipFile(source / "esco" / "ESCO_v1.1.1_classification_en_csv.zip", "w") as archive:
        archive.writestr("occupations_en.csv", f"conceptUri,preferredLabel\n{occupation}{WELDER},welder\n")
    write_days(source / "de.csv.gz", days=31)
    pack(
        source / "sector.csv.gz",
        "date,jobcountry,index,variable,display_name\n2020-03-01,DE,90,total postings,Production & Making\n",
    )
    write_adverts(source, "Álava,soldador/soldadora,3", "Álava,ajustador,2", "Islas Baleares,nadie,4", ",nadie,1")
    return tmp_path


def write_days(file: Path, *, days: int, value: str = "100") -> None:
    """Write an index of March 2020 whose first day is 131 and whose other days have one value."""
    rows = [f"2020-03-{day:02},DE,{131 if day == 1 else value},50,total postings" for day in range(1, days + 1)]
    pack(file, "\n".join(["date,jobcountry,sa,nsa,variable", *rows, "2020-03-01,DE,7,7,new postings"]) + "\n")


def write_adverts(source: Path, *rows: str) -> None:
    """Write counts of Spanish adverts."""
    text = "\n".join(["province_es,esco_occupation_label_es,adverts", *rows])
    (source / "es.csv").write_text(text + "\n", encoding="utf-8")


def test_a_month_is_the_mean_of_its_days(world: Path) -> None:
    """One day of 131 and thirty of 100 are 101 on average; new postings are another variable."""
    ingest(world / "source", world / "data")

    rows = observed(world / "data", "indeed", "region", "period", "member", "value", "flag")
    assert ("DE", "2020-03", "total", (131 + 30 * 100) / 31, None) in rows


def test_a_month_with_days_missing_says_so(world: Path) -> None:
    """Thirteen days of a month are kept with flag p, and so is a sector with one day."""
    write_days(world / "source" / "de.csv.gz", days=31 - 18)

    ingest(world / "source", world / "data")

    rows = observed(world / "data", "indeed", "member", "value", "flag")
    assert [("making", 90.0, "p"), ("total", round((131 + 12 * 100) / 13, 2), "p")] == rows


def test_a_daily_value_with_a_comma_is_named(world: Path) -> None:
    """99,5 is no daily value."""
    write_days(world / "source" / "de.csv.gz", days=31, value='"99,5"')

    with pytest.raises(DatasetInvalid, match="Decimals have a point"):
        ingest(world / "source", world / "data")


def test_a_negative_index_is_named(world: Path) -> None:
    """A mean over the month must not hide a day that cannot be."""
    write_days(world / "source" / "de.csv.gz", days=31, value="-4")

    with pytest.raises(DatasetInvalid, match="'-4' on '2020-03-"):
        ingest(world / "source", world / "data")


def test_an_unknown_sector_is_named(world: Path) -> None:
    """A sector that the publisher adds needs a name in our languages first."""
    pack(
        world / "source" / "sector.csv.gz",
        "date,jobcountry,index,variable,display_name\n2020-03-01,DE,90,total postings,Space Travel\n",
    )

    with pytest.raises(DatasetInvalid, match="'Space Travel' is not in our list of sectors"):
        ingest(world / "source", world / "data")


def test_adverts_stand_by_province_region_and_country(world: Path) -> None:
    """Álava 5, its NUTS 2 region the same; the islands once, at NUTS 2; Spain all 10, the unplaced one too."""
    ingest(world / "source", world / "data")

    rows = observed(world / "data", "eures", "region", "member", "value")
    assert [("ES", 10.0), ("ES21", 5.0), ("ES211", 5.0), ("ES53", 4.0)] == sorted(
        (region, value) for region, member, value in rows if member == "total"
    )


def test_a_label_that_two_occupations_share_matches_none(world: Path) -> None:
    """The welder is found by his Spanish label in any case of letters; the two fitters are not told apart."""
    ingest(world / "source", world / "data")

    rows = observed(world / "data", "eures", "region", "member", "value")
    assert [(WELDER, 3.0), ("unmatched", 2.0)] == sorted(
        (member, value) for region, member, value in rows if region == "ES211" and member != "total"
    )


def test_occupations_with_adverts_have_names(world: Path) -> None:
    """English from the classification, Spanish from its labels, nothing for those without adverts."""
    ingest(world / "source", world / "data")

    lines = (world / "data" / "tables" / "label" / "adverts.csv").read_text(encoding="utf-8").splitlines()
    assert [
        f"member,{WELDER},en,preferred,welder,esco-1.1.1",
        f"member,{WELDER},es,preferred,Soldador/soldadora,esco-1.1.1",
    ] == lines[1:]


def test_a_province_without_a_code_is_named(world: Path) -> None:
    """A spelling we do not know is refused, not dropped."""
    write_adverts(world / "source", "Alava,soldador,3")

    with pytest.raises(DatasetInvalid, match="'Alava' is not in our list of spanish_provinces"):
        ingest(world / "source", world / "data")


def test_titles_are_read_before_anything_is_written(world: Path) -> None:
    """Without the classification no table changes."""
    (world / "source" / "esco" / "ESCO_v1.1.1_classification_en_csv.zip").unlink()

    with pytest.raises(SourceUnreadable, match=r"occupations_en\.csv"):
        ingest(world / "source", world / "data")

    assert not (world / "data" / "tables" / "observation").exists()
