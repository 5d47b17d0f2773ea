"""How do job profiles cluster by the skills they share?"""

import streamlit as st

from observatory.charts.skill_map import Spot, skill_map
from observatory.model.evidence import Grade
from observatory.queries import profiles, provenance, transitions
from observatory.ui import profile as words
from observatory.ui.appearance import palette
from observatory.ui.choice import choose, pick
from observatory.ui.engine import engine
from observatory.ui.figure import Column, show
from observatory.ui.language import _, language, number
from observatory.ui.navigation import link_to

WELDER = "7aedaa07-3884-4c5b-88f9-80997b2aa54b"
NEAR = 4

st.title(_("Map of skills"))
placed = profiles.positions(engine(), language=language())
names = dict(placed.select("profile_id", "name").iter_rows())
areas = dict(placed.select("area_id", "area").unique().sort("area").iter_rows())
left, right = st.columns(2)
with left:
    profile = choose(_("Profile"), names, key="profile", default=WELDER)
with right:
    own = placed.filter(profile_id=profile)["area_id"][0]
    area = choose(_("Technology area"), {"own": _("That of the profile"), **areas}, key="area")
shown = own if area == "own" else area
similar = transitions.similar(engine(), profile=profile, language=language(), how_many=NEAR)
middles = words.middles(placed)
show(
    skill_map(
        [Spot(row["profile_id"], row["x"], row["y"], f"<b>{row['name']}</b><br>{row['area']}")
         for row in placed.iter_rows(named=True)],
        areas=middles, marked=placed.filter(area_id=shown)["profile_id"].to_list(), chosen=profile,
        name=names[profile], near=similar["profile_id"].to_list(),
        palette=palette(),
    ),
    title=_("{profile} lies nearest to {other}").format(profile=names[profile], other=similar["name"][0])
    if similar.height else names[profile],
    sentence=_(
        "{n} job profiles; the closer two are, the more rare essential skills they share. Green: profiles of “{area}”; "
        "orange: the chosen profile and those that its skills reach furthest. Only closeness has a meaning. Click a "
        "point to choose it."
    ).format(n=number(placed.height), area=areas[shown]),
    data=placed,
    columns={"name": Column(_("Profile")), "area": Column(_("Technology area")), "x": Column(_("From left"), 1),
             "y": Column(_("From below"), 1)},
    evidence=provenance.evidence(engine(), ["esco-1.1.1"], grade=Grade.MODELLED),
    file="skills-map",
    on_pick=lambda one: pick("profile", one),
)  # fmt: skip
with st.container(key="links-near", horizontal=True):
    for row in similar.iter_rows(named=True):
        link_to("profile", row["name"], id=row["profile_id"])
with st.container(key="doors"):
    link_to("profile", _("Read “{profile}”").format(profile=names[profile]), id=profile)
    link_to("transitions", _("Where could one move from here?"), profile=profile)
