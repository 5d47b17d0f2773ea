"""What the page Overview says: how much there is, and three findings."""

from typing import Any

from observatory.charts.labels import brief
from observatory.charts.ranking import ranking
from observatory.engine import Engine
from observatory.i18n import N_
from observatory.model.evidence import Grade
from observatory.model.provenance import ESCO
from observatory.queries import overview, provenance
from observatory.views import sources
from observatory.views.speech import _, number, signed
from observatory.views.view import Answer, Codes, Column, Picture, View

LEAD = "high-tech-manufacturing"
SHOWN = 6


def holdings(engine: Engine) -> dict[str, Any]:
    """What is held, in numbers (see `queries.overview.holdings`), and when it was last `updated`, as an ISO date."""
    return {**overview.holdings(engine), "updated": sources.updated(engine)}


def most_needed_skills(engine: Engine, _codes: Codes, language: str) -> Answer:
    """The skills that are essential to most profiles."""
    data = overview.most_needed_skills(engine, language=language, how_many=SHOWN)
    first, counts = data.row(0, named=True), data["essential_profiles"]
    sentence = _("Number of job profiles, of {profiles}, for which a skill is essential.").format(
        profiles=number(first["profiles"])
    )
    return Answer(
        provenance.evidence(engine, [ESCO], grade=Grade.CURATED),
        data,
        title=_("“{skill}” is the skill most profiles share").format(skill=first["name"]),
        sentence=sentence,
        columns={"name": Column(_("Skill"), leads_to="skill"), "essential_profiles": Column(_("Profiles"), 0)},
        pictures=(
            Picture(
                lambda palette: ranking(
                    data["name"].to_list(), counts.to_list(), [number(count) for count in counts], palette=palette
                ),
                alt=sentence,
            ),
        ),
    )


def leading_regions(engine: Engine, _codes: Codes, _language: str) -> Answer:
    """The regions with the highest share of technology-intensive manufacturing."""
    data = overview.leading_regions(engine, indicator=LEAD, how_many=SHOWN)
    first = data.row(0, named=True)
    year, names = first["period"], [f"{row['name']} ({row['country']})" for row in data.iter_rows(named=True)]
    sentence = _(
        "People employed in high and medium-high-technology manufacturing, % of all people in employment, "
        "{year}; the first six of {n} regions with a figure."
    ).format(year=year, n=number(first["regions"]))
    return Answer(
        provenance.evidence(engine, data["origin"], grade=data["grade"], first=year, last=year),
        data,
        title=_("{region} led in high-tech manufacturing in {year}").format(region=first["name"], year=year),
        sentence=sentence,
        columns={"name": Column(_("Region")), "value": Column(_("% of employment"), 1), "flag": Column(_("Flag"))},
        pictures=(
            Picture(
                lambda palette: ranking(
                    names,
                    data["value"].to_list(),
                    [number(value, 1) for value in data["value"]],
                    palette=palette,
                    modelled=[grade == Grade.MODELLED for grade in data["grade"]],
                    codes=data["region"].to_list(),
                ),
                alt=sentence,
            ),
        ),
    )


def job_outlook(engine: Engine, _codes: Codes, language: str) -> Answer:
    """The expected change of jobs by major group."""
    data = overview.job_outlook(engine, language=language)
    top, changes = data.row(0, named=True), data["change_percent"]
    first, last = top["first"], top["last"]
    sentence = _(
        "Change in the number of jobs in the EU-27 by major group of ISCO-08, {first}–{last}, in % of "
        "{first}. A forecast, not a count."
    ).format(first=first, last=last)
    return Answer(
        provenance.evidence(engine, data["origin"], grade=data["grade"], first=first, last=last),
        data,
        title=_("“{group}” grow most until {year}").format(group=top["name"], year=last),
        sentence=sentence,
        columns={
            "name": Column(_("Occupation group")),
            "jobs_first": Column(first, 0),
            "jobs_last": Column(last, 0),
            "change_percent": Column(_("Change, %"), 1),
        },
        pictures=(
            Picture(
                lambda palette: ranking(
                    [brief(name, width=44) for name in data["name"]],
                    changes.to_list(),
                    [_("{n} %").format(n=signed(change, 1)) for change in changes],
                    palette=palette,
                    modelled=[grade == Grade.MODELLED for grade in data["grade"]],
                ),
                alt=sentence,
            ),
        ),
    )


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
