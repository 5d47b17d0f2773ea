"""Where does my region stand among all others, beside its country and the EU?"""

import streamlit as st

from observatory.charts.map import choropleth, classes
from observatory.queries import indicators, provenance, regions
from observatory.ui import comparison, standing
from observatory.ui.address import site
from observatory.ui.appearance import palette
from observatory.ui.choice import choose, choose_switch, refused, toggle
from observatory.ui.engine import engine
from observatory.ui.figure import show
from observatory.ui.language import _, language, period, place_name
from observatory.ui.navigation import link_to
from observatory.ui.picker import find_many
from observatory.ui.replaced import led_elsewhen, replaced

st.title(_("Regions"))
left, middle, right, far = st.columns([3, 2.5, 1.1, 3.4], vertical_alignment="top")
with middle:
    level = choose_switch(
        _("Level"), {"2": _("NUTS 2"), "1": _("NUTS 1"), "0": _("Countries")}, key="level", default="2"
    )
mapped = regions.mapped(engine(), level=level)
known = indicators.indicators(engine(), language=language())
listed = {row["indicator"]: row["name"] for row in known.iter_rows(named=True) if row["indicator"] in mapped}
with left:
    indicator = choose(
        _("Indicator"),
        listed,
        key="indicator",
        default="high-tech-manufacturing",
        known=dict(known.select("indicator", "name").rows()),
        lacking=standing.lacking(),
    )
entry = known.filter(indicator=indicator).row(0, named=True)
groups = dict(indicators.members(engine(), indicator=indicator, language=language()).iter_rows())
member = "total" if "total" in mapped[indicator] else mapped[indicator][0]
if len(mapped[indicator]) > 1:
    with left:
        names = {code: groups.get(code, code) for code in mapped[indicator]}
        member = choose(_("Group"), names, key="member", default=member, known=groups)
offered = regions.periods(engine(), indicator=indicator, member=member, level=level)
with right:
    spans = {one: period(one) for one in reversed(offered)}
    when = choose(_("Period"), spans, key="period", default=regions.fullest(offered))

picture = regions.picture(
    engine(), indicator=indicator, member=member, level=level, period=when, origin=offered[when].origin
)
figures = regions.figures(engine(), picture, language=language())
places = indicators.observed_regions(engine(), language=language())
typed = {row["region"]: place_name(row) for row in places.iter_rows(named=True)}
mapped_areas = comparison.areas(figures, typed)
areas = mapped_areas | comparison.kept(typed, mapped_areas)
with far:
    chosen = find_many(_("Regions, up to six"), areas, "region", key="regions", default=["ES21", "DE11"])
titles = dict(places.select("region", "name").iter_rows())
outside = [code for code in chosen if code not in mapped_areas]
silent = comparison.silent(figures, [*refused("regions"), *chosen], level)
nearest = regions.nearest_periods(engine(), picture, silent=silent, offered=list(offered))
replaced(engine(), [*refused("regions"), *outside], mapped_areas, key="regions", elsewhere=typed, elsewhen=nearest)
led_elsewhen(nearest, titles, when, key="regions")

beside = regions.beside(engine(), picture, figures, regions=outside, names=titles)
countries = list(dict.fromkeys(beside.filter(beside["region"].is_in(chosen))["country"].drop_nulls()))
held = regions.references(engine(), picture, figures, countries=countries)
values = figures["value"].drop_nulls().to_list()
bounds = classes(values)
outlines = site("api/outlines")
doubtful = figures.filter(figures["flag"].str.contains("u"))["region"].to_list()
grade = figures.drop_nulls("value")["grade"]
evidence = provenance.evidence(engine(), [picture.origin], grade=grade, first=when, last=when)
show(
    choropleth(
        figures["region"],
        figures["value"],
        standing.hover(figures, entry["decimals"]),
        bounds=bounds,
        outlines=f"{outlines}/{picture.vintage}-{level}.geojson",
        countries=f"{outlines}/{picture.vintage}-0.geojson",
        frames=f"{outlines}/frames-{picture.vintage}.geojson",
        chosen=dict(zip(chosen, palette().series, strict=False)),
        uncertain=doubtful,
        palette=palette(),
    ),
    title=standing.title(entry["name"], figures, chosen),
    sentence=standing.sentence(entry["name"], entry["unit_name"], figures, when, picture.vintage)
    + standing.silence(beside, chosen),
    data=standing.with_remarks(figures),
    columns=standing.table_columns(entry["decimals"]),
    evidence=evidence,
    file="regions",
    notes=[entry["definition"], *standing.notes(picture.vintage)],
    beside=(
        standing.standing(beside, held, chosen, titles, decimals=entry["decimals"], palette=palette()),
        standing.best(held, titles, entry["decimals"]),
    ),
    on_pick=lambda code: toggle("regions", code, most=6),
    legend=standing.legend_html(bounds, min(values), entry["decimals"], palette(), doubtful=bool(doubtful)),
)
if chosen:
    scene = comparison.Scene(entry, picture, beside, held, chosen, titles)
    course = comparison.course(scene)
    comparison.side_by_side(scene, course)
    comparison.courses(scene, course)
    comparison.alike(scene)
with st.container(key="doors"):
    link_to("trends", _("See how they developed"), indicator=indicator, regions=",".join(chosen))
