"""The page Region in words and pictures: where it stands, the skills behind its demand, its adverts."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import polars as pl

from observatory.charts.figure import Figure
from observatory.charts.palette import Palette
from observatory.charts.ranking import ranking
from observatory.model import demand as model
from observatory.model import neighbours
from observatory.queries import demand, region_card
from observatory.views.regions_words import quarter_name
from observatory.views.speech import _, flags, number, period, signed
from observatory.views.view import Column


def standing_title(name: str, figures: pl.DataFrame) -> str:
    """The finding: in how many indicators the region is among the best.

    Args:
        name: what the region is called.
        figures: rows of `queries.region_card.standing`, at least one.
    """
    best, judged = region_card.best_quarters(figures)
    if not best:
        return _("{region} is in the best quarter in none of {all} indicators").format(region=name, all=number(judged))
    return _("{region} is in the best quarter in {n} of {all} indicators").format(
        region=name, n=number(best), all=number(judged)
    )


def standing_sentence() -> str:
    """What stands beside the region's figures."""
    return _(
        "Newest figure of each, its country and the EU in the same year (where nobody publishes one, the middle of "
        "their regions, modelled), and rank among all regions with a figure, 1 being the highest."
    )


def standing_rows(figures: pl.DataFrame) -> pl.DataFrame:
    """Key indicators with their figures as they are read: each has digits of its own."""
    rows = figures.to_dicts()
    return figures.with_columns(
        label=pl.col("name") + ", " + pl.col("unit_name"),
        here=_texts(number(row["value"], row["decimals"]) for row in rows),
        country=_texts(number(row["country_value"], row["decimals"]) for row in rows),
        eu=_texts(number(row["eu_value"], row["decimals"]) for row in rows),
        place=_texts(_("{rank} of {of}").format(rank=number(row["rank"]), of=number(row["of"])) for row in rows),
        quarter_name=_texts(quarter_name(row["quarter"], row["polarity"]) for row in rows),
        remark=_texts(flags(row["flag"]) or None for row in rows),
    )


def _texts(texts: Iterable[str | None]) -> pl.Series:
    return pl.Series(list(texts), dtype=pl.String)


def standing_columns(name: str) -> dict[str, Column]:
    """Headings of `standing_rows`."""
    return {
        "label": Column(_("Indicator")),
        "period": Column(_("Year")),
        "here": Column(name),
        "country": Column(_("Country")),
        "eu": Column(_("EU")),
        "place": Column(_("Rank")),
        "quarter_name": Column(_("Quarter")),
        "remark": Column(_("Flag")),
    }


def gap_sentence(when: str, row: Mapping[str, Any], regions: int) -> str:
    """Both sides of the gap, and where the region stands, how firmly."""
    return _(
        "{year}: demand pressure {pressure}, skills capacity {capacity}, in standard deviations of all regions; "
        "rank {rank} of {n}, between {best} and {worst} when one part is left out."
    ).format(
        year=when,
        pressure=signed(row["pressure"], 2),
        capacity=signed(row["capacity"], 2),
        rank=number(row["rank"]),
        n=number(regions),
        best=number(row["best_rank"]),
        worst=number(row["worst_rank"]),
    )


def groups_sentence(name: str, when: str) -> str:
    """What the bars and whiskers of skill groups are."""
    return _(
        "Groups of skills that weigh most in {region} against the EU, modelled for {year}: share of demand here, "
        "divided by the share in the EU, and the lowest and highest of {n} ways to weigh; pale where these do not "
        "agree on the side."
    ).format(region=name, year=period(when), n=number(len(model.READINGS)))


def groups_columns() -> dict[str, Column]:
    """How the table of skill groups is shown."""
    return {
        "name": Column(_("Skill group")),
        "quotient": Column(_("Location quotient"), 2),
        "low": Column(_("Lowest"), 2),
        "high": Column(_("Highest"), 2),
    }


def uncovered_title(here: demand.Area, skills: pl.DataFrame) -> str:
    """The finding: how much of the demand nothing in the catalogue teaches."""
    return _("{share} % of the demand falls on skills that no micro-credential here teaches").format(
        share=number(100 * demand.uncovered(here, skills))
    )


def uncovered_sentence(name: str, here: demand.Area, skills: pl.DataFrame, catalogue: Mapping[str, int]) -> str:
    """How sure that is, and of how many micro-credentials anything is known."""
    low, high = demand.uncovered_spread(here, skills)
    return _(
        "{low}–{high} % under other ways to weigh. The largest of them, modelled for {region}. {tagged} of {all} "
        "micro-credentials in the catalogue name the skills they teach; “not recorded here” is not “not offered”."
    ).format(
        low=number(100 * low),
        high=number(100 * high),
        region=name,
        tagged=number(catalogue["with_skills"]),
        all=number(catalogue["designs"]),
    )


def uncovered_columns() -> dict[str, Column]:
    """How the table of skills that nothing teaches is shown."""
    return {
        "name": Column(_("Skill"), leads_to="skill"),
        "percent": Column(_("% of demand here"), 2),
        "quotient": Column(_("Location quotient, EU = 1"), 2),
    }


def like_sentence() -> str:
    """By what regions are alike."""
    return _("By manufacturing mix, education, GDP per head and size in {year}; smaller is more alike.").format(
        year=neighbours.PERIOD
    )


def like_rows(rows: pl.DataFrame, features: Mapping[str, str]) -> pl.DataFrame:
    """Regions that are alike, with the reasons in words."""
    return rows.with_columns(
        alike_in=pl.col("alike").replace_strict(features), unlike_in=pl.col("unlike").replace_strict(features)
    )


def like_columns() -> dict[str, Column]:
    """Headings of `like_rows`."""
    return {
        "name": Column(_("Region"), leads_to="region"),
        "region": Column(_("Code")),
        "distance": Column(_("Distance"), 2),
        "alike_in": Column(_("Most alike in")),
        "unlike_in": Column(_("Differs most in")),
    }


def posts_sentence(name: str, total: int, when: str) -> str:
    """Of how many adverts the shares are, and what they leave out."""
    return _(
        "% of {n} adverts for job profiles in {region}, {when}; in brackets what chance would allow (95 %). "
        "Adverts under-cover manual work and small firms."
    ).format(n=number(total), region=name, when=period(when))


def posts_columns() -> dict[str, Column]:
    """How the table of adverts is shown."""
    return {
        "name": Column(_("Profile"), leads_to="profile"),
        "adverts": Column(_("Adverts"), 0),
        "percent": Column("%", 1),
        "low": Column(_("Lowest"), 1),
        "high": Column(_("Highest"), 1),
    }


def posts_picture(rows: pl.DataFrame, palette: Palette) -> Figure:
    """Shares of adverts, each with what chance would allow."""
    labels: Sequence[str] = [
        _("{n} % ({low}–{high})").format(
            n=number(row["percent"], 1), low=number(row["low"], 1), high=number(row["high"], 1)
        )
        for row in rows.iter_rows(named=True)
    ]
    return ranking(rows["name"].to_list(), rows["percent"].to_list(), labels, palette=palette)
