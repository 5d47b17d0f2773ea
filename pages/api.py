"""How do machines and spreadsheets get what the pages show?"""

import streamlit as st

from observatory.ui import machines
from observatory.ui.choice import choose
from observatory.ui.language import _
from observatory.views import views

st.title(_("Data for machines"))
st.markdown(
    _(
        "Every figure of this observatory has an address. Put the query string of its page behind it, and the same "
        "rows come as a file, in any of the forms below."
    )
)
known = views()
titles = {name: _(view.title) for name, view in known.items()}
name = choose(
    _("What you want"), {**titles, "tables/job_profile": _("A whole table")}, key="view-name", default="trend"
)
machines.examples(known.get(name), name)
machines.parameters(known.get(name))
machines.limits()
