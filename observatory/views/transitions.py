"""The page Move: which other profiles are within reach, what it takes to move there, and profiles side by side."""

from collections.abc import Mapping, Sequence
from functools import partial

import polars as pl

from observatory.engine import Engine
from observatory.errors import NotHeld
from observatory.i18n import N_
from observatory.model.evidence import Grade
from observatory.model.provenance import CURATION, ESCO
from observatory.model.transition import PARTS
from observatory.queries import comparison, profiles, provenance, transitions
from observatory.views import transitions_words as words
from observatory.views.speech import _, percent
from observatory.views.view import USUAL_PROFILE, Answer, Choice, Codes, Column, Picture, View, always, code_of

ANY = "any"
TARGETS = 3


def moves(engine: Engine, codes: Codes, language: str) -> Answer:
    """The profiles that the skills of one reach furthest, best first."""
    every, nearest = _moves(engine, codes, language), _nearest(engine, codes, language)
    if nearest.is_empty():
        raise NotHeld(
            _("No profile of this group shares a skill with {source}.").format(source=_source(engine, codes, language)),
            _("Choose another technology area or major group above."),
        )
    best = nearest.head(words.SHOWN)
    areas, _majors = transitions.groups(engine, language=language)
    return Answer(
        provenance.evidence(engine, [ESCO], grade=Grade.MODELLED),
        score_rows(best, areas),
        title=words.title(nearest),
        sentence=words.sentence(nearest),
        columns=words.score_columns(),
        notes=words.notes(every, code_of(codes, "profile")),
        pictures=(Picture(lambda palette: words.scores(best, palette), alt=words.sentence(nearest)),),
    )


def _moves(engine: Engine, codes: Codes, language: str) -> pl.DataFrame:
    return transitions.moves(engine, profile=code_of(codes, "profile"), language=language)


def _nearest(engine: Engine, codes: Codes, language: str) -> pl.DataFrame:
    profile, area, major = (code_of(codes, key) for key in ("profile", "area", "major"))
    return transitions.nearest(
        _moves(engine, codes, language),
        profile=profile,
        area="" if area == ANY else area,
        major="" if major == ANY else major,
    )


def side_by_side(engine: Engine, codes: Codes, language: str) -> Answer:
    """How much of each chosen target's needs carries over, part by part; a row per target."""
    targets, every, names = _targets(codes), _moves(engine, codes, language), _profiles(engine, language, codes)
    parts = [f"{part}_share" for part in PARTS]
    rows = every.select(
        "profile_id",
        "name",
        "isco_code",
        *(pl.col(share) * 100 for share in ("score", *parts, "back")),
        "skills",
        "shared",
        "missing_essential",
    )
    return Answer(
        provenance.evidence(engine, [ESCO], grade=Grade.MODELLED),
        pl.DataFrame({"profile_id": targets}).join(rows, on="profile_id", maintain_order="left"),
        title=_("Side by side"),
        sentence=_(
            "How much of each target's needs carries over, part by part; the way back goes from the target to {source}."
        ).format(source=_source(engine, codes, language)),
        table=words.measured(every, targets),
        columns={"measure": Column(_("Measure")), **words.headings(targets, names)},
    )


def steps(engine: Engine, codes: Codes, language: str, *, index: int) -> Answer:
    """Skill by skill, what it takes to get to one of the chosen targets; what is missing first."""
    targets = _targets(codes)
    if index >= len(targets):
        raise NotHeld(_("Fewer targets than that are chosen."), _("Choose another one above."))
    needs = transitions.steps(engine, source=code_of(codes, "profile"), target=targets[index], language=language)
    order = {outcome: position for position, outcome in enumerate(words.OUTCOMES)}
    rows = needs.sort(pl.col("outcome").replace_strict(order, return_dtype=pl.Int64), maintain_order=True)
    return Answer(
        provenance.evidence(engine, [ESCO, CURATION], grade=Grade.MODELLED),
        rows,
        title=_("{target}: what it takes").format(target=_profiles(engine, language, codes)[targets[index]]),
        sentence=words.step_sentence(rows),
        table=words.step_rows(rows),
        columns=words.step_columns(),
    )


def teaching(engine: Engine, steps: pl.DataFrame, language: str) -> pl.DataFrame:
    """The designs that teach what is missing of the steps to a target, most of it first; see `transitions.designs`."""
    missing = steps.filter(outcome="missing")["skill_id"]
    return transitions.designs(transitions.teaching(engine, skills=missing, language=language))


def counts(engine: Engine, codes: Codes, language: str) -> Answer:
    """How many skills the profile and its targets share, and how many are one's own."""
    chosen = _compared(codes)
    named = pl.col("profile_id").replace(_profiles(engine, language, codes)).alias("name")
    skills = comparison.skills(engine, profiles=chosen, language=language)
    rows = comparison.counts(skills, chosen).with_columns(named)
    sentence = _("Number of skills and fields of knowledge, essential or optional, that each profile lists.")
    return Answer(
        provenance.evidence(engine, [ESCO], grade=Grade.CURATED),
        rows,
        title=words.count_title(rows),
        sentence=sentence,
        columns=words.count_columns(len(chosen)),
        pictures=(Picture(lambda palette: words.shares(rows, palette), alt=sentence),),
    )


def facts(engine: Engine, codes: Codes, language: str) -> Answer:
    """Codes, numbers of skills and shares; a row per profile."""
    chosen, names = _compared(codes), _profiles(engine, language, codes)
    cards = pl.concat([profiles.card(engine, profile=key, language=language) for key in chosen])
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
    return Answer(
        provenance.evidence(engine, [ESCO], grade=Grade.CURATED),
        rows,
        title=_("Codes and shares"),
        sentence=_("Shares of the essential skills of each profile."),
        table=words.facts(cards.to_dicts()),
        columns={"measure": Column(_("Measure")), **words.headings(chosen, names)},
    )


def shared_skills(engine: Engine, codes: Codes, language: str) -> Answer:
    """Skill by skill, which of the profiles need it; what all need first."""
    chosen, names = _compared(codes), _profiles(engine, language, codes)
    skills = comparison.skills(engine, profiles=chosen, language=language)
    needs = [
        (pl.col(chosen[index]) if index < len(chosen) else pl.lit(None, pl.String)).alias(f"need_{index + 1}")
        for index in range(words.COMPARED)
    ]
    return Answer(
        provenance.evidence(engine, [ESCO], grade=Grade.CURATED),
        skills.select("skill_id", "name", "skill_type", *needs, "shared", "profiles"),
        title=_("Skill by skill"),
        sentence=_("What all need first; then the rarest."),
        table=words.compared(skills, chosen),
        columns={
            "name": Column(_("Skill"), leads_to="skill"),
            "kind": Column(_("Kind")),
            **words.headings(chosen, names),
            "profiles": Column(_("Profiles that need it"), 0),
        },
    )


def _targets(codes: Codes) -> list[str]:
    if not codes["to"]:
        raise NotHeld(_("No target is chosen, or none is within reach."), _("Choose one above."))
    return list(codes["to"])


def _compared(codes: Codes) -> list[str]:
    """The profile and its targets, as many as can be compared."""
    return [code_of(codes, "profile"), *_targets(codes)][: words.COMPARED]


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


def _source(engine: Engine, codes: Codes, language: str) -> str:
    return _profiles(engine, language, codes)[code_of(codes, "profile")]


def _profiles(engine: Engine, language: str, _codes: Codes) -> Mapping[str, str]:
    return dict(transitions.profiles(engine, language=language).select("profile_id", "name").iter_rows())


def _areas(engine: Engine, language: str, _codes: Codes) -> Mapping[str, str]:
    return {ANY: _("All technology areas"), **transitions.groups(engine, language=language)[0]}


def _majors(engine: Engine, language: str, _codes: Codes) -> Mapping[str, str]:
    return {ANY: _("All major groups"), **transitions.groups(engine, language=language)[1]}


def _reached(engine: Engine, language: str, codes: Codes) -> Mapping[str, str]:
    within = transitions.nearest(_moves(engine, codes, language), profile=code_of(codes, "profile"))
    return {row["profile_id"]: f"{row['name']} · {percent(row['score'])}" for row in within.iter_rows(named=True)}


def _to(how_many: int) -> Choice:
    """The targets; those nearest if none is given."""

    def usual(engine: Engine, codes: Codes, _options: Mapping[str, str]) -> Sequence[str]:
        return _nearest(engine, codes, "en")["profile_id"].head(how_many).to_list()

    return Choice(
        "to",
        "many",
        N_("Up to three targets; the nearest ones if not given."),
        _reached,
        usual,
        most=TARGETS,
        label=N_("Look closer at one, two or three targets"),
        control="find",
        finds=("profile",),
    )


CHOICES = (
    Choice(
        "profile",
        "one",
        N_("Profile to move from: its ESCO identifier."),
        _profiles,
        always(USUAL_PROFILE),
        label=N_("From"),
        control="find",
        finds=("profile",),
    ),
    Choice("area", "one", N_("Technology area of the targets, or any."), _areas, label=N_("Technology area")),
    Choice("major", "one", N_("ISCO-08 major group of the targets, or any."), _majors, label=N_("ISCO-08 major group")),
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
            name=f"steps-{index + 1}",
            page="transitions",
            answer=partial(steps, index=index),
            choices=(*CHOICES, _to(max(2, index + 1))),
            title=title,
            fields=("skill_id", "name", "skill_type", "need", "held", "outcome", "profiles", "rarity", "designs"),
        )
        for index, title in enumerate(STEPS)
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
