"""A document of linked data as plain nodes: names without prefixes, texts by language, references followed.

JSON-LD and XML become the same shape. Contexts and schemas are never fetched: the names of the European Learning
Model and of Open Badges are known here, and any other name is left aside.

What the reader adds has a name with a slash, which no name of a document has: `/tag` (the element or property under
which a node stands), `/value` and `/lang` (a text), `/document` (it has a context of its own), `/signed` (an envelope
was opened).
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from lxml import etree

from observatory.exchange.envelope import SIGNED
from observatory.exchange.guard import readable

Node = dict[str, Any]
TAG, VALUE, LANG, OWN = "/tag", "/value", "/lang", "/document"
NAMESAKES: Final = 50
"""How many nodes with one identifier are compared; a file with more is not describing things any more."""
CREDENTIALS: Final = frozenset(
    {
        "VerifiableCredential",
        "EuropeanDigitalCredential",
        "EuropassCredential",
        "OpenBadgeCredential",
        "AchievementCredential",
        "ClrCredential",
        "EndorsementCredential",
        "VerifiableAttestation",
        "Assertion",
    }
)
# ELM 2 puts an element with the name of a class between a property and its thing: `<specifiedBy><qualification>`.
CLASSES: Final = frozenset(
    {
        "qualification",
        "learningSpecification",
        "learningAchievementSpecification",
        "assessment",
        "learningAssessment",
        "assessmentSpecification",
        "learningAssessmentSpecification",
        "activity",
        "learningActivity",
        "learningActivitySpecification",
        "awardingProcess",
        "organization",
        "organisation",
        "awardingOpportunity",
        "learningAchievement",
    }
)
_OWN = {
    "@id": "id",
    "@idref": "id",
    "@uri": "id",
    "@type": "type",
    "@value": VALUE,
    "#text": VALUE,
    "@language": LANG,
    "@lang": LANG,
    "@none": "none",
    "http://purl.org/dc/terms/type": "dcType",
    "dcterms:type": "dcType",
    "dc:type": "dcType",
    "dct:type": "dcType",
    SIGNED: SIGNED,
}
_ADDRESS = ("id", "uri", "about", "resource", "idref")
_LANGS = ("{http://www.w3.org/XML/1998/namespace}lang", "lang", "language")
_LANGUAGE = re.compile("[A-Za-z]{2}(-[A-Za-z0-9]+)*")
_GLOBAL = re.compile("(https?|did|urn:uuid):", re.IGNORECASE)


def short(name: str) -> str:
    """A name without its prefix or namespace; an element of ELM is the same in all of them."""
    return _OWN.get(name) or re.split(r"[#/:}]", name.rstrip("#/:}"))[-1]


def from_json(value: Any, tag: str = "") -> Any:
    """A JSON-LD document with names without prefixes."""
    if isinstance(value, list):
        return [inner for item in value for inner in _flat(from_json(item, tag))]
    if isinstance(value, str):
        return readable(value)
    if not isinstance(value, dict):
        return value
    if len(value) == 1 and (wrapped := next((value[holder] for holder in ("@list", "@set") if holder in value), None)):
        return from_json(wrapped if isinstance(wrapped, list) else [wrapped], tag)
    node: Node = {TAG: tag} if tag else {}
    if "@context" in value:
        node[OWN] = True
    for name, inner in value.items():
        if name.startswith("@") and name not in _OWN and name != "@graph":
            continue
        key = readable(short(name))
        converted = from_json(inner, key)
        # Two names of a document may be the same without their prefixes.
        node[key] = [*_flat(node[key]), *_flat(converted)] if key in node and key != SIGNED else converted
    return node


def _flat(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def from_xml(element: etree._Element) -> Node:
    """An XML document: children by name, the tag beside the types that are said, texts by language."""
    attributes = {str(name): str(text) for name, text in element.attrib.items()}
    plain = {short(name): text for name, text in attributes.items()}
    node: Node = {TAG: short(str(element.tag))}
    if address := next((plain[name].strip() for name in _ADDRESS if name in plain), ""):
        node["id"] = address
    for child in element:
        if not isinstance(child.tag, str):
            continue
        name = short(child.tag)
        if name == "id":
            node.setdefault("id", (child.text or "").strip())
        else:
            node.setdefault(name, []).append(from_xml(child))
    text = "".join([element.text or "", *(inner.tail or "" for inner in element)]).strip()
    if text:
        node[VALUE] = text
    if language := next((attributes[name] for name in _LANGS if name in attributes), ""):
        node[LANG] = language
    if node[TAG] == "Signature":
        node[SIGNED] = True
    return node


def nodes(value: Any) -> Iterator[Node]:
    """Every node of a document, outermost first."""
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        if isinstance(inner, dict | list):
            yield from nodes(inner)


def types(node: Node) -> set[str]:
    """What a node is said to be; where nothing is said, the name under which it stands."""
    stated = [
        str(kind.get("id") or kind.get(VALUE) or "") if isinstance(kind, dict) else kind
        for kind in _flat(node.get("type"))
        if isinstance(kind, str | dict)
    ]
    named = [short(kind) for kind in [*stated, str(node.get(TAG) or "")] if kind]
    return {kind[:1].upper() + kind[1:] for kind in named}


class Document:
    """Nodes with their references followed, and what each stands in.

    An identifier such as `_:b0` or `urn:epass:org:1` means something within its credential only: two credentials of
    one file may both have it. A reference is looked up in the nearest credential around it, then further out; only
    addresses that are the same everywhere are looked up in the whole file.
    """

    def __init__(self, root: Any) -> None:
        self.root = root
        self._above: dict[int, Node | None] = {}
        self._scopes: dict[int, Node | None] = {}
        self._held: dict[tuple[int, str], list[Node]] = {}
        self._typed: dict[str, list[Node]] = {}
        self._whole: dict[tuple[str, ...], list[Node]] = {}
        self._pointing: dict[tuple[tuple[str, ...], tuple[str, ...]], dict[int, list[Node]]] = {}
        self._within: dict[tuple[str, ...], dict[int, list[Node]]] = {}
        self._enter(root, None, None)

    def _enter(self, value: Any, above: Node | None, scope: Node | None) -> None:
        if isinstance(value, list):
            for item in value:
                self._enter(item, above, scope)
        if not isinstance(value, dict):
            return
        self._above[id(value)] = above
        named = types(value)
        inner = value if OWN in value or (named & CREDENTIALS and not bare(value)) else scope
        self._scopes[id(value)] = inner
        for kind in named:
            self._typed.setdefault(kind, []).append(value)
        address = value.get("id")
        if isinstance(address, str) and address and not bare(value):
            for holder in (id(inner), 0) if _GLOBAL.match(address) else (id(inner),):
                held = self._held.setdefault((holder, address), [])
                if len(held) < NAMESAKES:
                    held.append(value)
        for part in value.values():
            if isinstance(part, dict | list):
                self._enter(part, value, inner)

    def all(self, node: Node, *names: str) -> list[Any]:
        """Everything that a node has under any of the names, references followed."""
        values: list[Any] = []
        for name in names:
            value = node.get(name)
            values += value if isinstance(value, list) else [] if value is None else [value]
        return [self._followed(item, node) for item in values]

    def path(self, node: Node, *steps: str | tuple[str, ...]) -> list[Node]:
        """The nodes at the end of a path; a step may have several names."""
        here = [node]
        for step in steps:
            named = (step,) if isinstance(step, str) else step
            nodes = [value for holder in here for value in self.all(holder, *named) if isinstance(value, dict)]
            here = [value for node in nodes for value in self._unwrapped(node)]
        return here

    def _unwrapped(self, node: Node) -> list[Node]:
        names = node.keys() - {TAG}
        if len(names) != 1 or not names <= CLASSES:
            return [node]
        return [value for value in self.all(node, *names) if isinstance(value, dict)]

    def typed(self, *wanted: str) -> list[Node]:
        """The nodes of a type, each once, in order."""
        if wanted not in self._whole:
            nodes: dict[int, Node] = {}
            for node in (node for kind in wanted for node in self._typed.get(kind, ())):
                whole = self._followed(node, node)
                nodes.setdefault(id(whole), whole)
            self._whole[wanted] = list(nodes.values())
        return self._whole[wanted]

    def pointing(self, wanted: tuple[str, ...], names: tuple[str, ...], to: Node) -> list[Node]:
        """The nodes of some types that name a node under any of the names."""
        if (wanted, names) not in self._pointing:
            by_target: dict[int, list[Node]] = {}
            for node in self.typed(*wanted):
                for target in self.path(node, names):
                    by_target.setdefault(id(target), []).append(node)
            self._pointing[wanted, names] = by_target
        return self._pointing[wanted, names].get(id(to), [])

    def within(self, credential: Node, *wanted: str) -> list[Node]:
        """The nodes of some types in a credential; for no credential, those outside of all."""
        if wanted not in self._within:
            by_credential: dict[int, list[Node]] = {}
            for node in self.typed(*wanted):
                around = self.credential(node)
                by_credential.setdefault(id(around) if around else 0, []).append(node)
            self._within[wanted] = by_credential
        return self._within[wanted].get(id(credential) if credential else 0, [])

    def above(self, node: Node) -> Iterator[Node]:
        """What a node stands in, nearest first."""
        outer = self._above.get(id(node))
        while outer is not None:
            yield outer
            outer = self._above.get(id(outer))

    def credential(self, node: Node) -> Node:
        """The credential around a node, or the node itself; empty where there is none."""
        around = (node, *self.above(node))
        return next((outer for outer in around if types(outer) & CREDENTIALS and not bare(outer)), {})

    def texts(self, node: Node, *names: str) -> dict[str, str]:
        """Texts by language (ISO 639-1); a text without language counts as English."""
        return texts(self.all(node, *names))

    def text(self, node: Node, *names: str) -> str:
        """One text, in English where there is a choice."""
        texts = self.texts(node, *names)
        return texts.get("en") or next(iter(texts.values()), "")

    def address(self, value: Any) -> str:
        """The address of a thing."""
        if not isinstance(value, dict):
            return str(value).strip() if isinstance(value, str | int | float) else ""
        stated = value.get("id") or value.get(VALUE)
        return str(stated).strip() if isinstance(stated, str | int | float) else ""

    def _followed(self, value: Any, holder: Node) -> Any:
        """The node that a reference means, or the fullest one that says all that a node says."""
        if not isinstance(value, dict) or not isinstance(address := value.get("id"), str) or not address:
            return value
        own = id(value) if id(value) in self._scopes else id(holder)
        scope = self._scopes.get(own)
        while scope is not None:
            if match := self._fullest(self._held.get((id(scope), address), ()), value):
                return match
            outer = self._above.get(id(scope))
            scope = None if outer is None else self._scopes.get(id(outer))
        match = self._fullest(self._held.get((id(None), address), ()), value)
        return match or self._fullest(self._held.get((0, address), ()), value) or value

    @staticmethod
    def _fullest(held: Iterable[Node], value: Node) -> Node | None:
        facts = {name: part for name, part in value.items() if name not in {TAG, OWN}}
        fitting = [
            node for node in held if node is value or all(node.get(name) == part for name, part in facts.items())
        ]
        return max(fitting, key=len, default=None)


def bare(node: Node) -> bool:
    """Whether a node only refers to another: an address, perhaps with a type."""
    return not node.keys() - {TAG, OWN, "id", "type"} and all(
        isinstance(kind, str) for kind in _flat(node.get("type", ""))
    )


def texts(values: Iterable[Any]) -> dict[str, str]:
    """Texts by language, of values of whatever shape: text, number, `{en: …}`, `{@value, @language}`, `<text lang>`."""
    by_language: dict[str, str] = {}
    for value in values:
        for code, text in _coded_texts(value):
            if code and text.strip():
                by_language.setdefault(code, text.strip())
    return by_language


def _coded_texts(value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield "en", value
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield "en", f"{value:.15g}" if isinstance(value, float) else str(value)
    elif isinstance(value, list):
        for part in value:
            yield from _coded_texts(part)
    elif isinstance(value, dict):
        yield from _in_languages(value)


def _in_languages(value: Node) -> Iterator[tuple[str, str]]:
    """The texts of a node: with its language, in elements of their own, or under the names of languages."""
    if VALUE in value:
        code = _code(value[LANG]) if value.get(LANG) else "en"
        yield from ((code, text) for _en, text in _coded_texts(value[VALUE]))
    elif "text" in value:
        yield from _coded_texts(value["text"])
    else:
        for name, inner in value.items():
            code = "en" if name == "none" else "" if name == "id" else _code(name)
            yield from ((code, text) for _en, text in (_coded_texts(inner) if code else ()))


def _code(value: Any) -> str:
    """The two letters of a language; empty where none is said."""
    return value[:2].lower() if isinstance(value, str) and _LANGUAGE.fullmatch(value) else ""
