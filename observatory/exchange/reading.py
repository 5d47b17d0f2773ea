"""Files of others as rows of our template: tables, workbooks, European Learning Model, Open Badges, signed or not.

Only what describes a micro-credential is read. A credential also says who earned it: that is left where it is.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import PurePath
from typing import Any, Final
from urllib.parse import parse_qsl, unquote, urlsplit

from lxml import etree

from observatory.errors import ObservatoryError, SourceUnreadable
from observatory.exchange.envelope import baked, opened, signed, token
from observatory.exchange.from_badge import badge_cells, badges, only_by_address
from observatory.exchange.from_elm import described, elm_cells
from observatory.exchange.guard import parsed_json, parsed_xml, sized, text
from observatory.exchange.template import Row, read_csv, read_xlsx
from observatory.exchange.tree import Document, from_json, from_xml

TABLES: Final = (".csv", ".tsv", ".txt")
TOKENS: Final = (".jwt", ".jws")
PICTURES: Final = (".png", ".svg")
ENDINGS: Final = (*TABLES, ".xlsx", ".jsonld", ".json", ".xml", *TOKENS, *PICTURES)
UNVERIFIED: Final = "signature"
"""The note of a row that came with a signature: it says who signed, and nobody here has checked that."""
MOST: Final = 20_000
_NAMING = re.compile(
    r"(^|[-_])(id|uuid|guid|identifier|slug|key|code|badge|badgeclass|achievement|course|credential)$", re.IGNORECASE
)
_PLAIN = re.compile(r"^(index|v?\d+([._]\d+)*|badges?|assertions?|achievements?|credentials?|public|json)$")
# What a document is that holds nothing for us, by what stands in it; the first that fits.
_KINDS: Final = (
    (r"openbadges/v1|w3id\.org/openbadges$|openbadges\.org/standard/1", "a badge of Open Badges 1"),
    (r"openbadges/v2|spec/ob/v2p", "a badge of Open Badges 2"),
    (r"spec/ob/v3p0", "a badge of Open Badges 3.0"),
    (r"spec/clr/v1|clr/v1p0", "a Comprehensive Learner Record 1.0"),
    (r"spec/clr/v2|clr/v2p0", "a Comprehensive Learner Record 2.0"),
    (r"blockcerts", "a Blockcerts certificate"),
    (r"SkillsPassport|europass/.*cv|Candidate", "a Europass CV"),
    (r"elmo", "a transcript in ELMO (EMREX)"),
    (r"snb/model|edc-ap", "a document of the European Learning Model 3"),
    (r"europass/model/credentials|europa\.eu/snb|europassCredential", "a document of the Europass Learning Model 2"),
    (r"schema\.org", "a document of schema.org"),
)


def read(name: str, content: bytes) -> list[Row]:
    """The micro-credentials of a file.

    Args:
        name: file name; its ending says the format.
        content: at most 20 MB.

    Raises:
        SourceUnreadable: the file cannot be read, or holds no micro-credential.
    """
    name = PurePath(name.replace("\0", "")).name
    try:
        return understood(name, content)
    except ObservatoryError:
        raise
    except Exception as error:
        # A stranger's file may be broken in a way that nobody thought of: it must never end a page or a command.
        raise SourceUnreadable(
            f"{name} is built in a way that cannot be understood. Export it again, or use the template."
        ) from error


def understood(name: str, content: bytes) -> list[Row]:
    """`read` without its last net, so that a test can tell what falls through.

    Raises:
        SourceUnreadable: the file cannot be read, or holds no micro-credential.
    """
    ending = PurePath(name).suffix.lower()
    if ending not in ENDINGS:
        raise SourceUnreadable(f"{name} is none of {', '.join(ENDINGS)}. Start from the template.")
    sized(name, content)
    if ending == ".xlsx":
        return read_xlsx(name, content)
    if ending == ".xml":
        return _xml(name, content)
    if ending in PICTURES:
        return _linked(name, _text(name, baked(name, content)))
    source = text(name, content)
    bare = source.strip().strip('"')
    if ending in TABLES and not token(bare) and bare[:1] not in {"{", "[", "<"}:
        return read_csv(name, content)
    return _xml(name, content) if bare[:1] == "<" else _linked(name, _text(name, source))


def _text(name: str, source: str) -> Any:
    """Parsed JSON, or a token as it stands."""
    bare = source.strip().strip('"')
    return bare if token(bare) else parsed_json(name, source)


def _xml(name: str, content: bytes) -> list[Row]:
    element = parsed_xml(name, content)
    kind = etree.QName(element)
    kinds = " ".join([kind.localname, kind.namespace or "", *map(str, element.attrib.values())])
    version = str(element.get("xsdVersion") or element.get("version") or "")
    return _rows(name, Document(from_xml(element)), kinds, version)


def _linked(name: str, source: Any) -> list[Row]:
    value = opened(name, source)
    return _rows(name, Document(from_json(value)), " ".join(_contexts(value)), "")


def _rows(name: str, document: Document, kinds: str, version: str) -> list[Row]:
    entries = [(elm_cells(document, entry), document.address(entry.node), entry.node) for entry in described(document)]
    entries += [(badge_cells(document, node), document.address(node), node) for node in badges(document)]
    # The same achievement in two places of a file, word for word, is told once.
    apart = {repr((sorted(cells.items()), address)): (cells, address, node) for cells, address, node in entries}
    if not apart:
        raise SourceUnreadable(_empty(name, document, kinds, version))
    if len(apart) > MOST:
        raise SourceUnreadable(f"{name} has more than {MOST} micro-credentials. Divide it into several files.")
    names = identifiers([(address, _titles(cells)) for cells, address, _node in apart.values()])
    notes = (UNVERIFIED,) if signed(document.root) else ()
    return [
        Row(name, position, {key: text for key, text in ({"identifier": called} | cells).items() if text}, notes)
        for position, (called, (cells, _address, _node)) in enumerate(zip(names, apart.values(), strict=True), start=1)
    ]


def _titles(cells: Mapping[str, str]) -> dict[str, str]:
    return {name[-2:]: text for name, text in cells.items() if name.startswith("title_")}


def _empty(name: str, document: Document, kinds: str, version: str) -> str:
    """Why a document gives nothing: what it is, in which version, and what to do."""
    if address := only_by_address(document):
        return (
            f"{name} names its badge only by an address, and nothing is fetched here. Open {address[:200]}, "
            "save what it shows as a file, and choose that."
        )
    kind = next((named for form, named in _KINDS if re.search(form, kinds, re.IGNORECASE)), "")
    what = f"{name} is {kind}{f' (version {version[:20]})' if version else ''} and" if kind else name
    return (
        f"{what} holds no learning achievement specification, no qualification and no achievement that has a title. "
        "Export the description of the micro-credential, or use the template."
    )


def _contexts(value: Any) -> Iterator[str]:
    """The contexts and types that a document names."""
    layer = [value]
    while layer:
        node = layer.pop()
        layer += node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
        for name in ("@context", "type", "@type", "vct") if isinstance(node, dict) else ():
            stated = node.get(name)
            yield from (
                str(part) for part in (stated if isinstance(stated, list) else [stated]) if isinstance(part, str)
            )


def identifiers(named: list[tuple[str, dict[str, str]]]) -> list[str]:
    """Short names for things that have an address and titles, different ones for different things.

    >>> identifiers([("https://a.eu/badges/AbC?v=3_0", {"en": "Milling"}), ("https://a.eu/badges/DeF?v=3_0", {})])
    ['abc', 'def']
    """
    choices = [_choices(address, titles) for address, titles in named]
    common = Counter(name for some in choices for name in dict.fromkeys(some))
    return [next((name for name in some if common[name] == 1), next(iter(some), "")) for some in choices]


def identifier(address: str, titles: Mapping[str, str]) -> str:
    """A short name: what an address is about, otherwise the title in small letters and hyphens."""
    return next(iter(_choices(address, titles)), "")


def _choices(address: str, titles: Mapping[str, str]) -> list[str]:
    """Short names from the best to the last resort. An identifier that means something in its document only is none."""
    title = titles.get("en") or next(iter(titles.values()), "")
    try:
        parts = urlsplit(address.strip())
        asked = parse_qsl(parts.query)
    except ValueError:
        parts, asked = urlsplit(""), []
    steps = [unquote(step) for step in parts.path.split("/") if step]
    steps = [re.sub(r"\.(json|jsonld|xml|html?)$", "", step, flags=re.IGNORECASE) for step in steps]
    named = [value for name, value in asked if _NAMING.search(name)]
    last = [step for step in reversed(steps) if not _PLAIN.match(step.lower())][:1]
    whole = [" ".join([*steps[-2:], *(f"{name} {value}" for name, value in asked), parts.fragment])]
    if parts.scheme.lower() in {"http", "https"} and parts.netloc:
        words = [*named, *([parts.fragment] if parts.fragment else []), *last, title, *whole]
    else:
        words = [title, *([address.rpartition(":")[2]] if address.startswith(("urn:uuid:", "did:")) else [])]
    return list(dict.fromkeys(plain for text in words if (plain := _plain(text))))


def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub("[^a-z0-9]+", "-", plain).strip("-")[:80].strip("-")
