"""When a page breaks: an apology in the visitor's language, the details in the log."""

import logging

import streamlit as st

from observatory.ui.language import _

LOG = logging.getLogger(__name__)


def sorry(error: BaseException) -> bool:
    """Tell the visitor what to try; tell the operator what happened. True: nothing else needs to be shown."""
    LOG.error("A page failed.", exc_info=error)
    with st.container(key="failure"):
        st.error(
            _(
                "This page could not be shown; the mistake is ours and has been recorded. Reload it, or open the page "
                "from the menu to start again without the choices in your link."
            )
        )
    return True
