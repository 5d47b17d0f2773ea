"""A document of linked data as plain nodes: names without prefixes, texts by language, references followed.

JSON-LD and XML become the same shape. Contexts and schemas are never fetched: the names of the European Learning
Model and of Open Badges are known here, and any other name is left aside.
"""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

Node = dict[str, Any]
_OWN = {"@id": "id", "@type": "type", "@value": "value", "@language": "language"}
_ADDRESS = ("id", "uri", "about", "resource", "idref")
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_LANGUAGE = re.compile("[a-z]{2}(-[A-Za-z]+)?")


def short(name: str) -> str:
    """A name without its prefix or namespace; an element of ELM is the same in all of them."""
    return _OWN.get(name) or re.split(r"[#/:}]", name)[-1]


def from_json(value: Any) -> Any:
    """A JSON-LD document with names without prefixes."""
    if isinstance(value, dict):
        return {short(name): from_json(inner) for name, inner in value.items() if name != "@context"}
    return [from_json(inner) for inner in value] if isinstance(value, list) else value


def from_xml(element: etree._Element) -> Node:
    """An XML document: children by name, the tag as type where none is said, texts by language."""
    attributes = {short(str(name)): str(said) for name, said in element.attrib.items() if str(name) != _LANG}
    language = str(element.get(_LANG) or attributes.get("language") or "")
    node: Node = {"tag": short(str(element.tag))}
    if address := next((attributes[name] for name in _ADDRESS if name in attributes), None):
        node["id"] = address
    for child in element:
        if isinstance(child.tag, str):
            node.setdefault(short(child.tag), []).append(from_xml(child))
    said = (element.text or "").strip()
    if said:
        node["value"] = said
    if language:
        node["language"] = language
    return node


def nodes(value: Any) -> Iterator[Node]:
    """Every node of a document, outermost first."""
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from nodes(inner)


class Document:
    """Nodes with their references followed."""

    def __init__(self, root: Any) -> None:
        self.root = root
        self._by_id: dict[str, Node] = {}
        for node in nodes(root):
            address = node.get("id")
            if isinstance(address, str) and len(node) > len(self._by_id.get(address, {})):
                self._by_id[address] = node

    def all(self, node: Node, *names: str) -> list[Any]:
        """Everything that a node has under any of the names, references followed."""
        found: list[Any] = []
        for name in names:
            value = node.get(name)
            found += value if isinstance(value, list) else [] if value is None else [value]
        return [self._followed(one) for one in found]

    def path(self, node: Node, *steps: str) -> list[Node]:
        """The nodes at the end of a path."""
        here = [node]
        for step in steps:
            here = [one for place in here for one in self.all(place, step) if isinstance(one, dict)]
        return here

    def typed(self, *types: str) -> list[Node]:
        """The nodes of a type, each once, in order."""
        found: dict[int, Node] = {}
        for node in nodes(self.root):
            said = [short(one) for one in [*self._plain(node, "type"), node.get("tag", "")] if one]
            if any(one[:1].upper() + one[1:] in types for one in said):
                whole = self._followed(node)
                found.setdefault(id(whole), whole)
        return list(found.values())

    def texts(self, node: Node, *names: str) -> dict[str, str]:
        """Texts by language (ISO 639-1); a text without language counts as English."""
        said: dict[str, str] = {}
        for value in self.all(node, *names):
            if isinstance(value, dict) and "value" not in value:
                pairs = [(code, inner) for code, inner in value.items() if _LANGUAGE.fullmatch(code)]
            else:
                code, inner = (value.get("language"), value["value"]) if isinstance(value, dict) else (None, value)
                pairs = [(str(code or "en"), inner)]
            for code, inner in pairs:
                for one in inner if isinstance(inner, list) else [inner]:
                    if isinstance(one, str | int | float):
                        said.setdefault(code[:2].lower(), str(one).strip())
        return {code: one for code, one in said.items() if one}

    def text(self, node: Node, *names: str) -> str:
        """One text, in English where there is a choice."""
        said = self.texts(node, *names)
        return said.get("en") or next(iter(said.values()), "")

    def address(self, value: Any) -> str:
        """The address of a thing."""
        return str(value.get("id") or value.get("value") or "") if isinstance(value, dict) else str(value)

    def _followed(self, value: Any) -> Any:
        if isinstance(value, dict) and isinstance(value.get("id"), str):
            return self._by_id.get(value["id"], value)
        return value

    def _plain(self, node: Node, name: str) -> list[str]:
        value = node.get(name)
        values = value if isinstance(value, list) else [value]
        return [
            str(one["id"] if isinstance(one, dict) and "id" in one else one)
            for one in values
            if isinstance(one, str | dict)
        ]
