"""What visitors type finds what they mean, among all names that are bundled."""

import functools
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import polars as pl
import pytest
import yaml

from observatory.engine import open_engine
from observatory.queries.search import searched
from observatory.search import Hit, SearchIndex
from observatory.search.spelling import normalised
from observatory.settings import settings

GOLDEN = Path(__file__).with_name("golden.yml")
EXACT = 100.0
UNKNOWN = "00000000-0000-0000-0000-000000000000"
WELDER = "7aedaa07-3884-4c5b-88f9-80997b2aa54b"


@functools.cache
def small_index() -> SearchIndex:
    """Three trades with names that meet, a skill, a region and a micro-credential."""
    rows = [
        ("profile", WELDER, "en", "preferred", "welder"),
        ("profile", WELDER, "fr", "preferred", "soudeur/soudeuse"),
        ("profile", WELDER, "en", "definition", "joins metals"),
        ("profile", WELDER, "", "code", "7212.3"),
        ("profile", WELDER, "", "isco", "7212"),
        ("profile", WELDER, "", "nace", "2562"),
        ("profile", "b", "es", "preferred", "operador"),
        ("profile", "b", "de", "preferred", "Schweißroboterbediener"),
        ("profile", "c", "pt", "preferred", "operador"),
        ("profile", "c", "en", "alternative", "colour sampling operator"),
        ("profile", "c", "", "isco", "7223"),
        ("profile", "d", "en", "preferred", "same name"),
        ("skill", "s", "en", "preferred", "welder care"),
        ("skill", "t", "en", "preferred", "same name"),
        ("skill", "u", "en", "preferred", "programmable logic controller"),
        ("region", "ES21", "", "preferred", "País Vasco"),
        ("region", "ES21", "", "code", "ES21"),
        ("micro_credential", "arc", "en", "preferred", "Foundations of arc welding"),
    ]
    return SearchIndex(pl.DataFrame(rows, schema=["kind", "id", "language", "role", "label"], orient="row"))


@functools.cache
def bundled() -> SearchIndex:
    """All names and codes of the built dataset."""
    assert settings().dataset.is_file(), "Run `make build` (or `observatory build`) before the search tests."
    return SearchIndex(searched(open_engine(settings())))


def golden() -> list[dict[str, Any]]:
    """The golden queries: query, language, how, wanted (kind/id), perhaps among (kind)."""
    queries: list[dict[str, Any]] = yaml.safe_load(GOLDEN.read_text(encoding="utf-8"))
    return queries


def rank(one: dict[str, Any]) -> int:
    """The place of the first wanted thing among ten; 0 where there is none."""
    hits = bundled().find(one["query"], kind=one.get("among"), language=one["language"])
    return next((place for place, hit in enumerate(hits, 1) if f"{hit.kind}/{hit.id}" in one["wanted"]), 0)


def measures(ranks: list[int]) -> tuple[float, float, float]:
    """Top 1, top 5, mean reciprocal rank."""
    top1, top5 = (sum(0 < one <= most for one in ranks) / len(ranks) for most in (1, 5))
    return top1, top5, sum(1 / one for one in ranks if one) / len(ranks)


def report(queries: list[dict[str, Any]], ranks: list[int]) -> str:
    """Measures over all, by difficulty and by language, and the queries whose first hit is not wanted."""
    groups: dict[str, list[int]] = defaultdict(list, {"all": ranks})
    for one, place in zip(queries, ranks, strict=True):
        groups[f"how {one['how']}"].append(place)
        groups[f"in {one['language']}"].append(place)
    lines = [
        "{:20} n={:3}  top-1 {:.3f}  top-5 {:.3f}  MRR {:.3f}".format(name, len(held), *measures(held))
        for name, held in groups.items()
    ]
    missed = [f"{place}: {one['query']}" for one, place in zip(queries, ranks, strict=True) if place != 1]
    return "\n".join([*lines, *missed])


def test_golden_queries_reach_their_floor(capsys: pytest.CaptureFixture[str]) -> None:
    """Typing errors, synonyms, plurals, codes, places, in many languages."""
    queries = golden()
    ranks = [rank(one) for one in queries]
    told = report(queries, ranks)
    with capsys.disabled():
        sys.stdout.write(f"\n{told.splitlines()[0]}\n")
    top1, top5, mrr = measures(ranks)

    assert len(queries) >= 550, told
    assert len({one["language"] for one in queries}) >= 20, told
    assert (top1 >= 0.945, top5 >= 0.975, mrr >= 0.96) == (True, True, True), told


@pytest.mark.parametrize(
    "text", ["WELDER", "  wélder! ", "7212.3", "72123", "x/occupation/7AEDAA07-3884-4c5b-88f9-80997b2aa54b", WELDER]
)
def test_names_codes_and_links_are_exact(text: str) -> None:
    """Case, accents, dots and punctuation do not matter; the rest of a link neither."""
    assert (WELDER, 100.0) == ((hit := small_index().find(text)[0]).id, hit.score)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("es21", ("ES21", "ES21")),
        ("ES 21", ("ES21", "ES21")),
        ("NUTS ES21", ("ES21", "ES21")),
        ("7212", (WELDER, "ISCO-08 7212")),
        ("ISCO 72.12", (WELDER, "ISCO-08 7212")),
        ("25.62", (WELDER, "NACE 25.62")),
        ("NACE C2562", (WELDER, "NACE 25.62")),
        ("722", ("c", "ISCO-08 7223")),
        ("7212,3", (WELDER, "7212.3")),
        ("ISCO-08: 7212", (WELDER, "ISCO-08 7212")),
        ("CIUO-08 7212", (WELDER, "ISCO-08 7212")),
        ("ISCO 72 12", (WELDER, "ISCO-08 7212")),
        ("NACE Rev. 2 25.62", (WELDER, "NACE 25.62")),
        ("CNAE 2562", (WELDER, "NACE 25.62")),
        ("C 25.6.2", (WELDER, "NACE 25.62")),
        ("NUTS 2: es_21", ("ES21", "ES21")),
        ("http://data.europa.eu/nuts/code/ES21", ("ES21", "ES21")),
        ("http://data.europa.eu/esco/isco/C7212", (WELDER, "ISCO-08 7212")),
    ],
)
def test_codes_of_every_classification(text: str, expected: tuple[str, str]) -> None:
    """With and without dots, spaces and the name of the classification."""
    assert expected == ((hit := small_index().find(text)[0]).id, hit.label)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("weldng", WELDER),
        ("welders", WELDER),
        ("wleder", WELDER),
        ("vasco pais", "ES21"),
        ("color sampling operator", "c"),
        ("sampling operators colour", "c"),
        ("Schweissroboter Bediener", "b"),
        ("Roboterbediener", "b"),
        ("PLC", "u"),
        ("arc weldng", "arc"),
    ],
)
def test_other_ways_of_writing(text: str, expected: str) -> None:
    """A typing error, a plural, another order, American spelling, compounds apart and in part, an abbreviation."""
    assert expected == small_index().find(text)[0].id


def test_a_name_for_two_is_found_by_either() -> None:
    """The male and the female form, with the name as published and its language."""
    found = small_index().find("soudeuse", least=EXACT)

    assert [("soudeur/soudeuse", "fr")] == [(hit.label, hit.language) for hit in found]


def test_the_visitors_language_wins_a_tie() -> None:
    """The same name in two languages."""
    assert ["c", "b"] == [hit.id for hit in small_index().find("operador", language="pt", least=EXACT)]


def test_of_equals_the_one_that_is_called_so_comes_first() -> None:
    """Two jobs share a name that neither is mainly called by: the likelier one is not left to the alphabet."""
    rows = [
        ("profile", "a", "en", "preferred", "air separation operator"),
        ("profile", "b", "en", "preferred", "chemical process controller"),
        ("profile", "a", "en", "alternative", "process technician"),
        ("profile", "b", "en", "alternative", "process technician"),
    ]
    names = pl.DataFrame(rows, schema=["kind", "id", "language", "role", "label"], orient="row")

    assert ["b", "a"] == [hit.id for hit in SearchIndex(names).find("process technician")]


def test_a_profile_comes_before_a_skill_of_the_same_name() -> None:
    """Only where all else is equal: an exact skill comes before a profile that is merely alike."""
    assert ["d", "t"] == [hit.id for hit in small_index().find("same name", least=EXACT)]
    assert "s" == small_index().find("welder care")[0].id


def test_kinds_are_kept_apart() -> None:
    """Only skills, when skills are asked for; definitions never."""
    assert Hit("skill", "s", "welder care", "en", pytest.approx(70, abs=25)) == small_index().find("welder", "skill")[0]
    assert {"skill"} == {hit.kind for hit in small_index().find("welder", "skill")}
    assert "this" not in {hit.fit for hit in small_index().find("joins metals", "skill")}


@pytest.mark.parametrize("text", ["", "   ", "!!!", "漢字", UNKNOWN, "\x00", "\ud800", "🤖", "a" * 500])
def test_nothing_is_found_for_nothing(text: str) -> None:
    """No hit, no error."""
    assert [] == small_index().find(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Foundations of arc welding", ("arc", "preferred", "this")),
        ("souder", ("arc", "teaches", "this")),
        ("welder", ("arc", "serves", "this")),
        ("porosity", ("arc", "text", "perhaps")),
    ],
)
def test_a_micro_credential_is_found_by_what_it_is_about(text: str, expected: tuple[str, str, str]) -> None:
    """By its title, a skill it teaches in any language, a profile it leads towards, and words of its outcomes."""
    rows = [
        ("micro_credential", "arc", "en", "preferred", "Foundations of arc welding"),
        ("micro_credential", "arc", "", "outcome", "Names the causes of porosity."),
        ("micro_credential", "arc", "", "teaches", "s"),
        ("micro_credential", "arc", "", "serves", WELDER),
        ("micro_credential", "saw", "en", "preferred", "Sawing metal"),
        ("skill", "s", "fr", "preferred", "souder"),
        ("profile", WELDER, "en", "preferred", "welder"),
    ]
    index = SearchIndex(pl.DataFrame(rows, schema=["kind", "id", "language", "role", "label"], orient="row"))
    first = index.find(text, "micro_credential")[0]

    assert expected == (first.id, first.role, first.fit)


def test_what_was_asked_is_answered_in_words() -> None:
    """The very name is what was meant, a part of one may be, a name that merely looks alike is the nearest there is."""
    assert ["this", "perhaps", "nearest"] == [
        small_index().find(text)[0].fit for text in ("welder", "sampling", "sampan")
    ]


def test_a_score_is_never_above_the_one_before() -> None:
    """Where no name decides, too, the list reads from the likeliest down."""
    for text in ("operator of robots", "soldador de barcos", "Fachkraft Lagerlogistik"):
        scores = [hit.score for hit in bundled().find(text, "profile", limit=30) if hit.fit != "this"]

        assert sorted(scores, reverse=True) == scores


def test_an_empty_index_answers() -> None:
    """A dataset without names finds nothing."""
    empty = pl.DataFrame(schema=dict.fromkeys(["kind", "id", "language", "role", "label"], pl.String))

    assert [] == SearchIndex(empty).find("welder")


def test_the_order_does_not_depend_on_the_order_of_the_rows() -> None:
    """Two builds of the same data answer alike."""
    turned = SearchIndex(searched(open_engine(settings())).sample(fraction=1, shuffle=True, seed=3))
    asked = ["welder", "7223", "soldador", "robot", "Bayern", "mantenimiento"]

    assert [bundled().find(text) for text in asked] == [turned.find(text) for text in asked]


def test_every_preferred_name_finds_its_own() -> None:
    """A sample of every kind and language: the very name is always exact."""
    rows = searched(open_engine(settings())).filter(role="preferred").sample(400, seed=1)
    lost = [
        label
        for kind, identity, language, label in rows.select("kind", "id", "language", "label").iter_rows()
        if normalised(label)
        and 100
        != max((hit.score for hit in bundled().find(label, kind, language, limit=50) if hit.id == identity), default=0)
        and bundled().find(label, kind, language)[0].role != "code"
    ]

    assert [] == lost
