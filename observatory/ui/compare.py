"""The words and pictures of two or three profiles side by side: facts, shares, shared and own skills."""

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

from observatory.charts.figure import Figure
from observatory.charts.labels import brief
from observatory.charts.palette import Palette
from observatory.charts.stack import Segment, stack
from observatory.model.evidence import Grade
from observatory.queries import comparison, profiles, provenance
from observatory.ui.appearance import palette
from observatory.ui.engine import engine
from observatory.ui.figure import show
from observatory.ui.language import _, in_words, language, ngettext, number
from observatory.ui.move import need_name, percent
from observatory.views.view import Column

MOST = 3
NEEDS = ("essential", "optional")


def side_by_side(chosen: Sequence[str], names: Mapping[str, str]) -> None:
    """Compare up to three profiles: what all need, what is one's own, codes and shares, then skill by skill."""
    compared = list(chosen[:MOST])
    skills = comparison.skills(engine(), profiles=compared, language=language())
    counts = comparison.counts(skills, compared).with_columns(
        name=pl.col("profile_id").replace_strict({one: names[one] for one in compared})
    )
    esco = provenance.evidence(engine(), ["esco-1.1.1"], grade=Grade.CURATED)
    show(
        picture(counts, palette()),
        title=title(counts),
        sentence=_("Number of skills and fields of knowledge, essential or optional, that each profile lists."),
        data=counts,
        columns={
            "name": Column(_("Profile")),
            "all": Column(_("Needed by all"), 0),
            **({"some": Column(_("By two of three"), 0)} if len(compared) == MOST else {}),
            "own": Column(_("Only its own"), 0),
        },
        evidence=esco,
        file="compared-counts",
    )
    cards = [profiles.card(engine(), profile=one, language=language()).row(0, named=True) for one in compared]
    headings = {one: Column(names[one]) for one in compared}
    show(
        None,
        title=_("Codes and shares"),
        sentence=_("Shares of the essential skills of each profile."),
        data=facts(cards),
        columns={"measure": Column(_("Measure")), **headings},
        evidence=esco,
        file="compared-facts",
        level=3,
    )
    show(
        None,
        title=_("Skill by skill"),
        sentence=_("What all need first; then the rarest."),
        data=rows(skills, compared),
        columns={
            "name": Column(_("Skill"), leads_to="skill"),
            "kind": Column(_("Kind")),
            **headings,
            "profiles": Column(_("Profiles that need it"), 0),
        },
        evidence=esco,
        file="compared-skills",
        level=3,
    )


def picture(counts: pl.DataFrame, palette: Palette) -> Figure:
    """A bar per profile: shared by all, by some, its own."""
    parts = {"all": _("Needed by all"), "some": _("By two of three"), "own": _("Only its own")}
    colours = {"all": palette.accent, "some": palette.series[2], "own": palette.faint}
    kept = [part for part in parts if counts[part].sum()]
    segments = [Segment(parts[part], counts[part].to_list(), colours[part]) for part in kept]
    details = [[f"{parts[part]}: {number(value)}" for value in counts[part]] for part in kept]
    labels = [number(sum(row)) for row in counts.select("all", "some", "own").iter_rows()]
    return stack([brief(name) for name in counts["name"]], segments, labels, palette=palette, details=details)


def title(counts: pl.DataFrame) -> str:
    """The finding: how much all of them need."""
    shared = ngettext("{n} skill is needed by all of them", "{n} skills are needed by all of them", counts["all"][0])
    row = max(counts.iter_rows(named=True), key=lambda one: one["own"])
    return _("{shared}; {profile} has most of its own: {own}").format(
        shared=shared, profile=row["name"], own=number(row["own"])
    )


def facts(cards: Sequence[dict[str, Any]]) -> pl.DataFrame:
    """One row per measure, one column per profile."""
    told: list[tuple[str, list[str]]] = [
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
    columns = ["measure", *(card["profile_id"] for card in cards)]
    return pl.DataFrame([[measure, *values] for measure, values in told], schema=columns, orient="row")


def rows(skills: pl.DataFrame, compared: Sequence[str]) -> pl.DataFrame:
    """Skills with the need of each profile in words."""
    return skills.with_columns(
        *(in_words(one, need_name, NEEDS).alias(one) for one in compared),
        kind=in_words("skill_type", kind_name, ("skill", "knowledge")),
    )


def kind_name(kind: str) -> str:
    """Skill or knowledge, in ESCO's sense."""
    return {"skill": _("Skill"), "knowledge": _("Knowledge")}[kind]
