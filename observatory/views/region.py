"""The page Region, and what the page Skill gaps says of the skills behind the demand in a region."""

from collections.abc import Callable, Mapping
from math import sqrt

import polars as pl

from observatory.engine import Engine
from observatory.errors import NotHeld
from observatory.model import gap as gap_model
from observatory.model import neighbours as model
from observatory.model.evidence import Grade
from observatory.model.provenance import Evidence
from observatory.queries import adverts, demand, gaps, provenance, region_card
from observatory.views import demand as demanded
from observatory.views.gaps import REGIONS, nuts_2, panel
from observatory.views.regions import features
from observatory.views.view import N_, Answer, Choice, Codes, View, always, one

SHOWN = 6
LEAST_ADVERTS = 25
"""Below this many adverts no share is drawn: chance alone would move it by twenty points."""
CONFIDENCE = 1.96
"""Of a normal distribution, 95 %."""


def standing(engine: Engine, codes: Codes, language: str) -> Answer:
    """Key indicators of one region, each in its newest year, beside its country and the EU."""
    found = region_card.standing(engine, region=one(codes, "code"), language=language)
    if found.is_empty():
        raise NotHeld("None of the key indicators is published for this region.")
    return Answer(standing_evidence(engine, found), found.drop("origins", "grades", "decimals"))


def standing_evidence(engine: Engine, found: pl.DataFrame) -> Evidence:
    """What stands behind the key indicators of one region and the figures beside them."""
    return provenance.evidence(
        engine,
        found["origins"].explode().drop_nulls(),
        grade=found["grades"].explode().drop_nulls().unique(),
        first=str(found["period"].min()),
        last=str(found["period"].max()),
    )


def gap(engine: Engine, codes: Codes, language: str) -> Answer:
    """What its gap is made of, in the newest year that has enough parts; every part weighs the same."""
    code = one(codes, "code")
    taken = newest_panel(engine, code)
    if taken is None:
        raise NotHeld("Too few parts of a gap are published for this region.")
    return Answer(gap_evidence(engine, taken, code), gap_rows(taken, code, nuts_2(engine, language, codes)))


def gap_rows(taken: gaps.Panel, code: str, names: Mapping[str, str]) -> pl.DataFrame:
    """The parts of one region's gap, each weighing the same; see `observatory.queries.gaps.decomposed`."""
    return gaps.decomposed(taken, dict.fromkeys(taken.sides, 1.0), [code], names)


def gap_evidence(engine: Engine, taken: gaps.Panel, code: str) -> Evidence:
    """What stands behind the parts of one region's gap; modelled, always."""
    origins = taken.figures.filter(region=code)["origin"]
    return provenance.evidence(engine, origins, grade=Grade.MODELLED, first=taken.period, last=taken.period)


def newest_panel(engine: Engine, code: str) -> gaps.Panel | None:
    """The figures of the newest year with enough parts of a region; None where there is no such year."""
    panels = (panel(engine, year) for year in gap_model.PANELS)
    return next((taken for taken in panels if taken.answers(code)), None)


def like(engine: Engine, codes: Codes, language: str) -> Answer:
    """The ten regions most like it, with the reasons."""
    found = like_rows(engine, one(codes, "code"), nuts_2(engine, language, codes))
    if found.is_empty():
        raise NotHeld("Not all of the features to compare by are published for this region.")
    return Answer(like_evidence(engine), found)


def like_rows(engine: Engine, code: str, names: Mapping[str, str]) -> pl.DataFrame:
    """The ten regions most like one, see `observatory.model.neighbours.nearest`, with their names."""
    told, _origins = features(engine)
    return model.nearest(told, code).with_columns(name=pl.col("region").replace(dict(names)))


def like_evidence(engine: Engine) -> Evidence:
    """What regions are compared by."""
    _told, origins = features(engine)
    return provenance.evidence(engine, origins, grade=Grade.MODELLED, first=model.PERIOD, last=model.PERIOD)


def posts(engine: Engine, codes: Codes, language: str) -> Answer:
    """The job profiles that its online adverts ask for most, with what chance would allow."""
    found = adverts.adverts(engine, region=one(codes, "code"), language=language).filter("held")
    if found["adverts"].sum() < LEAST_ADVERTS:
        raise NotHeld(f"Fewer than {LEAST_ADVERTS} adverts for our profiles were counted there: too few for a share.")
    when = str(found["period"][0])
    evidence = provenance.evidence(engine, found["origin"], grade=found["grade"], first=when, last=when)
    return Answer(evidence, post_rows(found))


def post_rows(found: pl.DataFrame) -> pl.DataFrame:
    """The profiles asked for most, with total, percent of it, and the interval low to high (95 %)."""
    total, rows = int(found["adverts"].sum()), found.head(SHOWN)
    ends = [wilson(count, total) for count in rows["adverts"]]
    return rows.select(
        "profile_id",
        "name",
        "adverts",
        pl.lit(total).alias("total"),
        (100 * pl.col("adverts") / total).alias("percent"),
        pl.Series("low", [100 * low for low, _high in ends]),
        pl.Series("high", [100 * high for _low, high in ends]),
        "period",
        "origin",
        "grade",
    )


def wilson(count: int, total: int) -> tuple[float, float]:
    """The interval of a share that was counted, by Wilson (1927), at 95 %.

    >>> [round(end, 3) for end in wilson(5, 25)]
    [0.089, 0.391]
    """
    share, square = count / total, CONFIDENCE**2
    middle = (share + square / (2 * total)) / (1 + square / total)
    reach = CONFIDENCE * sqrt(share * (1 - share) / total + square / (4 * total**2)) / (1 + square / total)
    return middle - reach, middle + reach


def _scene(engine: Engine, region: str) -> demand.Scene:
    taken = demanded.given(engine)
    if not region or demand.missing(taken, region=region):
        raise NotHeld("What the model of demand needs is not published for this region.")
    return demand.scene(taken, region=region)


def _groups(key: str) -> Callable[[Engine, Codes, str], Answer]:
    def groups(engine: Engine, codes: Codes, language: str) -> Answer:
        """The groups of skills that weigh more in a region's demand than in the EU's."""
        scene = _scene(engine, one(codes, key))
        return Answer(
            demanded.evidence(engine, scene),
            group_rows(engine, scene, demand.skills(engine, language=language), language),
        )

    return groups


def _uncovered(key: str) -> Callable[[Engine, Codes, str], Answer]:
    def uncovered(engine: Engine, codes: Codes, language: str) -> Answer:
        """The largest part of a region's demand that no micro-credential teaches."""
        scene = _scene(engine, one(codes, key))
        return Answer(
            demanded.evidence(engine, scene, demanded.CURATION),
            uncovered_rows(engine, scene, demand.skills(engine, language=language)),
        )

    return uncovered


def group_rows(engine: Engine, scene: demand.Scene, skills: pl.DataFrame, language: str) -> pl.DataFrame:
    """The groups of skills that weigh most in a region's demand against the EU's."""
    return demanded.quotient_rows(
        engine, demanded.given(engine), scene, scene.europe, skills, by="group_id", language=language
    ).head(SHOWN)


def uncovered_rows(engine: Engine, scene: demand.Scene, skills: pl.DataFrame) -> pl.DataFrame:
    """The skills that weigh most in a region's demand and that no micro-credential teaches."""
    return demanded.coverage_rows(demanded.given(engine), scene, skills).head(SHOWN)


REGION = Choice("code", "one", N_("NUTS 2 code of the region."), nuts_2, always("ES21"))
BEHIND = N_("Skill groups that weigh more in a region's demand than in the EU's")
OPEN = N_("The largest part of a region's demand that no micro-credential teaches")


def _behind(page: str, prefix: str, choice: Choice) -> tuple[View, View]:
    """The same two figures on the page of a region and on that of the gaps, which calls its region otherwise."""
    return (
        View(
            name=f"{prefix}-skill-groups",
            page=page,
            answer=_groups(choice.key),
            choices=(choice,),
            title=BEHIND,
            fields=demanded.QUOTIENTS,
        ),
        View(
            name=f"{prefix}-not-covered",
            page=page,
            answer=_uncovered(choice.key),
            choices=(choice,),
            title=OPEN,
            fields=demanded.UNCOVERED,
        ),
    )


VIEWS = (
    View(
        name="region-standing",
        page="region",
        answer=standing,
        choices=(REGION,),
        title=N_("Key indicators of a region"),
        fields=(
            "indicator",
            "name",
            "unit_name",
            "polarity",
            "period",
            "value",
            "flag",
            "rank",
            "of",
            "quarter",
            "country_value",
            "eu_value",
            "origin",
            "grade",
        ),
    ),
    View(
        name="region-gap",
        page="region",
        answer=gap,
        choices=(REGION,),
        title=N_("What the skills gap of a region is made of"),
        fields=(
            "region",
            "name",
            "side",
            "part",
            "value",
            "mean",
            "sd",
            "regions",
            "z",
            "weight",
            "contribution",
            "effect",
            "flag",
            "published_as",
            "vintage",
            "origin",
            "period",
        ),
    ),
    View(
        name="region-like",
        page="region",
        answer=like,
        choices=(REGION,),
        title=N_("Regions most like one"),
        fields=("region", "distance", "alike", "unlike", "unlike_by", "name"),
    ),
    View(
        name="region-adverts",
        page="region",
        answer=posts,
        choices=(
            Choice("code", "one", N_("NUTS 2 code of the region; adverts are held for Spain."), nuts_2, always("ES30")),
        ),
        title=N_("Job profiles that online adverts of a region ask for"),
        fields=("profile_id", "name", "adverts", "total", "percent", "low", "high", "period", "origin", "grade"),
    ),
    *_behind("region", "region", REGION),
    *_behind("gaps", "gap", REGIONS),
)
