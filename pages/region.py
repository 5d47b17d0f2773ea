"""Everything on one region, on one page to print: where it stands, what it lacks, whom it is like."""

import streamlit as st

from observatory.queries import demand, indicators, regions
from observatory.ui import demand as demanded
from observatory.ui import region as words
from observatory.ui.brief import brief_link
from observatory.ui.choice import refused
from observatory.ui.engine import engine
from observatory.ui.lacking import lacking
from observatory.ui.language import _, language, place_name
from observatory.ui.navigation import link_to
from observatory.ui.picker import find_one
from observatory.ui.replaced import replaced

places = indicators.observed_regions(engine(), language=language())
names = dict(places.select("region", "name").iter_rows())
options = {row["region"]: place_name(row) for row in places.filter(level="2").iter_rows(named=True)}
heading = st.empty()
with st.container(key="choose-region"):
    code = find_one(_("Region"), options, "region", key="code", default="ES21")
retired = set(regions.successors(engine(), regions=[code])["from_region"])
replaced(engine(), [*refused("code"), *retired], set(options) - retired, key="code")
heading.title(f"{names[code]} ({code})")
words.printable()
with st.container(horizontal=True, vertical_alignment="center", key="ways-region"):
    brief_link("region", code)
    link_to("regions", _("Compare with other regions"), regions=code)
    link_to("trends", _("See how it developed"), regions=code)
if words.standing(code, names[code]):
    words.pressure(code, names)
    lacking(demanded.given(), demand.places(engine(), language=language()), code, prefix="region")
    words.posts(code, names[code])
    words.alike(code, names)
