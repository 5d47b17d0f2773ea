"""What online adverts of a region ask for; on every engine."""

import polars as pl

from observatory.queries import adverts
from tests.conftest import World


def posted() -> dict[str, pl.DataFrame]:
    """Two months of adverts in ES21, newer ones elsewhere; a cleaner is no profile of ours."""
    rows = [
        ("ES21", "2025-10", "welder", 7.0),
        ("ES21", "2025-10", "turner", 7.0),
        ("ES21", "2025-10", "cleaner", 12.0),
        ("ES21", "2025-10", "baker", None),
        ("ES21", "2025-10", "total", 26.0),
        ("ES21", "2025-09", "baker", 99.0),
        ("ES11", "2025-11", "baker", 99.0),
    ]
    observation = pl.DataFrame(rows, schema=["region", "period", "member", "value"], orient="row").with_columns(
        indicator=pl.lit("job-adverts"), origin=pl.lit("portal"), grade=pl.lit("measured")
    )
    other = observation.head(1).with_columns(indicator=pl.lit("vacancies"), value=pl.lit(99.0))
    labels = [
        ("profile", "welder", "es", "preferred", "soldador"),
        ("profile", "welder", "en", "preferred", "welder"),
        ("profile", "welder", "es", "alternative", "un soldador"),
        ("profile", "cleaner", "en", "preferred", "a cleaner"),
    ]
    return {
        "observation": pl.concat([observation, other]),
        "job_profile": pl.DataFrame({"profile_id": ["welder", "turner", "baker"]}),
        "label": pl.DataFrame(labels, schema=["kind", "id", "language", "role", "label"], orient="row"),
    }


def test_the_newest_month_of_the_region_counts(world: World) -> None:
    """12, 7 and 7: of equals the name decides, in Spanish, else in English, else the code; the total is no profile."""
    answer = adverts.adverts(world(posted()), region="ES21", language="es")

    assert [
        ("cleaner", "a cleaner", False, 12, "2025-10", "portal", "measured"),
        ("welder", "soldador", True, 7, "2025-10", "portal", "measured"),
        ("turner", "turner", True, 7, "2025-10", "portal", "measured"),
    ] == answer.rows()


def test_a_region_without_adverts_has_no_row(world: World) -> None:
    """No zero is made up."""
    assert adverts.adverts(world(posted()), region="LU00", language="en").is_empty()
