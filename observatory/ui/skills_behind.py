"""The skills behind a region's demand: what weighs more there than elsewhere, and what the catalogue does not teach."""

from collections.abc import Sequence

import streamlit as st

from observatory.ui.engine import engine
from observatory.ui.language import _, language
from observatory.ui.modelled import instead
from observatory.ui.navigation import link_to
from observatory.ui.screen import ask_or_tell, show
from observatory.views.regions import area_names


def skills_behind(region: str, *, prefix: str) -> None:
    """Show skill groups that weigh more in a region than in the EU, and uncovered skills that lead to the catalogue.

    Args:
        region: its code.
        prefix: of the views' names, which the page decides.
    """
    st.header(_("The skills behind the demand"), anchor="skills-behind")
    groups = ask_or_tell(f"{prefix}-skill-groups")
    if groups is None:
        instead("skills-in-demand", region)
        return
    left, right = st.columns(2, gap="large")
    with left:
        show(groups, level=3)
    with right:
        uncovered = ask_or_tell(f"{prefix}-not-covered")
        if uncovered:
            show(uncovered, level=3)
            _ways_on(uncovered.data["name"].to_list())
    _learning(region)


def _ways_on(names: Sequence[str]) -> None:
    with st.container(key="links-gap", horizontal=True):
        st.caption(_("Look for what comes close in the catalogue:"))
        for name in names[:4]:
            link_to("micro-credentials", name, q=name)


def _learning(region: str) -> None:
    name = area_names(engine(), language()).get(region, region)
    with st.container(key="links-learning"):
        link_to("coverage", _("What is demanded here and not taught?"), region=region)
        link_to(
            "path",
            _("Which micro-credentials would cover what {region} demands most?").format(region=name),
            start="region",
            region=region,
        )
