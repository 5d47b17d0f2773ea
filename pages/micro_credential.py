"""What is this micro-credential, whom does it lead where, and what does it build on?"""

import streamlit as st

from observatory.ui import finder, micro_credential
from observatory.ui.choice import asked
from observatory.ui.empty import empty
from observatory.ui.language import _
from observatory.ui.navigation import link_to
from observatory.ui.picker import find_one
from observatory.ui.search import plain

held = finder.catalogue()
names = dict(held.records.select("micro_credential_id", "name").iter_rows())
wanted = asked("id")
heading = st.empty()
chosen = find_one(_("Micro-credential"), names, "micro_credential", key="id")
heading.title(plain(names[chosen]))
if wanted and wanted[0] not in names:
    empty(
        _("No record of this catalogue is called “{wanted}”.").format(wanted=wanted[0]),
        remedy=_("The link may be mistyped, or belong to another edition. Here is the first record instead."),
    )
    with st.container(key="links-search"):
        link_to("micro-credentials", _("Search for it"), q=wanted[0].replace("-", " "))
micro_credential.record(chosen, held.records)
with st.container(key="doors"):
    link_to("micro-credentials", _("All micro-credentials"))
    link_to("data", _("How are designs made? See Data and methods"))
