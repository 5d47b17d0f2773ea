"""The loaders of compiled panels: no flags, so an empty cell is missing and never suppressed."""

import json
from pathlib import Path

import pytest

from observatory.errors import DatasetInvalid, SourceUnreadable
from observatory.ingest.panels import ingest
from tests.unit.observing import indicator, make_world, observed, pack

CELL = ("region", "period", "member", "value", "status", "grade")
I40 = {"family": "i40", "reader": "i40", "origin": "i40", "file": "i40.csv.gz", "value": "rate"}
PANEL = {"family": "panel", "reader": "panel", "origin": "panel", "file": "panel.csv", "value": "share"}
OCCUPATIONS = {"family": "jobs", "reader": "occupations", "origin": "o", "file": "jobs.csv", "grade": "modelled"}
GROUPS = {
    "family": "groups",
    "reader": "major-groups",
    "origin": "g",
    "file": "groups.json",
    "value": "jobs_2035",
    "period": "2035",
    "scale": 0.001,
}


def test_the_i40_panel_is_separated_by_tabs_and_leaves_gaps(tmp_path: Path) -> None:
    """An empty cell inside the span is missing; 0.0 of an extra-regio code is not a figure of a place."""
    data = make_world(tmp_path, indicator("rate", I40))
    rows = ["NUTS2\tYEAR\trate", "DE11\t2010\t4.5", "DE11\t2011\t", "DE11\t2012\t4.7", "DEZZ\t2012\t0.0"]
    pack(tmp_path / "source" / "i40.csv.gz", "\n".join(rows) + "\n")

    ingest(tmp_path / "source", data)

    assert [
        ("DE11", "2010", "total", 4.5, "value", "measured"),
        ("DE11", "2011", "total", None, "missing", "measured"),
        ("DE11", "2012", "total", 4.7, "value", "measured"),
    ] == observed(data, "i40", *CELL)


def test_na_is_an_empty_cell_of_the_national_panel(tmp_path: Path) -> None:
    """NA before the first figure is not there at all; the euro area is no region."""
    data = make_world(tmp_path, indicator("share", PANEL))
    (tmp_path / "source" / "panel.csv").write_text("geo,year,share\nDE,2020,NA\nDE,2021,96.2\nEA20,2021,73\n")

    ingest(tmp_path / "source", data)

    assert [("DE", "2021", "total", 96.2, "value", "measured")] == observed(data, "panel", *CELL)


def test_a_decimal_comma_in_a_panel_is_named(tmp_path: Path) -> None:
    """96,2 is refused with its row."""
    data = make_world(tmp_path, indicator("share", PANEL))
    (tmp_path / "source" / "panel.csv").write_text('geo,year,share\nDE,2021,"96,2"\n')

    with pytest.raises(DatasetInvalid) as caught:
        ingest(tmp_path / "source", data)

    assert [(2, "share", "Write decimals with a point.")] == [
        (one.row, one.field, one.remedy) for one in caught.value.findings
    ]


def test_a_column_that_is_gone_is_named(tmp_path: Path) -> None:
    """A newer panel without the column does not empty the indicator."""
    data = make_world(tmp_path, indicator("share", PANEL))
    (tmp_path / "source" / "panel.csv").write_text("geo,year,other\nDE,2021,1\n")

    with pytest.raises(SourceUnreadable, match="no column share"):
        ingest(tmp_path / "source", data)


def test_occupations_are_summed_to_two_digits_and_modelled(tmp_path: Path) -> None:
    """721 and 722 are OC72; a group with an empty part is missing; EU27 is the EU of 27; the UK is left out."""
    entry = indicator("jobs", OCCUPATIONS, unit="number", dimension="isco")
    data = make_world(tmp_path, entry)
    rows = ["721,DE,10.1", "722,DE,20.2", "811,DE,5.0", "812,DE,", "721,EU27,90.0", "721,UK,7.0"]
    text = "\n".join(["isco3,country,employment_thousands", *rows])
    (tmp_path / "source" / "jobs.csv").write_text(text + "\n")

    ingest(tmp_path / "source", data)

    assert [
        ("DE", "2024", "OC72", 30.3, "value", "modelled"),
        ("DE", "2024", "OC81", None, "missing", "modelled"),
        ("EU27_2020", "2024", "OC72", 90.0, "value", "modelled"),
    ] == observed(data, "jobs", *CELL)


def test_a_forecast_speaks_of_its_own_year_in_our_unit(tmp_path: Path) -> None:
    """24,217,981 jobs are 24,217.981 thousand in 2035."""
    data = make_world(tmp_path, indicator("jobs", GROUPS | {"grade": "modelled"}, unit="number", dimension="isco"))
    groups = {"OC7": {"isco_code": "OC7", "jobs_2035": 24217981}, "ALL": {"isco_code": "TOTAL", "jobs_2035": 1}}
    (tmp_path / "source" / "groups.json").write_text(json.dumps(groups))

    ingest(tmp_path / "source", data)

    assert [("EU27_2020", "2035", "OC7", 24217.981, "value", "modelled")] == observed(data, "groups", *CELL)


def test_a_workbook_that_is_none_is_named(tmp_path: Path) -> None:
    """A page of an error saved as .xlsx is not read as an empty workbook."""
    feed = {"family": "w", "reader": "indici", "origin": "w", "file": "w.xlsx", "value": "code"}
    data = make_world(tmp_path, indicator("share", feed))
    (tmp_path / "source" / "w.xlsx").write_text("<html>not found</html>")

    with pytest.raises(SourceUnreadable, match="workbook"):
        ingest(tmp_path / "source", data)
