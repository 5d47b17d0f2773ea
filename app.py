"""The front door: one process serves the pages, the outlines of the maps and a health check."""

import streamlit as st

from observatory.api.middleware import MIDDLEWARE
from observatory.api.routes import ROUTES
from observatory.settings import ROOT
from observatory.ui.failure import sorry

app = st.App(ROOT / "observatory" / "ui" / "shell.py", routes=ROUTES, middleware=MIDDLEWARE, on_script_error=sorry)
