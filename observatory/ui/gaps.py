"""The screen of Skill gaps: weights, ways on from a region without a gap, and how a gap was computed."""

import polars as pl
import streamlit as st

from observatory.model.gap import CAPACITY, PRESSURE
from observatory.ui.choice import choose_numbers, refused
from observatory.ui.engine import engine
from observatory.ui.language import _, language, signed
from observatory.ui.navigation import link_to
from observatory.ui.replaced import replaced
from observatory.ui.screen import choose_many, chosen, on_offer
from observatory.ui.table import table
from observatory.views import gaps as views
from observatory.views.view import Answer, Column


def choose_regions() -> list[str]:
    """The regions that are looked at; what a link asks for and nobody has figures of is told."""
    regions = choose_many("gap-parts", "regions")
    replaced(engine(), refused("regions"), on_offer("gap-parts", "regions"), key="regions")
    return regions


def choose_weights() -> None:
    """How much each part counts, by sliders."""
    labels = views.weighable(engine(), chosen("gap-parts", until="weights"), language())
    panel = st.popover(_("Weights"), icon=":material/tune:", key="weights-panel", on_change="rerun")
    with panel:
        if panel.open:
            st.caption(_("How much each part counts. Each side is divided by the sum of its weights."))
        choose_numbers(labels, key="weights", most=views.MOST_WEIGHT, shown=bool(panel.open))


def ways_on() -> None:
    """Where to go on from a region without a gap: its new code, other years, regions near by."""
    codes = chosen("gap-parts")
    replaced(engine(), views.retired(engine(), codes), (), key=None)
    offers = views.instead(engine(), codes, language())
    if not offers:
        return
    _focus, *others = codes["regions"]
    with st.container(key="links-instead"):
        st.markdown(_("What does have enough parts:"))
        for year, code, name in offers:
            link_to("gaps", f"{name} ({code}), {year}", regions=",".join(dict.fromkeys([code, *others])), panel=year)


def computed(answer: Answer) -> None:
    """The formula, the figures behind the gap of the region in focus, and the question asked of the dataset.

    Args:
        answer: of `gap-parts`.
    """
    panel = st.expander(_("How was this computed?"), key="computed", on_change="rerun", icon=":material/function:")
    if not panel.open:
        return
    rows = answer.rows.filter(region=answer.codes["regions"][0])
    pressure, capacity = (float(rows.filter(side=side)["contribution"].sum()) for side in (PRESSURE, CAPACITY))
    with panel:
        st.code(_formula(), language=None, wrap_lines=True)
        st.markdown(
            _("{region}, {year}: pressure {pressure} − capacity {capacity} = gap {gap}, from these figures:").format(
                region=rows["name"][0],
                year=rows["period"][0],
                pressure=signed(pressure, 3),
                capacity=signed(capacity, 3),
                gap=signed(pressure - capacity, 3),
            )
        )
        _inputs(rows)
        st.markdown(_("The question that is asked of the dataset:"))
        st.code(views.asked_of_dataset(), language="sql", wrap_lines=True)
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


def _inputs(rows: pl.DataFrame) -> None:
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
