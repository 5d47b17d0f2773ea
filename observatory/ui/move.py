"""The words and rows of the page Move: how far skills reach, part by part and skill by skill."""

from collections.abc import Sequence

import polars as pl
import streamlit as st

from observatory.charts.figure import Figure
from observatory.charts.labels import brief
from observatory.charts.palette import Palette
from observatory.charts.stack import Segment, stack
from observatory.model.transition import PARTS, STRENGTH
from observatory.ui.language import _, in_words, ngettext, number, speech
from observatory.ui.navigation import link_to
from observatory.views.transitions import OUTCOMES
from observatory.views.transitions import step_rows as ordered
from observatory.views.view import Column

ANY = "any"
SHOWN = 10
LONG = 2.0
"""A profile with this many times the skills of the middle profile reaches far because its list is long."""
DESIGNS = 5
MISSING = 3


def percent(share: float | None) -> str:
    """A share as readers know it; a dash where there is none."""
    return speech().percent(share)


def part_name(part: str) -> str:
    """What a part of the score is called."""
    return {"essential": _("Essential skills"), "optional": _("Optional skills"), "knowledge": _("Knowledge")}[part]


def need_name(need: str) -> str:
    """Essential or optional, in the visitor's language."""
    return {"essential": _("essential"), "optional": _("optional")}[need]


def outcome_name(outcome: str) -> str:
    """What becomes of a need."""
    return {"missing": _("missing"), "partly": _("by half"), "carried": _("carries over")}[outcome]


def picture(nearest: pl.DataFrame, palette: Palette) -> Figure:
    """Scores as bars made of their parts, on a track as long as a full match."""
    segments = [
        Segment(part_name(part), nearest[part].to_list(), colour)
        for part, colour in zip(PARTS, palette.series, strict=False)
    ]
    details = [
        [
            _("{target}. {part}: {points} of {score}").format(
                target=row["name"], part=part_name(part), points=percent(row[part]), score=percent(row["score"])
            )
            for row in nearest.iter_rows(named=True)
        ]
        for part in PARTS
    ]
    return stack(
        [brief(name) for name in nearest["name"]],
        segments,
        [percent(score) for score in nearest["score"]],
        palette=palette,
        most=1.0,
        modelled=True,
        details=details,
    )


def title(nearest: pl.DataFrame) -> str:
    """The finding: the nearest profile, and how near it is."""
    first = nearest.row(0, named=True)
    return _("Nearest: {target}, {share} of its needs carry over").format(
        target=first["name"], share=percent(first["score"])
    )


def sentence(nearest: pl.DataFrame, known: int) -> str:
    """What a score is a share of."""
    return _(
        "Share of each target's needs that the skills of the profile carry over, in %; the best {n} of {known}. "
        "Essential skills count twice as much as optional ones, rare skills more than common ones."
    ).format(n=number(min(SHOWN, nearest.height)), known=number(known))


def notes(moves: pl.DataFrame, profile: str) -> list[str]:
    """What a score leaves out, and when a long list flatters."""
    told = [_("Scores compare lists of skills. Licences, experience, pay and vacancies are not in them.")]
    skills, middle = moves.filter(profile_id=profile)["skills"][0], float(moves["skills"].median() or 0)  # type: ignore[arg-type]
    if skills >= LONG * middle:
        told.append(
            _(
                "ESCO lists {skills} skills for this profile; the middle profile has {middle}. A long list reaches "
                "far: few people master all of it."
            ).format(skills=number(skills), middle=number(middle))
        )
    return told


def score_columns() -> dict[str, Column]:
    """Headings of `score_rows`."""
    return {
        "name": Column(_("Profile"), leads_to="profile"),
        "area": Column(_("Technology area")),
        "isco_code": Column(_("ISCO-08")),
        "score": Column(_("Carries over, %"), 0),
        "essential": Column(_("of it essential skills"), 0),
        "optional": Column(_("of it optional skills"), 0),
        "knowledge": Column(_("of it knowledge"), 0),
        "back": Column(_("Way back, %"), 0),
        "missing_essential": Column(_("Essential, missing"), 0),
    }


def side_by_side(moves: pl.DataFrame, targets: Sequence[str]) -> pl.DataFrame:
    """What speaks for each chosen target: one row per measure, one column per target."""
    rows = [moves.filter(profile_id=target).row(0, named=True) for target in targets]
    measures: list[tuple[str, list[str]]] = [
        (_("All needs carried over"), [percent(row["score"]) for row in rows]),
        *((part_name(part), [percent(row[f"{part}_share"]) for row in rows]) for part in PARTS),
        (_("Skills it needs"), [number(row["skills"]) for row in rows]),
        (_("… found in the profile"), [number(row["shared"]) for row in rows]),
        (_("… essential and missing"), [number(row["missing_essential"]) for row in rows]),
        (_("Way back"), [percent(row["back"]) for row in rows]),
    ]
    return pl.DataFrame(
        [[measure, *values] for measure, values in measures], schema=["measure", *targets], orient="row"
    )


def step_rows(steps: pl.DataFrame) -> pl.DataFrame:
    """Every need of a target in words, what is missing first."""
    return ordered(steps).with_columns(
        result=in_words("outcome", outcome_name, OUTCOMES) + " · " + in_words("need", need_name, STRENGTH)
    )


def step_columns() -> dict[str, Column]:
    """Headings of `step_rows`."""
    return {
        "name": Column(_("Skill"), leads_to="skill"),
        "result": Column(_("Outcome")),
        "designs": Column(_("Designs"), 0),
    }


def step_sentence(steps: pl.DataFrame) -> str:
    """How many skills carry over, are missing, are taught."""
    missing = steps.filter(outcome="missing")
    taught = missing.filter(pl.col("designs") > 0)
    return _(
        "{carried} of {all} skills carry over, {partly} of them by half; of {missing} missing ones {essential} are "
        "essential and {taught} are taught by a micro-credential design."
    ).format(
        carried=number(steps.height - missing.height),
        all=number(steps.height),
        partly=number(steps.filter(outcome="partly").height),
        missing=number(missing.height),
        essential=number(missing.filter(need="essential").height),
        taught=number(taught.height),
    )


def missing(steps: pl.DataFrame, *, key: str) -> None:
    """The rarest missing skills, essential first, each a click away."""
    rows = steps.filter(outcome="missing").head(MISSING)
    if rows.is_empty():
        return
    st.markdown("**" + _("First among the missing skills") + "**")
    with st.container(key=key):
        for row in rows.iter_rows(named=True):
            link_to("skill", f"{row['name']} · {need_name(row['need'])}", skill=row["skill_id"])


def offer(designs: pl.DataFrame, none: str, *, key: str) -> None:
    """Designs that teach missing skills, each a click away; or why there is none."""
    if designs.is_empty():
        st.caption(none)
        return
    st.markdown("**" + _("What teaches the missing skills") + "**")
    with st.container(key=key):
        for row in designs.head(DESIGNS).iter_rows(named=True):
            taught = ngettext("{n} skill", "{n} skills", row["skills"])
            design_link(row["micro_credential_id"], f"{row['name']} · {taught}")


def design_link(design: str, label: str) -> None:
    """A link to a micro-credential design."""
    link_to("micro-credential", label, id=design)
