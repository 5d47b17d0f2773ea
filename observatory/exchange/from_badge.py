"""Micro-credentials of Open Badges 2 and 3 as cells of our template.

A badge has the achievement (`Achievement`, `BadgeClass`); issuer, date and credits often stand a level higher, with
the credential or the assertion. Alignments name skills, but also levels, fields and decisions about quality.
"""

import re
from typing import Any, Final

from observatory.exchange.isced import field
from observatory.exchange.template import join
from observatory.exchange.tree import Document, Node
from observatory.model import esco
from observatory.model.country import country

ACHIEVEMENTS: Final = ("Achievement", "BadgeClass", "Badge")
# Names in alignments that say what is aligned to; the first that fits.
LEVEL: Final = re.compile(r"\b(EQF|European Qualifications Framework|MEC|CEC|EQR)\b|/eqf", re.IGNORECASE)
FIELD: Final = re.compile(r"ISCED", re.IGNORECASE)
SKILLED: Final = re.compile(r"^(|alignment|ctdl|ceasn:competency|cfitem|.*(skill|competenc|esco).*)$", re.IGNORECASE)
ASIDE: Final = re.compile(
    r"\b(NQF|NLQF|qualifications? frameworks?|accredit\w+|quality|validation)\b|/(qdr|nqf|eqf)", re.IGNORECASE
)
# What issuers say in words of their own, beside the standard; ours are told as `ext:` identifiers.
ELSEWHERE: Final = {
    "ects": ("ECTS", "creditsAvailable", "creditsEarned"),
    "workload_hours": ("SBU", "StudyLoad", "timeInvestment", "TimeInvestment"),
    "eqf_level": ("EQF",),
    "participation": ("participationType", "ParticipationType"),
    "assessment": ("assessmentType", "AssessmentType"),
    "supervision": ("supervisionType", "SupervisionType"),
}
BULLET: Final = re.compile(r"^\s*(?:[-*•–]\s+|\d+[.)]\s+)")


def badges(document: Document) -> list[Node]:
    """Every achievement that has a name."""
    return [node for node in document.typed(*ACHIEVEMENTS) if document.text(node, "name")]


def badge_cells(document: Document, node: Node) -> dict[str, str]:
    """An achievement as cells of our template."""
    code = _language(document.text(node, "inLanguage", "/lang", "Language") or _extended(document, node, "Language"))
    facts = _own_facts(document, node)
    texts = {
        **{f"title_{language}": text for language, text in _in(document, node, "name", code).items()},
        **{f"description_{language}": text for language, text in _in(document, node, "description", code).items()},
        f"outcomes_{code or 'en'}": join(_lines(document, node)),
    }
    # Our own badges carry every language beside; the text of the badge itself may stand in for another one.
    carried = {name.rpartition("_")[0] for name in facts}
    issuer = _issuer(document, node)
    aligned = [alignment for alignment in document.path(node, ("alignment", "alignments")) if alignment]
    fields = [
        document.text(alignment, "targetCode", "targetUrl")
        for alignment in aligned
        if _names(document, alignment, FIELD)
    ]
    return {
        **{name: text for name, text in texts.items() if name.rpartition("_")[0] not in carried},
        "awarding_body": document.text(issuer, "name"),
        "country": _country(document, issuer),
        "region": _region(document, issuer),
        "eqf_level": _level(document, aligned) or _fact(document, node, "eqf_level"),
        "isced_f": next(
            (isced for words in [document.text(node, "fieldOfStudy"), *fields] if (isced := field(words))),
            document.text(node, "fieldOfStudy"),
        ),
        "languages": code,
        "further_information": _criteria(document, node),
        "reviewed": _date(document, node),
        "skills": join(_skills(document, aligned)),
        **{name: _fact(document, node, name) for name in ELSEWHERE if name != "eqf_level"},
        **facts,
    }


def only_by_address(document: Document) -> str:
    """The address of the badge of an assertion that does not hold it; empty where there is none."""
    holders = document.typed("Assertion", "AchievementSubject", "CredentialSubject")
    addresses = [
        document.address(badge) for holder in holders for badge in document.all(holder, "badge", "achievement")
    ]
    return next((address for address in addresses if re.match("https?://", address)), "")


def _own_facts(document: Document, node: Node) -> dict[str, str]:
    others = {
        document.text(identifier, "identifierType"): document.text(identifier, "identifier")
        for identifier in document.path(node, "otherIdentifier")
    }
    return {name.removeprefix("ext:"): text for name, text in others.items() if name.startswith("ext:")}


def _in(document: Document, node: Node, name: str, code: str) -> dict[str, str]:
    """A text by language: badges have one, in the language that the badge states; some have a language map."""
    texts = document.texts(node, name)
    value = node.get(name)
    return dict.fromkeys([code or "en"], next(iter(texts.values()), "")) if isinstance(value, str) else texts


def _lines(document: Document, node: Node) -> list[str]:
    """What a learner did, a line each."""
    criteria = document.path(node, "criteria")
    narrative = next((text for criterion in criteria if (text := document.text(criterion, "narrative"))), "")
    text = narrative or _extended(document, node, "LearningOutcome")
    return [bare for line in text.splitlines() if (bare := BULLET.sub("", line).strip())]


def _criteria(document: Document, node: Node) -> str:
    """The page that tells the criteria, where a badge has one."""
    addresses = [document.address(criterion) for criterion in document.all(node, "criteria")]
    return next((address for address in addresses if re.match("https?://", address)), "")


def _around(document: Document, node: Node) -> list[Node]:
    """The achievement, its subject, its credential or assertion: nearest first, no further than the credential."""
    nodes = [node]
    credential = document.credential(node)
    for outer in document.above(node):
        nodes.append(outer)
        if outer is credential or "badge" in outer:
            break
    return nodes


def _issuer(document: Document, node: Node) -> Node:
    """Who made the badge; otherwise who issued it."""
    held = [issuer for holder in _around(document, node) for issuer in document.path(holder, ("creator", "issuer"))]
    return next((issuer for issuer in held if document.text(issuer, "name")), {})


def _country(document: Document, issuer: Node) -> str:
    addresses = document.path(issuer, "address")
    written = [
        document.text(address, name) for address in addresses for name in ("addressCountryCode", "addressCountry")
    ]
    return next((code for text in written if (code := country(text))), next((text for text in written if text), ""))


def _region(document: Document, issuer: Node) -> str:
    """The region, if it is a NUTS code: badges also write names, which the check would refuse."""
    code = next((document.text(address, "addressRegion") for address in document.path(issuer, "address")), "")
    return code if re.fullmatch("[A-Z]{2}[0-9A-Z]{1,3}", code) else ""


def _date(document: Document, node: Node) -> str:
    """The version of our own badges is a date; otherwise when the credential was issued."""
    version = document.text(node, "version")
    if re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", version):
        return version[:10]
    names = ("issuanceDate", "validFrom", "issuedOn", "awardedDate", "activityEndDate")
    dates = (document.text(holder, name) for holder in _around(document, node) for name in names)
    return next((day[:10] for day in dates if day), "")


def _fact(document: Document, node: Node, name: str) -> str:
    """A fact under the names that issuers use, at the achievement, its extensions or around it."""
    for holder in _around(document, node):
        if text := document.text(holder, *ELSEWHERE[name]):
            return text
    return next((text for term in ELSEWHERE[name] if (text := _extended(document, node, term))), "")


def _extended(document: Document, node: Node, name: str) -> str:
    """A fact of an extension of Open Badges 2: a node below a name that ends with “Extension”."""
    extensions = [inner for key in node if key.endswith("Extension") for inner in document.path(node, key)]
    return next((text for extension in extensions if (text := document.text(extension, name))), "")


def _names(document: Document, aligned: Node, wanted: re.Pattern[str]) -> bool:
    texts = (document.text(aligned, name) for name in ("targetType", "targetFramework", "targetUrl", "targetName"))
    return any(wanted.search(text) for text in texts)


def _level(document: Document, aligned: list[Node]) -> str:
    for alignment in aligned:
        if _names(document, alignment, LEVEL):
            for name, form in (
                ("targetUrl", r"/eqf/([1-8])/?$"),
                ("targetCode", r"([1-8])$"),
                ("targetName", r"\b([1-8])\b"),
            ):
                if match := re.search(form, document.text(alignment, name)):
                    return match[1]
    return ""


def _skills(document: Document, aligned: list[Node]) -> list[str]:
    """What is aligned to ESCO by its address, and other competences by name; levels and decisions are no skills."""
    skills = []
    for alignment in aligned:
        url, name = document.text(alignment, "targetUrl"), document.text(alignment, "targetName")
        code = esco.skill(url) or esco.skill(document.text(alignment, "targetCode"))
        kind = document.text(alignment, "targetType")
        aside = (
            not SKILLED.match(kind)
            or esco.occupation(url)
            or any(_names(document, alignment, wanted) for wanted in (LEVEL, FIELD, ASIDE))
        )
        if code:
            skills.append(esco.SKILL + code)
        elif name and not aside:
            skills.append(name)
    return list(dict.fromkeys(skills))


def _language(value: Any) -> str:
    match = re.match("[A-Za-z]{2}(?![A-Za-z])", str(value).strip())
    return match[0].lower() if match else ""
