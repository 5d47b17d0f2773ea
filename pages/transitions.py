"""From this job profile, which others are within reach, and what would it take?"""

import streamlit as st

from observatory.model.evidence import Grade
from observatory.queries import provenance, transitions
from observatory.ui import compare, move
from observatory.ui.appearance import palette
from observatory.ui.choice import choose, choose_switch, renew
from observatory.ui.empty import empty
from observatory.ui.engine import engine
from observatory.ui.figure import show
from observatory.ui.language import _, language
from observatory.ui.move import ANY
from observatory.ui.navigation import link_to
from observatory.ui.picker import find_many, find_one
from observatory.views.transitions import score_rows
from observatory.views.view import Column

ESCO, DESIGNS = "esco-1.1.1", "observatory-curation"
WELDER = "7aedaa07-3884-4c5b-88f9-80997b2aa54b"

st.title(_("Move to another profile"))
known = transitions.profiles(engine(), language=language())
names = dict(known.select("profile_id", "name").iter_rows())
areas, majors = transitions.groups(engine(), language=language())
left, middle, right = st.columns([3, 2, 2])
with left:
    profile = find_one(_("From"), names, "profile", key="profile", default=WELDER)
with middle:
    area = choose(_("Technology area"), {ANY: _("All technology areas"), **areas}, key="area")
with right:
    major = choose(_("ISCO-08 major group"), {ANY: _("All major groups"), **majors}, key="major")

moves = transitions.moves(engine(), profile=profile, language=language())
nearest = transitions.nearest(
    moves, profile=profile, area="" if area == ANY else area, major="" if major == ANY else major
)
evidence = provenance.evidence(engine(), [ESCO], grade=Grade.MODELLED)
if nearest.is_empty():
    empty(
        _("No profile of this group shares a skill with {source}.").format(source=names[profile]),
        remedy=_("Choose another technology area or major group above."),
    )
else:
    best = nearest.head(move.SHOWN)
    show(
        move.picture(best, palette()),
        title=move.title(nearest),
        sentence=move.sentence(nearest, nearest.height),
        data=score_rows(best, areas),
        columns=move.score_columns(),
        evidence=evidence,
        file="moves",
        notes=move.notes(moves, profile),
    )

reach = transitions.nearest(moves, profile=profile)
options = {row["profile_id"]: f"{row['name']} · {move.percent(row['score'])}" for row in reach.iter_rows(named=True)}
renew("to", of={"profile": profile, "area": area, "major": major})
targets = find_many(
    _("Look closer at one, two or three targets"),
    options,
    "profile",
    key="to",
    default=nearest["profile_id"].head(2).to_list(),
    most=3,
    absent=_("is where you start, or shares no skill with it"),
)
views = {"steps": _("What it takes"), "compare": _("Side by side: shared and own skills")}
view = choose_switch(_("View"), views, key="view") if targets else ""
if view == "compare":
    compare.side_by_side([profile, *targets], names)
if view == "steps":
    show(
        None,
        title=_("Side by side"),
        sentence=_(
            "How much of each target's needs carries over, part by part; the way back goes from the target to {source}."
        ).format(source=names[profile]),
        data=move.side_by_side(moves, targets),
        columns={"measure": Column(_("Measure")), **{target: Column(names[target]) for target in targets}},
        evidence=evidence,
        file="moves-side-by-side",
    )
    for column, target in zip(st.columns(len(targets), gap="large"), targets, strict=True):
        steps = transitions.steps(engine(), source=profile, target=target, language=language())
        missing = steps.filter(outcome="missing")["skill_id"].to_list()
        taught = transitions.teaching(engine(), skills=missing, language=language())
        with column:
            show(
                None,
                title=_("{target}: what it takes").format(target=names[target]),
                sentence=move.step_sentence(steps),
                data=move.step_rows(steps),
                columns=move.step_columns(),
                evidence=provenance.evidence(engine(), [ESCO, DESIGNS], grade=Grade.MODELLED),
                file=f"steps-{targets.index(target) + 1}",
                level=3,
            )
            move.missing(steps, key=f"links-missing-{target}")
            move.offer(transitions.designs(taught), _("No design teaches a missing skill yet."), key=f"links-{target}")
            link_to("path", _("The shortest way there"), start="profile", profile=profile, target=target)
with st.container(key="doors"):
    link_to("profile", _("Read the whole profile"), id=profile)
    link_to("data", _("How scores are computed"))
