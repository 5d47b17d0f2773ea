"""A broken dataset is named by file, row, field and remedy; a sound one has no finding."""

from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from observatory.quality import check
from observatory.settings import settings
from tests.dataset import rows_of, write_dataset, write_rows


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The miniature dataset, ready to be broken."""
    return write_dataset(tmp_path / "data")


def test_our_own_dataset_keeps_every_rule() -> None:
    """What we ship has no finding."""
    assert [] == [str(finding) for finding in check(settings().data)]


def test_the_miniature_keeps_every_rule(data: Path) -> None:
    """The samples below break exactly one thing each."""
    assert [] == check(data)


def _duplicate_key(data: Path) -> None:
    write_rows(data, "job_profile", [*rows_of("job_profile"), "p1,welder again,welding,0.1"])


def _unknown_region(data: Path) -> None:
    write_rows(data, "observation", ["unemployment,XX99,2024,2023,total,total,8.1,value,,source"])


def _known_region_of_another_vintage(data: Path) -> None:
    write_rows(data, "observation", ["unemployment,ES21,2016,2023,total,total,8.1,value,,source"])


def _decimal_comma(data: Path) -> None:
    write_rows(data, "job_profile", ['p1,welder,welding,"0,25"', "p2,turner,machining,"])


def _negative_share(data: Path) -> None:
    write_rows(data, "job_profile", ["p1,welder,welding,-0.25", "p2,turner,machining,"])


def _share_over_one(data: Path) -> None:
    write_rows(data, "job_profile", ["p1,welder,welding,25", "p2,turner,machining,"])


def _wrong_delimiter(data: Path) -> None:
    write_rows(data, "skill", [row.replace(",", ";") for row in rows_of("skill")], delimiter=";")


def _mixed_encodings(data: Path) -> None:
    file = write_rows(data, "job_profile", rows_of("job_profile"))
    file.write_bytes(file.read_bytes().replace(b"turner", "dreher für alle".encode("latin-1")))


def _huge_cell(data: Path) -> None:
    write_rows(data, "job_profile", [f"p1,{'x' * 10_000_000},welding,0.25", "p2,turner,machining,"])


def _cut_off(data: Path) -> None:
    file = write_rows(data, "job_profile", ['p1,"welder', "p2,turner,machining,"])
    file.write_text(file.read_text().rstrip("\n"))


def _workbook_named_csv(data: Path) -> None:
    (data / "tables" / "skill.csv").write_bytes(b"PK\x03\x04 rest of a workbook")


def _short_row(data: Path) -> None:
    write_rows(data, "skill", ["s1,skill,false,true", rows_of("skill")[1]])


def _missing_column(data: Path) -> None:
    file = data / "tables" / "skill.csv"
    file.write_text(file.read_text().replace("skill_type", "type"))


def _empty_required_cell(data: Path) -> None:
    write_rows(data, "job_profile", ["p1,,welding,0.25", "p2,turner,machining,"])


def _unknown_word(data: Path) -> None:
    write_rows(data, "profile_skill", ["p1,s1,vital", *rows_of("profile_skill")[1:]])


def _not_true_nor_false(data: Path) -> None:
    write_rows(data, "skill", ["s1,skill,no,true,false", rows_of("skill")[1]])


def _profile_without_essential_skill(data: Path) -> None:
    write_rows(data, "profile_skill", ["p1,s1,essential", "p2,s2,optional"])


def _orphan_skill(data: Path) -> None:
    write_rows(data, "skill", [*rows_of("skill"), "s3,skill,false,false,false"])


def _suppressed_with_a_number(data: Path) -> None:
    write_rows(data, "observation", ["unemployment,ES21,2024,2023,total,total,8.1,suppressed,c,source"])


def _value_without_a_number(data: Path) -> None:
    write_rows(data, "observation", ["unemployment,ES21,2024,2023,total,total,,value,,source"])


def _unknown_flag(data: Path) -> None:
    write_rows(data, "observation", ["unemployment,ES21,2024,2023,total,total,8.1,value,ub,source"])


def _no_licence(data: Path) -> None:
    file = data / "catalogue" / "origins" / "source.yml"
    file.write_text(file.read_text().replace("name: CC BY 4.0", 'name: ""'))


def _no_attribution(data: Path) -> None:
    file = data / "catalogue" / "origins" / "source.yml"
    file.write_text(file.read_text().replace("Source: A producer", ""))


def _text_without_spanish(data: Path) -> None:
    file = data / "catalogue" / "skill.yml"
    file.write_text(file.read_text().replace("es: Tabla", "fr: Table"))


def _number_without_unit(data: Path) -> None:
    file = data / "catalogue" / "observation.yml"
    file.write_text(file.read_text().replace(", unit: '%'", ""))


def _table_without_entry(data: Path) -> None:
    (data / "tables" / "wages.csv").write_text("wage\n12\n")


def _entry_without_table(data: Path) -> None:
    (data / "tables" / "indicator.csv").unlink()


def _undescribed_origin(data: Path) -> None:
    file = data / "catalogue" / "skill.yml"
    file.write_text(file.read_text().replace("origins: [source]", "origins: [rumour]"))


@pytest.mark.parametrize(
    ("spoil", "file", "row", "field", "rule"),
    [
        (_duplicate_key, "tables/job_profile.csv", 4, "profile_id", "key"),
        (_unknown_region, "tables/observation.csv", 2, "vintage, region", "reference"),
        (_known_region_of_another_vintage, "tables/observation.csv", 2, "vintage, region", "reference"),
        (_decimal_comma, "tables/job_profile.csv", 2, "green_share", "type"),
        (_negative_share, "tables/job_profile.csv", 2, "green_share", "range"),
        (_share_over_one, "tables/job_profile.csv", 2, "green_share", "range"),
        (_wrong_delimiter, "tables/skill.csv", 1, None, "delimiter"),
        (_mixed_encodings, "tables/job_profile.csv", 3, None, "encoding"),
        (_huge_cell, "tables/job_profile.csv", 2, "title", "size"),
        (_cut_off, "tables/job_profile.csv", 3, None, "csv"),
        (_workbook_named_csv, "tables/skill.csv", 1, None, "format"),
        (_short_row, "tables/skill.csv", 2, None, "columns"),
        (_missing_column, "tables/skill.csv", 1, None, "columns"),
        (_empty_required_cell, "tables/job_profile.csv", 2, "title", "required"),
        (_unknown_word, "tables/profile_skill.csv", 2, "need", "values"),
        (_not_true_nor_false, "tables/skill.csv", 2, "digital", "type"),
        (_profile_without_essential_skill, "tables/job_profile.csv", 3, "profile_id", "essential"),
        (_orphan_skill, "tables/skill.csv", 4, "skill_id", "orphan"),
        (_suppressed_with_a_number, "tables/observation.csv", 2, "value", "status"),
        (_value_without_a_number, "tables/observation.csv", 2, "value", "status"),
        (_unknown_flag, "tables/observation.csv", 2, "flag", "flag"),
        (_no_licence, "catalogue/origins/source.yml", None, "licence", "licence"),
        (_no_attribution, "catalogue/origins/source.yml", None, "attribution", "licence"),
        (_text_without_spanish, "catalogue/skill.yml", None, "title", "language"),
        (_number_without_unit, "catalogue/observation.yml", None, "value", "unit"),
        (_table_without_entry, "tables/wages", None, None, "entry"),
        (_entry_without_table, "tables/indicator", None, None, "file"),
        (_undescribed_origin, "catalogue/skill.yml", None, "origins", "origin"),
    ],
)
def test_a_broken_sample_is_named(
    data: Path, spoil: Callable[[Path], None], file: str, row: int | None, field: str | None, rule: str
) -> None:
    """The first finding of the broken rule names the place and what to do."""
    spoil(data)

    findings = [finding for finding in check(data) if finding.rule == rule]

    assert (file, row, field) == (findings[0].file, findings[0].row, findings[0].field)
    assert findings[0].message.strip()
    assert findings[0].remedy.strip()


def test_a_cut_off_parquet_file_is_named(data: Path) -> None:
    """A table that is Parquet and was cut off is a finding, not a crash."""
    file = data / "tables" / "skill.parquet"
    pl.read_csv(data / "tables" / "skill.csv").write_parquet(file)
    (data / "tables" / "skill.csv").unlink()
    file.write_bytes(file.read_bytes()[:100])

    findings = check(data)

    assert ("tables/skill.parquet", "format") == (findings[0].file, findings[0].rule)


def test_many_findings_of_a_kind_are_counted(data: Path) -> None:
    """Twenty show the pattern; the rest are a number."""
    write_rows(data, "indicator", [f"{name},pc" for name in range(40)])

    messages = [finding.message for finding in check(data) if finding.rule == "empty"]

    assert (21, "20 more like this.") == (len(messages), messages[-1])


def test_a_catalogue_entry_that_is_no_yaml_is_a_finding(data: Path) -> None:
    """The check names the entry instead of breaking off."""
    (data / "catalogue" / "skill.yml").write_text("table: [")

    findings = check(data)

    assert (1, "catalogue") == (len(findings), findings[0].rule)
    assert "skill.yml" in findings[0].message
