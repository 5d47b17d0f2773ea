"""The words, rows and pictures of the page Skill gaps."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import plotly.graph_objects as go
import polars as pl
import streamlit as st

from observatory.charts.quadrant import Point, quadrant
from observatory.charts.ranking import ranking
from observatory.model import gap as model
from observatory.model.evidence import Grade
from observatory.model.provenance import Evidence
from observatory.queries import gaps, provenance
from observatory.queries.question import question
from observatory.ui.appearance import palette
from observatory.ui.empty import empty
from observatory.ui.engine import engine
from observatory.ui.figure import Column, show, table
from observatory.ui.language import _, number, signed
from observatory.ui.navigation import link_to

FORMULA = """z(part, region) = (value − mean of the part) ÷ standard deviation of the part
pressure(region) = Σ weight · z ÷ Σ weight, over its pressure parts
capacity(region) = Σ weight · z ÷ Σ weight, over its capacity parts
gap(region)      = pressure − capacity"""


@dataclass(frozen=True, slots=True)
class View:
    """What the page shows.

    Attributes:
        panel: all figures of the year.
        weights: part → weight.
        chosen: codes, the first one in focus.
        names: region → name.
        parts: part → name in the visitor's language.
    """

    panel: gaps.Panel
    weights: Mapping[str, float]
    chosen: Sequence[str]
    names: Mapping[str, str]
    parts: Mapping[str, str]

    @property
    def focus(self) -> str:
        """The region in focus."""
        return self.chosen[0]

    def name(self, code: str) -> str:
        """What a region is called."""
        return self.names.get(code, code)

    def evidence(self, regions: Sequence[str] = ()) -> Evidence:
        """Everything behind the panel, or behind some of its regions; modelled, always."""
        rows = self.panel.figures
        used = rows.filter(pl.col("region").is_in(list(regions))) if regions else rows
        return provenance.evidence(
            engine(), used["origin"], grade=Grade.MODELLED, first=self.panel.period, last=self.panel.period
        )


@st.cache_resource(show_spinner=False)
def _panel(edition: str, period: str) -> gaps.Panel:
    del edition
    return gaps.panel(engine(), period=period)


def panel(period: str) -> gaps.Panel:
    """The figures of a year in the edition that is served; read once for all visitors, changed by nobody."""
    return _panel(provenance.edition(engine())["edition"][0], period)


def part_names(indicators: pl.DataFrame) -> dict[str, str]:
    """Part → name in the visitor's language."""
    names = dict(indicators.select("indicator", "name").iter_rows())
    told = {part.code: part for parts in model.PANELS.values() for part in parts}
    return {code: _part_name(part, names.get(part.indicator, part.indicator)) for code, part in told.items()}


def _part_name(part: model.Part, name: str) -> str:
    if part.change:
        return _("{indicator}, change over {years} years in points").format(
            indicator=name, years=number(model.YEARS_OF_CHANGE)
        )
    if part.national:
        return _("{indicator} (figure of the country)").format(indicator=name)
    return name


def weights_labels(parts: Sequence[model.Part], names: Mapping[str, str]) -> dict[str, str]:
    """Part → label of its slider, pressure first."""
    sides = {model.PRESSURE: _("Pressure: {part}"), model.CAPACITY: _("Capacity: {part}")}
    return {part.code: sides[part.side].format(part=names[part.code]) for part in parts}


def overview(view: View, found: pl.DataFrame, ranks: pl.DataFrame) -> None:
    """Pressure against capacity of every region, beside what the gap of the one in focus is made of."""
    row = found.filter(region=view.focus).row(0, named=True)
    spread = ranks.filter(region=view.focus).row(0, named=True)
    rows = found.join(ranks.select("region", "best_rank", "worst_rank"), on="region", how="left").with_columns(
        name=pl.col("region").replace(dict(view.names))
    )
    parts = view.panel.contributions(view.weights).filter(region=view.focus)
    show(
        _picture(view, found),
        title=title(view, row),
        sentence=_(
            "{year}, {n} regions with at least {least} published parts on each side. Each part is the distance from "
            "the mean of all regions that have it, in standard deviations; above the dotted line pressure exceeds "
            "capacity. {region} ranks {rank} of {n}; between {best} and {worst} when one part is left out."
        ).format(
            year=view.panel.period, n=number(found.height), least=number(model.LEAST_PARTS),
            region=view.name(view.focus), rank=number(row["rank"]), best=number(spread["best_rank"]),
            worst=number(spread["worst_rank"]),
        ),
        data=rows,
        columns={
            "rank": Column(_("Rank"), 0), "name": Column(_("Region")), "region": Column(_("Code")),
            "pressure": Column(_("Pressure"), 2, signed=True), "capacity": Column(_("Capacity"), 2, signed=True),
            "gap": Column(_("Gap"), 2, signed=True), "best_rank": Column(_("Best rank"), 0),
            "worst_rank": Column(_("Worst rank"), 0), "pressure_parts": Column(_("Parts of pressure"), 0),
            "capacity_parts": Column(_("Parts of capacity"), 0),
        },
        evidence=view.evidence(),
        file="skill-gaps",
        notes=notes(view, spread),
        beside=(parts_picture(view, parts), _parts_sentence(row)),
    )  # fmt: skip


def title(view: View, row: Mapping[str, float]) -> str:
    """The finding about the region in focus."""
    name, size = view.name(view.focus), signed(row["gap"], 1)
    if row["gap"] > 0:
        return _("In {region}, demand pressure runs ahead of skills capacity ({gap})").format(region=name, gap=size)
    return _("In {region}, skills capacity keeps up with demand pressure ({gap})").format(region=name, gap=size)


def _picture(view: View, found: pl.DataFrame) -> go.Figure:
    said = _("{region}: pressure {pressure}, capacity {capacity}, gap {gap}, rank {rank}")
    points = [
        Point(
            row["region"], row["capacity"], row["pressure"],
            said.format(
                region=view.name(row["region"]), pressure=signed(row["pressure"], 2),
                capacity=signed(row["capacity"], 2), gap=signed(row["gap"], 2), rank=number(row["rank"]),
            ),
        )
        for row in found.iter_rows(named=True)
    ]  # fmt: skip
    colours = dict(zip(view.chosen, palette().series, strict=False))
    return quadrant(
        points,
        named={code: (view.name(code), colour) for code, colour in colours.items()},
        axes=(_("Skills capacity, standard deviations"), _("Demand pressure, standard deviations")),
        ahead=_("↑ pressure runs ahead"),
        behind=_("capacity runs ahead ↓"),
        palette=palette(),
    )


def _parts_sentence(row: Mapping[str, float]) -> str:
    return _(
        "**What it is made of.** Parts of pressure add up to {pressure}, parts of capacity to {capacity}; the gap is "
        "their difference. Bars: standard deviations times weight."
    ).format(pressure=signed(row["pressure"], 2), capacity=signed(row["capacity"], 2))


def parts_picture(view: View, parts: pl.DataFrame) -> go.Figure:
    """What the gap of the region in focus is made of, as hatched bars."""
    ordered = parts.sort("side", "contribution", descending=[True, True])
    sides = {model.PRESSURE: _("Pressure"), model.CAPACITY: _("Capacity")}
    colours = {model.PRESSURE: palette().accent, model.CAPACITY: palette().reference}
    return ranking(
        [f"{sides[row['side']]} · {view.parts[row['part']]}" for row in ordered.iter_rows(named=True)],
        ordered["contribution"].to_list(),
        [signed(value, 2) for value in ordered["contribution"]],
        palette=palette(),
        colours=[colours[side] for side in ordered["side"]],
        modelled=True,
        row=44,
    )


def notes(view: View, spread: Mapping[str, object]) -> list[str]:
    """What to know before using a gap."""
    said = [
        _(
            "A relative measure: it compares regions of one year and says nothing of vacancies that stay empty. A long "
            "span of ranks means that the answer depends on one part: here most on “{part}”."
        ).format(part=view.parts[str(spread["swing_part"])])
    ]
    flags = view.panel.figures.filter(pl.col("region").is_in(list(view.chosen)) & pl.col("flag").is_not_null())
    if flags.height:
        listed = "; ".join(
            f"{view.name(row['region'])}: {view.parts[row['part']]} ({row['flag']})"
            for row in flags.iter_rows(named=True)
        )
        said.append(_("Flagged by the publisher: {listed}.").format(listed=listed))
    lacks = {code: model.lacking(view.panel.parts, view.panel.held(code)) for code in view.chosen}
    absent = [
        f"{view.name(code)}: {', '.join(view.parts[part.code] for parts in sides.values() for part in parts)}"
        for code, sides in lacks.items()
        if any(sides.values())
    ]
    if absent:
        said.append(_("Not published, so left out and not filled in: {listed}.").format(listed="; ".join(absent)))
    return said


def inputs(view: View) -> None:
    """The figures behind the gap of the region in focus, the formula and the question."""
    panel = st.expander(_("How was this computed?"), key="computed", on_change="rerun", icon=":material/function:")
    if not panel.open:
        return
    rows = (
        view.panel.contributions(view.weights)
        .filter(region=view.focus)
        .with_columns(name=pl.col("part").replace(dict(view.parts)), side_name=pl.col("side").replace(
            {model.PRESSURE: _("Pressure"), model.CAPACITY: _("Capacity")}))
    )  # fmt: skip
    with panel:
        st.code(FORMULA, language=None)
        st.markdown(_("The figures of {region}, {year}:").format(region=view.name(view.focus), year=view.panel.period))
        table(
            rows,
            {
                "side_name": Column(_("Side")), "name": Column(_("Part")), "value": Column(_("Value"), 2),
                "mean": Column(_("Mean"), 2), "sd": Column(_("Standard deviation"), 2),
                "regions": Column(_("Regions"), 0), "z": Column("z", 2, signed=True),
                "weight": Column(_("Weight"), 0), "contribution": Column(_("Contribution"), 3, signed=True),
                "flag": Column(_("Flag")),
            },
        )  # fmt: skip
        st.markdown(_("The question that is asked of the dataset:"))
        st.code(question("gap_parts"), language="sql")


def nothing(view: View, found: pl.DataFrame) -> None:
    """Say which parts the region in focus lacks, and offer regions of its country, else any, that have enough."""
    lacks = model.lacking(view.panel.parts, view.panel.held(view.focus))
    sides = {model.PRESSURE: _("Pressure"), model.CAPACITY: _("Capacity")}
    told = "; ".join(
        f"{sides[side]}: {', '.join(view.parts[part.code] for part in parts)}" for side, parts in lacks.items() if parts
    )
    empty(
        _("No gap can be told for {region} in {year}: a side has fewer than {least} published parts.").format(
            region=view.name(view.focus), year=view.panel.period, least=number(model.LEAST_PARTS)
        ),
        remedy=_("Missing: {told}. Nothing is filled in. Choose another year, or one of these:").format(told=told),
    )
    able = found["region"].to_list()
    near = [code for code in able if code[:2] == view.focus[:2]]
    years = [year for year in model.PANELS if year != view.panel.period and _answers(panel(year), view.focus)]
    with st.container(key="offers"):
        for year in years:
            link_to("gaps", f"{view.name(view.focus)}, {year}", regions=view.focus, panel=year)
        for code in near[:3] or ([] if years else able[:3]):
            link_to("gaps", f"{view.name(code)} ({code})", regions=code, panel=view.panel.period)


def _answers(held: gaps.Panel, region: str) -> bool:
    return model.enough(held.parts, held.held(region))


def unweighted() -> None:
    """Say that nothing can be computed without weights."""
    empty(
        _("At least {least} parts of each side need a weight above zero.").format(least=number(model.LEAST_PARTS)),
        remedy=_("Raise some weights under “Weights”."),
    )
