"""Codes in a link that are not on offer: retired ones are named with their successors, others as unknown."""

from collections.abc import Collection

import streamlit as st

from observatory.engine import Engine
from observatory.queries.regions import successors
from observatory.ui.language import _


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
