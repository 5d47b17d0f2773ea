"""The page Region in words, which its brief says again: where it stands, its gap, the skills behind it, its likes."""

from collections.abc import Iterable, Mapping

import polars as pl

from observatory.engine import Engine
from observatory.model import demand as model
from observatory.model import neighbours as neighbours_model
from observatory.queries import demand, gaps, indicators, region_card
from observatory.views import demand as demanded
from observatory.views import demand_words, gap_words
from observatory.views import region as views
from observatory.views.speech import Speech, Told


def standing(engine: Engine, speech: Speech, name: str, found: pl.DataFrame) -> Told:
    """Key indicators beside country and EU, each with the quarter of regions that it lies in.

    Args:
        engine: who answers.
        speech: the language.
        name: what the region is called.
        found: rows of `queries.region_card.standing`, at least one.
    """
    _ = speech.say
    listed = found.to_dicts()
    rows = found.with_columns(
        label=pl.col("name") + ", " + pl.col("unit_name"),
        here=_texts(speech.number(row["value"], row["decimals"]) for row in listed),
        country=_texts(speech.number(row["country_value"], row["decimals"]) for row in listed),
        eu=_texts(speech.number(row["eu_value"], row["decimals"]) for row in listed),
        quarter_name=_texts(quarter_name(speech, row["quarter"], row["polarity"]) for row in listed),
        remark=_texts(speech.flags(row["flag"]) or None for row in listed),
        place=_texts(
            _("{rank} of {of}").format(rank=speech.number(row["rank"]), of=speech.number(row["of"])) for row in listed
        ),
    ).drop("origins", "grades")
    return Told(
        title=_standing_title(speech, name, found),
        sentence=_(
            "Newest figure of each, its country and the EU in the same year (where nobody publishes one, the middle of "
            "their regions, modelled), and rank among all regions with a figure, 1 being the highest."
        ),
        rows=rows,
        evidence=views.standing_evidence(engine, found),
    )


def _texts(texts: Iterable[str | None]) -> pl.Series:
    return pl.Series(list(texts), dtype=pl.String)


def _standing_title(speech: Speech, name: str, found: pl.DataFrame) -> str:
    _ = speech.say
    best, judged = region_card.best_quarters(found)
    if not best:
        return _("{region} is in the best quarter in none of {all} indicators").format(
            region=name, all=speech.number(judged)
        )
    return _("{region} is in the best quarter in {n} of {all} indicators").format(
        region=name, n=speech.number(best), all=speech.number(judged)
    )


def quarter_name(speech: Speech, quarter: int | None, polarity: str) -> str:
    """A quarter of the ranking in words; best and last only where high or low is good."""
    _ = speech.say
    if quarter is None:
        return "–"
    if polarity == "neutral":
        return [_("highest quarter"), _("second quarter"), _("third quarter"), _("lowest quarter")][quarter - 1]
    place = quarter if polarity == "high" else 5 - quarter
    return [_("best quarter"), _("second best"), _("second last"), _("last quarter")][place - 1]


def pressure(engine: Engine, speech: Speech, code: str, names: Mapping[str, str], panel: gaps.Panel) -> Told:
    """What the gap of a region is made of, in a year that has enough parts; the rows of its view, with their names."""
    _ = speech.say
    weights = dict.fromkeys(panel.sides, 1.0)
    ranks = gaps.ranked(panel, weights, names)
    row = ranks.filter(region=code).row(0, named=True)
    known = dict(indicators.indicators(engine, language=speech.language).select("indicator", "name").iter_rows())
    return Told(
        title=gap_words.title(speech, names.get(code, code), row["gap"]),
        sentence=_(
            "{year}: demand pressure {pressure}, skills capacity {capacity}, in standard deviations of all regions; "
            "rank {rank} of {n}, between {best} and {worst} when one part is left out."
        ).format(
            year=panel.period,
            pressure=speech.signed(row["pressure"], 2),
            capacity=speech.signed(row["capacity"], 2),
            rank=speech.number(row["rank"]),
            n=speech.number(ranks.height),
            best=speech.number(row["best_rank"]),
            worst=speech.number(row["worst_rank"]),
        ),
        rows=gap_words.named(views.gap_rows(panel, code, names), speech, gap_words.names(speech, known)),
        evidence=views.gap_evidence(engine, panel, code),
    )


def skill_groups(engine: Engine, speech: Speech, name: str, scene: demand.Scene, skills: pl.DataFrame) -> Told:
    """Groups of skills that weigh more in the demand of a region than in that of the EU."""
    _ = speech.say
    rows = views.group_rows(engine, scene, skills, speech.language)
    return Told(
        title=demand_words.quotient_title(speech, rows, region=name, area=_("the EU")),
        sentence=_(
            "Groups of skills that weigh most in {region} against the EU, modelled for {year}: share of demand here, "
            "divided by the share in the EU, and the lowest and highest of {n} ways to weigh; pale where these do not "
            "agree on the side."
        ).format(region=name, year=speech.period(scene.period), n=speech.number(len(model.READINGS))),
        rows=rows,
        evidence=demanded.evidence(engine, scene),
    )


def not_covered(engine: Engine, speech: Speech, name: str, scene: demand.Scene, skills: pl.DataFrame) -> Told:
    """The largest part of a region's demand that no micro-credential teaches."""
    _ = speech.say
    held = demand.catalogue(engine)
    low, high = demand.uncovered_spread(scene.here, skills)
    return Told(
        title=_("{share} % of the demand falls on skills that no micro-credential here teaches").format(
            share=speech.number(100 * demand.uncovered(scene.here, skills))
        ),
        sentence=_(
            "{low}–{high} % under other ways to weigh. The largest of them, modelled for {region}. {tagged} of {all} "
            "micro-credentials in the catalogue name the skills they teach; “not recorded here” is not “not offered”."
        ).format(
            low=speech.number(100 * low),
            high=speech.number(100 * high),
            region=name,
            tagged=speech.number(held["with_skills"]),
            all=speech.number(held["designs"]),
        ),
        rows=views.uncovered_rows(engine, scene, skills),
        evidence=demanded.evidence(engine, scene, demanded.CURATION),
    )


def like(engine: Engine, speech: Speech, code: str, names: Mapping[str, str]) -> Told:
    """The regions most like one; no rows where a feature of it is not published."""
    _ = speech.say
    found = views.like_rows(engine, code, names)
    return Told(
        title=_("Regions most like {region}").format(region=names.get(code, code)),
        sentence=_("By manufacturing mix, education, GDP per head and size in {year}; smaller is more alike.").format(
            year=neighbours_model.PERIOD
        ),
        rows=found,
        evidence=views.like_evidence(engine),
    )
