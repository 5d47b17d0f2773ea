"""What is this skill, who needs it, what keeps it company, and what teaches it?"""

import streamlit as st

from observatory.model.evidence import Grade
from observatory.queries import provenance, skills, transitions
from observatory.ui import skill as words
from observatory.ui import spread
from observatory.ui.appearance import palette
from observatory.ui.choice import asked
from observatory.ui.company import company, relatives
from observatory.ui.empty import empty
from observatory.ui.engine import engine
from observatory.ui.figure import show
from observatory.ui.language import _, language, ngettext, number
from observatory.ui.picker import find_one

ESCO, LABELS, DESIGNS = "esco-1.1.1", "esco-labels", "observatory-curation"
MEASURING = "42c25baf-ccb3-47d9-a872-bb2ceb615538"

st.title(_("Skill"))
listed = dict(skills.skills(engine(), language=language()).iter_rows())
# Search and other sites link by `id`, as for profiles.
skill = find_one(
    _("Find a skill or a field of knowledge"),
    listed,
    "skill",
    key="skill",
    default=next((one for one in asked("id") if one in listed), MEASURING),
)
card = skills.card(engine(), skill=skill).row(0, named=True)
st.caption(words.place(skills.path(engine(), skill=skill, language=language())))
st.markdown(words.badges(card) + " " + _("[In ESCO]({uri})").format(uri=card["esco_uri"]))

relatives(skills.relatives(engine(), skill=skill, language=language()))
needing = skills.needing(engine(), skill=skill, language=language())
areas = skills.by_area(needing)
esco = provenance.evidence(engine(), [ESCO], grade=Grade.CURATED)
left, right = st.columns([3, 2], gap="large")
with left:
    show(
        words.picture(areas, palette()),
        title=words.title(listed[skill], card, areas),
        sentence=words.sentence(card),
        data=areas,
        columns=words.area_columns(),
        evidence=esco,
        file="skill-areas",
    )
with right:
    company(skills.company(engine(), skill=skill, language=language(), how_many=words.RELATED))

show(
    None,
    title=ngettext("{n} profile needs it", "{n} profiles need it", needing.height),
    sentence=_("{n} as an essential skill, listed first.").format(n=number(card["essential_profiles"])),
    data=words.profile_rows(needing),
    columns=words.profile_columns(),
    evidence=esco,
    file="skill-profiles",
)
spread.of_skill(skill, listed[skill])
designs = transitions.teaching(engine(), skills=[skill], language=language())
if designs.is_empty():
    empty(
        _("No micro-credential design teaches it yet."),
        remedy=_("Designs are examples written by our editors, not offers: it may well be taught somewhere."),
    )
else:
    show(
        None,
        title=ngettext("{n} design teaches it", "{n} designs teach it", designs.height),
        sentence=_("Micro-credential designs of the observatory; examples, not offers."),
        data=designs,
        columns=words.design_columns(),
        evidence=provenance.evidence(engine(), [DESIGNS], grade=Grade.CURATED),
        file="skill-designs",
    )
names = skills.names(engine(), skill=skill)
show(
    None,
    title=_("Names"),
    sentence=_("In every language of the dataset; the preferred name first, then synonyms."),
    data=words.name_rows(names),
    columns=words.name_columns(),
    evidence=provenance.evidence(engine(), [ESCO, LABELS], grade=Grade.CURATED),
    file="skill-names",
)
