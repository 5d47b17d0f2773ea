"""The page What changed: two editions, table by table and row by row."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import polars as pl

from observatory.engine import Engine, kept
from observatory.engine.editions import Frozen, frozen
from observatory.errors import NotHeld
from observatory.export.changes import about, between, counted
from observatory.i18n import N_
from observatory.model.change import ADDED, CHANGED, REMOVED
from observatory.model.evidence import Grade
from observatory.model.provenance import Evidence
from observatory.queries import datasets, indicators, names, profiles, provenance
from observatory.settings import settings
from observatory.views.served import newest
from observatory.views.speech import _, in_words, ngettext, number
from observatory.views.view import Answer, Choice, Codes, Column, View, code_of

EVERYTHING = "all"
SHOWN = 200
"""Rows of the table on the page; a file has all."""


def summary(engine: Engine, codes: Codes, language: str) -> Answer:
    """How many rows of each table came, went and changed, and why."""
    older, newer = code_of(codes, "from"), code_of(codes, "to")
    counts, titles = counted(differences(codes)), _titles(engine, language)
    data = counts.select(
        "table",
        pl.col("table").replace(titles).alias("title"),
        "added",
        "removed",
        "changed",
        pl.col("table")
        .replace_strict(_reasons(older, newer), default=_("not released yet, so no reason was given"))
        .alias("reason"),
    )
    rows = int(counts.select(pl.sum_horizontal("added", "removed", "changed").sum()).item())
    return Answer(
        _evidence(engine),
        data,
        title=ngettext("{n} row differs", "{n} rows differ", rows),
        sentence=_("Rows that came, went or changed from edition {older} to edition {newer}, by table.").format(
            older=older, newer=newer
        ),
        columns={
            "title": Column(_("Table")),
            "added": Column(_("Added"), 0),
            "removed": Column(_("Removed"), 0),
            "changed": Column(_("Changed"), 0),
            "reason": Column(_("Why")),
        },
    )


def changed_rows(engine: Engine, codes: Codes, language: str) -> Answer:
    """Every difference in one table; the page shows the first of them."""
    table = code_of(codes, "table")
    data = _named(engine, differences(codes)[table], language)
    shown = data.head(SHOWN)
    happened = {ADDED: _("added"), REMOVED: _("removed"), CHANGED: _("changed")}
    return Answer(
        _evidence(engine),
        data,
        title=_titles(engine, language).get(table, table),
        sentence=_("{shown} of {all} differences; a file has all of them.").format(
            shown=number(shown.height), all=number(data.height)
        ),
        table=shown.with_columns(in_words("kind", happened.__getitem__, happened).alias("what")),
        columns={
            "what": Column(_("What happened")),
            "name": Column(_("Row")),
            "field": Column(_("Field")),
            "before": Column(_("Before")),
            "after": Column(_("After")),
        },
    )


def differences(codes: Codes) -> dict[str, pl.DataFrame]:
    """The differences between the two chosen editions, by table: all of them, or those about one region or profile.

    Raises:
        NotHeld: there are none.
    """
    if len(states()) < 2:
        raise NotHeld(
            _("There is only one edition so far."),
            _("As soon as a second one is released, this page compares the two."),
        )
    wanted = _differences(codes)
    if not wanted:
        raise NotHeld(
            _("Nothing differs between these two editions."),
            _("Choose other editions, or everything instead of one region or profile."),
        )
    return wanted


def _differences(codes: Codes) -> dict[str, pl.DataFrame]:
    folders, subject = states(), code_of(codes, "about")
    every = _between(folders[code_of(codes, "from")], folders[code_of(codes, "to")])
    return every if subject == EVERYTHING else about(every, subject)


# Frozen editions never change, nor does a built one: computed once.
_between = lru_cache(maxsize=8)(between)


def states() -> dict[str, Path]:
    """Every edition that can be compared, newest first, with its Parquet folder."""
    edition, _updated, parquet = provenance.edition(newest()).row(0)
    dataset = settings().dataset
    folder = dataset if dataset.is_dir() else dataset.parent / parquet
    # Whoever serves the DuckDB file alone can compare what was frozen.
    served = {edition: folder} if folder.is_dir() else {}
    return {**served, **{name: release.folder for name, release in _releases().items()}}


def _releases() -> dict[str, Frozen]:
    """Every frozen edition by its name, the newest release first."""
    return frozen(settings().editions)


def _reasons(before: str, after: str) -> dict[str, str]:
    """Why tables changed, told by the releases between two editions, whichever of them is the older, by table."""
    reasons: dict[str, list[str]] = {}
    releases = _releases()
    ages = {edition: age for age, edition in enumerate(releases)}
    edition, oldest = sorted((before, after), key=lambda edition: ages.get(edition, -1))
    while edition in releases and edition != oldest:
        for table, reason in releases[edition].reasons.items():
            reasons.setdefault(table, []).append(reason)
        edition = releases[edition].before
    return {table: " ".join(reversed(texts)) for table, texts in reasons.items()}


def _named(engine: Engine, rows: pl.DataFrame, language: str) -> pl.DataFrame:
    """kind, row (its key), name (of what the key names), field, before, after."""
    known = _names(engine, language)

    def name(key: str) -> str:
        return " · ".join(known.get(code, code) for code in key.split("|"))

    named = pl.Series("name", [name(key) for key in rows["row"]], dtype=pl.String)
    return rows.with_columns(named).select("kind", "row", "name", "field", "before", "after")


@kept(4)
def _names(engine: Engine, language: str) -> dict[str, str]:
    return names.names(engine, language=language)


def _titles(engine: Engine, language: str) -> dict[str, str]:
    return dict(datasets.datasets(engine, language=language).select("dataset", "title").iter_rows())


def _evidence(engine: Engine) -> Evidence:
    """Everything we hold: a difference may be in any of it."""
    return provenance.evidence(engine, datasets.publications(engine)["origin"], grade=Grade.CURATED)


def _editions(_engine: Engine, _language: str, _codes: Codes) -> Mapping[str, str]:
    releases = _releases()
    return {edition: _called(edition, releases.get(edition)) for edition in states()}


def _called(edition: str, release: Frozen | None) -> str:
    """An edition, with the day it was released where its name does not tell."""
    if release is None:
        return _("{edition} (not released)").format(edition=edition)
    day = release.released.isoformat()
    return edition if edition.startswith(day) else _("{edition} (released {day})").format(edition=edition, day=day)


def _before(_engine: Engine, _codes: Codes, options: Mapping[str, str]) -> list[str]:
    """The newest of the older editions that has something to show against the newest of all."""
    folders = states()
    if not options:
        return []
    newest, *older = options
    return next(([edition] for edition in older if _between(folders[edition], folders[newest])), older[:1])


def _subjects(engine: Engine, language: str, _codes: Codes) -> Mapping[str, str]:
    return {EVERYTHING: _("Everything"), **_regions_and_profiles(engine, language)}


@kept(4)
def _regions_and_profiles(engine: Engine, language: str) -> Mapping[str, str]:
    places = indicators.observed_regions(engine, language=language)
    return {
        **{row["region"]: f"{row['name']} ({row['region']})" for row in places.iter_rows(named=True)},
        **dict(profiles.profiles(engine, language=language).select("profile_id", "name").iter_rows()),
    }


def _tables(engine: Engine, language: str, codes: Codes) -> Mapping[str, str]:
    titles = _titles(engine, language)
    # A table that this edition does not describe came later, or is gone: it keeps its code.
    return {table: titles.get(table, table) for table in _differences(codes)} if code_of(codes, "from") else {}


CHOICES = (
    Choice("from", "one", N_("The older edition."), _editions, _before, label=N_("From")),
    Choice("to", "one", N_("The newer edition."), _editions, label=N_("To")),
    Choice(
        "about",
        "one",
        N_("A region or a job profile, or all."),
        _subjects,
        label=N_("About a region or profile"),
        control="find",
        finds=("region", "profile"),
    ),
)
TABLE = Choice("table", "one", N_("A table with differences; the first one if not given."), _tables, label=N_("Table"))
VIEWS = (
    View(
        name="changes",
        page="changes",
        answer=summary,
        choices=CHOICES,
        title=N_("What changed between two editions"),
        fields=("table", "title", "added", "removed", "changed", "reason"),
        lasting=False,
    ),
    View(
        name="changed-rows",
        page="changes",
        answer=changed_rows,
        choices=(*CHOICES, TABLE),
        title=N_("What changed in one table, row by row"),
        fields=("kind", "row", "name", "field", "before", "after"),
        lasting=False,
    ),
)
