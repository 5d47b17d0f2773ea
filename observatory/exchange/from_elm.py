"""Micro-credentials of the European Learning Model, versions 2 and 3, as cells of our template.

Each specification has its own facts: what its achievement says of who awarded, assessed and taught it is never read
from the achievement beside it. What only the credential says (who issued it, when) holds for all that it certifies.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from observatory.exchange.elm import ECTS, LANGUAGES, NOTES, SNB
from observatory.exchange.isced import field
from observatory.exchange.template import join
from observatory.exchange.tree import CREDENTIALS, VALUE, Document, Node, bare, types
from observatory.model import esco
from observatory.model.country import country

SPECIFICATIONS: Final = ("LearningAchievementSpecification", "Qualification", "LearningSpecification")
CLAIMS: Final = ("LearningAchievement", "Achieved")
# The same things have other names in ELM 2 (XML, before 2023) than in ELM 3.
NAMED: Final = ("title", "name", "prefLabel")
BODY: Final = ("legalName", "prefLabel", "name", "preferredName", "altLabel")
PROVEN: Final = ("provenBy", "wasDerivedFrom")
INFLUENCED: Final = ("influencedBy", "wasInfluencedBy")
AWARDED: Final = ("awardedBy", "wasAwardedBy")
LEVELS: Final = ("educationLevel", "eqfLevel", "EQFLevel", "hasEQFLevel", "eqflLevel", "hasEducationLevel")
FIELDS: Final = (
    "ISCEDFCode",
    "hasISCED-FCode",
    "iSCEDFCode",
    "iscedfCode",
    "thematicArea",
    "educationSubject",
    "hasEducationSubject",
)
CREDITS: Final = ("hasECTSCreditPoints", "ECTSCreditPoints", "eCTSCreditPoints", "ectsCreditPoints")
HOURS: Final = ("volumeOfLearning", "workload")
SUPERVISED: Final = ("idVerification", "idVerificationMethod")
_LANGUAGES = {long: code for code, long in LANGUAGES.items()}
_DURATION = re.compile(r"P(?:(\d+)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+)M)?(?:(\d+)(?:\.\d+)?S)?)?")


@dataclass(frozen=True, slots=True)
class Described:
    """A specification, the achievements that it specifies, and whether it is the only one of its credential."""

    node: Node
    claims: list[Node]
    alone: bool


def described(document: Document) -> list[Described]:
    """Every specification with a title; an achievement without one stands for itself."""
    claims: dict[int, list[Node]] = {}
    found: dict[int, Node] = {id(one): one for one in document.typed(*SPECIFICATIONS)}
    for claim in document.typed(*CLAIMS):
        specified = [one for one in document.path(claim, "specifiedBy") if document.texts(one, *NAMED)] or [claim]
        for one in specified:
            found.setdefault(id(one), one)
            claims.setdefault(id(one), []).append(claim)
    titled = [one for one in found.values() if document.texts(one, *NAMED)]
    scopes = [id(document.credential(one)) if document.credential(one) else 0 for one in titled]
    times = Counter(scopes)
    return [
        Described(one, claims.get(id(one), []), times[scope] == 1) for one, scope in zip(titled, scopes, strict=True)
    ]


def elm_cells(document: Document, one: Described) -> dict[str, str]:
    """A specification as cells of our template."""
    spec = one.node
    outcomes = _outcomes(document, spec)
    body = _body(document, one)
    notes = [document.text(note, "noteLiteral") for note in document.path(spec, "additionalNote")]
    noted = {part: _after(f"{words}: ", notes) for part, words in NOTES.items()}
    assessments = _assessments(document, one)
    said = {
        "awarding_body": document.text(body, *BODY),
        "country": _country(document, body),
        "region": _last(
            [
                place
                for place in _addresses(document, document.path(body, ("location", "hasLocation")), "spatialCode")
                if "/nuts/" in place
            ]
        ),
        "area": noted["area"],
        "eqf_level": _level(document, one),
        "workload_hours": hours(
            next((text for place in _whose(document, one) if (text := document.text(place, *HOURS))), "")
        ),
        "ects": next((points for place in _whose(document, one) if (points := _credits(document, place))), ""),
        "isced_f": _field(_addresses(document, [spec], *FIELDS)),
        "languages": join(_languages(document, one)),
        "participation": join(
            next(
                (terms for place in _taught(document, one) if (terms := _terms(document, document.all(place, "mode")))),
                [],
            )
        ),
        "assessment": join(_terms(document, _kinds(document, assessments))),
        "delivery": join(_terms(document, _kinds(document, _activities(document, one)))),
        "quality_assurance": noted["quality"] or _quality(document, spec, body),
        "supervision": noted["supervision"] or _first(_terms(document, _under(document, assessments, *SUPERVISED))),
        "grading": noted["grading"] or _grading(document, assessments),
        "further_information": noted["further"],
        "accepted": noted["accepted"],
        "skill_levels": noted["levels"],
        "builds_on": noted["builds_on"],
        "stacks_with": noted["stacks_with"],
        "skills": join(_skills(document, outcomes)),
        "reviewed": _date(document, one),
    }
    said |= {f"title_{code}": text for code, text in document.texts(spec, *NAMED).items()}
    said |= {f"description_{code}": text for code, text in _description(document, one).items()}
    said |= _prerequisites(document, spec)
    told = [document.texts(outcome, *NAMED) for outcome in outcomes]
    return said | (_by_language(told) if any(told) else _summary(document, spec))


def hours(duration: str) -> str:
    """Hours of an ISO 8601 duration; another duration as it stands, so that the check can name it.

    >>> hours("P1DT2H30M"), hours("two weeks")
    ('26.5', 'two weeks')
    """
    found = _DURATION.fullmatch(duration.strip())
    if not found or not any(found.groups()):
        return duration
    days, whole, minutes, seconds = (float(part or 0) for part in found.groups())
    return f"{days * 24 + whole + minutes / 60 + seconds / 3600:.6g}"


def _whose(document: Document, one: Described) -> list[Node]:
    """Where a fact may stand: at the specification, its achievement or, if that has no other, the credential."""
    credential = document.credential(one.node)
    above = [place for place in (credential, *document.path(credential, "credentialSubject")) if place]
    return [one.node, *one.claims, *(above if one.alone else [])]


def _taught(document: Document, one: Described) -> list[Node]:
    """Where it may stand how and in which language it is taught: as other facts, or at what leads to it."""
    return [one.node, *one.claims, *_activities(document, one)]


def _level(document: Document, one: Described) -> str:
    for place in _whose(document, one):
        levels = _addresses(document, [place], *LEVELS)
        if found := [level for level in levels if re.search(r"(^|/eqf/)[1-8]/?$", level)]:
            return _last(found)
    return ""


def _credits(document: Document, node: Node) -> str:
    """ECTS credits; points of another system are none."""
    for point in document.path(node, ("creditPoint", "creditReceived")):
        framework = _last(_addresses(document, [point], "framework"))
        if framework in {"", ECTS.rsplit("/", 1)[-1]} and (said := document.text(point, "point")):
            return said
    return document.text(node, *CREDITS)


def _body(document: Document, one: Described) -> Node:
    """Who awards: at the achievement, the one around it, the opportunity, or else who issued the credential."""
    around = [place for claim in one.claims for place in document.above(claim) if types(place) & {*CLAIMS}]
    opportunities = [
        *document.path(one.node, ("awardingOpportunity", "awardingOpportunities")),
        *document.pointing(
            ("AwardingOpportunity",), ("learningAchievementSpecification", "learningSpecification"), one.node
        ),
    ]
    found = [body for claim in [*one.claims, *around] for body in document.path(claim, AWARDED, "awardingBody")]
    found = found or [body for place in opportunities for body in document.path(place, "awardingBody")]
    found = found or document.path(one.node, *AWARDED[:1], "awardingBody")
    if not found and one.alone:
        found = document.path(document.credential(one.node), "credentialSubject", "awardingOpportunity", "awardingBody")
    found = found or document.path(document.credential(one.node), "issuer")
    return next((body for body in found if document.text(body, *BODY)), {})


def _country(document: Document, body: Node) -> str:
    """Where an organisation is: its address, or the codes of its place; as it stands where it is no country we know."""
    places = document.path(body, ("location", "hasLocation"))
    addresses = document.path(body, ("location", "hasLocation"), ("address", "hasAddress"))
    direct = document.path(body, ("address", "hasAddress"))
    told = _addresses(document, [*addresses, *direct], "countryCode", "country", "addressCountryCode")
    told += _addresses(document, places, "spatialCode") + _addresses(document, [body], "spatial")
    known = [code for code in map(country, told) if code]
    return known[0] if known else _last([one for one in told if "/nuts/" not in one and "/atu/" not in one])


def _assessments(document: Document, one: Described) -> list[Node]:
    """What proves an achievement, with its parts and specifications."""
    return _with_specifications(
        document, one, PROVEN, "proves", ("LearningAssessment", "LearningAssessmentSpecification", "Assessment")
    )


def _activities(document: Document, one: Described) -> list[Node]:
    """What leads to an achievement, with its specifications."""
    return _with_specifications(
        document, one, INFLUENCED, "influences", ("LearningActivity", "LearningActivitySpecification", "Activity")
    )


def _with_specifications(
    document: Document, one: Described, names: tuple[str, ...], back: str, kinds: tuple[str, ...]
) -> list[Node]:
    own = [one.node, *one.claims]
    found = [node for place in own for node in document.path(place, names)]
    found += [node for place in own for node in document.pointing(kinds, (back,), place)]
    if not found and one.alone:
        found = document.within(document.credential(one.node), *kinds)
    return _once([*found, *(spec for node in found for spec in document.path(node, "specifiedBy"))])


def _once(nodes: Iterable[Node]) -> list[Node]:
    return list({id(node): node for node in nodes}.values())


def _kinds(document: Document, found: list[Node]) -> list[Any]:
    """The types of assessments or activities; where there are none, what they are called."""
    terms: list[Any] = []
    for node in found:
        kinds = [
            kind
            for kind in document.all(node, "dcType", "type")
            if (isinstance(kind, dict) or document.address(kind).startswith(SNB))
            and not document.address(kind).startswith(f"{SNB}model/")
        ]
        specified = any(one.endswith("Specification") for one in types(node))
        terms += kinds or (document.all(node, "title")[:1] if specified else [])
    return terms or [title for node in found for title in document.all(node, "title")[:1]]


def _under(document: Document, found: list[Node], *names: str) -> list[Any]:
    return [one for node in found for one in document.all(node, *names)]


def _grading(document: Document, assessments: list[Node]) -> str:
    schemes = [one for one in _under(document, assessments, "gradingScheme") if isinstance(one, dict)]
    told = (document.text(one, "description") or document.text(one, "title") for one in schemes)
    return next((said for said in told if said), "")


def _quality(document: Document, spec: Node, body: Node) -> str:
    """The kind of accreditation that the specification or its awarding body has."""
    held = [one for place in (spec, body) for one in document.path(place, ("accreditation", "hasAccreditation"))]
    kinds = _addresses(document, held, "dcType", "type")
    return _first([kind for kind in kinds if kind.startswith(f"{SNB}accreditation/")])


def _terms(document: Document, values: Iterable[Any]) -> list[str]:
    """The addresses of terms of ELM's vocabularies, which are the same in every language; other terms by name."""
    named = []
    for one in values:
        address = document.address(one)
        if not address.startswith(SNB):
            node = one if isinstance(one, dict) else {"it": one}
            named_only = bare(node) or VALUE in node
            address = document.text(node, "prefLabel", "targetName") or ("" if named_only else address)
            address = address or document.text({"it": one}, "it")
        named.append(address)
    return list(dict.fromkeys(one for one in named if one))


def _outcomes(document: Document, spec: Node) -> list[Node]:
    found = document.path(spec, ("learningOutcome", "learningOutcomes"))
    inner = [one for node in found for one in document.path(node, "learningOutcome")]
    return _once([*(node for node in found if document.texts(node, *NAMED)), *inner])


def _skills(document: Document, outcomes: Iterable[Node]) -> list[str]:
    found = [
        one for outcome in outcomes for one in document.all(outcome, "relatedESCOSkill", "relatedSkill", "hasESCOSkill")
    ]
    said = []
    for one in found:
        address = document.address(one)
        named = document.text(one, "prefLabel", "targetName") if isinstance(one, dict) else ""
        code = esco.skill(address)
        said.append(esco.SKILL + code if code else named or address)
    return list(dict.fromkeys(one for one in said if one))


def _by_language(told: list[dict[str, str]]) -> dict[str, str]:
    codes = sorted({code for one in told for code in one})
    return {f"outcomes_{code}": join(one.get(code, "–") for one in told) for code in codes}


def _summary(document: Document, spec: Node) -> dict[str, str]:
    """Outcomes told in one note: a line each."""
    notes = document.path(spec, "learningOutcomeSummary")
    said = {code: text for note in notes for code, text in document.texts(note, "noteLiteral").items()}
    return {
        f"outcomes_{code}": join(line.strip() for line in text.splitlines() if line.strip())
        for code, text in said.items()
    }


def _description(document: Document, one: Described) -> dict[str, str]:
    return next((said for place in (one.node, *one.claims) if (said := document.texts(place, "description"))), {})


def _prerequisites(document: Document, spec: Node) -> dict[str, str]:
    told = [
        document.texts(entry, "noteLiteral") or document.texts({"it": entry}, "it")
        for entry in document.all(spec, "entryRequirement", "entryRequirements", "entryRequirementsNote")
        if isinstance(entry, dict)
    ]
    return {f"prerequisites_{code}": text for said in told for code, text in said.items()}


def _languages(document: Document, one: Described) -> list[str]:
    for place in _taught(document, one):
        if found := [code for said in _addresses(document, [place], "language") if (code := _language(said))]:
            return list(dict.fromkeys(found))
    return []


def _language(address: str) -> str:
    last = _last([address])
    return _LANGUAGES.get(last.upper(), last.lower())


def _field(addresses: list[str]) -> str:
    """The most detailed field; one that the list does not hold as it stands, for the check to name."""
    told = sorted(
        (_last([one]) for one in addresses if "isced" in one.lower() or one[:1].isdigit()), key=len, reverse=True
    )
    return next((code for one in told if (code := field(one))), told[0] if told else "")


def _date(document: Document, one: Described) -> str:
    """When the description was last changed; otherwise when it was awarded or the credential was issued."""
    credential = document.credential(one.node) or next(iter(document.typed(*CREDENTIALS)), {})
    said = document.text(one.node, "modified", "dateModified") or next(
        (text for name in ("issuanceDate", "issued", "validFrom") if (text := document.text(credential, name))), ""
    )
    return said[:10]


def _addresses(document: Document, places: Iterable[Node], *names: str) -> list[str]:
    return [said for place in places for one in document.all(place, *names) if (said := document.address(one))]


def _after(start: str, notes: Iterable[str]) -> str:
    return next((note.removeprefix(start) for note in notes if note.startswith(start)), "")


def _first(said: list[str]) -> str:
    return said[0] if said else ""


def _last(addresses: list[str]) -> str:
    return addresses[0].rstrip("/").rsplit("/", 1)[-1] if addresses else ""
