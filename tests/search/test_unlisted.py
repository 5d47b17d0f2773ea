"""People call things by names that no list holds: what they mean is among the first hits all the same."""

import functools
from collections.abc import Sequence
from pathlib import Path

import polars as pl
import pytest
import yaml

from observatory.engine import open_engine
from observatory.queries.search import searched
from observatory.search import SearchIndex
from observatory.settings import settings
from tests.search.test_search import bundled
from tests.search.unlisted import Query, misspelt, without

ADVERTS = Path(__file__).with_name("adverts.yml")


@functools.cache
def names() -> pl.DataFrame:
    """All names and codes of the built dataset."""
    return searched(open_engine(settings()))


def share(index: SearchIndex, kind: str, queries: Sequence[Query], among: int) -> float:
    """Of some queries the share whose thing is among the first hits."""
    found = [one.wanted in [hit.id for hit in index.find(one.text, kind, one.language, limit=among)] for one in queries]
    return sum(found) / len(found)


def test_titles_that_nobody_listed_are_found() -> None:
    """Of profiles whose name was taken out 0.76 are among ten; by the words of names alone, on the other half, 0.69."""
    queries, left = without(names(), "profile", half="b", share=6)

    assert len(queries) > 400
    assert share(SearchIndex(left), "profile", queries, among=10) >= 0.73


def test_skills_that_nobody_listed_are_found() -> None:
    """Of skills whose name was taken out 0.8 are among ten; by the words of names alone, on the other half, 0.71."""
    queries, left = without(names(), "skill", half="b", share=12)

    assert len(queries) > 200
    assert share(SearchIndex(left), "skill", queries, among=10) >= 0.75


def test_errors_of_typing_are_forgiven() -> None:
    """One wrong, missing, doubled or misplaced letter: the first hit is the right one."""
    assert share(bundled(), "profile", misspelt(names(), seed=7, count=300), among=1) >= 0.98


def test_titles_of_adverts_are_found() -> None:
    """To whom, how senior, for how long and where does not hide the job; none is left without an answer."""
    adverts = yaml.safe_load(ADVERTS.read_text(encoding="utf-8"))
    hits = {one["query"]: bundled().find(one["query"], "profile", one["language"], limit=5) for one in adverts}
    missed = [one["query"] for one in adverts if not {hit.id for hit in hits[one["query"]]} & set(one["wanted"])]

    assert all(hits.values())
    assert len(missed) <= 0.1 * len(adverts), missed


@pytest.mark.parametrize(
    ("advert", "name"),
    [
        ("Welder (f/m/d)", "Welder"),
        ("welder M/F", "welder"),
        ("Soudeur (h/f)", "Soudeur"),
        ("Soudeur H/F", "Soudeur"),
        ("Lasser (m/v)", "Lasser"),
        ("Schweißer*in (gn)", "Schweißer"),
        ("Schweißer/in", "Schweißer"),
        ("Soldador/a", "Soldador"),
        ("Spawacz (k/m)", "Spawacz"),
        ("Svářeč (m/ž)", "Svářeč"),
        ("Welder, Leeds", "welder"),
        ("CNC Machinist - Second Shift", "CNC Machinist"),
        ("Operatore CNC Senior", "Operatore CNC"),
        ("Senior Manufacturing Engineer", "Manufacturing Engineer"),
        ("Elektriker in Vollzeit, Bremen", "Elektriker"),
        ("Tornero indefinido - turno de noche", "Tornero"),
        ("Welder (all genders) | full time", "Welder"),
        ("Saldatore (m/f) tempo indeterminato", "Saldatore"),
        ("Urgent: electrician required", "electrician"),
    ],
)
def test_words_of_adverts_do_not_count(advert: str, name: str) -> None:
    """The first hit is that of the bare name, and is told as what was meant."""
    first, wanted = bundled().find(advert)[0], bundled().find(name)[0]

    assert (wanted.kind, wanted.id, "this") == (first.kind, first.id, first.fit)


@pytest.mark.parametrize(
    ("code", "system"),
    [
        ("H2913", "ROME"),
        ("I1304", "ROME"),
        ("rome H2913", "ROME"),
        ("A25", "NACE"),
        ("NACE A25", "NACE"),
        ("51-4121", "SOC"),
        ("51-4121.06", "SOC"),
        ("KldB 24422", "KldB"),
        ("SSYK 7212", "SSYK"),
        ("C25", ""),
        ("7212", ""),
        ("ES21", ""),
        ("CO2", ""),
        ("C++", ""),
        ("3D", ""),
        ("welder", ""),
        ("", ""),
    ],
)
def test_codes_of_other_systems_are_named_and_lead_nowhere(code: str, system: str) -> None:
    """A code of ROME is not read as an industry of NACE, nor one whose letter does not fit."""
    assert system == bundled().foreign(code)
    assert bool(system or not code) == (bundled().find(code) == [])
