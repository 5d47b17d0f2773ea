"""The front door: one process serves the pages, the outlines of the maps and a health check."""

import gc

# Streamlit puts observatory/ui/ and pages/ on the path while a page runs. A profile.py there would hide the module of
# the standard library that the Spark client imports, so that one is loaded before (tests/unit/test_engine.py holds it).
import profile  # noqa: F401
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from threading import Thread

import streamlit as st

from observatory.api import search
from observatory.api.middleware import middleware
from observatory.api.routes import ROUTES
from observatory.settings import ROOT, settings
from observatory.ui.failure import sorry


@asynccontextmanager
async def opening(_app: st.App) -> AsyncIterator[None]:
    """Read the names that are searched for beside the first visitor's first page, not at the first search."""
    Thread(target=read_names, daemon=True).start()
    yield


def read_names() -> None:
    """Read the names for good: Streamlit collects garbage after each run of a page and need not walk through them."""
    search.warm()
    gc.collect()
    gc.freeze()


settings()  # a wrong one ends the start with its name, and not the first visit
app = st.App(
    ROOT / "observatory" / "ui" / "shell.py",
    lifespan=opening,
    routes=ROUTES,
    middleware=middleware(st.get_option("server.baseUrlPath") or ""),
    on_script_error=sorry,
)
