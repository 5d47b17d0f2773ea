"""Codes as people type them: with or without dots, with the name of their classification, whole or only begun."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

SYSTEMS = {"code": "", "isco": "ISCO-08", "nace": "NACE"}
"""Roles of rows that hold a code → what is written before it; `code` is the thing's own (ESCO, NUTS)."""

EXACT = 100.0
GROUP, BELOW, ABOVE = 95.0, 85.0, 80.0
"""Of the very group or industry; of one below what was typed; of one that what was typed belongs to."""
_NAMED = re.compile(
    r"""\s*(?:.*/)?                                                  # a link ends in a code with its system
    (?P<system>esco|isco|ciuo|citp|nace|cnae|naf|ateco|nuts)
    (?:[\s-]*(?:rev\.?\s?)?(?:2\.\d|[0-3]|(?:20)?0[89])(?=[\s:/-]))?  # its revision, or the level
    (?:/code)?[\s:./_-]+
    (?P<code>(?=\S*\d|\S{2,5}$).+)""",
    re.VERBOSE,
)
_SYSTEMS = {"ciuo": "isco", "citp": "isco", "cnae": "nace", "naf": "nace", "ateco": "nace"}
"""What Spain, France and Italy call a classification, and its own name."""
_PARTED = re.compile(r"[\s._,/-]+")
_CODE = re.compile(r"(?:[a-z]{2}[a-z0-9]{0,3}|[a-z]?\d{1,4}(?:\d{1,5})?)")
_NACE_WRITTEN = re.compile(r"\s*[a-z]?\s?\d\d\.\d(?:\.?\d)?\s*")
_SECTION = re.compile(r"[a-z](?=\d)")
# Eurostat's country codes differ from those that people know.
_COUNTRIES = {"gr": "el", "gb": "uk"}


@dataclass(frozen=True, slots=True)
class Coded:
    """A thing that a code leads to: its number, the code as published, and how exactly (0 to 100)."""

    thing: int
    label: str
    score: float


class Codes:
    """All codes, ready to be asked."""

    def __init__(self, rows: Iterable[tuple[int, str, str]]) -> None:
        """Index the rows: number of the thing, role (a key of `SYSTEMS`), code."""
        self._rows = sorted((role, compact(code), thing, code) for thing, role, code in rows)

    def find(self, text: str) -> Iterator[Coded]:
        """What a code leads to, nothing where the text is none."""
        asked = text.casefold()
        named = _NAMED.fullmatch(asked)
        system = _SYSTEMS.get(named["system"], named["system"]) if named else ""
        code = compact(named["code"] if named else asked)
        if not _CODE.fullmatch(code):
            return
        written_as_industry = bool(_NACE_WRITTEN.fullmatch(asked))
        if system in {"", "esco", "nuts"}:
            yield from self._own(code)
        if system in {"", "isco"} and not written_as_industry:
            group = _SECTION.sub("", code) if system else code
            yield from self._classified("isco", group, GROUP if system or len(code) > 1 else BELOW)
        if system in {"", "nace"}:
            sure = system or written_as_industry
            yield from self._classified("nace", _SECTION.sub("", code), GROUP if sure else GROUP - 1)

    def _own(self, code: str) -> Iterator[Coded]:
        asked = _COUNTRIES.get(code[:2], code[:2]) + code[2:]
        for known, thing, label in self._begun("code", asked):
            if known == asked:
                yield Coded(thing, label, EXACT)
            elif len(asked) > 3:
                yield Coded(thing, label, BELOW)

    def _classified(self, role: str, code: str, score: float) -> Iterator[Coded]:
        if not code.isdigit() or len(code) > 4:
            return
        for known, thing, label in self._begun(role, code):
            yield Coded(thing, written(role, label), score if known == code else BELOW)
        for length in range(len(code) - 1, 1, -1):
            for known, thing, label in self._begun(role, code[:length]):
                if known == code[:length]:
                    yield Coded(thing, written(role, label), ABOVE)

    def _begun(self, role: str, code: str) -> Iterator[tuple[str, int, str]]:
        place = bisect_left(self._rows, (role, code))
        while place < len(self._rows) and self._rows[place][0] == role and self._rows[place][1].startswith(code):
            _role, known, thing, label = self._rows[place]
            yield known, thing, label
            place += 1


def compact(code: str) -> str:
    """A code without case, dots and spaces.

    >>> compact("7223.4.6"), compact("ES 21"), compact("72 23")
    ('722346', 'es21', '7223')
    """
    return _PARTED.sub("", code.casefold())


def written(role: str, code: str) -> str:
    """A code of a group with its classification, as it is printed.

    >>> written("isco", "7223"), written("nace", "2551"), written("nace", "24"), written("code", "ES21")
    ('ISCO-08 7223', 'NACE 25.51', 'NACE 24', 'ES21')
    """
    dotted = f"{code[:2]}.{code[2:]}" if role == "nace" and len(code) > 2 else code
    return f"{SYSTEMS[role]} {dotted}".strip()
