"""What the two pages about a job profile say."""

import polars as pl

from observatory.api.speech import Speech
from observatory.engine import Engine
from observatory.errors import NotHeld
from observatory.export.brief import Bar, Brief, BriefFigure
from observatory.model.evidence import Grade
from observatory.queries import profiles, provenance, transitions

ESCO, DESIGNS = "esco-1.1.1", "observatory-curation"
SHARES = ("digital", "green", "transversal", "knowledge")
MOST_SKILLS, MOST_GROUPS, MOST_DESIGNS, MOST_SIMILAR = 12, 8, 6, 5


def figures(engine: Engine, speech: Speech, *, profile: str) -> tuple[str, str, tuple[BriefFigure, ...]]:
    """Name, lead and figures of a profile.

    Raises:
        NotHeld: there is no such profile.
    """
    _ = speech.say
    found = profiles.card(engine, profile=profile, language=speech.language)
    if found.is_empty():
        raise NotHeld(_("There is no job profile “{id}”.").format(id=profile[:60]))
    card = found.row(0, named=True)
    needs = profiles.needs(engine, profile=profile, language=speech.language)
    lead = _("{area}. ISCO-08 {code} {group}. {essential} essential and {optional} optional skills.").format(
        area=card["area"], code=card["isco_code"], group=card["isco_name"] or "",
        essential=speech.number(card["essential"]), optional=speech.number(card["optional"]),
    )  # fmt: skip
    source = speech.source(provenance.evidence(engine, [ESCO], grade=Grade.CURATED))
    both = speech.source(provenance.evidence(engine, [ESCO, DESIGNS], grade=Grade.CURATED))
    modelled = speech.source(provenance.evidence(engine, [ESCO], grade=Grade.MODELLED))
    parts = (
        _skills(speech, needs, source),
        _groups(speech, needs, source),
        _shares(speech, card, source),
        _designs(engine, speech, card, both),
        _similar(engine, speech, card, modelled),
    )
    return card["name"], lead, tuple(part for part in parts if part)


def brief(engine: Engine, speech: Speech, *, profile: str, link: str, edition: str) -> Brief:
    """Two pages about a profile, with the way back to the frozen view."""
    _ = speech.say
    name, lead, drawn = figures(engine, speech, profile=profile)
    return Brief(
        kind=_("Job profile"), title=name, lead=lead, figures=drawn, link=link,
        link_words=_("This view, with every choice and the edition"),
        notes=(
            _("This service uses the ESCO classification of the European Commission."),
            _("Reference designs are examples written by our editors, not offers."),
            *([_("Names in English where ESCO has none in this language.")] if speech.language != "en" else []),
        ),
        footer=_("LCAMP Skills Observatory, edition {edition}").format(edition=edition),
        publisher=_("LCAMP Skills Observatory"), language=speech.language,
    )  # fmt: skip


def _skills(speech: Speech, needs: pl.DataFrame, source: str) -> BriefFigure | None:
    _ = speech.say
    essential = needs.filter(need="essential").sort("essential_profiles", "name")
    if essential.is_empty():
        return None
    rows = essential.head(MOST_SKILLS)
    return BriefFigure(
        title=_("What sets it apart: its rarest essential skills"),
        sentence=_(
            "Number of job profiles for which each skill is essential; the fewer, the rarer. {n} of {all}."
        ).format(n=speech.number(rows.height), all=speech.number(essential.height)),
        source=source,
        columns=(_("Skill"), "", _("Profiles")),
        rows=tuple(
            Bar(row["name"], row["essential_profiles"], speech.number(row["essential_profiles"]))
            for row in rows.iter_rows(named=True)
        ),
    )


def _groups(speech: Speech, needs: pl.DataFrame, source: str) -> BriefFigure | None:
    _ = speech.say
    counted = needs.group_by("wide_name").agg(
        essential=(pl.col("need") == "essential").sum(), all=pl.len()
    ).sort("essential", "all", "wide_name", descending=[True, True, False])  # fmt: skip
    rows = counted.head(MOST_GROUPS).filter(pl.col("wide_name").is_not_null())
    if rows.is_empty():
        return None
    return BriefFigure(
        title=_("What it takes, by group of skills"),
        sentence=_("Number of essential skills and knowledge; in brackets optional ones. {n} of {all} groups.").format(
            n=speech.number(rows.height), all=speech.number(counted.height)
        ),
        source=source,
        columns=(_("Group"), "", _("Skills")),
        rows=tuple(
            Bar(row["wide_name"], row["essential"],
                f"{speech.number(row['essential'])} ({speech.number(row['all'] - row['essential'])})")
            for row in rows.iter_rows(named=True)
        ),
    )  # fmt: skip


def _shares(speech: Speech, card: dict[str, float], source: str) -> BriefFigure | None:
    _ = speech.say
    if not card["essential"]:
        return None
    names = {
        "digital": _("Digital"), "green": _("Green"), "transversal": _("Transversal"), "knowledge": _("Knowledge"),
    }  # fmt: skip
    return BriefFigure(
        title=_("How its essential skills are made up, beside its technology area"),
        sentence=_("Share of essential skills, in %; plain average of the {n} profiles of its area.").format(
            n=speech.number(card["area_profiles"])
        ),
        source=source,
        columns=(_("Kind"), _("This profile"), _("Its area")),
        rows=tuple(
            (names[one], speech.percent(card[one]), speech.percent(card[f"area_{one}"])) for one in SHARES
        ),
    )  # fmt: skip


def _designs(engine: Engine, speech: Speech, card: dict[str, str], source: str) -> BriefFigure | None:
    _ = speech.say
    found = profiles.designs(engine, profile=card["profile_id"], language=speech.language)
    if found.is_empty():
        return None
    return BriefFigure(
        title=_("What teaches it: micro-credential designs"),
        sentence=_("Not offers; with the share of its essential skills that each teaches. {n} of {all}.").format(
            n=speech.number(min(MOST_DESIGNS, found.height)), all=speech.number(found.height)
        ),
        source=source,
        columns=(_("Design"), _("EQF level"), _("Hours"), _("Covers")),
        rows=tuple(
            (
                row["name"], speech.number(row["eqf_level"]), speech.number(row["workload_hours"]),
                speech.percent(row["covered_share"]),
            )
            for row in found.head(MOST_DESIGNS).iter_rows(named=True)
        ),
    )  # fmt: skip


def _similar(engine: Engine, speech: Speech, card: dict[str, str], source: str) -> BriefFigure | None:
    _ = speech.say
    found = transitions.similar(engine, profile=card["profile_id"], language=speech.language, how_many=MOST_SIMILAR)
    if found.is_empty():
        return None
    return BriefFigure(
        title=_("Where its skills reach furthest"),
        sentence=_(
            "Share of what another profile needs that carries over, in %, essential skills weighing more and common "
            "ones less. Computed by us."
        ),
        source=source,
        columns=(_("Profile"), "", _("Carries over")),
        rows=tuple(
            Bar(row["name"], row["score"], speech.percent(row["score"])) for row in found.iter_rows(named=True)
        ),
        modelled=True,
    )  # fmt: skip
