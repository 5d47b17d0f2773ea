"""What does a job take, how does it compare with its area, what teaches it, where is it found, what comes close?"""

import streamlit as st

from observatory.charts.labels import brief
from observatory.charts.ranking import ranking
from observatory.model.evidence import Grade
from observatory.queries import profiles, provenance, transitions
from observatory.ui import occupation, profile_skills, spread
from observatory.ui import profile as words
from observatory.ui.appearance import palette
from observatory.ui.brief import brief_link
from observatory.ui.choice import asked
from observatory.ui.empty import empty
from observatory.ui.engine import engine
from observatory.ui.figure import show
from observatory.ui.language import _, language, ngettext
from observatory.ui.move import percent
from observatory.ui.navigation import link_to
from observatory.ui.picker import find_one

ESCO, LABELS, DESIGNS = "esco-1.1.1", "esco-labels", "observatory-curation"
WELDER = "7aedaa07-3884-4c5b-88f9-80997b2aa54b"

heading = st.container()
names = dict(profiles.profiles(engine(), language=language()).select("profile_id", "name").iter_rows())
wanted = [one for one in asked("id") if one not in names]
profile = find_one(_("Profile"), names, "profile", key="id", default=WELDER)
if wanted:
    words.unknown(wanted[0], names[profile])
card = profiles.card(engine(), profile=profile, language=language()).row(0, named=True)
with heading:
    st.title(card["name"])
    st.markdown(words.facts(card))
with st.container(horizontal=True, vertical_alignment="center", key="ways-profile"):
    brief_link("profile", profile)
    link_to("transitions", _("Where could one move from here?"), profile=profile)
    link_to("path", _("What would one have to learn?"), start="profile", target=profile)
    link_to("skills-map", _("Where it lies on the map of skills"), profile=profile)

esco = provenance.evidence(engine(), [ESCO, LABELS], grade=Grade.CURATED)
rows = words.skill_rows(profiles.needs(engine(), profile=profile, language=language()))
designs = profiles.designs(engine(), profile=profile, language=language())
left, right = st.columns([3, 2], gap="large")
with left:
    if card["essential"]:
        shares = words.share_rows(card)
        show(words.share_picture(shares, palette()), title=words.share_title(shares), level=2,
             sentence=words.share_sentence(card), data=shares, columns=words.share_columns(), evidence=esco,
             file="profile-shares")  # fmt: skip
with right:
    if designs.is_empty():
        empty(_("No reference design teaches its essential skills yet."),
              remedy=_("Designs are examples, not offers: it may well be taught somewhere."))  # fmt: skip
    else:
        show(None, title=ngettext("{n} design teaches skills of it", "{n} designs teach skills of it", designs.height),
             sentence=words.together(designs, rows, card["essential"]), data=words.design_rows(designs),
             columns=words.design_columns(), file="profile-designs", level=3,
             evidence=provenance.evidence(engine(), [ESCO, DESIGNS], grade=Grade.CURATED))  # fmt: skip
show(None, title=profile_skills.title(rows), sentence=profile_skills.sentence(rows), data=rows,
     columns=words.skill_columns(), evidence=esco, file="profile-skills",
     body=lambda: profile_skills.tree(rows))  # fmt: skip

similar = transitions.similar(engine(), profile=profile, language=language(), how_many=6)
left, right = st.columns(2, gap="large")
with left:
    if similar.height:
        show(
            ranking([brief(name, width=44) for name in similar["name"]], similar["score"].to_list(),
                    [percent(score) for score in similar["score"]], palette=palette(), modelled=True),
            title=_("Closest to it: {profile}").format(profile=similar["name"][0]),
            sentence=_("Share of what another profile needs that its skills carry over; rare ones weigh more."),
            data=words.similar_rows(similar), columns=words.similar_columns(),
            evidence=provenance.evidence(engine(), [ESCO], grade=Grade.MODELLED), file="profile-similar", level=3,
        )  # fmt: skip
        with st.container(key="links-similar", horizontal=True):
            for row in similar.head(4).iter_rows(named=True):
                link_to("profile", brief(row["name"], width=30), id=row["profile_id"])
with right:
    occupation.where(card["isco_code"])
spread.of_profile(profile, card["name"])
