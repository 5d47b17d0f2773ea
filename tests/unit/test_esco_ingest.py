"""ESCO: the official layout of two versions becomes our tables, and damaged downloads change nothing."""

import csv
import io
import shutil
import zipfile
from pathlib import Path

import polars as pl
import pytest
import yaml

from observatory.errors import DatasetInvalid, SourceUnreadable
from observatory.ingest.esco import ingest

OCCUPATION = "http://data.europa.eu/esco/occupation/"
SKILL = "http://data.europa.eu/esco/skill/"
GROUP = "http://data.europa.eu/esco/skill/S1"
NACE = "http://data.europa.eu/ux2/nace2.1/"
DIGITAL_IDENTITY = SKILL + "manage-identity"

Rows = list[dict[str, str]]


def classification() -> dict[str, Rows]:
    """A welder (manufacturing), a baker (manufacturing, group not chosen), a diver (chosen group, no manufacturing)."""
    occupations = [
        ("w", "7212", "welder", "metal joiner\nwelder\n\u200bmetal  joiner ", "7212.5"),
        ("b", "7512", "baker", "", "7512.1"),
        ("d", "7541", "diver", "", "7541.1"),
    ]
    skills = [
        ("weld", "skill/competence", "cross-sector", "weld", "fuse\nmetal"),
        ("steel", "knowledge", "sector-specific", "steel", ""),
        ("mould", "", "sector-specific", "mould bread", ""),
        ("careful", "skill/competence", "cross-sector", "attend to detail at work", ""),
        ("narrow", "skill/competence", "sector-specific", "attend to detail in bread", ""),
        ("manage-identity", "skill/competence", "transversal", "manage digital identity", ""),
    ]
    level = {f"Level {n} {what}": "" for n in range(4) for what in ("URI", "preferred term", "code")}
    return {
        "occupations_en.csv": [
            {"conceptUri": OCCUPATION + uri, "iscoGroup": isco, "preferredLabel": t, "altLabels": others, "code": code}
            for uri, isco, t, others, code in occupations
        ],
        "skills_en.csv": [
            {"conceptUri": SKILL + uri, "skillType": kind, "reuseLevel": reuse, "preferredLabel": t, "altLabels": also}
            for uri, kind, reuse, t, also in skills
        ],
        "occupationSkillRelations.csv": [
            {"occupationUri": OCCUPATION + occupation, "relationType": need, "skillUri": SKILL + skill}
            for occupation, need, skill in [
                ("w", "essential", "weld"),
                ("w", "optional", "weld"),
                ("w", "optional", "steel"),
                ("w", "optional", "careful"),
                ("w", "optional", "narrow"),
                ("b", "essential", "mould"),
                ("nobody", "essential", "weld"),
            ]
        ],
        "ISCOGroups_en.csv": [
            {
                "conceptUri": f"http://data.europa.eu/esco/isco/C{code}",
                "code": code,
                "preferredLabel": f"group {code}",
                "altLabels": "",
            }
            for code in ("7", "72", "721", "7212")
        ],
        "skillGroups_en.csv": [{"conceptUri": GROUP, "preferredLabel": "working", "altLabels": ""}],
        "skillsHierarchy_en.csv": [
            level | {"Level 0 URI": GROUP, "Level 0 preferred term": "working", "Level 0 code": "S1"}
        ],
        "skillSkillRelations.csv": [
            {"originalSkillUri": SKILL + "weld", "relationType": "essential", "relatedSkillUri": SKILL + "steel"},
            {"originalSkillUri": SKILL + "weld", "relationType": "optional", "relatedSkillUri": SKILL + "elsewhere"},
        ],
        "broaderRelationsSkillPillar.csv": [
            {
                "conceptType": "KnowledgeSkillCompetence",
                "conceptUri": SKILL + below,
                "broaderType": kind,
                "broaderUri": above,
            }
            for below, kind, above in [
                ("weld", "SkillGroup", GROUP),
                ("steel", "KnowledgeSkillCompetence", SKILL + "weld"),
                ("mould", "SkillGroup", GROUP),
                ("manage-identity", "SkillGroup", GROUP),
                ("careful", "KnowledgeSkillCompetence", DIGITAL_IDENTITY),
                ("narrow", "KnowledgeSkillCompetence", DIGITAL_IDENTITY),
            ]
        ],
        "digitalSkillsCollection_en.csv": [{"conceptUri": SKILL + "none"}],
        "greenSkillsCollection_en.csv": [{"conceptUri": SKILL + "weld"}],
        "transversalSkillsCollection_en.csv": [{"conceptUri": DIGITAL_IDENTITY}],
    }


def table(rows: Rows, delimiter: str = ",") -> str:
    """Rows as a CSV text, quoted where a cell holds a line break."""
    text = io.StringIO()
    writer = csv.DictWriter(text, rows[0], delimiter=delimiter, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def write_source(folder: Path, files: dict[str, bytes], version: str = "1.1.1") -> None:
    """The two zips and the three tables beside them."""
    folder.mkdir(exist_ok=True)
    for name in ("en", "relations"):
        with zipfile.ZipFile(folder / f"ESCO_v{version}_classification_{name}_csv.zip", "w") as archive:
            for member, content in files.items():
                if ("Relations" in member) == (name == "relations"):
                    archive.writestr(f"folder/{member}", content)
    (folder / "occupation_nace_v1.csv").write_text(
        f"occupation_uri,nace_2_1_codes\n{OCCUPATION}w,2511|62\n{OCCUPATION}b,10\n"
    )
    (folder / "green_share_v1.csv").write_text(f"concept_uri,green_share\n{OCCUPATION}w,0.25\n")
    (folder / "labels_multilingual.csv").write_text(
        "uri,language,label,alt_labels\n"
        f"{OCCUPATION}w,es,soldador,operario de soldadura|Soldador\n{SKILL}weld,es,soldar,\n"
    )


def later(tables: dict[str, Rows]) -> dict[str, Rows]:
    """The same world as 1.2 writes it: labels beside addresses, NACE and green shares inside, rows repeated."""
    tables = {
        name if name.endswith("_en.csv") else name.replace(".csv", "_en.csv"): [{"label": "?"} | row for row in rows]
        for name, rows in tables.items()
    }
    codes = {"w": f"{NACE}2511,\n{NACE}62", "b": f"{NACE}10", "d": ""}
    for name in ("occupations_en.csv", "skills_en.csv"):
        tables[name] = [
            row | {"naceCode": codes.get(row["conceptUri"][-1], ""), "modifiedDate": date}
            for date in ("2024-01-25", "2024-02-01")
            for row in tables[name]
        ]
    tables["greenShareOcc_en.csv"] = [
        {"conceptType": "Occupation", "conceptUri": OCCUPATION + "w", "code": "7212.5", "greenShare": "0.25"}
    ]
    return tables


def write_later_source(folder: Path, tables: dict[str, Rows]) -> None:
    """One zip, named as the publisher names those of 1.2; no tables beside it but the labels."""
    with zipfile.ZipFile(folder / "ESCO dataset - v1.2.1 - classification - en - csv.zip", "w") as archive:
        for member, content in encoded(later(tables)).items():
            archive.writestr(f"ESCO dataset - v1.2.1 - classification - en - csv/{member}", content)
    for old in [*folder.glob("ESCO_*"), *folder.glob("green_share*"), *folder.glob("occupation_nace*")]:
        old.unlink()


def encoded(tables: dict[str, Rows]) -> dict[str, bytes]:
    """Every table as UTF-8."""
    return {name: table(rows).encode() for name, rows in tables.items()}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """The publisher's files."""
    write_source(tmp_path / "source", encoded(classification()))
    return tmp_path / "source"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with the editors' decisions: two groups, no single decision, one area."""
    curation = tmp_path / "data" / "curation"
    curation.mkdir(parents=True)
    decide(curation, [])
    rule = {
        "manufacturing_divisions": {"first": 10, "last": 33},
        "groups": [{"isco": "7212", "condition": "manufacturing"}, {"isco": "7541", "condition": "manufacturing"}],
    }
    (curation / "job_profile_selection.yml").write_text(yaml.safe_dump(rule))
    named = {"en": "Welding", "es": "Soldadura"}
    areas = {
        "areas": {"welding": {"name": named, "definition": named}, "other": {"name": named, "definition": named}},
        "titles": [{"word": "weld", "area": "welding"}],
        "isco": {"75": "other"},
    }
    (curation / "technology_area.yml").write_text(yaml.safe_dump(areas))
    return tmp_path / "data"


def decide(curation: Path, rows: list[str]) -> None:
    """Write single decisions of the editors."""
    lines = ["profile_id,isco_code,title,decision,reason", *rows]
    (curation / "job_profile_decisions.csv").write_text("\n".join(lines) + "\n")


def read(data: Path, path: str) -> pl.DataFrame:
    """A table that was written."""
    file = data / "tables" / path
    return pl.read_parquet(file) if file.suffix == ".parquet" else pl.read_csv(file, infer_schema=False)


def contents(data: Path) -> dict[str, bytes]:
    """Every written file by name."""
    return {f.name: f.read_bytes() for f in sorted((data / "tables").rglob("*")) if f.is_file()}


def test_the_rule_selects_by_group_and_nace(source: Path, data: Path) -> None:
    """The welder is in; the baker's group is not chosen; the diver has no tag of manufacturing."""
    ingest(source, data)
    profiles = read(data, "job_profile.csv")

    assert [("w", "welding", "2511|62", "0.25", "rule: ISCO 7212, manufacturing")] == profiles.select(
        "profile_id", "area_id", "nace_codes", "green_share", "selection"
    ).rows()


def test_a_decision_overrules_the_rule_and_leaves_its_reason(source: Path, data: Path) -> None:
    """The baker comes in, the welder goes out, and the table says why."""
    decide(data / "curation", ["b,7512,baker,include,Bakes for the canteen.", "w,7212,welder,exclude,Retired."])
    ingest(source, data)

    assert [("b", "other", "decision: Bakes for the canteen.")] == (
        read(data, "job_profile.csv").select("profile_id", "area_id", "selection").rows()
    )


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("x,1,nobody,include,Because.", "no occupation of this ESCO version"),
        ("w,7212,welder,include,Because.", "the rule already says include"),
        ("w,7212,welder,exclude,", "no reason"),
        ("w,7212,welder,maybe,Because.", "maybe"),
    ],
)
def test_an_idle_or_unreasoned_decision_is_refused(source: Path, data: Path, line: str, message: str) -> None:
    """Decisions that change nothing, name nobody or give no reason would rot."""
    decide(data / "curation", [line])

    with pytest.raises(DatasetInvalid, match=message):
        ingest(source, data)


def test_essential_wins_over_optional_and_strangers_stay_out(source: Path, data: Path) -> None:
    """A skill listed twice counts once, as essential; relations of an unknown occupation are left out."""
    ingest(source, data)

    assert [("careful", "optional"), ("narrow", "optional"), ("steel", "optional"), ("weld", "essential")] == (
        read(data, "profile_skill.parquet").select("skill_id", "need").rows()
    )


def test_skills_carry_type_flags_and_group(source: Path, data: Path) -> None:
    """Knowledge is told apart, collections become flags, and a skill below a skill takes its group."""
    ingest(source, data)
    skills = read(data, "skill.parquet").filter(pl.col("skill_id").is_in(["steel", "weld"]))

    assert [("steel", "knowledge", False, "S1"), ("weld", "skill", True, "S1")] == (
        skills.select("skill_id", "skill_type", "green", "group_id").rows()
    )


def test_transversal_is_what_esco_says_and_one_step_below(source: Path, data: Path) -> None:
    """Below a transversal skill, only what serves across sectors is one; what is below that is not (steel, weld)."""
    ingest(source, data)

    assert {"careful"} == set(read(data, "skill.parquet").filter("transversal")["skill_id"])


def test_a_skill_without_a_type_is_a_skill(source: Path, data: Path) -> None:
    """The source leaves some types empty."""
    decide(data / "curation", ["b,7512,baker,include,Bakes for the canteen."])
    ingest(source, data)

    assert "skill" == dict(read(data, "skill.parquet").select("skill_id", "skill_type").iter_rows())["mould"]


def test_names_are_cleaned_and_not_repeated(source: Path, data: Path) -> None:
    """Line breaks separate synonyms; invisible and double spaces go; the preferred name is no synonym in any case."""
    ingest(source, data)
    labels = read(data, "label/esco.parquet").filter(pl.col("kind") == "profile")

    assert [
        ("en", "alternative", "metal joiner"),
        ("en", "preferred", "welder"),
        ("es", "alternative", "operario de soldadura"),
        ("es", "preferred", "soldador"),
    ] == labels.select("language", "role", "label").rows()


TABLES = ["job_profile.csv", "skill.parquet", "skill_group_member.parquet", "profile_skill.parquet", "isco_group.csv"]


def test_the_layout_of_1_2_reads_alike(source: Path, data: Path) -> None:
    """More columns, repeated rows, NACE and green shares inside the download: the same facts, the newer edition."""
    ingest(source, data)
    before = [read(data, path) for path in TABLES]
    write_later_source(source, classification())
    ingest(source, data)
    after = [read(data, path) for path in TABLES]

    assert [f.drop("edition", strict=False).rows() for f in before] == [
        f.drop("edition", strict=False).rows() for f in after
    ]
    assert ["1.1.1", "1.2.1"] == [frames[0]["edition"][0] for frames in (before, after)]


def test_english_names_carry_the_edition_they_come_from(source: Path, data: Path) -> None:
    """A newer download never passes for the older publication."""
    write_later_source(source, classification())
    ingest(source, data)
    labels = read(data, "label/esco.parquet").filter(pl.col("language") == "en")

    assert ["esco-1.2.1"] == labels["origin"].unique().to_list()


def overrule(data: Path, *entries: dict[str, str]) -> None:
    """Put decisions on single profiles into the rule for areas."""
    file = data / "curation" / "technology_area.yml"
    file.write_text(yaml.safe_dump(yaml.safe_load(file.read_text()) | {"profiles": list(entries)}))


def test_a_decision_on_the_area_comes_before_title_and_group(source: Path, data: Path) -> None:
    """The welder stands elsewhere, for a reason."""
    overrule(data, {"profile_id": "w", "area": "other", "reason": "Welds art."})
    ingest(source, data)

    assert ["other"] == read(data, "job_profile.csv")["area_id"].to_list()


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ({"profile_id": "b", "area": "other", "reason": "Bakes."}, "no selected profile"),
        ({"profile_id": "w", "area": "welding", "reason": "Welds."}, "the rule already says so"),
        ({"profile_id": "w", "area": "other", "reason": " "}, "no reason"),
        ({"profile_id": "w", "area": "nowhere", "reason": "Lost."}, "no area “nowhere”"),
    ],
)
def test_an_idle_or_unreasoned_area_is_refused(source: Path, data: Path, entry: dict[str, str], message: str) -> None:
    """A line that changes nothing, names nobody or gives no reason would rot."""
    overrule(data, entry)

    with pytest.raises(DatasetInvalid, match=message):
        ingest(source, data)


def test_a_profile_without_an_area_is_refused(source: Path, data: Path) -> None:
    """Every profile has exactly one area."""
    decide(data / "curation", ["d,7541,diver,include,Inspects weld seams under water."])
    file = data / "curation" / "technology_area.yml"
    file.write_text(yaml.safe_dump(yaml.safe_load(file.read_text()) | {"isco": {}}))

    with pytest.raises(DatasetInvalid, match="No area for diver"):
        ingest(source, data)


def test_the_same_input_gives_the_same_bytes(source: Path, data: Path) -> None:
    """A second run leaves every file as it was."""
    ingest(source, data)
    before = contents(data)
    ingest(source, data)

    assert before == contents(data)


def _cut_off(source: Path) -> None:
    archive = source / "ESCO_v1.1.1_classification_en_csv.zip"
    archive.write_bytes(archive.read_bytes()[:300])


def _damaged_inside(source: Path) -> None:
    archive = source / "ESCO_v1.1.1_classification_en_csv.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as content:
        for member, text in encoded(classification()).items():
            content.writestr(member, text)
    packed = bytearray(archive.read_bytes())
    packed[60:90] = b"\xff" * 30
    archive.write_bytes(packed)


def _changed(source: Path, member: str, row: int, **cells: str) -> None:
    tables = classification()
    tables[member][row] = tables[member][row] | cells
    write_source(source, encoded(tables))


def _huge_cell(source: Path) -> None:
    _changed(source, "skills_en.csv", 0, altLabels="x" * 10_000_000)


def _unclosed_quote(source: Path) -> None:
    files = encoded(classification())
    files["occupations_en.csv"] = files["occupations_en.csv"].replace(b"diver", b'"diver')
    write_source(source, files)


def _unknown_need(source: Path) -> None:
    _changed(source, "occupationSkillRelations.csv", 1, relationType="perhaps")


def _no_group(source: Path) -> None:
    _changed(source, "occupations_en.csv", 2, iscoGroup="baking")


def _no_address(source: Path) -> None:
    _changed(source, "skills_en.csv", 1, conceptUri="")


def _decimal_comma(source: Path) -> None:
    (source / "green_share_v1.csv").write_text(f'concept_uri,green_share\n{OCCUPATION}w,"0,25"\n')


def _negative_share(source: Path) -> None:
    (source / "green_share_v1.csv").write_text(f"concept_uri,green_share\n{OCCUPATION}b,0\n{OCCUPATION}w,-0.25\n")


def _two_tags(source: Path) -> None:
    (source / "occupation_nace_v1.csv").write_text(
        f"occupation_uri,nace_2_1_codes\n{OCCUPATION}w,25\n{OCCUPATION}w,26\n"
    )


def _two_versions(source: Path) -> None:
    write_source(source, encoded(classification()), version="1.2.0")


def _no_version(source: Path) -> None:
    (source / "ESCO_v1.1.1_classification_en_csv.zip").rename(source / "ESCO_classification_en_csv.zip")


def _semicolons(source: Path) -> None:
    files = encoded(classification())
    files["skills_en.csv"] = table(classification()["skills_en.csv"], ";").encode()
    write_source(source, files)


def _mixed_encodings(source: Path) -> None:
    files = encoded(classification())
    files["occupations_en.csv"] = files["occupations_en.csv"].replace(b"baker", "boulangère".encode("latin-1"))
    write_source(source, files)


def _twice(source: Path) -> None:
    tables = classification()
    tables["occupations_en.csv"].append(tables["occupations_en.csv"][0] | {"preferredLabel": "another welder"})
    write_source(source, encoded(tables))


def _missing_member(source: Path) -> None:
    files = encoded(classification())
    del files["skills_en.csv"]
    write_source(source, files)


def _missing_table(source: Path) -> None:
    (source / "green_share_v1.csv").unlink()


def _no_download(source: Path) -> None:
    shutil.rmtree(source)
    source.mkdir()


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (_cut_off, "no whole zip"),
        (_damaged_inside, "no whole zip"),
        (_huge_cell, "skills_en.csv, row 2: a line of 10,000,"),
        (_unclosed_quote, "occupations_en.csv, row 4: 3 cells instead of 5"),
        (_unknown_need, "occupationSkillRelations, row 3, relationType: “perhaps”"),
        (_no_group, "occupations, row 4, iscoGroup"),
        (_no_address, "skills, row 3, conceptUri"),
        (_decimal_comma, "green_share_v1.csv, row 2, green_share: “0,25”"),
        (_negative_share, "green_share_v1.csv, row 3, green_share: “-0.25”"),
        (_two_tags, "occupation_nace_v1.csv: .*w stands there twice and says different things"),
        (_two_versions, "versions 1.1.1 and 1.2.0"),
        (_no_version, "names no version"),
        (_semicolons, "has no column conceptUri"),
        (_mixed_encodings, "occupations_en.csv, line 5: not UTF-8"),
        (_twice, "stands there twice"),
        (_missing_member, "holds skills_en.csv"),
        (_missing_table, "There is no green_share"),
        (_no_download, "no ESCO download"),
    ],
)
def test_a_damaged_download_is_named_and_changes_nothing(source: Path, data: Path, spoil: object, message: str) -> None:
    """The error says what to download again; the tables stay as they were."""
    ingest(source, data)
    before = contents(data)
    spoil(source)  # type: ignore[operator]

    with pytest.raises(SourceUnreadable, match=message):
        ingest(source, data)

    assert before == contents(data)
