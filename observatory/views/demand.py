"""The page Skills in demand: quotients, skills that nothing teaches, the outlook, and how far the model agrees."""

from collections.abc import Mapping
from functools import lru_cache
from math import inf

import polars as pl

from observatory.engine import Engine
from observatory.model import demand as model
from observatory.model.evidence import Grade
from observatory.model.provenance import Evidence
from observatory.queries import agreement, demand, provenance
from observatory.views.view import N_, Answer, Choice, Codes, View, always, one, options

ESCO, CURATION = "esco-1.1.1", "observatory-curation"
# Smaller than this, a kind of skill is too small a part of demand for its ratio to matter to anybody.
LEAST_SHARE: Mapping[str, float] = {"group_id": 0.005, "skill_id": 0.0005}
VACANCIES, ADVERTS = "eurostat-jvs-a-nace2", "eures-spain-2025-10"
FORECAST_OPTIONAL = (0.0, 0.25, 0.5)


def given(engine: Engine) -> demand.Inputs:
    """What the model takes, read once for all visitors of an edition; nobody changes it."""
    return _inputs(engine, str(provenance.edition(engine)["edition"][0]))  # type: ignore[arg-type]  # engines are told apart by identity


@lru_cache(maxsize=4)
def _inputs(engine: Engine, edition: str) -> demand.Inputs:
    del edition
    return demand.inputs(engine)


def evidence(engine: Engine, scene: demand.Scene, *more: str) -> Evidence:
    """Everything behind an answer of the model; modelled, always."""
    return provenance.evidence(
        engine, [*scene.origins, ESCO, *more], grade=Grade.MODELLED, first=scene.period, last=given(engine).year
    )


def against(scene: demand.Scene, base: str) -> demand.Area:
    """The area that a region is compared with: its country where that is asked for and modelled, else the EU."""
    return scene.country if base == "country" and scene.country else scene.europe


def in_demand(engine: Engine, codes: Codes, language: str) -> Answer:
    """Location quotients of skill groups or of skills."""
    taken, scene = given(engine), _scene(engine, codes)
    rows = quotient_rows(
        engine,
        taken,
        scene,
        against(scene, one(codes, "base")),
        demand.skills(engine, language=language),
        by="skill_id" if one(codes, "view") == "skills" else "group_id",
        language=language,
    )
    return Answer(evidence(engine, scene), rows)


def not_covered(engine: Engine, codes: Codes, language: str) -> Answer:
    """Skills in demand that no micro-credential teaches."""
    scene = _scene(engine, codes)
    rows = coverage_rows(given(engine), scene, demand.skills(engine, language=language))
    return Answer(evidence(engine, scene, CURATION), rows)


def outlook(engine: Engine, codes: Codes, language: str) -> Answer:
    """Skill groups by the expected change of the jobs behind them."""
    scene, coming = _scene(engine, codes), demand.forecast(engine)
    skills = demand.skills(engine, language=language)
    rows = outlook_rows(engine, given(engine), scene, coming, skills, language=language)
    return Answer(evidence(engine, scene, *coming["origin"].unique()), rows)


def agreed(engine: Engine, codes: Codes, language: str) -> Answer:
    """Rank correlations of modelled and counted occupations, region by region."""
    scene = _scene(engine, codes)
    return Answer(agreement_evidence(engine, scene), agreement_rows(engine, language))


def agreement_evidence(engine: Engine, scene: demand.Scene) -> Evidence:
    """What the model takes, and what was counted."""
    return provenance.evidence(engine, [*scene.origins, ESCO, VACANCIES, ADVERTS], grade=Grade.MODELLED)


def counted(engine: Engine) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Correlations with vacancies and with adverts; computed once for all visitors of an edition."""
    return _counted(engine, str(provenance.edition(engine)["edition"][0]))  # type: ignore[arg-type]  # engines are told apart by identity


@lru_cache(maxsize=4)
def _counted(engine: Engine, edition: str) -> tuple[pl.DataFrame, pl.DataFrame]:
    del edition
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
        .select(
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
    )


def _scene(engine: Engine, codes: Codes) -> demand.Scene:
    return demand.scene(given(engine), region=one(codes, "region"))


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
    found = demand.quotients(scene.here, other, demand.kinds(skills, taken, by=by))
    names = (
        demand.groups(engine, language=language)
        if by == "group_id"
        else dict(skills.select("skill_id", "name").iter_rows())
    )
    sure = [model.safe(row) for row in found.iter_rows(named=True)]
    return (
        found.with_columns(
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
    found = []
    for optional in (model.BASE.optional, *(other for other in FORECAST_OPTIONAL if other != model.BASE.optional)):
        changes = demand.outlook(taken, coming, optional=optional).select("skill_id", "change")
        weighed = marked.join(scene.here.shares[0], on="skill_id").join(changes, on="skill_id")
        found.append(
            weighed.group_by("kind", "profiles").agg(
                percent=pl.col("share").sum() * 100,
                quotient=(pl.col("share") * pl.col("change")).sum() / pl.col("share").sum(),
            )
        )
    spread = pl.concat(found).group_by("kind").agg(low=pl.col("quotient").min(), high=pl.col("quotient").max())
    names = demand.groups(engine, language=language)
    return (
        found[0]
        .join(spread, on="kind")
        .filter(pl.col("percent").is_between(LEAST_SHARE["group_id"] * 100, inf))
        .with_columns(
            name=pl.col("kind").replace_strict(names, default=pl.col("kind")),
            sure=(pl.col("low") > 0) | (pl.col("high") < 0),
            region=pl.lit(scene.here.code),
        )
        .sort("quotient", "kind", descending=[True, False])
    )


def _regions(engine: Engine, language: str, codes: Codes) -> Mapping[str, str]:
    """The regions that can be modelled."""
    del codes
    taken = given(engine)
    places = demand.places(engine, language=language).select("region", "name")
    return {region: name for region, name in places.iter_rows() if not demand.missing(taken, region=region)}


CHOICES = (
    Choice("region", "one", N_("NUTS 2 code of a region that the model can answer for."), _regions, always("ES21")),
    Choice(
        "view",
        "one",
        N_("What the page shows; groups or skills count here."),
        options({"groups": "", "skills": "", "uncovered": "", "outlook": ""}),
    ),
    Choice("base", "one", N_("What the region is compared with."), options({"eu": "", "country": ""})),
)
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
VIEWS = (
    View(
        name="skills-in-demand",
        page="skills-in-demand",
        answer=in_demand,
        choices=CHOICES,
        title=N_("Skills in demand in a region, against the EU or its country"),
        fields=QUOTIENTS,
    ),
    View(
        name="skills-not-covered",
        page="skills-in-demand",
        answer=not_covered,
        choices=CHOICES,
        title=N_("Skills in demand that no micro-credential teaches"),
        fields=UNCOVERED,
    ),
    View(
        name="skills-outlook",
        page="skills-in-demand",
        answer=outlook,
        choices=CHOICES,
        title=N_("Skill groups by the expected change of their jobs"),
        fields=("kind", "profiles", "percent", "quotient", "low", "high", "name", "sure", "region"),
    ),
    View(
        name="demand-agreement",
        page="skills-in-demand",
        answer=agreed,
        choices=CHOICES[:1],
        title=N_("How far the model of demand agrees with what was counted"),
        fields=(
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
        ),
    ),
)
