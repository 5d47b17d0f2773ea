"""The views of the page Skill gaps say what the page says."""

import polars as pl
import pytest

from observatory.errors import NotHeld
from observatory.views.asking import ask
from observatory.views.served import newest
from observatory.views.view import Answer


def _answer(name: str, **codes: tuple[str, ...]) -> Answer:
    return ask(newest(), name, codes, language="en")


@pytest.mark.parametrize("weights", [(), ("tertiary-attainment.3,adult-learning.0",), ("nonsense.9,adult-learning.x",)])
def test_the_parts_add_up_to_the_gap_of_the_ranking(weights: tuple[str, ...]) -> None:
    """Whatever is weighed, and whatever is mistyped."""
    row = _answer("skill-gaps", panel=("2024",), weights=weights).data.row(
        by_predicate=pl.col("region") == "ES21", named=True
    )
    parts = _answer("gap-parts", panel=("2024",), weights=weights, regions=("ES21",)).data

    assert pytest.approx(row["gap"]) == parts["effect"].sum()


@pytest.mark.parametrize("name", ["gap-parts", "skill-gaps"])
def test_weights_of_zero_are_refused_with_a_remedy(name: str) -> None:
    """Neither a file without rows nor one of zeros."""
    none = ",".join(f"{part}.0" for part in _answer("gap-parts", regions=("ES21",)).data["part"])

    with pytest.raises(NotHeld, match="At least 3 parts of each side") as refused:
        _answer(name, weights=(none,))
    assert "Raise some weights under “Weights”." == refused.value.remedy
