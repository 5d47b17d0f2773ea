"""What is this skill, who needs it, what keeps it company, and what teaches it?"""

import streamlit as st

from observatory.ui import skill as screen
from observatory.ui.language import _
from observatory.ui.profile import regions
from observatory.ui.screen import show

st.title(_("Skill"))
skill = screen.choose_skill()
screen.facts(skill)
left, right = st.columns([3, 2], gap="large")
with left:
    show("skill-areas")
with right:
    screen.related()
show("skill-profiles")
regions("skill-regions")
show("skill-designs")
show("skill-names")
