"""Regions: the words of the NUTS classification, and what a code says about itself.

NUTS codes carry their own hierarchy: two letters for the country, then one sign for each level. `ES21` lies in
`ES2`, which lies in `ES`. A code means one territory in one vintage only: `NL33` of 2021 is not a region of 2024.
"""

from dataclasses import dataclass
from typing import Final

EU: Final = "EU27_2020"
VINTAGES: Final = (2013, 2016, 2021, 2024)
LEVELS: Final = ("EU", "0", "1", "2", "3")

MEMBER_STATES: Final = frozenset(
    {"AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "EL", "ES", "FI", "FR", "HR", "HU"}
    | {"IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"}
)

# Eurostat writes Greece and the United Kingdom otherwise than ISO 3166 does.
_ISO: Final = {"EL": "GR", "UK": "GB"}


@dataclass(frozen=True, slots=True)
class Region:
    """One region of one vintage of NUTS.

    Attributes:
        code: NUTS code, or `EU27_2020`.
        vintage: year of the NUTS version.
        level: `EU`, `0` (country) … `3`.
        name: in its own language and script.
        name_latin: the same in Latin letters.
        country: two letters as NUTS writes them (`EL`); None for the EU.
        parent: code of the region it lies in; None at the top.
    """

    code: str
    vintage: int
    level: str
    name: str
    name_latin: str
    country: str | None
    parent: str | None

    def __post_init__(self) -> None:
        """Refuse a level, country or parent that contradicts the code."""
        stated = (self.level, self.country, self.parent)
        if stated != (level_of(self.code), country_of(self.code), parent_of(self.code)):
            raise ValueError(f"{self.code} cannot have level, country and parent {stated}.")


def level_of(code: str) -> str:
    """The level that a code has by its length.

    >>> [level_of(code) for code in ("EU27_2020", "ES", "ES2", "ES21", "ES212")]
    ['EU', '0', '1', '2', '3']
    """
    if code == EU:
        return "EU"
    if not 2 <= len(code) <= 5:
        raise ValueError(f"{code!r} is no NUTS code: it has two to five signs.")
    return str(len(code) - 2)


def country_of(code: str) -> str | None:
    """The country's two letters as NUTS writes them; None for the EU.

    >>> country_of("EL30"), country_of("EU27_2020")
    ('EL', None)
    """
    return None if code == EU else code[:2]


def parent_of(code: str) -> str | None:
    """The region that this one lies in; None for the EU and for countries that are not in it.

    >>> parent_of("ES21"), parent_of("ES"), parent_of("TR"), parent_of("EU27_2020")
    ('ES2', 'EU27_2020', None, None)
    """
    if code == EU:
        return None
    if len(code) == 2:
        return EU if code in MEMBER_STATES else None
    return code[:-1]


def iso_country(country: str) -> str:
    """The ISO 3166 letters of a country that NUTS writes in its own way.

    >>> iso_country("EL"), iso_country("ES")
    ('GR', 'ES')
    """
    return _ISO.get(country, country)
