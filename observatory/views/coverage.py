"""The page Coverage: an area's modelled demand against what the catalogue teaches, and how much the catalogue says."""

from collections.abc import Mapping

import polars as pl

from observatory import i18n
from observatory.engine import Engine
from observatory.errors import NotHeld
from observatory.model.evidence import Grade
from observatory.model.provenance import Evidence
from observatory.model.region import EU
from observatory.queries import coverage, demand, micro_credentials, provenance
from observatory.views.demand import given
from observatory.views.view import N_, Answer, Choice, Codes, View, always, one, options

ELEMENTS = ("with_skills", "with_level", "with_workload", "with_quality")


def by_group(engine: Engine, codes: Codes, language: str) -> Answer:
    """Demand by group of skills, in two parts: taught by a record, and by none."""
    spot = area(engine, one(codes, "region"))
    return Answer(
        evidence(engine, spot), coverage.groups(_listed(engine, spot, codes, language), group_names(engine, language))
    )


def in_group(engine: Engine, codes: Codes, language: str) -> Answer:
    """The skills of one group, most demanded first."""
    spot = area(engine, one(codes, "region"))
    return Answer(evidence(engine, spot), _listed(engine, spot, codes, language).filter(group_id=one(codes, "group")))


def untaught(engine: Engine, codes: Codes, language: str) -> Answer:
    """Skills that are demanded and that no record teaches."""
    spot = area(engine, one(codes, "region"))
    return Answer(evidence(engine, spot), coverage.untaught(_listed(engine, spot, codes, language)))


def balance(engine: Engine, codes: Codes, language: str) -> Answer:
    """The weight of every group in teaching, against its weight in demand."""
    spot = area(engine, one(codes, "region"))
    named, _records = counted(engine, spot.code, one(codes, "counted"), language)
    return Answer(evidence(engine, spot), coverage.balance(spot, named, group_names(engine, language)))


def little(engine: Engine, codes: Codes, language: str) -> Answer:
    """Skills that are taught and demanded less than the middle one."""
    spot = area(engine, one(codes, "region"))
    return Answer(evidence(engine, spot), coverage.little_demanded(_listed(engine, spot, codes, language)))


def completeness(engine: Engine, _codes: Codes, _language: str) -> Answer:
    """How many records state what they teach, their level, their workload and their quality assurance."""
    told = provenance.evidence(engine, micro_credentials.origins(engine), grade=Grade.CURATED)
    return Answer(told, completeness_rows(engine))


def completeness_rows(engine: Engine) -> pl.DataFrame:
    """element, records, of, percent."""
    held = micro_credentials.completeness(engine)
    every = held["records"]
    return pl.DataFrame(
        [(element, held[element], every, 100 * held[element] / every if every else 0.0) for element in ELEMENTS],
        schema=["element", "records", "of", "percent"],
        orient="row",
    )


def area(engine: Engine, code: str) -> coverage.Spot:
    """The demand of a region, a country or the EU.

    Raises:
        NotHeld: what the model needs is not published for it.
    """
    found = coverage.spot(given(engine), code=code)
    if found is None:
        raise NotHeld("What the model of demand needs is not published for this area.")
    return found


def counted(engine: Engine, code: str, what: str, language: str) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Every skill with the number of records that teach it, and these records.

    Args:
        engine: who answers.
        code: of the area.
        what: counts as teaching: `all` records, or `offers` of the area's awarding bodies only.
        language: of names.

    Raises:
        NotHeld: no such offer is recorded.
    """
    named, records = demand.skills(engine, language=language), micro_credentials.designs(engine, language=language)
    if what != "offers":
        return named, records
    records = coverage.offers(records, code=code)
    if records.is_empty():
        raise NotHeld("No offer of an awarding body of this area is recorded.")
    return coverage.counting(named, records, micro_credentials.teaching(engine)), records


def _listed(engine: Engine, spot: coverage.Spot, codes: Codes, language: str) -> pl.DataFrame:
    named, _records = counted(engine, spot.code, one(codes, "counted"), language)
    return coverage.skills(spot, named)


def evidence(engine: Engine, spot: coverage.Spot) -> Evidence:
    """Everything behind the page; modelled, always."""
    origins = [*micro_credentials.origins(engine), *spot.scene.origins]
    return provenance.evidence(engine, origins, grade=Grade.MODELLED, first=spot.scene.period, last=given(engine).year)


def group_names(engine: Engine, language: str) -> dict[str, str]:
    """Names of groups of skills, and of what is in none."""

    def _(message: str) -> str:
        return i18n.translate(message, language=language)

    return {**demand.groups(engine, language=language), coverage.UNGROUPED: _("In no group")}


def areas(engine: Engine, language: str, _codes: Codes) -> Mapping[str, str]:
    """The EU, countries and regions: code → name."""
    places = demand.places(engine, language=language)
    countries = dict(places.select("country", "country_name").unique().sort("country_name").iter_rows())
    return {EU: "European Union", **countries, **dict(places.select("region", "name").iter_rows())}


def _groups(engine: Engine, language: str, codes: Codes) -> Mapping[str, str]:
    try:
        rows = by_group(engine, codes, language).data
    except NotHeld:
        return {}
    return dict(rows.select("group_id", "name").iter_rows())


REGION = Choice("region", "one", N_("Code of a region or a country, or EU27_2020."), areas, always("ES21"))
COUNTED = Choice(
    "counted",
    "one",
    N_("What counts as taught: all records, or offers of awarding bodies there."),
    options({"all": "", "offers": ""}),
)
SKILLS = ("region", "skill_id", "name", "group_id", "demanded", "taught", "untaught", "records", "jobs")
VIEWS = (
    View(
        name="coverage",
        page="coverage",
        answer=by_group,
        choices=(REGION, COUNTED),
        ignores=("gap",),
        title=N_("Demand for skills, and what of it is taught by micro-credentials recorded here"),
        fields=(
            "region",
            "group_id",
            "name",
            "demanded",
            "taught",
            "untaught",
            "covered",
            "skills",
            "skills_taught",
            "links",
            "teaching",
        ),
    ),
    View(
        name="coverage-skills",
        page="coverage",
        answer=in_group,
        choices=(
            REGION,
            COUNTED,
            Choice("group", "one", N_("Group of skills; the most demanded if not given."), _groups),
        ),
        title=N_("Skills of one group: demanded and taught"),
        fields=SKILLS,
    ),
    View(
        name="coverage-untaught",
        page="coverage",
        answer=untaught,
        choices=(REGION, COUNTED),
        title=N_("Skills in demand that no micro-credential recorded here teaches"),
        fields=SKILLS,
    ),
    View(
        name="coverage-balance",
        page="coverage",
        answer=balance,
        choices=(REGION, COUNTED),
        title=N_("Weight of skill groups in teaching against demand"),
        fields=("region", "kind", "quotient", "low", "high", "name", "sure", "teaching", "demanded"),
    ),
    View(
        name="coverage-little",
        page="coverage",
        answer=little,
        choices=(REGION, COUNTED),
        title=N_("Skills that are taught and little demanded"),
        fields=SKILLS,
    ),
    View(
        name="completeness",
        page="coverage",
        answer=completeness,
        choices=(),
        title=N_("How much the catalogue of micro-credentials says"),
        fields=("element", "records", "of", "percent"),
    ),
)
