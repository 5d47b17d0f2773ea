"""The three findings of the page Overview."""

from observatory.engine import Engine
from observatory.model.evidence import Grade
from observatory.queries import overview, provenance
from observatory.views.view import N_, Answer, Codes, View

ESCO = "esco-1.1.1"
LEAD = "high-tech-manufacturing"
SHOWN = 6


def most_needed_skills(engine: Engine, codes: Codes, language: str) -> Answer:
    """The skills that are essential to most profiles."""
    del codes
    data = overview.most_needed_skills(engine, language=language, how_many=SHOWN)
    return Answer(provenance.evidence(engine, [ESCO], grade=Grade.CURATED), data)


def leading_regions(engine: Engine, codes: Codes, language: str) -> Answer:
    """The regions with the highest share of technology-intensive manufacturing."""
    del codes, language
    data = overview.leading_regions(engine, indicator=LEAD, how_many=SHOWN)
    year = data["period"][0]
    return Answer(provenance.evidence(engine, data["origin"], grade=data["grade"], first=year, last=year), data)


def job_outlook(engine: Engine, codes: Codes, language: str) -> Answer:
    """The expected change of jobs by major group."""
    del codes
    data = overview.job_outlook(engine, language=language)
    first, last = data["first"][0], data["last"][0]
    return Answer(provenance.evidence(engine, data["origin"], grade=data["grade"], first=first, last=last), data)


VIEWS = (
    View(
        name="most-needed-skills",
        page="overview",
        choices=(),
        answer=most_needed_skills,
        title=N_("Skills that most job profiles share"),
        fields=("skill_id", "name", "essential_profiles", "profiles"),
    ),
    View(
        name="leading-regions",
        page="overview",
        choices=(),
        answer=leading_regions,
        title=N_("Leading regions in high-tech manufacturing"),
        fields=("region", "name", "country", "vintage", "period", "value", "flag", "origin", "grade", "regions"),
    ),
    View(
        name="job-outlook",
        page="overview",
        choices=(),
        answer=job_outlook,
        title=N_("Expected change of jobs by occupation group"),
        fields=("member", "name", "first", "last", "jobs_first", "jobs_last", "change_percent", "origin", "grade"),
    ),
)
