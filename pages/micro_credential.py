"""What is this micro-credential, whom does it lead where, and what does it build on?"""

import streamlit as st

from observatory.ui import micro_credential
from observatory.ui.language import _
from observatory.ui.navigation import link_to

micro_credential.show_record(micro_credential.choose_record())
with st.container(key="doors"):
    link_to("micro-credentials", _("All micro-credentials"))
    link_to("data", _("How are designs made? See Data and methods"))
