"""The catalogue as tables, so that pages and files ask for sources and meanings as they ask for figures."""

import polars as pl

from observatory import i18n
from observatory.catalogue import Catalogue


def described(catalogue: Catalogue, tables: dict[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    """Tables about the tables.

    Returns:
        `origin` (a row per publication), `origin_name` (per publication and language), `origin_caveat` and
        `dataset_caveat` (a row per sentence and language), `dataset` (a row per table and language),
        `dataset_origin`, `field` (per field and language).
    """
    return {
        "origin": _origins(catalogue),
        "origin_name": _origin_names(catalogue),
        "origin_caveat": _caveats("origin", {name: entry.caveats for name, entry in catalogue.origins.items()}),
        "dataset": _datasets(catalogue, tables),
        "dataset_origin": _dataset_origins(catalogue),
        "dataset_caveat": _caveats("dataset", {name: entry.caveats for name, entry in catalogue.datasets.items()}),
        "field": _fields(catalogue),
    }


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
            for language, name in _spoken(entry.short)
        ]
    )


def _datasets(catalogue: Catalogue, tables: dict[str, pl.DataFrame]) -> pl.DataFrame:
    return pl.DataFrame(
        [
            {
                "dataset": entry.table,
                "language": language,
                "title": title,
                "processing": i18n.translate(entry.processing, language=language),
                "grade": str(entry.grade),
                "edition": entry.edition,
                "updated": entry.updated.isoformat(),
                "key": "|".join(entry.key),
                "rows": tables[entry.table].height if entry.tabular else None,
            }
            for entry in catalogue.datasets.values()
            for language, title in _spoken(entry.title)
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


def _caveats(kind: str, texts: dict[str, list[str]]) -> pl.DataFrame:
    return pl.DataFrame(
        [
            {
                kind: name,
                "language": language,
                "position": position,
                "caveat": i18n.translate(caveat, language=language),
            }
            for name, caveats in texts.items()
            for language in i18n.LANGUAGES
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
            for language, description in _spoken(field.description)
        ],
        schema_overrides={"unit": pl.String},
        infer_schema_length=None,
    )


def _spoken(sentence: str) -> list[tuple[str, str]]:
    """A sentence in every language, with its code."""
    return [(language, i18n.translate(sentence, language=language)) for language in i18n.LANGUAGES]
