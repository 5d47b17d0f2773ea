"""The page Move: which other profiles are within reach, what it takes to move there, and profiles side by side."""

from collections.abc import Mapping, Sequence
from functools import partial

import polars as pl

from observatory.engine import Engine
from observatory.errors import NotHeld
from observatory.model.evidence import Grade
from observatory.model.transition import PARTS
from observatory.queries import comparison, profiles, provenance, transitions
from observatory.views.view import N_, Answer, Choice, Codes, View, always, one

ESCO, DESIGNS = "esco-1.1.1", "observatory-curation"
ANY = "any"
SHOWN = 10
TARGETS, COMPARED = 3, 3
OUTCOMES = ("missing", "partly", "carried")
WELDER = "7aedaa07-3884-4c5b-88f9-80997b2aa54b"


def moves(engine: Engine, codes: Codes, language: str) -> Answer:
    """The profiles that the skills of one reach furthest, best first."""
    found = _nearest(engine, codes, language).head(SHOWN)
    areas, _majors = transitions.groups(engine, language=language)
    return Answer(provenance.evidence(engine, [ESCO], grade=Grade.MODELLED), score_rows(found, areas))


def _nearest(engine: Engine, codes: Codes, language: str) -> pl.DataFrame:
    profile, area, major = (one(codes, key) for key in ("profile", "area", "major"))
    found = transitions.moves(engine, profile=profile, language=language)
    return transitions.nearest(
        found, profile=profile, area="" if area == ANY else area, major="" if major == ANY else major
    )


def side_by_side(engine: Engine, codes: Codes, language: str) -> Answer:
    """How much of each chosen target's needs carries over, part by part; a row per target."""
    found = transitions.moves(engine, profile=one(codes, "profile"), language=language)
    parts = [f"{part}_share" for part in PARTS]
    rows = found.select(
        "profile_id",
        "name",
        "isco_code",
        *(pl.col(share) * 100 for share in ("score", *parts, "back")),
        "skills",
        "shared",
        "missing_essential",
    )
    chosen = pl.DataFrame({"profile_id": _targets(codes)})
    return Answer(
        provenance.evidence(engine, [ESCO], grade=Grade.MODELLED),
        chosen.join(rows, on="profile_id", maintain_order="left"),
    )


def steps(engine: Engine, codes: Codes, language: str, *, place: int) -> Answer:
    """Skill by skill, what it takes to get to one of the chosen targets."""
    targets = _targets(codes)
    if place >= len(targets):
        raise NotHeld("Fewer targets than that are chosen in “to”.")
    found = transitions.steps(engine, source=one(codes, "profile"), target=targets[place], language=language)
    return Answer(provenance.evidence(engine, [ESCO, DESIGNS], grade=Grade.MODELLED), step_rows(found))


def step_rows(found: pl.DataFrame) -> pl.DataFrame:
    """Every need of a target, what is missing first."""
    order = {outcome: place for place, outcome in enumerate(OUTCOMES)}
    ordered = found.with_columns(_order=pl.col("outcome").replace_strict(order, return_dtype=pl.Int64))
    return ordered.sort("_order", maintain_order=True).drop("_order")


def counts(engine: Engine, codes: Codes, language: str) -> Answer:
    """How many skills the profile and its targets share, and how many are one's own."""
    chosen = _compared(codes)
    found = comparison.counts(comparison.skills(engine, profiles=chosen, language=language), chosen)
    named = pl.col("profile_id").replace(_profiles(engine, language, codes)).alias("name")
    return Answer(provenance.evidence(engine, [ESCO], grade=Grade.CURATED), found.with_columns(named))


def facts(engine: Engine, codes: Codes, language: str) -> Answer:
    """Codes, numbers of skills and shares; a row per profile."""
    cards = pl.concat([profiles.card(engine, profile=key, language=language) for key in _compared(codes)])
    kinds = ("digital", "green", "transversal", "knowledge")
    rows = cards.select(
        "profile_id",
        "name",
        "area_id",
        "area",
        "isco_code",
        "isco_name",
        "esco_code",
        essential_skills="essential",
        optional_skills="optional",
        **{kind: pl.col(kind) * 100 for kind in kinds},
    )
    return Answer(provenance.evidence(engine, [ESCO], grade=Grade.CURATED), rows)


def shared_skills(engine: Engine, codes: Codes, language: str) -> Answer:
    """Skill by skill, which of the profiles need it; what all need first."""
    chosen = _compared(codes)
    found = comparison.skills(engine, profiles=chosen, language=language)
    needs = [
        (pl.col(chosen[place]) if place < len(chosen) else pl.lit(None, pl.String)).alias(f"need_{place + 1}")
        for place in range(COMPARED)
    ]
    rows = found.select("skill_id", "name", "skill_type", *needs, "shared", "profiles")
    return Answer(provenance.evidence(engine, [ESCO], grade=Grade.CURATED), rows)


def _targets(codes: Codes) -> list[str]:
    if not codes["to"]:
        raise NotHeld("No target is chosen, or none is within reach.")
    return list(codes["to"])


def _compared(codes: Codes) -> list[str]:
    """The profile and its targets, as many as can be compared."""
    return [one(codes, "profile"), *_targets(codes)][:COMPARED]


def score_rows(nearest: pl.DataFrame, areas: Mapping[str, str]) -> pl.DataFrame:
    """Scores in per cent, with the name of the area."""
    shares = ["score", *PARTS, "back"]
    return nearest.select(
        "profile_id",
        "name",
        "isco_code",
        "area_id",
        pl.col("area_id").replace_strict(areas, default=None, return_dtype=pl.String).alias("area"),
        *(pl.col(share) * 100 for share in shares),
        "skills",
        "shared",
        "missing_essential",
    )


def _profiles(engine: Engine, language: str, codes: Codes) -> Mapping[str, str]:
    del codes
    return dict(transitions.profiles(engine, language=language).select("profile_id", "name").iter_rows())


def _areas(engine: Engine, language: str, codes: Codes) -> Mapping[str, str]:
    del codes
    return {ANY: "", **transitions.groups(engine, language=language)[0]}


def _majors(engine: Engine, language: str, codes: Codes) -> Mapping[str, str]:
    del codes
    return {ANY: "", **transitions.groups(engine, language=language)[1]}


def _reached(engine: Engine, language: str, codes: Codes) -> Mapping[str, str]:
    profile = one(codes, "profile")
    found = transitions.moves(engine, profile=profile, language=language)
    return dict(transitions.nearest(found, profile=profile).select("profile_id", "name").iter_rows())


def _to(how_many: int) -> Choice:
    """The targets; those nearest if none is given."""

    def usual(engine: Engine, codes: Codes, _options: Mapping[str, str]) -> Sequence[str]:
        return _nearest(engine, codes, "en")["profile_id"].head(how_many).to_list()

    return Choice(
        "to", "many", N_("Up to three targets; the nearest ones if not given."), _reached, usual, most=TARGETS
    )


CHOICES = (
    Choice("profile", "one", N_("Profile to move from: its ESCO identifier."), _profiles, always(WELDER)),
    Choice("area", "one", N_("Technology area of the targets, or any."), _areas),
    Choice("major", "one", N_("ISCO-08 major group of the targets, or any."), _majors),
)
TO = _to(2)
STEPS = (
    N_("What the move to the first target takes"),
    N_("What the move to the second target takes"),
    N_("What the move to the third target takes"),
)
VIEWS = (
    View(
        name="moves",
        page="transitions",
        answer=moves,
        title=N_("Job profiles within reach"),
        choices=CHOICES,
        ignores=("view",),
        fields=(
            "profile_id",
            "name",
            "isco_code",
            "area_id",
            "area",
            "score",
            "essential",
            "optional",
            "knowledge",
            "back",
            "skills",
            "shared",
            "missing_essential",
        ),
    ),
    View(
        name="moves-side-by-side",
        page="transitions",
        answer=side_by_side,
        choices=(*CHOICES, TO),
        title=N_("How much carries over to each target"),
        fields=(
            "profile_id",
            "name",
            "isco_code",
            "score",
            "essential_share",
            "optional_share",
            "knowledge_share",
            "back",
            "skills",
            "shared",
            "missing_essential",
        ),
    ),
    *(
        View(
            name=f"steps-{place + 1}",
            page="transitions",
            answer=partial(steps, place=place),
            choices=(*CHOICES, _to(max(2, place + 1))),
            title=title,
            fields=("skill_id", "name", "skill_type", "need", "held", "outcome", "profiles", "rarity", "designs"),
        )
        for place, title in enumerate(STEPS)
    ),
    View(
        name="compared-counts",
        page="transitions",
        answer=counts,
        choices=(*CHOICES, TO),
        title=N_("Shared and own skills of job profiles"),
        fields=("profile_id", "all", "some", "own", "name"),
    ),
    View(
        name="compared-facts",
        page="transitions",
        answer=facts,
        choices=(*CHOICES, TO),
        title=N_("Job profiles side by side: codes and shares"),
        fields=(
            "profile_id",
            "name",
            "area_id",
            "area",
            "isco_code",
            "isco_name",
            "esco_code",
            "essential_skills",
            "optional_skills",
            "digital",
            "green",
            "transversal",
            "knowledge",
        ),
    ),
    View(
        name="compared-skills",
        page="transitions",
        answer=shared_skills,
        choices=(*CHOICES, TO),
        title=N_("Job profiles side by side, skill by skill"),
        fields=("skill_id", "name", "skill_type", "need_1", "need_2", "need_3", "shared", "profiles"),
    ),
)
