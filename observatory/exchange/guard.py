"""What a stranger's file may not do: be huge, unfold without end, name entities, or have something fetched."""

import io
import json
import zipfile
from typing import Any

from lxml import etree

from observatory.errors import SourceUnreadable

LIMIT = 20_000_000
UNFOLDED = 100_000_000
PARTS = 1_000
DEPTH = 60


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
    """The content as UTF-8 text.

    Raises:
        SourceUnreadable: it is in another encoding.
    """
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SourceUnreadable(f"{name} is not UTF-8 text (byte {error.start}). Save it as “CSV UTF-8”.") from error


def parsed_json(name: str, content: bytes) -> Any:
    """JSON of bounded depth.

    Raises:
        SourceUnreadable: it is not JSON, or nested too deeply.
    """
    try:
        found = json.loads(text(name, content))
    except RecursionError as error:
        raise SourceUnreadable(_deep(name)) from error
    except ValueError as error:
        raise SourceUnreadable(f"{name} is not JSON: {error}. Export it again.") from error
    level, layer = 0, [found]
    while layer:
        if (level := level + 1) > DEPTH:
            raise SourceUnreadable(_deep(name))
        layer = [
            inner
            for one in layer
            if isinstance(one, dict | list)
            for inner in (one.values() if isinstance(one, dict) else one)
        ]
    return found


def parsed_xml(name: str, content: bytes) -> etree._Element:
    """XML without a document type: no entity is resolved and nothing is fetched.

    Raises:
        SourceUnreadable: it is not XML, declares a document type, or is nested too deeply.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise SourceUnreadable(f"{name} is not well-formed XML: {error}. Export it again.") from error
    if root.getroottree().docinfo.doctype:
        raise SourceUnreadable(
            f"{name} declares a document type, with which a file could reach for others. Remove the DOCTYPE."
        )
    if any(len(list(leaf.iterancestors())) > DEPTH for leaf in root.iter() if not len(leaf)):
        raise SourceUnreadable(_deep(name))
    return root


def unzipped(name: str, content: bytes) -> zipfile.ZipFile:
    """An archive that stays small when it is unfolded.

    Raises:
        SourceUnreadable: it is no archive, or holds far more than it shows.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
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
    except (KeyError, zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError) as error:
        raise SourceUnreadable(f"{name} is damaged or not a workbook: {part} cannot be read. Save it again.") from error
    if len(content) > UNFOLDED:
        raise SourceUnreadable(f"{name} unfolds to more than it declares. Save it as CSV UTF-8.")
    return content


def _deep(name: str) -> str:
    return f"{name} is nested more than {DEPTH} levels deep. Export it again."
