"""What stands behind the figures of a small world: its publications, and the edition that holds them."""

import polars as pl


def published(*origins: str) -> dict[str, pl.DataFrame]:
    """The tables of publications that evidence is told from, one row for each."""
    rows = [
        (origin, origin.title(), "Office", "CC BY 4.0", "", "© Office", "", "", "2026-11-23", "2024", "curated")
        for origin in origins
    ]
    texts = ["title", "producer", "licence", "licence_url", "attribution", "url", "published", "accessed"]
    return {
        "origin": pl.DataFrame(rows, schema=["origin", *texts, "period", "grade"], orient="row"),
        "edition": pl.DataFrame(
            {"edition": ["2026-11-23-1a2b3c4d"], "updated": ["2026-11-23"], "parquet": ["observatory.parquet"]}
        ),
    }
