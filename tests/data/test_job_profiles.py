"""The job profiles we ship: as many as promised, the right ones, each with skills and a reason."""

import csv
from pathlib import Path

import polars as pl
import pytest

from observatory.ingest.esco import profile_table
from observatory.ingest.esco_files import read
from observatory.ingest.selection import read_decisions
from observatory.settings import ROOT, settings

TABLES = settings().data / "tables"
ESCO = ROOT.parent / "shared" / "data" / "esco"
PROFILES = pl.read_csv(TABLES / "job_profile.csv", infer_schema=False)

WANTED = [
    "computer numerical control machine operator",
    "welder",
    "tool and die maker",
    "lathe and turning machine operator",
    "milling machine operator",
    "3D printing technician",
    "metal additive manufacturing operator",
    "industrial robot controller",
    "robotics engineer",
    "automation engineer",
    "mechatronics engineer",
    "industrial electrician",
    "industrial machinery mechanic",
    "product quality inspector",
    "metrology technician",
    "printed circuit board assembler",
    "data scientist",
    "manufacturing manager",
    "predictive maintenance expert",
]
UNWANTED = ["butcher", "baker", "tailor", "web developer", "bricklayer", "mine surveyor", "hairdresser", "brewmaster"]


def test_there_are_as_many_as_promised() -> None:
    """Nearly 700."""
    assert 650 <= PROFILES.height <= 750


@pytest.mark.parametrize("title", WANTED)
def test_it_is_in(title: str) -> None:
    """A visitor from advanced manufacturing would miss it."""
    assert title in PROFILES["title"].to_list()


@pytest.mark.parametrize("title", UNWANTED)
def test_it_is_out(title: str) -> None:
    """A visitor from advanced manufacturing would wonder."""
    assert title not in PROFILES["title"].to_list()


def test_every_decision_has_a_reason() -> None:
    """What the rule does not explain, a sentence does."""
    with (settings().data / "curation" / "job_profile_decisions.csv").open(encoding="utf-8") as file:
        unexplained = [row["title"] for row in csv.DictReader(file) if len(row["reason"].split()) < 3]

    assert [] == unexplained


def test_every_profile_needs_something() -> None:
    """No profile without an essential skill."""
    needs = pl.read_parquet(TABLES / "profile_skill.parquet").filter(pl.col("need") == "essential")

    assert [] == PROFILES.join(needs, on="profile_id", how="anti")["title"].to_list()


@pytest.mark.parametrize(
    ("title", "area"),
    [
        ("welder", "welding-joining"),
        ("computer numerical control machine operator", "machining"),
        ("stamping press operator", "forming-casting"),
        ("electroplating machine operator", "forming-casting"),
        ("3D printing technician", "additive"),
        ("industrial robot controller", "robotics-automation"),
        ("numerical tool and process control programmer", "robotics-automation"),
        ("industrial machinery mechanic", "mechatronics-maintenance"),
        ("product quality inspector", "quality-metrology"),
        ("automated optical inspection operator", "quality-metrology"),
        ("occupational health and safety inspector", "safety-sustainability"),
        ("data quality specialist", "digital-data"),
        ("tanning technician", "light-industries"),
        ("electronics and automation vocational teacher", "management"),
    ],
)
def test_it_stands_where_a_visitor_looks(title: str, area: str) -> None:
    """The area is that of the work, whatever word the title happens to hold."""
    assert [area] == PROFILES.filter(pl.col("title") == title)["area_id"].to_list()


def test_trade_skills_are_not_transversal() -> None:
    """ESCO leads from transversal skills down to trade skills; the flag does not follow to the end."""
    skills = pl.read_parquet(TABLES / "skill.parquet")
    trade = ["crimp wire", "repair engines", "cut rubber plies", "Metasploit", "operate precision measuring equipment"]
    flags = dict(skills.filter(pl.col("title").is_in(trade)).select("title", "transversal").iter_rows())

    assert dict.fromkeys(trade, False) == flags


def test_no_preferred_name_is_repeated_as_a_synonym() -> None:
    """In capitals or not."""
    plain = pl.col("label").str.to_lowercase().alias("plain")
    names = pl.read_parquet(TABLES / "label" / "esco.parquet").with_columns(plain)
    preferred, others = (names.filter(pl.col("role") == role) for role in ("preferred", "alternative"))

    assert [] == others.join(preferred, on=["kind", "id", "language", "plain"], how="semi")["label"].to_list()


def test_every_technology_area_is_used() -> None:
    """An area without a profile would be an empty door."""
    areas = pl.read_csv(TABLES / "technology_area.csv")["area_id"]

    assert sorted(areas) == sorted(PROFILES["area_id"].unique())


@pytest.mark.skipif(not ESCO.is_dir(), reason="the publisher's download is not beside the repository")
def test_the_download_gives_what_we_ship(tmp_path: Path) -> None:
    """The rule, the decisions and the official files still lead to the committed table."""
    found = profile_table(read(ESCO), read_decisions(settings().data / "curation"))
    found.write_csv(tmp_path / "job_profile.csv")

    assert (TABLES / "job_profile.csv").read_bytes() == (tmp_path / "job_profile.csv").read_bytes()
