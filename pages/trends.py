"""How did an indicator develop here, and how does that compare with the country and the EU?"""

import streamlit as st

from observatory.charts.lines import lines
from observatory.queries import indicators, provenance, trends
from observatory.ui import trend, trend_rows
from observatory.ui.appearance import palette, separators
from observatory.ui.choice import choose, choose_many, choose_range, choose_switch, forget
from observatory.ui.engine import engine
from observatory.ui.figure import show
from observatory.ui.language import _, language, period
from observatory.ui.navigation import link_to
from observatory.ui.offers import nothing

st.title(_("Trends"))

known = indicators.indicators(engine(), language=language())
listed = known.filter("has_course")
titles = {row["indicator"]: f"{row['name']} · {row['theme_name']}" for row in listed.iter_rows(named=True)}
places = indicators.observed_regions(engine(), language=language())
names = {**dict(places.select("region", "name").iter_rows()), "EU27_2020": _("EU-27")}
top = st.columns([2, 3])
with top[0]:
    indicator = choose(
        _("Indicator"), titles, key="indicator", default="unemployment-rate", on_change=forget, args=("years", "member")
    )
entry = listed.filter(indicator=indicator).row(0, named=True)
with top[1]:
    options = {code: f"{name} ({code})" for code, name in names.items()}
    regions = choose_many(_("Regions, up to six"), options, key="regions", default=["ES21", "DE11"])
groups = dict(indicators.members(engine(), indicator=indicator, language=language()).iter_rows())
member = next(iter(groups))
below = st.columns([2, 2, 2] if len(groups) > 1 else [2, 3], vertical_alignment="bottom")
if len(groups) > 1:
    with below[2]:
        member = choose(_("Group"), groups, key="member", default=member if member == "total" else "OC8")
periods = indicators.periods(engine(), indicator=indicator, member=member)
with below[0]:
    first, last = choose_range(_("Period"), periods, key="years", format_func=period)
with below[1]:
    against = choose_switch(
        _("Compare with"),
        {"country": _("Country and EU"), "eu": _("EU"), "none": _("Nothing")},
        key="against",
        disabled=not trends.comparable(entry["unit"]),
    )

subject = trend.Subject.of(entry, "" if member == "total" else groups[member], names)
cover = indicators.cover(engine(), indicator=indicator, member=member)
scope = trends.scope(cover, regions, first=first, last=last)
if scope.drawn:
    held = trends.references(scope.drawn, against=against) if trends.comparable(subject.unit) else []
    figures = trends.trend(
        engine(), indicator=indicator, member=member, drawn=scope.drawn, references=held, first=first, last=last,
        joined=subject.frequency == "forecast",
    )  # fmt: skip
    changes = trends.changes(figures)
    evidence = provenance.evidence(engine(), figures["origin"], grade=figures["grade"], first=first, last=last)
    show(
        lines(
            trend_rows.points(subject, figures), trend_rows.drawn_lines(subject, figures),
            unit=trend_rows.axis(subject), ticks=trend_rows.ticks(periods, first=first, last=last),
            base=100.0 if subject.unit.startswith("index") else None,
            palette=palette(), pixels=390, separators=separators(),
        ),
        title=trend.title(subject, figures, changes),
        sentence=trend.sentence(subject, figures, first=first, last=last),
        data=trend_rows.table_rows(subject, figures, evidence),
        columns=trend_rows.table_columns(subject),
        evidence=evidence,
        file="trend",
        notes=[entry["definition"], *trend.notes(subject, figures, cover, scope, held)],
    )  # fmt: skip
    show(
        None,
        title=_("Change without a break"),
        sentence=_("From the first to the last period of each area's newest unbroken stretch."),
        data=trend_rows.change_rows(subject, changes),
        columns=trend_rows.change_columns(subject),
        evidence=evidence,
        file="trend-change",
        level=3,
    )
else:
    nothing(subject, cover, regions, first=first, last=last)

once = "; ".join(known.filter(~known["has_course"])["name"])
st.caption(_("Not listed here, because there is one point in time only: {names}.").format(names=once))
with st.container(key="doors"):
    link_to("regions", _("Compare all regions on the map"), indicator=indicator)
