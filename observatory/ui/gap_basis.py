"""What a gap rests on, its inputs and the question asked; and where to go on when a region has too few of them."""

import polars as pl
import streamlit as st

from observatory.model import gap as model
from observatory.queries import gaps
from observatory.queries.question import question
from observatory.queries.regions import successors
from observatory.settings import settings
from observatory.ui import gap as words
from observatory.ui.empty import empty
from observatory.ui.engine import engine
from observatory.ui.figure import table
from observatory.ui.gap import View
from observatory.ui.language import _, number, signed
from observatory.ui.navigation import link_to
from observatory.ui.replaced import replaced
from observatory.views.view import Column


def inputs(view: View, ranks: pl.DataFrame) -> None:
    """The formula, the figures behind the gap of the region in focus, and the question asked of the dataset."""
    panel = st.expander(_("How was this computed?"), key="computed", on_change="rerun", icon=":material/function:")
    if not panel.open:
        return
    row = ranks.filter(region=view.focus).row(0, named=True)
    rows = words.parts_rows(view).filter(region=view.focus)
    with panel:
        st.code(_formula(), language=None, wrap_lines=True)
        st.markdown(
            _("{region}, {year}: pressure {pressure} − capacity {capacity} = gap {gap}, from these figures:").format(
                region=view.name(view.focus),
                year=view.panel.period,
                pressure=signed(row["pressure"], 3),
                capacity=signed(row["capacity"], 3),
                gap=signed(row["gap"], 3),
            )
        )
        table(
            rows,
            {
                "side_name": Column(_("Side")),
                "part_name": Column(_("Part")),
                "value": Column(_("Value"), 2),
                "mean": Column(_("Mean"), 2),
                "sd": Column(_("Standard deviation"), 2),
                "regions": Column(_("Regions"), 0),
                "z": Column("z", 3, signed=True),
                "weight": Column(_("Weight"), 0),
                "contribution": Column(_("Contribution"), 3, signed=True),
                "flag": Column(_("Flag")),
                "published_as": Column(_("Code in the source")),
            },
            key="gap-inputs",
        )
        st.markdown(_("The question that is asked of the dataset:"))
        st.code(question("gap_parts"), language="sql", wrap_lines=True)
        with st.container(key="links-methods"):
            link_to("data", _("Methods and limits: see Data and methods"))


def _formula() -> str:
    lines = (
        _("z(part, region) = (value − mean of the part) ÷ standard deviation of the part"),
        _("pressure(region) = Σ weight · z ÷ Σ weight, over its pressure parts"),
        _("capacity(region) = Σ weight · z ÷ Σ weight, over its capacity parts"),
        _("gap(region) = pressure − capacity"),
    )
    return "\n".join(lines)


def nothing(view: View, ranks: pl.DataFrame) -> None:
    """Say which parts the region in focus lacks, and where to go on: its new code, other years, regions near by."""
    told = words.lacks(view, view.focus)
    heirs = successors(engine(), regions=[view.focus])["to_region"].to_list()
    if heirs:
        replaced(engine(), [view.focus], (), key=None)
    empty(
        _("No gap can be told for {region} in {year}: a side has fewer than {least} published parts.").format(
            region=view.name(view.focus), year=view.panel.period, least=number(model.LEAST_PARTS)
        ),
        remedy=" ".join(
            [
                _("Missing – {told}. Nothing is filled in.").format(told=told),
                *words.apart(view),
                _("What does have enough parts:"),
            ]
        ),
    )
    with st.container(key="links-instead"):
        for year, code in offers(view, ranks["region"].to_list(), heirs):
            link_to("gaps", f"{view.name(code)} ({code}), {year}", regions=_instead(view, code), panel=year)


def offers(view: View, able: list[str], heirs: list[str]) -> list[tuple[str, str]]:
    """Year and code of what can be shown instead: the region itself, its successors, others chosen, the nearest."""
    here = view.panel.period
    others = {year: words.panel(year) for year in model.PANELS if year != here}
    near = gaps.nearest(settings().data / "outlines", view.focus, able)
    listed = [
        *((year, view.focus) for year, held in others.items() if held.answers(view.focus)),
        *((here, code) for code in [*heirs, *view.chosen[1:]] if code in able),
        *((year, code) for code in heirs for year, held in others.items() if held.answers(code)),
        *((here, code) for code in near),
    ]
    return list(dict.fromkeys(listed))


def _instead(view: View, code: str) -> str:
    return ",".join(dict.fromkeys([code, *(one for one in view.chosen if one != view.focus)]))


def none_at_all(panel: gaps.Panel) -> None:
    """Say why no region has a gap: too little is published for the year, as where all is suppressed, or weighed."""
    if not panel.gaps(dict.fromkeys(panel.sides, 1.0)).is_empty():
        empty(
            _("At least {least} parts of each side need a weight above zero.").format(least=number(model.LEAST_PARTS)),
            remedy=_("Raise some weights under “Weights”."),
        )
        return
    empty(
        _("Too few figures are published for {year}: no region has enough parts of both sides.").format(
            year=panel.period
        ),
        remedy=_("Choose another year."),
    )
