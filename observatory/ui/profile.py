"""The words and rows of the page Job profiles: what a profile is, what it takes, what teaches it."""

from collections.abc import Collection, Sequence
from typing import Any

import polars as pl
import streamlit as st

from observatory.charts.figure import Figure
from observatory.charts.palette import Palette
from observatory.charts.ranking import ranking
from observatory.search import Hit
from observatory.ui import report
from observatory.ui.empty import empty
from observatory.ui.language import _, in_words, language, ngettext, speech
from observatory.ui.listed import further, shown
from observatory.ui.move import need_name, percent
from observatory.ui.navigation import link_to
from observatory.ui.search import NEAREST, index, lines, nothing, plain, worth
from observatory.ui.skill import kind_name
from observatory.views import profile_words as words
from observatory.views.view import Column

ISCO = "http://data.europa.eu/esco/isco/C"
"""Address of a group of ISCO-08, as ESCO gives it."""
ROW = 40
STEP = 12


def facts(card: dict[str, Any]) -> str:
    """Codes, group, industries and area of a profile, in one line of Markdown."""
    isco = f"[{card['isco_code']}]({ISCO}{card['isco_code']})"
    told = [_("ISCO-08 {code} {name}").format(code=isco, name=card["isco_name"] or "")]
    if card["nace_codes"]:
        told.append(_("NACE {codes}").format(codes=", ".join(nace(code) for code in card["nace_codes"].split("|"))))
    told += [_("ESCO [{code}]({uri})").format(code=card["esco_code"], uri=card["esco_uri"]), card["area"]]
    return " · ".join(told)


def nace(code: str) -> str:
    """A NACE code as it is printed.

    >>> nace("2651"), nace("242"), nace("24")
    ('26.51', '24.2', '24')
    """
    return f"{code[:2]}.{code[2:]}" if len(code) > 2 and code.isdigit() else code


def share_picture(rows: pl.DataFrame, palette: Palette) -> Figure:
    """The profile in the accent, the average of its area in grey below."""
    names = [text for kind in rows["name"] for text in (kind, _("average of the area"))]
    values = [value for row in rows.iter_rows(named=True) for value in (row["profile"], row["average"])]
    return ranking(
        names,
        values,
        [percent(value / 100) for value in values],
        palette=palette,
        colours=[palette.accent, palette.faint] * rows.height,
        row=ROW,
    )


def share_columns() -> dict[str, Column]:
    """Headings of the shares of its skills."""
    return {
        "name": Column(_("Kind")),
        "profile": Column(_("This profile, %"), 0),
        "average": Column(_("Average of its area, %"), 0),
    }


def skill_rows(needs: pl.DataFrame) -> pl.DataFrame:
    """Skills in words; a name for want of one in the visitor's language is marked as English."""
    return words.named(needs, speech()).with_columns(
        needed=in_words("need", need_name, ("essential", "optional")),
        kind=in_words("skill_type", kind_name, ("skill", "knowledge")),
    )


def skill_columns() -> dict[str, Column]:
    """Headings of `skill_rows`."""
    return {
        "name": Column(_("Skill"), leads_to="skill"),
        "needed": Column(_("Need")),
        "kind": Column(_("Kind")),
        "group_name": Column(_("Group")),
        "profiles": Column(_("Profiles that need it"), 0),
        "designs": Column(_("Designs that teach it"), 0),
    }


def design_columns() -> dict[str, Column]:
    """Headings of the designs that teach skills of the profile."""
    return {
        "name": Column(_("Reference design, not an offer"), leads_to="micro-credential"),
        "eqf_level": Column(_("EQF level"), 0),
        "workload_hours": Column(_("Hours"), 0),
        "covered": Column(_("Essential skills taught"), 0),
        "percent": Column(_("% of its essential skills"), 0),
    }


def hits(text: str, within: Collection[str]) -> list[Hit]:
    """The profiles of an area that a search finds, best first; none for an empty search."""
    if not text:
        return []
    every = index().find(text, kind="profile", language=language(), limit=len(index()))
    inside = [hit for hit in every if hit.id in within]
    return worth(inside) or inside[:NEAREST]


def found(hits: Sequence[Hit], text: str) -> None:
    """What a search found, in its order, each with the reason; else what to try."""
    if not hits:
        nothing(text, [])
        missing()
        return
    sure = bool(worth(hits))
    st.markdown(
        ngettext(
            "**{n} profile may be meant by “{text}”**",
            "**{n} profiles may be meant by “{text}”**",
            len(hits),
            text=plain(text),
        )
        if sure
        else _("**Nothing is called “{text}”. The nearest names:**").format(text=plain(text))
    )
    with st.container(key="links-found", gap="xsmall"):
        first = shown(len(hits), step=STEP)
        lines(hits[:first])
        further(first, len(hits), step=STEP)
    if not sure:
        missing()


def unknown(wanted: str, shown: str) -> None:
    """A link named a profile that this edition does not have: say so, and where to look."""
    empty(
        _("No job profile of this edition is called “{wanted}”.").format(wanted=plain(wanted)),
        remedy=_("The link may be mistyped, or belong to another edition. Here is “{shown}” instead.").format(
            shown=shown
        ),
    )
    link_to("profiles", _("Search for it"), q=wanted[:80])


def missing() -> None:
    """How to tell us of a name that is not known."""
    report.missing_term()


def similar_columns() -> dict[str, Column]:
    """Headings of the profiles that come close."""
    return {
        "name": Column(_("Profile"), leads_to="profile"),
        "score": Column(_("Carries over, %"), 0),
        "back": Column(_("Way back, %"), 0),
        "shared": Column(_("Skills in common"), 0),
        "missing_essential": Column(_("Essential skills missing"), 0),
    }
