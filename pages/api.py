"""How do machines and spreadsheets get what the pages show?"""

import streamlit as st

from observatory.ui import api
from observatory.ui.language import _
from observatory.views import views

st.title(_("Data for machines"))
st.markdown(
    _(
        "Every figure of this observatory has an address. Put the query string of its page behind it, and the same "
        "rows come as a file, in any of the forms below."
    )
)
name = api.choose_view()
view = views().get(name)
api.examples(view, name)
api.parameters(view)
api.limits()
