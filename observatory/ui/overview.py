"""The screen of Overview: how much there is."""

import streamlit as st

from observatory.ui.engine import engine
from observatory.ui.language import _, day, number
from observatory.views.overview import holdings


def counts() -> None:
    """What is held, in five numbers."""
    held = holdings(engine())
    every = [
        (_("job profiles"), held["profiles"], _("in {n} languages").format(n=held["languages"])),
        (_("skills"), held["skills"], _("{n} links to profiles").format(n=number(held["links"]))),
        (_("regions (NUTS 2 of 2024)"), held["regions"], _("{n} indicators").format(n=held["indicators"])),
        (_("figures"), held["figures"], _("updated {date}").format(date=day(held["updated"]))),
        (_("micro-credentials"), held["micro_credentials"], _("designs, not offers")),
    ]
    with st.container(key="counts"):
        for column, (what, count, detail) in zip(st.columns(len(every)), every, strict=True):
            column.metric(what, number(count), help=None, delta=detail, delta_color="off", delta_arrow="off")
