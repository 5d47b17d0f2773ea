"""How do job profiles cluster by the skills they share?"""

import streamlit as st

from observatory.model.evidence import Grade
from observatory.queries import provenance, skills_map
from observatory.ui import skills_map as words
from observatory.ui.appearance import palette
from observatory.ui.choice import pick
from observatory.ui.engine import engine
from observatory.ui.figure import show
from observatory.ui.language import _, language
from observatory.ui.navigation import link_to
from observatory.ui.picker import find_one

WELDER = "7aedaa07-3884-4c5b-88f9-80997b2aa54b"

st.title(_("Map of skills"))
profiles = skills_map.profiles(engine(), language=language())
names = dict(profiles.select("profile_id", "name").iter_rows())
left, right = st.columns([5, 2], gap="large")
with right:
    profile = find_one(_("Profile, or click a point"), names, "profile", key="profile", default=WELDER)
    relatives = skills_map.relatives(engine(), profile=profile, language=language())
    words.neighbours(names[profile], profile, relatives)
with left:
    show(
        words.picture(skills_map.areas(engine(), language=language()), profiles, relatives, profile, palette()),
        title=words.title(profiles),
        sentence=words.sentence(profiles),
        data=words.rows(profiles),
        columns=words.columns(),
        evidence=provenance.evidence(engine(), ["esco-1.1.1"], grade=Grade.MODELLED),
        file="skills-map",
        on_pick=lambda code: pick("profile", code),
    )
with st.container(key="doors"):
    link_to("profiles", _("All job profiles"))
    link_to("data", _("How the map is drawn: see Data and methods"))
