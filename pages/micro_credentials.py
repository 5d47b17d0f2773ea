"""What teaches a skill, at which level and effort; and what does the catalogue leave out?"""

import streamlit as st

from observatory.charts.ranking import ranking
from observatory.queries import micro_credentials, provenance
from observatory.ui import micro_credential
from observatory.ui.appearance import palette
from observatory.ui.choice import choose, choose_range
from observatory.ui.empty import empty
from observatory.ui.engine import engine
from observatory.ui.figure import show
from observatory.ui.language import _, language, ngettext, number
from observatory.ui.navigation import link_to

ANY = "any"

st.title(_("Micro-credentials"))
st.markdown(
    micro_credential.not_an_offer()
    + " "
    + _("Designs written by our editors, each built on ESCO skills that job profiles need. Nobody awards them yet.")
)
everything = micro_credentials.designs(engine(), language=language())
names = dict(everything.select("micro_credential_id", "name").iter_rows())
areas = dict(everything.select("area_id", "area").unique().sort("area").iter_rows())
levels = {str(level): _("EQF {level}").format(level=level) for level in sorted(everything["eqf_level"].unique())}
hours = [str(step) for step in sorted(everything["workload_hours"].cast(int).unique())]
first, second, third, fourth = st.columns([2, 1, 2, 2], vertical_alignment="bottom")
with first:
    area = choose(_("Technology area"), {ANY: _("All areas"), **areas}, key="area", default=ANY)
with second:
    level = choose(_("Level"), {ANY: _("All"), **levels}, key="level", default=ANY)
with third:
    taught = micro_credentials.taught_skills(engine(), language=language())
    skill = choose(_("Skill taught"), {ANY: _("Any skill"), **taught}, key="skill", default=ANY)
with fourth:
    least, most = choose_range(_("Workload, hours"), hours, key="hours")
countries = sorted(everything["country"].drop_nulls().unique())
country = choose(_("Country"), {ANY: _("All"), **{c: c for c in countries}}, key="country") if countries else ANY
found = micro_credentials.designs(
    engine(), language=language(), level=None if level == ANY else int(level), area=None if area == ANY else area,
    skill=None if skill == ANY else skill, country=None if country == ANY else country,
    least=int(least), most=int(most),
)  # fmt: skip

evidence = provenance.evidence(engine(), micro_credential.ORIGINS, grade=["curated"])
here = dict(found.select("micro_credential_id", "name").iter_rows())
if here:
    chosen = choose(_("Open a micro-credential"), {ANY: _("None: show the list"), **here}, key="id", default=ANY)
    if chosen != ANY:
        micro_credential.record(found.filter(found["micro_credential_id"] == chosen).row(0, named=True), names)
    else:
        show(
            None,
            title=ngettext("{n} micro-credential fits", "{n} micro-credentials fit", found.height),
            sentence=micro_credential.completeness(),
            data=micro_credential.marked(found),
            columns=micro_credential.columns(),
            evidence=evidence,
            file="micro-credentials",
        )
else:
    empty(
        _("No micro-credential in this catalogue fits all of your choices."),
        remedy=_("That none is recorded here does not mean that none exists. Widen the hours, or choose all levels, "
                 "all areas or any skill."),
    )  # fmt: skip
    everywhere = f"{hours[0]},{hours[-1]}"
    link_to("micro-credentials", _("Start again with everything"), area=ANY, level=ANY, skill=ANY, hours=everywhere)

covered = micro_credentials.coverage(engine(), language=language())
share = 100 * covered["covered"].sum() / covered["needs"].sum()
show(
    ranking(
        covered["area"], [100 * one for one in covered["share"]],
        [_("{n} %").format(n=number(100 * one)) for one in covered["share"]],
        palette=palette(), modelled=True, row=38,
        colours=[palette().accent if one in (area, ANY) else palette().reference for one in covered["area_id"]]
        if area != ANY else None,
    ),
    title=_("The designs teach {share} % of what profiles need as essential").format(share=number(share)),
    sentence=_("Essential skills of the profiles of each technology area that at least one design teaches, in % of all "
               "their essential skills; the rest no design here teaches."),
    data=covered,
    columns=micro_credential.coverage_columns(),
    evidence=provenance.evidence(engine(), micro_credential.ORIGINS, grade=["modelled"]),
    file="coverage-by-area",
)  # fmt: skip
