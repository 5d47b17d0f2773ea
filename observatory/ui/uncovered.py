"""What the page Skills in demand says of skills that no micro-credential teaches, and of those whose jobs grow."""

import streamlit as st

from observatory.charts.ranking import ranking
from observatory.model import demand as model
from observatory.queries import demand
from observatory.ui.appearance import palette
from observatory.ui.demand import View, ends, notes, picture
from observatory.ui.engine import engine
from observatory.ui.figure import show
from observatory.ui.language import _, language, number, period, signed
from observatory.ui.navigation import link_to
from observatory.views import demand as views
from observatory.views.view import Column

MOST_LISTED = 10


def coverage_view(view: View) -> None:
    """Show which demanded skills no micro-credential of the catalogue teaches, and where that leads."""
    scene = view.scene
    rows = views.coverage_rows(view.given, scene, view.skills)
    if rows.is_empty():
        return
    shown = rows.head(MOST_LISTED)
    held = demand.catalogue(engine())
    low, high = demand.uncovered_spread(scene.here, view.skills)
    show(
        ranking(
            shown["name"].to_list(),
            shown["percent"].to_list(),
            [_("{n} %").format(n=number(one, 2)) for one in shown["percent"]],
            palette=palette(),
            modelled=True,
        ),
        title=_("{share} % of the demand in {region} falls on skills that no design here teaches").format(
            share=number(demand.uncovered(scene.here, view.skills) * 100), region=view.name
        ),
        sentence=_(
            "{low}–{high} % under other ways to weigh; {others}. {tagged} of the {designs} micro-credentials in the "
            "catalogue name the skills they teach, {skills} skills in all. Bars: share of modelled demand, {drawn} "
            "largest of {all} skills that at least {least} profiles list. “No design recorded here” is not “no offer "
            "exists”."
        ).format(
            low=number(low * 100),
            high=number(high * 100),
            others=_others(view),
            tagged=number(held["with_skills"]),
            designs=number(held["designs"]),
            skills=number(held["skills"]),
            drawn=number(shown.height),
            all=number(rows.height),
            least=number(model.LEAST_PROFILES),
        ),
        data=rows,
        columns={
            "name": Column(_("Skill"), leads_to="skill"),
            "percent": Column(_("% of demand here"), 2),
            "jobs": Column(_("% of jobs where essential"), 1),
            "quotient": Column(_("Location quotient, EU = 1"), 2),
            "profiles": Column(_("Profiles behind it"), 0),
        },
        evidence=view.evidence(views.CURATION),
        file="skills-not-covered",
        notes=notes(view),
    )
    link_to("coverage", _("By skill group, and what is taught and little demanded: Coverage"), region=scene.here.code)
    st.markdown(_("Look for what comes close in the catalogue:"))
    with st.container(key="links-uncovered", horizontal=True):
        for row in shown.iter_rows(named=True):
            link_to("micro-credentials", row["name"], q=row["name"])


def _others(view: View) -> str:
    scene = view.scene
    areas = [area for area in (scene.country, scene.europe) if area]
    return "; ".join(
        _("{area}: {share} %").format(
            area=view.country if area is scene.country else _("EU-27"),
            share=number(demand.uncovered(area, view.skills) * 100),
        )
        for area in areas
    )


def outlook_view(view: View) -> None:
    """Show which skill groups grow until 2035 because the occupations that need them are expected to grow."""
    coming = demand.forecast(engine())
    first, last = coming["first"][0], coming["last"][0]
    rows = views.outlook_rows(engine(), view.given, view.scene, coming, view.skills, language=language())
    if rows.is_empty():
        return
    drawn = ends(rows)
    top = rows.row(0, named=True)
    show(
        picture(drawn, base=0.0, label=_("no change"), decimals=1, suffix="%"),
        title=_("The jobs behind “{skill}” are expected to grow most until {last}: {change}\N{NO-BREAK SPACE}%").format(
            skill=top["name"], last=period(last), change=signed(top["quotient"], 1)
        ),
        sentence=_(
            "Expected change of employment in the EU {first}–{last}, in %, of the major groups of ISCO-08, carried to "
            "skills by their profiles and averaged over the demand in {region}. Modelled from a forecast: it says "
            "whose "
            "jobs grow, not how jobs change. {drawn} of {all} groups; all are in the table."
        ).format(
            first=period(first),
            last=period(last),
            region=view.name,
            drawn=number(drawn.height),
            all=number(rows.height),
        ),
        data=rows,
        columns={
            "name": Column(_("Skill group")),
            "quotient": Column(_("Change, %"), 1, signed=True),
            "low": Column(_("Lowest"), 1, signed=True),
            "high": Column(_("Highest"), 1, signed=True),
            "percent": Column(_("% of demand here"), 2),
            "profiles": Column(_("Profiles behind it"), 0),
        },
        evidence=view.evidence(*coming["origin"].unique()),
        file="skills-outlook",
        notes=[
            _(
                "Whiskers: an optional skill counts 0, 0.25 or 0.5 of an essential one. The forecast has ten groups "
                "of jobs, "
                "so a skill can grow by no more than the group that grows most."
            ),
            *notes(view),
        ],
    )
