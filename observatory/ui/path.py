"""The words and pictures of the page Path: what to learn, in which order, and what stays open."""

from collections.abc import Sequence

import polars as pl
import streamlit as st

from observatory.charts.labels import brief
from observatory.charts.steps import Stop, steps
from observatory.model.evidence import Grade
from observatory.model.provenance import Evidence
from observatory.model.region import EU
from observatory.queries import demand, micro_credentials, paths, provenance, transitions
from observatory.ui import coverage
from observatory.ui.appearance import palette
from observatory.ui.choice import choose_switch, refused
from observatory.ui.empty import empty
from observatory.ui.engine import engine
from observatory.ui.figure import show
from observatory.ui.language import _, in_words, language, ngettext, number
from observatory.ui.micro_credential import mark
from observatory.ui.navigation import link_to
from observatory.ui.picker import find_one
from observatory.ui.replaced import replaced
from observatory.views.micro_credentials_words import facts
from observatory.views.micro_credentials_words import mark as mark_text
from observatory.views.speech import speaking
from observatory.views.view import Column

WELDER, ROBOTS = "7aedaa07-3884-4c5b-88f9-80997b2aa54b", "5001506f-dd7d-4801-92ac-6f7e93b45133"
TOPS = ("10", "25", "50", "100")
SEPARATOR = "|"
LISTS = ("skills", "first", "instead")


def between_profiles() -> None:
    """From one profile to another: what its essential skills lack."""
    names = dict(transitions.profiles(engine(), language=language()).select("profile_id", "name").iter_rows())
    left, right = st.columns(2)
    with left:
        source = find_one(_("From"), names, "profile", key="profile", default=WELDER)
    with right:
        target = find_one(_("To"), names, "profile", key="target", default=ROBOTS)
    wanted = paths.missing(engine(), source=source, target=target)
    if not wanted:
        empty(
            _("“{source}” has every essential skill of “{target}” already.").format(
                source=names[source], target=names[target]
            ),
            remedy=_("No learning is needed for its essential skills. Choose another target above."),
        )
        return
    learning = paths.path(engine(), wanted=wanted, language=language())
    goal = _("{covered} of {wanted} essential skills that “{target}” needs and “{source}” lacks.").format(
        covered=number(learning.covered), wanted=number(learning.wanted), target=names[target], source=names[source]
    )
    draw(learning, goal, origins=micro_credentials.origins(engine()))
    with st.container(key="doors"):
        link_to("transitions", _("Compare the two profiles skill by skill"), profile=source, to=target)


def from_region() -> None:
    """From what a region, a country or the EU demands: most of all, or more than the EU."""
    places = demand.places(engine(), language=language())
    columns = st.columns([4, 3, 2], vertical_alignment="bottom")
    with columns[0]:
        areas = coverage.areas(places)
        region = find_one(_("The EU, a country or a region"), areas, "region", key="region", default="ES21")
    basis = "most"
    if region != EU:
        bases = {"most": _("Demanded most"), "above": _("Above the EU")}
        with columns[1]:
            basis = choose_switch(_("Skills"), bases, key="basis")
    with columns[2]:
        top = choose_switch(_("How many"), {code: code for code in TOPS}, key="top", default="25")
    replaced(engine(), refused("region"), areas, key="region")
    spot = coverage.spot(region, places, address="path", start="region")
    if spot is None:
        return
    name = coverage.area_name(region, places)
    if basis == "above":
        wanted = paths.most_distinctive(spot.area, spot.europe, how_many=int(top))
        said = _("{covered} of the {wanted} skills whose modelled demand in {region} is most above the EU's.")
    else:
        wanted = paths.most_demanded(spot.area, how_many=int(top))
        said = _("{covered} of the {wanted} skills that manufacturing in {region} demands most, as modelled.")
    learning = paths.path(engine(), wanted=wanted, language=language())
    goal = said.format(covered=number(learning.covered), wanted=number(learning.wanted), region=name)
    draw(learning, goal, origins=[*micro_credentials.origins(engine()), *spot.scene.origins])
    with st.container(key="doors"):
        link_to("coverage", _("What is demanded here and not taught?"), region=region)


def draw(learning: paths.Learning, goal: str, *, origins: Sequence[str]) -> None:
    """The path, its alternatives, and what stays uncovered."""
    evidence = provenance.evidence(engine(), origins, grade=Grade.MODELLED)
    if learning.steps.is_empty():
        empty(
            _("No micro-credential recorded here teaches any of the missing skills."),
            remedy=_("“No offer recorded here” is not “no offer exists”. The skills are listed below."),
        )
    else:
        left, right = st.columns(2, gap="large")
        with left:
            show(
                steps(_stops(learning.steps), palette=palette()),
                title=_title(learning),
                sentence=_sentence(learning, goal),
                data=_rows(learning.steps),
                columns=_columns(),
                evidence=evidence,
                file="path",
                notes=_notes(learning),
            )
        with right:
            _choices(learning.steps)
    _open(learning, evidence)


def _title(learning: paths.Learning) -> str:
    count = ngettext("{n} micro-credential", "{n} micro-credentials", learning.steps.height)
    return _("{count}, {hours} hours, cover {covered} of {wanted} skills").format(
        count=count, hours=number(learning.hours), covered=number(learning.covered), wanted=number(learning.wanted)
    )


def _sentence(learning: paths.Learning, goal: str) -> str:
    fewest = _(
        "The fewest micro-credentials that teach them; of equally few, those with the fewest hours. {mark}"
    ).format(mark=" ".join(mark(status) for status in learning.steps["status"].unique().sort()))
    return f"{goal} {fewest}"


def _notes(learning: paths.Learning) -> list[str]:
    told = [_("In an order that respects what builds on what, else the lower level first.")]
    if learning.silent:
        told.append(ngettext("{n} step states no workload.", "{n} steps state no workload.", learning.silent))
    if not learning.proven:
        told.append(_("The search was cut short: a shorter path may exist."))
    return told


def _stops(rows: pl.DataFrame) -> list[Stop]:
    with speaking(language()):
        return _spoken_stops(rows)


def _spoken_stops(rows: pl.DataFrame) -> list[Stop]:
    return [
        Stop(
            brief(row["name"], width=42),
            facts(row) + " · " + ngettext("closes {n} skill", "closes {n} skills", row["closes"]),
            "before",
        )
        for row in rows.iter_rows(named=True)
    ]


def _rows(rows: pl.DataFrame) -> pl.DataFrame:
    """The path with lists as sentences, for the table."""
    lists = [pl.col(name).str.replace_all(SEPARATOR, "; ", literal=True).alias(f"{name}_said") for name in LISTS]
    with speaking(language()):
        return rows.with_columns(*lists, mark=in_words("status", mark_text, rows["status"].unique()))


def _columns() -> dict[str, Column]:
    return {
        "position": Column(_("Step"), 0),
        "name": Column(_("Micro-credential"), leads_to="micro-credential"),
        "eqf_level": Column(_("EQF level"), 0),
        "workload_hours": Column(_("Hours"), 0),
        "closes": Column(_("Closes"), 0),
        "skills_said": Column(_("Skills")),
        "first_said": Column(_("Builds on, not on this path")),
        "instead_said": Column(_("Could be replaced by")),
        "mark": Column(_("Status")),
    }


def _choices(rows: pl.DataFrame) -> None:
    """Every step with a link to it and to what could stand in for it."""
    st.header(_("Step by step"), anchor="steps")
    for row in rows.iter_rows(named=True):
        with st.container(key=f"links-step-{row['position']}"):
            link_to("micro-credential", f"{row['position']}. {row['name']}", id=row["micro_credential_id"])
        st.caption(_("Teaches: {skills}.").format(skills=row["skills"].replace(SEPARATOR, "; ")))
        if row["first"]:
            st.caption(_("Builds on {first}, which is not on this path.").format(first=row["first"].replace("|", "; ")))
        instead = list(zip(row["instead_ids"].split("|"), row["instead"].split("|"), strict=True))
        if row["instead"]:
            with st.container(horizontal=True, key=f"links-instead-{row['position']}"):
                st.caption(_("Instead of it:"), width="content")
                for key, name in instead:
                    link_to("micro-credential", name, id=key)


def _open(learning: paths.Learning, evidence: Evidence) -> None:
    if learning.uncovered.is_empty():
        return
    show(
        None,
        title=ngettext("{n} skill stays uncovered", "{n} skills stay uncovered", learning.uncovered.height),
        sentence=_("No micro-credential recorded here teaches them; that is not to say that no offer exists."),
        data=learning.uncovered,
        columns={"name": Column(_("Skill"), leads_to="skill")},
        evidence=evidence,
        file="path-uncovered",
    )
