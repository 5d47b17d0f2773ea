"""A micro-credential as the Council Recommendation of 16 June 2022 describes one, and words around the catalogue."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

import polars as pl
import streamlit as st

from observatory.charts.labels import brief
from observatory.charts.ranking import ranking
from observatory.charts.steps import Stop, steps
from observatory.model.evidence import Grade
from observatory.queries import micro_credentials
from observatory.queries.provenance import edition, evidence
from observatory.ui.address import site
from observatory.ui.appearance import palette
from observatory.ui.engine import engine
from observatory.ui.evidence import grade_name
from observatory.ui.figure import show
from observatory.ui.language import _, day, in_words, language, ngettext, number
from observatory.ui.navigation import link_to
from observatory.ui.search import plain
from observatory.views.micro_credentials import served_rows
from observatory.views.view import Column

DESIGN = "reference design"


def short_mark(status: str) -> str:
    """What a record is, in the fewest words."""
    return _("reference design") if status == DESIGN else _("offer")


def mark(status: str) -> str:
    """The mark that every record carries wherever it shows."""
    if status == DESIGN:
        return f":orange-badge[:material/draft: {_('reference design – not an offer')}]"
    return f":green-badge[:material/school: {_('offer')}]"


def mark_text(status: str) -> str:
    """The same mark for a cell of a table."""
    return _("reference design – not an offer") if status == DESIGN else _("offer")


def lead(statuses: pl.Series) -> str:
    """What the catalogue consists of."""
    designs = int((statuses == DESIGN).sum())
    if designs == statuses.len():
        return _(
            "Reference designs, not an offer: written by our editors on ESCO skills that job profiles need. Nobody "
            "awards them yet."
        )
    return _(
        "{offers} offers of awarding bodies, and {designs} reference designs: proposals by our editors, not an offer."
    ).format(offers=number(statuses.len() - designs), designs=number(designs))


def facts(entry: Mapping[str, Any]) -> str:
    """Level and effort in a line; what is not stated is left out."""
    said = [_("EQF {level}").format(level=entry["eqf_level"])] if entry["eqf_level"] else []
    if entry["workload_hours"]:
        said.append(_("{hours} hours").format(hours=number(entry["workload_hours"])))
    return " · ".join(said)


def record(design: str, records: pl.DataFrame) -> None:
    """What it is for, its standard elements in their order, what it teaches, whom it serves, how it stacks."""
    entry = records.row(by_predicate=pl.col("micro_credential_id") == design, named=True)
    badges = [f":gray-badge[{said}]" for said in (facts(entry), entry["area"]) if said]
    st.markdown(" ".join([mark(entry["status"]), *badges]))
    if entry["purpose"]:
        st.markdown(plain(entry["purpose"]))
    left, right = st.columns([3, 2], gap="large")
    with left:
        _teaches(design)
        _serves(design)
    with right:
        elements(entry)
    _stacks(entry, records)


def elements(entry: Mapping[str, Any]) -> None:
    """The elements of annex I, mandatory ones first, in the order of the Recommendation; what is missing says so."""
    terms = micro_credentials.terms(engine(), language=language())
    st.header(_("Standard elements"), anchor="elements")
    st.caption(_("In the order of annex I of the Council Recommendation of 16 June 2022 on micro-credentials."))
    for element, text in _mandatory(entry, terms).items():
        st.markdown(f"**{element}**  \n{text}")
    st.subheader(_("Optional elements"), anchor="optional")
    for element, text in _optional(entry, terms).items():
        st.markdown(f"**{element}**  \n{text}")
    exchanged(entry["micro_credential_id"])
    st.caption(
        _("Source: {source}. Grade: {grade}. Edition {edition}.").format(
            source=plain(entry["awarding_body"] or "") or _("the observatory's editors"),
            grade=grade_name(Grade(entry["grade"])),
            edition=entry["edition"],
        )
    )


def exchanged(design: str) -> None:
    """The record in the formats that other systems read."""
    asked = urlencode({"lang": language(), "edition": edition(engine())["edition"][0]})
    forms = {"elm.jsonld": _("European Learning Model (JSON-LD)"), "openbadge.json": _("Open Badges 3.0 (JSON)")}
    with st.container(horizontal=True, key="exchanged"):
        for form, name in forms.items():
            address = site(f"api/v1/micro-credentials/{design}.{form}?{asked}")
            st.link_button(name, address, type="tertiary", icon=":material/download:")


def _mandatory(entry: Mapping[str, Any], terms: Mapping[str, str]) -> dict[str, str]:
    places = micro_credentials.places(
        engine(), codes=[one for one in (entry["country"], entry["region"]) if one], language=language()
    )
    outcomes = micro_credentials.outcomes(engine(), design=entry["micro_credential_id"], language=language())
    design = entry["status"] == DESIGN
    nobody = _("none: reference design, nobody awards it") if design else not_stated()
    return {
        _("Title"): plain(entry["name"]),
        _("Country or region of the issuer"): ", ".join(places.values()) or nobody,
        _("Awarding body"): plain(entry["awarding_body"] or "") or nobody,
        _("Date of issuing"): _("set when it is awarded; record reviewed {day}").format(day=day(entry["reviewed"])),
        _("Learning outcomes"): "\n".join(f"- {plain(one)}" for one in outcomes) or not_stated(),
        _("Notional workload"): _workload(entry),
        _("Level"): _("EQF {level}").format(level=entry["eqf_level"]) if entry["eqf_level"] else not_stated(),
        _("Type of assessment"): _said(entry["assessment"], terms),
        _("Form of participation"): "; ".join(
            _said(said, terms) for said in (entry["participation"], entry["delivery"]) if said
        )
        or not_stated(),
        _("Type of quality assurance"): _said(entry["quality_assurance"], terms),
    }


def _optional(entry: Mapping[str, Any], terms: Mapping[str, str]) -> dict[str, str]:
    stackable = entry["builds_on"] or entry["stacks_with"]
    return {
        _("Prerequisites"): plain(entry["prerequisites"] or "") or not_stated(),
        _("Supervision and identity verification"): _said(entry["supervision"], terms),
        _("Grade achieved"): plain(entry["grading"] or "") or not_stated(),
        _("Stackability"): _("stackable, see the path below") if stackable else not_stated(),
        _("Further information"): entry["further_information"] or not_stated(),
    }


def not_stated() -> str:
    """What stands where a record says nothing."""
    return _("not stated")


def _workload(entry: Mapping[str, Any]) -> str:
    hours, ects = entry["workload_hours"], entry["ects"]
    if not hours:
        return not_stated()
    if not ects:
        return _("{hours} hours; ECTS not stated").format(hours=number(hours))
    return _("{hours} hours, {ects} ECTS").format(hours=number(hours), ects=number(ects, 1))


def _said(text: str | None, terms: Mapping[str, str]) -> str:
    return ", ".join(terms.get(term, term) for term in (text or "").split("|") if term) or not_stated()


LINKS = ("curated", "declared", "accepted")


def made_by(code: str) -> str:
    """How the link between a record and a skill was made."""
    return {
        "curated": _("curated by us"),
        "declared": _("declared by the provider"),
        "accepted": _("suggested and accepted"),
    }[code]


def _teaches(design: str) -> None:
    taught = micro_credentials.skills(engine(), design=design, language=language()).with_columns(
        link=in_words("made_by", made_by, LINKS).fill_null(not_stated())
    )
    level = {"level": Column(_("Level"))} if taught["level"].drop_nulls().len() else {}
    if taught.is_empty():
        st.header(_("Which skills it teaches is not stated"), anchor="design-skills")
        return
    show(
        None,
        title=ngettext("Teaches {n} skill", "Teaches {n} skills", taught.height),
        sentence=_("ESCO skills, for how many of our profiles each is essential, and who linked it to this record."),
        data=taught,
        columns={
            "name": Column(_("Skill"), leads_to="skill"),
            **level,
            "essential_profiles": Column(_("Essential to"), 0),
            "link": Column(_("Link")),
        },
        evidence=evidence(engine(), micro_credentials.origins(engine()), grade=["curated"]),
        file="design-skills",
        notes=[_("Names in English where ESCO has none in this language.")] if taught["in_english"].any() else [],
    )


def _serves(design: str) -> None:
    served = served_rows(engine(), design, language())
    if served.is_empty():
        st.header(_("No profile has one of its skills as essential"), anchor="design-profiles")
        return
    first = served.row(0, named=True)
    shares = served["percent"].to_list()
    show(
        ranking(
            [brief(name) for name in served["name"]],
            shares,
            [
                _("{taught} of {essential}").format(taught=number(row["taught"]), essential=number(row["essential"]))
                for row in served.iter_rows(named=True)
            ],
            palette=palette(),
            modelled=True,
            row=38,
        ),
        title=_("Leads furthest towards {profile}: {share} % of its essential skills").format(
            profile=first["name"], share=number(shares[0])
        ),
        sentence=_(
            "Essential skills of a profile that this record teaches, in % of all its essential skills; the "
            "{n} profiles it serves most."
        ).format(n=number(served.height)),
        data=served,
        columns={
            "name": Column(_("Profile"), leads_to="profile"),
            "taught": Column(_("Taught"), 0),
            "essential": Column(_("Essential"), 0),
            "percent": Column(_("Share, %"), 1),
        },
        evidence=evidence(engine(), micro_credentials.origins(engine()), grade=["modelled"]),
        file="design-profiles",
    )


def _stacks(entry: Mapping[str, Any], records: pl.DataFrame) -> None:
    rows = micro_credentials.stack(records, design=entry["micro_credential_id"])
    if rows.height == 1:
        st.header(_("Stands alone: no path is stated"), anchor="stack")
        return
    relation = {
        "before": _("comes before"),
        "self": _("this one"),
        "after": _("builds on this one"),
        "with": _("combines well with it"),
    }
    stops = [
        Stop(brief(row["name"], width=42), f"{facts(row)} · {relation[row['relation']]}", row["relation"])
        for row in rows.iter_rows(named=True)
    ]
    show(
        steps(stops, palette=palette()),
        title=_stack_title(rows),
        sentence=_(
            "As the records state it: on the line what has to come first and what builds on it; dotted what "
            "combines well with it, in any order."
        ),
        data=rows.with_columns(said=pl.col("relation").replace_strict(relation)),
        columns={
            "name": Column(_("Micro-credential"), leads_to="micro-credential"),
            "said": Column(_("Relation")),
            "eqf_level": Column(_("EQF level"), 0),
            "workload_hours": Column(_("Hours"), 0),
        },
        evidence=evidence(engine(), micro_credentials.origins(engine()), grade=["curated"]),
        file="stack",
    )
    with st.container(key="links-stack", horizontal=True):
        for row in rows.filter(pl.col("relation") != "self").iter_rows(named=True):
            link_to("micro-credential", row["name"], id=row["micro_credential_id"])


def _stack_title(rows: pl.DataFrame) -> str:
    count = {name: rows.filter(relation=name).height for name in ("before", "after", "with")}
    if count["before"] or count["after"]:
        return _("A step on a path: {before} before it, {after} after it, {beside} beside it").format(
            before=number(count["before"]), after=number(count["after"]), beside=number(count["with"])
        )
    return ngettext("Combines with {n} other", "Combines with {n} others", count["with"])


def completeness() -> str:
    """How much the records say, in a sentence."""
    held = micro_credentials.completeness(engine())
    return _(
        "Of {records} records, {skills} name the skills they teach, {level} a level, {workload} a workload; {quality} "
        "state their quality assurance, which only an awarding body can set."
    ).format(
        records=number(held["records"]),
        skills=number(held["with_skills"]),
        level=number(held["with_level"]),
        workload=number(held["with_workload"]),
        quality=number(held["with_quality"]),
    )


def columns(records: pl.DataFrame) -> dict[str, Column]:
    """Headings of the list; who awards it only where somebody does."""
    body = {"awarding_body": Column(_("Awarding body"))} if records["awarding_body"].drop_nulls().len() else {}
    return {
        "name": Column(_("Micro-credential"), leads_to="micro-credential"),
        **body,
        "area": Column(_("Technology area")),
        "eqf_level": Column(_("EQF level"), 0),
        "workload_hours": Column(_("Hours"), 0),
        "ects": Column(_("ECTS"), 1),
        "form": Column(_("Form of participation")),
        "skills": Column(_("Skills"), 0),
        "needs": Column(_("Needs met"), 0),
        "mark": Column(_("Status")),
    }


def marked(records: pl.DataFrame) -> pl.DataFrame:
    """The list with the mark and the form of every record in words."""
    terms = micro_credentials.terms(engine(), language=language())
    return records.with_columns(
        mark=in_words("status", mark_text, records["status"].unique()),
        form=in_words("participation", lambda said: _said(said, terms), records["participation"].drop_nulls().unique()),
    )


ACROSS = 3


def cards(records: pl.DataFrame, reasons: Mapping[str, str]) -> None:
    """Records as cards, three across on a desk; each opens its own page.

    Args:
        records: rows as `designs` answers.
        reasons: identifier → why a search found it, where that is not its name.
    """
    codes = {code for name in ("country", "region") for code in records[name].drop_nulls()}
    places = micro_credentials.places(engine(), codes=codes, language=language()) if codes else {}
    for first in range(0, records.height, ACROSS):
        row = records[first : first + ACROSS]
        for column, entry in zip(st.columns(ACROSS), row.iter_rows(named=True), strict=False):
            with column, st.container(border=True, height="stretch", key=f"card-{entry['micro_credential_id']}"):
                with st.container(key=f"links-{entry['micro_credential_id']}"):
                    link_to("micro-credential", entry["name"], id=entry["micro_credential_id"])
                line = " · ".join(said for said in (facts(entry), entry["area"]) if said)
                st.markdown("  \n".join([mark(entry["status"]), line, *awarded(entry, places)]))
                taught = ngettext("{n} skill", "{n} skills", entry["skills"])
                st.caption(f"{plain(entry['purpose'] or '')} {taught}.")
                if reason := reasons.get(entry["micro_credential_id"]):
                    st.caption(_("Found by {reason}").format(reason=plain(reason)))


def awarded(entry: Mapping[str, Any], places: Mapping[str, str]) -> list[str]:
    """Who awards an offer and where, as a line; nothing for a design."""
    where = [places[code] for code in (entry["region"] or entry["country"],) if code in places]
    return [", ".join([plain(entry["awarding_body"]), *where])] if entry["awarding_body"] else []
