"""The loader of Eurostat's formats: what each cell becomes, and what each kind of damage says."""

from pathlib import Path

import pytest

from observatory.errors import DatasetInvalid, SourceUnreadable
from observatory.ingest.eurostat import ingest
from tests.unit.observing import SDMX, TSV, indicator, make_world, observed, pack, sdmx, tsv

CELL = ("region", "period", "value", "status", "flag")


def read_sdmx(folder: Path, *rows: str) -> list[tuple[object, ...]]:
    """Ingest an SDMX-CSV of one indicator and return its cells."""
    data = make_world(folder, indicator("rate", SDMX))
    pack(folder / "source" / "tgs.csv.gz", sdmx(*rows))
    ingest(folder / "source", data)
    return observed(data, "regional", *CELL)


def read_tsv(folder: Path, *rows: str, periods: str = "2015 \t2014 \t2013 ") -> list[tuple[object, ...]]:
    """Ingest a bulk TSV of one indicator and return its cells."""
    data = make_world(folder, indicator("rate", TSV))
    pack(folder / "source" / "bulk.tsv.gz", tsv(*rows, periods=periods))
    ingest(folder / "source", data)
    return observed(data, "bulk", *CELL)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("58.3 ", (58.3, "value", None)),
        ("58.3 b", (58.3, "value", "b")),
        ("0 p", (0.0, "value", "p")),
        ("4.0 bu", (4.0, "value", "bu")),
        ("4.0 ub", (4.0, "value", "bu")),
        (": c", (None, "suppressed", "c")),
        (": bc", (None, "suppressed", "bc")),
        (":u", (None, "suppressed", "u")),
        (": bu", (None, "suppressed", "bu")),
        (": z", (None, "not_applicable", "z")),
    ],
)
def test_a_bulk_cell_keeps_its_number_its_reason_and_its_flags(
    tmp_path: Path, cell: str, expected: tuple[object, ...]
) -> None:
    """Suppressed, not applicable and zero are three things, and flags stand in alphabetical order."""
    cells = read_tsv(tmp_path, f"DE11\t{cell}", periods="2015 ")

    assert [("DE11", "2015", *expected)] == cells


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("DE11,2024,4.3,,", (4.3, "value", None)),
        ("DE11,2024,4.3,bu,", (4.3, "value", "bu")),
        ('DE11,2024,4.3,"b,u",', (4.3, "value", "bu")),
        ("DE11,2024,,u,", (None, "suppressed", "u")),
        ("DE11,2024,,,C", (None, "suppressed", "c")),
    ],
)
def test_an_sdmx_row_keeps_its_number_its_reason_and_its_flags(
    tmp_path: Path, row: str, expected: tuple[object, ...]
) -> None:
    """A confidentiality status suppresses a figure as flag c does."""
    cells = read_sdmx(tmp_path, row)

    assert [("DE11", "2024", *expected)] == cells


def test_missing_cells_are_kept_only_between_the_first_and_the_last_known_year(tmp_path: Path) -> None:
    """A gap shows; years before a series begins do not, and a region without any figure is not there."""
    cells = read_tsv(
        tmp_path, "DE11\t: \t3 \t: \t2 \t: ", "DE12\t: \t: \t: \t: \t: ", periods="2015 \t2014 \t2013 \t2012 \t2011 "
    )

    assert [
        ("DE11", "2012", 2.0, "value", None),
        ("DE11", "2013", None, "missing", None),
        ("DE11", "2014", 3.0, "value", None),
    ] == cells


def test_aggregates_are_left_out_and_none_is_renamed_to_the_eu_of_27(tmp_path: Path) -> None:
    """EU28, EA19 and extra-regio codes go; EU27_2020 stays."""
    cells = read_sdmx(
        tmp_path, "EU28,2015,1,,", "EU27,2015,2,,", "EA19,2015,3,,", "FRZZ,2015,43,,", "EU27_2020,2015,5,,"
    )

    assert [("EU27_2020", "2015", 5.0, "value", None)] == cells


def test_the_plain_form_has_no_flags(tmp_path: Path) -> None:
    """The columns geo, time and obs_value are enough for a figure."""
    feed = SDMX | {"reader": "plain", "file": "plain.csv"}
    data = make_world(tmp_path, indicator("rate", feed))
    (tmp_path / "source" / "plain.csv").write_text("unit,geo,time,obs_value\nPC,DE,2020,100\n")

    ingest(tmp_path / "source", data)

    assert [("DE", "2020", 100.0, "value", None)] == observed(data, "regional", *CELL)


def test_rows_that_the_feed_does_not_ask_for_stay_out(tmp_path: Path) -> None:
    """Only the unit, sex or age that the indicator names is read."""
    data = make_world(tmp_path, indicator("rate", TSV))
    text = tsv("DE11\t1 ", periods="2015 ") + "THS,DE11\t7000 \n"
    pack(tmp_path / "source" / "bulk.tsv.gz", text)

    ingest(tmp_path / "source", data)

    assert [(1.0,)] == observed(data, "bulk", "value")


def test_a_breakdown_becomes_members_and_its_total_the_total(tmp_path: Path) -> None:
    """TOTAL is dimension total; every other code is a member of the indicator's dimension."""
    feed = TSV | {"where": {"indic": "VAC"}, "member": "isco08"}
    data = make_world(tmp_path, indicator("rate", feed, dimension="isco"))
    pack(tmp_path / "source" / "bulk.tsv.gz", "indic,isco08,geo\\time\t2015 \nVAC,TOTAL,DE\t9 \nVAC,OC7,DE\t4 \n")

    ingest(tmp_path / "source", data)

    assert [("isco", "OC7", 4.0), ("total", "total", 9.0)] == observed(data, "bulk", "dimension", "member", "value")


def test_a_rate_of_nothing_is_not_applicable(tmp_path: Path) -> None:
    """Where there are no posts, a published vacancy rate of 0 or 100 has no ground."""
    feed = TSV | {"reader": "tsv-rate", "where": {"indic": "RATE"}, "base": {"indic": "POSTS"}}
    data = make_world(tmp_path, indicator("rate", feed))
    pack(
        tmp_path / "source" / "bulk.tsv.gz",
        "indic,geo\\time\t2015 \nRATE,DE11\t0 p\nRATE,DE12\t0 \nPOSTS,DE11\t0 p\nPOSTS,DE12\t80 \n",
    )

    ingest(tmp_path / "source", data)

    assert [("DE11", "2015", None, "not_applicable", "p"), ("DE12", "2015", 0.0, "value", None)] == observed(
        data, "bulk", *CELL
    )


def read_share(folder: Path, *rows: str) -> list[tuple[object, ...]]:
    """Ingest a bulk TSV of industry, all and unknown activities and return the cells of the share."""
    where = {"where": {"nace": "B-E"}, "base": {"nace": "ALL"}, "unknown": {"nace": "NRP"}, "grade": "modelled"}
    data = make_world(folder, indicator("share", TSV | {"reader": "tsv-share"} | where))
    pack(folder / "source" / "bulk.tsv.gz", "\n".join(["nace,geo\\time\t2015 ", *rows]) + "\n")
    ingest(folder / "source", data)
    return observed(data, "bulk", *CELL, "grade")


def test_a_share_is_computed_only_from_two_figures_and_says_so(tmp_path: Path) -> None:
    """20 of 80 is 25 %, modelled, with the flags of both; a suppressed part suppresses the share."""
    cells = read_share(
        tmp_path, "B-E,DE11\t20 u", "ALL,DE11\t80 b", "NRP,DE11\t: u", "B-E,DE12\t: c", "ALL,DE12\t90 ", "NRP,DE12\t1 "
    )

    assert [
        ("DE11", "2015", 100 * 20 / 80, "value", "bu", "modelled"),
        ("DE12", "2015", None, "suppressed", "c", "modelled"),
    ] == cells


def test_people_of_unknown_activity_are_not_in_the_denominator(tmp_path: Path) -> None:
    """20 of 100 with 10 unknown is 20 of 90; with 40 unknown the rest does not stand for the whole."""
    cells = read_share(
        tmp_path,
        "B-E,DE\t9 ",
        "ALL,DE\t90 ",
        "NRP,DE\t: ",
        "B-E,DE11\t20 ",
        "ALL,DE11\t100 ",
        "NRP,DE11\t10 ",
        "B-E,DE12\t20 ",
        "ALL,DE12\t100 ",
        "NRP,DE12\t40 ",
    )

    assert [("DE", 10.0), ("DE11", round(100 * 20 / 90, 2))] == [(cell[0], cell[2]) for cell in cells]


def test_an_excluded_figure_is_missing(tmp_path: Path) -> None:
    """What editors keep out leaves a gap that shows, not a figure."""
    data = make_world(tmp_path, indicator("rate", SDMX))
    (data / "curation" / "observation_exclusions.csv").write_text(
        "indicator,origin,region,first,last,reason\nrate,tgs,DE11,2021,2021,cannot be\n"
    )
    pack(tmp_path / "source" / "tgs.csv.gz", sdmx("DE11,2020,1,,", "DE11,2021,2,b,", "DE11,2022,3,,"))

    ingest(tmp_path / "source", data)

    assert ("DE11", "2021", None, "missing", None) in observed(data, "regional", *CELL)


@pytest.mark.parametrize(
    ("row", "rule", "word"),
    [
        ('DE11,2024,"4,3",,', "not-a-number", "point"),
        ("DE11,2024,four,,", "not-a-number", "publisher"),
        ("DE11,2024,-1.2,,", "impossible-value", "unit"),
        ("DE11,2024,100.1,,", "impossible-value", "unit"),
        ("XX99,2024,4.3,,", "unknown-region", "Correct the code"),
        ("DE11,24,4.3,,", "no-place-or-time", "period"),
        (",2024,4.3,,", "no-place-or-time", "too few cells"),
        ("DE11,2024,4.3,q,", "unknown-flag", "letters"),
    ],
)
def test_a_wrong_row_is_named_with_its_line_and_remedy(tmp_path: Path, row: str, rule: str, word: str) -> None:
    """Row 3 is wrong: the finding says so, and what to do."""
    with pytest.raises(DatasetInvalid) as caught:
        read_sdmx(tmp_path, "DE12,2024,1.0,,", row)

    finding = caught.value.findings[0]
    assert (3, rule, True) == (finding.row, finding.rule, word in finding.remedy)


def test_a_row_that_is_cut_off_is_named(tmp_path: Path) -> None:
    """A row with too few cells is no row that nobody asked for."""
    data = make_world(tmp_path, indicator("rate", SDMX))
    pack(tmp_path / "source" / "tgs.csv.gz", sdmx("DE11,2023,4.3,,", "DE11,2024,4.3,,").rstrip()[:-4])

    with pytest.raises(SourceUnreadable, match=r"tgs.csv.gz, row 3: \d+ cells instead of"):
        ingest(tmp_path / "source", data)


def test_a_file_saved_on_windows_reads_the_same(tmp_path: Path) -> None:
    """Line breaks of two signs are no part of the last cell."""
    data = make_world(tmp_path, indicator("rate", SDMX))
    pack(tmp_path / "source" / "tgs.csv.gz", sdmx("DE11,2023,4.3,,", "DE11,2024,4.4,,b").replace("\n", "\r\n"))
    ingest(tmp_path / "source", data)

    assert [4.3, 4.4] == [value for (value,) in observed(data, "regional", "value")]


def test_a_file_that_is_not_there_is_named_with_its_folder(tmp_path: Path) -> None:
    """Whoever misses a file is told where it belongs and where the list is."""
    data = make_world(tmp_path, indicator("rate", SDMX))

    with pytest.raises(SourceUnreadable, match=r"source/tgs.csv.gz is missing. CONTRIBUTING.md lists"):
        ingest(tmp_path / "source", data)


def test_a_key_that_stands_twice_is_refused(tmp_path: Path) -> None:
    """Two figures for one region and year cannot both be right."""
    with pytest.raises(DatasetInvalid) as caught:
        read_sdmx(tmp_path, "DE11,2024,4.3,,", "DE11,2024,4.4,,")

    assert [(3, "duplicate-key")] == [(one.row, one.rule) for one in caught.value.findings]


def test_a_wrong_delimiter_is_named(tmp_path: Path) -> None:
    """A file saved with semicolons is not read as one wide column."""
    data = make_world(tmp_path, indicator("rate", SDMX))
    pack(tmp_path / "source" / "tgs.csv.gz", sdmx("DE11,2024,4.3,,").replace(",", ";"))

    with pytest.raises(SourceUnreadable, match="separated by ','"):
        ingest(tmp_path / "source", data)


def test_a_bulk_file_without_tabs_is_named(tmp_path: Path) -> None:
    """The header of a bulk file ends its dimensions with a backslash and the word time."""
    data = make_world(tmp_path, indicator("rate", TSV))
    pack(tmp_path / "source" / "bulk.tsv.gz", tsv("DE11\t1 ", periods="2015 ").replace("\t", ","))

    with pytest.raises(DatasetInvalid, match="separated by tabs"):
        ingest(tmp_path / "source", data)


def test_a_truncated_download_is_named(tmp_path: Path) -> None:
    """Half a gzip file is not half a table."""
    data = make_world(tmp_path, indicator("rate", SDMX))
    file = tmp_path / "source" / "tgs.csv.gz"
    pack(file, sdmx(*(f"DE11,{year},4.3,," for year in range(1900, 2025))))
    file.write_bytes(file.read_bytes()[:-20])

    with pytest.raises(SourceUnreadable, match="cut short"):
        ingest(tmp_path / "source", data)


def test_mixed_encodings_are_named_with_their_row(tmp_path: Path) -> None:
    """One Latin-1 letter in a UTF-8 file: row 3."""
    data = make_world(tmp_path, indicator("rate", SDMX | {"file": "tgs.csv"}))
    text = sdmx("DE11,2024,4.3,,", "DE12,2024,4.4,,").encode()
    (tmp_path / "source" / "tgs.csv").write_bytes(text.replace(b"DE12", b"D\xfc12"))

    with pytest.raises(SourceUnreadable, match="row 3: the text is not UTF-8"):
        ingest(tmp_path / "source", data)


def test_a_runaway_cell_is_named(tmp_path: Path) -> None:
    """Ten megabytes in one cell are a quote that was not closed."""
    data = make_world(tmp_path, indicator("rate", SDMX))
    pack(tmp_path / "source" / "tgs.csv.gz", sdmx("DE11,2024,4.3,,", f"DE12,2024,{'9' * 10_000_000},,"))

    with pytest.raises(SourceUnreadable, match="row 3: a line of 10,"):
        ingest(tmp_path / "source", data)


def test_a_feed_that_finds_no_row_is_refused(tmp_path: Path) -> None:
    """A publisher that renames its codes must not leave an indicator silently empty."""
    data = make_world(tmp_path, indicator("rate", SDMX | {"where": {"unit": "PERCENT"}}))
    pack(tmp_path / "source" / "tgs.csv.gz", sdmx("DE11,2024,4.3,,"))

    with pytest.raises(SourceUnreadable, match="no row with unit = PERCENT"):
        ingest(tmp_path / "source", data)


def test_the_same_source_gives_the_same_bytes_in_any_order(tmp_path: Path) -> None:
    """A repeated ingest changes nothing, also when the publisher sorts its rows otherwise."""
    rows = [f"{region},{year},{year - 2000},," for region in ("DE11", "DE12") for year in range(2013, 2025)]
    read_sdmx(tmp_path, *rows)
    file = tmp_path / "data" / "tables" / "observation" / "regional.parquet"
    first = file.read_bytes()

    read_sdmx(tmp_path, *reversed(rows))

    assert first == file.read_bytes()


def test_a_failure_leaves_every_table_as_it_was(tmp_path: Path) -> None:
    """The second of two files is wrong: neither table changes, and no draft stays behind."""
    data = make_world(tmp_path, indicator("rate", SDMX), indicator("other", TSV))
    pack(tmp_path / "source" / "tgs.csv.gz", sdmx("DE11,2024,4.3,,"))
    pack(tmp_path / "source" / "bulk.tsv.gz", tsv("DE11\t1 ", periods="2015 "))
    ingest(tmp_path / "source", data)
    before = {file.name: file.read_bytes() for file in (data / "tables" / "observation").iterdir()}
    pack(tmp_path / "source" / "tgs.csv.gz", sdmx("DE11,2024,9.9,,"))
    pack(tmp_path / "source" / "bulk.tsv.gz", tsv("DE11\tfour", periods="2015 "))

    with pytest.raises(DatasetInvalid):
        ingest(tmp_path / "source", data)

    assert before == {file.name: file.read_bytes() for file in (data / "tables" / "observation").iterdir()}
