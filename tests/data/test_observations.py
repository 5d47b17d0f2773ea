"""The observations we ship: published figures found again, and what must hold for every row."""

import gzip
import hashlib
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polars as pl
import pytest
import yaml

from observatory.ingest import adverts, eurostat, indicators, panels
from observatory.ingest.observations import KEY, SCHEMA

ROOT = Path(__file__).parents[2]
DATA = ROOT / "data"
SOURCE = ROOT.parent / "shared" / "data"
FAMILIES = {
    "eures",
    "eurostat-bulk",
    "eurostat-regional",
    "forecast",
    "i40",
    "indeed",
    "large-regions",
    "national-panel",
    "occupations",
}

# A figure as the publisher prints it (a line of its file), and the row it must have become.
PUBLISHED = [
    (
        "regions/eurostat_tgs00109_tertiary_education_25_64.csv.gz",
        "ES21,País Vasco,2024,,56.2,,,,,",
        ("tertiary-attainment", "eurostat-tgs00109", "ES21", 2024, "2024", "total", 56.2, "value", None),
    ),
    (
        "regions/eurostat_tgs00010_unemployment_rate.csv.gz",
        "ES21,País Vasco,2021,,10.3,,bd,",
        ("unemployment-rate", "eurostat-tgs00010", "ES21", 2024, "2021", "total", 10.3, "value", "bd"),
    ),
    (
        "regions/eurostat_tgs00010_unemployment_rate.csv.gz",
        "DEB2,Trier,2024,,,,u,",
        ("unemployment-rate", "eurostat-tgs00010", "DEB2", 2024, "2024", "total", None, "suppressed", "u"),
    ),
    (
        "regions/eurostat_tgs00042_gerd_rd_expenditure.csv.gz",
        "BE21,Prov. Antwerpen,2019,,,,,,C,confidential",
        ("rd-expenditure", "eurostat-tgs00042", "BE21", 2024, "2019", "total", None, "suppressed", "c"),
    ),
    (
        "regions/eurostat_gdp_pc_pps_rel_eu_nuts2.csv.gz",
        "A,PPS_HAB_EU27_2020,ES21,2023,116",
        ("gdp-per-head", "eurostat-gdp-per-head", "ES21", 2024, "2023", "total", 116.0, "value", None),
    ),
    (
        "regions/lfst_r_lfe2en2.tsv.gz",
        "THS,B-E,Y_GE15,ES21\t183.4 ",
        ("industry-employment", "eurostat-lfst-r-lfe2en2", "ES21", 2024, "2015", "total", 183.4, "value", None),
    ),
    (
        "regions/lfst_r_lfe2en2.tsv.gz",
        "THS,TOTAL,Y_GE15,ES21\t876.4 ",
        (
            "industry-employment-share",
            "eurostat-lfst-r-lfe2en2",
            "ES21",
            2024,
            "2015",
            "total",
            round(183.4 / 876.4 * 100, 2),
            "value",
            None,
        ),
    ),
    (
        "regions/trng_lfse_04.tsv.gz",
        "PC,T,Y25-64,ES21\t12.9 \t11.9 b",
        ("adult-learning", "eurostat-trng-lfse-04", "ES21", 2024, "2014", "total", 11.9, "value", "b"),
    ),
    (
        "regions/jvs_a_nace2.tsv.gz",
        "C,TOTAL,OC8,JOBVAC,HU22\t910 p",
        ("manufacturing-vacancies", "eurostat-jvs-a-nace2", "HU22", 2024, "2015", "OC8", 910.0, "value", "p"),
    ),
    (
        "regions/jvs_a_nace2.tsv.gz",
        "C,TOTAL,TOTAL,JOBVAC,AT\t: c",
        ("manufacturing-vacancies", "eurostat-jvs-a-nace2", "AT", 2024, "2015", "total", None, "suppressed", "c"),
    ),
    (
        "regions/educ_uoe_enra03.tsv.gz",
        "NR,F07,ED35,T,ES\t122355 ",
        (
            "vocational-engineering-students",
            "eurostat-educ-uoe-enra03",
            "ES",
            2024,
            "2015",
            "total",
            122355.0,
            "value",
            None,
        ),
    ),
    (
        "regions/panel_annual_presentation.csv.gz",
        "DE,Germany,2024,TRUE,5.3,2268,3.4,NA,NA,94.5,NA",
        ("work-based-learning", "national-panel-2024", "DE", 2024, "2024", "total", 94.5, "value", None),
    ),
    (
        "regions/w1ne_eurostat_stats.json",
        '"forecast_jobs_2035": 24217981',
        (
            "occupation-forecast",
            "cedefop-skills-forecast-2025",
            "EU27_2020",
            2024,
            "2035",
            "OC7",
            24217.981,
            "value",
            None,
        ),
    ),
]


@pytest.fixture(scope="module")
def observations() -> pl.DataFrame:
    """Every observation that we ship."""
    return pl.read_parquet(DATA / "tables" / "observation" / "*.parquet")


@pytest.fixture(scope="module")
def regions() -> pl.DataFrame:
    """Every region of every NUTS edition."""
    return pl.read_csv(DATA / "tables" / "region.csv", infer_schema=False).cast({"vintage": pl.Int64})


@pytest.fixture(scope="module")
def source() -> Path:
    """The folder of the publishers' files."""
    if not SOURCE.is_dir():
        pytest.skip("the publishers' files are not beside the repository (../shared/data)")
    return SOURCE


def entries() -> list[dict[str, Any]]:
    """The indicators as decided."""
    content = yaml.safe_load((DATA / "curation" / "indicators.yml").read_text(encoding="utf-8"))
    return list(content["indicators"])


@pytest.mark.parametrize(("file", "line", "expected"), PUBLISHED, ids=[row[2][0] + row[2][2] for row in PUBLISHED])
def test_a_published_figure_is_found_again(
    observations: pl.DataFrame, source: Path, file: str, line: str, expected: tuple[object, ...]
) -> None:
    """The publisher's own line, and the row a reader downloads from us."""
    raw = (source / file).read_bytes()
    text = (gzip.decompress(raw) if file.endswith(".gz") else raw).decode()
    assert line in text
    names = ["indicator", "origin", "region", "vintage", "period", "member", "value", "status", "flag"]
    key = dict(zip(names[:6], expected, strict=False))

    found = observations.filter([pl.col(name) == value for name, value in key.items()]).select(names)

    assert [expected] == found.rows()


def test_the_index_of_a_month_is_the_mean_of_its_published_days(observations: pl.DataFrame, source: Path) -> None:
    """Germany, July 2026: thirty-one adjusted daily values, averaged here without our loader."""
    lines = gzip.decompress((source / "adverts/indeed_aggregate_DE.csv.gz").read_bytes()).decode().splitlines()
    days = [
        float(line.split(",")[2]) for line in lines if line.startswith("2026-07") and line.endswith(",total postings")
    ]

    found = observations.filter(
        pl.col("indicator") == "job-postings-index", region="DE", period="2026-07", member="total"
    )

    assert (31, [round(sum(days) / 31, 2)]) == (len(days), found["value"].to_list())


def test_all_spanish_adverts_are_counted_once(observations: pl.DataFrame) -> None:
    """6,767 in Spain, of which one names no province."""
    adverts_of_spain = observations.filter(pl.col("indicator") == "job-adverts", member="total")
    level = pl.col("region").str.len_chars()

    spain, nuts2, provinces = (adverts_of_spain.filter(level == digits)["value"].sum() for digits in (2, 4, 5))

    assert (6767.0, 6767.0 - 1) == (spain, nuts2)
    assert 6767.0 - 1 - 44 - 33 == provinces, "the islands stand at level 2"


def test_the_loaders_write_exactly_what_we_ship(source: Path, tmp_path: Path) -> None:
    """A repeated ingest of the same files gives the same bytes."""
    for folder in ("curation", "tables"):
        shutil.copytree(DATA / folder, tmp_path / folder)
    shutil.rmtree(tmp_path / "tables" / "observation")

    for loader in (indicators, eurostat, panels, adverts):
        loader.ingest(source, tmp_path)

    ours = ["indicator.csv", "label/indicator.csv", "label/adverts.csv"]
    ours += [f"observation/{family}.parquet" for family in sorted(FAMILIES)]
    assert [] == [
        name for name in ours if (DATA / "tables" / name).read_bytes() != (tmp_path / "tables" / name).read_bytes()
    ]


def test_every_origin_names_the_file_that_was_read(source: Path) -> None:
    """Bytes and checksum of each file that a feed reads stand in the catalogue."""
    for entry in entries():
        for feed in entry.get("feeds", []):
            origin = yaml.safe_load((DATA / "catalogue" / "origins" / f"{feed['origin']}.yml").read_text("utf-8"))
            listed = {file["name"]: (file["bytes"], file["sha256"]) for file in origin["files"]}
            for path in feed.get("files") or [feed["file"]]:
                raw = (source / path).read_bytes()
                assert (len(raw), hashlib.sha256(raw).hexdigest()) == listed[Path(path).name]


def test_the_families_are_those_that_the_loaders_write() -> None:
    """No observation file is left behind by a loader that is gone."""
    assert FAMILIES == {file.stem for file in (DATA / "tables" / "observation").glob("*")}


def test_columns_have_the_agreed_names_and_types(observations: pl.DataFrame) -> None:
    """Every file has the same columns."""
    assert SCHEMA == dict(observations.schema)


def test_keys_are_unique(observations: pl.DataFrame) -> None:
    """One figure per indicator, origin, region, period and member."""
    assert 0 == observations.select(KEY).is_duplicated().sum()


def test_there_is_a_number_if_and_only_if_the_status_is_value(observations: pl.DataFrame) -> None:
    """Suppressed, missing and not applicable are no numbers."""
    assert 0 == observations.filter((pl.col("status") == "value") != pl.col("value").is_not_null()).height


def test_a_suppressed_figure_has_its_reason(observations: pl.DataFrame) -> None:
    """Confidential or unreliable: one of the two letters stands beside it."""
    suppressed = observations.filter(pl.col("status") == "suppressed", pl.col("grade") == "measured")

    assert suppressed.height == suppressed["flag"].str.contains("[cu]").sum()
    assert suppressed.height > 0


def test_no_aggregate_but_the_eu_of_27(observations: pl.DataFrame) -> None:
    """No EU28, euro area or extra-regio code came through."""
    strange = observations.filter(
        pl.col("region").str.contains("^(EU|EA|EFTA)|ZZ$|XX$") & (pl.col("region") != "EU27_2020")
    )

    assert [] == strange["region"].unique().to_list()


def test_every_region_exists_in_its_edition(observations: pl.DataFrame, regions: pl.DataFrame) -> None:
    """Each pair of NUTS edition and code is in the table of regions."""
    assert 0 == observations.join(regions, on=["vintage", "region"], how="anti").height


def test_levels_are_those_that_the_indicator_declares(observations: pl.DataFrame, regions: pl.DataFrame) -> None:
    """The switch of levels on a map offers exactly the levels that have figures."""
    declared = {
        row["indicator"]: set(row["levels"].split("|"))
        for row in pl.read_csv(DATA / "tables" / "indicator.csv", infer_schema=False).to_dicts()
    }
    found = observations.join(regions, on=["vintage", "region"]).group_by("indicator").agg(pl.col("level").unique())

    assert declared == {name: set(levels) for name, levels in found.rows()}


def test_shares_lie_between_0_and_100(observations: pl.DataFrame) -> None:
    """No share is impossible, and no count is negative."""
    units = {entry["id"]: entry["unit"] for entry in entries()}
    shares = [name for name, unit in units.items() if unit.startswith("percent")]

    assert 0 == observations.filter(pl.col("value") < 0).height
    assert 0 == observations.filter(pl.col("indicator").is_in(shares), pl.col("value") > 100).height


def test_no_zero_stands_for_a_missing_figure(observations: pl.DataFrame) -> None:
    """Only vacancies can be zero; a region without people, graduates or employment does not exist."""
    zero = observations.filter(pl.col("value") == 0)["indicator"].unique().to_list()

    assert {"manufacturing-vacancies", "manufacturing-vacancy-rate"} == set(zero)


def test_an_incomplete_month_is_marked(observations: pl.DataFrame) -> None:
    """August 2026 ends on the 14th; the sectors end on 27 June 2025."""
    index = observations.filter(pl.col("indicator") == "job-postings-index")

    assert [("sector", "2025-06"), ("total", "2026-08")] == sorted(
        index.filter(pl.col("flag") == "p").select("dimension", "period").unique().rows()
    )


def test_what_we_computed_is_graded_modelled(observations: pl.DataFrame) -> None:
    """Shares, sums, averages and forecasts never look like counts of a statistics office."""
    modelled = observations.filter(pl.col("grade") == "modelled")["indicator"].unique().to_list()

    assert {
        "industry-employment-share",
        "vocational-engineering-share",
        "occupation-employment",
        "occupation-forecast",
        "job-postings-index",
    } == set(modelled)


def labels() -> Iterator[tuple[str, str, str, str]]:
    """Kind, id, language and role of every label of indicators, units, themes and members."""
    for name in ("indicator", "adverts"):
        frame = pl.read_csv(DATA / "tables" / "label" / f"{name}.csv", infer_schema=False)
        yield from frame.select("kind", "id", "language", "role").rows()


def test_everything_shown_has_a_name_in_english_and_spanish(observations: pl.DataFrame) -> None:
    """Indicators with a definition, units, themes and members, in both languages."""
    table = pl.read_csv(DATA / "tables" / "indicator.csv", infer_schema=False)
    members = observations.filter(pl.col("dimension") != "profile")["member"].unique().to_list()
    needed = [("indicator", name, role) for name in table["indicator"] for role in ("preferred", "definition")]
    needed += [("unit", name, "preferred") for name in set(table["unit"])]
    needed += [("theme", name, "preferred") for name in set(table["theme"])]
    needed += [("member", name, "preferred") for name in members]
    known = set(labels())

    assert [] == [
        (kind, name, language, role)
        for kind, name, role in needed
        for language in ("en", "es")
        if (kind, name, language, role) not in known
    ]
