"""What we hold, and what to beware of; on every engine."""

import polars as pl

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
