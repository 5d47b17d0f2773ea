"""What the two pages about a job profile say: what its page says, in the same words and from the same rows."""

import polars as pl

from observatory.api.source import source
from observatory.engine import Engine
from observatory.errors import NotHeld
from observatory.export.brief import Bar, Brief, BriefFigure
from observatory.model.evidence import Grade
from observatory.views import profile as views
from observatory.views.asking import ask
from observatory.views.speech import Speech
from observatory.views.view import Answer

MOST_SKILLS, MOST_DESIGNS = 12, 6


def brief(engine: Engine, speech: Speech, *, profile: str, link: str, edition: str) -> Brief:
    """Two pages about a profile, with the way back to the frozen view.

    Raises:
        NotHeld: there is no such profile.
    """
    _ = speech.say
    card = views.card(engine, profile, speech.language)
    needs = _answer(engine, speech, "profile-skills", profile)
    assert needs  # noqa: S101 (every profile has an answer, perhaps without rows)
    curated = source(speech, needs.evidence)
    figures = (
        _skills(speech, needs.rows, curated),
        _groups(speech, views.groups(engine, profile, speech.language), curated),
        _shares(speech, _answer(engine, speech, "profile-shares", profile)),
        _designs(speech, _answer(engine, speech, "profile-designs", profile)),
        _similar(speech, _answer(engine, speech, "profile-similar", profile)),
    )
    return Brief(
        kind=_("Job profile"),
        title=card["name"],
        lead=_("{area}. ISCO-08 {code} {group}. {takes}.").format(
            area=card["area"], code=card["isco_code"], group=card["isco_name"] or "", takes=needs.title
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


def _answer(engine: Engine, speech: Speech, view: str, profile: str) -> Answer | None:
    """What the page says, where it has something to say."""
    try:
        return ask(engine, view, {"id": (profile,)}, language=speech.language)
    except NotHeld:
        return None


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


def _groups(speech: Speech, groups: pl.DataFrame, curated: str) -> BriefFigure | None:
    _ = speech.say
    if groups.is_empty():
        return None
    headings = {"skill": _("Skills"), "knowledge": _("Knowledge")}
    return BriefFigure(
        title=_("What it takes, by group of skills"),
        sentence=_("Number of essential ones, which the bars show, and of optional ones."),
        source=curated,
        columns=(_("Group"), "", _("Skills and knowledge")),
        rows=tuple(
            Bar(
                f"{headings[row['kind']]}: {row['name']}",
                row["essential"],
                _("{essential} essential, {optional} optional").format(
                    essential=speech.number(row["essential"]), optional=speech.number(row["optional"])
                ),
            )
            for row in groups.iter_rows(named=True)
        ),
    )


def _shares(speech: Speech, answer: Answer | None) -> BriefFigure | None:
    _ = speech.say
    if answer is None:
        return None
    return BriefFigure(
        title=answer.title,
        sentence=answer.sentence,
        source=source(speech, answer.evidence),
        columns=(_("Kind"), _("This profile"), _("Average of its area")),
        rows=tuple(
            (row["name"], speech.percent(row["profile"] / 100), speech.percent(row["average"] / 100))
            for row in answer.rows.iter_rows(named=True)
        ),
    )


def _designs(speech: Speech, answer: Answer | None) -> BriefFigure | None:
    _ = speech.say
    if answer is None:
        return None
    shown = answer.rows.head(MOST_DESIGNS)
    return BriefFigure(
        title=answer.title,
        sentence=" ".join(
            [
                answer.sentence,
                _("{n} of {all}.").format(n=speech.number(shown.height), all=speech.number(answer.rows.height)),
            ]
        ),
        source=source(speech, answer.evidence),
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


def _similar(speech: Speech, answer: Answer | None) -> BriefFigure | None:
    _ = speech.say
    if answer is None:
        return None
    return BriefFigure(
        title=answer.title,
        sentence=answer.sentence,
        source=source(speech, answer.evidence),
        columns=(_("Profile"), "", _("Carries over")),
        rows=tuple(
            Bar(row["name"], row["score"], speech.percent(row["score"] / 100))
            for row in answer.rows.iter_rows(named=True)
        ),
        modelled=answer.evidence.grade is Grade.MODELLED,
    )
