"""What was asked for and cannot be shown: retired and unknown codes, regions without a figure; and what can instead."""

from collections.abc import Collection, Mapping, Sequence

import streamlit as st

from observatory.engine import Engine
from observatory.ui import choice
from observatory.ui.language import _, ngettext, period
from observatory.ui.navigation import link_to
from observatory.views.holdings import successors

NOTHING: Mapping[str, str] = {}
NAMED = 5
"""So many codes that cannot be shown are told one by one; a broken link may hold thousands."""


def tell() -> None:
    """Name every choice that could not be kept, and what is shown instead; one quiet line each, above the page."""
    for replacement in choice.replacements():
        wanted, shown = (
            ", ".join(_("“{name}”").format(name=name) for name in names)
            for names in (replacement.wanted, replacement.shown)
        )
        words = replacement.words or (
            _("{wanted} cannot be had with the other choices; {shown} is shown instead. It comes back when it can.")
            if shown
            else _("{wanted} cannot be had with the other choices. It comes back when it can.")
        )
        sentence = words.format(wanted=wanted, shown=shown)
        st.caption(f":material/swap_horiz: {replacement.label}: {sentence}")


def replaced(
    engine: Engine,
    codes: Sequence[str],
    known: Collection[str],
    *,
    key: str | None,
    elsewhere: Mapping[str, str] = NOTHING,
    elsewhen: Collection[str] = (),
) -> None:
    """Say which of some codes are not shown here, and why; lead to what took their place.

    Args:
        engine: who answers.
        codes: what was typed or linked to and is not shown, as `choice.refused` answers.
        known: codes that can be shown.
        key: the choice they were meant for; None where the page leads on by itself.
        elsewhere: codes with figures at another level, and their names.
        elsewhen: codes with figures in another period, which `led_elsewhen` tells of.
    """
    lost = [code for code in codes if code not in known]
    heirs = successors(engine, lost[:NAMED]) if lost else None
    unknown = []
    for code in lost[:NAMED]:
        newer = heirs.filter(from_region=code).unique("to_region", maintain_order=True) if heirs is not None else None
        if newer is not None and not newer.is_empty():
            _retired(code, dict(newer.select("to_region", "name").iter_rows()), key)
        elif code in elsewhen:
            continue
        elif code in elsewhere:
            words = _("{region} has no figure at this level. Choose another level, or regions below.")
            st.info(words.format(region=elsewhere[code]))
        elif code[:-1] in known:
            st.info(
                _("{code} lies within {larger}, which has figures. Choose that one.").format(
                    code=code, larger=code[:-1]
                )
            )
        elif any(inner.startswith(code) for inner in known):
            st.info(_("{code} is too large for this page. Choose one of its regions.").format(code=code))
        else:
            unknown.append(f"“{code[:40]}”")
    if unknown:
        st.info(_("No region has the name or code {codes}. Type another one above.").format(codes=", ".join(unknown)))
    others = len(lost[NAMED:]) + sum(code in known for code in codes)
    if others:
        st.info(
            ngettext("{n} more region asked for is not shown.", "{n} more regions asked for are not shown.", others)
        )


def _retired(code: str, heirs: Mapping[str, str], key: str | None) -> None:
    names = ", ".join(f"{name} ({heir})" for heir, name in heirs.items())
    st.info(_("{code} is a code of an older version of NUTS. Today: {names}.").format(code=code, names=names))
    if key is None:
        return
    wanted = choice.asked(key) or [code]
    instead = [heir for asked in wanted for heir in (heirs if asked == code else [asked])]
    with st.container(key=f"links-{key}-{code}"):
        link_to(
            choice.page(),
            _("Show {names} instead").format(names=names),
            **choice.link(**{key: choice.SEPARATOR.join(instead)}),
        )


def led_elsewhen(nearest: Mapping[str, str], names: Mapping[str, str], shown: str, *, key: str) -> None:
    """Lead from a period without a figure to the nearest one with it.

    Args:
        nearest: region → period, as `regions.nearest_periods` answers.
        names: what regions are called.
        shown: the period on the page.
        key: the choice that the regions belong to.
    """
    wanted = choice.asked(key) or choice.link()[key].split(choice.SEPARATOR)
    for region, when in nearest.items():
        words = _("{region} has no figure for {shown}. Show {nearest}, the nearest with one").format(
            region=names.get(region, region), shown=period(shown), nearest=period(when)
        )
        with st.container(key=f"links-elsewhen-{region}"):
            link_to("regions", words, **choice.link(**{"period": when, key: choice.SEPARATOR.join(wanted)}))
