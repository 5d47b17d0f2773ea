"""What a figure is worth (grade), why a cell has no number (status), and what a publisher's flag says."""

from enum import StrEnum


class Grade(StrEnum):
    """How a figure came about, from strongest to weakest of what is counted."""

    MEASURED = "measured"
    CURATED = "curated"
    MODELLED = "modelled"


class Status(StrEnum):
    """Why a cell has a number or not; four different things that are never zero and never each other."""

    VALUE = "value"
    SUPPRESSED = "suppressed"
    MISSING = "missing"
    NOT_APPLICABLE = "not_applicable"


# Eurostat's observation flags. https://ec.europa.eu/eurostat/data/database/information
FLAGS = {
    "b": "break in time series",
    "c": "confidential",
    "d": "definition differs",
    "e": "estimated",
    "f": "forecast",
    "i": "see metadata",
    "n": "not significant",
    "p": "provisional",
    "r": "revised",
    "s": "Eurostat estimate",
    "u": "low reliability",
    "z": "not applicable",
}


def weakest(grades: list[Grade]) -> Grade:
    """The grade of a view that shows figures of several grades: its weakest one.

    >>> weakest([Grade.MEASURED, Grade.MODELLED])
    <Grade.MODELLED: 'modelled'>
    """
    order = list(Grade)
    return max(grades, key=order.index)
