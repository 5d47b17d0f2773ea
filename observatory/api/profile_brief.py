"""What the two pages about a job profile say: what its page says, in the same words and from the same rows."""

from collections.abc import Mapping
from typing import Any

import polars as pl

from observatory.api.source import source
from observatory.engine import Engine
from observatory.errors import NotHeld
from observatory.export.brief import Bar, Brief, BriefFigure
from observatory.model.evidence import Grade
from observatory.queries import profiles, provenance, transitions
from observatory.views import profile_words as words
from observatory.views.profiles import ESCO, LABELS, SIMILAR
from observatory.views.speech import Speech

MOST_SKILLS, MOST_DESIGNS = 12, 6


def brief(engine: Engine, speech: Speech, *, profile: str, link: str, edition: str) -> Brief:
    """Two pages about a profile, with the way back to the frozen view.

    Raises:
        NotHeld: there is no such profile.
    """
    _ = speech.say
    found = profiles.card(engine, profile=profile, language=speech.language)
    if found.is_empty():
        raise NotHeld(_("There is no job profile “{id}”.").format(id=profile[:60]))
    card = found.row(0, named=True)
    needs = words.named(profiles.needs(engine, profile=profile, language=speech.language), speech)
    curated = source(speech, provenance.evidence(engine, [ESCO, LABELS], grade=Grade.CURATED))
    figures = (
        _skills(speech, needs, curated),
        _groups(speech, needs, curated),
        _shares(engine, speech, card),
        _designs(engine, speech, card, needs),
        _similar(engine, speech, profile),
    )
    return Brief(
        kind=_("Job profile"),
        title=card["name"],
        lead=_("{area}. ISCO-08 {code} {group}. {takes}.").format(
            area=card["area"], code=card["isco_code"], group=card["isco_name"] or "", takes=words.takes(speech, needs)
        ),
        figures=tuple(figure for figure in figures if figure),
        link=link,
        link_words=_("This view, with every choice and the edition"),
        notes=(
            _("Hatched bars are modelled, not counted; the method is on the page Data and methods."),
            _("This service uses the ESCO classification of the European Commission."),
            _("Reference designs are examples written by our editors, not offers."),
            *(
                [_("Names marked [en] are in English, for want of one in this language.")]
                if speech.language != "en"
                else []
            ),
        ),
        footer=_("LCAMP Skills Observatory, edition {edition}").format(edition=edition),
        publisher=_("LCAMP Skills Observatory"),
        language=speech.language,
    )


def _skills(speech: Speech, needs: pl.DataFrame, curated: str) -> BriefFigure | None:
    _ = speech.say
    essential = needs.filter(need="essential").sort("profiles", "name")
    if essential.is_empty():
        return None
    rows = essential.head(MOST_SKILLS)
    return BriefFigure(
        title=_("What sets it apart: its rarest essential skills"),
        sentence=_("Number of job profiles that need each skill; the fewer, the rarer. {n} of {all}.").format(
            n=speech.number(rows.height), all=speech.number(essential.height)
        ),
        source=curated,
        columns=(_("Skill"), "", _("Profiles that need it")),
        rows=tuple(
            Bar(row["name"], row["profiles"], speech.number(row["profiles"])) for row in rows.iter_rows(named=True)
        ),
    )


def _groups(speech: Speech, needs: pl.DataFrame, curated: str) -> BriefFigure | None:
    _ = speech.say
    if needs.is_empty():
        return None
    return BriefFigure(
        title=_("What it takes, by group of skills"),
        sentence=_("Number of essential ones, which the bars show, and of optional ones."),
        source=curated,
        columns=(_("Group"), "", _("Skills and knowledge")),
        rows=tuple(
            Bar(
                row["label"],
                row["essential"],
                _("{essential} essential, {optional} optional").format(
                    essential=speech.number(row["essential"]), optional=speech.number(row["optional"])
                ),
            )
            for row in words.groups(speech, needs).iter_rows(named=True)
        ),
    )


def _shares(engine: Engine, speech: Speech, card: Mapping[str, Any]) -> BriefFigure | None:
    _ = speech.say
    if not card["essential"]:
        return None
    told = words.shares(engine, speech, card)
    return BriefFigure(
        title=told.title,
        sentence=told.sentence,
        source=source(speech, told.evidence),
        columns=(_("Kind"), _("This profile"), _("Average of its area")),
        rows=tuple(
            (row["name"], speech.percent(row["profile"] / 100), speech.percent(row["average"] / 100))
            for row in told.rows.iter_rows(named=True)
        ),
    )


def _designs(engine: Engine, speech: Speech, card: Mapping[str, Any], needs: pl.DataFrame) -> BriefFigure | None:
    _ = speech.say
    found = profiles.designs(engine, profile=card["profile_id"], language=speech.language)
    if found.is_empty():
        return None
    told = words.designs(engine, speech, found, needs, card)
    shown = told.rows.head(MOST_DESIGNS)
    return BriefFigure(
        title=told.title,
        sentence=" ".join(
            [told.sentence, _("{n} of {all}.").format(n=speech.number(shown.height), all=speech.number(found.height))]
        ),
        source=source(speech, told.evidence),
        columns=(_("Reference design, not an offer"), _("EQF level"), _("Hours"), _("% of its essential skills")),
        rows=tuple(
            (
                row["name"],
                speech.number(row["eqf_level"]),
                speech.number(row["workload_hours"]),
                speech.number(row["percent"]),
            )
            for row in shown.iter_rows(named=True)
        ),
    )


def _similar(engine: Engine, speech: Speech, profile: str) -> BriefFigure | None:
    _ = speech.say
    found = transitions.similar(engine, profile=profile, language=speech.language, how_many=SIMILAR)
    if found.is_empty():
        return None
    told = words.similar(engine, speech, found)
    return BriefFigure(
        title=told.title,
        sentence=told.sentence,
        source=source(speech, told.evidence),
        columns=(_("Profile"), "", _("Carries over")),
        rows=tuple(
            Bar(row["name"], row["score"], speech.percent(row["score"] / 100))
            for row in told.rows.iter_rows(named=True)
        ),
        modelled=told.evidence.grade is Grade.MODELLED,
    )
