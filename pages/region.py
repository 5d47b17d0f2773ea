"""Everything on one region, on one page to print: where it stands, what it lacks, whom it is like."""

import streamlit as st

from observatory.ui import region
from observatory.ui.download import brief_link
from observatory.ui.language import _
from observatory.ui.navigation import link_to
from observatory.ui.screen import show
from observatory.ui.skills_behind import skills_behind

code = region.choose_region()
region.printable()
with st.container(horizontal=True, vertical_alignment="center", key="ways-region"):
    brief_link("region", code)
    link_to("regions", _("Compare with other regions"), regions=code)
    link_to("trends", _("See how it developed"), regions=code)
if show("region-standing"):
    region.pressure(code)
    skills_behind(code, prefix="region")
    region.posts(code)
    region.alike(code)
