"""The views of the page Skill gaps say what the page says."""

import polars as pl
import pytest

from observatory import views
from observatory.views.asking import completed
from observatory.views.served import newest


def _answer(name: str, **codes: tuple[str, ...]) -> views.Answer:
    view = views.views()[name]
    return view.answer(newest(), completed(view, newest(), codes, "en"), "en")


@pytest.mark.parametrize("weights", [(), ("tertiary-attainment.3,adult-learning.0",), ("nonsense.9,adult-learning.x",)])
def test_the_parts_add_up_to_the_gap_of_the_ranking(weights: tuple[str, ...]) -> None:
    """Whatever is weighed, and whatever is mistyped."""
    row = _answer("skill-gaps", panel=("2024",), weights=weights).data.row(
        by_predicate=pl.col("region") == "ES21", named=True
    )
    parts = _answer("gap-parts", panel=("2024",), weights=weights, regions=("ES21",)).data

    assert pytest.approx(row["gap"]) == parts["effect"].sum()


def test_weights_of_zero_give_columns_without_rows() -> None:
    """An answer that a program can still read."""
    parts = views.views()["gap-parts"]
    none = ",".join(f"{part}.0" for part in _answer("gap-parts", regions=("ES21",)).data["part"])
    ranks = _answer("skill-gaps", weights=(none,)).data

    assert (0, views.views()["skill-gaps"].fields) == (ranks.height, tuple(ranks.columns))
    assert (0, parts.fields) == (
        _answer("gap-parts", weights=(none,)).data.height,
        tuple(_answer("gap-parts", weights=(none,)).data.columns),
    )
