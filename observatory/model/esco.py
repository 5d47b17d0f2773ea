"""Addresses of ESCO: one skill or occupation has many, and all of them mean the same.

`http` or `https`, a final slash, the page of the ESCO portal (with the address of the concept in it, plain or encoded),
the bare identifier, the prefix `esco:`, and the page of the observatory itself.
"""

import re
from typing import Final
from urllib.parse import unquote

SKILL: Final = "http://data.europa.eu/esco/skill/"
OCCUPATION: Final = "http://data.europa.eu/esco/occupation/"
LONGEST: Final = 2_000
_UUID: Final = "([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})"
_UNSEEN: Final = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))


def skill(text: str) -> str:
    """The UUID of a skill; empty where the words are no address of one.

    >>> one = "27d26fd6-5795-4f0a-884e-112df7c68314"
    >>> portal = "https://esco.ec.europa.eu/en/classification/skill?uri=http%3A%2F%2Fdata.europa.eu%2Fesco%2Fskill%2F"
    >>> {skill(said + one) for said in ("", "esco:", " https://data.europa.eu/esco/skill/", portal, "/skill?skill=")}
    {'27d26fd6-5795-4f0a-884e-112df7c68314'}
    >>> skill("TIG welding"), skill("http://data.europa.eu/esco/occupation/" + one)
    ('', '')
    """
    return _concept(text, "skill", "skill")


def occupation(text: str) -> str:
    """The UUID of an occupation; empty where the words are no address of one."""
    return _concept(text, "occupation", "profile|occupation")


def address(text: str) -> bool:
    """Whether words are meant as an address rather than as the name of something."""
    return bool(re.match(r"\s*<?(https?:|www\.|esco:|urn:)", text, re.IGNORECASE))


def _concept(words: str, kind: str, ours: str) -> str:
    if len(words) > LONGEST:
        return ""
    text = unquote(unquote(words.translate(_UNSEEN))).strip().strip("<>\"'{}()“”").strip().lower()
    bare = re.fullmatch(rf"(?:urn:uuid:|esco:)?{_UUID}/?", text)
    named = re.search(rf"esco[:/]{kind}/{_UUID}(?![0-9a-z-])", text)
    page = re.search(rf"[?&](?:{ours})={_UUID}(?![0-9a-z-])", text)
    match = bare or named or page
    return match[1] if match else ""
