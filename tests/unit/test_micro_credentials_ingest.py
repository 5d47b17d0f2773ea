"""The loader of micro-credential designs, on worlds of one or two designs."""

import copy
import csv
from pathlib import Path
from typing import Any

import polars as pl
import pytest
import yaml

from observatory.errors import DatasetInvalid, SourceUnreadable
from observatory.ingest.micro_credentials import ingest

SKILLS = [f"00000000-0000-0000-0000-00000000000{digit}" for digit in range(1, 6)]
TERMS = {
    "assessment": [{"term": "practical assessment", "uri": "urn:a", "es": "prueba práctica"}],
    "participation": [{"term": "Presential", "uri": "urn:p", "es": "presencial"}],
    "delivery": [{"term": "workshop, seminar", "uri": "urn:d", "es": "taller o seminario"}],
    "quality_assurance": [{"term": "to be set", "uri": None, "es": "por determinar"}],
    "supervision": [{"term": "supervised", "uri": None, "es": "con supervisión"}],
}
DESIGN: dict[str, Any] = {
    "id": "first-welds",
    "title": {"en": "First welds", "es": "Primeras soldaduras"},
    "purpose": {"en": "For beginners.", "es": "Para principiantes."},
    "area_id": "welding",
    "isced_f": "0715",
    "eqf_level": 3,
    "workload_hours": 40,
    "ects": 1.5,
    "participation": "Presential",
    "delivery": ["workshop, seminar"],
    "assessment": ["practical assessment"],
    "quality_assurance": "to be set",
    "language": ["en", "es"],
    "skills": SKILLS[:4],
    "outcomes": [{"en": f"Weld {one}.", "es": f"Suelda {one}."} for one in ("sheet", "tube", "bar")],
}


@pytest.fixture
def world(tmp_path: Path) -> Path:
    """A data folder with five skills, one technology area and four vocabularies of one term."""
    (tmp_path / "tables").mkdir()
    (tmp_path / "curation" / "micro_credentials").mkdir(parents=True)
    pl.DataFrame({"skill_id": SKILLS}).write_parquet(tmp_path / "tables" / "skill.parquet")
    (tmp_path / "tables" / "technology_area.csv").write_text("area_id,position\nwelding,1\n")
    (tmp_path / "curation" / "learning_terms.yml").write_text(yaml.safe_dump(TERMS))
    return tmp_path


def write(world: Path, *designs: dict[str, Any], name: str = "welding.yml") -> Path:
    """Write designs into one file of the world and return the folder they lie in."""
    folder = world / "curation" / "micro_credentials"
    # A round trip through JSON-like copies keeps YAML from writing anchors for shared lists.
    content = {"edition": "2026-11-23", "designs": [copy.deepcopy(design) for design in designs]}
    text = "reviewed: 2026-11-23\n" + yaml.safe_dump(content, allow_unicode=True, sort_keys=False)
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def table(world: Path, path: str) -> list[dict[str, str]]:
    """Return the rows of a CSV table of the world."""
    with (world / "tables" / path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def refused(world: Path, *designs: dict[str, Any]) -> list[tuple[str | None, str]]:
    """Ingest designs that must be refused and return field and rule of each finding."""
    source = write(world, *designs)
    with pytest.raises(DatasetInvalid) as caught:
        ingest(source, world)
    return [(finding.field, finding.rule) for finding in caught.value.findings]


def test_a_design_becomes_a_record_without_awarding_body(world: Path) -> None:
    """A design is marked as such and claims neither awarding body nor country."""
    ingest(write(world, DESIGN), world)

    (record,) = table(world, "micro_credential.csv")
    expected = {
        "status": "reference design",
        "awarding_body": "",
        "country": "",
        "grade": "curated",
        "eqf_level": "3",
        "workload_hours": "40",
        "ects": "1.5",
        "reviewed": "2026-11-23",
    }
    assert expected == {name: record[name] for name in expected}


def test_outcomes_stand_in_both_languages_and_in_order(world: Path) -> None:
    """Three outcomes in two languages make six rows, numbered as written."""
    ingest(write(world, DESIGN), world)

    expected = [
        ("1", "en", "Weld sheet."),
        ("1", "es", "Suelda sheet."),
        ("2", "en", "Weld tube."),
        ("2", "es", "Suelda tube."),
        ("3", "en", "Weld bar."),
        ("3", "es", "Suelda bar."),
    ]
    rows = table(world, "learning_outcome.csv")
    assert expected == [(row["position"], row["language"], row["outcome"]) for row in rows]


def test_skills_are_linked_by_curation_without_a_level(world: Path) -> None:
    """ESCO has no proficiency level, so the link carries none; we made it ourselves."""
    ingest(write(world, DESIGN), world)

    expected = [("first-welds", skill, "", "curated") for skill in SKILLS[:4]]
    rows = table(world, "micro_credential_skill.csv")
    assert expected == [tuple(row.values()) for row in rows]


def test_title_and_purpose_become_labels(world: Path) -> None:
    """Names and our own definition stand in both languages in the table of labels."""
    ingest(write(world, DESIGN), world)

    expected = {
        ("en", "preferred", "First welds"),
        ("es", "preferred", "Primeras soldaduras"),
        ("en", "definition", "For beginners."),
        ("es", "definition", "Para principiantes."),
    }
    rows = table(world, "label/micro_credential.csv")
    assert expected == {(row["language"], row["role"], row["label"]) for row in rows}


def test_stacking_said_once_holds_both_ways(world: Path) -> None:
    """If A stacks with B, B stacks with A."""
    second = DESIGN | {"id": "second-welds", "title": {"en": "Second", "es": "Segunda"}, "stacks_with": ["first-welds"]}
    ingest(write(world, DESIGN, second), world)

    rows = table(world, "micro_credential.csv")
    expected = {"first-welds": "second-welds", "second-welds": "first-welds"}
    assert expected == {row["micro_credential_id"]: row["stacks_with"] for row in rows}


def test_repetition_is_byte_identical(world: Path) -> None:
    """The same designs give the same bytes, and no draft stays behind."""
    source = write(world, DESIGN)
    ingest(source, world)
    before = {file: file.read_bytes() for file in (world / "tables").rglob("*.*")}
    ingest(source, world)

    assert before == {file: file.read_bytes() for file in (world / "tables").rglob("*.*")}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"eqf_level": 9}, ("eqf_level", "range")),
        ({"eqf_level": "EQF 4"}, ("eqf_level", "range")),
        ({"eqf_level": 3.5}, ("eqf_level", "range")),
        ({"workload_hours": -3}, ("workload_hours", "range")),
        ({"workload_hours": "two weeks"}, ("workload_hours", "range")),
        ({"workload_hours": True}, ("workload_hours", "range")),
        ({"workload_hours": float("nan")}, ("workload_hours", "range")),
        ({"ects": 0}, ("ects", "range")),
        ({"ects": 3}, ("ects", "ects")),
        ({"area_id": "alchemy"}, ("area_id", "unknown area")),
        ({"isced_f": 715}, ("isced_f", "pattern")),
        ({"assessment": ["dance"]}, ("assessment", "unknown term")),
        ({"assessment": []}, ("assessment", "required")),
        ({"participation": "on the moon"}, ("participation", "unknown term")),
        ({"language": "english"}, ("language", "pattern")),
        ({"skills": [*SKILLS[:3], "http://example.org/skill"]}, ("skills", "unknown skill")),
        ({"skills": [*SKILLS[:4], SKILLS[0]]}, ("skills", "duplicate")),
        ({"skills": SKILLS[:3]}, ("skills", "number")),
        ({"skills": None}, ("skills", "number")),
        ({"title": {"en": "Only English"}}, ("title", "language")),
        ({"purpose": "no language"}, ("purpose", "language")),
        ({"prerequisites": {"es": "Solo español"}}, ("prerequisites", "language")),
        ({"outcomes": DESIGN["outcomes"][:2]}, ("outcomes", "number")),
        ({"outcomes": [*DESIGN["outcomes"], {"en": "Weld."}]}, ("outcomes", "number")),
        ({"outcomes": [*DESIGN["outcomes"], DESIGN["outcomes"][0]]}, ("outcomes", "duplicate")),
        ({"id": "First Welds"}, ("id", "pattern")),
        ({"provider": "nobody"}, ("provider", "unknown field")),
        ({"builds_on": ["nothing"]}, ("builds_on", "unknown design")),
        ({"stacks_with": ["first-welds"]}, ("stacks_with", "unknown design")),
        ({"stacks_with": None}, ("stacks_with", "unknown design")),
    ],
)
def test_a_wrong_field_is_named(world: Path, change: dict[str, Any], expected: tuple[str, str]) -> None:
    """Each kind of mistake gives a finding with the field and the rule."""
    assert expected in refused(world, DESIGN | change)


@pytest.mark.parametrize("name", ["title", "eqf_level", "outcomes", "skills", "quality_assurance"])
def test_a_missing_field_is_named(world: Path, name: str) -> None:
    """A mandatory element that is not there is asked for, and only once."""
    broken = {key: value for key, value in DESIGN.items() if key != name}

    expected = [(name, "required")]
    assert expected == refused(world, broken)


def test_a_finding_says_where_and_what_to_do(world: Path) -> None:
    """File, line, entry and remedy stand in the finding."""
    source = write(world, DESIGN, DESIGN | {"id": "deep-welds", "title": {"en": "D", "es": "D"}, "eqf_level": 9})
    with pytest.raises(DatasetInvalid) as caught:
        ingest(source, world)

    (finding,) = caught.value.findings
    line = (source / "welding.yml").read_text().splitlines().index("- id: deep-welds") + 1
    assert ("curation/micro_credentials/welding.yml", line) == (finding.file, finding.row)
    assert finding.message.startswith("deep-welds:")
    assert finding.remedy == "Use a whole number from 1 to 8."


def test_the_same_id_in_two_files_is_refused(world: Path) -> None:
    """An id names one design, across all files."""
    write(world, DESIGN | {"title": {"en": "Other", "es": "Otra"}}, name="another.yml")

    expected = [("id", "duplicate")]
    assert expected == refused(world, DESIGN)


def test_the_same_title_is_refused(world: Path) -> None:
    """Two designs of one title could not be told apart in a list."""
    expected = [("title", "duplicate")]
    assert expected == refused(world, DESIGN, DESIGN | {"id": "second-welds"})


def test_a_path_must_not_descend_or_turn_in_circles(world: Path) -> None:
    """EQF 3 cannot build on EQF 4, and two designs cannot build on each other."""
    other = DESIGN | {"id": "more", "title": {"en": "More", "es": "Más"}, "eqf_level": 4, "builds_on": ["first-welds"]}
    found = refused(world, DESIGN | {"builds_on": ["more"]}, other)

    expected = [("builds_on", "level"), ("builds_on", "circle"), ("builds_on", "circle")]
    assert expected == found


def test_every_circle_is_shown(world: Path) -> None:
    """Two circles at once: each design of them is told the way back to itself."""
    pairs = [("a", "b"), ("b", "a"), ("c", "d"), ("d", "c")]
    designs = [
        DESIGN | {"id": f"weld-{own}", "title": {"en": own, "es": own}, "builds_on": [f"weld-{below}"]}
        for own, below in pairs
    ]
    with pytest.raises(DatasetInvalid) as caught:
        ingest(write(world, *designs), world)
    shown = [finding.message.rpartition(": ")[2] for finding in caught.value.findings]

    assert ["weld-a → weld-b → weld-a."] * 2 + ["weld-c → weld-d → weld-c."] * 2 == shown


def test_a_pair_is_linked_in_one_way(world: Path) -> None:
    """What builds on a design does not also stack beside it."""
    other = DESIGN | {"id": "more", "title": {"en": "More", "es": "Más"}, "builds_on": ["first-welds"]}

    expected = [("builds_on", "duplicate")]
    assert expected == refused(world, DESIGN | {"stacks_with": ["more"]}, other)


def test_a_refusal_leaves_the_tables_as_they_were(world: Path) -> None:
    """The last good dataset survives a bad edit."""
    ingest(write(world, DESIGN), world)
    before = (world / "tables" / "micro_credential.csv").read_bytes()
    refused(world, DESIGN | {"eqf_level": 9})

    assert before == (world / "tables" / "micro_credential.csv").read_bytes()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"designs: [", "cannot be read"),
        (b"\xff\xfe\x00", "cannot be read"),
        (b"- a list", "mapping"),
        (b"edition: x\nreviewed: 2026-01-01\n", "no `designs`"),
        (b"edition: x\nreviewed: soon\ndesigns: []\n", "not a date"),
        (b"edition: x\nreviewed: 2026-01-01\ndesigns: none\n", "must be a list"),
        (b"edition: x\nedition: y\n", "edition twice"),
    ],
)
def test_a_file_that_is_no_list_of_designs_is_refused(world: Path, text: bytes, said: str) -> None:
    """A file that cannot be understood is named together with what is wrong."""
    folder = write(world, DESIGN)
    (folder / "broken.yml").write_bytes(text)

    with pytest.raises(SourceUnreadable, match=rf"broken\.yml.*{said}"):
        ingest(folder, world)


def test_missing_tables_are_asked_for(world: Path) -> None:
    """Without the skills nothing can be checked, and the message says what to do first."""
    (world / "tables" / "skill.parquet").unlink()

    with pytest.raises(SourceUnreadable, match=r"no table `skill`.*Ingest it first"):
        ingest(write(world, DESIGN), world)


def test_an_empty_folder_is_refused(world: Path) -> None:
    """No design at all would empty the catalogue, so it counts as a mistake."""
    with pytest.raises(SourceUnreadable, match=r"holds no \.yml file"):
        ingest(world / "curation" / "micro_credentials", world)
