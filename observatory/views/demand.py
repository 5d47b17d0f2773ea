"""The page Skills in demand: quotients, skills that nothing teaches, the outlook, and how far the model agrees."""

from collections.abc import Mapping
from math import inf

import polars as pl

from observatory.engine import Engine, kept
from observatory.errors import NotHeld
from observatory.i18n import N_
from observatory.model import demand as model
from observatory.model.evidence import Grade
from observatory.model.provenance import CURATION, ESCO, Evidence
from observatory.queries import agreement, demand, provenance
from observatory.views import demand_words as words
from observatory.views.speech import _
from observatory.views.view import USUAL_REGION, Answer, Choice, Codes, Picture, View, always, code_of, options

# Smaller than this, a kind of skill is too small a part of demand for its ratio to matter to anybody.
LEAST_SHARE: Mapping[str, float] = {"group_id": 0.005, "skill_id": 0.0005}
VACANCIES, ADVERTS = "eurostat-jvs-a-nace2", "eures-spain-2025-10"
FORECAST_OPTIONAL = (0.0, 0.25, 0.5)
SCENES = 4
"""Areas whose model is kept, at six megabytes each: the figures of a page share it, and are kept themselves."""
OFFERED = 3
"""Regions that are offered instead of one that cannot be modelled."""


@kept(4)
def given(engine: Engine) -> demand.Inputs:
    """What the model takes, read once for all visitors of an edition; nobody changes it."""
    return demand.inputs(engine)


@kept(SCENES)
def scene_of(engine: Engine, region: str) -> demand.Scene:
    """What the model says of a region without missing inputs; the figures of a page share it."""
    return demand.scene(given(engine), region=region)


def evidence(engine: Engine, scene: demand.Scene, *publications: str) -> Evidence:
    """Everything behind an answer of the model; modelled, always."""
    return provenance.evidence(
        engine, [*scene.origins, ESCO, *publications], grade=Grade.MODELLED, first=scene.period, last=given(engine).year
    )


def against(scene: demand.Scene, base: str) -> demand.Area:
    """The area that a region is compared with: its country where that is asked for and modelled, else the EU."""
    return scene.country if base == "country" and scene.country else scene.europe


def modelled(engine: Engine, codes: Codes, language: str) -> words.Modelled:
    """The chosen region as the model sees it.

    Raises:
        NotHeld: it lacks inputs of the model; names them.
    """
    code = code_of(codes, "region")
    region = demand.places(engine, language=language).row(by_predicate=pl.col("region") == code, named=True)
    lacks = demand.missing(given(engine), region=code)
    if lacks:
        raise words.not_modelled(region["name"], lacks)
    return words.Modelled(region["name"], region["country_name"], scene_of(engine, code), given(engine).year)


def in_demand(engine: Engine, codes: Codes, language: str) -> Answer:
    """Location quotients of skill groups or of skills."""
    region = modelled(engine, codes, language)
    other = against(region.scene, code_of(codes, "base"))
    by, area = "skill_id" if code_of(codes, "view") == "skills" else "group_id", region.area(other.code)
    skills = demand.skills(engine, language=language)
    rows = quotient_rows(engine, given(engine), region.scene, other, skills, by=by, language=language)
    if rows.is_empty():
        raise words.too_few(region.name)
    drawn = words.ends(rows)
    base = _("as in {area}").format(area=area)
    sentence = words.quotient_sentence(region, area, drawn=drawn.height, rows=rows.height)
    return Answer(
        evidence(engine, region.scene),
        rows,
        title=words.standing_out(rows, region=region.name, area=area),
        sentence=sentence,
        columns=words.quotient_columns(area, by=by),
        notes=tuple(words.notes(region, other)),
        pictures=(
            Picture(
                lambda palette: words.bars(drawn, base=1.0, label=base, decimals=2, suffix="×", palette=palette),
                alt=sentence,
            ),
        ),
    )


def not_covered(engine: Engine, codes: Codes, language: str) -> Answer:
    """Skills in demand that no micro-credential teaches."""
    region, skills = modelled(engine, codes, language), demand.skills(engine, language=language)
    rows = coverage_rows(given(engine), region.scene, skills)
    if rows.is_empty():
        raise words.too_few(region.name)
    drawn = rows.head(words.MOST_LISTED)
    sentence = words.uncovered_sentence(region, skills, demand.catalogue(engine), drawn=drawn.height, rows=rows.height)
    return Answer(
        evidence(engine, region.scene, CURATION),
        rows,
        title=words.uncovered_title(region, skills),
        sentence=sentence,
        columns=words.uncovered_columns(),
        notes=tuple(words.notes(region)),
        pictures=(Picture(lambda palette: words.uncovered_bars(drawn, palette), alt=sentence),),
    )


def outlook(engine: Engine, codes: Codes, language: str) -> Answer:
    """Skill groups by the expected change of the jobs behind them."""
    region, coming = modelled(engine, codes, language), demand.forecast(engine)
    skills = demand.skills(engine, language=language)
    rows = outlook_rows(engine, given(engine), region.scene, coming, skills, language=language)
    if rows.is_empty():
        raise words.too_few(region.name)
    drawn = words.ends(rows)
    first, last, base = coming["first"][0], coming["last"][0], _("no change")
    sentence = words.outlook_sentence(region, first, last, drawn=drawn.height, rows=rows.height)
    return Answer(
        evidence(engine, region.scene, *coming["origin"].unique()),
        rows,
        title=words.outlook_title(rows, last),
        sentence=sentence,
        columns=words.outlook_columns(),
        notes=(words.outlook_note(), *words.notes(region)),
        pictures=(
            Picture(
                lambda palette: words.bars(drawn, base=0.0, label=base, decimals=1, suffix="%", palette=palette),
                alt=sentence,
            ),
        ),
    )


def agreed(engine: Engine, codes: Codes, language: str) -> Answer:
    """Rank correlations of modelled and counted occupations, region by region."""
    region, (vacancies, adverts) = modelled(engine, codes, language), counted(engine)
    rows = agreement_rows(engine, language)
    if rows.is_empty():
        raise NotHeld(_("No region has counts that the model could be compared with."))
    table = rows.with_columns(what=pl.col("counted_as").replace(words.counted_as()))
    sentence = words.agreement_sentence(vacancies, adverts)
    here = agreement.adverts_in(engine, given(engine), region=region.scene.here.code)
    return Answer(
        provenance.evidence(engine, [*region.scene.origins, ESCO, VACANCIES, ADVERTS], grade=Grade.MODELLED),
        rows,
        title=_("How far does this model agree with what was counted?"),
        sentence=sentence,
        table=table,
        columns=words.agreement_columns(),
        notes=(*words.agreement_notes(vacancies), *words.few_adverts(region, here)),
        pictures=(Picture(lambda palette: words.dots(table, palette), alt=sentence),),
    )


@kept(4)
def counted(engine: Engine) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Correlations with vacancies and with adverts; computed once for all visitors of an edition."""
    taken = given(engine)
    return agreement.with_vacancies(engine, taken), agreement.with_adverts(engine, taken)


def agreement_rows(engine: Engine, language: str) -> pl.DataFrame:
    """Both kinds of counts with the names of regions; vacancies first, then by country, highest correlation first."""
    vacancies, adverts = counted(engine)
    marked = [
        vacancies.with_columns(counted_as=pl.lit("vacancies"), origin=pl.lit(VACANCIES)),
        adverts.with_columns(counted_as=pl.lit("adverts"), origin=pl.lit(ADVERTS)),
    ]
    places = demand.places(engine, language=language).select("region", "name", "country_name")
    return (
        pl.concat(marked)
        .drop_nulls("correlation")
        .join(places, on="region")
        .sort("counted_as", "country_name", "correlation", "region", descending=[True, False, True, False])
        .select(AGREED)
    )


def quotient_rows(
    engine: Engine,
    taken: demand.Inputs,
    scene: demand.Scene,
    other: demand.Area,
    skills: pl.DataFrame,
    *,
    by: str,
    language: str,
) -> pl.DataFrame:
    """Every kind of skill that enough profiles and enough demand stand behind, largest quotient first.

    Args:
        engine: who answers.
        taken: what the model takes.
        scene: what it says of the region.
        other: the area that the region is compared with.
        skills: as `queries.demand.skills` answers.
        by: kind of skill, group_id or skill_id.
        language: of the names of groups.
    """
    rows = demand.quotients(scene.here, other, demand.kinds(skills, taken, by=by))
    names = (
        demand.groups(engine, language=language)
        if by == "group_id"
        else dict(skills.select("skill_id", "name").iter_rows())
    )
    sure = [model.safe(row) for row in rows.iter_rows(named=True)]
    return (
        rows.with_columns(
            name=pl.col("kind").replace_strict(names, default=pl.col("kind")),
            percent=pl.col("share") * 100,
            percent_there=pl.col("share_there") * 100,
            sure=pl.Series(sure, dtype=pl.Boolean),
            region=pl.lit(scene.here.code),
            compared_with=pl.lit(other.code),
        )
        .filter(pl.max_horizontal("share", "share_there") >= LEAST_SHARE[by])
        # Skills of one class of manufacturing share a quotient: the larger one goes first.
        .sort(pl.col("quotient").round(2), "share", "kind", descending=[True, True, False])
        .drop("share", "share_there")
    )


def coverage_rows(taken: demand.Inputs, scene: demand.Scene, skills: pl.DataFrame) -> pl.DataFrame:
    """Skills that nothing in the catalogue teaches, largest share of the region's demand first."""
    ratios = demand.quotients(scene.here, scene.europe, demand.kinds(skills, taken, by="skill_id"))
    return (
        ratios.join(skills.filter(pl.col("taught") == 0), left_on="kind", right_on="skill_id")
        .join(scene.here.essential, left_on="kind", right_on="skill_id")
        .with_columns(percent=pl.col("share") * 100, jobs=pl.col("essential") * 100, region=pl.lit(scene.here.code))
        .rename({"kind": "skill_id"})
        .select("region", "skill_id", "name", "percent", "jobs", "quotient", "low", "high", "profiles")
        .sort("percent", "skill_id", descending=[True, False])
    )


def outlook_rows(
    engine: Engine,
    taken: demand.Inputs,
    scene: demand.Scene,
    coming: pl.DataFrame,
    skills: pl.DataFrame,
    *,
    language: str,
) -> pl.DataFrame:
    """Expected change by skill group, weighted by the region's demand for its skills; largest first."""
    marked = demand.kinds(skills, taken, by="group_id")
    outlooks = []
    for optional in (model.BASE.optional, *(other for other in FORECAST_OPTIONAL if other != model.BASE.optional)):
        changes = demand.outlook(taken, coming, optional=optional).select("skill_id", "change")
        weighed = marked.join(scene.here.shares[0], on="skill_id").join(changes, on="skill_id")
        outlooks.append(
            weighed.group_by("kind", "profiles").agg(
                percent=pl.col("share").sum() * 100,
                quotient=(pl.col("share") * pl.col("change")).sum() / pl.col("share").sum(),
            )
        )
    spread = pl.concat(outlooks).group_by("kind").agg(low=pl.col("quotient").min(), high=pl.col("quotient").max())
    names = demand.groups(engine, language=language)
    return (
        outlooks[0]
        .join(spread, on="kind")
        .filter(pl.col("percent").is_between(LEAST_SHARE["group_id"] * 100, inf))
        .with_columns(
            name=pl.col("kind").replace_strict(names, default=pl.col("kind")),
            sure=(pl.col("low") > 0) | (pl.col("high") < 0),
            region=pl.lit(scene.here.code),
        )
        .sort("quotient", "kind", descending=[True, False])
    )


@kept(4)
def able(engine: Engine) -> frozenset[str]:
    """The regions that can be modelled."""
    taken, regions = given(engine), demand.places(engine, language="en")["region"]
    return frozenset(region for region in regions if not demand.missing(taken, region=region))


def nearby(engine: Engine, code: str, language: str) -> Mapping[str, str]:
    """Instead of an area that cannot be modelled: regions of its country that can, else any; code → name."""
    places = demand.places(engine, language=language).filter(pl.col("region").is_in(able(engine)))
    near = places.filter(country=code[:2])
    return dict((places if near.is_empty() else near).head(OFFERED).select("region", "name").iter_rows())


def _regions(engine: Engine, language: str, _codes: Codes) -> Mapping[str, str]:
    places = demand.places(engine, language=language)
    return {row["region"]: f"{row['name']}, {row['country_name']} ({row['region']})" for row in places.to_dicts()}


def _bases(engine: Engine, language: str, codes: Codes) -> Mapping[str, str]:
    """The EU, and the country where enough of its regions are modelled."""
    code = code_of(codes, "region")
    country = code in able(engine) and scene_of(engine, code).country
    names = dict(demand.places(engine, language=language).select("region", "country_name").iter_rows())
    return {"eu": _("EU"), **({"country": names[code]} if country else {})}


SHOWN = {"groups": N_("Groups"), "skills": N_("Skills"), "uncovered": N_("Not covered"), "outlook": N_("Outlook")}


def _shown(usual: str, says: str) -> Choice:
    """What the page shows; the link of a file opens it where the file was taken from."""
    return Choice(
        "view",
        "one",
        says,
        options(
            {"groups": N_("Groups"), "skills": N_("Skills"), "uncovered": N_("Not covered"), "outlook": N_("Outlook")}
        ),
        always(usual),
        label=N_("View"),
        control="switch",
    )


REGION = Choice(
    "region",
    "one",
    N_("NUTS 2 code of a region."),
    _regions,
    always(USUAL_REGION),
    label=N_("Region"),
    control="find",
    finds=("region",),
)
BASE = Choice(
    "base", "one", N_("What the region is compared with."), _bases, label=N_("Compare with"), control="switch"
)
PAGE = N_("What the page shows; this answer does not depend on it.")
QUOTIENTS = (
    "kind",
    "quotient",
    "low",
    "high",
    "profiles",
    "name",
    "percent",
    "percent_there",
    "sure",
    "region",
    "compared_with",
)
UNCOVERED = ("region", "skill_id", "name", "percent", "jobs", "quotient", "low", "high", "profiles")
AGREED = (
    "region",
    "name",
    "country_name",
    "counted_as",
    "period",
    "modelled",
    "counted",
    "groups",
    "correlation",
    "covered",
    "alike",
    "plain",
    "origin",
)
VIEWS = (
    View(
        name="skills-in-demand",
        page="skills-in-demand",
        answer=in_demand,
        choices=(REGION, _shown("groups", N_("What the page shows; groups or skills count here.")), BASE),
        title=N_("Skills in demand in a region, against the EU or its country"),
        fields=QUOTIENTS,
    ),
    View(
        name="skills-not-covered",
        page="skills-in-demand",
        answer=not_covered,
        choices=(REGION, _shown("uncovered", PAGE)),
        title=N_("Skills in demand that no micro-credential teaches"),
        fields=UNCOVERED,
    ),
    View(
        name="skills-outlook",
        page="skills-in-demand",
        answer=outlook,
        choices=(REGION, _shown("outlook", PAGE)),
        title=N_("Skill groups by the expected change of their jobs"),
        fields=("kind", "profiles", "percent", "quotient", "low", "high", "name", "sure", "region"),
    ),
    View(
        name="demand-agreement",
        page="skills-in-demand",
        answer=agreed,
        choices=(REGION,),
        title=N_("How far the model of demand agrees with what was counted"),
        fields=AGREED,
    ),
)
