"""Which job profiles are there, and which one do you mean?"""

import streamlit as st

from observatory.charts.ranking import ranking
from observatory.model.evidence import Grade
from observatory.queries import profiles, provenance
from observatory.ui import profile as words
from observatory.ui.appearance import palette
from observatory.ui.choice import asked, choose, choose_text
from observatory.ui.engine import engine
from observatory.ui.figure import show
from observatory.ui.language import _, language, ngettext, number
from observatory.ui.navigation import go_to, link_to
from observatory.ui.picker import find_to_open
from observatory.views.view import Column

ESCO, LABELS = "esco-1.1.1", "esco-labels"

st.title(_("Job profiles"))
listed = profiles.profiles(engine(), language=language())
areas = profiles.areas(engine(), language=language())
names = dict(listed.select("profile_id", "name").iter_rows())
# Links of the first editions opened a profile here.
for one in asked("profile")[:1]:
    if one in names:
        go_to("profile", id=one)
top = st.columns([3, 2, 3])
with top[0]:
    text = choose_text(_("Search: name in any language, or ESCO code"), key="q")
with top[1]:
    every = {"all": _("All areas"), **dict(areas.select("area_id", "area").iter_rows())}
    area = choose(_("Technology area"), every, key="area")
inside = listed if area == "all" else listed.filter(area_id=area)
hits = words.hits(text, set(inside["profile_id"]))
offered = [hit.id for hit in hits] if text else inside["profile_id"].to_list()
with top[2]:
    opened = find_to_open(_("Profile"), {one: names[one] for one in offered}, "profile", key="open")
if opened:
    go_to("profile", id=opened)
esco = provenance.evidence(engine(), [ESCO, LABELS], grade=Grade.CURATED)
if text:
    words.found(hits, text)
else:
    first = areas.row(0, named=True)
    show(
        ranking(
            areas["area"].to_list(),
            areas["profiles"].to_list(),
            [number(n) for n in areas["profiles"]],
            palette=palette(),
        ),
        title=_("Most job profiles belong to {area}").format(area=first["area"]),
        sentence=_("Number of job profiles by technology area, of {n}.").format(n=number(listed.height)),
        data=areas,
        columns={"area": Column(_("Technology area")), "profiles": Column(_("Profiles"), 0)},
        evidence=esco,
        file="profiles-by-area",
    )
    show(
        None,
        title=ngettext("{n} profile", "{n} profiles", inside.height),
        sentence=every[area],
        data=inside.with_columns(area=inside["area_id"].replace_strict(every)),
        columns={
            "name": Column(_("Profile"), leads_to="profile"),
            "area": Column(_("Technology area")),
            "isco_code": Column(_("ISCO-08")),
        },
        evidence=esco,
        file="profiles",
    )
with st.container(key="doors"):
    link_to("skills-map", _("See all profiles on the map of skills"))
