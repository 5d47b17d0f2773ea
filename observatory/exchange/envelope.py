"""What credentials travel in: signatures (JWS, VC-JWT, SD-JWT, JAdES), presentations, and pictures of badges.

The content is taken out and read. No signature is verified: keys would have to be fetched, and a catalogue needs to
know what is taught, not who holds the credential. Whoever asked is told so.
"""

import base64
import binascii
import hashlib
import json
import re
import struct
import zlib
from collections.abc import Iterator
from typing import Any, Final

from lxml import etree

from observatory.errors import SourceUnreadable
from observatory.exchange.guard import LIMIT, parsed_json, parsed_xml, readable, shallow

LEVELS: Final = 6
COMPACT: Final = re.compile(r"[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{2,}\.[A-Za-z0-9_-]*(~[A-Za-z0-9_.~-]*)?")
SIGNED: Final = "/signed"
"""Name under which an opened node says that a signature came with it; no document can use a name with a slash."""
_HOLDERS = frozenset(
    {
        "payload",
        "credential",
        "credentials",
        "verifiableCredential",
        "verifiableCredentials",
        "vc",
        "vp",
        "verifiablePresentation",
        "presentation",
        "jwt",
        "vcJwt",
        "badge",
    }
)
_SEALS = ("proof", "signature", "signatures")
_PNG = b"\x89PNG\r\n\x1a\n"
_KEYWORDS = (b"openbadgecredential", b"openbadges")


def opened(name: str, value: Any) -> Any:
    """A document with everything taken out of its envelopes, at whatever depth they stand.

    Args:
        name: of the file, for its errors.
        value: parsed JSON, or the text of a signed token.

    Raises:
        SourceUnreadable: what is inside is no JSON, or is nested without end.
    """
    return shallow(name, _opened(name, value, "", 0))


def token(text: str) -> bool:
    """Whether a text is a signed token in its compact form.

    >>> token("eyJhbGciOiJub25lIn0.e30."), token("www.example.org")
    (True, False)
    """
    return bool(COMPACT.fullmatch(text.strip())) and isinstance(_unpacked(text.strip().split(".")[0]), dict)


def _opened(name: str, value: Any, key: str, level: int) -> Any:
    if level > LEVELS * 10:
        raise SourceUnreadable(f"{name} has envelopes within envelopes without end. Export it again.")
    if isinstance(value, list):
        return [_opened(name, part, key, level + 1) for part in value]
    if isinstance(value, str):
        inner = _inside(name, value, key)
        return value if inner is None else _opened(name, inner, "", level + 10)
    if not isinstance(value, dict):
        return value
    if (inner := _enveloped(name, value)) is not None:
        return _opened(name, inner, "", level + 10)
    sealed = any(value.get(seal) for seal in _SEALS)
    kept = {
        field: inner if field in _SEALS else _opened(name, inner, field, level + 1) for field, inner in value.items()
    }
    return kept | {SIGNED: True} if sealed else kept


def _enveloped(name: str, value: dict[str, Any]) -> Any:
    """The content of a node that is itself an envelope: a JWS in JSON, or a credential carried as a data address."""
    address = value.get("id") or value.get("@id")
    if isinstance(address, str) and address.startswith("data:"):
        return _data(name, address)
    payload = value.get("payload")
    if isinstance(payload, str) and not value.keys() & {"type", "@type"}:
        content = _inside(name, payload, "payload")
        return content if content is None else _signed(content)
    if isinstance(payload, dict) and value.keys() & {"signature", "signatures", "protected"}:
        return _signed(payload)
    return None


def _data(name: str, address: str) -> Any:
    """What a `data:` address holds, if that is a credential; a picture is left where it is."""
    kind, _comma, content = address.partition(",")
    if token(content):
        return _token(name, content)
    if "json" not in kind:
        return None
    if kind.endswith(";base64"):
        return _unpacked(content)
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        return None


def _inside(name: str, text: str, key: str) -> Any:
    """The JSON that a text holds: a token anywhere, other forms only where a credential is expected."""
    if text.startswith("ey") and token(text):
        return _token(name, text.strip())
    if key not in _HOLDERS:
        return None
    if text.lstrip()[:1] in {"{", "["}:
        return parsed_json(name, text)
    content = _unpacked(text.strip())
    return content if isinstance(content, dict | list) else None


def _token(name: str, text: str) -> Any:
    """The claims of a signed token, with the credential where tokens of the older kind keep it."""
    body, *disclosed = text.strip().split("~")
    claims = _unpacked(body.split(".")[1])
    if not isinstance(claims, dict):
        raise SourceUnreadable(f"{name} is a signed token whose content is no JSON object. Export it again.")
    if "vct" in claims or "_sd_alg" in claims or disclosed:
        claims = _disclosed(claims, _by_digest(disclosed), 0)
    return _signed(claims)


def _signed(content: Any) -> Any:
    """The content of an envelope, marked."""
    if isinstance(content, list):
        return [_signed(part) for part in content]
    return content | {SIGNED: True} if isinstance(content, dict) else content


def _by_digest(disclosures: list[str]) -> dict[str, list[Any]]:
    by_digest: dict[str, list[Any]] = {}
    for disclosure in disclosures:
        if isinstance(parts := _unpacked(disclosure), list) and len(parts) in {2, 3}:
            digest = hashlib.sha256(disclosure.encode()).digest()
            by_digest[base64.urlsafe_b64encode(digest).rstrip(b"=").decode()] = parts
    return by_digest


def _disclosed(value: Any, parts: dict[str, list[Any]], level: int) -> Any:
    """A value with what an SD-JWT keeps apart put back in its place, each part once."""
    if level > LEVELS * 10:
        return None
    if isinstance(value, list):
        held = [
            parts.pop(str(item["..."]), None) if isinstance(item, dict) and item.keys() == {"..."} else None
            for item in value
        ]
        return [
            _disclosed(part[-1] if part else item, parts, level + 1) for item, part in zip(value, held, strict=True)
        ]
    if not isinstance(value, dict):
        return value
    digests = value.get("_sd")
    apart = (
        [parts.pop(digest) for digest in digests if isinstance(digest, str) and digest in parts]
        if isinstance(digests, list)
        else []
    )
    whole = value | {str(part[1]): part[2] for part in apart if len(part) == 3}
    return {field: _disclosed(inner, parts, level + 1) for field, inner in whole.items() if field != "_sd"}


def _unpacked(text: str) -> Any:
    """The JSON of a text in Base64 (with or without its endings, for addresses or not); None where it is none."""
    plain = "".join(text.split())
    if not plain or len(plain) > LIMIT * 2 or re.fullmatch("[A-Za-z0-9+/_=-]*", plain) is None:
        return None
    standard = plain.rstrip("=").replace("-", "+").replace("_", "/")
    try:
        return json.loads(base64.b64decode(standard + "=" * (-len(standard) % 4), validate=True))
    except (binascii.Error, ValueError, RecursionError):
        return None


def signed(value: Any) -> bool:
    """Whether anything in an opened document came with a signature."""
    return any(isinstance(node, dict) and SIGNED in node for node in _walked(value))


def _walked(value: Any) -> Iterator[Any]:
    layer = [value]
    while layer:
        node = layer.pop()
        yield node
        layer += node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()


def baked(name: str, content: bytes) -> str:
    """What a picture of a badge carries: the text of a credential, an assertion or a token.

    Raises:
        SourceUnreadable: it is no picture of a badge.
    """
    text = _from_png(content) if content.startswith(_PNG) else _from_svg(name, content)
    if not text.strip():
        raise SourceUnreadable(f"{name} is a picture that carries no badge. Download the badge itself as JSON.")
    return readable(text.strip())


def _from_png(content: bytes) -> str:
    position = len(_PNG)
    while position + 8 <= len(content):
        size, kind = struct.unpack(">I4s", content[position : position + 8])
        chunk = content[position + 8 : position + 8 + size]
        keyword, _end, data = chunk.partition(b"\0")
        if kind in {b"iTXt", b"tEXt", b"zTXt"} and keyword in _KEYWORDS:
            return _chunk(kind, data).decode("utf-8", "replace")
        position += size + 12
    return ""


def _chunk(kind: bytes, data: bytes) -> bytes:
    if kind == b"tEXt":
        return data
    packed = kind == b"zTXt" or data[:1] == b"\1"
    body = data[1:] if kind == b"zTXt" else data[2:].partition(b"\0")[2].partition(b"\0")[2]
    try:
        return zlib.decompressobj().decompress(body, LIMIT) if packed else body
    except zlib.error:
        return b""


def _from_svg(name: str, content: bytes) -> str:
    for element in parsed_xml(name, content).iter("{*}credential", "{*}assertion"):
        text = "".join(str(part) for part in element.itertext()).strip() or str(element.get("verify") or "")
        if text and etree.QName(element).namespace != "http://www.w3.org/2000/svg":
            return text
    return ""
