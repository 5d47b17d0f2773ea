"""The page Coverage: an area's modelled demand against what the catalogue teaches, and how much the catalogue says."""

from collections.abc import Mapping

import polars as pl

from observatory.engine import Engine, kept
from observatory.errors import NotHeld
from observatory.i18n import N_
from observatory.model.evidence import Grade
from observatory.model.provenance import Evidence
from observatory.model.region import EU
from observatory.queries import coverage, demand, micro_credentials, provenance
from observatory.views import coverage_words as words
from observatory.views import demand_words
from observatory.views.coverage_words import Ledger
from observatory.views.demand import PAGE, SCENES, given
from observatory.views.speech import _, number
from observatory.views.speech import language as spoken
from observatory.views.view import USUAL_REGION, Answer, Choice, Codes, Picture, View, always, code_of, options

ELEMENTS = ("with_skills", "with_level", "with_workload", "with_quality")


def by_group(engine: Engine, codes: Codes, language: str) -> Answer:
    """Demand by group of skills, in two parts: taught by a record, and by none."""
    ledger = _ledger(engine, codes, language)
    rows = coverage.groups(ledger.listed, group_names(engine, language))
    drawn = rows.head(words.DRAWN)
    sentence = words.covered_sentence(ledger, drawn=drawn.height, rows=rows.height)
    return Answer(
        evidence(engine, ledger.spot),
        rows,
        title=words.covered_title(ledger),
        sentence=sentence,
        columns=words.covered_columns(),
        notes=(*words.against_europe(ledger), *words.limits(ledger), *words.english()),
        pictures=(Picture(lambda palette: words.covered_bars(drawn, palette), alt=sentence),),
    )


def in_group(engine: Engine, codes: Codes, language: str) -> Answer:
    """The skills of one group, most demanded first."""
    ledger, group = _ledger(engine, codes, language), code_of(codes, "group")
    rows = ledger.listed.filter(group_id=group)
    asked = rows.filter(pl.col("demanded") > 0)
    name = group_names(engine, language).get(group, group)
    return Answer(
        evidence(engine, ledger.spot),
        rows,
        title=words.group_title(name, asked.height, asked.filter(pl.col("records") > 0).height),
        sentence=words.group_sentence(ledger.name),
        columns=words.group_columns(),
    )


def untaught(engine: Engine, codes: Codes, language: str) -> Answer:
    """Skills that are demanded and that no record teaches."""
    ledger = _ledger(engine, codes, language)
    rows = coverage.untaught(ledger.listed)
    drawn = rows.head(words.DRAWN)
    sentence = words.untaught_sentence(ledger, drawn=drawn.height, rows=rows.height)
    return Answer(
        evidence(engine, ledger.spot),
        rows,
        title=words.untaught_title(rows),
        sentence=sentence,
        columns=words.untaught_columns(),
        notes=tuple(words.limits(ledger)),
        pictures=(Picture(lambda palette: words.untaught_bars(drawn, palette), alt=sentence),),
    )


def balance(engine: Engine, codes: Codes, language: str) -> Answer:
    """The weight of every group in teaching, against its weight in demand."""
    ledger = _ledger(engine, codes, language)
    rows = coverage.balance(ledger.spot, ledger.named, group_names(engine, language))
    drawn, base = demand_words.ends(rows), _("as much teaching as demand")
    sentence = words.balance_sentence(ledger.name, drawn=drawn.height, rows=rows.height)
    return Answer(
        evidence(engine, ledger.spot),
        rows,
        title=words.balance_title(rows),
        sentence=sentence,
        columns=words.balance_columns(),
        notes=(*words.limits(ledger), *words.english()),
        pictures=(
            Picture(
                lambda palette: demand_words.bars(drawn, base=1.0, label=base, decimals=1, suffix="×", palette=palette),
                alt=sentence,
            ),
        ),
    )


def little(engine: Engine, codes: Codes, language: str) -> Answer:
    """Skills that are taught and demanded less than the middle one."""
    ledger = _ledger(engine, codes, language)
    rows = coverage.little_demanded(ledger.listed)
    return Answer(
        evidence(engine, ledger.spot),
        rows,
        title=words.little_title(rows.height, ledger.listed.filter(pl.col("records") > 0).height),
        sentence=words.little_sentence(ledger.name),
        columns=words.little_columns(),
    )


def completeness(engine: Engine, _codes: Codes, _language: str) -> Answer:
    """How many records state what they teach, their level, their workload and their quality assurance."""
    held = micro_credentials.completeness(engine)
    every = held["records"]
    rows = pl.DataFrame(
        [(element, held[element], every, 100 * held[element] / every if every else 0.0) for element in ELEMENTS],
        schema=["element", "records", "of", "percent"],
        orient="row",
    )
    table = rows.with_columns(name=pl.col("element").replace(words.elements()))
    sentence = words.completeness_sentence(every)
    return Answer(
        provenance.evidence(engine, micro_credentials.origins(engine), grade=Grade.CURATED),
        rows,
        title=_("How much the catalogue says"),
        sentence=sentence,
        table=table,
        columns=words.completeness_columns(),
        pictures=(Picture(lambda palette: words.completeness_bars(table, palette), alt=sentence),),
    )


@kept(SCENES)
def spot(engine: Engine, code: str) -> coverage.Spot | None:
    """The demand of a region, a country or the EU; None where what the model needs is not published for it."""
    return coverage.spot(given(engine), code=code)


def area(engine: Engine, code: str) -> coverage.Spot:
    """The same.

    Raises:
        NotHeld: what the model needs is not published for it; says what that is.
    """
    modelled = spot(engine, code)
    if modelled is None:
        lacks = demand.missing(given(engine), region=code) if len(code) > 2 else ["classes"]
        raise demand_words.not_modelled(area_name(engine, code, spoken()), lacks)
    return modelled


@kept(SCENES)
def ledger_of(engine: Engine, code: str, what: str, language: str) -> Ledger:
    """An area's demand beside what the catalogue teaches of it.

    Args:
        engine: who answers.
        code: of the area.
        what: counts as teaching: `all` records, or `offers` of the area's awarding bodies only.
        language: of names.

    Raises:
        NotHeld: it cannot be modelled, or no such offer is recorded.
    """
    modelled, name = area(engine, code), area_name(engine, code, language)
    named, records = demand.skills(engine, language=language), micro_credentials.designs(engine, language=language)
    if what == "offers":
        records = coverage.offers(records, code=code)
        if records.is_empty():
            raise words.no_offers(name)
        named = coverage.counting(named, records, micro_credentials.teaching(engine))
    designs = what == "all" and set(records["status"]) == {words.DESIGN}
    return Ledger(
        name=name,
        spot=modelled,
        named=named,
        records=records,
        listed=coverage.skills(modelled, named),
        employed=given(engine).year,
        kind="designs" if designs else what,
    )


def _ledger(engine: Engine, codes: Codes, language: str) -> Ledger:
    return ledger_of(engine, code_of(codes, "region"), code_of(codes, "counted"), language)


def evidence(engine: Engine, spot: coverage.Spot) -> Evidence:
    """Everything behind the page; modelled, always."""
    origins = [*micro_credentials.origins(engine), *spot.scene.origins]
    return provenance.evidence(engine, origins, grade=Grade.MODELLED, first=spot.scene.period, last=given(engine).year)


def group_names(engine: Engine, language: str) -> dict[str, str]:
    """Names of groups of skills, and of what is in none."""
    return {**demand.groups(engine, language=language), coverage.UNGROUPED: _("In no group")}


def area_name(engine: Engine, code: str, language: str) -> str:
    """What an area is called within a sentence."""
    places = demand.places(engine, language=language)
    names: dict[str, str] = {
        EU: _("the EU"),
        **dict(places.select("country", "country_name").iter_rows()),
        **dict(places.select("region", "name").iter_rows()),
    }
    return names[code]


def areas(engine: Engine, language: str, _codes: Codes) -> Mapping[str, str]:
    """What can be asked about: the EU, countries and regions; code → name."""
    places = demand.places(engine, language=language)
    countries = places.select("country", "country_name").unique().sort("country_name").iter_rows()
    return {
        EU: _("European Union"),
        **{code: f"{name} ({code})" for code, name in countries},
        **{row["region"]: f"{row['name']}, {row['country_name']} ({row['region']})" for row in places.to_dicts()},
    }


def _groups(engine: Engine, language: str, codes: Codes) -> Mapping[str, str]:
    """Groups of skills with their part of the demand, largest first; none where there is no demand to part."""
    try:
        listed = _ledger(engine, codes, language).listed
    except NotHeld:
        return {}
    rows = coverage.groups(listed, group_names(engine, language))
    return {
        row["group_id"]: f"{row['name']} ({number(row['demanded'], 1)}\N{NO-BREAK SPACE}%)"
        for row in rows.iter_rows(named=True)
    }


REGION = Choice(
    "region",
    "one",
    N_("Code of a region or a country, or EU27_2020."),
    areas,
    always(USUAL_REGION),
    label=N_("The EU, a country or a region"),
    control="find",
    finds=("region",),
)
COUNTED = Choice(
    "counted",
    "one",
    N_("What counts as taught: all records, or offers of awarding bodies there."),
    options({"all": N_("Designs and offers"), "offers": N_("Offers from here")}),
    label=N_("What counts as taught"),
    control="switch",
)
SHOWN = {"covered": N_("Demand and teaching"), "untaught": N_("Not taught"), "little": N_("Little demanded")}


def _shown(usual: str) -> Choice:
    """What the page shows; the link of a file opens it where the file was taken from."""
    return Choice("gap", "one", PAGE, options(SHOWN), always(usual), label=N_("What to look at"), control="switch")


SKILLS = ("region", "skill_id", "name", "group_id", "demanded", "taught", "untaught", "records", "jobs")
VIEWS = (
    View(
        name="coverage",
        page="coverage",
        answer=by_group,
        choices=(REGION, COUNTED, _shown("covered")),
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
            _shown("covered"),
            Choice(
                "group",
                "one",
                N_("Group of skills; the most demanded if not given."),
                _groups,
                label=N_("Look into a skill group (its % of demand)"),
            ),
        ),
        title=N_("Skills of one group: demanded and taught"),
        fields=SKILLS,
    ),
    View(
        name="coverage-untaught",
        page="coverage",
        answer=untaught,
        choices=(REGION, COUNTED, _shown("untaught")),
        title=N_("Skills in demand that no micro-credential recorded here teaches"),
        fields=SKILLS,
    ),
    View(
        name="coverage-balance",
        page="coverage",
        answer=balance,
        choices=(REGION, COUNTED, _shown("little")),
        title=N_("Weight of skill groups in teaching against demand"),
        fields=("region", "kind", "quotient", "low", "high", "name", "sure", "teaching", "demanded"),
    ),
    View(
        name="coverage-little",
        page="coverage",
        answer=little,
        choices=(REGION, COUNTED, _shown("little")),
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
