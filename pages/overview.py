"""What is this, what is in it, and what does it say today?"""

import streamlit as st

from observatory.ui import overview, search
from observatory.ui.language import _
from observatory.ui.navigation import doors
from observatory.ui.screen import show

st.title(_("Which skills does advanced manufacturing need?"))
st.markdown(
    _(
        "Curated European data for policymakers, VET centres, partners and learners. Every figure shows its source, "
        "its date and how far it can be trusted."
    )
)
search.box()
overview.counts()
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
    show("most-needed-skills")
with middle:
    show("leading-regions")
with right:
    show("job-outlook")
