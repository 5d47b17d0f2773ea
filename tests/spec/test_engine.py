"""One method, two engines: the same question has the same answer, with the same types."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import polars as pl
import pytest

from observatory.errors import QuestionFailed
from tests.conftest import World

ADVERTS = pl.DataFrame(
    {"region": ["ES21", "ES21", "PT11", None], "adverts": [3, 4, 5, 7], "share": [0.5, None, 0.25, 1.0]}
)


def test_a_question_is_answered_alike(world: World) -> None:
    """Sums come back as integers, missing values as null, in the order asked for."""
    engine = world({"advert": ADVERTS})

    answer = engine.ask(
        "-- Adverts by region\nselect region, cast(sum(adverts) as bigint) as adverts, max(share) as share"
        " from advert group by region order by region nulls last"
    )

    assert [("ES21", 3 + 4, 0.5), ("PT11", 5, 0.25), (None, 7, 1.0)] == answer.rows()
    assert [pl.String, pl.Int64, pl.Float64] == answer.dtypes


def test_types_do_not_depend_on_the_engine(world: World) -> None:
    """Whatever width an engine computes with, a page meets whole numbers, numbers, text, truth and dates."""
    engine = world({"advert": ADVERTS, "day": pl.DataFrame({"day": [date(2024, 2, 29)], "late": [True]})})

    numbers = engine.ask(
        "-- Numbers\nselect sum(adverts) as total, count(*) as rows, cast(3 as int) as three, 0.5 as half,"
        " sum(1.5 * adverts) as more, cast(2 as real) as two from advert"
    )
    days = engine.ask("-- Days\nselect day, late, 'a' as word from day")

    assert [(3 + 4 + 5 + 7, 4, 3, 0.5, 1.5 * (3 + 4 + 5 + 7), 2.0)] == numbers.rows()
    assert [pl.Int64, pl.Int64, pl.Int64, pl.Float64, pl.Float64, pl.Float64] == numbers.dtypes
    assert [pl.Date, pl.Boolean, pl.String] == days.dtypes


def test_120_visitors_ask_at_once(world: World) -> None:
    """No question is refused because another one runs, and each gets its own answer."""
    engine = world({"advert": ADVERTS})
    sql = "-- Adverts above a number\nselect count(*) as n from advert where adverts > :least"

    with ThreadPoolExecutor(120) as visitors:
        answers = list(visitors.map(lambda visitor: engine.ask(sql, {"least": visitor % 8}).item(), range(120)))

    assert [4, 4, 4, 3, 2, 1, 1, 0] * 15 == answers


def test_lists_and_missing_choices_are_bound(world: World) -> None:
    """A list of codes and an empty choice are values, not text pasted into the question."""
    engine = world({"advert": ADVERTS})
    sql = (
        "-- Adverts of chosen regions\nselect adverts from advert where array_contains(:codes, region)"
        " and (cast(:least as bigint) is null or adverts >= :least) order by adverts"
    )

    assert [3, 4, 5] == engine.ask(sql, {"codes": ["ES21", "PT11"], "least": None})["adverts"].to_list()
    assert [4] == engine.ask(sql, {"codes": ["ES21"], "least": 4})["adverts"].to_list()


def test_a_hostile_value_stays_a_value(world: World) -> None:
    """Quotes and statements in a choice find nothing and change nothing."""
    engine = world({"advert": ADVERTS})
    sql = "-- Adverts of a region\nselect adverts from advert where region = :region"

    assert [] == engine.ask(sql, {"region": "'; drop table advert; --"}).rows()
    assert [(5,)] == engine.ask(sql, {"region": "PT11"}).rows()


def test_a_failed_question_names_itself(world: World) -> None:
    """The error says which question failed, in words."""
    engine = world({"advert": ADVERTS})

    with pytest.raises(QuestionFailed, match="Which wages"):
        engine.ask("-- Which wages are paid?\nselect wage from advert")
