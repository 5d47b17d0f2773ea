"""One method, two engines: the same question has the same answer, with the same types."""

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
