"""Three publications, described as the build describes those of the catalogue, and the edition that holds them."""

import polars as pl


def publications() -> dict[str, pl.DataFrame]:
    """A measured survey and a modelled forecast of one office, and adverts of a portal, with names and caveats."""
    described = [
        ("survey", "Survey", "Office", "2020–2023", "measured"),
        ("adverts", "Adverts", "Portal", "2025-10", "curated"),
        ("forecast", "Forecast", "Office", "2024–2035", "modelled"),
    ]
    origin = pl.DataFrame(described, schema=["origin", "title", "producer", "period", "grade"], orient="row")
    caveats = [
        ("survey", "en", 2, "Every fourth household was asked."),
        ("survey", "en", 1, "Answers are rounded."),
        ("survey", "es", 1, "Las respuestas se redondean."),
        ("adverts", "en", 1, "One portal."),
    ]
    names = [("survey", "en", "Office, survey"), ("survey", "es", "Oficina, encuesta"), ("adverts", "en", "Portal")]
    return {
        "origin": origin.with_columns(
            licence=pl.lit("CC BY 4.0"),
            licence_url=pl.lit("https://cc"),
            attribution=pl.format("Source: {}", "producer"),
            url=pl.lit("https://office"),
            published=pl.lit(None, pl.String),
            accessed=pl.lit("2026-11-23"),
        ),
        "origin_name": pl.DataFrame(names, schema=["origin", "language", "name"], orient="row"),
        "origin_caveat": pl.DataFrame(caveats, schema=["origin", "language", "position", "caveat"], orient="row"),
        "edition": pl.DataFrame(
            {"edition": ["2026-11-23-1a2b3c4d"], "updated": ["2026-11-23"], "parquet": ["observatory.parquet"]}
        ),
    }
