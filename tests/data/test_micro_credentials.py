"""The micro-credential tables as they are shipped: complete, honest, and of use to the profiles."""

import re
import shutil
from pathlib import Path

import polars as pl

from observatory.catalogue.tables import read_text, table_files
from observatory.ingest.micro_credentials import ingest
from observatory.settings import ROOT

DATA = ROOT / "data"

# Measured for edition 2026-11-23: 11,166 of 13,104 relations, 85.2 %. The floor leaves room for edits.
COVERAGE_FLOOR = 0.80


def read(table: str) -> pl.DataFrame:
    """Return a shipped table, whether it is one file or a folder of files; lists stay text."""
    frames = [read_text(file) for file in table_files(DATA, table)]
    return pl.concat(frames, how="diagonal_relaxed")


def test_there_are_enough_designs_in_every_technology_area() -> None:
    """At least thirty designs, and no technology area without one."""
    designs = read("micro_credential")

    assert designs.height >= 120
    assert set() == set(read("technology_area")["area_id"]) - set(designs["area_id"])


def test_every_design_is_marked_as_no_offer() -> None:
    """No design names an awarding body or a place, and all say what they are."""
    designs = read("micro_credential")

    assert ["reference design"] == designs["status"].unique().to_list()
    assert ["curated"] == designs["grade"].unique().to_list()
    for name in ("awarding_body", "country", "region"):
        assert designs.height == designs[name].null_count()


def test_both_languages_are_complete() -> None:
    """Title, purpose and every outcome stand in English and in Spanish, and the two differ."""
    labels = read("label").filter(pl.col("kind") == "micro_credential")
    outcomes = read("learning_outcome")
    designs = set(read("micro_credential")["micro_credential_id"])

    for language in ("en", "es"):
        for role in ("preferred", "definition"):
            written = labels.filter(pl.col("language") == language, pl.col("role") == role)
            assert sorted(designs) == sorted(written["id"])
    pairs = outcomes.pivot(on="language", index=["micro_credential_id", "position"], values="outcome")
    assert 0 == pairs.filter(pl.col("en").is_null() | pl.col("es").is_null()).height
    assert 0 == pairs.filter(pl.col("en") == pl.col("es")).height


def test_no_outcome_is_used_twice() -> None:
    """Each outcome was written for its own design."""
    assert 0 == read("learning_outcome")["outcome"].is_duplicated().sum()


def test_every_skill_exists_and_is_needed_by_a_profile() -> None:
    """A design teaches only skills that we hold and that at least one profile needs."""
    taught = set(read("micro_credential_skill")["skill_id"])

    assert set() == taught - set(read("skill")["skill_id"])
    assert set() == taught - set(read("profile_skill")["skill_id"])


def test_the_comment_beside_each_skill_is_its_label() -> None:
    """Reviewers read the comment, the loader the UUID: both name the same skill."""
    titles = {skill: title.strip() for skill, title in read("skill").select("skill_id", "title").iter_rows()}
    line = re.compile(r"^ +- (?P<skill>[0-9a-f-]{36}) # (?P<label>.+)$", re.MULTILINE)
    files = sorted((DATA / "curation" / "micro_credentials").glob("*.yml"))
    said = {found["skill"]: found["label"] for file in files for found in line.finditer(file.read_text("utf-8"))}

    assert said == {skill: titles[skill] for skill in set(read("micro_credential_skill")["skill_id"])}


def test_designs_cover_more_than_half_of_the_essential_needs() -> None:
    """Of all essential relations of profile and skill, so many are with a skill that a design teaches."""
    essential = read("profile_skill").filter(pl.col("need") == "essential")
    taught = read("micro_credential_skill")["skill_id"].unique()
    covered = essential.filter(pl.col("skill_id").is_in(taught.implode())).height / essential.height

    assert covered >= COVERAGE_FLOOR


def test_the_methods_say_what_the_designs_leave_out() -> None:
    """Number of designs, share of the essential relations, skills left out and those of one profile only."""
    essential = read("profile_skill").filter(pl.col("need") == "essential")
    left = essential.filter(~pl.col("skill_id").is_in(read("micro_credential_skill")["skill_id"].unique().implode()))
    profiles = left.group_by("skill_id").len()["len"]
    said = " ".join((ROOT / "docs" / "methods.md").read_text(encoding="utf-8").split())

    assert f"The {read('micro_credential').height} reference designs teach" in said
    assert f"make up {round(100 - 100 * left.height / essential.height)} % of the essential relations" in said
    assert f"leave out {profiles.len():,} skills. {(profiles == 1).sum():,} of these are essential to one" in said


def test_workload_and_credits_agree() -> None:
    """One ECTS credit stands for 25 to 30 hours in every design."""
    designs = read("micro_credential").select(
        "micro_credential_id", hours=pl.col("workload_hours").cast(float) / pl.col("ects").cast(float)
    )

    assert [] == designs.filter(~pl.col("hours").is_between(25, 30)).rows()


def test_every_term_used_has_a_spanish_name() -> None:
    """Assessment, participation, delivery and quality assurance can be shown in both languages."""
    terms = read("learning_term").drop_nulls("term_es")
    designs = read("micro_credential")

    for scheme in ("assessment", "participation", "delivery", "quality_assurance", "supervision"):
        used = {term for cell in designs[scheme].drop_nulls() for term in cell.split("|")}
        assert set() == used - set(terms.filter(pl.col("scheme") == scheme)["term"])


def test_repeating_the_ingest_changes_nothing(tmp_path: Path) -> None:
    """The shipped tables are what the shipped designs give, byte for byte."""
    for name in ("skill.parquet", "technology_area.csv"):
        (tmp_path / "tables").mkdir(exist_ok=True)
        shutil.copy(DATA / "tables" / name, tmp_path / "tables" / name)
    ingest(DATA / "curation" / "micro_credentials", tmp_path)

    written = [file for file in (tmp_path / "tables").rglob("*.csv") if file.name != "technology_area.csv"]
    assert 5 == len(written)
    for file in written:
        shipped = DATA / "tables" / file.relative_to(tmp_path / "tables")
        assert shipped.read_bytes() == file.read_bytes(), f"{file.name} is stale: ingest the micro-credentials again"


def test_the_search_for_a_short_welding_design_has_an_answer() -> None:
    """A visitor who asks for EQF 4 welding under 60 hours finds something."""
    found = read("micro_credential").filter(
        pl.col("area_id").str.contains("welding"),
        pl.col("eqf_level").cast(int) == 4,
        pl.col("workload_hours").cast(float) < 60,
    )

    assert found.height >= 1
