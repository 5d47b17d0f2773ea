"""The catalogue as tables, so that pages and files ask for sources and meanings as they ask for figures."""

import polars as pl

from observatory.catalogue import Catalogue


def described(
    catalogue: Catalogue, tables: dict[str, pl.DataFrame], *, edition: str, sha256: str, parquet: str
) -> dict[str, pl.DataFrame]:
    """Tables about the tables.

    Returns:
        `edition` (one row: its name, date, content hash and Parquet folder), `origin` (a row per publication),
        `origin_caveat` and `dataset_caveat` (a row per sentence and language), `dataset` (a row per table and
        language), `dataset_origin`, `field` (per field and language).
    """
    return {
        "edition": pl.DataFrame(
            {"edition": [edition], "updated": [_newest(catalogue)], "sha256": [sha256], "parquet": [parquet]}
        ),
        "origin": _origins(catalogue),
        "origin_name": _origin_names(catalogue),
        "origin_caveat": _caveats("origin", {name: entry.caveats for name, entry in catalogue.origins.items()}),
        "dataset": _datasets(catalogue, tables),
        "dataset_origin": _dataset_origins(catalogue),
        "dataset_caveat": _caveats("dataset", {name: entry.caveats for name, entry in catalogue.datasets.items()}),
        "field": _fields(catalogue),
    }


def _newest(catalogue: Catalogue) -> str:
    return max(entry.updated for entry in catalogue.datasets.values()).isoformat()


def _origins(catalogue: Catalogue) -> pl.DataFrame:
    rows = [
        {
            "origin": entry.origin,
            "title": entry.title,
            "producer": entry.producer,
            "licence": entry.licence.name,
            "licence_url": entry.licence.url,
            "attribution": entry.attribution,
            "url": entry.url or "",
            "published": entry.published.isoformat() if entry.published else None,
            "accessed": entry.accessed.isoformat(),
            "period": entry.period,
            "grade": str(entry.grade),
            "sha256": "|".join(file.sha256 for file in entry.files),
        }
        for entry in catalogue.origins.values()
    ]
    return pl.DataFrame(rows, schema_overrides={"published": pl.String}, infer_schema_length=None)


def _origin_names(catalogue: Catalogue) -> pl.DataFrame:
    return pl.DataFrame(
        [
            {"origin": entry.origin, "language": language, "name": name}
            for entry in catalogue.origins.values()
            for language, name in entry.short.items()
        ]
    )


def _datasets(catalogue: Catalogue, tables: dict[str, pl.DataFrame]) -> pl.DataFrame:
    return pl.DataFrame(
        [
            {
                "dataset": entry.table,
                "language": language,
                "title": title,
                "processing": entry.processing[language],
                "grade": str(entry.grade),
                "edition": entry.edition,
                "updated": entry.updated.isoformat(),
                "key": "|".join(entry.key),
                "rows": tables[entry.table].height if entry.tabular else None,
            }
            for entry in catalogue.datasets.values()
            for language, title in entry.title.items()
        ],
        schema_overrides={"rows": pl.Int64},
        infer_schema_length=None,
    )


def _dataset_origins(catalogue: Catalogue) -> pl.DataFrame:
    return pl.DataFrame(
        [
            {"dataset": entry.table, "origin": origin}
            for entry in catalogue.datasets.values()
            for origin in entry.origins
        ]
    )


def _caveats(kind: str, texts: dict[str, dict[str, list[str]]]) -> pl.DataFrame:
    return pl.DataFrame(
        [
            {kind: name, "language": language, "position": position, "caveat": caveat}
            for name, by_language in texts.items()
            for language, caveats in by_language.items()
            for position, caveat in enumerate(caveats)
        ],
        schema={kind: pl.String, "language": pl.String, "position": pl.Int64, "caveat": pl.String},
    )


def _fields(catalogue: Catalogue) -> pl.DataFrame:
    return pl.DataFrame(
        [
            {
                "dataset": entry.table,
                "position": position,
                "field": field.name,
                "type": field.type,
                "unit": field.unit,
                "language": language,
                "description": description,
            }
            for entry in catalogue.datasets.values()
            for position, field in enumerate(entry.fields)
            for language, description in field.description.items()
        ],
        schema_overrides={"unit": pl.String},
        infer_schema_length=None,
    )
