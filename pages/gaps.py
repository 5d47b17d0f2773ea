"""Where does demand for skills run ahead of what a region can supply, and what is behind it?"""

import streamlit as st

from observatory.model import gap as model
from observatory.queries import demand, indicators
from observatory.queries.gaps import ranked
from observatory.ui import demand as demanded
from observatory.ui import gap as words
from observatory.ui import gap_basis as basis
from observatory.ui.choice import choose_numbers, choose_switch, refused
from observatory.ui.empty import empty
from observatory.ui.engine import engine
from observatory.ui.lacking import lacking
from observatory.ui.language import _, language, place_name
from observatory.ui.navigation import link_to
from observatory.ui.picker import find_many
from observatory.ui.replaced import replaced

MOST_WEIGHT = 3

st.title(_("Skill gaps by region"))
places = indicators.observed_regions(engine(), language=language()).filter(level="2")
names = dict(places.select("region", "name").iter_rows())
options = {row["region"]: place_name(row) for row in places.iter_rows(named=True)}
top = st.columns([5, 2.4, 1.6], vertical_alignment="bottom")
with top[0]:
    chosen = find_many(
        _("Regions, up to six; the first is in focus"), options, "region", key="regions", default=["ES21", "DE11"]
    )
replaced(engine(), refused("regions"), options, key="regions")
with top[1]:
    period = choose_switch(_("Year"), {year: year for year in model.PANELS}, key="panel")
panel = words.panel(period)
entries = words.entries()
parts = words.part_names(entries)
with top[2], st.popover(_("Weights"), icon=":material/tune:"):
    st.caption(_("How much each part counts. Each side is divided by the sum of its weights."))
    weights = choose_numbers(words.weights_labels(panel.parts, parts), key="weights", most=MOST_WEIGHT)

if not chosen:
    empty(_("No region is chosen."), remedy=_("Type a name or a code above."))
else:
    view = words.View(panel=panel, weights=weights, chosen=chosen, names=names, parts=parts, indicators=entries)
    ranks = ranked(panel, weights, names)
    if ranks.is_empty():
        basis.none_at_all(panel)
    elif chosen[0] not in set(ranks["region"]):
        basis.nothing(view, ranks)
    else:
        left, right = st.columns(2, gap="large")
        with left:
            words.parts_view(view, ranks)
        with right:
            words.ranks_view(view, ranks)
        basis.inputs(view, ranks)
    lacking(demanded.given(), demand.places(engine(), language=language()), chosen[0], prefix="gap")
    with st.container(key="doors"):
        link_to("regions", _("Compare single indicators"), regions=",".join(chosen))
        link_to("skills-in-demand", _("Which skills are in demand there?"), region=chosen[0])
        link_to("path", _("Which micro-credentials teach most of it?"), start="region", region=chosen[0])
