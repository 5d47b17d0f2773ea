"""The page Job profile: what it takes, beside its area, what teaches it, what comes close, and where it weighs most."""

from collections.abc import Mapping
from typing import Any

import polars as pl

from observatory.engine import Engine, kept
from observatory.errors import NotHeld
from observatory.i18n import N_
from observatory.model.evidence import Grade
from observatory.model.provenance import CURATION, ESCO, ESCO_LABELS
from observatory.queries import profiles, provenance, spread, transitions
from observatory.views import occupation
from observatory.views import profile_words as words
from observatory.views.speech import _, speaking
from observatory.views.spread import FIELDS, YEAR, everywhere, weighed
from observatory.views.view import USUAL_PROFILE, Answer, Choice, Codes, Picture, View, always, code_of

SIMILAR = 6
KINDS = ("digital", "green", "transversal", "knowledge")
MOST_BRANCHES = {"skill": 5, "knowledge": 3}
"""How many groups a reader sees at a time, by kind; the smallest share the last one."""
OTHER = "other"


def card(engine: Engine, profile: str, language: str) -> dict[str, Any]:
    """What a profile is; see `queries.profiles.card`.

    Raises:
        NotHeld: there is no such profile.
    """
    rows = profiles.card(engine, profile=profile, language=language)
    if rows.is_empty():
        with speaking(language):
            raise NotHeld(_("There is no job profile “{id}”.").format(id=profile[:60]))
    return rows.row(0, named=True)


def facts(engine: Engine, profile: str, language: str) -> str:
    """Codes, group, industries and area of a profile, in one line of Markdown."""
    with speaking(language):
        return words.facts(card(engine, profile, language))


def needed(engine: Engine, codes: Codes, language: str) -> Answer:
    """The skills of a profile, essential first."""
    rows = profiles.needs(engine, profile=code_of(codes, "id"), language=language)
    return Answer(
        provenance.evidence(engine, [ESCO, ESCO_LABELS], grade=Grade.CURATED),
        rows,
        title=words.takes(rows),
        sentence=words.skills_sentence(rows),
        table=words.skill_rows(rows),
        columns=words.skill_columns(),
    )


@kept(200)
def groups(engine: Engine, profile: str, language: str) -> pl.DataFrame:
    """The groups that the skills of a profile are folded into, those of skills first.

    Returns:
        kind (`skill`, `knowledge`) and the columns of `branches`, each with a name.
    """
    needs = profiles.needs(engine, profile=profile, language=language)
    folded = [
        branches(part, most).with_columns(kind=pl.lit(kind))
        for kind, most in MOST_BRANCHES.items()
        if (part := needs.filter(skill_type=kind)).height
    ]
    with speaking(language):
        other = _("Other groups")
    return pl.concat(folded).with_columns(pl.col("name").fill_null(other)) if folded else pl.DataFrame()


def branches(rows: pl.DataFrame, most: int) -> pl.DataFrame:
    """The wide groups of some skills, largest first, the smallest of too many joined as `other`.

    Args:
        rows: as `queries.profiles.needs` answers, of one kind.
        most: how many groups may come out.

    Returns:
        branch (a group, or `other`), name (null for `other`), groups (ids in it), essential, optional.
    """
    counted = (
        rows.group_by(wide=pl.col("wide_id").fill_null(OTHER))
        .agg(
            name=pl.col("wide_name").first(),
            essential=(pl.col("need") == "essential").sum(),
            optional=(pl.col("need") == "optional").sum(),
        )
        .with_columns(_all=pl.col("essential") + pl.col("optional"))
        .sort("_all", "essential", "wide", descending=[True, True, False])
        .with_row_index("_position")
    )
    alone = most if counted.height <= most else most - 1
    joined = (pl.col("_position") >= alone) | (pl.col("wide") == OTHER)
    return (
        counted.with_columns(branch=pl.when(joined).then(pl.lit(OTHER)).otherwise("wide"))
        .group_by("branch", maintain_order=True)
        .agg(
            name=pl.when(pl.col("branch").first() != OTHER).then(pl.col("name").first()),
            groups=pl.col("wide"),
            essential=pl.col("essential").sum(),
            optional=pl.col("optional").sum(),
        )
    )


def shares(engine: Engine, codes: Codes, language: str) -> Answer:
    """The shares of its essential skills, beside the average of its area."""
    profile = card(engine, code_of(codes, "id"), language)
    if not profile["essential"]:
        raise NotHeld(
            _("This profile has no essential skills, so there are no shares of them."),
            _("Its optional skills and knowledge are listed all the same."),
        )
    rows = share_rows(profile)
    table = words.share_table(rows)
    sentence = words.share_sentence(profile)
    return Answer(
        provenance.evidence(engine, [ESCO, ESCO_LABELS], grade=Grade.CURATED),
        rows,
        title=words.share_title(table),
        sentence=sentence,
        table=table,
        columns=words.share_columns(),
        pictures=(Picture(lambda palette: words.share_picture(table, palette), alt=sentence),),
    )


def share_rows(profile: Mapping[str, float]) -> pl.DataFrame:
    """Per kind of skill the share of a profile and the average of its area, in %: kind, profile, average."""
    return pl.DataFrame(
        [(kind, 100 * profile[kind], 100 * profile[f"area_{kind}"]) for kind in KINDS],
        schema={"kind": pl.String, "profile": pl.Float64, "average": pl.Float64},
        orient="row",
    )


def designs(engine: Engine, codes: Codes, language: str) -> Answer:
    """The micro-credentials that teach its essential skills, most first."""
    profile = code_of(codes, "id")
    rows = profiles.designs(engine, profile=profile, language=language)
    if rows.is_empty():
        raise NotHeld(
            _("No reference design teaches its essential skills yet."),
            _("Designs are examples, not offers: it may well be taught somewhere."),
        )
    essential = profiles.needs(engine, profile=profile, language=language).filter(need="essential")
    return Answer(
        provenance.evidence(engine, [ESCO, CURATION], grade=Grade.CURATED),
        rows,
        title=words.designs_title(rows),
        sentence=words.designs_sentence(essential),
        table=rows.with_columns(percent=100 * pl.col("covered_share")),
        columns=words.design_columns(),
    )


def similar(engine: Engine, codes: Codes, language: str) -> Answer:
    """The profiles that its skills reach furthest."""
    nearest = transitions.similar(engine, profile=code_of(codes, "id"), language=language, how_many=SIMILAR)
    if nearest.is_empty():
        raise NotHeld(_("No other profile resembles it."), _("Its essential skills are its own; see what it takes."))
    rows = nearest.select(
        "profile_id",
        "name",
        "isco_code",
        "area_id",
        pl.col("score", "back") * 100,
        "skills",
        "shared",
        "missing_essential",
    )
    sentence = _("Share of what another profile needs that its skills carry over; rare ones weigh more.")
    return Answer(
        provenance.evidence(engine, [ESCO], grade=Grade.MODELLED),
        rows,
        title=_("Closest to it: {profile}").format(profile=rows["name"][0]),
        sentence=sentence,
        columns=words.similar_columns(),
        pictures=(Picture(lambda palette: words.similar_picture(rows, palette), alt=sentence),),
    )


def occupation_regions(engine: Engine, codes: Codes, language: str) -> Answer:
    """Where its occupation group weighs most, on one of three bases."""
    isco = card(engine, code_of(codes, "id"), language)["isco_code"]
    return occupation.weighed(engine, isco, code_of(codes, "where"), language)


def regions(engine: Engine, codes: Codes, language: str) -> Answer:
    """The regions in whose manufacturing a profile weighs most."""
    world, profile = everywhere(engine, code_of(codes, "year")), code_of(codes, "id")
    name = card(engine, profile, language)["name"]
    return weighed(engine, world, spread.profile(world, profile), name, language)


def _profiles(engine: Engine, language: str, _codes: Codes) -> Mapping[str, str]:
    return dict(profiles.profiles(engine, language=language).select("profile_id", "name").iter_rows())


PROFILE = Choice(
    "id",
    "one",
    N_("Identifier of the job profile."),
    _profiles,
    always(USUAL_PROFILE),
    label=N_("Profile"),
    control="find",
    finds=("profile",),
)
VIEWS = (
    View(
        name="profile-skills",
        page="profile",
        answer=needed,
        choices=(PROFILE,),
        title=N_("Skills of a job profile"),
        fields=(
            "skill_id",
            "name",
            "fallback",
            "need",
            "skill_type",
            "group_id",
            "group_name",
            "wide_id",
            "wide_name",
            "essential_profiles",
            "profiles",
            "designs",
        ),
    ),
    View(
        name="profile-shares",
        page="profile",
        answer=shares,
        choices=(PROFILE,),
        title=N_("Kinds of skills of a job profile, beside its area"),
        fields=("kind", "profile", "average"),
    ),
    View(
        name="profile-designs",
        page="profile",
        answer=designs,
        choices=(PROFILE,),
        title=N_("Micro-credentials that teach skills of a job profile"),
        fields=("micro_credential_id", "name", "eqf_level", "workload_hours", "covered", "covered_share"),
    ),
    View(
        name="profile-similar",
        page="profile",
        answer=similar,
        choices=(PROFILE,),
        title=N_("Job profiles closest to one"),
        fields=("profile_id", "name", "isco_code", "area_id", "score", "back", "skills", "shared", "missing_essential"),
    ),
    View(
        name="occupation-regions",
        page="profile",
        answer=occupation_regions,
        choices=(PROFILE, occupation.BASIS),
        title=N_("Where an occupation group weighs most"),
        fields=occupation.FIELDS,
    ),
    View(
        name="profile-regions",
        page="profile",
        answer=regions,
        choices=(PROFILE, YEAR),
        title=N_("Regions where a job profile weighs most"),
        fields=FIELDS,
    ),
)
