"""Small documents of others, invented: one for each form in which descriptions of micro-credentials travel."""

import base64
import copy
import io
import json
import struct
import zipfile
import zlib
from typing import Any

from observatory.exchange.checking import Known
from observatory.exchange.elm import SNB
from observatory.exchange.template import write_csv, write_xlsx

WELD, CUT = "11111111-aaaa-4aaa-8aaa-111111111111", "22222222-aaaa-4aaa-8aaa-222222222222"
ESCO = "http://data.europa.eu/esco/skill/"
TERMS: dict[str, dict[str, str | None]] = {
    "participation": {"Online": f"{SNB}learning-assessment/920fbb3cbe", "Workbased": None},
    "assessment": {"quiz": f"{SNB}assessment/b1b68f6735", "portfolio": f"{SNB}assessment/4f03b91c0e"},
    "delivery": {"internship": f"{SNB}learning-activity/bf5588ff84"},
    "quality_assurance": {"Institutional License": f"{SNB}accreditation/003293d2ce"},
    "supervision": {
        "unsupervised, identity not verified": f"{SNB}supervision-verification/c598449d64",
        "supervised, identity not verified": None,
        "supervised, identity verified": f"{SNB}supervision-verification/70be69aaf9",
    },
}
KNOWN = Known(
    skills={WELD: "weld metal", CUT: "cut metal"},
    terms=TERMS,
    areas=frozenset({"welding-joining"}),
    regions=frozenset({"EL30", "ES21", "UKC1"}),
)
GOOD = {
    "identifier": "tig-basic",
    "title_en": "TIG welding, basics",
    "awarding_body": "Escuela Ejemplo",
    "country": "ES",
    "region": "ES21",
    "eqf_level": "3",
    "workload_hours": "60",
    "languages": "es",
    "participation": "Online",
    "assessment": "quiz",
    "quality_assurance": "Institutional License",
    "outcomes_en": "Weld plates|Check a weld",
    "skills": ESCO + WELD,
    "reviewed": "2026-05-31",
}


def spec(number: int, **more: Any) -> dict[str, Any]:
    """A specification of ELM 3."""
    return {
        "id": f"urn:epass:qualification:{number}",
        "type": "Qualification",
        "title": {"en": f"Milling {number}"},
        "learningOutcome": [
            {"id": f"urn:epass:outcome:{number}", "type": "LearningOutcome", "title": {"en": f"Mill part {number}"}}
        ],
        **more,
    }


def claim(number: int, **more: Any) -> dict[str, Any]:
    """An achievement of a learner, with what it certifies."""
    return {
        "id": f"urn:epass:learningAchievement:{number}",
        "type": "LearningAchievement",
        "title": {"en": f"Milling {number}"},
        "specifiedBy": spec(number),
        **more,
    }


def organisation(name: str, country: str) -> dict[str, Any]:
    """An organisation of ELM 3."""
    code = f"http://publications.europa.eu/resource/authority/country/{country}"
    return {
        "id": "urn:epass:org:1",
        "type": "Organisation",
        "legalName": {"en": name},
        "location": {"type": "Location", "address": {"type": "Address", "countryCode": {"id": code}}},
    }


def credential(*claims: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A European Digital Credential of ELM 3."""
    return {
        "@context": ["http://data.europa.eu/snb/model/context/edc-ap"],
        "id": "urn:credential:1",
        "type": ["VerifiableCredential", "EuropeanDigitalCredential"],
        "issuanceDate": "2026-02-01T00:00:00Z",
        "credentialSubject": {
            "id": "urn:epass:person:1",
            "type": "Person",
            "fullName": {"en": "Nobody Told"},
            "hasClaim": list(claims) or [claim(1)],
        },
        **more,
    }


def badge(number: int = 1, **more: Any) -> dict[str, Any]:
    """An achievement of Open Badges 3."""
    return {
        "id": f"https://badges.example.org/achievements/milling-{number}",
        "type": ["Achievement"],
        "name": f"Milling {number}",
        "description": "First course.",
        "criteria": {"narrative": "- Mill a part\n- Measure it"},
        **more,
    }


def badge_credential(number: int = 1, **more: Any) -> dict[str, Any]:
    """A credential of Open Badges 3; what belongs to the issuer stands with it, as issuers write it."""
    return {
        "@context": [
            "https://www.w3.org/ns/credentials/v2",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
        ],
        "id": f"https://badges.example.org/credentials/{number}",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": {
            "id": "https://badges.example.org/issuers/1",
            "type": ["Profile"],
            "name": "Centre North",
            "address": {"type": ["Address"], "addressCountryCode": "NL"},
        },
        "validFrom": "2026-02-01T00:00:00Z",
        "credentialSubject": {"type": ["AchievementSubject"], "achievement": badge(number, **more)},
    }


def assertion(**more: Any) -> dict[str, Any]:
    """A hosted assertion of Open Badges 2 with its badge."""
    return {
        "@context": "https://w3id.org/openbadges/v2",
        "type": "Assertion",
        "id": "https://badges.example.org/a/1",
        "recipient": {"type": "email", "hashed": True, "identity": "sha256$00"},
        "issuedOn": "2026-02-01T00:00:00Z",
        "badge": {
            "type": "BadgeClass",
            "id": "https://badges.example.org/badges/milling",
            "name": "Milling",
            "description": "First course.",
            "criteria": "https://badges.example.org/badges/milling/criteria",
            "issuer": {"type": "Issuer", "id": "https://badges.example.org/i/1", "name": "Centre North"},
            "alignment": [{"targetName": "weld metal", "targetUrl": f"https://data.europa.eu/esco/skill/{WELD}"}],
            "tags": ["milling", "CNC"],
            **more,
        },
    }


def packed(value: Any) -> str:
    """JSON in Base64 for addresses, without its ending."""
    return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()


def token(claims: Any) -> str:
    """A signed token in compact form; nobody signed it."""
    return f"{packed({'alg': 'ES256', 'typ': 'JWT'})}.{packed(claims)}.c2lnbmF0dXJl"


ELM2 = """<?xml version="1.0" encoding="UTF-8"?>
<europassCredential xmlns="http://data.europa.eu/snb" xmlns:cred="http://data.europa.eu/europass/model/credentials/w3c#"
 xsdVersion="0.10.0" cred:id="urn:credential:1">
 <cred:issued>2026-02-01T00:00:00+01:00</cred:issued><cred:issuer idref="urn:epass:org:1"/>
 <credentialSubject id="urn:epass:person:1"><fullName><text lang="en">Nobody Told</text></fullName><achievements>
  <learningAchievement id="urn:epass:learningAchievement:1"><title><text lang="en">Milling</text></title>
   <wasDerivedFrom id="urn:epass:assessment:1"><title><text lang="en">Test</text></title>
    <idVerificationMethod uri="http://data.europa.eu/snb/supervision-verification/70be69aaf9"/>
    <specifiedBy idref="urn:epass:assessmentspec:1"/></wasDerivedFrom>
   <wasAwardedBy idref="urn:epass:awardingProcess:1"/><specifiedBy idref="urn:epass:qualification:1"/>
  </learningAchievement></achievements></credentialSubject>
 <learningSpecificationReferences><qualification id="urn:epass:qualification:1">
  <title><text lang="en">Milling, basics</text><text lang="es">Fresado básico</text></title>
  <hasISCED-FCode uri="http://data.europa.eu/snb/isced-f/0715"/><volumeOfLearning>PT80H</volumeOfLearning>
  <hasECTSCreditPoints>3</hasECTSCreditPoints>
  <language uri="http://publications.europa.eu/resource/authority/language/SPA"/>
  <mode uri="http://data.europa.eu/snb/learning-assessment/920fbb3cbe"/>
  <entryRequirementsNote><text lang="en">None.</text></entryRequirementsNote>
  <learningOutcomes><learningOutcome idref="urn:epass:learningOutcome:1"/></learningOutcomes>
  <eqfLevel uri="http://data.europa.eu/snb/eqf/4"/></qualification></learningSpecificationReferences>
 <learningOutcomeReferences><learningOutcome id="urn:epass:learningOutcome:1">
  <prefLabel><text lang="en">Set up a milling machine</text></prefLabel>
  <relatedESCOSkill uri="http://data.europa.eu/esco/skill/11111111-aaaa-4aaa-8aaa-111111111111"/>
  </learningOutcome></learningOutcomeReferences>
 <assessmentSpecificationReferences><assessmentSpecification id="urn:epass:assessmentspec:1">
  <type uri="http://data.europa.eu/snb/assessment/b1b68f6735"/></assessmentSpecification></assessmentSpecificationReferences>
 <awardingProcessReferences><awardingProcess id="urn:epass:awardingProcess:1"><awardingBody idref="urn:epass:org:1"/>
  </awardingProcess></awardingProcessReferences>
 <agentReferences><organization id="urn:epass:org:1"><prefLabel><text lang="en">Centre North</text></prefLabel>
  <hasLocation><id>urn:epass:location:1</id><hasAddress>
   <country uri="http://publications.europa.eu/resource/authority/country/GRC"/></hasAddress></hasLocation>
 </organization></agentReferences><proof/>
</europassCredential>"""


def picture(said: str, *, keyword: bytes = b"openbadgecredential") -> bytes:
    """A picture of a badge that carries its text."""
    body = keyword + b"\0\0\0\0\0" + said.encode()
    chunk = struct.pack(">I4s", len(body), b"iTXt") + body + struct.pack(">I", zlib.crc32(b"iTXt" + body))
    return b"\x89PNG\r\n\x1a\n" + chunk + struct.pack(">I4sI", 0, b"IEND", zlib.crc32(b"IEND"))


def drawing(said: str) -> bytes:
    """The same as SVG."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0">'
        f"<openbadges:credential><![CDATA[{said}]]></openbadges:credential></svg>"
    ).encode()


def workbook(
    rows: str,
    *,
    namespace: str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    properties: str = "",
    styles: str = "",
    shared: str = "",
) -> bytes:
    """A workbook written part by part, as programs other than ours write it."""
    links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    parts = {
        "xl/workbook.xml": f'<workbook xmlns="{namespace}" xmlns:r="{links}">{properties}<sheets>'
        '<sheet name="list" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{namespace}"><sheetData>{rows}</sheetData></worksheet>',
        "xl/styles.xml": f'<styleSheet xmlns="{namespace}">{styles}</styleSheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{namespace}">{shared}</sst>',
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, said in parts.items():
            archive.writestr(name, said)
    return out.getvalue()


def line(number: int, cells: dict[str, str]) -> str:
    """A row of texts of a sheet; `cells` by column letter."""
    said = "".join(f'<c r="{at}{number}" t="inlineStr"><is><t>{one}</t></is></c>' for at, one in cells.items())
    return f'<row r="{number}">{said}</row>'


def documents() -> dict[str, Any]:
    """One of each, by a name with its ending; JSON is left unwritten."""
    plain = credential(claim(1, awardedBy={"awardingBody": organisation("Centre North", "GRC")}), claim(2))
    return copy.deepcopy(
        {
            "credential.jsonld": plain,
            "presentation.json": {
                "type": "VerifiablePresentation",
                "verifiableCredential": [plain, token({"vc": plain})],
            },
            "jades.json": {"payload": packed(plain), "signatures": [{"protected": "e30", "signature": "AA"}]},
            "badge.json": badge_credential(
                alignment=[{"targetName": "EQF level 4", "targetType": "ext:EQF"}], ECTS=2.5
            ),
            "assertion.json": assertion(),
            "token.jwt": token(badge_credential()),
            "elm2.xml": ELM2,
            "picture.png": picture(json.dumps(badge_credential())),
            "drawing.svg": drawing(json.dumps(assertion())),
            "list.csv": write_csv([GOOD, GOOD | {"identifier": "two", "title_es": "=1+1"}]),
            "list.xlsx": write_xlsx([GOOD], TERMS),
        }
    )


def written(name: str, value: Any) -> bytes:
    """A document as it would lie in a file."""
    if isinstance(value, bytes):
        return value
    return (value if isinstance(value, str) and not name.endswith("json") else json.dumps(value)).encode()
