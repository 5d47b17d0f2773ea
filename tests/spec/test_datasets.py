"""What we hold, and what to beware of; on every engine."""

import polars as pl
import pytest

from observatory.queries import datasets
from tests.conftest import World


def test_caveats_stand_by_publication_in_their_order(world: World) -> None:
    """A publication without caveats is left out, another language stays out."""
    rows = [
        ("census", "en", 2, "Ten years apart."),
        ("census", "en", 1, "Answers are rounded."),
        ("census", "es", 1, "Las respuestas se redondean."),
        ("adverts", "en", 1, "One portal."),
    ]
    engine = world({"origin_caveat": pl.DataFrame(rows, ["origin", "language", "position", "caveat"], orient="row")})

    assert {"adverts": ["One portal."], "census": ["Answers are rounded.", "Ten years apart."]} == (
        datasets.publication_caveats(engine, ["census", "adverts", "forecast"], language="en")
    )


@pytest.mark.parametrize(("language", "caveat"), [("es", "Con cautela."), ("eo", "Beware."), ("en", "Beware.")])
def test_an_edition_without_a_language_speaks_english(world: World, language: str, caveat: str) -> None:
    """A language that came after an edition was built finds its caveats all the same."""
    rows = [("region", "en", 1, "Beware."), ("region", "es", 1, "Con cautela.")]
    engine = world({"dataset_caveat": pl.DataFrame(rows, ["dataset", "language", "position", "caveat"], orient="row")})

    assert [caveat] == datasets.caveats(engine, dataset="region", language=language)
