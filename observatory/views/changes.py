"""The page What changed: two editions, table by table and row by row."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import polars as pl

from observatory import i18n
from observatory.engine import Engine, newest_folder
from observatory.engine.editions import Frozen, frozen
from observatory.errors import NotHeld
from observatory.export.changes import about, between, counted
from observatory.model.evidence import Grade
from observatory.model.provenance import Evidence
from observatory.queries import datasets, indicators, names, profiles, provenance
from observatory.settings import settings
from observatory.views.view import N_, Answer, Choice, Codes, View, one

EVERYTHING = "all"


def summary(engine: Engine, codes: Codes, language: str) -> Answer:
    """How many rows of each table came, went and changed, and why."""
    return Answer(evidence(engine), summary_rows(engine, codes, language))


def rows(engine: Engine, codes: Codes, language: str) -> Answer:
    """Every difference in one table."""
    return Answer(evidence(engine), named_rows(engine, differences(codes)[one(codes, "table")], language))


def summary_rows(engine: Engine, codes: Codes, language: str) -> pl.DataFrame:
    """table, title, added, removed, changed, reason."""
    found = differences(codes)
    if not found:
        raise NotHeld("Nothing differs between these two editions.")
    titles = dict(datasets.datasets(engine, language=language).select("dataset", "title").iter_rows())

    def _(message: str) -> str:
        return i18n.translate(message, language=language)

    return counted(found).select(
        "table",
        pl.col("table").replace(titles).alias("title"),
        "added",
        "removed",
        "changed",
        pl.col("table")
        .replace_strict(
            _reasons(one(codes, "from"), one(codes, "to")), default=_("not released yet, so no reason was given")
        )
        .alias("reason"),
    )


def named_rows(engine: Engine, found: pl.DataFrame, language: str) -> pl.DataFrame:
    """kind, row (its key), name (of what the key names), field, before, after."""
    known = _names(engine, language, str(provenance.edition(engine)["edition"][0]))  # type: ignore[arg-type]  # engines are told apart by identity

    def name(row: str) -> str:
        return " · ".join(known.get(code, code) for code in row.split("|"))

    named = pl.col("row").map_elements(name, return_dtype=pl.String).alias("name")
    return found.with_columns(named).select("kind", "row", "name", "field", "before", "after")


@lru_cache(maxsize=4)
def _names(engine: Engine, language: str, edition: str) -> dict[str, str]:
    del edition
    return names.names(engine, language=language)


def differences(codes: Codes) -> dict[str, pl.DataFrame]:
    """Every difference between the two chosen editions, by table: all of them, or those about one region or profile."""
    folders = states()
    found = _between(folders[one(codes, "from")], folders[one(codes, "to")])
    subject = one(codes, "about")
    return found if subject == EVERYTHING else about(found, subject)


# Frozen editions never change, nor does a built one: computed once.
_between = lru_cache(maxsize=4)(between)


def kept() -> dict[str, Frozen]:
    """Every frozen edition by its name, the newest release first."""
    return frozen(settings().editions)


def states() -> dict[str, Path]:
    """Every edition that can be compared, newest first, with its Parquet folder."""
    folder = _served(settings().dataset)()
    current = str(pl.read_parquet(folder / "edition.parquet")["edition"][0])
    return {current: folder, **{one.edition: one.folder for one in kept().values()}}


_served = lru_cache(maxsize=2)(newest_folder)


def _reasons(before: str, after: str) -> dict[str, str]:
    """Why tables changed, told by the releases between two editions, by table."""
    told: dict[str, list[str]] = {}
    releases, edition = kept(), after
    while edition in releases and edition != before:
        for table, reason in releases[edition].reasons.items():
            told.setdefault(table, []).append(reason)
        edition = releases[edition].before
    return {table: " ".join(reversed(texts)) for table, texts in told.items()}


def evidence(engine: Engine) -> Evidence:
    """Everything we hold: a difference may be in any of it."""
    return provenance.evidence(engine, datasets.publications(engine)["origin"], grade=Grade.CURATED)


def _editions(_engine: Engine, _language: str, _codes: Codes) -> Mapping[str, str]:
    return dict.fromkeys(states(), "")


def _before(_engine: Engine, _codes: Codes, options: Mapping[str, str]) -> list[str]:
    return list(options)[1:2]


def _subjects(engine: Engine, language: str, _codes: Codes) -> Mapping[str, str]:
    places = indicators.observed_regions(engine, language=language)
    return {
        EVERYTHING: "",
        **dict(places.select("region", "name").iter_rows()),
        **dict(profiles.profiles(engine, language=language).select("profile_id", "name").iter_rows()),
    }


def _tables(_engine: Engine, _language: str, codes: Codes) -> Mapping[str, str]:
    return dict.fromkeys(differences(codes), "") if one(codes, "from") else {}


CHOICES = (
    Choice("from", "one", N_("The older edition."), _editions, _before),
    Choice("to", "one", N_("The newer edition."), _editions),
    Choice("about", "one", N_("A region or a job profile, or all."), _subjects),
)
VIEWS = (
    View(
        name="changes",
        page="changes",
        answer=summary,
        choices=CHOICES,
        title=N_("What changed between two editions"),
        fields=("table", "title", "added", "removed", "changed", "reason"),
    ),
    View(
        name="changed-rows",
        page="changes",
        answer=rows,
        choices=(
            *CHOICES,
            Choice("table", "one", N_("A table with differences; the first one if not given."), _tables),
        ),
        title=N_("What changed in one table, row by row"),
        fields=("kind", "row", "name", "field", "before", "after"),
    ),
)
