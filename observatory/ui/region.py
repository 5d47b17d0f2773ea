"""The screen of Region: what a manager would print, and the ways on from it."""

import streamlit as st

from observatory.ui.choice import refused
from observatory.ui.engine import engine
from observatory.ui.language import _, language
from observatory.ui.navigation import link_to
from observatory.ui.replaced import replaced
from observatory.ui.screen import ask_or_tell, choose, on_offer, show
from observatory.views import region as views
from observatory.views.regions import area_names

# Widgets, menus and links have no place on paper; charts shrink to its width, and their container with them.
PRINT = """@media print {
  .stApp.stApp :is([data-testid="stHeader"], [data-testid="stToolbar"], .st-key-language, .st-key-footer, .st-key-doors,
  [class*="st-key-take-"], [class*="st-key-table-"], .st-key-choose-region, .st-key-links-gap, .st-key-ways-region,
  [data-testid="stPageLink"], [data-testid="stTooltipIcon"]) { display: none !important; }
  html, body, .stApp, .stMain { background: white !important; }
  [data-testid="stMain"], [data-testid="stAppViewContainer"], .stApp { position: static !important; overflow: visible
    !important; height: auto !important; }
  .stMain [data-testid="stVerticalBlock"], .stMain [data-testid="stHorizontalBlock"] { display: block !important; }
  [data-testid="stElementContainer"] { margin-bottom: 0.6rem; }
  [data-testid="stElementContainer"]:has(h2, h3) { break-after: avoid; }
  .stMainBlockContainer { padding: 0 !important; }
  [class*="st-key-figure-"] { margin-bottom: 1.2rem; }
  [class*="st-key-figure-"]:has(.charts), tr { break-inside: avoid; }
  [data-testid="stElementContainer"]:has(.charts), :has(> .charts), .charts, .charts div { width: auto !important;
    height: auto !important; min-height: 0 !important; overflow: visible !important; }
  svg.main-svg { width: auto !important; max-width: 100%; height: auto !important; }
  svg.main-svg:first-of-type { position: static !important; }
}"""


def choose_region() -> str:
    """The region, named over the control that chooses it; of a retired code, what it became."""
    heading = st.empty()
    with st.container(key="choose-region"):
        code = choose("region-standing", "code")
    old = views.retired(engine(), code)
    held = set(on_offer("region-standing", "code"))
    replaced(engine(), [*refused("code"), *old], held - set(old), key="code")
    heading.title(f"{area_names(engine(), language())[code]} ({code})")
    return code


def printable() -> None:
    """Make the page fit for paper."""
    st.html(f"<style>{PRINT}</style>")


def pressure(code: str) -> None:
    """The gap in its newest year, part by part, and the way to weigh it otherwise."""
    answer = ask_or_tell("region-gap")
    if answer:
        show(answer, level=3)
        newest = str(answer.data["period"][0])
        link_to("gaps", _("Weigh it otherwise, and see all regions"), regions=code, panel=newest)


def posts(code: str) -> None:
    """Online adverts by profile, where any are held; with too few of them, words and the way to the whole country."""
    if not views.has_adverts(engine(), code):
        return
    st.subheader(_("Online adverts"), anchor="adverts")
    if not show("region-adverts", level=3):
        link_to("trends", _("Adverts of the country"), indicator="job-adverts", regions=code[:2])


def alike(code: str) -> None:
    """The regions most like it, and the way to see the nearest beside it."""
    answer = ask_or_tell("region-like")
    if answer:
        show(answer, level=3)
        nearest = ",".join([code, *answer.data["region"].head(5)])
        link_to("regions", _("Compare with the five nearest"), regions=nearest)
