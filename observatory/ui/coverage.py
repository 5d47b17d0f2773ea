"""The screen of Coverage: what it shows of an area, and the ways on from there."""

import streamlit as st

from observatory.model.region import EU
from observatory.ui.engine import engine
from observatory.ui.language import _, language
from observatory.ui.modelled import instead
from observatory.ui.navigation import link_to
from observatory.ui.screen import ask, show
from observatory.views import coverage as views

FIGURES = {
    "covered": ("coverage",),
    "untaught": ("coverage-untaught",),
    "little": ("coverage-balance", "coverage-little"),
}
LINKS = 8


def look(region: str, gap: str) -> bool:
    """Show what was chosen to look at; where there is nothing to show, what can be done instead.

    Args:
        region: the area.
        gap: what to look at.

    Returns:
        Whether there was something to show.
    """
    if not all(show(file) for file in FIGURES[gap]):
        if views.spot(engine(), region) is None:
            instead("coverage", region)
        else:
            with st.container(key="links-import"):
                link_to("import", _("Does your centre offer some? Check your list"))
        return False
    if gap == "untaught":
        with st.container(horizontal=True, key="links-untaught"):
            for row in ask("coverage-untaught").data.head(LINKS).iter_rows(named=True):
                link_to("skill", row["name"], skill=row["skill_id"])
    return True


def ways_on(region: str) -> None:
    """From an area with figures to what would teach its demand, and to what it demands more than elsewhere."""
    link_to(
        "path",
        _("Which micro-credentials would cover what {region} demands most?").format(
            region=views.area_name(engine(), region, language())
        ),
        start="region",
        region=region,
    )
    if len(region) > 2 and region != EU:
        link_to("skills-in-demand", _("What does it demand more than elsewhere?"), region=region)
