"""What is this, what is in it, and what does it say today?"""

import streamlit as st

from observatory.charts.labels import brief
from observatory.charts.ranking import ranking
from observatory.model.evidence import Grade
from observatory.queries import overview, provenance
from observatory.ui import search
from observatory.ui.appearance import palette
from observatory.ui.engine import engine
from observatory.ui.figure import show
from observatory.ui.language import _, day, language, number, signed
from observatory.ui.navigation import doors
from observatory.views.view import Column

ESCO = "esco-1.1.1"
LEAD = "high-tech-manufacturing"

st.title(_("Which skills does advanced manufacturing need?"))
st.markdown(
    _(
        "Curated European data for policymakers, VET centres, partners and learners. Every figure shows its source, "
        "its date and how far it can be trusted."
    )
)
search.box()

held = overview.holdings(engine())
edition = provenance.edition(engine()).row(0, named=True)
counts = [
    (_("job profiles"), held["profiles"], _("in {n} languages").format(n=held["languages"])),
    (_("skills"), held["skills"], _("{n} links to profiles").format(n=number(held["links"]))),
    (_("regions (NUTS 2 of 2024)"), held["regions"], _("{n} indicators").format(n=held["indicators"])),
    (_("figures"), held["figures"], _("updated {date}").format(date=day(edition["updated"]))),
    (_("micro-credentials"), held["micro_credentials"], _("designs, not offers")),
]
with st.container(key="counts"):
    for column, (what, count, more) in zip(st.columns(len(counts)), counts, strict=True):
        column.metric(what, number(count), help=None, delta=more, delta_color="off", delta_arrow="off")

doors(
    {
        "regions": _("Where does my region stand among all others?"),
        "gaps": _("Where does demand run ahead of what a region can supply?"),
        "skills-in-demand": _("Which skills does my region's industry need more than others?"),
        "coverage": _("What is demanded, and taught by nobody recorded here?"),
        "profiles": _("What does a job take, and what comes close to it?"),
        "micro-credentials": _("What teaches a skill, at which level and effort?"),
        "trends": _("How did a region develop, against its country and the EU?"),
        "data": _("Where does a figure come from, and how do I take it away?"),
    }
)

left, middle, right = st.container(key="findings").columns(3, gap="large")
with left:
    skills = overview.most_needed_skills(engine(), language=language(), how_many=6)
    first = skills.row(0, named=True)
    show(
        ranking(
            skills["name"],
            skills["essential_profiles"],
            [number(n) for n in skills["essential_profiles"]],
            palette=palette(),
        ),
        title=_("“{skill}” is the skill most profiles share").format(skill=first["name"]),
        sentence=_("Number of job profiles, of {profiles}, for which a skill is essential.").format(
            profiles=number(first["profiles"])
        ),
        data=skills,
        columns={"name": Column(_("Skill"), leads_to="skill"), "essential_profiles": Column(_("Profiles"), 0)},
        evidence=provenance.evidence(engine(), [ESCO], grade=Grade.CURATED),
        file="most-needed-skills",
    )
with middle:
    leaders = overview.leading_regions(engine(), indicator=LEAD, how_many=6)
    first = leaders.row(0, named=True)
    show(
        ranking(
            [f"{row['name']} ({row['country']})" for row in leaders.iter_rows(named=True)],
            leaders["value"],
            [number(value, 1) for value in leaders["value"]],
            palette=palette(),
        ),
        title=_("{region} led in high-tech manufacturing in {year}").format(region=first["name"], year=first["period"]),
        sentence=_(
            "People employed in high and medium-high-technology manufacturing, % of all people in employment, "
            "{year}; the first six of {n} regions with a figure."
        ).format(year=first["period"], n=number(first["regions"])),
        data=leaders,
        columns={"name": Column(_("Region")), "value": Column(_("% of employment"), 1), "flag": Column(_("Flag"))},
        evidence=provenance.evidence(
            engine(), leaders["origin"], grade=leaders["grade"], first=first["period"], last=first["period"]
        ),
        file="leading-regions",
    )
with right:
    outlook = overview.job_outlook(engine(), language=language())
    top, bottom = outlook.row(0, named=True), outlook.row(-1, named=True)
    show(
        ranking(
            [brief(name, width=44) for name in outlook["name"]],
            outlook["change_percent"],
            [_("{n} %").format(n=signed(change, 1)) for change in outlook["change_percent"]],
            palette=palette(),
            modelled=True,
        ),
        title=_("“{group}” grow most until {year}").format(group=top["name"], year=top["last"]),
        sentence=_(
            "Change in the number of jobs in the EU-27 by major group of ISCO-08, {first}–{last}, in % of "
            "{first}. A forecast, not a count."
        ).format(first=top["first"], last=top["last"]),
        data=outlook,
        columns={
            "name": Column(_("Occupation group")),
            "jobs_first": Column(top["first"], 0),
            "jobs_last": Column(top["last"], 0),
            "change_percent": Column(_("Change, %"), 1),
        },
        evidence=provenance.evidence(
            engine(), outlook["origin"], grade=outlook["grade"], first=top["first"], last=top["last"]
        ),
        file="job-outlook",
    )
