"""A micro-credential as a learning achievement specification of the European Learning Model 3 (JSON-LD).

The context is written into the document, so that nobody has to fetch one; its terms are those of ELM's own context.
"""

import json
from collections.abc import Mapping
from typing import Any

from lxml import etree

from observatory.exchange.record import DESIGN, NO_OFFER, Record, Term
from observatory.exchange.template import join, levels
from observatory.model.country import three_letters

ELM = "http://data.europa.eu/snb/model/elm/"
SNB = "http://data.europa.eu/snb/"
# Languages as ISO 639-1 and as the EU's authority table writes them: official ones of Europe's countries and regions.
LANGUAGES = {
    "bg": "BUL",
    "ca": "CAT",
    "cs": "CES",
    "cy": "CYM",
    "da": "DAN",
    "de": "DEU",
    "el": "ELL",
    "en": "ENG",
    "es": "SPA",
    "et": "EST",
    "eu": "EUS",
    "fi": "FIN",
    "fr": "FRA",
    "ga": "GLE",
    "gl": "GLG",
    "hr": "HRV",
    "hu": "HUN",
    "is": "ISL",
    "it": "ITA",
    "lb": "LTZ",
    "lt": "LIT",
    "lv": "LAV",
    "mk": "MKD",
    "mt": "MLT",
    "nl": "NLD",
    "no": "NOR",
    "pl": "POL",
    "pt": "POR",
    "ro": "RON",
    "sk": "SLK",
    "sl": "SLV",
    "sq": "SQI",
    "sr": "SRP",
    "sv": "SWE",
    "tr": "TUR",
    "uk": "UKR",
}
LANGUAGE = "http://publications.europa.eu/resource/authority/language/"
COUNTRY = "http://publications.europa.eu/resource/authority/country/"
ECTS = f"{SNB}education-credit/6fcec5c5af"
# Part of the address and first words of the notes that carry what ELM's specification has no property for.
NOTES = {
    "quality": "Quality assurance",
    "area": "Technology area",
    "supervision": "Supervision and identity verification",
    "grading": "Grading",
    "further": "Further information",
    "accepted": "Skills matched by a person",
    "levels": "Proficiency levels",
    "builds_on": "Builds on",
    "stacks_with": "Combines with",
}
_BY_LANGUAGE = {"@container": "@language"}
CONTEXT: dict[str, Any] = {
    "@vocab": ELM,
    "id": "@id",
    "type": "@type",
    "Concept": "http://www.w3.org/2004/02/skos/core#Concept",
    "prefLabel": {"@id": "http://www.w3.org/2004/02/skos/core#prefLabel", **_BY_LANGUAGE},
    "title": {"@id": "http://purl.org/dc/terms/title", **_BY_LANGUAGE},
    "description": {"@id": "http://purl.org/dc/terms/description", **_BY_LANGUAGE},
    "language": {"@id": "http://purl.org/dc/terms/language", "@type": "@id"},
    "dcType": {"@id": "http://purl.org/dc/terms/type", "@type": "@id"},
    "modified": {"@id": "http://purl.org/dc/terms/modified", "@type": "http://www.w3.org/2001/XMLSchema#dateTime"},
    "noteLiteral": {"@id": ELM + "noteLiteral", **_BY_LANGUAGE},
    "legalName": {"@id": "http://www.w3.org/ns/regorg#legalName", **_BY_LANGUAGE},
    "volumeOfLearning": {"@id": ELM + "volumeOfLearning", "@type": "http://www.w3.org/2001/XMLSchema#duration"},
}


def elm(record: Record, *, address: str) -> dict[str, Any]:
    """A record as ELM.

    Args:
        record: the micro-credential.
        address: where it can be read; the identifier of the document and of its parts.
    """
    document: dict[str, Any] = {
        "@context": CONTEXT,
        "id": address,
        "type": "LearningAchievementSpecification",
        "title": dict(record.title),
        "description": dict(record.description),
        "modified": f"{record.reviewed}T00:00:00Z",
        "language": [_concept(LANGUAGE + LANGUAGES[code], code) for code in record.languages if code in LANGUAGES],
        "status": record.status,
        "learningOutcome": _outcomes(record, address),
        "additionalNote": _notes(record, address),
    }
    if record.isced_f:
        document["ISCEDFCode"] = _concept(f"{SNB}isced-f/{record.isced_f}", record.isced_f)
    if record.awarding_body:
        document["awardingOpportunity"] = _awarding(record, address)
    if record.eqf_level:
        document["educationLevel"] = _concept(f"{SNB}eqf/{record.eqf_level}", f"EQF level {record.eqf_level}")
    if record.workload_hours:
        document["volumeOfLearning"] = f"PT{record.workload_hours:g}H"
    if record.ects:
        framework = _concept(ECTS, "European Credit Transfer System")
        document["creditPoint"] = {
            "id": f"{address}#credit",
            "type": "CreditPoint",
            "framework": framework,
            "point": f"{record.ects:g}",
        }
    return document | _taught(record, address)


def _notes(record: Record, address: str) -> list[dict[str, Any]]:
    texts = zip(NOTES.items(), _noted(record), strict=True)
    notes = [_note(f"{address}#{part}", {"en": f"{words}: {text}"}) for (part, words), text in texts if text]
    return [_note(f"{address}#status", {"en": NO_OFFER}), *notes] if record.status == DESIGN else notes


def _noted(record: Record) -> tuple[str, ...]:
    """What ELM's specification has no property for, in the order of `NOTES`."""
    accepted = join(skill.uri for skill in record.skills if skill.uri and skill.made_by == "accepted")
    return (
        record.quality_assurance,
        record.area,
        record.supervision,
        record.grading,
        record.further_information,
        accepted,
        levels(record),
        join(record.builds_on),
        join(record.stacks_with),
    )


def _taught(record: Record, address: str) -> dict[str, Any]:
    """How it is taught and assessed, and what it asks for."""
    document: dict[str, Any] = {}
    if record.participation:
        document["mode"] = [_term(term) for term in record.participation]
    if record.prerequisites:
        document["entryRequirement"] = _note(f"{address}#entry", record.prerequisites)
    if record.assessment:
        document["provenBy"] = [
            {
                "id": f"{address}#assessment-{number}",
                "type": "LearningAssessmentSpecification",
                "title": {"en": term.name},
                **({"dcType": _term(term)} if term.uri else {}),
            }
            for number, term in enumerate(record.assessment, start=1)
        ]
    if record.delivery:
        document["influencedBy"] = [
            {
                "id": f"{address}#activity-{number}",
                "type": "LearningActivitySpecification",
                "title": {"en": term.name},
                **({"dcType": _term(term)} if term.uri else {}),
            }
            for number, term in enumerate(record.delivery, start=1)
        ]
    return document


def _awarding(record: Record, address: str) -> dict[str, Any]:
    """Who awards it, and where: ELM has both at the opportunity."""
    long = three_letters(record.country)
    location: dict[str, Any] = {
        "id": f"{address}#place",
        "type": "http://purl.org/dc/terms/Location",
        "address": {
            "id": f"{address}#address",
            "type": "Address",
            "countryCode": _concept(f"{COUNTRY}{long}", record.country),
        },
    }
    if record.region:
        location["spatialCode"] = [_concept(f"http://data.europa.eu/nuts/code/{record.region}", record.region)]
    return {
        "id": f"{address}#award",
        "type": "AwardingOpportunity",
        "location": location,
        "learningAchievementSpecification": {"id": address},
        "awardingBody": {
            "id": f"{address}#body",
            "type": "Organisation",
            "location": location,
            "legalName": {"en": record.awarding_body},
        },
    }


def elm_text(record: Record, *, address: str) -> str:
    """`elm` as text."""
    return json.dumps(elm(record, address=address), ensure_ascii=False, indent=1)


def _outcomes(record: Record, address: str) -> list[dict[str, Any]]:
    """The learning outcomes in order; the skills of the whole stand with the first: ELM has no other place for them."""
    skills = [_concept(skill.uri, skill.name) for skill in record.skills if skill.uri]
    return [
        {
            "id": f"{address}#outcome-{position}",
            "type": "LearningOutcome",
            "title": dict(outcome),
            **({"relatedESCOSkill": skills} if position == 1 and skills else {}),
        }
        for position, outcome in enumerate(record.outcomes, start=1)
    ]


def _concept(uri: str | None, name: str) -> dict[str, Any]:
    return {"id": uri, "type": "Concept", "prefLabel": {"en": name}}


def _term(term: Term) -> dict[str, Any]:
    return _concept(term.uri, term.name) if term.uri else {"type": "Concept", "prefLabel": {"en": term.name}}


def _note(uri: str, text: Mapping[str, str]) -> dict[str, Any]:
    return {"id": uri, "type": "Note", "noteLiteral": dict(text)}


def elm_xml(record: Record, *, address: str) -> bytes:
    """The same in XML: an element for each name, `uri` for an address, one element for each language of a text."""
    root = etree.Element(f"{{{ELM}}}learningAchievementSpecification", nsmap={None: ELM})
    _children(root, elm(record, address=address))
    text: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return text


def _children(parent: etree._Element, node: Mapping[str, Any]) -> None:
    for name, value in node.items():
        if name == "id":
            parent.set("uri", str(value))
        elif name not in {"@context", "type"}:
            for part in value if isinstance(value, list) else [value]:
                _child(parent, name, part)


def _child(parent: etree._Element, name: str, value: Any) -> None:
    if isinstance(value, dict) and value and all(len(code) == 2 and code != "id" for code in value):
        for code, text in value.items():
            element = etree.SubElement(parent, f"{{{ELM}}}{name}", language=code)
            element.text = str(text)
        return
    element = etree.SubElement(parent, f"{{{ELM}}}{name}")
    if isinstance(value, dict):
        _children(element, value)
    else:
        element.text = str(value)
