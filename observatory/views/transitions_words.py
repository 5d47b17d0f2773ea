"""The words and pictures of the page Move: how far skills reach, part by part, skill by skill, and side by side."""

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

from observatory.charts.figure import Figure
from observatory.charts.labels import brief
from observatory.charts.palette import Palette
from observatory.charts.stack import Segment, stack
from observatory.model.transition import PARTS, STRENGTH
from observatory.views.skills_words import kind_name, need_name
from observatory.views.speech import _, in_words, ngettext, number, percent
from observatory.views.view import Column

SHOWN = 10
COMPARED = 3
OUTCOMES = ("missing", "partly", "carried")
LONG = 2.0
"""A profile with this many times the skills of the middle profile reaches far because its list is long."""


def part_name(part: str) -> str:
    """What a part of the score is called."""
    return {"essential": _("Essential skills"), "optional": _("Optional skills"), "knowledge": _("Knowledge")}[part]


def outcome_name(outcome: str) -> str:
    """What becomes of a need."""
    return {"missing": _("missing"), "partly": _("by half"), "carried": _("carries over")}[outcome]


def scores(nearest: pl.DataFrame, palette: Palette) -> Figure:
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


def sentence(nearest: pl.DataFrame) -> str:
    """What a score is a share of."""
    return _(
        "Share of each target's needs that the skills of the profile carry over, in %; the best {n} of {known}. "
        "Essential skills count twice as much as optional ones, rare skills more than common ones."
    ).format(n=number(min(SHOWN, nearest.height)), known=number(nearest.height))


def notes(moves: pl.DataFrame, profile: str) -> tuple[str, ...]:
    """What a score leaves out, and when a long list flatters."""
    caveat = _("Scores compare lists of skills. Licences, experience, pay and vacancies are not in them.")
    skills, middle = moves.filter(profile_id=profile)["skills"][0], float(moves["skills"].median() or 0)  # type: ignore[arg-type]
    if skills < LONG * middle:
        return (caveat,)
    flattery = _(
        "ESCO lists {skills} skills for this profile; the middle profile has {middle}. A long list reaches far: few "
        "people master all of it."
    )
    return caveat, flattery.format(skills=number(skills), middle=number(middle))


def score_columns() -> dict[str, Column]:
    """Headings of the scores."""
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


def measured(moves: pl.DataFrame, targets: Sequence[str]) -> pl.DataFrame:
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
    return _turned(measures, targets)


def headings(profiles: Sequence[str], names: Mapping[str, str]) -> dict[str, Column]:
    """A column per profile, under its name."""
    return {profile: Column(names[profile]) for profile in profiles}


def step_rows(steps: pl.DataFrame) -> pl.DataFrame:
    """Every need of a target in words."""
    return steps.with_columns(
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


def shares(counts: pl.DataFrame, palette: Palette) -> Figure:
    """A bar per profile: shared by all, by some, its own."""
    parts = {"all": _("Needed by all"), "some": _("By two of three"), "own": _("Only its own")}
    colours = {"all": palette.accent, "some": palette.series[2], "own": palette.faint}
    drawn = [part for part in parts if counts[part].sum()]
    segments = [Segment(parts[part], counts[part].to_list(), colours[part]) for part in drawn]
    details = [[f"{parts[part]}: {number(value)}" for value in counts[part]] for part in drawn]
    labels = [number(sum(row)) for row in counts.select("all", "some", "own").iter_rows()]
    return stack([brief(name) for name in counts["name"]], segments, labels, palette=palette, details=details)


def count_title(counts: pl.DataFrame) -> str:
    """The finding: how much all of them need."""
    shared = ngettext("{n} skill is needed by all of them", "{n} skills are needed by all of them", counts["all"][0])
    row = max(counts.iter_rows(named=True), key=lambda profile: profile["own"])
    return _("{shared}; {profile} has most of its own: {own}").format(
        shared=shared, profile=row["name"], own=number(row["own"])
    )


def count_columns(profiles: int) -> dict[str, Column]:
    """Headings of the numbers of shared and own skills."""
    some = {"some": Column(_("By two of three"), 0)} if profiles == COMPARED else {}
    return {
        "name": Column(_("Profile")),
        "all": Column(_("Needed by all"), 0),
        **some,
        "own": Column(_("Only its own"), 0),
    }


def facts(cards: Sequence[Mapping[str, Any]]) -> pl.DataFrame:
    """Codes and shares of profiles: one row per measure, one column per profile."""
    measures: list[tuple[str, list[str]]] = [
        (_("Technology area"), [card["area"] for card in cards]),
        (_("ISCO-08"), [f"{card['isco_code']} {card['isco_name'] or ''}".strip() for card in cards]),
        (_("ESCO"), [card["esco_code"] for card in cards]),
        (_("Essential skills"), [number(card["essential"]) for card in cards]),
        (_("Optional skills"), [number(card["optional"]) for card in cards]),
        (_("Digital"), [percent(card["digital"]) for card in cards]),
        (_("Green"), [percent(card["green"]) for card in cards]),
        (_("Transversal"), [percent(card["transversal"]) for card in cards]),
        (_("Knowledge"), [percent(card["knowledge"]) for card in cards]),
    ]
    return _turned(measures, [card["profile_id"] for card in cards])


def _turned(measures: Sequence[tuple[str, list[str]]], profiles: Sequence[str]) -> pl.DataFrame:
    rows = [[measure, *values] for measure, values in measures]
    return pl.DataFrame(rows, schema=dict.fromkeys(["measure", *profiles], pl.String), orient="row")


def compared(skills: pl.DataFrame, profiles: Sequence[str]) -> pl.DataFrame:
    """Skills with the need of each profile in words."""
    return skills.with_columns(
        *(in_words(profile, need_name, STRENGTH) for profile in profiles),
        kind=in_words("skill_type", kind_name, ("skill", "knowledge")),
    )
