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
from observatory.ui.language import _, language, speech
from observatory.ui.move import percent
from observatory.ui.navigation import link_to
from observatory.ui.picker import find_one
from observatory.views import profile_words as told
from observatory.views.profiles import ESCO, LABELS, SIMILAR

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
        shares = told.shares(engine(), speech(), card)
        show(
            words.share_picture(shares.rows, palette()),
            title=shares.title,
            level=2,
            sentence=shares.sentence,
            data=shares.rows,
            columns=words.share_columns(),
            evidence=shares.evidence,
            file="profile-shares",
        )
with right:
    if designs.is_empty():
        empty(
            _("No reference design teaches its essential skills yet."),
            remedy=_("Designs are examples, not offers: it may well be taught somewhere."),
        )
    else:
        taught = told.designs(engine(), speech(), designs, rows, card)
        show(
            None,
            title=taught.title,
            sentence=taught.sentence,
            data=taught.rows,
            columns=words.design_columns(),
            file="profile-designs",
            level=3,
            evidence=taught.evidence,
        )
show(
    None,
    title=profile_skills.title(rows),
    sentence=profile_skills.sentence(rows),
    data=rows,
    columns=words.skill_columns(),
    evidence=esco,
    file="profile-skills",
    body=lambda: profile_skills.tree(rows),
)

similar = transitions.similar(engine(), profile=profile, language=language(), how_many=SIMILAR)
left, right = st.columns(2, gap="large")
with left:
    if similar.height:
        near = told.similar(engine(), speech(), similar)
        show(
            ranking(
                [brief(name, width=44) for name in similar["name"]],
                similar["score"].to_list(),
                [percent(score) for score in similar["score"]],
                palette=palette(),
                modelled=True,
            ),
            title=near.title,
            sentence=near.sentence,
            data=near.rows,
            columns=words.similar_columns(),
            evidence=near.evidence,
            file="profile-similar",
            level=3,
        )
        with st.container(key="links-similar", horizontal=True):
            for row in similar.head(4).iter_rows(named=True):
                link_to("profile", brief(row["name"], width=30), id=row["profile_id"])
with right:
    occupation.where(card["isco_code"])
spread.of_profile(profile, card["name"])
