"""The skills behind a region's demand: what weighs more there than elsewhere, and what the catalogue does not teach."""

from collections.abc import Sequence

import polars as pl
import streamlit as st

from observatory.queries import demand
from observatory.ui.demand import View, nothing, picture
from observatory.ui.engine import engine
from observatory.ui.figure import show
from observatory.ui.language import _, language, speech
from observatory.ui.navigation import link_to
from observatory.views import region_words as words
from observatory.views.view import Column


def lacking(given: demand.Inputs, places: pl.DataFrame, region: str, *, prefix: str) -> None:
    """Show skill groups that weigh more in a region than in the EU, and uncovered skills that lead to the catalogue.

    Args:
        given: what the model takes.
        places: regions with their names.
        region: its code.
        prefix: of the figures' names, which the page decides.
    """
    place = places.filter(region=region)
    lacks = demand.missing(given, region=region)
    if place.is_empty():
        return
    st.header(_("The skills behind the demand"), anchor="skills-behind")
    if lacks:
        nothing(place.row(0, named=True), lacks, given, places)
        return
    row = place.row(0, named=True)
    view = View(
        name=row["name"],
        country=row["country_name"],
        scene=demand.scene(given, region=region),
        given=given,
        skills=demand.skills(engine(), language=language()),
    )
    left, right = st.columns(2, gap="large")
    with left:
        _groups(view, f"{prefix}-skill-groups")
    with right:
        _uncovered(view, f"{prefix}-not-covered")


def _groups(view: View, file: str) -> None:
    told = words.skill_groups(engine(), speech(), view.name, view.scene, view.skills)
    if told.rows.is_empty():
        return
    show(
        picture(told.rows, base=1.0, label=_("as in {area}").format(area=_("the EU")), decimals=2, suffix="×"),
        title=told.title,
        sentence=told.sentence,
        data=told.rows,
        columns={
            "name": Column(_("Skill group")),
            "quotient": Column(_("Location quotient"), 2),
            "low": Column(_("Lowest"), 2),
            "high": Column(_("Highest"), 2),
        },
        evidence=told.evidence,
        file=file,
        level=3,
    )


def _uncovered(view: View, file: str) -> None:
    told = words.not_covered(engine(), speech(), view.name, view.scene, view.skills)
    rows = told.rows
    if rows.is_empty():
        return
    show(
        None,
        title=told.title,
        sentence=told.sentence,
        data=rows,
        columns={
            "name": Column(_("Skill"), leads_to="skill"),
            "percent": Column(_("% of demand here"), 2),
            "quotient": Column(_("Location quotient, EU = 1"), 2),
        },
        evidence=told.evidence,
        file=file,
        level=3,
    )
    _ways_on(rows["name"].to_list())
    region = view.scene.here.code
    with st.container(key="links-learning"):
        link_to("coverage", _("What is demanded here and not taught?"), region=region)
        link_to(
            "path",
            _("Which micro-credentials would cover what {region} demands most?").format(region=view.name),
            start="region",
            region=region,
        )


def _ways_on(names: Sequence[str]) -> None:
    with st.container(key="links-gap", horizontal=True):
        st.caption(_("Look for what comes close in the catalogue:"))
        for name in names[:4]:
            link_to("micro-credentials", name, q=name)
