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
    return [one for one in document.typed(*ACHIEVEMENTS) if document.text(one, "name")]


def badge_cells(document: Document, node: Node) -> dict[str, str]:
    """An achievement as cells of our template."""
    code = _language(document.text(node, "inLanguage", "/lang", "Language") or _extended(document, node, "Language"))
    told = _told(document, node)
    texts = {
        **{f"title_{one}": said for one, said in _in(document, node, "name", code).items()},
        **{f"description_{one}": said for one, said in _in(document, node, "description", code).items()},
        f"outcomes_{code or 'en'}": join(_lines(document, node)),
    }
    # Our own badges carry every language beside; the text of the badge itself may stand in for another one.
    carried = {name.rpartition("_")[0] for name in told}
    issuer = _issuer(document, node)
    aligned = [one for one in document.path(node, ("alignment", "alignments")) if one]
    fields = [document.text(one, "targetCode", "targetUrl") for one in aligned if _names(document, one, FIELD)]
    return {
        **{name: said for name, said in texts.items() if name.rpartition("_")[0] not in carried},
        "awarding_body": document.text(issuer, "name"),
        "country": _country(document, issuer),
        "region": _region(document, issuer),
        "eqf_level": _level(document, aligned) or _said(document, node, "eqf_level"),
        "isced_f": next(
            (found for one in [document.text(node, "fieldOfStudy"), *fields] if (found := field(one))),
            document.text(node, "fieldOfStudy"),
        ),
        "languages": code,
        "further_information": _criteria(document, node),
        "reviewed": _date(document, node),
        "skills": join(_skills(document, aligned)),
        **{name: _said(document, node, name) for name in ELSEWHERE if name != "eqf_level"},
        **told,
    }


def only_by_address(document: Document) -> str:
    """The address of the badge of an assertion that does not hold it; empty where there is none."""
    holders = document.typed("Assertion", "AchievementSubject", "CredentialSubject")
    told = [document.address(said) for one in holders for said in document.all(one, "badge", "achievement")]
    return next((one for one in told if re.match("https?://", one)), "")


def _told(document: Document, node: Node) -> dict[str, str]:
    others = {
        document.text(one, "identifierType"): document.text(one, "identifier")
        for one in document.path(node, "otherIdentifier")
    }
    return {name.removeprefix("ext:"): said for name, said in others.items() if name.startswith("ext:")}


def _in(document: Document, node: Node, name: str, code: str) -> dict[str, str]:
    """A text by language: badges have one, in the language that the badge states; some have a language map."""
    said = document.texts(node, name)
    value = node.get(name)
    return dict.fromkeys([code or "en"], next(iter(said.values()), "")) if isinstance(value, str) else said


def _lines(document: Document, node: Node) -> list[str]:
    """What a learner did, a line each."""
    criteria = document.path(node, "criteria")
    narrative = next((said for one in criteria if (said := document.text(one, "narrative"))), "")
    said = narrative or _extended(document, node, "LearningOutcome")
    return [line for one in said.splitlines() if (line := BULLET.sub("", one).strip())]


def _criteria(document: Document, node: Node) -> str:
    """The page that tells the criteria, where a badge has one."""
    told = [document.address(one) for one in document.all(node, "criteria")]
    return next((one for one in told if re.match("https?://", one)), "")


def _around(document: Document, node: Node) -> list[Node]:
    """The achievement, its subject, its credential or assertion: nearest first, no further than the credential."""
    found = [node]
    credential = document.credential(node)
    for one in document.above(node):
        found.append(one)
        if one is credential or "badge" in one:
            break
    return found


def _issuer(document: Document, node: Node) -> Node:
    """Who made the badge; otherwise who issued it."""
    held = [one for place in _around(document, node) for one in document.path(place, ("creator", "issuer"))]
    return next((one for one in held if document.text(one, "name")), {})


def _country(document: Document, issuer: Node) -> str:
    places = document.path(issuer, "address")
    told = [document.text(one, name) for one in places for name in ("addressCountryCode", "addressCountry")]
    return next((code for one in told if (code := country(one))), next((one for one in told if one), ""))


def _region(document: Document, issuer: Node) -> str:
    """The region, if it is a NUTS code: badges also write names, which the check would refuse."""
    said = next((document.text(one, "addressRegion") for one in document.path(issuer, "address")), "")
    return said if re.fullmatch("[A-Z]{2}[0-9A-Z]{1,3}", said) else ""


def _date(document: Document, node: Node) -> str:
    """The version of our own badges is a date; otherwise when the credential was issued."""
    version = document.text(node, "version")
    if re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", version):
        return version[:10]
    names = ("issuanceDate", "validFrom", "issuedOn", "awardedDate", "activityEndDate")
    found = (document.text(place, name) for place in _around(document, node) for name in names)
    return next((said[:10] for said in found if said), "")


def _said(document: Document, node: Node, name: str) -> str:
    """A fact under the names that issuers use, at the achievement, its extensions or around it."""
    for place in _around(document, node):
        if said := document.text(place, *ELSEWHERE[name]):
            return said
    return next((said for one in ELSEWHERE[name] if (said := _extended(document, node, one))), "")


def _extended(document: Document, node: Node, name: str) -> str:
    """A fact of an extension of Open Badges 2: a node below a name that ends with “Extension”."""
    extensions = [inner for key in node if key.endswith("Extension") for inner in document.path(node, key)]
    return next((said for one in extensions if (said := document.text(one, name))), "")


def _names(document: Document, aligned: Node, wanted: re.Pattern[str]) -> bool:
    told = (document.text(aligned, one) for one in ("targetType", "targetFramework", "targetUrl", "targetName"))
    return any(wanted.search(one) for one in told)


def _level(document: Document, aligned: list[Node]) -> str:
    for one in aligned:
        if _names(document, one, LEVEL):
            for name, form in (
                ("targetUrl", r"/eqf/([1-8])/?$"),
                ("targetCode", r"([1-8])$"),
                ("targetName", r"\b([1-8])\b"),
            ):
                if found := re.search(form, document.text(one, name)):
                    return found[1]
    return ""


def _skills(document: Document, aligned: list[Node]) -> list[str]:
    """What is aligned to ESCO by its address, and other competences by name; levels and decisions are no skills."""
    found = []
    for one in aligned:
        url, name = document.text(one, "targetUrl"), document.text(one, "targetName")
        code = esco.skill(url) or esco.skill(document.text(one, "targetCode"))
        kind = document.text(one, "targetType")
        aside = (
            not SKILLED.match(kind)
            or esco.occupation(url)
            or any(_names(document, one, wanted) for wanted in (LEVEL, FIELD, ASIDE))
        )
        if code:
            found.append(esco.SKILL + code)
        elif name and not aside:
            found.append(name)
    return list(dict.fromkeys(found))


def _language(said: Any) -> str:
    found = re.match("[A-Za-z]{2}(?![A-Za-z])", str(said).strip())
    return found[0].lower() if found else ""
