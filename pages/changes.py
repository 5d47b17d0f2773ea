"""What changed between two editions of the dataset, and why?"""

import streamlit as st

from observatory.queries import indicators, profiles
from observatory.ui import changed
from observatory.ui.choice import choose
from observatory.ui.empty import empty
from observatory.ui.engine import engine
from observatory.ui.figure import show
from observatory.ui.language import _, language, ngettext, number
from observatory.ui.picker import find_one
from observatory.views import changes as views
from observatory.views.view import Column

SHOWN = 200

st.title(_("What changed"))
kept, states = views.kept(), views.states()
if len(states) < 2:
    empty(
        _("There is only one edition so far."),
        remedy=_("As soon as a second one is released, this page compares the two."),
    )
    st.stop()
named = {edition: changed.called(kept, edition) for edition in states}
newest, before = list(states)[:2]
places = indicators.observed_regions(engine(), language=language())
subjects = {
    "all": _("Everything"),
    **{row["region"]: f"{row['name']} ({row['region']})" for row in places.iter_rows(named=True)},
    **dict(profiles.profiles(engine(), language=language()).select("profile_id", "name").iter_rows()),
}
left, middle, right = st.columns(3, vertical_alignment="bottom")
with left:
    older = choose(_("From"), named, key="from", default=before)
with middle:
    newer = choose(_("To"), named, key="to", default=newest)
with right:
    subject = find_one(_("About a region or profile"), subjects, "region", "profile", key="about", default="all")

codes = {"from": [older], "to": [newer], "about": [subject]}
found = views.differences(codes)
if not found:
    empty(
        _("Nothing differs between these two editions."),
        remedy=_("Choose other editions, or everything instead of one region or profile."),
    )
else:
    summary = views.summary_rows(engine(), codes, language())
    titles = dict(summary.select("table", "title").iter_rows())
    evidence = views.evidence(engine())
    rows = sum(summary.select("added", "removed", "changed").sum().row(0))
    show(
        None,
        title=ngettext("{n} row differs", "{n} rows differ", rows),
        sentence=_("Rows that came, went or changed from edition {older} to edition {newer}, by table.").format(
            older=older, newer=newer
        ),
        data=summary,
        columns={
            "title": Column(_("Table")),
            "added": Column(_("Added"), 0),
            "removed": Column(_("Removed"), 0),
            "changed": Column(_("Changed"), 0),
            "reason": Column(_("Why")),
        },
        evidence=evidence,
        file="changes",
    )
    table = choose(_("Table"), titles, key="table", default=next(iter(titles)))
    shown = changed.readable(views.named_rows(engine(), found[table].head(SHOWN), language()))
    show(
        None,
        title=titles[table],
        sentence=_("{shown} of {all} differences; a file has all of them.").format(
            shown=number(shown.height), all=number(found[table].height)
        ),
        data=shown,
        columns=changed.columns(),
        evidence=evidence,
        file="changed-rows",
        level=3,
    )
