"""Micro-credentials: what fits a search and the facets, and what one record teaches, serves and stacks with."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from observatory import i18n
from observatory.engine import Engine, kept
from observatory.errors import NotHeld
from observatory.exchange.record import Record
from observatory.i18n import N_
from observatory.model import facets as model
from observatory.model.evidence import Grade
from observatory.model.provenance import Evidence
from observatory.queries import micro_credentials, provenance, records, skills
from observatory.search import Hit
from observatory.search.index import RECORD
from observatory.views import micro_credentials_words as words
from observatory.views.search import index
from observatory.views.speech import _, number, speaking
from observatory.views.view import Answer, Choice, Codes, Options, Picture, View, code_of

ANY = "any"
MOST = 100_000
"""More records than a catalogue has: what a search means is not cut off."""
# Keys in the link; `level` means a level of regions on other pages.
KEYS = {**{facet: facet for facet in micro_credentials.FACETS}, "level": "eqf"}
LISTED = ("skill", "area", "place")
FOUND_BY_NAME = {"skill": "skill", "place": "region"}
"""Facets whose options the search knows by all of their names."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every record in one language, with what narrows it, and what the options of each facet are called."""

    records: pl.DataFrame
    facets: pl.DataFrame
    names: Mapping[str, Mapping[str, str]]


@kept(8)
def catalogue(engine: Engine, language: str) -> Catalogue:
    """The catalogue; things that say nothing in a facet are the last of its options."""
    records = micro_credentials.designs(engine, language=language)
    narrowed = micro_credentials.facets(engine, records)
    codes = {facet: sorted(set(narrowed[facet].explode().drop_nulls())) for facet in micro_credentials.FACETS}
    terms = micro_credentials.terms(engine, language=language)
    with speaking(language):
        names: dict[str, Mapping[str, str]] = {
            "skill": micro_credentials.taught_skills(engine, language=language),
            "area": dict(records.select("area_id", "area").drop_nulls().unique().sort("area").iter_rows()),
            "place": _called(engine, codes["place"], language),
            "form": {code: terms.get(code, code) for code in codes["form"]},
            "taught_in": {code: i18n.language_name(code) for code in codes["taught_in"]},
            "level": {code: code for code in codes["level"]},
            "hours": {code: words.band(code) for code in micro_credentials.BANDS if code in codes["hours"]},
            "status": {code: words.short_mark(code) for code in codes["status"]},
        }
        silent = {model.NOT_STATED: words.not_stated()}
        return Catalogue(
            records,
            narrowed,
            {
                facet: {**known, **(silent if narrowed[facet].list.len().eq(0).any() else {})}
                for facet, known in names.items()
            },
        )


@kept(200)
def meant(engine: Engine, text: str, language: str) -> Sequence[Hit]:
    """The records that a search means, by what they are called, say, teach or lead towards; best first."""
    return (
        [hit for hit in index(engine).find(text, RECORD, language, limit=MOST) if hit.fit != "nearest"] if text else []
    )


def relevance(hits: Iterable[Hit]) -> dict[str, float]:
    """How well each record answers the search: identifier → score."""
    return {hit.id: hit.score for hit in hits}


def listing(engine: Engine, codes: Codes, language: str) -> Answer:
    """The records that fit, in the order asked for."""
    text = code_of(codes, "q")
    rows = micro_credentials.ordered(
        fitting(engine, codes, language),
        sort=code_of(codes, "sort") or ("relevance" if text else "needs"),
        relevance=relevance(meant(engine, text, language)),
    )
    return Answer(
        _evidence(engine, Grade.CURATED),
        rows,
        title=words.title(rows.height),
        sentence=_("Of {all} in the catalogue.").format(all=number(catalogue(engine, language).records.height)),
        table=words.marked(rows, micro_credentials.terms(engine, language=language)),
        columns=words.columns(rows),
        notes=(words.completeness(micro_credentials.completeness(engine)),),
    )


def fitting(engine: Engine, codes: Codes, language: str) -> pl.DataFrame:
    """The records that fit what was searched and chosen, in no particular order."""
    left = model.fitting(_sought(engine, codes, language), _narrowed(codes))
    return catalogue(engine, language).records.join(left, on="micro_credential_id", how="semi")


def _sought(engine: Engine, codes: Codes, language: str) -> pl.DataFrame:
    """The facets of the records that the search means; of all where nothing is searched."""
    narrowed, text = catalogue(engine, language).facets, code_of(codes, "q")
    if not text:
        return narrowed
    return narrowed.filter(pl.col("micro_credential_id").is_in([hit.id for hit in meant(engine, text, language)]))


def _narrowed(codes: Codes) -> dict[str, list[str]]:
    return {facet: [code for code in codes[key] if code != ANY] for facet, key in KEYS.items()}


def narrowing(engine: Engine, codes: Codes, language: str) -> Mapping[str, Mapping[str, str]]:
    """Facet → code → what the option is called, with how many records it would leave, everything else as chosen.

    Of long lists only options that leave something, or are chosen, are offered.
    """
    return _narrowing(engine, tuple((key, tuple(codes.get(key, ()))) for key in ("q", *KEYS.values())), language)


@kept(100_000, lambda options: sum(map(len, options.values())))
def _narrowing(
    engine: Engine, fixed: tuple[tuple[str, tuple[str, ...]], ...], language: str
) -> Mapping[str, Mapping[str, str]]:
    codes = dict(fixed)
    sought, chosen = _sought(engine, codes, language), _narrowed(codes)
    options: dict[str, Mapping[str, str]] = {}
    with speaking(language):
        for facet, names in catalogue(engine, language).names.items():
            left = model.counts(sought, chosen, facet)
            written = {count: f"({number(count)})" for count in {0, *left.values()}}
            anything = {ANY: _(ANYTHING[facet])} if facet in LISTED else {}
            counted = {
                code: f"{name} {written[left.get(code, 0)]}"
                for code, name in names.items()
                if facet not in LISTED or left.get(code) or code in chosen[facet]
            }
            options[facet] = {**anything, **counted}
    return options


def without(engine: Engine, codes: Codes, language: str) -> dict[str, int]:
    """How many records would fit if one choice were dropped: facet, or `q` for the search → number; most first."""
    chosen = _narrowed(codes)
    gains = model.without(_sought(engine, codes, language), chosen)
    if code_of(codes, "q"):
        gains["q"] = model.fitting(catalogue(engine, language).facets, chosen).height
    return dict(sorted(gains.items(), key=lambda pair: (-pair[1], pair[0])))


def lead(engine: Engine, language: str) -> str:
    """What the catalogue consists of."""
    with speaking(language):
        return words.lead(catalogue(engine, language).records["status"])


def skill_name(engine: Engine, code: str, language: str) -> str:
    """What any skill is called, taught or not."""
    return str(dict(skills.skills(engine, language=language).iter_rows()).get(code, code))


def places(engine: Engine, records: pl.DataFrame, language: str) -> Mapping[str, str]:
    """Names of the countries and regions of records: code → name."""
    return _called(engine, {code for name in ("country", "region") for code in records[name].drop_nulls()}, language)


def _called(engine: Engine, codes: Collection[str], language: str) -> Mapping[str, str]:
    return micro_credentials.places(engine, codes=codes, language=language) if codes else {}


def entry(engine: Engine, design: str, language: str) -> dict[str, Any]:
    """One record, by its identifier."""
    records = catalogue(engine, language).records
    return records.row(by_predicate=pl.col("micro_credential_id") == design, named=True)


def elements(engine: Engine, design: str, language: str) -> tuple[Mapping[str, Collection[str]], ...]:
    """The mandatory and the optional elements of a record, in the order of the Council Recommendation of 2022."""
    record, terms = entry(engine, design, language), micro_credentials.terms(engine, language=language)
    places = _called(engine, [code for code in (record["country"], record["region"]) if code], language)
    outcomes = micro_credentials.outcomes(engine, design=design, language=language)
    with speaking(language):
        mandatory = words.mandatory(record, places=places.values(), outcomes=outcomes, terms=terms)
        return mandatory, words.optional(record, terms)


def record(engine: Engine, design: str) -> Record | None:
    """A micro-credential with its standard elements in every language, for other formats; None where there is none."""
    return records.record(engine, design=design)


def taught(engine: Engine, codes: Codes, language: str) -> Answer:
    """The skills of one record."""
    rows = micro_credentials.skills(engine, design=code_of(codes, "id"), language=language)
    if rows.is_empty():
        raise NotHeld(_("Which skills it teaches is not stated"), _("Its learning outcomes may say more."))
    return Answer(
        _evidence(engine, Grade.CURATED),
        rows,
        title=words.skill_title(rows.height),
        sentence=_("ESCO skills, for how many of our profiles each is essential, and who linked it to this record."),
        table=words.skill_rows(rows),
        columns=words.skill_columns(rows),
        notes=(_("Names in English where ESCO has none in this language."),) if rows["in_english"].any() else (),
    )


def served(engine: Engine, codes: Codes, language: str) -> Answer:
    """The profiles that it leads furthest towards."""
    profiles = micro_credentials.profiles(engine, design=code_of(codes, "id"), language=language)
    if profiles.is_empty():
        raise NotHeld(
            _("No profile has one of its skills as essential"), _("It may serve profiles that list them as optional.")
        )
    rows = profiles.with_columns(percent=pl.col("share") * 100)
    return Answer(
        _evidence(engine, Grade.MODELLED),
        rows,
        title=words.serving_title(rows),
        sentence=words.serving_sentence(rows),
        columns=words.serving_columns(),
        pictures=(Picture(lambda palette: words.serving(rows, palette), alt=words.serving_sentence(rows)),),
    )


def stacked(engine: Engine, codes: Codes, language: str) -> Answer:
    """What it builds on, leads to and combines with, itself among them."""
    rows = micro_credentials.stack(catalogue(engine, language).records, design=code_of(codes, "id"))
    if rows.height == 1:
        raise NotHeld(_("Stands alone: no path is stated"), _("Others may teach what comes before or after it."))
    sentence = _(
        "As the records state it: on the line what has to come first and what builds on it; dotted what combines well "
        "with it, in any order."
    )
    return Answer(
        _evidence(engine, Grade.CURATED),
        rows,
        title=words.path_title(rows),
        sentence=sentence,
        table=rows.with_columns(said=pl.col("relation").replace_strict(words.relations())),
        columns=words.path_columns(),
        pictures=(Picture(lambda palette: words.path(rows, palette), alt=sentence),),
    )


def _evidence(engine: Engine, grade: Grade) -> Evidence:
    return provenance.evidence(engine, micro_credentials.origins(engine), grade=grade)


def _records(engine: Engine, language: str, _codes: Codes) -> Mapping[str, str]:
    return dict(catalogue(engine, language).records.select("micro_credential_id", "name").iter_rows())


def _options(facet: str) -> Options:
    def known(engine: Engine, language: str, _codes: Codes) -> Mapping[str, str]:
        anything = {ANY: _(ANYTHING[facet])} if facet in LISTED else {}
        return {**anything, **catalogue(engine, language).names[facet]}

    return known


def _sorts(_engine: Engine, _language: str, codes: Codes) -> Mapping[str, str]:
    best = {"relevance": _("Best match first")} if code_of(codes, "q") else {}
    return {
        **best,
        "needs": _("Most needed skills first"),
        "title": _("By title"),
        "workload": _("Shortest first"),
        "level": _("Lowest level first"),
    }


SAYS = {
    "skill": N_("Skill taught: its ESCO identifier, or any."),
    "area": N_("Technology area, or any."),
    "level": N_("Levels of the European Qualifications Framework."),
    "hours": N_("Bands of workload in hours."),
    "form": N_("Forms of participation."),
    "taught_in": N_("Languages of instruction."),
    "place": N_("Country or region, or any."),
    "status": N_("Design or running offer."),
}
LABELS = {
    "skill": N_("Skill taught"),
    "area": N_("Technology area"),
    "level": N_("EQF level"),
    "hours": N_("Workload, hours"),
    "form": N_("Form of participation"),
    "taught_in": N_("Language"),
    "place": N_("Country or region"),
    "status": N_("Status"),
}
ANYTHING = {"skill": N_("Any skill"), "area": N_("All areas"), "place": N_("All")}
RECORD_CHOICE = Choice(
    "id",
    "one",
    N_("Identifier of the record."),
    _records,
    label=N_("Micro-credential"),
    control="find",
    finds=("micro_credential",),
)


def _facet(facet: str) -> Choice:
    """Of facets found by name one option is chosen, of the others several."""
    return Choice(
        KEYS[facet],
        "one" if facet in LISTED else "many",
        SAYS[facet],
        _options(facet),
        most=20,
        label=LABELS[facet],
        control="find" if facet in FOUND_BY_NAME else "list" if facet in LISTED else "pills",
        finds=(FOUND_BY_NAME[facet],) if facet in FOUND_BY_NAME else (),
    )


VIEWS = (
    View(
        name="micro-credentials",
        page="micro-credentials",
        answer=listing,
        ignores=("layout", "shown"),
        title=N_("Micro-credentials that fit"),
        choices=(
            Choice(
                "q",
                "text",
                N_("Words of a title, an outcome or a skill."),
                most=200,
                label=N_("Search"),
                control="text",
            ),
            *map(_facet, micro_credentials.FACETS),
            Choice("sort", "one", N_("Order of the records."), _sorts, label=N_("Order")),
        ),
        fields=(
            "micro_credential_id",
            "name",
            "purpose",
            "area_id",
            "area",
            "awarding_body",
            "country",
            "region",
            "eqf_level",
            "workload_hours",
            "ects",
            "assessment",
            "participation",
            "delivery",
            "quality_assurance",
            "status",
            "language",
            "prerequisites",
            "supervision",
            "grading",
            "further_information",
            "builds_on",
            "stacks_with",
            "skills",
            "needs",
            "source",
            "grade",
            "edition",
            "reviewed",
        ),
    ),
    View(
        name="design-skills",
        page="micro-credential",
        answer=taught,
        choices=(RECORD_CHOICE,),
        title=N_("Skills that a micro-credential teaches"),
        fields=(
            "skill_id",
            "name",
            "in_english",
            "skill_type",
            "essential_profiles",
            "optional_profiles",
            "made_by",
            "level",
        ),
    ),
    View(
        name="design-profiles",
        page="micro-credential",
        answer=served,
        choices=(RECORD_CHOICE,),
        title=N_("Job profiles that a micro-credential leads towards"),
        fields=("profile_id", "name", "taught", "essential", "share", "percent"),
    ),
    View(
        name="stack",
        page="micro-credential",
        answer=stacked,
        choices=(RECORD_CHOICE,),
        title=N_("What a micro-credential builds on, leads to and combines with"),
        fields=("relation", "micro_credential_id", "name", "eqf_level", "workload_hours", "status"),
    ),
)
