"""What do we hold, where does it come from, and how far can it be trusted?"""

import streamlit as st

from observatory.ui import data
from observatory.ui.language import _
from observatory.ui.navigation import link_to
from observatory.ui.screen import choose, show

st.title(_("Data and methods"))
st.markdown(_("Every table of this observatory, the publications behind it, and how its figures were made."))
link_to("changes", _("What changed since an earlier edition?"))
link_to("import", _("Check a list of micro-credentials"))
link_to("api", _("Data for machines and spreadsheets"))
match choose("tables", "view", label_visibility="collapsed"):
    case "tables":
        data.whole_table(choose("tables", "table"))
        show("tables")
    case "indicators":
        show("indicator-coverage")
    case "publications":
        data.publications()
    case _methods:
        data.reading()
data.describe()
