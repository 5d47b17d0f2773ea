"""Where does my region stand among all others, beside its country and the EU?"""

import streamlit as st

from observatory.ui import regions
from observatory.ui.language import _
from observatory.ui.navigation import link_to
from observatory.ui.screen import choose, on_offer, settle, show

st.title(_("Regions"))
left, middle, far = st.columns([3.5, 2.5, 4], vertical_alignment="top")
with middle:
    choose("regions", "level")
with left:
    indicator = choose("regions", "indicator")
    (choose if len(on_offer("regions", "member")) > 1 else settle)("regions", "member")
with st.container(key="period-of-map", width=520):
    choose("regions", "period")
with far:
    chosen = regions.choose_regions()
show("regions", picks="regions")
if chosen:
    show("regions-side-by-side", level=3)
    show("courses", level=3)
    regions.alike(chosen[0])
with st.container(key="doors"):
    link_to("trends", _("See how they developed"), indicator=indicator, regions=",".join(chosen))
