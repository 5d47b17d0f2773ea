"""The way to the printed brief of what is on screen."""

from urllib.parse import urlencode

import streamlit as st

from observatory.ui.address import site
from observatory.ui.engine import engine
from observatory.ui.language import _, language
from observatory.views.sources import edition


def brief_link(kind: str, code: str) -> None:
    """A link to the two-page PDF about a `profile` or `region`, in the visitor's language and edition."""
    asked = urlencode({"lang": language(), "edition": edition(engine())})
    st.link_button(
        _("Two-page brief (PDF)"),
        site(f"api/v1/brief/{kind}/{code}.pdf?{asked}"),
        icon=":material/picture_as_pdf:",
        type="tertiary",
    )
