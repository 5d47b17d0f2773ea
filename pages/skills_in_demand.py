"""Which skills does manufacturing in a region need more than elsewhere, and which of them does nobody teach here?"""

import streamlit as st

from observatory.queries import demand
from observatory.ui.agreement import agreement_view
from observatory.ui.choice import choose_switch, refused
from observatory.ui.demand import View, against, given, nothing, quotients_view
from observatory.ui.engine import engine
from observatory.ui.language import _, language
from observatory.ui.navigation import link_to
from observatory.ui.picker import find_one
from observatory.ui.replaced import replaced
from observatory.ui.uncovered import coverage_view, outlook_view

st.title(_("Skills in demand by region"))

places = demand.places(engine(), language=language())
options = {row["region"]: f"{row['name']}, {row['country_name']} ({row['region']})" for row in places.to_dicts()}
top = st.columns([2, 3, 2], vertical_alignment="bottom")
with top[0]:
    region = find_one(_("Region"), options, "region", key="region", default="ES21")
with top[1]:
    view_code = choose_switch(
        _("View"),
        {"groups": _("Groups"), "skills": _("Skills"), "uncovered": _("Not covered"), "outlook": _("Outlook")},
        key="view",
    )

replaced(engine(), refused("region"), options, key="region")
taken = given()
lacks = demand.missing(taken, region=region)
place = places.filter(region=region).row(0, named=True)
if lacks:
    nothing(place, lacks, taken, places)
else:
    view = View(
        name=place["name"],
        country=place["country_name"],
        scene=demand.scene(taken, region=region),
        given=taken,
        skills=demand.skills(engine(), language=language()),
    )
    if view_code == "uncovered":
        coverage_view(view)
    elif view_code == "outlook":
        outlook_view(view)
    else:
        with top[2]:
            base = choose_switch(_("Compare with"), against(view), key="base")
        quotients_view(view, by="group_id" if view_code == "groups" else "skill_id", base=base)
    agreement_view(view)

with st.container(key="doors"):
    link_to("data", _("How is demand modelled? See Data and methods"))
