"""Fields of education: ISCED-F 2013 of UNESCO, in the codes and names that the European Learning Model lists."""

import csv
from functools import cache
from pathlib import Path


def field(text: str) -> str:
    """The detailed field of four digits; empty where the words are no field of the list.

    A broader field is written as the detailed one that is not further defined, or as its only one. A number has lost
    its first zero.

    >>> [field(one) for one in ("0715", "http://data.europa.eu/snb/isced-f/0715", "715", "071", "082", "1234", "71")]
    ['0715', '0715', '0715', '0710', '0821', '', '']
    >>> field("Mechanics and metal trades")
    '0715'
    """
    last = text.strip().rstrip("/").rsplit("/", 1)[-1] if "://" in text else text
    names = _names()
    code = _codes().get(" ".join(last.casefold().split()), "".join(last.split()))
    if len(code) == 3 and code not in names:
        code = f"0{code}"
    if code not in names or len(code) == 4:
        return code if code in names else ""
    detailed = [longer for longer in names if len(longer) == 4 and longer.startswith(code)]
    undefined = code.ljust(4, "0")
    return undefined if undefined in names else detailed[0] if len(detailed) == 1 else ""


@cache
def _names() -> dict[str, str]:
    with Path(__file__).with_name("isced_f.csv").open(encoding="utf-8", newline="") as stream:
        return {row["code"]: row["label"] for row in csv.DictReader(stream)}


@cache
def _codes() -> dict[str, str]:
    """Codes by name; of fields with one name the most detailed."""
    return {name.casefold(): code for code, name in sorted(_names().items(), key=lambda entry: len(entry[0]))}
