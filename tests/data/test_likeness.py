"""Moves between real profiles: sane, and as docs/methods.md tells them."""

import pytest

from observatory.engine import EmbeddedEngine
from observatory.queries import transitions
from observatory.settings import ROOT, settings

CNC = "5c082067-ea18-4ccb-8c43-e70b18ad8120"
METHODS = ROOT / "docs" / "methods.md"


@pytest.fixture(scope="module")
def engine() -> EmbeddedEngine:
    """The dataset that is served."""
    if not settings().dataset.is_file():
        pytest.skip("Run `make build` first.")
    return EmbeddedEngine(settings().dataset)


def test_a_profile_is_its_own_best_match(engine: EmbeddedEngine) -> None:
    """Every twentieth of the 702: it reaches itself wholly, and nobody is reached by more than all."""
    known = transitions.profiles(engine, language="en")["profile_id"].gather_every(20).to_list()
    scores = {one: transitions.moves(engine, profile=one, language="en") for one in known}

    assert [1.0] * len(known) == [
        pytest.approx(moves.filter(profile_id=one)["score"][0]) for one, moves in scores.items()
    ]
    assert all(0 <= score <= 1 + 1e-9 for moves in scores.values() for score in moves["score"])


def test_neighbours_are_those_that_the_methods_explain(engine: EmbeddedEngine) -> None:
    """The CNC machine operator reaches other metal-cutting machines, with the scores of the table."""
    near = transitions.similar(engine, profile=CNC, language="en", how_many=3)
    told = METHODS.read_text(encoding="utf-8")
    rows = [f"| {row['name']} | {100 * row['score']:.0f} % |" for row in near.iter_rows(named=True)]

    assert [] == [row for row in rows if row not in told]
