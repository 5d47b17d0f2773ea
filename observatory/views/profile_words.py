"""The page Job profile in words, which its brief says again: what it takes, what teaches it, what comes close."""

from collections.abc import Mapping
from typing import Any

import polars as pl

from observatory.engine import Engine
from observatory.model.evidence import Grade
from observatory.queries import provenance
from observatory.views.profiles import DESIGNS, ESCO, LABELS, MOST_BRANCHES, branches, share_rows
from observatory.views.speech import Speech, Told


def named(needs: pl.DataFrame, speech: Speech) -> pl.DataFrame:
    """Skills of a profile; a name for want of one in the language is marked as English."""
    marked = pl.when(pl.col("fallback") & (pl.lit(speech.language) != "en"))
    return needs.with_columns(name=marked.then(pl.col("name") + " [en]").otherwise(pl.col("name")))


def takes(speech: Speech, needs: pl.DataFrame) -> str:
    """How many skills and how much knowledge a profile takes."""
    _ = speech.say
    essential = needs.filter(need="essential")
    return _("It takes {skills} essential skills and {knowledge} essential fields of knowledge").format(
        skills=speech.number(essential.filter(skill_type="skill").height),
        knowledge=speech.number(essential.filter(skill_type="knowledge").height),
    )


def kinds(speech: Speech) -> dict[str, str]:
    """Kind of skill → what it is called."""
    _ = speech.say
    return {"digital": _("Digital"), "green": _("Green"), "transversal": _("Transversal"), "knowledge": _("Knowledge")}


def groups(speech: Speech, needs: pl.DataFrame) -> pl.DataFrame:
    """The wide groups that the page folds skills into, those of skills first: kind, label, essential, optional."""
    _ = speech.say
    headings = {"skill": _("Skills"), "knowledge": _("Knowledge")}
    parts = [
        branches(part, most).with_columns(kind=pl.lit(kind), heading=pl.lit(headings[kind]))
        for kind, most in MOST_BRANCHES.items()
        if (part := needs.filter(skill_type=kind)).height
    ]
    name = pl.col("name").fill_null(_("Other groups"))
    return pl.concat(parts).select("kind", pl.format("{}: {}", "heading", name).alias("label"), "essential", "optional")


def shares(engine: Engine, speech: Speech, card: Mapping[str, Any]) -> Told:
    """The shares of its essential skills, beside the average of its area: kind, name, profile, average, in %."""
    _ = speech.say
    rows = share_rows(card).with_columns(name=pl.col("kind").replace(kinds(speech)))
    row = max(rows.iter_rows(named=True), key=lambda one: abs(one["profile"] - one["average"]))
    text = (
        _("{kind}: {share} of its essential skills, more than the average of its area ({average})")
        if row["profile"] >= row["average"]
        else _("{kind}: {share} of its essential skills, less than the average of its area ({average})")
    )
    return Told(
        title=text.format(
            kind=row["name"], share=speech.percent(row["profile"] / 100), average=speech.percent(row["average"] / 100)
        ),
        sentence=_(
            "Share of the {n} essential skills and fields of knowledge of this profile, in %, beside the plain average "
            "of the {profiles} profiles in {area}. A skill may count more than once."
        ).format(n=speech.number(card["essential"]), profiles=speech.number(card["area_profiles"]), area=card["area"]),
        rows=rows,
        evidence=provenance.evidence(engine, [ESCO, LABELS], grade=Grade.CURATED),
    )


def designs(engine: Engine, speech: Speech, found: pl.DataFrame, needs: pl.DataFrame, card: Mapping[str, Any]) -> Told:
    """The designs that teach its skills, most first, with the share of its essential skills in per cent."""
    _, ngettext = speech.say, speech.count
    taught = needs.filter((pl.col("need") == "essential") & (pl.col("designs") > 0)).height
    return Told(
        title=ngettext("{n} design teaches skills of it", "{n} designs teach skills of it", found.height),
        sentence=_("Reference designs, not offers. Together they teach {taught} of its {n} essential skills.").format(
            taught=speech.number(taught), n=speech.number(card["essential"])
        ),
        rows=found.with_columns(percent=100 * pl.col("covered_share")),
        evidence=provenance.evidence(engine, [ESCO, DESIGNS], grade=Grade.CURATED),
    )


def similar(engine: Engine, speech: Speech, found: pl.DataFrame) -> Told:
    """The profiles that its skills reach furthest, at least one; shares in per cent."""
    _ = speech.say
    return Told(
        title=_("Closest to it: {profile}").format(profile=found["name"][0]),
        sentence=_("Share of what another profile needs that its skills carry over; rare ones weigh more."),
        rows=found.with_columns(pl.col("score", "back") * 100),
        evidence=provenance.evidence(engine, [ESCO], grade=Grade.MODELLED),
    )
