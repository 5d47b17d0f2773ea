"""How a name is written down for comparison: without case, accents and punctuation, and with one spelling for many."""

import re
import unicodedata
from functools import lru_cache

_SEPARATORS = re.compile(r"[\W_]+")
_MARKS = re.compile(r"[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]+")
# Letters that are no accented form of another letter, and two names of computer languages that end in punctuation.
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i", "ħ": "h"})
_SIGNS = (("++", "plusplus"), ("c#", "csharp"), ("f#", "fsharp"))
# One spelling for British and American English, applied to what is typed and to every name alike, in any language.
_BRITISH = (
    (re.compile(r"(?<=[a-z]{2})is(?=e$|ed$|ing$|ation$|ations$)"), "iz"),
    (re.compile(r"(?<=[a-z]{2})ys(?=e$|ed$|ing$)"), "yz"),
    (re.compile(r"(?<=[a-z]{2})our(?=s?$|ed$|ing$|er$|less$)"), "or"),
    (re.compile(r"(?<=[cbt])re(?=s?$)"), "er"),
    (re.compile(r"(?<=[aeiou])ll(?=ed$|ing$|er$|ers$|ery$)"), "l"),
    (re.compile(r"(?<=[a-z]{2})ogue(?=s?$)"), "og"),
    (re.compile(r"(?<=[a-z])ence(?=s?$)"), "ense"),
    (re.compile(r"^fibre"), "fiber"),
    (re.compile(r"glas$"), "glass"),
    (re.compile(r"mould"), "mold"),
    (re.compile(r"^alumini(?=um)"), "alumin"),
    (re.compile(r"^tyre"), "tire"),
    (re.compile(r"^gag(?=e)"), "gaug"),
    (re.compile(r"^programme"), "program"),
    (re.compile(r"sulph"), "sulf"),
    (re.compile(r"^plough"), "plow"),
    (re.compile(r"^grey"), "gray"),
    (re.compile(r"^jeweller"), "jeweler"),
)
# "ä" may be typed "ae", and an accent falls off where it cannot be typed.
_DIGRAPHS = (*((f"{letter}e", letter) for letter in "aou"), ("aa", "a"))
# One vowel, or what "technology" and "technologies" differ in.
_ENDING = re.compile(r"(?:ie|[aeiouyаеиоуыяαεηιουω])$")
SHORTEST_STEM = 3


def normalised(text: str) -> str:
    """A name without case, accents and punctuation.

    >>> normalised("Schweißer/Schweißerin"), normalised("Tornero  (C.N.C.)"), normalised("opérateur C++")
    ('schweisser schweisserin', 'tornero c n c', 'operateur cplusplus')
    """
    plain = text.casefold()
    for sign, word in _SIGNS:
        plain = plain.replace(sign, word)
    if not plain.isascii():
        plain = _MARKS.sub("", unicodedata.normalize("NFKD", plain)).translate(_LETTERS)
    return " ".join(_SEPARATORS.sub(" ", plain).split())


@lru_cache(maxsize=1 << 17)
def stem(word: str) -> str:
    """What is left of a normalised word when spelling, plural and gender are taken off.

    >>> stem("colour") == stem("color"), stem("moulding") == stem("molding"), stem("anodising") == stem("anodizing")
    (True, True, True)
    >>> stem("welders") == stem("welder"), stem("soldadores") == stem("soldador")
    (True, True)
    >>> stem("fraeser") == stem("fraser"), stem("technologies") == stem("technology"), stem("cad")
    (True, True, 'cad')
    """
    if not word.isalpha() or len(word) <= SHORTEST_STEM:
        return word
    for pattern, same in _BRITISH:
        word = pattern.sub(same, word)
    for typed, letter in _DIGRAPHS:
        word = word.replace(typed, letter)
    bare = word[:-1] if word.endswith("s") and not word.endswith("ss") else word
    bare = _ENDING.sub("", bare)
    return bare if len(bare) >= SHORTEST_STEM else word


def parts(label: str) -> list[str]:
    """The names in a label that gives a male and a female form, the label itself first.

    >>> parts("soudeur/soudeuse")
    ['soudeur/soudeuse', 'soudeur', 'soudeuse']
    >>> parts("técnico/técnica en robótica")
    ['técnico/técnica en robótica', 'técnico en robótica', 'técnica en robótica']
    >>> parts("operador CNC/operadora CNC")[1:], parts("mecánico industrial/a")[1:]
    (['operador CNC', 'operadora CNC'], ['mecánico industrial'])
    """
    if "/" not in label:
        return [label]
    pieces = [piece.strip() for piece in label.split("/")]
    first, last = pieces[0].split(), pieces[-1].split()
    if len(first) == 1 < len(last):
        pieces = [*(f"{piece} {' '.join(last[1:])}" for piece in pieces[:-1]), pieces[-1]]
    elif len(last) == 1 < len(first):
        pieces = [pieces[0], *(f"{' '.join(first[:-1])} {piece}" for piece in pieces[1:] if len(piece) > len("euse"))]
    return list(dict.fromkeys([label, *filter(None, pieces)]))


def initials(label: str) -> list[str]:
    """Abbreviations of three to five letters that a name may be known by: first letters of words in a row.

    >>> initials("programmable logic controller"), initials("perform tungsten inert gas welding")
    (['plc'], ['pti', 'tig', 'igw', 'ptig', 'tigw', 'ptigw'])
    """
    first = "".join(word[0] for word in normalised(label).split() if word[0].isalpha())
    return [first[start : start + size] for size in (3, 4, 5) for start in range(len(first) - size + 1)]
