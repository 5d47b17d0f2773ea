"""Files of others: read without fetching or trusting anything, reported row by row, and written back without loss."""

import io
import json
import socket
import zipfile
from dataclasses import replace
from datetime import datetime

import pytest
import rdflib
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from pyshacl import validate

from observatory.errors import SourceUnreadable
from observatory.exchange.checking import MARKUP, Known, check
from observatory.exchange.elm import SNB, elm_text, elm_xml
from observatory.exchange.open_badge import open_badge_text
from observatory.exchange.reading import read
from observatory.exchange.record import ESCO_SKILL, Record, Skill, Term
from observatory.exchange.suggesting import read_decisions, suggest, write_suggestions
from observatory.exchange.template import Row, cells, write_csv, write_xlsx
from observatory.settings import ROOT

WELD, CUT = "11111111-aaaa-4aaa-8aaa-111111111111", "22222222-aaaa-4aaa-8aaa-222222222222"
TERMS: dict[str, dict[str, str | None]] = {
    "participation": {"Online": "http://data.europa.eu/snb/learning-assessment/920fbb3cbe"},
    "assessment": {"quiz": "http://data.europa.eu/snb/assessment/b1b68f6735", "oral examination": "http://x.eu/oral"},
    "delivery": {"internship": "http://data.europa.eu/snb/learning-activity/bf5588ff84"},
    "quality_assurance": {"Institutional License": "http://data.europa.eu/snb/accreditation/003293d2ce"},
    "supervision": {"supervised onsite, identity verified": None},
}
KNOWN = Known(
    skills={WELD: "weld metal", CUT: "cut metal"},
    terms=TERMS,
    areas=frozenset({"welding-joining"}),
    regions=frozenset({"EL30", "ES21"}),
    designs=frozenset({"our-design"}),
    offers={"their-offer": ("Another Centre", "ES")},
)
RECORD = Record(
    identifier="welding-one",
    title={"en": "Welding, one", "es": "Soldadura | uno"},
    description={"en": "First steps."},
    eqf_level=3,
    workload_hours=62.5,
    ects=2.5,
    isced_f="0715",
    languages=("es", "eu"),
    participation=(Term("Online", TERMS["participation"]["Online"]),),
    assessment=(Term("quiz", TERMS["assessment"]["quiz"]),),
    delivery=(Term("internship", TERMS["delivery"]["internship"]),),
    quality_assurance="Institutional License",
    prerequisites={"en": "None."},
    outcomes=({"en": "Weld a | joint.", "es": "Suelda."}, {"en": "Test it.", "es": "Prueba."}),
    skills=(
        Skill("weld metal", ESCO_SKILL + WELD, level="B2 | sure"),
        Skill("cut metal", ESCO_SKILL + CUT, "accepted"),
    ),
    status="offer",
    reviewed="2026-05-31",
    awarding_body="Centre “Ñ” of Trades",
    country="EL",
    region="EL30",
    area="welding-joining",
    supervision="supervised onsite, identity verified",
    grading="Passed or not passed: 60 % | 100 %",
    further_information="https://example.org/welding",
    builds_on=("our-design",),
    stacks_with=("their-offer", "our-design"),
)
ADDRESS = "https://example.org/micro-credential?id=welding-one"
GOOD = cells(RECORD)


@pytest.fixture(autouse=True)
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever opens a connection fails the test."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("Something was fetched.")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def written(record: Record) -> dict[str, bytes]:
    """A record in every format that carries all of it."""
    return {
        "a.csv": write_csv([cells(record)]),
        "a.xlsx": write_xlsx([cells(record)], TERMS),
        "a.jsonld": elm_text(record, address=ADDRESS).encode(),
        "a.xml": elm_xml(record, address=ADDRESS),
    }


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx", "a.jsonld", "a.xml"])
def test_a_record_comes_back_as_it_went(name: str) -> None:
    """Out and in again, by every format that has all its elements."""
    report = check(read(name, written(RECORD)[name]), KNOWN)

    assert ([], (RECORD,)) == (list(report.findings), report.records)


@pytest.mark.parametrize("language", ["en", "es", "eu"])
def test_a_badge_comes_back_in_every_language(language: str) -> None:
    """Open Badges has one language; the others stand beside it, and a text that stands in is not taken for another."""
    text = open_badge_text(RECORD, address=ADDRESS, language=language)
    report = check(read("a.json", text.encode()), KNOWN)

    assert ([], (RECORD,)) == (list(report.findings), report.records)


@pytest.mark.parametrize(
    "said", ["![](https://example.org/x.png)", "[here](https://example.org)", "<img src=x>", "[a]: https://example.org"]
)
def test_marks_that_a_page_would_follow_are_refused(said: str) -> None:
    """An image in a title would make every visitor's browser ask another host."""
    report = check([Row("a.csv", 2, {**GOOD, "title_en": f"Welding {said}"})], KNOWN)

    assert [("title_en", "markup")] == [(found.field, found.rule) for found in report.findings]


def test_a_language_that_cannot_be_exchanged_is_named() -> None:
    """Rather than lost on the way out."""
    report = check([Row("a.csv", 2, {**GOOD, "languages": "es|xx"})], KNOWN)

    assert [("languages", "form")] == [(found.field, found.rule) for found in report.findings]


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=20).filter(
    lambda said: said != "–" and not MARKUP.search(said)
)


@settings(max_examples=40, deadline=None)
@given(WORDS, st.lists(WORDS, min_size=1, max_size=4), st.integers(1, 8), st.integers(1, 4000))
def test_any_words_survive(title: str, outcomes: list[str], level: int, hours: int) -> None:
    """Bars, quotes, signs of formulas and every script."""
    record = replace(
        RECORD,
        title={"en": title},
        outcomes=tuple({"en": one} for one in outcomes),
        eqf_level=level,
        workload_hours=float(hours),
    )
    for name, content in written(record).items():
        assert (record,) == check(read(name, content), KNOWN).records, name


@pytest.mark.parametrize(
    ("field", "said", "rule"),
    [
        ("eqf_level", "EQF 9", "number"),
        ("eqf_level", "9", "number"),
        ("eqf_level", "3.5", "number"),
        ("workload_hours", "-3", "number"),
        ("workload_hours", "two weeks", "number"),
        ("workload_hours", "1e9", "number"),
        ("skills", ESCO_SKILL + "nobody", "unknown"),
        ("skills", "溶接する", "undecided"),
        ("reviewed", "31/05/2026", "date"),
        ("reviewed", "2026-02-30", "date"),
        ("country", "Atlantis", "form"),
        ("region", "ZZ99", "unknown"),
        ("region", "ES21", "region"),
        ("builds_on", "nobodys-course", "unknown"),
        ("builds_on", "welding-two", "unknown"),
        ("skill_levels", "B2", "levels"),
        ("prerequisites_de", "Keine.", "language"),
        ("identifier", "their-offer", "taken"),
        ("assessment", "exam", "term"),
        ("quality_assurance", "good", "term"),
        ("identifier", "our-design", "taken"),
        ("identifier", "Has Spaces", "form"),
        ("awarding_body", "", "missing"),
        ("languages", "Spanish", "form"),
        ("description_en", "x" * 5000, "too-long"),
        ("area", "magic", "unknown"),
        ("isced_f", "71", "form"),
    ],
)
def test_a_bad_cell_is_named(field: str, said: str, rule: str) -> None:
    """File, row, field, rule; the good row beside it is not harmed."""
    alone = {"builds_on": "", "stacks_with": "", "skill_levels": ""}
    bad = {**GOOD, **alone, "identifier": "welding-two", field: said}
    report = check(read("offers.csv", write_csv([GOOD, bad])), KNOWN)

    assert [("offers.csv", 3, field, rule)] == [(one.file, one.row, one.field, one.rule) for one in report.findings]
    assert (RECORD,) == report.records
    assert all(one.message and one.remedy for one in report.findings)


def test_duplicates_and_two_providers_of_one_name() -> None:
    """Rows that contradict each other are both held back."""
    twice = check([Row("a.csv", 2, GOOD), Row("a.csv", 3, GOOD)], KNOWN)
    abroad = {**GOOD, "identifier": "x", "country": "ES", "region": ""}
    names = check([Row("a.csv", 2, GOOD), Row("a.csv", 3, abroad)], KNOWN)

    assert ["duplicate", "duplicate"] == [one.rule for one in twice.findings]
    assert ["two-providers", "two-providers"] == [one.rule for one in names.findings]


def test_one_row_that_differs_does_not_hold_back_the_others() -> None:
    """The country that most rows of a provider name is taken to be right; offers that we hold count, too."""
    abroad = {**GOOD, "identifier": "x", "country": "ES", "region": ""}
    three = check([Row("a.csv", 2, GOOD), Row("a.csv", 3, {**GOOD, "identifier": "y"}), Row("a.csv", 4, abroad)], KNOWN)
    held = replace(
        KNOWN, offers={**KNOWN.offers, "one": (RECORD.awarding_body, "EL"), "two": (RECORD.awarding_body, "EL")}
    )
    later = check([Row("b.csv", 2, abroad)], held)

    assert [(4, "two-providers")] == [(one.row, one.rule) for one in three.findings]
    assert [(2, "two-providers")] == [(one.row, one.rule) for one in later.findings]


def test_two_wordings_of_a_skill_are_one_skill() -> None:
    """Declared by address and again in words: the table may hold the link once."""
    row = Row("a.csv", 2, {**GOOD, "skills": f"{ESCO_SKILL}{WELD}|welding", "skill_levels": ""})

    assert (Skill("weld metal", ESCO_SKILL + WELD),) == check([row], KNOWN, {"welding": WELD}).records[0].skills


def test_a_skill_that_we_do_not_hold_can_be_left_out_by_a_person() -> None:
    """A course may teach more than advanced manufacturing needs; nobody drops it silently."""
    address = ESCO_SKILL + "99999999-aaaa-4aaa-8aaa-999999999999"
    row = Row("a.csv", 2, {**GOOD, "skills": f"{ESCO_SKILL}{WELD}|{address}", "skill_levels": "B2|A1"})
    asked, answered = check([row], KNOWN), check([row], KNOWN, {address: ""})

    assert ([(row, address)], ["unknown"]) == (list(asked.undecided), [one.rule for one in asked.findings])
    assert (Skill("weld metal", ESCO_SKILL + WELD, level="B2"),) == answered.records[0].skills


def _bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 120_000_000)
    return out.getvalue()


def _damaged() -> bytes:
    """A workbook in which the packed bytes of the sheet were changed on the way."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"<worksheet/>" * 1000)
    content = bytearray(packed.getvalue())
    content[60:70] = b"\xff" * 10
    return bytes(content)


XXE = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>'
LAUGHS = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.csv", b"x" * 50_000_000, "50 MB"),
        ("a.xml", XXE, "document type"),
        ("a.xml", LAUGHS, "document type"),
        ("a.xml", b"<a><b></a>", "well-formed"),
        ("a.xml", b"<a>" * 200 + b"</a>" * 200, "nested"),
        ("a.json", b"[" * 500 + b"]" * 500, "nested"),
        ("a.json", b"[" * 200_000, "JSON|nested"),
        ("a.json", b"{}", "holds no"),
        ("a.csv", b"", "empty"),
        ("a.csv", "identifier\ntítulo".encode("latin-1"), "row 2: .* UTF-8"),
        ("a.csv", b"identifier,title_en\na,b,c", "row 2: “c” stands below no heading"),
        ("a.csv", b"identifier,\na,b", "row 2: “b” stands below no heading"),
        ("a.xlsx", _damaged(), "damaged"),
        ("a.csv", b"a,b\n1,2", "columns"),
        ("a.csv", b"identifier,identifier\n", "twice"),
        ("a.xlsx", b"PK nothing", "workbook"),
        ("a.pdf", b"%PDF", "none of"),
    ],
)
def test_a_hostile_file_is_refused(name: str, content: bytes, said: str) -> None:
    """With a sentence, before it can do harm."""
    with pytest.raises(SourceUnreadable, match=said):
        read(name, content)


def test_a_spreadsheet_may_write_utf_16_and_count_days() -> None:
    """“Unicode text” with tabs, and a date cell of a workbook, are what people have."""
    tabbed = "identifier\ttitle_es\nuno\tDiseño".encode("utf-16")
    book = io.BytesIO()
    with xlsxwriter.Workbook(book) as written_book:
        sheet = written_book.add_worksheet()
        sheet.write_row(0, 0, ["identifier", "reviewed", "workload_hours"])
        sheet.write_string(1, 0, "uno")
        sheet.write_datetime(1, 1, datetime(2026, 5, 31))
        sheet.write_formula(1, 2, "=25*2", None, 50)

    assert {"identifier": "uno", "title_es": "Diseño"} == read("a.csv", tabbed)[0].cells
    assert {"identifier": "uno", "reviewed": "2026-05-31", "workload_hours": "50"} == (
        read("a.xlsx", book.getvalue())[0].cells
    )


def test_a_bomb_is_refused() -> None:
    """120 MB in a workbook of 120 kB."""
    content = _bomb()

    assert len(content) < 1_000_000
    with pytest.raises(SourceUnreadable, match="unfolds"):
        read("a.xlsx", content)


def test_a_remote_context_is_not_fetched() -> None:
    """What the document's own context says elsewhere is of no importance."""
    document = json.loads(elm_text(RECORD, address=ADDRESS)) | {"@context": ["https://evil.example/context.jsonld"]}

    assert (RECORD,) == check(read("a.jsonld", json.dumps(document).encode()), KNOWN).records


def test_the_official_sample_is_read() -> None:
    """The European Commission's micro-credential by annex I; its learner stays out of it."""
    sample = ROOT.parent / "shared" / "data" / "standards" / "elm" / "Sample-MC-Annex1-unsigned.jsonld"
    if not sample.is_file():
        pytest.skip("Not run: the sample of the European Learning Model is not beside this repository.")
    (row,) = read(sample.name, sample.read_bytes())
    told = {
        name: row.cells[name]
        for name in (
            "title_en",
            "awarding_body",
            "country",
            "eqf_level",
            "workload_hours",
            "ects",
            "isced_f",
            "languages",
            "participation",
            "assessment",
            "delivery",
            "supervision",
            "grading",
            "reviewed",
            "outcomes_en",
        )
    }

    assert {
        "title_en": "Digital micro-credential creation",
        "awarding_body": "University of Zed",
        "country": "IE",
        "eqf_level": "6",
        "workload_hours": "60",
        "ects": "2",
        "isced_f": "0688",
        "languages": "en",
        "participation": SNB + "learning-assessment/e92d221e4d",
        "assessment": "artefact assessment",
        "delivery": SNB + "learning-activity/bf2e3a7bae",
        "supervision": SNB + "supervision-verification/c598449d64",
        "grading": told["grading"],
        "reviewed": "2022-12-31",
        "outcomes_en": "Communication, collaboration and creativity|Developing digital content",
    } == told
    assert told["grading"].startswith("The learner will have passed the assessment upon the successful submission")
    assert row.cells["prerequisites_en"].startswith("The learner needs to have")
    assert 4 == row.cells["skills"].count(ESCO_SKILL)
    assert "ndromeda" not in str(row)


def test_words_are_matched_by_a_person() -> None:
    """Proposed, accepted in the file, then a skill; `none` leaves the words out."""
    labels = [(WELD, "weld metal"), (WELD, "soldar metal"), (CUT, "cut metal")]
    row = Row("a.csv", 2, {**GOOD, "skills": "welding of metals|dance", "skill_levels": ""})
    proposed = {words: suggest(words, labels, KNOWN.skills) for _row, words in check([row], KNOWN).undecided}
    text = write_suggestions(proposed).decode()
    filled = "\n".join(
        f"{line}x"
        if (ESCO_SKILL + WELD in line and "welding of metals" in line) or line.startswith("dance,,,none")
        else line
        for line in text.split("\n")
    )
    decided, findings = read_decisions("s.csv", filled.encode())

    assert (WELD, []) == (proposed["welding of metals"][0].skill, findings)
    assert {"welding of metals": WELD, "dance": ""} == decided
    assert (Skill("weld metal", ESCO_SKILL + WELD, "accepted"),) == check([row], KNOWN, decided).records[0].skills


def test_a_design_says_in_every_file_that_it_is_no_offer() -> None:
    """A badge or an ELM document travels without our page around it; an offer says nothing of the kind."""
    design = replace(RECORD, status="reference design", awarding_body="", country="", region="")
    said = [
        "not an offer" in text(record, address=ADDRESS)
        for record in (design, RECORD)
        for text in (elm_text, open_badge_text)
    ]

    assert [True, True, False, False] == said


def test_an_offer_conforms_to_the_published_shapes() -> None:
    """Awarding body, place and all, by ELM's constraints for learning opportunities and qualifications."""
    shapes = ROOT.parent / "shared" / "data" / "standards" / "elm" / "LOQ-constraints.ttl"
    if not shapes.is_file():
        pytest.skip("Not run: the shapes of the European Learning Model are not beside this repository.")
    graph = rdflib.Graph().parse(data=elm_text(RECORD, address=ADDRESS), format="json-ld")
    conforms, _report, text = validate(graph, shacl_graph=str(shapes), advanced=True)

    assert (True, "") == (conforms, "" if conforms else text[:3000])
