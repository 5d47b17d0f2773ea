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
    specifications: dict[int, Node] = {id(node): node for node in document.typed(*SPECIFICATIONS)}
    for claim in document.typed(*CLAIMS):
        specified = [node for node in document.path(claim, "specifiedBy") if document.texts(node, *NAMED)] or [claim]
        for node in specified:
            specifications.setdefault(id(node), node)
            claims.setdefault(id(node), []).append(claim)
    titled = [node for node in specifications.values() if document.texts(node, *NAMED)]
    scopes = [id(document.credential(node)) if document.credential(node) else 0 for node in titled]
    times = Counter(scopes)
    return [
        Described(node, claims.get(id(node), []), times[scope] == 1) for node, scope in zip(titled, scopes, strict=True)
    ]


def elm_cells(document: Document, entry: Described) -> dict[str, str]:
    """A specification as cells of our template."""
    spec = entry.node
    outcomes = _outcomes(document, spec)
    body = _body(document, entry)
    notes = [document.text(note, "noteLiteral") for note in document.path(spec, "additionalNote")]
    noted = {part: _after(f"{words}: ", notes) for part, words in NOTES.items()}
    assessments = _assessments(document, entry)
    cells = {
        "awarding_body": document.text(body, *BODY),
        "country": _country(document, body),
        "region": _last(
            [
                code
                for code in _addresses(document, document.path(body, ("location", "hasLocation")), "spatialCode")
                if "/nuts/" in code
            ]
        ),
        "area": noted["area"],
        "eqf_level": _level(document, entry),
        "workload_hours": hours(
            next((text for node in _whose(document, entry) if (text := document.text(node, *HOURS))), "")
        ),
        "ects": next((points for node in _whose(document, entry) if (points := _credits(document, node))), ""),
        "isced_f": _field(_addresses(document, [spec], *FIELDS)),
        "languages": join(_languages(document, entry)),
        "participation": join(
            next(
                (terms for node in _taught(document, entry) if (terms := _terms(document, document.all(node, "mode")))),
                [],
            )
        ),
        "assessment": join(_terms(document, _kinds(document, assessments))),
        "delivery": join(_terms(document, _kinds(document, _activities(document, entry)))),
        "quality_assurance": noted["quality"] or _quality(document, spec, body),
        "supervision": noted["supervision"] or _first(_terms(document, _under(document, assessments, *SUPERVISED))),
        "grading": noted["grading"] or _grading(document, assessments),
        "further_information": noted["further"],
        "accepted": noted["accepted"],
        "skill_levels": noted["levels"],
        "builds_on": noted["builds_on"],
        "stacks_with": noted["stacks_with"],
        "skills": join(_skills(document, outcomes)),
        "reviewed": _date(document, entry),
    }
    cells |= {f"title_{code}": text for code, text in document.texts(spec, *NAMED).items()}
    cells |= {f"description_{code}": text for code, text in _description(document, entry).items()}
    cells |= _prerequisites(document, spec)
    outcome_texts = [document.texts(outcome, *NAMED) for outcome in outcomes]
    return cells | (_by_language(outcome_texts) if any(outcome_texts) else _summary(document, spec))


def hours(duration: str) -> str:
    """Hours of an ISO 8601 duration; another duration as it stands, so that the check can name it.

    >>> hours("P1DT2H30M"), hours("two weeks")
    ('26.5', 'two weeks')
    """
    match = _DURATION.fullmatch(duration.strip())
    if not match or not any(match.groups()):
        return duration
    days, whole, minutes, seconds = (float(part or 0) for part in match.groups())
    return f"{days * 24 + whole + minutes / 60 + seconds / 3600:.6g}"


def _whose(document: Document, entry: Described) -> list[Node]:
    """Where a fact may stand: at the specification, its achievement or, if that has no other, the credential."""
    credential = document.credential(entry.node)
    above = [node for node in (credential, *document.path(credential, "credentialSubject")) if node]
    return [entry.node, *entry.claims, *(above if entry.alone else [])]


def _taught(document: Document, entry: Described) -> list[Node]:
    """Where it may stand how and in which language it is taught: as other facts, or at what leads to it."""
    return [entry.node, *entry.claims, *_activities(document, entry)]


def _level(document: Document, entry: Described) -> str:
    for node in _whose(document, entry):
        levels = _addresses(document, [node], *LEVELS)
        if known := [level for level in levels if re.search(r"(^|/eqf/)[1-8]/?$", level)]:
            return _last(known)
    return ""


def _credits(document: Document, node: Node) -> str:
    """ECTS credits; points of another system are none."""
    for point in document.path(node, ("creditPoint", "creditReceived")):
        framework = _last(_addresses(document, [point], "framework"))
        if framework in {"", ECTS.rsplit("/", 1)[-1]} and (points := document.text(point, "point")):
            return points
    return document.text(node, *CREDITS)


def _body(document: Document, entry: Described) -> Node:
    """Who awards: at the achievement, the one around it, the opportunity, or else who issued the credential."""
    around = [node for claim in entry.claims for node in document.above(claim) if types(node) & {*CLAIMS}]
    opportunities = [
        *document.path(entry.node, ("awardingOpportunity", "awardingOpportunities")),
        *document.pointing(
            ("AwardingOpportunity",), ("learningAchievementSpecification", "learningSpecification"), entry.node
        ),
    ]
    bodies = [body for claim in [*entry.claims, *around] for body in document.path(claim, AWARDED, "awardingBody")]
    bodies = bodies or [body for node in opportunities for body in document.path(node, "awardingBody")]
    bodies = bodies or document.path(entry.node, *AWARDED[:1], "awardingBody")
    if not bodies and entry.alone:
        bodies = document.path(
            document.credential(entry.node), "credentialSubject", "awardingOpportunity", "awardingBody"
        )
    bodies = bodies or document.path(document.credential(entry.node), "issuer")
    return next((body for body in bodies if document.text(body, *BODY)), {})


def _country(document: Document, body: Node) -> str:
    """Where an organisation is: its address, or the codes of its place; as it stands where it is no country we know."""
    places = document.path(body, ("location", "hasLocation"))
    addresses = document.path(body, ("location", "hasLocation"), ("address", "hasAddress"))
    direct = document.path(body, ("address", "hasAddress"))
    codes = _addresses(document, [*addresses, *direct], "countryCode", "country", "addressCountryCode")
    codes += _addresses(document, places, "spatialCode") + _addresses(document, [body], "spatial")
    known = [code for code in map(country, codes) if code]
    return known[0] if known else _last([code for code in codes if "/nuts/" not in code and "/atu/" not in code])


def _assessments(document: Document, entry: Described) -> list[Node]:
    """What proves an achievement, with its parts and specifications."""
    return _with_specifications(
        document, entry, PROVEN, "proves", ("LearningAssessment", "LearningAssessmentSpecification", "Assessment")
    )


def _activities(document: Document, entry: Described) -> list[Node]:
    """What leads to an achievement, with its specifications."""
    return _with_specifications(
        document, entry, INFLUENCED, "influences", ("LearningActivity", "LearningActivitySpecification", "Activity")
    )


def _with_specifications(
    document: Document, entry: Described, names: tuple[str, ...], back: str, kinds: tuple[str, ...]
) -> list[Node]:
    own = [entry.node, *entry.claims]
    nodes = [node for holder in own for node in document.path(holder, names)]
    nodes += [node for holder in own for node in document.pointing(kinds, (back,), holder)]
    if not nodes and entry.alone:
        nodes = document.within(document.credential(entry.node), *kinds)
    return _once([*nodes, *(spec for node in nodes for spec in document.path(node, "specifiedBy"))])


def _once(nodes: Iterable[Node]) -> list[Node]:
    return list({id(node): node for node in nodes}.values())


def _kinds(document: Document, nodes: list[Node]) -> list[Any]:
    """The types of assessments or activities; where there are none, what they are called."""
    terms: list[Any] = []
    for node in nodes:
        kinds = [
            kind
            for kind in document.all(node, "dcType", "type")
            if (isinstance(kind, dict) or document.address(kind).startswith(SNB))
            and not document.address(kind).startswith(f"{SNB}model/")
        ]
        specified = any(name.endswith("Specification") for name in types(node))
        terms += kinds or (document.all(node, "title")[:1] if specified else [])
    return terms or [title for node in nodes for title in document.all(node, "title")[:1]]


def _under(document: Document, nodes: list[Node], *names: str) -> list[Any]:
    return [value for node in nodes for value in document.all(node, *names)]


def _grading(document: Document, assessments: list[Node]) -> str:
    schemes = [scheme for scheme in _under(document, assessments, "gradingScheme") if isinstance(scheme, dict)]
    texts = (document.text(scheme, "description") or document.text(scheme, "title") for scheme in schemes)
    return next((text for text in texts if text), "")


def _quality(document: Document, spec: Node, body: Node) -> str:
    """The kind of accreditation that the specification or its awarding body has."""
    held = [
        accreditation
        for node in (spec, body)
        for accreditation in document.path(node, ("accreditation", "hasAccreditation"))
    ]
    kinds = _addresses(document, held, "dcType", "type")
    return _first([kind for kind in kinds if kind.startswith(f"{SNB}accreditation/")])


def _terms(document: Document, values: Iterable[Any]) -> list[str]:
    """The addresses of terms of ELM's vocabularies, which are the same in every language; other terms by name."""
    named = []
    for value in values:
        address = document.address(value)
        if not address.startswith(SNB):
            node = value if isinstance(value, dict) else {"it": value}
            named_only = bare(node) or VALUE in node
            address = document.text(node, "prefLabel", "targetName") or ("" if named_only else address)
            address = address or document.text({"it": value}, "it")
        named.append(address)
    return list(dict.fromkeys(term for term in named if term))


def _outcomes(document: Document, spec: Node) -> list[Node]:
    outcomes = document.path(spec, ("learningOutcome", "learningOutcomes"))
    inner = [part for node in outcomes for part in document.path(node, "learningOutcome")]
    return _once([*(node for node in outcomes if document.texts(node, *NAMED)), *inner])


def _skills(document: Document, outcomes: Iterable[Node]) -> list[str]:
    related = [
        skill
        for outcome in outcomes
        for skill in document.all(outcome, "relatedESCOSkill", "relatedSkill", "hasESCOSkill")
    ]
    skills = []
    for skill in related:
        address = document.address(skill)
        named = document.text(skill, "prefLabel", "targetName") if isinstance(skill, dict) else ""
        code = esco.skill(address)
        skills.append(esco.SKILL + code if code else named or address)
    return list(dict.fromkeys(skill for skill in skills if skill))


def _by_language(outcomes: list[dict[str, str]]) -> dict[str, str]:
    codes = sorted({code for outcome in outcomes for code in outcome})
    return {f"outcomes_{code}": join(outcome.get(code, "–") for outcome in outcomes) for code in codes}


def _summary(document: Document, spec: Node) -> dict[str, str]:
    """Outcomes told in one note: a line each."""
    notes = document.path(spec, "learningOutcomeSummary")
    texts = {code: text for note in notes for code, text in document.texts(note, "noteLiteral").items()}
    return {
        f"outcomes_{code}": join(line.strip() for line in text.splitlines() if line.strip())
        for code, text in texts.items()
    }


def _description(document: Document, entry: Described) -> dict[str, str]:
    return next((texts for node in (entry.node, *entry.claims) if (texts := document.texts(node, "description"))), {})


def _prerequisites(document: Document, spec: Node) -> dict[str, str]:
    entries = [
        document.texts(entry, "noteLiteral") or document.texts({"it": entry}, "it")
        for entry in document.all(spec, "entryRequirement", "entryRequirements", "entryRequirementsNote")
        if isinstance(entry, dict)
    ]
    return {f"prerequisites_{code}": text for texts in entries for code, text in texts.items()}


def _languages(document: Document, entry: Described) -> list[str]:
    for node in _taught(document, entry):
        if codes := [code for address in _addresses(document, [node], "language") if (code := _language(address))]:
            return list(dict.fromkeys(codes))
    return []


def _language(address: str) -> str:
    last = _last([address])
    return _LANGUAGES.get(last.upper(), last.lower())


def _field(addresses: list[str]) -> str:
    """The most detailed field; one that the list does not hold as it stands, for the check to name."""
    codes = sorted(
        (_last([address]) for address in addresses if "isced" in address.lower() or address[:1].isdigit()),
        key=len,
        reverse=True,
    )
    return next((code for written in codes if (code := field(written))), codes[0] if codes else "")


def _date(document: Document, entry: Described) -> str:
    """When the description was last changed; otherwise when it was awarded or the credential was issued."""
    credential = document.credential(entry.node) or next(iter(document.typed(*CREDENTIALS)), {})
    moment = document.text(entry.node, "modified", "dateModified") or next(
        (text for name in ("issuanceDate", "issued", "validFrom") if (text := document.text(credential, name))), ""
    )
    return moment[:10]


def _addresses(document: Document, nodes: Iterable[Node], *names: str) -> list[str]:
    return [address for node in nodes for value in document.all(node, *names) if (address := document.address(value))]


def _after(start: str, notes: Iterable[str]) -> str:
    return next((note.removeprefix(start) for note in notes if note.startswith(start)), "")


def _first(terms: list[str]) -> str:
    return terms[0] if terms else ""


def _last(addresses: list[str]) -> str:
    return addresses[0].rstrip("/").rsplit("/", 1)[-1] if addresses else ""
