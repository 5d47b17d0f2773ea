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
_CODE = re.compile(r"(?:[a-z]{2}[a-z0-9]{0,3}|[a-z]?\d{1,4}(?:\d{1,5})?|[a-z]?\d{4}[a-z])")
_NACE_WRITTEN = re.compile(r"\s*[a-z]?\s?\d\d\.\d(?:\.?\d)?\s*")
_SECTION = re.compile(r"[a-z](?=\d)")
_NATIONAL = re.compile(r"(?<=\d\d\d\d)[a-z]$")
"""What France and others add to a class of NACE: NAF 25.62Z."""
# NACE Rev. 2 and, where it differs, NACE Rev. 2.1: first and last division of each section.
_DIVISIONS = {
    "a": ((1, 3),),
    "b": ((5, 9),),
    "c": ((10, 33),),
    "d": ((35, 35),),
    "e": ((36, 39),),
    "f": ((41, 43),),
    "g": ((45, 47),),
    "h": ((49, 53),),
    "i": ((55, 56),),
    "j": ((58, 63),),
    "k": ((64, 66), (61, 63)),
    "l": ((68, 68), (64, 66)),
    "m": ((69, 75), (68, 68)),
    "n": ((77, 82), (69, 75)),
    "o": ((84, 84), (77, 82)),
    "p": ((85, 85), (84, 84)),
    "q": ((86, 88), (85, 85)),
    "r": ((90, 93), (86, 88)),
    "s": ((94, 96), (90, 93)),
    "t": ((97, 98), (94, 96)),
    "u": ((99, 99), (97, 98)),
    "v": ((99, 99),),
}
_ROME = re.compile(r"[a-n]\d{4}")
_SOC = re.compile(r"\d\d-\d{4}(?:\.\d\d)?")
_FOREIGN = re.compile(
    r"(rome|kldb|soc|o\*?net|ssyk|anzsco|noc|cno|pcs|cbo|styrk|disco)(?:[\s-]*(?:20)?\d\d(?=[\s:]))?[\s:._-]*[a-z]?\d[\d.\s-]*"
)
_NAMES = {"kldb": "KldB", "onet": "O*NET", "o*net": "O*NET"}
# Eurostat's country codes differ from those that people know.
_COUNTRIES = {"gr": "el", "gb": "uk"}


@dataclass(frozen=True, slots=True)
class Coded:
    """A thing that a code leads to: its number, the code as published, and how exactly (0 to 100)."""

    entry: int
    label: str
    score: float


class Codes:
    """All codes, ready to be asked."""

    def __init__(self, rows: Iterable[tuple[int, str, str]]) -> None:
        """Index the rows: number of the thing, role (a key of `SYSTEMS`), code."""
        self._rows = sorted((role, compact(code), entry, code) for entry, role, code in rows)

    def find(self, text: str) -> Iterator[Coded]:
        """What a code leads to, nothing where the text is none."""
        asked = text.casefold()
        if self.foreign(text):
            return
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
            division = _NATIONAL.sub("", _SECTION.sub("", code))
            yield from self._classified("nace", division, GROUP if sure else GROUP - 1)

    @staticmethod
    def foreign(text: str) -> str:
        """The classification whose code a text is and which is not held; `NACE` where a section has no such division.

        >>> Codes.foreign("H2913"), Codes.foreign("A25"), Codes.foreign("51-4121"), Codes.foreign("KldB 24422")
        ('ROME', 'NACE', 'SOC', 'KldB')
        >>> Codes.foreign("C25"), Codes.foreign("7212"), Codes.foreign("welder"), Codes.foreign("ES21")
        ('', '', '', '')
        """
        asked = text.casefold().strip()
        if named := _FOREIGN.fullmatch(asked):
            return _NAMES.get(named[1], named[1].upper())
        if _SOC.fullmatch(asked):
            return "SOC"
        marked = _NAMED.fullmatch(asked)
        system = _SYSTEMS.get(marked["system"], marked["system"]) if marked else ""
        code = compact(marked["code"] if marked else asked)
        if system in {"", "nace"} and re.fullmatch(r"[a-z]\d{2,4}", code) and not _in_section(code):
            return "ROME" if _ROME.fullmatch(code) and not system else "NACE"
        return ""

    def _own(self, code: str) -> Iterator[Coded]:
        asked = _COUNTRIES.get(code[:2], code[:2]) + code[2:]
        for known, entry, label in self._begun("code", asked):
            if known == asked:
                yield Coded(entry, label, EXACT)
            elif len(asked) > 3:
                yield Coded(entry, label, BELOW)

    def _classified(self, role: str, code: str, score: float) -> Iterator[Coded]:
        if not code.isdigit() or len(code) > 4:
            return
        for known, entry, label in self._begun(role, code):
            yield Coded(entry, written(role, label), score if known == code else BELOW)
        for length in range(len(code) - 1, 1, -1):
            for known, entry, label in self._begun(role, code[:length]):
                if known == code[:length]:
                    yield Coded(entry, written(role, label), ABOVE)

    def _begun(self, role: str, code: str) -> Iterator[tuple[str, int, str]]:
        index = bisect_left(self._rows, (role, code))
        while index < len(self._rows) and self._rows[index][0] == role and self._rows[index][1].startswith(code):
            _role, known, entry, label = self._rows[index]
            yield known, entry, label
            index += 1


def _in_section(code: str) -> bool:
    """Whether a section of NACE, a letter, has the division of a code behind it."""
    return any(first <= int(code[1:3]) <= last for first, last in _DIVISIONS.get(code[0], ()))


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
