"""Credentials, badges, lists and workbooks as others write them: each gives the facts that it holds, and no other."""

import base64
import hashlib
import json
from typing import Any

import pytest

from observatory.errors import SourceUnreadable
from observatory.exchange.checking import Report, check
from observatory.exchange.elm import SNB
from observatory.exchange.reading import identifiers, read
from observatory.exchange.template import Row, write_csv, write_xlsx
from observatory.settings import ROOT
from tests.unit import exchanged
from tests.unit.exchanged import (
    CUT,
    ELM2,
    ESCO,
    GOOD,
    KNOWN,
    TERMS,
    WELD,
    assertion,
    badge,
    badge_credential,
    claim,
    credential,
    drawing,
    line,
    organisation,
    packed,
    picture,
    spec,
    token,
    workbook,
)

AUTHORITY = "http://publications.europa.eu/resource/authority/"
COURSE = credential(
    claim(1, awardedBy={"type": "AwardingProcess", "awardingBody": organisation("Centre North", "GRC")})
)
BODY = ("Centre North", "EL", "Milling 1")


def cells(value: Any, name: str = "a.json") -> list[dict[str, str]]:
    """What is read from a document."""
    return [dict(row.cells) for row in read(name, exchanged.written(name, value))]


def checked(**said: str) -> Report:
    """The report about one row that is good but for some cells."""
    return check([Row("a.csv", 2, GOOD | said)], KNOWN)


def wrong(report: Report) -> list[tuple[str | None, str]]:
    """Fields and rules of the findings."""
    return [(one.field, one.rule) for one in report.findings]


# Envelopes and signatures

JWS = token(COURSE)
ENVELOPES: dict[str, Any] = {
    "payload as text": {"payload": json.dumps(COURSE), "signatures": [{"protected": "e30", "signature": "AA"}]},
    "payload in Base64": {"payload": packed(COURSE), "signatures": [{"protected": "e30", "signature": "AA"}]},
    "payload in Base64 with endings": {
        "payload": base64.b64encode(json.dumps(COURSE, indent=3).encode()).decode(),
        "protected": "e30",
        "signature": "AA",
    },
    "payload as node": {"payload": COURSE, "signatures": [{}]},
    "token": JWS,
    "token of the older kind": token({"iss": "did:x:1", "nbf": 1, "vc": COURSE}),
    "token in quotes": json.dumps(JWS),
    "presentation with a node": {
        "type": ["VerifiablePresentation"],
        "verifiableCredential": COURSE | {"proof": {"jws": JWS}},
    },
    "presentation with a token": {"type": "VerifiablePresentation", "verifiableCredential": [JWS]},
    "presentation as token": token({"vp": {"type": ["VerifiablePresentation"], "verifiableCredential": [JWS]}}),
    "enveloped credential": {
        "type": "VerifiablePresentation",
        "verifiableCredential": [{"type": "EnvelopedVerifiableCredential", "id": f"data:application/vc+jwt,{JWS}"}],
    },
    "credential within": {"credential": COURSE | {"proof": [{"proofValue": "z1"}]}, "deliveryDetails": {}},
    "credential as text": [{"credential": json.dumps(COURSE | {"proof": {"proofValue": "z1"}})}],
    "payload of a token": {"payload": JWS, "signature": "AA"},
}


@pytest.mark.parametrize("form", ENVELOPES)
@pytest.mark.parametrize("name", ["a.json", "a.jsonld", "a.jwt", "a.txt"])
def test_a_credential_is_taken_out_of_its_envelope(form: str, name: str) -> None:
    """However it was signed or sent; the page can say that nobody checked the signature."""
    value = ENVELOPES[form]
    content = value.encode() if isinstance(value, str) else json.dumps(value).encode()
    (row,) = read(name, content)
    report = check([row], KNOWN)

    assert BODY == (row.cells["awarding_body"], row.cells["country"], row.cells["title_en"])
    assert ["signature"] == [note.rule for note in report.notes]
    assert "not verified" in report.notes[0].message


def test_a_document_without_a_signature_has_no_note() -> None:
    """Otherwise the note would say nothing."""
    assert () == check(read("a.json", json.dumps(COURSE).encode()), KNOWN).notes


def test_a_note_does_not_hold_a_row_back() -> None:
    """A good row that was signed is ready."""
    report = check([Row("a.json", 1, GOOD, ("signature",))], KNOWN)

    assert (1, [], 1) == (len(report.records), list(report.findings), len(report.notes))


def test_what_a_token_keeps_apart_is_put_back() -> None:
    """SD-JWT: what was disclosed is read, what was not stays unknown."""
    part = base64.urlsafe_b64encode(json.dumps(["salt", "achievement", badge()]).encode()).rstrip(b"=").decode()
    digest = base64.urlsafe_b64encode(hashlib.sha256(part.encode()).digest()).rstrip(b"=").decode()
    said = {"vct": "x", "credentialSubject": {"type": "AchievementSubject", "_sd": [digest, "hidden"]}}

    assert ["Milling 1"] == [one["title_en"] for one in cells(f"{token(said)}~{part}~", "a.jwt")]


@pytest.mark.parametrize(
    "content",
    [
        picture(json.dumps(badge_credential())),
        picture(token(badge_credential())),
        picture(json.dumps(badge_credential()), keyword=b"openbadges"),
    ],
)
def test_a_picture_of_a_badge_carries_its_text(content: bytes) -> None:
    """People have the picture, seldom the JSON."""
    assert ["Milling 1"] == [row.cells["title_en"] for row in read("a.png", content)]
    assert ["Milling 1"] == [row.cells["title_en"] for row in read("a.svg", drawing(json.dumps(badge_credential())))]


@pytest.mark.parametrize(("name", "content"), [("a.png", picture("x", keyword=b"Comment")), ("a.svg", b"<svg/>")])
def test_a_picture_without_a_badge_is_named(name: str, content: bytes) -> None:
    """A photograph is not a damaged badge."""
    with pytest.raises(SourceUnreadable, match="carries no badge"):
        read(name, content)


# Facts of their own, and facts a level higher


def test_every_achievement_has_its_own_facts() -> None:
    """Assessment, supervision, hours, level and body of one are never those of its neighbour."""
    level = {
        "eqfLevel": {"id": f"{SNB}eqf/4"},
        "volumeOfLearning": "PT40H",
        "mode": {"id": f"{SNB}learning-assessment/920fbb3cbe"},
    }
    test = {
        "type": "LearningAssessment",
        "idVerification": {"id": f"{SNB}supervision-verification/c598449d64"},
        "gradingScheme": {"title": {"en": "Passed"}},
        "specifiedBy": {"type": "LearningAssessmentSpecification", "dcType": {"id": f"{SNB}assessment/b1b68f6735"}},
    }
    course = {
        "type": "LearningActivity",
        "specifiedBy": {
            "type": "LearningActivitySpecification",
            "dcType": {"id": f"{SNB}learning-activity/bf5588ff84"},
        },
    }
    told, bare = cells(
        credential(
            claim(
                1,
                specifiedBy=spec(1, **level),
                provenBy=[test],
                influencedBy=course,
                awardedBy={"awardingBody": organisation("Centre North", "NLD")},
            ),
            claim(2),
        )
    )
    own = {
        "eqf_level",
        "workload_hours",
        "participation",
        "assessment",
        "delivery",
        "supervision",
        "grading",
        "awarding_body",
        "country",
    }

    assert own <= told.keys()
    assert set() == own & bare.keys()


def test_what_the_credential_says_of_all_holds_for_all() -> None:
    """Who issued it and when; but a level said once is not said of each of several."""
    shared = {"issuer": organisation("Centre North", "NLD"), "eqfLevel": {"id": f"{SNB}eqf/4"}}
    one, two = cells(credential(claim(1), claim(2), **shared)), cells(credential(claim(1), **shared))

    assert [("Centre North", "NL", "2026-02-01", None)] * 2 == [
        (said["awarding_body"], said["country"], said["reviewed"], said.get("eqf_level")) for said in one
    ]
    assert ["4"] == [said["eqf_level"] for said in two]


def test_an_achievement_that_is_part_of_another_has_its_body() -> None:
    """And a row of its own."""
    whole = claim(1, awardedBy={"awardingBody": organisation("Centre North", "NLD")}, hasPart=[claim(2)])

    assert {"Milling 1": "Centre North", "Milling 2": "Centre North"} == {
        one["title_en"]: one["awarding_body"] for one in cells(credential(whole))
    }


def test_an_achievement_without_a_specification_stands_for_itself() -> None:
    """Many issuers write no more than a title."""
    said = {
        "type": "LearningAchievement",
        "title": {"fr": "Fraisage"},
        "awardedBy": {"awardingBody": organisation("A", "FRA")},
    }

    assert [("Fraisage", "A", "FR")] == [
        (one["title_fr"], one["awarding_body"], one["country"]) for one in cells(credential(said))
    ]


ALIGNED = [
    {"targetType": "ext:EQF", "targetName": "EQF level 4", "targetCode": "4", "targetUrl": "https://x.example/levels"},
    {"targetName": "Level 4", "targetFramework": "European Qualifications Framework", "targetCode": "4"},
    {"targetName": "EQF 4", "targetUrl": "https://x.example/eqf"},
    {"targetName": "EQF level 4", "targetUrl": "http://data.europa.eu/snb/eqf/4"},
]


@pytest.mark.parametrize("level", ALIGNED)
def test_a_level_is_a_level_and_no_skill(level: dict[str, str]) -> None:
    """Whether its type, its framework, its name or its address says so."""
    others = [
        {"targetType": "ext:QualityAssurance", "targetName": "Accredited 2025", "targetUrl": "https://x.example/d/1"},
        {"targetName": "NLQF 4", "targetFramework": "NLQF"},
        {"targetName": "Mechanics", "targetFramework": "ISCED-F 2013", "targetCode": "0715"},
        {
            "targetName": "weld metal",
            "targetFramework": "ESCO",
            "targetUrl": f"https://data.europa.eu/esco/skill/{WELD}",
        },
        {"targetName": "soldering by hand", "targetType": "ceasn:Competency", "targetUrl": "https://x.example/c/1"},
    ]
    (said,) = cells(badge_credential(alignment=[level, *others]))

    assert ("4", f"{ESCO}{WELD}|soldering by hand", "0715") == (said["eqf_level"], said["skills"], said["isced_f"])


def test_facts_of_a_badge_stand_with_its_issuer() -> None:
    """Name, country and date with the credential; credits and hours under the names that issuers use."""
    (said,) = cells(badge_credential(inLanguage="nl-NL", ECTS=2.0, SBU=56, tag=["milling"], **{"/tag": ["x"]}))

    assert {
        "identifier": "milling-1",
        "title_nl": "Milling 1",
        "description_nl": "First course.",
        "outcomes_nl": "Mill a part|Measure it",
        "awarding_body": "Centre North",
        "country": "NL",
        "languages": "nl",
        "reviewed": "2026-02-01",
        "ects": "2",
        "workload_hours": "56",
    } == said


def test_two_credentials_of_one_file_have_their_own_issuers() -> None:
    """A presentation is not one credential."""
    other = badge_credential(2) | {
        "issuer": {"type": "Profile", "name": "Centre South", "address": {"addressCountry": "España"}}
    }
    said = cells({"type": "VerifiablePresentation", "verifiableCredential": [badge_credential(), token(other)]})

    assert [("Centre North", "NL"), ("Centre South", "ES")] == [(one["awarding_body"], one["country"]) for one in said]


def test_a_badge_of_version_2_is_read() -> None:
    """With its badge in it, alignments, extensions, and criteria that are a page."""
    (said,) = cells(
        assertion(
            **{
                "extensions:ECTSExtension": {"type": ["Extension", "extensions:ECTSExtension"], "ECTS": 2.5},
                "extensions:EQFExtension": {"EQF": 4},
                "extensions:StudyLoadExtension": {"StudyLoad": 60},
                "extensions:LanguageExtension": {"Language": "en_EN"},
                "extensions:LearningOutcomeExtension": {"LearningOutcome": "1. Mill a part\n2. Measure it"},
            }
        )
    )

    assert {
        "identifier": "milling",
        "title_en": "Milling",
        "description_en": "First course.",
        "awarding_body": "Centre North",
        "outcomes_en": "Mill a part|Measure it",
        "skills": ESCO + WELD,
        "reviewed": "2026-02-01",
        "ects": "2.5",
        "eqf_level": "4",
        "workload_hours": "60",
        "languages": "en",
        "further_information": "https://badges.example.org/badges/milling/criteria",
    } == said


@pytest.mark.parametrize(
    "value",
    [
        assertion() | {"badge": "https://badges.example.org/badges/milling"},
        badge_credential()
        | {
            "credentialSubject": {
                "type": "AchievementSubject",
                "achievement": "https://badges.example.org/badges/milling",
            }
        },
    ],
)
def test_a_badge_that_lies_elsewhere_is_named(value: dict[str, Any]) -> None:
    """Nothing is fetched: the sentence tells which address to open."""
    with pytest.raises(SourceUnreadable, match=r"Open https://badges\.example\.org/badges/milling"):
        read("a.json", json.dumps(value).encode())


# Identifiers


def test_identifiers_of_one_document_mean_nothing_in_the_next() -> None:
    """Both have `urn:epass:qualification:1` and `_:b0`, and neither overwrites the other."""
    first, second = credential(claim(1)), credential(claim(1))
    second["credentialSubject"]["hasClaim"] = [
        claim(1, specifiedBy=spec(1, title={"en": "Turning"}, additionalNote={"id": "_:b0", "type": "Note"}))
    ]
    first["credentialSubject"]["hasClaim"][0]["specifiedBy"] |= {"volumeOfLearning": "PT40H"}
    said = cells([first, second])

    assert [("Milling 1", "40"), ("Turning", None)] == [(one["title_en"], one.get("workload_hours")) for one in said]
    assert ["milling-1", "turning"] == [one["identifier"] for one in said]


def test_references_are_followed_within_their_document() -> None:
    """Two flat documents with the same local names: each reference means the node beside it."""

    def flat(word: str) -> dict[str, Any]:
        return {
            "@context": "x",
            "@graph": [
                {"@id": "_:b0", "@type": "Qualification", "title": {"en": word}, "learningOutcome": {"@id": "_:b1"}},
                {"@id": "_:b1", "@type": "LearningOutcome", "title": {"en": f"{word} parts"}},
            ],
        }

    said = cells([flat("Milling"), flat("Turning")])

    assert [("Milling", "Milling parts"), ("Turning", "Turning parts")] == [
        (one["title_en"], one["outcomes_en"]) for one in said
    ]


@pytest.mark.parametrize(
    ("addresses", "expected"),
    [
        (["https://a.eu/b?id=abc123", "https://a.eu/b?id=def456"], ["abc123", "def456"]),
        (["https://a.eu/badges/AbC123?v=3_0", "https://a.eu/badges/DeF456?v=3_0"], ["abc123", "def456"]),
        (["https://a.eu/c/1/badge.json", "https://a.eu/c/2/badge.json"], ["1-badge", "2-badge"]),
        (["https://a.eu/badges#milling", "https://a.eu/badges#turning"], ["milling", "turning"]),
        (["https://a.eu/milling/v1", "https://a.eu/turning/v1/"], ["milling", "turning"]),
        (["https://a.eu/show?lang=es&course=5", "https://a.eu/show?lang=es&course=6"], ["5", "6"]),
        (["https://a.eu/x?a=1", "https://a.eu/x?a=2"], ["x-a-1", "x-a-2"]),
        (["urn:epass:qualification:1", "_:b0"], ["", ""]),
        (["#a", "milling.json"], ["", ""]),
    ],
)
def test_an_identifier_is_what_tells_things_apart(addresses: list[str], expected: list[str]) -> None:
    """Not what their addresses share, and nothing that means something in one document only."""
    assert expected == identifiers([(one, {}) for one in addresses])


def test_a_local_identifier_gives_way_to_the_title() -> None:
    """As does a number that any document may use."""
    assert ["milling-1"] == [one["identifier"] for one in cells({"id": "#a"} | spec(1) | {"id": "#a"})]


# Earlier versions


def test_a_credential_of_elm_2_is_read() -> None:
    """XML of the first European credentials, in which every thing refers to another."""
    assert [
        {
            "identifier": "milling-basics",
            "title_en": "Milling, basics",
            "title_es": "Fresado básico",
            "country": "EL",
            "awarding_body": "Centre North",
            "eqf_level": "4",
            "workload_hours": "80",
            "ects": "3",
            "isced_f": "0715",
            "languages": "es",
            "participation": f"{SNB}learning-assessment/920fbb3cbe",
            "assessment": f"{SNB}assessment/b1b68f6735",
            "supervision": f"{SNB}supervision-verification/70be69aaf9",
            "skills": ESCO + WELD,
            "reviewed": "2026-02-01",
            "prerequisites_en": "None.",
            "outcomes_en": "Set up a milling machine",
        }
    ] == cells(ELM2, "a.xml")


def test_elm_2_may_nest_what_it_could_refer_to() -> None:
    """`<specifiedBy><qualification>`: one qualification, not two."""
    said = """<europassCredential xmlns="http://data.europa.eu/snb">
      <learningAchievements><learningAchievement id="urn:a:1">
      <title><text lang="en">Milling</text></title><specifiedBy><qualification id="urn:q:1">
      <title><text lang="en">Milling, basics</text></title><eqfLevel uri="http://data.europa.eu/snb/eqf/4"/>
      <learningOutcomes><learningOutcome><name><text lang="en">Mill</text></name></learningOutcome></learningOutcomes>
      </qualification></specifiedBy></learningAchievement></learningAchievements></europassCredential>"""

    assert [
        {"identifier": "milling-basics", "title_en": "Milling, basics", "eqf_level": "4", "outcomes_en": "Mill"}
    ] == (cells(said, "a.xml"))


def test_xml_that_became_json_is_read() -> None:
    """As the first wallets kept it: `@id`, `@lang`, `#text`."""

    def text(said: str) -> dict[str, Any]:
        return {"text": {"@content-type": "text/plain", "@lang": "en", "#text": said}}

    value = {
        "type": ["VerifiableCredential"],
        "issuanceDate": "2026-02-01T00:00:00Z",
        "learningAchievement": {"@id": "urn:a:1", "title": text("Milling"), "specifiedBy": {"@idref": "urn:q:1"}},
        "learningSpecificationReferences": {
            "qualification": {"@id": "urn:q:1", "title": text("Milling, basics"), "eqfLevel": {"@uri": f"{SNB}eqf/4"}}
        },
    }

    assert [
        {"identifier": "milling-basics", "title_en": "Milling, basics", "eqf_level": "4", "reviewed": "2026-02-01"}
    ] == (cells(value))


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        (
            "a.xml",
            '<europassCredential xmlns="http://data.europa.eu/snb" xsdVersion="0.8.0"/>',
            r"2 \(version 0\.8\.0\)",
        ),
        ("a.xml", '<elmo xmlns="https://github.com/emrex-eu/elmo-schemas/tree/v1"/>', "ELMO"),
        ("a.json", '{"@context": "https://w3id.org/openbadges/v1", "type": "Assertion"}', "Open Badges 1"),
        ("a.json", '{"@context": "https://w3id.org/openbadges/v2", "type": "Assertion"}', "Open Badges 2"),
        ("a.json", '{"@context": ["http://data.europa.eu/snb/model/context/edc-ap"]}', "Learning Model 3"),
        (
            "a.json",
            '{"@context": "https://purl.imsglobal.org/spec/clr/v1p0/context"}',
            "Comprehensive Learner Record 1.0",
        ),
    ],
)
def test_a_document_that_holds_nothing_is_named_with_its_version(name: str, content: str, said: str) -> None:
    """It is not called empty: its owner knows what it is."""
    with pytest.raises(SourceUnreadable, match=said):
        read(name, content.encode())


def test_names_with_addresses_are_the_same_names() -> None:
    """JSON-LD written out in full, with lists and language values."""
    elm, terms = "http://data.europa.eu/snb/model/elm/", "http://purl.org/dc/terms/"
    value = [
        {
            "@id": "https://a.eu/courses/milling",
            "@type": [f"{elm}LearningAchievementSpecification"],
            f"{terms}title": [{"@value": "Milling", "@language": "en"}, {"@value": "Fresado", "@language": "es"}],
            f"{elm}learningOutcome": [
                {
                    "@list": [
                        {"@type": [f"{elm}LearningOutcome"], f"{terms}title": [{"@value": "Mill", "@language": "en"}]}
                    ]
                }
            ],
            f"{elm}provenBy": [
                {
                    "@type": [f"{elm}LearningAssessmentSpecification"],
                    f"{terms}type": [{"@id": f"{SNB}assessment/b1b68f6735"}],
                }
            ],
        }
    ]

    assert [
        {
            "identifier": "milling",
            "title_en": "Milling",
            "title_es": "Fresado",
            "outcomes_en": "Mill",
            "assessment": f"{SNB}assessment/b1b68f6735",
        }
    ] == cells(value)


# Controlled vocabularies, addresses, countries

CV = ROOT.parent / "shared" / "data" / "standards" / "elm" / "cv"
VOCABULARIES = {
    "europass-learning-assessment-types": "assessment",
    "europass-modes": "participation",
    "europass-learning-activity-types": "delivery",
    "europass-accreditation-types": "quality_assurance",
    "eqf": "eqf_level",
    "isced-f": "isced_f",
}


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_every_official_term_is_known(vocabulary: str) -> None:
    """By its address and by its name, however both are written."""
    from lxml import etree  # noqa: PLC0415 - only here

    from observatory.ingest.offers import known  # noqa: PLC0415 - only here

    file = CV / f"{vocabulary}.xsd"
    if not file.is_file():
        pytest.skip("Not run: the vocabularies of the European Learning Model are not beside this repository.")
    ours, column = known(ROOT / "data"), VOCABULARIES[vocabulary]
    terms = {
        str(one.get("value")): " ".join("".join(one.itertext()).split())
        for one in etree.parse(file).iter("{*}enumeration")
    }
    broad = {address for address in terms if column == "isced_f" and len(address.rsplit("/", 1)[1]) < 4}
    refused = [
        said
        for address, name in terms.items()
        if address not in broad
        for said in (address, address.replace("http:", "https:") + "/", name, f" {name.upper()} ")
        if column in {field for field, _rule in wrong(check([Row("a", 2, GOOD | {column: said})], ours))}
    ]

    assert len(terms) > 3
    assert [] == refused


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (f"{SNB}supervision-verification/70be69aaf9", "supervised, identity verified"),
        ("Supervised with ID Verification", "supervised, identity verified"),
        ("https://data.europa.eu/snb/supervision-verification/c598449d64/", "unsupervised, identity not verified"),
        ("Unsupervised without ID Verification", "unsupervised, identity not verified"),
        ("Supervised without ID verification", "supervised, identity not verified"),
        ("Supervised, Identity not verified", "supervised, identity not verified"),
    ],
)
def test_supervision_has_the_official_terms(said: str, expected: str) -> None:
    """By address and name, ours and theirs."""
    assert ([], [expected]) == (
        wrong(checked(supervision=said)),
        [one.supervision for one in checked(supervision=said).records],
    )


@pytest.mark.parametrize("said", ["!!!", "–", "/"])
def test_a_mark_is_no_term(said: str) -> None:
    """What has no words matches nothing."""
    assert [("supervision", "term")] == wrong(checked(supervision=said))


PORTAL = "https://esco.ec.europa.eu/en/classification/"
SKILLS = [
    ESCO + WELD,
    f"https://data.europa.eu/esco/skill/{WELD}",
    f"{ESCO}{WELD}/",
    WELD,
    f"  {ESCO}{WELD} ",
    f"{ESCO}{WELD.upper()}",
    f"HTTP://DATA.EUROPA.EU/esco/skill/{WELD}",
    f"esco:{WELD}",
    f"esco:skill/{WELD}",
    f"{PORTAL}skill?uri=http%3A%2F%2Fdata.europa.eu%2Fesco%2Fskill%2F{WELD}",
    f"{PORTAL}skill?uri={ESCO}{WELD}",
    f"{PORTAL}skills?uri=http%253A%252F%252Fdata.europa.eu%252Fesco%252Fskill%252F{WELD}&lang=es",
    f"{PORTAL}skill_main#overlayspinner",
    f"{PORTAL}skill_main#{ESCO}{WELD}",
    f"urn:uuid:{WELD}",
    f"https://ec.europa.eu/esco/portal/skill?uri=http%3A%2F%2Fdata.europa.eu%2Fesco%2Fskill%2F{WELD}&conceptLanguage=en",
    f"https://observatory.example.org/skill?skill={WELD}&lang=es",
    f"/skill?skill={WELD}",
    f"{ESCO}{WELD}\u200b",
    f"{ESCO}{WELD}#this",
    f"{ESCO}{WELD}?version=1.2.0",
]


@pytest.mark.parametrize("said", SKILLS)
def test_every_address_of_a_skill_is_that_skill(said: str) -> None:
    """The stated remedy is to copy an address: whichever is copied must work. One of these leads to no skill."""
    found = checked(skills=said)
    expected = [] if said.endswith("spinner") else [(ESCO + WELD, "declared")]

    assert expected == [(one.uri, one.made_by) for record in found.records for one in record.skills]
    assert bool(expected) != bool(found.findings)


def test_one_skill_told_by_several_addresses_is_told_once() -> None:
    """And what a person accepted stays accepted, whichever address the cell has."""
    row = Row(
        "a.csv",
        2,
        GOOD | {"skills": f"{WELD}|{ESCO}{WELD}/|{CUT}", "accepted": f"https://data.europa.eu/esco/skill/{CUT}"},
    )
    (record,) = check([row], KNOWN).records

    assert [(WELD, "declared"), (CUT, "accepted")] == [((one.uri or "")[-36:], one.made_by) for one in record.skills]


def test_an_occupation_is_no_skill() -> None:
    """And is called what it is."""
    (found,) = checked(skills=f"http://data.europa.eu/esco/occupation/{WELD}").findings

    assert ("unknown", True) == (found.rule, "is an ESCO occupation" in found.message)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("GR", "EL"),
        ("GB", "UK"),
        ("gr", "EL"),
        ("el", "EL"),
        ("UK", "UK"),
        (" es ", "ES"),
        ("ESP", "ES"),
        ("GRC", "EL"),
        ("Ελλάδα", "EL"),
        ("Grecia", "EL"),
        ("Deutschland", "DE"),
        ("Éire", "IE"),
        ("the Netherlands", "NL"),
        ("XK", "XK"),
        (f"{AUTHORITY}country/PRT", "PT"),
        ("United Kingdom", "UK"),
        ("España", "ES"),
        ("US", "US"),
    ],
)
def test_a_country_is_known_by_list(said: str, expected: str) -> None:
    """Codes of ISO 3166 as Eurostat writes them, three letters, names in the languages of Europe."""
    report = checked(country=said, region="")

    assert ([], [expected]) == (wrong(report), [record.country for record in report.records])


@pytest.mark.parametrize("said", ["ZZ", "XX", "EU", "QQ", "AAA", "Atlantis", "E", "12", "UN", "AP"])
def test_what_is_no_country_is_refused(said: str) -> None:
    """However much it looks like one."""
    (found,) = checked(country=said, region="").findings

    assert ("country", "form", True) == (found.field, found.rule, "EL for Greece" in found.remedy)


def test_a_region_goes_with_its_country_however_both_are_written() -> None:
    """GR30 is EL30, in Greece; two rows of one provider with GR and EL are in one country."""
    rows = [
        Row("a.csv", 2, GOOD | {"country": "GR", "region": "gr30"}),
        Row("a.csv", 3, GOOD | {"country": "EL", "region": "EL30", "identifier": "two"}),
    ]
    report = check(rows, KNOWN)

    assert ([], ["EL30", "EL30"]) == (wrong(report), [one.region for one in report.records])


@pytest.mark.parametrize(
    ("column", "said", "rule"),
    [
        ("title_zz", "Milling", "language"),
        ("title_en", "Milling\x07", "unseen"),
        ("title_en", "Mill\ufffding", "unseen"),
        ("grading", "#REF!", "form"),
        ("isced_f", "0999x", "form"),
        ("isced_f", "1234", "form"),
        ("workload_hours", "1,200", "number"),
    ],
)
def test_a_cell_that_only_looks_right_is_named(column: str, said: str, rule: str) -> None:
    """By list and not by form; what the dataset may not hold is not ready."""
    assert (column, rule) in wrong(checked(**{column: said}))


# Lists and workbooks

NUMBERS = [
    ("2.3999999999999999", 2.4),
    ("2,4", 2.4),
    ("2.50", 2.5),
    ("0.30000000000000004", 0.3),
    (" 3 ", 3.0),
    ("2,5000", 2.5),
]


@pytest.mark.parametrize(("said", "expected"), NUMBERS)
def test_a_number_is_what_is_seen(said: str, expected: float) -> None:
    """With fifteen digits, and with a comma where it can only be a decimal one."""
    assert [expected] == [record.ects for record in checked(ects=said).records]


def test_hours_of_a_thousand_may_have_a_space() -> None:
    """“1 200” is one number."""
    assert [1200.0] == [record.workload_hours for record in checked(workload_hours="1 200").records]


@pytest.mark.parametrize("mark", ["", "- ", "• ", "1. ", "2) "])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\n\n"])
def test_a_list_on_lines_is_a_list(mark: str, end: str) -> None:
    """As people write it into one cell, with or without bullets."""
    said = end.join(f"{mark}{one}" for one in ("Weld plates", "Check a weld", "Read a drawing"))
    (record,) = check(read("a.csv", write_csv([GOOD | {"outcomes_en": said}])), KNOWN).records

    assert ["Weld plates", "Check a weld", "Read a drawing"] == [one["en"] for one in record.outcomes]


TABLE = 'identifier;title_es;outcomes_es\nuno;"Diseño; básico";Suelda\n'
TABBED = TABLE.replace(";", "\t").replace("Diseño\t", "Diseño;")
LISTS = {
    "sep line": "sep=;\n" + TABLE,
    "sep line with quotes": '"sep=;"\r\n' + TABLE.replace("\n", "\r\n"),
    "plain": TABLE,
    "old Mac": TABLE.replace("\n", "\r"),
    "empty lines first": "\n;;\n" + TABLE,
    "tabs": TABBED,
    "sep tab": "sep=\t\n" + TABBED,
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("form", LISTS)
def test_a_list_is_read_as_spreadsheets_write_it(form: str, encoding: str) -> None:
    """Separator named or not, byte order mark or not, every end of line; the row is the one that is seen."""
    (row,) = read("a.csv", LISTS[form].encode(encoding))
    before = LISTS[form][: LISTS[form].index("identifier")]

    assert {"identifier": "uno", "title_es": "Diseño; básico", "outcomes_es": "Suelda"} == row.cells
    assert 2 + before.replace("\r\n", "\n").count("\n") == row.row


HEAD = line(1, {"A": "identifier", "B": "reviewed", "C": "ects", "D": "grading", "E": "workload_hours"})
STYLES = (
    '<numFmts><numFmt numFmtId="170" formatCode="[h]:mm"/>'
    '<numFmt numFmtId="171" formatCode="dd\\.mm\\.yyyy"/></numFmts><cellXfs><xf numFmtId="0"/>'
    '<xf numFmtId="14"/><xf numFmtId="9"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs>'
)
FIRST_1904 = '<workbookPr date1904="1"/>'


def numbers(day: str, *, style: int = 1) -> str:
    """A row with a date, a number of seventeen digits, a percentage and hours."""
    return HEAD + (
        f'<row r="3"><c r="A3" t="inlineStr"><is><t>uno</t></is></c><c r="B3" s="{style}"><v>{day}</v></c>'
        '<c r="C3"><v>2.3999999999999999</v></c><c r="D3" s="2"><v>0.59999999999999998</v></c>'
        '<c r="E3" s="3"><v>2.5</v></c></row>'
    )


@pytest.mark.parametrize(
    ("day", "properties", "style"),
    [
        ("46173", "", 1),
        ("44711", FIRST_1904, 1),
        ("44711", FIRST_1904, 0),
        ("46173", "", 4),
        ("46173.5", "", 0),
        ("44711", '<workbookPr date1904="true"/>', 4),
    ],
)
@pytest.mark.parametrize(
    "namespace",
    ["http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main"],
)
def test_a_workbook_is_read_as_its_owner_sees_it(day: str, properties: str, style: int, namespace: str) -> None:
    """Days since 1900 or 1904, fifteen digits, per cent and hours; in both forms of Open XML."""
    (row,) = read(
        "a.xlsx", workbook(numbers(day, style=style), namespace=namespace, properties=properties, styles=STYLES)
    )

    seen = {"identifier": "uno", "reviewed": "2026-05-31", "ects": "2.4", "grading": "60%", "workload_hours": "60"}

    assert (3, seen) == (row.row, dict(row.cells))


def test_a_date_may_be_written_out() -> None:
    """Strict Open XML stores days as ISO 8601."""
    content = workbook(
        HEAD + '<row r="2"><c r="A2" t="inlineStr"><is><t>uno</t></is></c>'
        '<c r="B2" t="d"><v>2026-05-31T00:00:00</v></c></row>'
    )

    assert ["2026-05-31"] == [row.cells["reviewed"] for row in read("a.xlsx", content)]


def test_signs_that_xml_does_not_allow_come_back() -> None:
    """Workbooks write a line break of Windows as `_x000D_`, and read aloud Japanese beside it."""
    shared = "<si><r><t>溶接</t></r><rPh><t>ようせつ</t></rPh></si><si><t>Weld_x000D_\nCheck</t></si>"
    content = workbook(
        line(1, {"A": "identifier", "B": "title_ja", "C": "outcomes_en"})
        + '<row r="2"><c r="A2"><v>7</v></c><c r="B2" t="s"><v>0</v></c>'
        '<c r="C2" t="s"><v>1</v></c></row>',
        shared=shared,
    )

    assert [{"identifier": "7", "title_ja": "溶接", "outcomes_en": "Weld\nCheck"}] == [
        dict(row.cells) for row in read("a.xlsx", content)
    ]


# What is given back

HOSTILE = [
    "=HYPERLINK(1)",
    "+1",
    "-1 °C",
    "@sum",
    "'=1",
    "''=1",
    "'s-Hertogenbosch",
    "'",
    "=",
    "a\nb",
    'a"b',
    "a;b,c\td",
]


@pytest.mark.parametrize("said", HOSTILE)
@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_what_is_given_back_runs_nowhere_and_comes_back(said: str, name: str) -> None:
    """A spreadsheet takes it for text, and our reader for what it was; twice as well as once."""
    row = GOOD | {"title_es": said, "description_en": f"x {said}"}
    for _time in range(2):
        content = write_csv([row]) if name == "a.csv" else write_xlsx([row], TERMS)
        (back,) = read(name, content)
        row = dict(back.cells)

    assert GOOD | {"title_es": said, "description_en": f"x {said}"} == row


def test_a_list_given_back_is_known_as_utf_8_and_neutral() -> None:
    """Byte order mark first; no cell begins with a sign of a formula."""
    content = write_csv([GOOD | {"title_es": one} for one in HOSTILE])
    cells = content.decode("utf-8-sig").replace("\r\n", ",").split(",")

    assert b"\xef\xbb\xbfidentifier," == content[:14]
    assert [] == [one for one in cells if one[:1] in "=+-@\t\r" and one]
