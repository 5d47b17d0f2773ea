"""What was asked for and cannot be shown: retired and unknown codes, regions without a figure; and what can instead."""

from collections.abc import Collection, Mapping

import streamlit as st

from observatory.engine import Engine
from observatory.queries.regions import successors
from observatory.ui import choice
from observatory.ui.language import _, period
from observatory.ui.navigation import link_to


def replaced(engine: Engine, wanted: list[str], known: Collection[str], *, elsewhere: Collection[str] = ()) -> None:
    """Say which of the wanted codes are not shown here, and why.

    Args:
        engine: who answers.
        wanted: the codes that a link asks for.
        known: those that can be shown.
        elsewhere: those with figures at another level or in another period.
    """
    lost = [code for code in wanted if code not in known]
    if not lost:
        return
    found = successors(engine, regions=lost)
    for code in lost:
        newer = found.filter(from_region=code).unique("to_region", maintain_order=True)
        names = ", ".join(f"{row['name']} ({row['to_region']})" for row in newer.iter_rows(named=True))
        if names:
            st.info(_("{code} is a code of an older version of NUTS. Today: {names}.").format(code=code, names=names))
        elif code in elsewhere:
            st.info(_("{code} has no figure at this level. Choose another level, or regions below.").format(code=code))
        elif code[:-1] in known:
            st.info(_("{code} lies within {larger}, which has figures. Choose that one.").format(
                code=code, larger=code[:-1]))  # fmt: skip
        else:
            st.info(_("No region has the code {code}. Type a name or a code above.").format(code=code[:20]))


def elsewhen(nearest: Mapping[str, str], names: Mapping[str, str], shown: str) -> None:
    """Lead from a period without a figure to the nearest one with it.

    Args:
        nearest: region → period, as `regions.nearest_periods` answers.
        names: what regions are called.
        shown: the period on the page.
    """
    for region, when in nearest.items():
        words = _("{region} has no figure for {shown}. Show {nearest}, the nearest with one").format(
            region=names.get(region, region), shown=period(shown), nearest=period(when)
        )
        link_to("regions", words, **choice.link(period=when))
