"""Countries by list: the codes of ISO 3166, as Eurostat writes them (EL for Greece, UK for the United Kingdom).

A code that has the form of a country is not one yet: `ZZ` is nowhere. People also write `GR` and `GB`, three letters,
an address of the EU's authority table, or the name in their own language.
"""

import unicodedata
from functools import cache
from typing import Final

from babel import Locale
from babel.core import get_global

_CODES = (
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT "
    "BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH "
    "ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT "
    "HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS "
    "LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI "
    "NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG "
    "SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG "
    "UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW"
)
ISO: Final = frozenset(_CODES.split())
EUROSTAT: Final = {"GR": "EL", "GB": "UK"}
"""Where Eurostat departs from ISO 3166. It also has XK, which ISO leaves to its users: Kosovo."""
CODES: Final = (ISO - EUROSTAT.keys()) | {*EUROSTAT.values(), "XK"}
NAMED_IN: Final = (
    "bg",
    "ca",
    "cs",
    "da",
    "de",
    "el",
    "en",
    "es",
    "et",
    "eu",
    "fi",
    "fr",
    "ga",
    "gl",
    "hr",
    "hu",
    "is",
    "it",
    "lt",
    "lv",
    "mk",
    "mt",
    "nb",
    "nl",
    "pl",
    "pt",
    "ro",
    "sk",
    "sl",
    "sq",
    "sr",
    "sv",
    "tr",
    "uk",
)
ALSO: Final = {
    "czech republic": "CZ",
    "great britain": "UK",
    "holland": "NL",
    "turkey": "TR",
    "macedonia": "MK",
    "u k": "UK",
}
FORMER: Final = frozenset({"BUR", "DDR", "FXX", "ROM", "TMP", "YMD", "ZAR"})
"""Three letters of countries that are now part of another one, or have another name."""


def country(text: str) -> str:
    """The code of a country, however it is written; empty where it is none.

    >>> [country(one) for one in ("es", "GR", "GB", "GRC", "Grecia", "The Netherlands", "ZZ", "EU")]
    ['ES', 'EL', 'UK', 'EL', 'EL', 'NL', '', '']
    >>> country("http://publications.europa.eu/resource/authority/country/IRL")
    'IE'
    """
    last = text.strip().rstrip("/").rsplit("/", 1)[-1].strip() if "://" in text else text
    code = last.strip().upper()
    code = EUROSTAT.get(code, code)
    if code in CODES:
        return code
    if code in _three_letters():
        return _three_letters()[code]
    return _names().get(_folded(last), "") if len(last) < 80 else ""


def iso(code: str) -> str:
    """A country as ISO 3166 writes it.

    >>> iso("EL"), iso("ES")
    ('GR', 'ES')
    """
    return next((other for other, ours in EUROSTAT.items() if ours == code), code)


def three_letters(code: str) -> str:
    """A country as the EU's authority table writes it.

    >>> three_letters("EL"), three_letters("XK")
    ('GRC', '1A0')
    """
    return next((three for three, two in _three_letters().items() if two == code), code)


@cache
def _three_letters() -> dict[str, str]:
    codes = {
        three: EUROSTAT.get(two[0], two[0])
        for three, two in get_global("territory_aliases").items()
        if len(three) == 3 and three.isalpha() and three not in FORMER and len(two) == 1 and two[0] in ISO
    }
    return codes | {"1A0": "XK", "XKX": "XK"}


@cache
def _names() -> dict[str, str]:
    """Codes by name in the languages of Europe; a name that means two countries means none."""
    by_name: dict[str, set[str]] = {}
    for language in NAMED_IN:
        for code, name in Locale(language).territories.items():
            if code in ISO or code == "XK":
                by_name.setdefault(_folded(name), set()).add(EUROSTAT.get(code, code))
    return {name: codes.pop() for name, codes in by_name.items() if len(codes) == 1} | ALSO


def _folded(name: str) -> str:
    """A name without capitals, accents, marks and article."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    words = "".join(sign if sign.isalnum() else " " for sign in plain if not unicodedata.combining(sign)).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)
