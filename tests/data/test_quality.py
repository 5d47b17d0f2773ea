"""A broken dataset is named by file, row, field and remedy; a sound one has no finding."""

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from observatory.quality import check, domain
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
    write_rows(data, "observation", ["unemployment,XX99,2024,2023,total,total,8.1,value,,source,measured"])


def _known_region_of_another_vintage(data: Path) -> None:
    write_rows(data, "observation", ["unemployment,ES21,2016,2023,total,total,8.1,value,,source,measured"])


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


def _truncated_zip(data: Path) -> None:
    file = data / "tables" / "skill.csv"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(file, "skill.csv")
    file.write_bytes(packed.getvalue()[:60])


def _zip_among_the_tables(data: Path) -> None:
    (data / "tables" / "skill.zip").write_bytes(b"PK\x03\x04 cut")


def _byte_order_mark(data: Path) -> None:
    file = data / "tables" / "skill.csv"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())


def _wrongly_decoded(data: Path) -> None:
    write_rows(data, "job_profile", ["p1,dreher f\ufffdr alle,welding,0.25", "p2,turner,machining,"])


def _last_row_cut_off(data: Path) -> None:
    file = data / "tables" / "skill.csv"
    file.write_text(file.read_text().rstrip("\n")[:-2])


def _bad_row_after_a_line_break(data: Path) -> None:
    write_rows(data, "job_profile", ['p1,"welder\nof ships",welding,0.25', "p2,turner,machining,-1"])


def _column_twice(data: Path) -> None:
    file = data / "tables" / "skill.csv"
    file.write_text("".join(line + "," + line.split(",")[1] + "\n" for line in file.read_text().splitlines()))


def _no_rows(data: Path) -> None:
    write_rows(data, "skill", [])


def _key_without_value(data: Path) -> None:
    write_rows(data, "observation", ["unemployment,ES21,2024,,total,total,8.1,value,,source,measured"])


def _infinite_number(data: Path) -> None:
    write_rows(data, "job_profile", ["p1,welder,welding,inf", "p2,turner,machining,"])


def _unknown_word_in_a_list(data: Path) -> None:
    write_rows(data, "indicator", ["unemployment,pc,2|3|x"])


def _unknown_status(data: Path) -> None:
    write_rows(data, "observation", ["unemployment,ES21,2024,2023,total,total,,secret,,source,measured"])


def _breakdown_without_member(data: Path) -> None:
    write_rows(data, "observation", ["unemployment,ES21,2024,2023,isco,total,8.1,value,,source,measured"])


def _figure_of_an_unnamed_origin(data: Path) -> None:
    write_rows(data, "observation", ["unemployment,ES21,2024,2023,total,total,8.1,value,,rumour,measured"])


def _label_of_nothing(data: Path) -> None:
    write_rows(data, "label", [*rows_of("label"), "region,XX99,en,preferred,Nowhere"])


def _name_without_spanish(data: Path) -> None:
    write_rows(data, "label", [row for row in rows_of("label") if row != "indicator,unemployment,es,preferred,Paro"])


def _outline_of_an_unknown_region(data: Path) -> None:
    (data / "outlines").mkdir()
    outline = {"type": "FeatureCollection", "features": [{"type": "Feature", "id": "XX99"}]}
    (data / "outlines" / "2024-2.geojson").write_text(json.dumps(outline))


def _outlines_cut_off(data: Path) -> None:
    (data / "outlines").mkdir()
    (data / "outlines" / "2024-2.geojson").write_text('{"type": "FeatureColl')


def _outline_of_one_region_missing(data: Path) -> None:
    write_rows(data, "region", ["2024,ES21,2", "2024,ES22,2", "2024,ES,0"])
    _draw(data, "2024-0", "ES")
    _draw(data, "2024-2", "ES21")


def _outlines_of_a_level_missing(data: Path) -> None:
    _draw(data, "2024-2", "ES21")


def _draw(data: Path, name: str, code: str) -> None:
    (data / "outlines").mkdir(exist_ok=True)
    outline = {"type": "FeatureCollection", "features": [{"type": "Feature", "id": code}]}
    (data / "outlines" / f"{name}.geojson").write_text(json.dumps(outline))


def _more_than_all(data: Path) -> None:
    write_rows(data, "indicator", ["unemployment,percent-labour-force,2"])
    write_rows(data, "observation", ["unemployment,ES21,2024,2023,total,total,140,value,,source,measured"])


def _language_that_is_none(data: Path) -> None:
    write_rows(data, "label", [*rows_of("label"), "indicator,unemployment,xx,preferred,Xx"])


def _space_at_the_end(data: Path) -> None:
    write_rows(data, "job_profile", ["p1,welder ,welding,0.25", "p2,turner,machining,"])


def _sign_that_cannot_be_seen(data: Path) -> None:
    write_rows(data, "job_profile", ["p1,wel\x07der,welding,0.25", "p2,turner,machining,"])


def _lines_of_windows(data: Path) -> None:
    file = data / "tables" / "skill.csv"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))


def _read_after_it_was_updated(data: Path) -> None:
    file = data / "catalogue" / "origins" / "source.yml"
    file.write_text(file.read_text().replace("accessed: 2026-11-23", "accessed: 2026-12-24"))


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
    write_rows(data, "observation", ["unemployment,ES21,2024,2023,total,total,8.1,suppressed,c,source,measured"])


def _value_without_a_number(data: Path) -> None:
    write_rows(data, "observation", ["unemployment,ES21,2024,2023,total,total,,value,,source,measured"])


def _unknown_flag(data: Path) -> None:
    write_rows(data, "observation", ["unemployment,ES21,2024,2023,total,total,8.1,value,ub,source,measured"])


def _no_licence(data: Path) -> None:
    file = data / "catalogue" / "origins" / "source.yml"
    file.write_text(file.read_text().replace("name: CC BY 4.0", 'name: ""'))


def _no_attribution(data: Path) -> None:
    file = data / "catalogue" / "origins" / "source.yml"
    file.write_text(file.read_text().replace("Source: A producer", ""))


def _empty_text(data: Path) -> None:
    file = data / "catalogue" / "skill.yml"
    file.write_text(file.read_text().replace("title: Table", 'title: ""'))


def _number_without_unit(data: Path) -> None:
    file = data / "catalogue" / "observation.yml"
    file.write_text(file.read_text().replace(", unit: '%'", ""))


def _table_without_entry(data: Path) -> None:
    (data / "tables" / "wages.csv").write_text("wage\n12\n")


def _entry_without_table(data: Path) -> None:
    (data / "tables" / "indicator.csv").unlink()


def _no_checksum(data: Path) -> None:
    file = data / "catalogue" / "origins" / "source.yml"
    lines = ["files: []" if line.startswith("files:") else line for line in file.read_text().splitlines()]
    file.write_text("\n".join(lines))


def _empty_caveat(data: Path) -> None:
    file = data / "catalogue" / "skill.yml"
    file.write_text(file.read_text().replace("[Beware.]", '[""]'))


def _reference_to_nothing(data: Path) -> None:
    file = data / "catalogue" / "profile_skill.yml"
    file.write_text(file.read_text().replace("skill.skill_id", "skill.code"))


def _key_of_unknown_field(data: Path) -> None:
    file = data / "catalogue" / "skill.yml"
    file.write_text(file.read_text().replace("key: [skill_id]", "key: [code]"))


def _pattern_that_is_none(data: Path) -> None:
    file = data / "catalogue" / "region.yml"
    file.write_text(file.read_text().replace("^[A-Z]{2}", "^(?=A)"))


def _entry_filed_under_another_name(data: Path) -> None:
    (data / "catalogue" / "skill.yml").rename(data / "catalogue" / "competence.yml")


def _undescribed_origin(data: Path) -> None:
    file = data / "catalogue" / "skill.yml"
    file.write_text(file.read_text().replace("origins: [source]", "origins: [rumour]"))


def write_parquet(data: Path, table: str, frame: pl.DataFrame) -> Path:
    """Put a Parquet file in the place of a table's CSV file."""
    (data / "tables" / f"{table}.csv").unlink()
    frame.write_parquet(data / "tables" / f"{table}.parquet")
    return data / "tables" / f"{table}.parquet"


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
        (_mixed_encodings, "tables/job_profile.csv", 3, "title", "encoding"),
        (_huge_cell, "tables/job_profile.csv", 2, "title", "size"),
        (_cut_off, "tables/job_profile.csv", 2, None, "csv"),
        (_workbook_named_csv, "tables/skill.csv", 1, None, "format"),
        (_truncated_zip, "tables/skill.csv", 1, None, "format"),
        (_zip_among_the_tables, "tables/skill.zip", None, None, "entry"),
        (_byte_order_mark, "tables/skill.csv", 1, None, "encoding"),
        (_wrongly_decoded, "tables/job_profile.csv", 2, "title", "encoding"),
        (_last_row_cut_off, "tables/skill.csv", 3, None, "end"),
        (_bad_row_after_a_line_break, "tables/job_profile.csv", 3, "green_share", "range"),
        (_column_twice, "tables/skill.csv", 1, None, "columns"),
        (_no_rows, "tables/skill", None, None, "empty"),
        (_key_without_value, "tables/observation.csv", 2, "period", "required"),
        (_infinite_number, "tables/job_profile.csv", 2, "green_share", "finite"),
        (_unknown_word_in_a_list, "tables/indicator.csv", 2, "levels", "values"),
        (_unknown_status, "tables/observation.csv", 2, "status", "status"),
        (_breakdown_without_member, "tables/observation.csv", 2, "member", "total"),
        (_figure_of_an_unnamed_origin, "tables/observation.csv", 2, "origin", "origin"),
        (_label_of_nothing, "tables/label.csv", 6, "id", "reference"),
        (_name_without_spanish, "tables/indicator.csv", 2, "indicator", "language"),
        (_outline_of_an_unknown_region, "outlines/2024-2.geojson", None, "id", "reference"),
        (_outlines_cut_off, "outlines/2024-2.geojson", None, None, "format"),
        (_outline_of_one_region_missing, "outlines/2024-2.geojson", None, "id", "undrawn"),
        (_outlines_of_a_level_missing, "outlines/2024-0.geojson", None, None, "file"),
        (_more_than_all, "tables/observation.csv", 2, "value", "range"),
        (_language_that_is_none, "tables/label.csv", 6, "language", "language"),
        (_space_at_the_end, "tables/job_profile.csv", 2, "title", "space"),
        (_sign_that_cannot_be_seen, "tables/job_profile.csv", 2, "title", "control"),
        (_lines_of_windows, "tables/skill.csv", 1, None, "lines"),
        (_read_after_it_was_updated, "catalogue/indicator.yml", None, "updated", "date"),
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
        (_empty_text, "catalogue/skill.yml", None, "title", "catalogue"),
        (_number_without_unit, "catalogue/observation.yml", None, "value", "unit"),
        (_table_without_entry, "tables/wages", None, None, "entry"),
        (_entry_without_table, "tables/indicator", None, None, "file"),
        (_no_checksum, "catalogue/origins/source.yml", None, "files", "checksum"),
        (_empty_caveat, "catalogue/skill.yml", None, "caveats.0", "catalogue"),
        (_reference_to_nothing, "catalogue/profile_skill.yml", None, "skill_id", "catalogue"),
        (_key_of_unknown_field, "catalogue/skill.yml", None, None, "catalogue"),
        (_pattern_that_is_none, "catalogue/region.yml", None, "fields.1.pattern", "catalogue"),
        (_entry_filed_under_another_name, "catalogue/competence.yml", None, "table or origin", "catalogue"),
        (_undescribed_origin, "catalogue/skill.yml", None, "origins", "origin"),
    ],
)
def test_a_broken_sample_is_named(
    data: Path, spoil: Callable[[Path], None], file: str, row: int | None, field: str | None, rule: str
) -> None:
    """The first finding of the broken rule names the place and what to do."""
    spoil(data)

    findings = [finding for finding in check(data) if finding.rule == rule]

    assert findings
    assert (file, row, field) == (findings[0].file, findings[0].row, findings[0].field)
    assert findings[0].message.strip()
    assert findings[0].remedy.strip()


@pytest.mark.parametrize("folder", ["empty", "nowhere"])
def test_a_folder_without_data_is_not_sound(tmp_path: Path, folder: str) -> None:
    """A mistyped folder must not be told that every rule holds."""
    (tmp_path / "empty").mkdir()

    assert [("catalogue", "entry")] == [(one.file, one.rule) for one in check(tmp_path / folder)]


def test_a_key_that_stands_twice_is_told_once(data: Path) -> None:
    """A key of one field is unique already: the same row is not two findings."""
    entry = data / "catalogue" / "job_profile.yml"
    entry.write_text(
        entry.read_text().replace("name: profile_id, type: string", "name: profile_id, type: string, unique: true")
    )
    _duplicate_key(data)

    assert [4] == [one.row for one in check(data) if one.field == "profile_id"]


def test_a_cut_off_parquet_file_is_named(data: Path) -> None:
    """A table that is Parquet and was cut off is a finding, not a crash."""
    file = write_parquet(data, "skill", pl.read_csv(data / "tables" / "skill.csv"))
    file.write_bytes(file.read_bytes()[:100])

    findings = check(data)

    assert [("tables/skill.parquet", "format")] == [(finding.file, finding.rule) for finding in findings]


def test_codes_stored_as_numbers_are_named(data: Path) -> None:
    """A Parquet column of numbers has lost the leading zeros of its codes."""
    write_parquet(data, "indicator", pl.DataFrame({"indicator": [110], "unit": ["pc"], "levels": ["2"]}))

    findings = check(data)

    assert ("tables/indicator.parquet", "indicator", "type") == (findings[0].file, findings[0].field, findings[0].rule)


def test_a_fraction_in_a_column_of_whole_numbers_is_named(data: Path) -> None:
    """A Parquet column of numbers may not silently lose what stands behind the point."""
    rows = {"vintage": [2024.5, 2024.0], "region": ["ES21", "ES"], "level": ["2", "0"]}
    write_parquet(data, "region", pl.DataFrame(rows))

    found = [finding for finding in check(data) if finding.rule == "type"]

    assert [("tables/region.parquet", 2, "vintage")] == [(one.file, one.row, one.field) for one in found]


def test_many_findings_of_a_kind_are_counted(data: Path) -> None:
    """Twenty show the pattern; the rest are a number."""
    write_rows(data, "indicator", [f"{name},pc,2" for name in range(40)])

    messages = [finding.message for finding in check(data) if finding.rule == "empty"]

    assert (21, "20 more like this.") == (len(messages), messages[-1])


def test_a_catalogue_entry_that_is_no_yaml_is_a_finding(data: Path) -> None:
    """The check names the entry instead of breaking off."""
    (data / "catalogue" / "skill.yml").write_text("table: [")

    findings = check(data)

    assert [("catalogue/skill.yml", 1, "catalogue")] == [(one.file, one.row, one.rule) for one in findings]


def _designs(**columns: list[str | None]) -> dict[str, pl.DataFrame]:
    length = len(next(iter(columns.values())))
    return {
        "micro_credential": pl.DataFrame({"_file": ["tables/a.csv"] * length, "_row": range(2, length + 2), **columns})
    }


def test_a_country_is_checked_by_list() -> None:
    """GR and GB are told what Eurostat writes; ZZ has the form of a country and is none."""
    found = domain.countries_are_countries(_designs(country=["ES", "EL", "GR", "GB", "ZZ", None, "XK"]))

    assert [(5, "Write UK."), (4, "Write EL."), (6, "Write a code of ISO 3166, EL for Greece, UK.")] == [
        (one.row, one.remedy) for one in found
    ]


def test_a_field_of_education_is_checked_by_list() -> None:
    """Four digits are not a field yet."""
    assert [3] == [one.row for one in domain.fields_are_fields(_designs(isced_f=["0715", "1234", None]))]
