"""A micro-credential as a learning achievement specification of the European Learning Model 3 (JSON-LD).

The context is written into the document, so that nobody has to fetch one; its terms are those of ELM's own context.
"""

import json
from collections.abc import Mapping
from typing import Any

from observatory.exchange.record import Record, Term

ELM = "http://data.europa.eu/snb/model/elm/"
SNB = "http://data.europa.eu/snb/"
LANGUAGES = {"en": "ENG", "es": "SPA", "eu": "EUS", "de": "DEU", "fr": "FRA", "it": "ITA", "fi": "FIN", "sv": "SWE",
             "sl": "SLV", "nl": "NLD", "pt": "POR", "tr": "TUR"}  # fmt: skip
LANGUAGE = "http://publications.europa.eu/resource/authority/language/"
ECTS = f"{SNB}education-credit/6fcec5c5af"
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
    "modified": {
        "@id": "http://purl.org/dc/terms/modified",
        "@type": "http://www.w3.org/2001/XMLSchema#dateTime",
    },
    "noteLiteral": {"@id": ELM + "noteLiteral", **_BY_LANGUAGE},
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
        "ISCEDFCode": _concept(f"{SNB}isced-f/{record.isced_f}", record.isced_f),
        "language": [_concept(LANGUAGE + LANGUAGES[code], code) for code in record.languages if code in LANGUAGES],
        "status": record.status,
        "learningOutcome": _outcomes(record, address),
        "additionalNote": [_note(f"{address}#quality", {"en": f"Quality assurance: {record.quality_assurance}"})],
    }
    if record.eqf_level:
        document["educationLevel"] = _concept(f"{SNB}eqf/{record.eqf_level}", f"EQF level {record.eqf_level}")
    if record.workload_hours:
        document["volumeOfLearning"] = f"PT{record.workload_hours:g}H"
    if record.ects:
        framework = _concept(ECTS, "European Credit Transfer System")
        document["creditPoint"] = {
            "id": f"{address}#credit", "type": "CreditPoint", "framework": framework, "point": f"{record.ects:g}",
        }  # fmt: skip
    if record.participation:
        document["mode"] = [_term(term) for term in record.participation]
    if record.prerequisites:
        document["entryRequirement"] = _note(f"{address}#entry", record.prerequisites)
    if record.assessment:
        document["provenBy"] = [
            {
                "id": f"{address}#assessment-{place}", "type": "LearningAssessmentSpecification",
                "title": {"en": term.name}, **({"dcType": _term(term)} if term.uri else {}),
            }
            for place, term in enumerate(record.assessment, start=1)
        ]  # fmt: skip
    if record.delivery:
        document["influencedBy"] = [
            {
                "id": f"{address}#activity-{place}", "type": "LearningActivitySpecification",
                "title": {"en": term.name}, **({"dcType": _term(term)} if term.uri else {}),
            }
            for place, term in enumerate(record.delivery, start=1)
        ]  # fmt: skip
    return document


def elm_text(record: Record, *, address: str) -> str:
    """`elm` as text."""
    return json.dumps(elm(record, address=address), ensure_ascii=False, indent=1)


def _outcomes(record: Record, address: str) -> list[dict[str, Any]]:
    """The learning outcomes in order; the skills of the whole stand with the first: ELM has no other place for them."""
    skills = [_concept(skill.uri, skill.name) for skill in record.skills if skill.uri]
    return [
        {
            "id": f"{address}#outcome-{place}", "type": "LearningOutcome", "title": dict(outcome),
            **({"relatedESCOSkill": skills} if place == 1 and skills else {}),
        }
        for place, outcome in enumerate(record.outcomes, start=1)
    ]  # fmt: skip


def _concept(uri: str | None, name: str) -> dict[str, Any]:
    return {"id": uri, "type": "Concept", "prefLabel": {"en": name}}


def _term(term: Term) -> dict[str, Any]:
    return _concept(term.uri, term.name) if term.uri else {"type": "Concept", "prefLabel": {"en": term.name}}


def _note(uri: str, text: Mapping[str, str]) -> dict[str, Any]:
    return {"id": uri, "type": "Note", "noteLiteral": dict(text)}
