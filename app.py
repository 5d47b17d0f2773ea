"""The front door: one process serves the pages, the outlines of the maps and a health check."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from threading import Thread

import streamlit as st

from observatory.api import search
from observatory.api.middleware import MIDDLEWARE
from observatory.api.routes import ROUTES
from observatory.settings import ROOT
from observatory.ui.failure import sorry


@asynccontextmanager
async def opening(_app: st.App) -> AsyncIterator[None]:
    """Read the names that are searched for beside the first visitor's first page, not at the first search."""
    Thread(target=search.warm, daemon=True).start()
    yield


app = st.App(
    ROOT / "observatory" / "ui" / "shell.py",
    lifespan=opening,
    routes=ROUTES,
    middleware=MIDDLEWARE,
    on_script_error=sorry,
)
