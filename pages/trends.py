"""How did an indicator develop here, and how does that compare with the country and the EU?"""

import streamlit as st

from observatory.queries import indicators, trends
from observatory.ui import course, trend
from observatory.ui.choice import choose, choose_many, choose_range, choose_switch, forget, refused
from observatory.ui.engine import engine
from observatory.ui.language import _, language, period, place_name
from observatory.ui.navigation import link_to
from observatory.ui.offers import nothing
from observatory.ui.picker import find_many
from observatory.ui.replaced import replaced

st.title(_("Trends"))

known = indicators.indicators(engine(), language=language())
listed = known.filter("has_course")
titles = {row["indicator"]: f"{row['name']} · {row['theme_name']}" for row in listed.iter_rows(named=True)}
places = indicators.observed_regions(engine(), language=language())
names = {**dict(places.select("region", "name").iter_rows()), "EU27_2020": _("EU-27")}
top = st.columns([2, 3])
with top[0]:
    indicator = choose(
        _("Indicator"),
        titles,
        key="indicator",
        default="unemployment-rate",
        on_change=forget,
        args=("years",),
        known=dict(known.select("indicator", "name").iter_rows()),
        lacking=_("{wanted} has no course over time; {shown} is shown instead. It comes back where it can be shown."),
    )
entry = listed.filter(indicator=indicator).row(0, named=True)
with top[1]:
    options = {row["region"]: place_name(row) for row in places.iter_rows(named=True)}
    regions = find_many(_("Regions, up to six"), options, "region", key="regions", default=["ES21", "DE11"])
replaced(engine(), refused("regions"), options, key="regions")
groups = dict(indicators.members(engine(), indicator=indicator, language=language()).iter_rows())
member = next(iter(groups))
several = (
    len(groups) > 1
    and choose_switch(_("One line for each"), {"regions": _("Region"), "groups": _("Group")}, key="lines") == "groups"
)
below = st.columns([2.2, 2.3, 1.5, 2] if len(groups) > 1 else [2.5, 2.5, 1.5], vertical_alignment="bottom")
members = [member]
if len(groups) > 1:
    with below[3]:
        if several:
            members = choose_many(
                _("Groups, up to six"), groups, key="members", default=course.usual(indicator, groups)
            )
        else:
            member = choose(_("Group"), groups, key="member", default=member if member == "total" else "OC8")
            members = [member]
periods = indicators.periods(engine(), indicator=indicator, member=member)
with below[0]:
    first, last = choose_range(_("Period"), periods, key="years", format_func=period)
with below[1]:
    against = choose_switch(
        _("Compare with"),
        {"country": _("Country and EU"), "eu": _("EU"), "none": _("Nothing")},
        key="against",
        disabled=several or not trends.comparable(entry["unit"]),
    )
with below[2]:
    scale = choose_switch(
        _("Scale"), {"values": _("Values"), "index": _("Index")}, key="scale", disabled=entry["frequency"] == "forecast"
    )

subject = trend.Subject.of(entry, "" if several or member == "total" else groups[member], names)
cover = indicators.cover(engine(), indicator=indicator, member=member)
scope = trends.scope(cover, regions, first=first, last=last)
if scope.drawn and members:
    course.show_course(
        course.View(
            subject=subject,
            entry=entry,
            scope=scope,
            cover=cover,
            periods=periods,
            first=first,
            last=last,
            member=member,
            members=members if several else (),
            groups=groups,
            against=against,
            index=scale == "index" and entry["frequency"] != "forecast",
        )
    )
else:
    nothing(subject, cover, regions, first=first, last=last)

once = "; ".join(known.filter(~known["has_course"])["name"])
st.caption(_("Not listed here, because there is one point in time only: {names}.").format(names=once))
with st.container(key="doors"):
    link_to("regions", _("Compare all regions on the map"), indicator=indicator)
