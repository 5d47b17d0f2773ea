"""Which NUTS edition a region code belongs to."""

from pathlib import Path

import pytest

from observatory.errors import SourceUnreadable
from observatory.ingest.eurostat import ingest
from observatory.ingest.vintage import read_regions
from tests.unit.observing import SDMX, TSV, indicator, make_world, observed, pack, sdmx, tsv


def vintages(folder: Path, *rows: str) -> list[tuple[object, ...]]:
    """Ingest rows and return region, period and vintage."""
    data = make_world(folder, indicator("rate", SDMX))
    pack(folder / "source" / "tgs.csv.gz", sdmx(*rows))
    ingest(folder / "source", data)
    return observed(data, "regional", "region", "period", "vintage")


def test_a_code_belongs_to_the_newest_edition_that_has_it(tmp_path: Path) -> None:
    """The United Kingdom left in 2024; Germany is still there; a code that ended stays in its edition."""
    found = vintages(tmp_path, "UK,2018,1,,", "DE,2018,1,,", "NO01,2018,1,,", "EL51,2018,1,,")

    assert [("DE", "2018", 2024), ("EL51", "2018", 2024), ("NO01", "2018", 2016), ("UK", "2018", 2021)] == found


def test_a_shifted_region_is_old_until_the_new_neighbours_appear(tmp_path: Path) -> None:
    """NO02 kept its code while its boundary moved; NO08 is new, so from its first year NO02 is new too."""
    found = vintages(
        tmp_path, "NO01,2015,1,,", "NO02,2015,1,,", "NO02,2016,1,,", "NO08,2016,1,,", "NO02,2017,1,,", "NO08,2017,1,,"
    )

    assert [("NO02", "2015", 2016), ("NO02", "2016", 2024), ("NO02", "2017", 2024)] == [
        row for row in found if row[0] == "NO02"
    ]


def test_a_shifted_region_is_new_in_a_file_that_was_recalculated(tmp_path: Path) -> None:
    """Without any old neighbour the publisher has carried the new boundaries back."""
    found = vintages(tmp_path, "NO02,2008,1,,", "NO08,2008,1,,")

    assert [("NO02", "2008", 2024), ("NO08", "2008", 2024)] == found


def test_a_shifted_region_is_old_in_a_file_of_old_codes(tmp_path: Path) -> None:
    """Without any new neighbour the file knows the old boundaries only."""
    found = vintages(tmp_path, "NO01,2012,1,,", "NO02,2012,1,,")

    assert [("NO01", "2012", 2016), ("NO02", "2012", 2016)] == found


def test_a_renamed_region_keeps_its_past_under_the_new_name(tmp_path: Path) -> None:
    """EL11 became EL51: its years fill those that EL51 lacks, and give way where both have a figure."""
    data = make_world(tmp_path, indicator("rate", TSV))
    pack(tmp_path / "source" / "bulk.tsv.gz", tsv("EL11\t: \t8 \t3 b", "EL51\t2 \t1 \t: "))

    ingest(tmp_path / "source", data)

    assert [("EL51", "2013", 3.0, "b"), ("EL51", "2014", 1.0, None), ("EL51", "2015", 2.0, None)] == observed(
        data, "bulk", "region", "period", "value", "flag"
    )


def test_without_regions_the_order_of_steps_is_named(tmp_path: Path) -> None:
    """Observations refer to regions, so regions come first."""
    data = make_world(tmp_path)
    (data / "tables" / "region.csv").unlink()

    with pytest.raises(SourceUnreadable, match="Ingest NUTS first"):
        read_regions(data)
