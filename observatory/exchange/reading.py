"""Files of others as rows of our template: CSV, workbook, European Learning Model (JSON-LD, XML), Open Badges 3.0.

Only what describes a micro-credential is read. A credential also says who earned it: that is left where it is.
"""

import re
import unicodedata
from collections.abc import Iterable
from pathlib import PurePath
from typing import Any

from observatory.errors import SourceUnreadable
from observatory.exchange.elm import COUNTRIES, LANGUAGES, NOTES, SNB
from observatory.exchange.guard import parsed_json, parsed_xml, sized
from observatory.exchange.template import Row, join, read_csv, read_xlsx
from observatory.exchange.tree import Document, Node, from_json, from_xml

ENDINGS = (".csv", ".xlsx", ".jsonld", ".json", ".xml")
SPECIFICATIONS = ("LearningAchievementSpecification", "Qualification")
ESCO = "http://data.europa.eu/esco/"
_LANGUAGES = {long: code for code, long in LANGUAGES.items()}
_DURATION = re.compile(r"P(?:(\d+)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+)M)?)?")


def read(name: str, content: bytes) -> list[Row]:
    """The micro-credentials of a file.

    Args:
        name: file name; its ending says the format.
        content: at most 20 MB.

    Raises:
        SourceUnreadable: the file cannot be read, or holds no micro-credential.
    """
    name = PurePath(name).name
    ending = PurePath(name).suffix.lower()
    if ending not in ENDINGS:
        raise SourceUnreadable(f"{name} is none of {', '.join(ENDINGS)}. Start from the template.")
    sized(name, content)
    if ending == ".csv":
        return read_csv(name, content)
    if ending == ".xlsx":
        return read_xlsx(name, content)
    return _linked(
        name, from_xml(parsed_xml(name, content)) if ending == ".xml" else from_json(parsed_json(name, content))
    )


def _linked(name: str, root: Any) -> list[Row]:
    document = Document(root)
    # An achievement of a learner points to what it certifies; that is what a catalogue holds.
    cells = [_elm(document, node) for node in document.typed(*SPECIFICATIONS) if document.texts(node, "title")]
    cells += [_badge(document, node) for node in document.typed("Achievement") if node.get("name")]
    if not cells:
        raise SourceUnreadable(
            f"{name} holds no learning achievement specification, no qualification and no achievement. "
            "Export the description of the micro-credential, or use the template."
        )
    return [
        Row(name, place, {key: one for key, one in said.items() if one}) for place, said in enumerate(cells, start=1)
    ]


def _elm(document: Document, spec: Node) -> dict[str, str]:
    title = document.texts(spec, "title")
    outcomes = document.path(spec, "learningOutcome")
    body = _body(document, spec)
    country = [document.address(one) for one in document.path(body, "location", "address", "countryCode")]
    place = [document.address(one) for one in document.path(body, "location", "spatialCode")]
    levels = [document.address(one) for one in document.all(spec, "educationLevel", "eqfLevel", "EQFLevel")]
    notes = [document.text(one, "noteLiteral") for one in document.path(spec, "additionalNote")]
    noted = {part: _after(f"{words}: ", notes) for part, words in NOTES.items()}
    said = {
        "identifier": identifier(str(spec.get("id", "")), title),
        "awarding_body": document.text(body, "legalName", "prefLabel"),
        "country": COUNTRIES.get(_last(country), _last(country)),
        "region": _last([one for one in place if "/nuts/" in one]),
        "area": noted["area"],
        "eqf_level": _last([one for one in levels if "/eqf/" in one]),
        "workload_hours": hours(document.text(spec, "volumeOfLearning")),
        "ects": next((document.text(one, "point") for one in document.path(spec, "creditPoint")), ""),
        "isced_f": _field([document.address(one) for one in document.all(spec, "ISCEDFCode", "thematicArea")]),
        "languages": join(_language(document.address(one)) for one in document.all(spec, "language")),
        "participation": join(_terms(document, document.all(spec, "mode"))),
        "assessment": join(_terms(document, _kinds(document, spec, "provenBy", "LearningAssessmentSpecification"))),
        "delivery": join(_terms(document, _kinds(document, spec, "influencedBy", "LearningActivitySpecification"))),
        "quality_assurance": noted["quality"],
        "supervision": noted["supervision"] or next(iter(_terms(document, _assessed(document, "idVerification"))), ""),
        "grading": noted["grading"] or _grading(document),
        "further_information": noted["further"],
        "accepted": noted["accepted"],
        "skill_levels": noted["levels"],
        "builds_on": noted["builds_on"],
        "stacks_with": noted["stacks_with"],
        "skills": join(_skills(document, outcomes)),
        "reviewed": (document.text(spec, "modified", "dateModified") or _issued(document))[:10],
    }
    said |= {f"title_{code}": one for code, one in title.items()}
    said |= {f"description_{code}": one for code, one in document.texts(spec, "description").items()}
    for entry in document.path(spec, "entryRequirement"):
        said |= {f"prerequisites_{code}": one for code, one in document.texts(entry, "noteLiteral").items()}
    return said | _outcomes([document.texts(one, "title") for one in outcomes])


def _badge(document: Document, node: Node) -> dict[str, str]:
    code = document.text(node, "inLanguage")[:2].lower() or "en"
    creator = next(iter(document.path(node, "creator")), {})
    where = next(iter(document.path(creator, "address")), {})
    aligned = document.path(node, "alignment")
    targets = [(document.text(one, "targetUrl"), document.text(one, "targetName")) for one in aligned]
    narrative = next((document.text(one, "narrative") for one in document.path(node, "criteria")), "")
    lines = [line.strip().removeprefix("-").strip() for line in narrative.splitlines() if line.strip()]
    others = {document.text(one, "identifierType"): document.text(one, "identifier")
              for one in document.path(node, "otherIdentifier")}  # fmt: skip
    told = {name.removeprefix("ext:"): one for name, one in others.items() if name.startswith("ext:")}
    title = {code: document.text(node, "name")}
    texts = {
        f"title_{code}": title[code],
        f"description_{code}": document.text(node, "description"),
        f"outcomes_{code}": join(lines),
    }
    # Our own badges carry every language beside; the text of the badge itself may stand in for another one.
    carried = {name.rpartition("_")[0] for name in told}
    return {
        "identifier": identifier(str(node.get("id", "")), title),
        **{name: said for name, said in texts.items() if name.rpartition("_")[0] not in carried},
        "awarding_body": document.text(creator, "name"),
        "country": document.text(where, "addressCountryCode").replace("GR", "EL"),
        "region": document.text(where, "addressRegion"),
        "eqf_level": _last([url for url, _name in targets if "/eqf/" in url]),
        "ects": document.text(node, "creditsAvailable"),
        "isced_f": document.text(node, "fieldOfStudy"),
        "reviewed": document.text(node, "version")[:10],
        "skills": join(url if url.startswith(ESCO) else name for url, name in targets if "/eqf/" not in url),
        **told,
    }


def identifier(address: str, title: dict[str, str]) -> str:
    """A short name: the last part of a web address, otherwise the title in small letters and hyphens."""
    last = re.split(r"[/=#]", address.rstrip("/"))[-1] if address.startswith("http") else ""
    said = last or title.get("en") or next(iter(title.values()), "")
    plain = unicodedata.normalize("NFKD", said).encode("ascii", "ignore").decode().lower()
    return re.sub("[^a-z0-9]+", "-", plain).strip("-")[:80].strip("-")


def hours(duration: str) -> str:
    """Hours of an ISO 8601 duration; another duration as it stands, so that the check can name it."""
    found = _DURATION.fullmatch(duration.strip())
    if not found or not any(found.groups()):
        return duration
    days, whole, minutes = (float(part or 0) for part in found.groups())
    return f"{days * 24 + whole + minutes / 60:g}"


def _body(document: Document, spec: Node) -> Node:
    found = document.path(spec, "awardingOpportunity", "awardingBody")
    if not found:
        claims = [one for one in document.typed("LearningAchievement") if spec in document.path(one, "specifiedBy")]
        found = [body for claim in claims for body in document.path(claim, "awardedBy", "awardingBody")]
    return found[0] if found else {}


def _kinds(document: Document, spec: Node, link: str, kind: str) -> list[Any]:
    found = [one for node in document.path(spec, link) for one in document.all(node, "dcType", "type", "title")[:1]]
    return found or [one for node in document.typed(kind) for one in document.all(node, "dcType")]


def _assessed(document: Document, name: str) -> list[Any]:
    """What the assessments say under a name; ELM has some of it at the assessment, some at its specification."""
    kinds = ("LearningAssessment", "LearningAssessmentSpecification")
    return [one for node in document.typed(*kinds) for one in document.all(node, name)]


def _grading(document: Document) -> str:
    schemes = [one for one in _assessed(document, "gradingScheme") if isinstance(one, dict)]
    return next((said for one in schemes if (said := document.text(one, "description") or document.text(one, "title"))),
                "")  # fmt: skip


def _terms(document: Document, values: Iterable[Any]) -> list[str]:
    """The addresses of terms of ELM's vocabularies, which are the same in every language; other terms by name."""
    named = [address if (address := document.address(one)).startswith(SNB)
             else document.text(one, "prefLabel") or address or document.text({"it": one}, "it")
             for one in values if isinstance(one, dict)]  # fmt: skip
    return list(dict.fromkeys(one for one in named if one))


def _skills(document: Document, outcomes: Iterable[Node]) -> list[str]:
    found = [one for outcome in outcomes for one in document.all(outcome, "relatedESCOSkill", "relatedSkill")]
    said = [document.address(one) if document.address(one).startswith(ESCO) else
            document.text(one, "prefLabel") if isinstance(one, dict) else str(one) for one in found]  # fmt: skip
    return list(dict.fromkeys(one for one in said if one))


def _outcomes(texts: list[dict[str, str]]) -> dict[str, str]:
    codes = sorted({code for one in texts for code in one})
    return {f"outcomes_{code}": join(one.get(code, "–") for one in texts) for code in codes}


def _field(addresses: list[str]) -> str:
    codes = [code for code in (_last([one]) for one in addresses) if re.fullmatch("[0-9]{4}", code)]
    return codes[0] if codes else ""


def _issued(document: Document) -> str:
    return next((said for one in document.typed("EuropeanDigitalCredential", "VerifiableCredential")
                 if (said := document.text(one, "issuanceDate", "issued", "validFrom"))), "")  # fmt: skip


def _language(address: str) -> str:
    last = _last([address])
    return _LANGUAGES.get(last, last.lower())


def _after(start: str, notes: Iterable[str]) -> str:
    return next((note.removeprefix(start) for note in notes if note.startswith(start)), "")


def _last(addresses: list[str]) -> str:
    return addresses[0].rstrip("/").rsplit("/", 1)[-1] if addresses else ""
