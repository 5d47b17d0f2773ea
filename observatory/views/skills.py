"""The page Skill: who needs it, what keeps it company, where it weighs most, what teaches it, what it is called."""

from collections.abc import Mapping

import polars as pl

from observatory.engine import Engine, kept
from observatory.errors import NotHeld
from observatory.i18n import N_
from observatory.model.evidence import Grade
from observatory.model.provenance import CURATION, ESCO, ESCO_LABELS
from observatory.queries import provenance, skills, spread, transitions
from observatory.views import skills_words as words
from observatory.views.speech import _, in_words, ngettext, number, speaking
from observatory.views.spread import FIELDS, YEAR, everywhere, weighed
from observatory.views.view import Answer, Choice, Codes, Picture, View, always, code_of

MEASURING = "42c25baf-ccb3-47d9-a872-bb2ceb615538"
RELATED = 10


def badges(engine: Engine, skill: str, language: str) -> str:
    """Kind, reuse level and tags of a skill, and the way to ESCO, in one line of Markdown."""
    with speaking(language):
        return words.badges(skills.card(engine, skill=skill).row(0, named=True))


def path(engine: Engine, skill: str, language: str) -> str:
    """The groups that a skill is in, from the widest to its own."""
    return " › ".join(skills.path(engine, skill=skill, language=language)["name"])


def relatives(engine: Engine, skill: str, language: str) -> pl.DataFrame:
    """The skills that ESCO relates to one: see `queries.skills.relatives`, and relation_name, in words."""
    with speaking(language):
        in_relation = in_words("relation", words.relation_name, ("broader", "narrower", "helps", "helped"))
    return skills.relatives(engine, skill=skill, language=language).with_columns(relation_name=in_relation)


def profiles(engine: Engine, codes: Codes, language: str) -> Answer:
    """The profiles that need a skill, essential first."""
    rows = skills.needing(engine, skill=code_of(codes, "skill"), language=language)
    return Answer(
        provenance.evidence(engine, [ESCO], grade=Grade.CURATED),
        rows,
        title=ngettext("{n} profile needs it", "{n} profiles need it", rows.height),
        sentence=_("{n} as an essential skill, listed first.").format(n=number(rows.filter(need="essential").height)),
        table=words.profile_rows(rows),
        columns=words.profile_columns(),
    )


def areas(engine: Engine, codes: Codes, language: str) -> Answer:
    """Those profiles counted by technology area."""
    skill = code_of(codes, "skill")
    rows = skills.by_area(skills.needing(engine, skill=skill, language=language))
    card = skills.card(engine, skill=skill).row(0, named=True)
    sentence = words.sentence(card)
    return Answer(
        provenance.evidence(engine, [ESCO], grade=Grade.CURATED),
        rows,
        title=words.title(_names(engine, language)[skill], card, rows),
        sentence=sentence,
        columns=words.area_columns(),
        pictures=(Picture(lambda palette: words.picture(rows, palette), alt=sentence),),
    )


def related(engine: Engine, codes: Codes, language: str) -> Answer:
    """The skills that profiles need most often beside it."""
    company = skills.company(engine, skill=code_of(codes, "skill"), language=language, how_many=RELATED)
    if company.is_empty():
        raise NotHeld(
            _("No other skill is needed together with it in three profiles or more."),
            _("Related skills are counted from the profiles that need both."),
        )
    rows = company.with_columns(pl.col("overlap") * 100)
    sentence = _("Profiles that need both, in % of the profiles that need either; at least three with both.")
    return Answer(
        provenance.evidence(engine, [ESCO], grade=Grade.MODELLED),
        rows,
        title=_("Most often beside it: “{skill}”").format(skill=rows["name"][0]),
        sentence=sentence,
        columns=words.related_columns(),
        pictures=(Picture(lambda palette: words.related_picture(rows, palette), alt=sentence),),
    )


def regions(engine: Engine, codes: Codes, language: str) -> Answer:
    """The regions in whose demand a skill weighs most."""
    world, skill = everywhere(engine, code_of(codes, "year")), code_of(codes, "skill")
    return weighed(engine, world, spread.skill(world, skill), _names(engine, language)[skill], language)


def designs(engine: Engine, codes: Codes, language: str) -> Answer:
    """The micro-credentials that teach it."""
    rows = transitions.teaching(engine, skills=[code_of(codes, "skill")], language=language)
    if rows.is_empty():
        raise NotHeld(
            _("No micro-credential design teaches it yet."),
            _("Designs are examples written by our editors, not offers: it may well be taught somewhere."),
        )
    return Answer(
        provenance.evidence(engine, [CURATION], grade=Grade.CURATED),
        rows,
        title=ngettext("{n} design teaches it", "{n} designs teach it", rows.height),
        sentence=_("Micro-credential designs of the observatory; examples, not offers."),
        columns=words.design_columns(),
    )


def names(engine: Engine, codes: Codes, _language: str) -> Answer:
    """What it is called, by language."""
    rows = skills.names(engine, skill=code_of(codes, "skill"))
    return Answer(
        provenance.evidence(engine, [ESCO, ESCO_LABELS], grade=Grade.CURATED),
        rows,
        title=_("Names"),
        sentence=_("In every language of the dataset; the preferred name first, then synonyms."),
        table=words.name_rows(rows),
        columns=words.name_columns(),
    )


@kept(8)
def _names(engine: Engine, language: str) -> Mapping[str, str]:
    return dict(skills.skills(engine, language=language).iter_rows())


def _skills(engine: Engine, language: str, _codes: Codes) -> Mapping[str, str]:
    return _names(engine, language)


SKILL = Choice(
    "skill",
    "one",
    N_("Identifier of the skill."),
    _skills,
    always(MEASURING),
    label=N_("Find a skill or a field of knowledge"),
    control="find",
    finds=("skill",),
)
VIEWS = (
    View(
        name="skill-profiles",
        page="skill",
        answer=profiles,
        choices=(SKILL,),
        title=N_("Job profiles that need a skill"),
        fields=("profile_id", "name", "area_id", "area", "isco_code", "need"),
    ),
    View(
        name="skill-areas",
        page="skill",
        answer=areas,
        choices=(SKILL,),
        title=N_("Job profiles that need a skill, by technology area"),
        fields=("area_id", "area", "essential", "optional", "profiles"),
    ),
    View(
        name="related-skills",
        page="skill",
        answer=related,
        choices=(SKILL,),
        title=N_("Skills needed most often beside one"),
        fields=("skill_id", "name", "skill_type", "together", "profiles", "overlap"),
    ),
    View(
        name="skill-regions",
        page="skill",
        answer=regions,
        choices=(SKILL, YEAR),
        title=N_("Regions that ask for a skill most"),
        fields=FIELDS,
    ),
    View(
        name="skill-designs",
        page="skill",
        answer=designs,
        choices=(SKILL,),
        title=N_("Micro-credentials that teach a skill"),
        fields=("skill_id", "micro_credential_id", "name", "eqf_level", "workload_hours", "ects"),
    ),
    View(
        name="skill-names",
        page="skill",
        answer=names,
        choices=(SKILL,),
        title=N_("Names of a skill"),
        fields=("language", "preferred", "alternatives"),
    ),
)
