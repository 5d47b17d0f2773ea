"""What visitors type finds what they mean, on the names that are bundled."""

import functools
from pathlib import Path

import polars as pl
import pytest
import yaml

from observatory.search import Hit, SearchIndex
from observatory.settings import ROOT

GOLDEN = Path(__file__).with_name("golden.yml")
TABLES = ROOT / "data" / "tables"
UNKNOWN = "00000000-0000-0000-0000-000000000000"


def small_index() -> SearchIndex:
    """Three trades with names that meet."""
    welder = "7aedaa07-3884-4c5b-88f9-80997b2aa54b"
    rows = [
        ("profile", welder, "en", "preferred", "welder"),
        ("profile", welder, "fr", "preferred", "soudeur/soudeuse"),
        ("profile", welder, "en", "definition", "joins metals"),
        ("profile", welder, "", "code", "7212.3"),
        ("profile", "b", "es", "preferred", "operador"),
        ("profile", "c", "pt", "preferred", "operador"),
        ("skill", "s", "en", "preferred", "welder care"),
    ]
    return SearchIndex(pl.DataFrame(rows, schema=["kind", "id", "language", "role", "label"], orient="row"))


@functools.cache
def bundled() -> SearchIndex:
    """All names and codes of the bundled profiles."""
    labels = pl.read_parquet(TABLES / "label" / "esco.parquet").filter(kind="profile")
    codes = pl.read_csv(TABLES / "job_profile.csv", infer_schema=False).select(
        kind=pl.lit("profile"), id="profile_id", language=pl.lit(""), role=pl.lit("code"), label="esco_code"
    )
    return SearchIndex(pl.concat([labels.select(codes.columns), codes]))


def test_golden_queries_reach_their_floor() -> None:
    """Top 1, top 5 and mean reciprocal rank over queries with errors, synonyms, codes and links, in many languages."""
    queries = yaml.safe_load(GOLDEN.read_text(encoding="utf-8"))
    ranks = {}
    for one in queries:
        found = [hit.id for hit in bundled().find(one["query"], kind="profile", language=one["language"])]
        ranks[one["query"]] = found.index(one["wanted"]) + 1 if one["wanted"] in found else 0
    top1, top5 = (sum(0 < rank <= most for rank in ranks.values()) / len(ranks) for most in (1, 5))
    mrr = sum(1 / rank for rank in ranks.values() if rank) / len(ranks)
    told = f"top-1 {top1:.3f}, top-5 {top5:.3f}, MRR {mrr:.3f} of {len(ranks)}; " + str(
        {query: rank for query, rank in ranks.items() if rank != 1}
    )

    assert len(ranks) >= 60, told
    assert len({one["language"] for one in queries}) >= 8, told
    assert top1 >= 0.85, told
    assert top5 >= 0.95, told
    assert mrr >= 0.9, told


@pytest.mark.parametrize(
    "text", ["WELDER", "  wélder! ", "7212.3", "x/occupation/7AEDAA07-3884-4c5b-88f9-80997b2aa54b"]
)
def test_names_codes_and_links_are_exact(text: str) -> None:
    """Case, accents and punctuation do not matter; the rest of a link neither."""
    assert ("7aedaa07-3884-4c5b-88f9-80997b2aa54b", 100.0) == (
        (hit := small_index().find(text, kind="profile")[0]).id,
        hit.score,
    )


def test_a_name_for_two_is_found_by_either() -> None:
    """The male and the female form, with the name as published."""
    assert ["soudeur/soudeuse"] == [hit.label for hit in small_index().find("soudeuse")]


def test_the_visitors_language_wins_a_tie() -> None:
    """The same name in two languages."""
    assert ["c", "b"] == [hit.id for hit in small_index().find("operador", language="pt")]


def test_kinds_are_kept_apart() -> None:
    """Only skills, when skills are asked for; definitions never."""
    assert [Hit("skill", "s", "welder care", "en", pytest.approx(70, abs=25))] == small_index().find("welder", "skill")
    assert [] == small_index().find("joins metals", "skill")


@pytest.mark.parametrize("text", ["", "   ", "!!!", "漢字", UNKNOWN])
def test_nothing_is_found_for_nothing(text: str) -> None:
    """No hit, no error."""
    assert [] == small_index().find(text)
