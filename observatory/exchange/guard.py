"""What a stranger's file may not do: be huge, unfold without end, name entities, or have something fetched."""

import codecs
import io
import json
import lzma
import re
import struct
import zipfile
import zlib
from typing import Any

from lxml import etree

from observatory.errors import SourceUnreadable

LIMIT = 20_000_000
UNFOLDED = 100_000_000
PARTS = 1_000
DEPTH = 60
_LONE = re.compile("[\ud800-\udfff]")
# What the standard library raises when bytes are not what an archive says.
_BROKEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    KeyError,
    ValueError,
    IndexError,
    OverflowError,
    RuntimeError,
    OSError,
    EOFError,
)


def sized(name: str, content: bytes) -> bytes:
    """The content, if it is not too large to be read.

    Raises:
        SourceUnreadable: it is larger than 20 MB, or empty.
    """
    if len(content) > LIMIT:
        raise SourceUnreadable(
            f"{name} has {len(content) // 1_000_000} MB; up to {LIMIT // 1_000_000} MB are read. "
            "Divide it into several files."
        )
    if not content.strip():
        raise SourceUnreadable(f"{name} is empty. Choose the file again.")
    return content


def text(name: str, content: bytes) -> str:
    """The content as text: UTF-8, or UTF-16 as some spreadsheets save it.

    Raises:
        SourceUnreadable: it is in another encoding.
    """
    try:
        return content.decode(_encoding(content))
    except UnicodeDecodeError as error:
        row = content[: error.start].count(b"\n") + 1
        raise SourceUnreadable(
            f"{name}, row {row}: a letter is not written in UTF-8, probably one with an accent. Save it as “CSV UTF-8”."
        ) from error


def _encoding(content: bytes) -> str:
    """UTF-16 says so in its first two bytes, or shows it: every second byte of a heading is empty."""
    if content[:2] in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}:
        return "utf-16"
    head = content[:200]
    if head[1:2] == b"\0" and head[1::2].count(0) * 2 > len(head[1::2]):
        return "utf-16-le"
    return "utf-16-be" if head[:1] == b"\0" and head[::2].count(0) * 2 > len(head[::2]) else "utf-8-sig"


def readable(text: str) -> str:
    """Text that can be written again: half a sign, which JSON can name, becomes the sign for what was not read."""
    return _LONE.sub("\ufffd", text)


def parsed_json(name: str, content: bytes | str) -> Any:
    """JSON of bounded depth.

    Raises:
        SourceUnreadable: it is not JSON, or nested too deeply.
    """
    source = text(name, content) if isinstance(content, bytes) else content
    try:
        value = json.loads(source)
    except RecursionError as error:
        raise SourceUnreadable(_deep(name)) from error
    except ValueError as error:
        raise SourceUnreadable(f"{name} is not JSON: {error}. Export it again.") from error
    return shallow(name, value)


def shallow(name: str, value: Any) -> Any:
    """Parsed JSON, if it is not nested too deeply to be walked.

    Raises:
        SourceUnreadable: it is.
    """
    level, layer = 0, [value]
    while layer:
        if (level := level + 1) > DEPTH:
            raise SourceUnreadable(_deep(name))
        layer = [
            inner
            for part in layer
            if isinstance(part, dict | list)
            for inner in (part.values() if isinstance(part, dict) else part)
        ]
    return value


def parsed_xml(name: str, content: bytes) -> etree._Element:
    """XML without a document type: no entity is resolved and nothing is fetched.

    Raises:
        SourceUnreadable: it is not XML, declares a document type, or is nested too deeply.
    """
    if any("<!DOCTYPE".encode(code) in content.upper() for code in ("ascii", "utf-16-le", "utf-16-be")):
        raise SourceUnreadable(_typed(name))
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, LookupError, ValueError) as error:
        raise SourceUnreadable(f"{name} is not well-formed XML: {error}. Export it again.") from error
    if root.getroottree().docinfo.doctype:
        raise SourceUnreadable(_typed(name))
    level, layer = 0, [root]
    while layer:
        if (level := level + 1) > DEPTH + 1:
            raise SourceUnreadable(_deep(name))
        layer = [inner for element in layer for inner in element]
    return root


def unzipped(name: str, content: bytes) -> zipfile.ZipFile:
    """An archive that stays small when it is unfolded.

    Raises:
        SourceUnreadable: it is no archive, or holds far more than it shows.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except _BROKEN as error:
        raise SourceUnreadable(f"{name} is not a workbook (.xlsx). Save it again, or as CSV UTF-8.") from error
    parts = archive.infolist()
    if len(parts) > PARTS or sum(part.file_size for part in parts) > UNFOLDED:
        raise SourceUnreadable(
            f"{name} unfolds to more than {UNFOLDED // 1_000_000} MB. "
            "Remove what is not the list, or save it as CSV UTF-8."
        )
    return archive


def member(name: str, archive: zipfile.ZipFile, part: str) -> bytes:
    """A part of an archive, read no further than its declared size allows.

    Raises:
        SourceUnreadable: the part is missing, damaged, encrypted or larger than declared.
    """
    try:
        with archive.open(part) as stream:
            content = stream.read(UNFOLDED + 1)
    except _BROKEN as error:
        raise SourceUnreadable(f"{name} is damaged or not a workbook: {part} cannot be read. Save it again.") from error
    if len(content) > UNFOLDED:
        raise SourceUnreadable(f"{name} unfolds to more than it declares. Save it as CSV UTF-8.")
    return content


def _typed(name: str) -> str:
    return f"{name} declares a document type, with which a file could reach for others. Remove the DOCTYPE."


def _deep(name: str) -> str:
    return f"{name} is nested more than {DEPTH} levels deep. Export it again."
