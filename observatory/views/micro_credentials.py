"""Micro-credentials: what fits a search and the facets, and what one record teaches, serves and stacks with."""

from collections.abc import Iterable, Mapping
from functools import partial

import polars as pl

from observatory.engine import Engine
from observatory.model import facets as model
from observatory.model.evidence import Grade
from observatory.model.provenance import Evidence
from observatory.queries import micro_credentials, provenance
from observatory.queries.search import searched
from observatory.search import Hit
from observatory.search.held import held
from observatory.search.index import RECORD
from observatory.views.view import N_, Answer, Choice, Codes, Options, View, one

ANY = "any"
MOST = 100_000
"""More records than a catalogue has: what a search means is not cut off."""
# Keys in the link; `level` means a level of regions on other pages.
KEYS = {**{facet: facet for facet in micro_credentials.FACETS}, "level": "eqf"}
LISTED = ("skill", "area", "place")


def meant(engine: Engine, text: str, language: str) -> list[Hit]:
    """The records that a search means, by what they are called, say, teach or lead towards; best first."""
    index = held(str(provenance.edition(engine)["edition"][0]), partial(searched, engine))
    return [hit for hit in index.find(text, RECORD, language, limit=MOST) if hit.fit != "nearest"] if text else []


def relevance(hits: Iterable[Hit]) -> dict[str, float]:
    """How well each record answers the search: identifier → score."""
    return {hit.id: hit.score for hit in hits}


def found(engine: Engine, codes: Codes, language: str) -> Answer:
    """The records that fit, in the order asked for."""
    records = micro_credentials.designs(engine, language=language)
    sought = micro_credentials.facets(engine, records)
    text = one(codes, "q")
    worth = relevance(meant(engine, text, language))
    if text:
        sought = sought.filter(pl.col("micro_credential_id").is_in(list(worth)))
    chosen = {facet: [code for code in codes[key] if code != ANY] for facet, key in KEYS.items()}
    fitting = records.join(model.fitting(sought, chosen), on="micro_credential_id", how="semi")
    sort = one(codes, "sort") or ("relevance" if text else "needs")
    data = micro_credentials.ordered(fitting, sort=sort, relevance=worth)
    return Answer(provenance.evidence(engine, micro_credentials.origins(engine), grade=["curated"]), data)


def taught(engine: Engine, codes: Codes, language: str) -> Answer:
    """The skills of one record."""
    found = micro_credentials.skills(engine, design=one(codes, "id"), language=language)
    return Answer(_evidence(engine, Grade.CURATED), found)


def served(engine: Engine, codes: Codes, language: str) -> Answer:
    """The profiles that it leads furthest towards."""
    return Answer(_evidence(engine, Grade.MODELLED), served_rows(engine, one(codes, "id"), language))


def served_rows(engine: Engine, design: str, language: str) -> pl.DataFrame:
    """profile_id, name, taught, essential, share, percent."""
    found = micro_credentials.profiles(engine, design=design, language=language)
    return found.with_columns(percent=pl.col("share") * 100)


def stacked(engine: Engine, codes: Codes, language: str) -> Answer:
    """What it builds on, leads to and combines with, itself among them."""
    records = micro_credentials.designs(engine, language=language)
    return Answer(_evidence(engine, Grade.CURATED), micro_credentials.stack(records, design=one(codes, "id")))


def _evidence(engine: Engine, grade: Grade) -> Evidence:
    return provenance.evidence(engine, micro_credentials.origins(engine), grade=grade)


def _records(engine: Engine, language: str, _chosen: Codes) -> Mapping[str, str]:
    records = micro_credentials.designs(engine, language=language)
    return dict(records.select("micro_credential_id", "name").iter_rows())


def _codes(facet: str) -> Options:
    def known(engine: Engine, language: str, codes: Codes) -> Mapping[str, str]:
        del codes
        narrowed = micro_credentials.facets(engine, micro_credentials.designs(engine, language=language))[facet]
        held = {code: code for code in sorted(set(narrowed.explode().drop_nulls()))}
        silent = {model.NOT_STATED: ""} if narrowed.list.len().eq(0).any() else {}
        return {**({ANY: ""} if facet in LISTED else {}), **held, **silent}

    return known


def _sorts(engine: Engine, language: str, codes: Codes) -> Mapping[str, str]:
    del engine, language
    sorts = ("needs", "title", "workload", "level")
    return dict.fromkeys(("relevance", *sorts) if one(codes, "q") else sorts, "")


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
RECORD_CHOICE = Choice("id", "one", N_("Identifier of the record."), _records)
VIEWS = (
    View(
        name="micro-credentials",
        page="micro-credentials",
        answer=found,
        ignores=("layout", "shown"),
        title=N_("Micro-credentials that fit"),
        choices=(
            Choice("q", "text", N_("Words of a title, an outcome or a skill."), most=200),
            *(
                Choice(KEYS[facet], "one" if facet in LISTED else "many", SAYS[facet], _codes(facet), most=20)
                for facet in micro_credentials.FACETS
            ),
            Choice("sort", "one", N_("Order of the records."), _sorts),
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
