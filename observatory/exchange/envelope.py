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


def token(said: str) -> bool:
    """Whether a text is a signed token in its compact form.

    >>> token("eyJhbGciOiJub25lIn0.e30."), token("www.example.org")
    (True, False)
    """
    return bool(COMPACT.fullmatch(said.strip())) and isinstance(_unpacked(said.strip().split(".")[0]), dict)


def _opened(name: str, value: Any, key: str, level: int) -> Any:
    if level > LEVELS * 10:
        raise SourceUnreadable(f"{name} has envelopes within envelopes without end. Export it again.")
    if isinstance(value, list):
        return [_opened(name, one, key, level + 1) for one in value]
    if isinstance(value, str):
        inner = _inside(name, value, key)
        return value if inner is None else _opened(name, inner, "", level + 10)
    if not isinstance(value, dict):
        return value
    if (inner := _enveloped(name, value)) is not None:
        return _opened(name, inner, "", level + 10)
    sealed = any(value.get(seal) for seal in _SEALS)
    kept = {one: inner if one in _SEALS else _opened(name, inner, one, level + 1) for one, inner in value.items()}
    return kept | {SIGNED: True} if sealed else kept


def _enveloped(name: str, value: dict[str, Any]) -> Any:
    """The content of a node that is itself an envelope: a JWS in JSON, or a credential carried as a data address."""
    address = value.get("id") or value.get("@id")
    if isinstance(address, str) and address.startswith("data:"):
        return _data(name, address)
    payload = value.get("payload")
    if isinstance(payload, str) and not value.keys() & {"type", "@type"}:
        found = _inside(name, payload, "payload")
        return found if found is None else _signed(found)
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


def _inside(name: str, said: str, key: str) -> Any:
    """The JSON that a text holds: a token anywhere, other forms only where a credential is expected."""
    if said.startswith("ey") and token(said):
        return _token(name, said.strip())
    if key not in _HOLDERS:
        return None
    if said.lstrip()[:1] in {"{", "["}:
        return parsed_json(name, said)
    found = _unpacked(said.strip())
    return found if isinstance(found, dict | list) else None


def _token(name: str, said: str) -> Any:
    """The claims of a signed token, with the credential where tokens of the older kind keep it."""
    body, *disclosed = said.strip().split("~")
    claims = _unpacked(body.split(".")[1])
    if not isinstance(claims, dict):
        raise SourceUnreadable(f"{name} is a signed token whose content is no JSON object. Export it again.")
    if "vct" in claims or "_sd_alg" in claims or disclosed:
        claims = _disclosed(claims, _by_digest(disclosed), 0)
    return _signed(claims)


def _signed(content: Any) -> Any:
    """The content of an envelope, marked."""
    if isinstance(content, list):
        return [_signed(one) for one in content]
    return content | {SIGNED: True} if isinstance(content, dict) else content


def _by_digest(disclosures: list[str]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for one in disclosures:
        if isinstance(parts := _unpacked(one), list) and len(parts) in {2, 3}:
            digest = hashlib.sha256(one.encode()).digest()
            found[base64.urlsafe_b64encode(digest).rstrip(b"=").decode()] = parts
    return found


def _disclosed(value: Any, parts: dict[str, list[Any]], level: int) -> Any:
    """A value with what an SD-JWT keeps apart put back in its place, each part once."""
    if level > LEVELS * 10:
        return None
    if isinstance(value, list):
        held = [
            parts.pop(str(one["..."]), None) if isinstance(one, dict) and one.keys() == {"..."} else None
            for one in value
        ]
        return [_disclosed(part[-1] if part else one, parts, level + 1) for one, part in zip(value, held, strict=True)]
    if not isinstance(value, dict):
        return value
    digests = value.get("_sd")
    apart = (
        [parts.pop(one) for one in digests if isinstance(one, str) and one in parts]
        if isinstance(digests, list)
        else []
    )
    said = value | {str(part[1]): part[2] for part in apart if len(part) == 3}
    return {one: _disclosed(inner, parts, level + 1) for one, inner in said.items() if one != "_sd"}


def _unpacked(said: str) -> Any:
    """The JSON of a text in Base64 (with or without its endings, for addresses or not); None where it is none."""
    plain = "".join(said.split())
    if not plain or len(plain) > LIMIT * 2 or re.fullmatch("[A-Za-z0-9+/_=-]*", plain) is None:
        return None
    standard = plain.rstrip("=").replace("-", "+").replace("_", "/")
    try:
        return json.loads(base64.b64decode(standard + "=" * (-len(standard) % 4), validate=True))
    except (binascii.Error, ValueError, RecursionError):
        return None


def signed(value: Any) -> bool:
    """Whether anything in an opened document came with a signature."""
    return any(isinstance(one, dict) and SIGNED in one for one in _walked(value))


def _walked(value: Any) -> Iterator[Any]:
    layer = [value]
    while layer:
        one = layer.pop()
        yield one
        layer += one.values() if isinstance(one, dict) else one if isinstance(one, list) else ()


def baked(name: str, content: bytes) -> str:
    """What a picture of a badge carries: the text of a credential, an assertion or a token.

    Raises:
        SourceUnreadable: it is no picture of a badge.
    """
    said = _from_png(content) if content.startswith(_PNG) else _from_svg(name, content)
    if not said.strip():
        raise SourceUnreadable(f"{name} is a picture that carries no badge. Download the badge itself as JSON.")
    return readable(said.strip())


def _from_png(content: bytes) -> str:
    place = len(_PNG)
    while place + 8 <= len(content):
        size, kind = struct.unpack(">I4s", content[place : place + 8])
        chunk = content[place + 8 : place + 8 + size]
        keyword, _end, rest = chunk.partition(b"\0")
        if kind in {b"iTXt", b"tEXt", b"zTXt"} and keyword in _KEYWORDS:
            return _chunk(kind, rest).decode("utf-8", "replace")
        place += size + 12
    return ""


def _chunk(kind: bytes, rest: bytes) -> bytes:
    if kind == b"tEXt":
        return rest
    packed = kind == b"zTXt" or rest[:1] == b"\1"
    said = rest[1:] if kind == b"zTXt" else rest[2:].partition(b"\0")[2].partition(b"\0")[2]
    try:
        return zlib.decompressobj().decompress(said, LIMIT) if packed else said
    except zlib.error:
        return b""


def _from_svg(name: str, content: bytes) -> str:
    for one in parsed_xml(name, content).iter("{*}credential", "{*}assertion"):
        said = "".join(str(part) for part in one.itertext()).strip() or str(one.get("verify") or "")
        if said and etree.QName(one).namespace != "http://www.w3.org/2000/svg":
            return said
    return ""
