"""A micro-credential as the Council Recommendation of 16 June 2022 describes one, and words around the catalogue."""

from collections.abc import Mapping
from typing import Any

import polars as pl
import streamlit as st

from observatory.queries import micro_credentials
from observatory.queries.provenance import evidence
from observatory.ui.engine import engine
from observatory.ui.figure import Column, show
from observatory.ui.language import _, language, number
from observatory.ui.navigation import link_to

ORIGINS = ("observatory-curation", "esco-1.1.1")


def not_an_offer() -> str:
    """The mark that every record carries."""
    return f":orange-badge[:material/draft: {_('reference design – not an offer')}]"


def record(entry: Mapping[str, Any], names: Mapping[str, str]) -> None:
    """The standard elements in their order, then what it teaches and whom it serves."""
    design = entry["micro_credential_id"]
    terms = micro_credentials.terms(engine(), language=language())
    st.header(entry["name"], anchor="record")
    st.markdown(not_an_offer())
    if entry["purpose"]:
        st.markdown(entry["purpose"])
    left, right = st.columns(2, gap="large")
    with left:
        st.subheader(_("What learners can do afterwards"), anchor="outcomes")
        for outcome in micro_credentials.outcomes(engine(), design=design, language=language()):
            st.markdown(f"- {outcome}")
    with right:
        st.subheader(_("Standard elements"), anchor="elements")
        for element, text in _elements(entry, terms, names).items():
            st.markdown(f"**{element}**: {text}")
    _teaches(design)
    _serves(design)


def _elements(entry: Mapping[str, Any], terms: Mapping[str, str], names: Mapping[str, str]) -> dict[str, str]:
    return {
        _("Country of the issuer"): entry["country"] or _("none (reference design)"),
        _("Awarding body"): _("none (reference design)"),
        _("Workload"): _("{hours} hours, {ects} ECTS").format(
            hours=number(entry["workload_hours"]), ects=number(entry["ects"], 1)
        ),
        _("Level"): _("EQF {level}").format(level=entry["eqf_level"]),
        _("Assessment"): _said(entry["assessment"], terms),
        _("Form of participation"): _said(entry["participation"], terms),
        _("Ways of learning"): _said(entry["delivery"], terms),
        _("Quality assurance"): _said(entry["quality_assurance"], terms),
        _("Prerequisites"): entry["prerequisites"] or _("none"),
        _("Builds on"): _named(entry["builds_on"], names),
        _("Stacks with"): _named(entry["stacks_with"], names),
        _("Reviewed"): str(entry["reviewed"]),
    }


def _said(text: str | None, terms: Mapping[str, str]) -> str:
    return ", ".join(terms.get(term, term) for term in (text or "").split("|") if term) or "–"


def _named(text: str | None, names: Mapping[str, str]) -> str:
    return ", ".join(names.get(one, one) for one in (text or "").split("|") if one) or _("none")


def _teaches(design: str) -> None:
    taught = micro_credentials.skills(engine(), design=design, language=language())
    show(
        None,
        title=_("Skills taught"),
        sentence=_("ESCO skills that this design teaches, and for how many of our profiles each is essential."),
        data=taught,
        columns={"name": Column(_("Skill")), "essential_profiles": Column(_("Essential to"), 0),
                 "optional_profiles": Column(_("Optional for"), 0)},
        evidence=evidence(engine(), ORIGINS, grade=["curated"]),
        file="design-skills",
        level=3,
        notes=[_("Names in English where ESCO has none in this language.")] if taught["in_english"].any() else [],
    )  # fmt: skip


def _serves(design: str) -> None:
    served = micro_credentials.profiles(engine(), design=design, language=language())
    st.subheader(_("Profiles it serves"), anchor="profiles")
    st.caption(_("By the share of a profile's essential skills that this design teaches."))
    for row in served.iter_rows(named=True):
        link_to(
            "profiles",
            _("{profile}: {taught} of {essential} essential skills").format(
                profile=row["name"], taught=number(row["taught"]), essential=number(row["essential"])
            ),
            profile=row["profile_id"],
        )


def completeness() -> str:
    """How much the records say, in a sentence."""
    held = micro_credentials.completeness(engine())
    return _(
        "Of {records} records, {skills} name the skills they teach, {level} a level, {workload} a workload; {quality} "
        "state their quality assurance, which only an awarding body can set. Countries apply to offers, not to designs."
    ).format(
        records=number(held["records"]), skills=number(held["with_skills"]), level=number(held["with_level"]),
        workload=number(held["with_workload"]), quality=number(held["with_quality"]),
    )  # fmt: skip


def columns() -> dict[str, Column]:
    """Headings of the list."""
    return {
        "name": Column(_("Micro-credential")), "area": Column(_("Technology area")),
        "eqf_level": Column(_("EQF level"), 0), "workload_hours": Column(_("Hours"), 0),
        "ects": Column(_("ECTS"), 1), "skills": Column(_("Skills"), 0), "mark": Column(_("Status")),
    }  # fmt: skip


def marked(designs: pl.DataFrame) -> pl.DataFrame:
    """The list with the mark of every record in words."""
    return designs.with_columns(mark=pl.lit(_("reference design – not an offer")))


def coverage_columns() -> dict[str, Column]:
    """Headings of the coverage by technology area."""
    return {
        "area": Column(_("Technology area")), "needs": Column(_("Essential skills needed"), 0),
        "covered": Column(_("Taught by a design"), 0),
    }  # fmt: skip
