"""The page Region, and what the page Skill gaps says of the skills behind the demand in a region."""

from collections.abc import Callable
from math import sqrt

import polars as pl

from observatory.charts.figure import Figure
from observatory.charts.palette import Palette
from observatory.engine import Engine
from observatory.errors import NotHeld
from observatory.i18n import N_
from observatory.model import gap as gap_model
from observatory.model import neighbours as model
from observatory.model.evidence import Grade
from observatory.model.provenance import CURATION
from observatory.queries import adverts, demand, gaps, provenance, region_card
from observatory.views import demand as demanded
from observatory.views import demand_words, gap_words
from observatory.views import region_words as words
from observatory.views.gaps import PARTS, REGIONS, evidence, named_indicators, nuts_2, panel
from observatory.views.holdings import successors
from observatory.views.regions import alone, area_names, features
from observatory.views.regions_words import feature_names
from observatory.views.speech import _, number, period
from observatory.views.view import USUAL_REGION, Answer, Choice, Codes, Picture, View, always, code_of

SHOWN = 6
LEAST_ADVERTS = 25
"""Below this many adverts no share is drawn: chance alone would move it by twenty points."""
CONFIDENCE = 1.96
"""Of a normal distribution, 95 %."""


def standing(engine: Engine, codes: Codes, language: str) -> Answer:
    """Key indicators of one region, each in its newest year, beside its country and the EU."""
    code, name = _region(engine, codes, language)
    figures = region_card.standing(engine, region=code, language=language)
    if figures.is_empty():
        raise NotHeld(
            _("No key indicator is published for {region}.").format(region=name),
            _("Some of its figures may stand under Trends. Choose another region above."),
        )
    evidence = provenance.evidence(
        engine,
        figures["origins"].explode().drop_nulls(),
        grade=figures["grades"].explode().drop_nulls().unique(),
        first=str(figures["period"].min()),
        last=str(figures["period"].max()),
    )
    return Answer(
        evidence,
        figures.drop("origins", "grades", "decimals"),
        title=words.standing_title(name, figures),
        sentence=words.standing_sentence(),
        table=words.standing_rows(figures),
        columns=words.standing_columns(name),
    )


def gap(engine: Engine, codes: Codes, language: str) -> Answer:
    """What its gap is made of, in the newest year that has enough parts; every part weighs the same."""
    code, name = _region(engine, codes, language)
    panels = (panel(engine, year) for year in gap_model.PANELS)
    newest = next((figures for figures in panels if figures.answers(code)), None)
    if newest is None:
        raise NotHeld(
            _("No gap between demand pressure and skills capacity can be told for {region}.").format(region=name),
            _("In no year are three parts of each side published for it, and nothing is filled in."),
        )
    weights, names = dict.fromkeys(newest.sides, 1.0), area_names(engine, language)
    weighed = gap_words.Weighed(newest, weights, [code], names, named_indicators(engine, language))
    ranks = gaps.ranked(newest, weights, names)
    row = ranks.row(by_predicate=pl.col("region") == code, named=True)
    frame = gaps.decomposed(newest, weights, [code], names)
    table = gap_words.named(frame, weighed)
    sentence = words.gap_sentence(newest.period, row, ranks.height)
    return Answer(
        evidence(engine, newest, frame["origin"]),
        frame,
        title=gap_words.title(name, row["gap"]),
        sentence=sentence,
        table=table,
        columns=gap_words.parts_columns(),
        notes=gap_words.flagged(table),
        pictures=(Picture(lambda palette: gap_words.parts_picture(weighed, frame, row, palette), alt=sentence),),
    )


def like(engine: Engine, codes: Codes, language: str) -> Answer:
    """The ten regions most like it, with the reasons."""
    code, name = _region(engine, codes, language)
    traits, origins = features(engine)
    rows = model.nearest(traits, code).with_columns(name=pl.col("region").replace(dict(area_names(engine, language))))
    if rows.is_empty():
        raise alone(name)
    return Answer(
        provenance.evidence(engine, origins, grade=Grade.MODELLED, first=model.PERIOD, last=model.PERIOD),
        rows,
        title=_("Regions most like {region}").format(region=name),
        sentence=words.like_sentence(),
        table=words.like_rows(rows, feature_names()),
        columns=words.like_columns(),
    )


def posts(engine: Engine, codes: Codes, language: str) -> Answer:
    """The job profiles that its online adverts ask for most, with what chance would allow."""
    code, name = _region(engine, codes, language)
    counted = adverts.adverts(engine, region=code, language=language)
    if counted.is_empty():
        raise NotHeld(_("No online adverts are held for {region}.").format(region=name), _("Spain has some."))
    held, when = counted.filter("held"), str(counted["period"][0])
    total = int(held["adverts"].sum())
    if total < LEAST_ADVERTS:
        raise NotHeld(
            _(
                "{n} of the {every} adverts found in {region} in {when} are for profiles of advanced manufacturing: "
                "too few for a share."
            ).format(n=number(total), every=number(int(counted["adverts"].sum())), region=name, when=period(when)),
            _("Fewer than {least} say more about chance than about demand; look at the whole country instead.").format(
                least=number(LEAST_ADVERTS)
            ),
        )
    rows, sentence = post_rows(held), words.posts_sentence(name, total, when)
    return Answer(
        provenance.evidence(engine, held["origin"], grade=held["grade"], first=when, last=when),
        rows,
        title=_("“{profile}” is asked for most often").format(profile=rows["name"][0]),
        sentence=sentence,
        columns=words.posts_columns(),
        pictures=(Picture(lambda palette: words.posts_picture(rows, palette), alt=sentence),),
    )


def has_adverts(engine: Engine, code: str) -> bool:
    """Whether online adverts of a region were counted at all."""
    return not adverts.adverts(engine, region=code, language="en").is_empty()


def retired(engine: Engine, code: str) -> list[str]:
    """The code again, where it is one of an older version of NUTS; else nothing."""
    return sorted(set(successors(engine, [code])["from_region"]))


def _region(engine: Engine, codes: Codes, language: str) -> tuple[str, str]:
    """The region that is asked about, and what it is called."""
    code = code_of(codes, "code")
    return code, area_names(engine, language).get(code, code)


def post_rows(posts: pl.DataFrame) -> pl.DataFrame:
    """The profiles asked for most, with total, percent of it, and the interval low to high (95 %)."""
    total, rows = int(posts["adverts"].sum()), posts.head(SHOWN)
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


def _groups(key: str) -> Callable[[Engine, Codes, str], Answer]:
    def groups(engine: Engine, codes: Codes, language: str) -> Answer:
        """The groups of skills that weigh more in a region's demand than in the EU's."""
        region, scene = _scene(engine, code_of(codes, key), language)
        rows = demanded.quotient_rows(
            engine,
            demanded.given(engine),
            scene,
            scene.europe,
            demand.skills(engine, language=language),
            by="group_id",
            language=language,
        ).head(SHOWN)
        if rows.is_empty():
            raise NotHeld(_("No group of skills weighs enough in {region} to be compared.").format(region=region))
        sentence = words.groups_sentence(region, scene.period)

        def picture(palette: Palette) -> Figure:
            label = _("as in {area}").format(area=_("the EU"))
            return demand_words.bars(rows, base=1.0, label=label, decimals=2, suffix="×", palette=palette)

        return Answer(
            demanded.evidence(engine, scene),
            rows,
            title=demand_words.standing_out(rows, region=region, area=_("the EU")),
            sentence=sentence,
            columns=words.groups_columns(),
            pictures=(Picture(picture, alt=sentence),),
        )

    return groups


def _uncovered(key: str) -> Callable[[Engine, Codes, str], Answer]:
    def uncovered(engine: Engine, codes: Codes, language: str) -> Answer:
        """The largest part of a region's demand that no micro-credential teaches."""
        region, scene = _scene(engine, code_of(codes, key), language)
        skills = demand.skills(engine, language=language)
        rows = demanded.coverage_rows(demanded.given(engine), scene, skills).head(SHOWN)
        if rows.is_empty():
            raise NotHeld(_("The catalogue teaches every skill in demand in {region}.").format(region=region))
        return Answer(
            demanded.evidence(engine, scene, CURATION),
            rows,
            title=words.uncovered_title(scene.here, skills),
            sentence=words.uncovered_sentence(region, scene.here, skills, demand.catalogue(engine)),
            columns=words.uncovered_columns(),
        )

    return uncovered


def _scene(engine: Engine, code: str, language: str) -> tuple[str, demand.Scene]:
    """What the region is called, and what the model of demand says of it."""
    name, lacks = area_names(engine, language).get(code, code), demand.missing(demanded.given(engine), region=code)
    if lacks:
        raise demand_words.not_modelled(name, lacks)
    return name, demanded.scene_of(engine, code)


REGION = Choice(
    "code",
    "one",
    N_("NUTS 2 code of the region."),
    nuts_2,
    always(USUAL_REGION),
    label=N_("Region"),
    control="find",
    finds=("region",),
)
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
        fields=PARTS,
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
