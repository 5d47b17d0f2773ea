"""Is my list of micro-credentials ready to be added, and if not, what is missing?"""

import streamlit as st

from observatory.ui import imported
from observatory.ui.language import _

st.title(_("Check a list of micro-credentials"))
st.markdown(_("For providers and curators. This page only reads and reports: it adds nothing and keeps nothing."))
imported.templates()
rows = imported.uploaded()
if rows:
    imported.report(rows, imported.decided(rows))
if not imported.spoken():
    st.caption(_("Details are in English, like the columns of the template."))
