"""What is demanded and not taught, what is taught and little demanded, and how sure can we be?"""

import streamlit as st

from observatory.model.region import EU
from observatory.queries import demand
from observatory.ui import coverage
from observatory.ui.choice import choose_switch, refused
from observatory.ui.engine import engine
from observatory.ui.language import _, language
from observatory.ui.navigation import link_to
from observatory.ui.picker import find_one
from observatory.ui.replaced import replaced

st.title(_("Coverage"))
places = demand.places(engine(), language=language())
left, middle, right = st.columns([31, 29, 45], vertical_alignment="bottom")
with left:
    areas = coverage.areas(places)
    region = find_one(_("The EU, a country or a region"), areas, "region", key="region", default="ES21")
with middle:
    counted = choose_switch(
        _("What counts as taught"), {"all": _("Designs and offers"), "offers": _("Offers from here")}, key="counted"
    )
with right:
    shown = choose_switch(
        _("What to look at"),
        {"covered": _("Demand and teaching"), "untaught": _("Not taught"), "little": _("Little demanded")},
        key="gap",
    )
replaced(engine(), refused("region"), areas, key="region")
main, side = st.columns([3, 2], gap="large")
with main:
    seen = coverage.view(region, places, counted)
    if seen is not None:
        {"covered": coverage.covered, "untaught": coverage.untaught, "little": coverage.little}[shown](seen)
with side:
    coverage.completeness()
if seen is not None and shown == "covered":
    coverage.skills_of_a_group(seen)
with st.container(key="doors"):
    if seen is not None:
        link_to(
            "path",
            _("Which micro-credentials would cover what {region} demands most?").format(region=seen.name),
            start="region",
            region=region,
        )
        if len(region) > 2 and region != EU:
            link_to("skills-in-demand", _("What does it demand more than elsewhere?"), region=region)
    link_to("micro-credentials", _("All micro-credentials"))
    link_to("data", _("How is coverage computed? See Data and methods"))
