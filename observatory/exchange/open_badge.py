"""A micro-credential as an achievement of Open Badges 3.0 (1EdTech), aligned to ESCO skill by skill."""

import json
from typing import Any

from observatory.exchange.record import DESIGN, NO_OFFER, Record
from observatory.exchange.template import cells
from observatory.model.country import iso

CONTEXT = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
FRAMEWORK = "ESCO: European Skills, Competences, Qualifications and Occupations"


def open_badge(record: Record, *, address: str, language: str = "en") -> dict[str, Any]:
    """A record as an achievement, which an issuer may put into a credential.

    Args:
        record: the micro-credential.
        address: where it can be read; the identifier of the achievement.
        language: of its texts, where there are some; Open Badges has one text, not one per language.
    """
    lines = [_in(outcome, language) for outcome in record.outcomes]
    achievement: dict[str, Any] = {
        "@context": [CONTEXT],
        "id": address,
        "type": ["Achievement"],
        "achievementType": "MicroCredential",
        "inLanguage": language,
        "name": _in(record.title, language),
        "description": " ".join([*([NO_OFFER] if record.status == DESIGN else []), _in(record.description, language)]),
        "criteria": {"narrative": "\n".join(f"- {line}" for line in lines)},
        "version": record.reviewed,
        "alignment": [
            {"type": ["Alignment"], "targetName": skill.name, "targetUrl": skill.uri, "targetFramework": FRAMEWORK}
            for skill in record.skills
            if skill.uri
        ],
    }
    if record.isced_f:
        achievement["fieldOfStudy"] = record.isced_f
    if record.awarding_body:
        where = {"addressCountryCode": iso(record.country), "addressRegion": record.region}
        achievement["creator"] = {
            "id": f"{address}#body",
            "type": ["Profile"],
            "name": record.awarding_body,
            "address": {"type": ["Address"], **{name: code for name, code in where.items() if code}},
        }
    if others := _others(record):
        achievement["otherIdentifier"] = others
    if record.ects:
        achievement["creditsAvailable"] = record.ects
    if record.eqf_level:
        achievement["alignment"].append(
            {
                "type": ["Alignment"],
                "targetName": f"EQF level {record.eqf_level}",
                "targetUrl": f"http://data.europa.eu/snb/eqf/{record.eqf_level}",
                "targetFramework": "European Qualifications Framework",
            }
        )
    return achievement


def _others(record: Record) -> list[dict[str, Any]]:
    """What Open Badges has no word for, as identifiers of our own type, so that nothing is lost on the way back."""
    elsewhere = {
        "identifier",
        "awarding_body",
        "country",
        "region",
        "eqf_level",
        "ects",
        "isced_f",
        "reviewed",
        "skills",
    }
    return [
        {"type": "IdentifierEntry", "identifier": text, "identifierType": f"ext:{name}"}
        for name, text in cells(record).items()
        if name not in elsewhere
    ]


def open_badge_text(record: Record, *, address: str, language: str = "en") -> str:
    """`open_badge` as text."""
    return json.dumps(open_badge(record, address=address, language=language), ensure_ascii=False, indent=1)


def _in(texts: Any, language: str) -> str:
    return str(texts.get(language) or texts.get("en") or next(iter(texts.values()), ""))
