"""Which micro-credential teaches what I need, at which level and effort?"""

import streamlit as st

from observatory.ui import micro_credentials
from observatory.ui.language import _
from observatory.ui.navigation import link_to

micro_credentials.move_on()
st.title(_("Micro-credentials"))
micro_credentials.introduce()
micro_credentials.choose_facets()
micro_credentials.show_records()
with st.container(key="doors"):
    link_to("import", _("Does your centre offer some? Check your list"))
