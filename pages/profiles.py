"""What does a job take, how does it compare with its area, and what teaches its skills?"""

import streamlit as st

from observatory.charts.labels import brief
from observatory.charts.ranking import ranking
from observatory.model.evidence import Grade
from observatory.queries import profiles, provenance
from observatory.ui import profile as words
from observatory.ui.appearance import palette
from observatory.ui.brief import brief_link
from observatory.ui.choice import asked, choose, choose_text, forget
from observatory.ui.empty import empty
from observatory.ui.engine import engine
from observatory.ui.figure import Column, show
from observatory.ui.language import _, language, ngettext, number
from observatory.ui.navigation import link_to

ESCO, LABELS, DESIGNS = "esco-1.1.1", "esco-labels", "observatory-curation"

heading = st.container()
listed = profiles.profiles(engine(), language=language())
areas = profiles.areas(engine(), language=language())
names = dict(listed.select("profile_id", "name").iter_rows())
top = st.columns([2, 2, 3])
with top[0]:
    text = choose_text(_("Search: name in any language, or ESCO code"), key="q", on_change=forget, args=("profile",))
with top[1]:
    every = {"all": _("All areas"), **dict(areas.select("area_id", "area").iter_rows())}
    area = choose(_("Technology area"), every, key="area", on_change=forget, args=("profile",))
inside = listed if area == "all" else listed.filter(area_id=area)
hits = words.hits(text, set(inside["profile_id"]))
offered = [hit.id for hit in hits] if text else inside["profile_id"].to_list()
# A link to one profile opens it, whatever was searched for before.
offered += [one for one in asked("profile") if one in names and one not in offered]
with top[2]:
    options = {"none": _("Choose a profile"), **{one: names[one] for one in offered}}
    profile = choose(_("Profile"), options, key="profile")
esco = provenance.evidence(engine(), [ESCO, LABELS], grade=Grade.CURATED)

if profile == "none":
    heading.title(_("Job profiles"))
    if text:
        words.found(hits, names, text)
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
        show(None, title=ngettext("{n} profile", "{n} profiles", inside.height), sentence=every[area],
             data=inside.with_columns(area=inside["area_id"].replace_strict(every)),
             columns={"name": Column(_("Profile")), "area": Column(_("Technology area")),
                      "isco_code": Column(_("ISCO-08"))},
             evidence=esco, file="profiles")  # fmt: skip
else:
    card = profiles.card(engine(), profile=profile, language=language()).row(0, named=True)
    heading.title(card["name"])
    heading.markdown(words.facts(card))
    with heading:
        brief_link("profile", profile)
    rows = words.skill_rows(profiles.needs(engine(), profile=profile, language=language()))
    designs = profiles.designs(engine(), profile=profile, language=language())
    left, right = st.columns([3, 2], gap="large")
    if card["essential"]:
        shares = words.share_rows(card)
        with left:
            show(words.share_picture(shares, palette()), title=words.share_title(shares),
                 sentence=words.share_sentence(card), data=shares, columns=words.share_columns(), evidence=esco,
                 file="profile-shares")  # fmt: skip
    with right:
        if designs.is_empty():
            empty(_("No reference design teaches its essential skills yet."),
                  remedy=_("Designs are examples, not offers: it may well be taught somewhere."))  # fmt: skip
        else:
            show(None, title=ngettext("{n} design teaches skills of it", "{n} designs teach skills of it",
                                      designs.height),
                 sentence=_("Reference designs, not offers; of {n} essential skills.").format(n=card["essential"]),
                 data=designs, columns=words.design_columns(),
                 evidence=provenance.evidence(engine(), [ESCO, DESIGNS], grade=Grade.CURATED),
                 file="profile-designs", level=3)  # fmt: skip
            for row in designs.head(4).iter_rows(named=True):
                link_to("micro-credentials", brief(row["name"]), credential=row["micro_credential_id"])
    words.by_need(rows)
    show(None, title=_("All its skills"), sentence=_("Essential first; the fewer profiles need a skill, the rarer."),
         data=rows, columns=words.skill_columns(), evidence=esco, file="profile-skills")  # fmt: skip
    link_to("transitions", _("Where could one move from here?"), profile=profile)
