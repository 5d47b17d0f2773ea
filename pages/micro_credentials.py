"""Which micro-credential teaches what I need, at which level and effort?"""

import streamlit as st

from observatory.queries import micro_credentials, provenance
from observatory.ui import finder, micro_credential
from observatory.ui.choice import asked, choose, choose_switch
from observatory.ui.engine import engine
from observatory.ui.figure import show
from observatory.ui.language import _, ngettext, number
from observatory.ui.navigation import go_to, link_to
from observatory.views.micro_credentials import relevance

if linked := [one for one in (*asked("id"), *asked("credential")) if one != finder.ANY]:
    go_to("micro-credential", id=linked[0])

st.title(_("Micro-credentials"))
held = finder.catalogue()
st.markdown(micro_credential.lead(held.records["status"]))
found = finder.find(held)
sorts = {
    "needs": _("Most needed skills first"),
    "title": _("By title"),
    "workload": _("Shortest first"),
    "level": _("Lowest level first"),
}
if found.text:
    sorts = {"relevance": _("Best match first"), **sorts}

if found.records.is_empty():
    finder.nothing(held, found)
else:
    left, middle, right = st.columns([3, 2, 1], vertical_alignment="bottom")
    with middle:
        sort = choose(_("Order"), sorts, key="sort", label_visibility="collapsed")
    with right:
        layout = choose_switch(
            _("Show as"), {"cards": _("Cards"), "table": _("Table")}, key="layout", label_visibility="collapsed"
        )
    if found.text or any(found.chosen.values()):
        with left, st.container(key="links-again"):
            finder.start_again()
    rows = micro_credentials.ordered(found.records, sort=sort, relevance=relevance(found.hits))
    show(
        None,
        title=ngettext("{n} micro-credential fits", "{n} micro-credentials fit", rows.height),
        sentence=_("Of {all} in the catalogue.").format(all=number(held.records.height)),
        notes=[micro_credential.completeness()],
        data=micro_credential.marked(rows),
        columns=micro_credential.columns(rows),
        evidence=provenance.evidence(engine(), micro_credentials.origins(engine()), grade=["curated"]),
        file="micro-credentials",
        body=(lambda: finder.cards(rows, found.hits)) if layout == "cards" else None,
    )
with st.container(key="doors"):
    link_to("import", _("Does your centre offer some? Check your list"))
